"""The language whose hand a word of an entry is by."""

from __future__ import annotations

import pytest

from refnorm import Source, analyze
from refnorm.romanization.comparison import compare

LIST = """ӘДЕБИЕТТЕР

1. Сыдықов Ә. Қ. Дала шыңы мен ыстық қыс. Алматы: Арна, 2015. 364 б.
2. Жумин П. Т. Опыты изучения северной степи и горных рек. М.: Волна, 2014. 90 с.
3. Зимин Т. А. Қыстау туралы. Алматы: Арна, 2012. 58 б.

REFERENCES

1. Sydyqov A. Q. Dala shyngy men ystyq qys. Almaty: Arna, 2015. 364 p.
2. Jumin P. T. Opiti izucheniya severnoy stepi i gornykh rek. Moscow: Volna, 2014. 90 p.
3. Zimin T. A. Qystau turaly. Almaty: Arna, 2012. 58 p.
"""


@pytest.mark.parametrize(
    ("word", "language"),
    [("Опыты", "ru"), ("изучения", "ru"), ("ыстық", "kk"), ("Қыстау", "kk")],
    ids=[
        "as only the other language's schemes write it",
        "by its own schemes",
        "of the list",
        "a short title",
    ],
)
def test_a_word_is_by_the_hand_of_its_work(word: str, language: str) -> None:
    """A Russian work in a Kazakh list shows nothing of how that writes Kazakh."""
    result = analyze(Source("list.txt", data=LIST.encode())).results[0]
    found = compare(result.document, result.articles[0]).pairs.values()
    languages = {m.native.text: m.language for one in found for m in one.matches}
    assert languages[word] == language
