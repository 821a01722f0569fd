"""Words for a work that is cited before name it; in a title, or for a journal, they do not."""

from __future__ import annotations

import pytest

from refnorm import Source, analyze
from refnorm.fields.again import is_cited_again


@pytest.mark.parametrize(
    ("entry", "again"),
    [
        ("Там же. С. 70–72.", True),
        ("Там же", True),
        ("Орлов Д. Е. Указ. соч. С. 15.", True),
        ("Орлов Д. Е., Котов А. А. Указ. соч., с. 15.", True),
        ("Сонда. – 45 б.", True),
        ("Ibid., p. 45.", True),
        ("Орлов Д. Е. О льде // Там же. С. 5–9.", False),
        ("Gabrin F. Fuel for rivers // Ibid. – PP. 38–48.", False),
        ("Сонда ғана бақыт бар // Жұлдыз. 2011. № 2. 5–9 б.", False),
        ("Омаров А. Ошондо бул // Ала-Тоо. 2011. № 2.", False),
    ],
)
def test_a_work_cited_again(entry: str, again: bool) -> None:
    """It has the words where its title would stand."""
    text = f"Литература\n1. Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.\n2. {entry}\n"
    report = analyze(Source("a.md", data=text.encode(), named=False))
    (lst,) = report.results[0].articles[0].lists
    assert is_cited_again(lst.entries[1]) is again
