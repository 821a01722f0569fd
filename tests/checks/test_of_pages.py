"""The numbers and heads of pages are no part of the references that they cut: nothing is said of them."""

from __future__ import annotations

from time import process_time

from refnorm import Options, Source, analyze

PAGE = """# О РЕКАХ

Реки текут медленно.

## Литература

1. Сергеев П. Т. Реки степи. М.: Волна, 2011. 320 с.
2. Орлова М. К. Большие озёра севера. {native}М.: Волна, 2004. 214 с.
3. Гусев В. А. Подземные воды предгорий. М.: Волна, 1998. 122 с.

## References

1. Sergeev P. T. Reki stepi. Moscow: Volna, 2011. 320 p.
2. Orlova M. K. Bolshie ozera severa. {romanized}Moscow: Volna, 2004. 214 p.
3. Gusev V. A. Podzemnye vody predgorii. Moscow: Volna, 1998. 122 p.
"""


def told(native: str, romanized: str) -> list[str]:
    """Return the codes of what is told of a page, information aside."""
    text = PAGE.format(native=native, romanized=romanized)
    report = analyze(Source("a.md", data=text.encode()), options=Options(debug=True))
    return [f.code for f in report.findings if f.severity != "info"]


def test_the_number_and_the_head_of_a_page() -> None:
    """Both forms of a work are cut, by other numbers and other words; in one line they are the work's."""
    assert told("\n\n– 45 –\n\n", "\n\n– 47 –\n\n") == []
    assert told("\n\n---\n\nВестник рек. № 3\n\n", "\n\n---\n\nHerald of Rivers. № 3\n\n") == []
    assert told("45. ", "47. ") == ["RN210"]


def test_many_numbers_within_an_entry() -> None:
    """The time grows with their number, not with its square."""
    started = process_time()
    assert told("\n" + "45\n" * 20_000, "") == []
    assert process_time() - started < 10
