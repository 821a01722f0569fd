"""A manuscript may break off anywhere: the rules look behind a mark where nothing is left."""

from __future__ import annotations

import re

import pytest

from refnorm import Source, analyze

NATIVE = """СПИСОК ЛИТЕРАТУРЫ
1. Орлов Д. Е., Белов А. К. Реки степи // Водное дело. 2011. № 2. С. 12–18.
2. Зимин К. Л. Снега и льды // Снег и лёд. 2012. № 3. С. 5–9.
3. Сергеев П. Т. О ветре // Вестник гор. М.: Наука, 2013. № 1. С. 1–4.
4. Зимин К. Л. О снеге // Вестник гор. М.: Наука, 2013. № 1. С. 1–4.
5. Орлов Д. Е., Белов А. К. Реки"""
ROMANIZED = """REFERENCES
1. Orlov D. E., Belov A. K. Reki stepi // Vodnoe delo. 2011. No. 2. P. 12–18.
2. Zimin K. L. Snega i l'dy // Sneg i led. 2012. No. 3. P. 5–9.
3. Sergeev P. T. O vetre // Vestnik gor. Moscow: Nauka, 2013. No. 1. P. 1–4.
4. Zimin K. L. O snege // Vestnik gor. Moscow: Nauka, 2013. No. 1. P. 1–4.
5. Orlov D. E., Belov A. K. Reki"""
BOTH = f"{NATIVE}\n\n{ROMANIZED}"
TAILS = (
    "", " и др", " et al", " //", " /", " [", " [Rivers", " (", ")", " М", " М:", " №", " С", " С.", " pp",
    " –", " К.", " К.Л", " под ред", " ed. by", " URL:", " doi:10.1",
    "«", "»", '"', " 2", " 12-", ",", "…", "'",
)  # fmt: skip
CUT = [BOTH[: mark.end()] for mark in re.finditer(r"[/.,:№–](?=\s)|'", BOTH)]


@pytest.mark.parametrize("text", [*(head + tail for head in (NATIVE, BOTH) for tail in TAILS), *CUT])
def test_a_text_may_end_in_the_middle_of_an_entry(text: str) -> None:
    report = analyze(Source(name="cut.md", data=text.encode()))
    assert [e.message for e in report.errors] in ([], ["no reference list found"])
