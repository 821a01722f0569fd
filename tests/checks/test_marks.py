"""The letters at fault: a finding knows where they stand, not only which they are."""

from __future__ import annotations

import pytest

from refnorm import Options, Source, analyze
from refnorm.model import Finding, Side

PAGE = """СПИСОК ЛИТЕРАТУРЫ

1. Сергеев П. Т. Реки степи. М.: Волна, 2011. 320 с.
2. Орлова М. К. Большие озёра севера. М.: Волна, 2004. 214 с.
3. Гусев В. А. Подземные воды предгорий. М.: Волна, 1998. 122 с.

REFERENCES

1. Sergeev P. T. Reki stepi. Moscow: Volna, 2011. 320 p.
2. Orlova M. K. Bolshie ozera severa. Moscow: Volna, 2004. 214 p.
3. Gusev V. A. Podzemnye vody predgorii. Moscow: Volna, 1998. 122 p.
"""


def found(old: str, new: str, code: str) -> tuple[str, Finding]:
    """Return the page in which one word is another, and the finding of a code in it."""
    report = analyze(Source("a.md", data=PAGE.replace(old, new).encode()), options=Options(debug=True))
    findings = [f for f in report.findings if f.code == code]
    assert len(findings) == 1
    return report.results[0].document.text, findings[0]


def marked(text: str, side: Side | None) -> list[tuple[str, str]]:
    """Return what is marked on a side, each with what stands before it in its word."""
    assert side
    return [(text[side.spans[0].start : mark.start], mark.of(text)) for mark in side.marks]


@pytest.mark.parametrize(
    ("new", "native", "romanized"),
    [
        ("Podzemye", ("Подзем", "н"), ("Podzem", "")),
        ("Podzemrnye", ("Подзем", ""), ("Podzem", "r")),
        ("Podzelnye", ("Подзе", "м"), ("Podze", "l")),
    ],
)
def test_a_letter_of_a_title(new: str, native: tuple[str, str], romanized: tuple[str, str]) -> None:
    """A lost letter is a place on the side that has lost it, a wrong one stands on both sides."""
    text, finding = found("Podzemnye", new, "RN304")
    assert marked(text, finding.native) == [native]
    assert marked(text, finding.romanized) == [romanized]


def test_a_letter_of_the_other_script() -> None:
    """The odd letter is marked, not its word."""
    text, finding = found("severa", "sevеra", "RN401")
    assert marked(text, finding.romanized) == [("sev", "\u0435")]


@pytest.mark.parametrize(
    ("old", "new", "native", "romanized"),
    [
        ("Gusev V. A.", "Gusev V. B.", ("Гусев В. ", "А"), ("Gusev V. ", "B")),
        ("Gusev V. A.", "Gusev Zh. A.", ("Гусев ", "В"), ("Gusev ", "Zh")),
        ("Gusev V. A.", "Z. A. Gusev", ("Гусев ", "В"), ("", "Z")),
    ],
)
def test_an_initial(old: str, new: str, native: tuple[str, str], romanized: tuple[str, str]) -> None:
    """The one that differs is marked on both sides, wherever the surname stands."""
    text, finding = found(old, new, "RN302")
    assert marked(text, finding.native) == [native]
    assert marked(text, finding.romanized) == [romanized]


def test_an_initial_that_is_lost() -> None:
    """Which one it was is not known, so none is marked."""
    _, finding = found("Gusev V. A.", "Gusev A.", "RN302")
    assert finding.native and finding.romanized and not finding.native.marks + finding.romanized.marks
