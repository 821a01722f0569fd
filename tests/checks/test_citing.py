"""Pages that the text cites speak for one side of a drift: the page, and one past the other's total."""

from __future__ import annotations

import pytest

from refnorm import Source, analyze

TEXT = """Ветры севера описаны давно [2{cited}].

Литература
1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 43 с.

References
1. Sergeev P. T. Reki i ozera stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
2. Orlov D. E. O vetre i l'de. Moscow: Kolos, 1987. {roman}
"""


@pytest.mark.parametrize(
    ("cited", "roman", "supports", "fixed"),
    [
        (", с. 76", "243 p.", "romanized", "243"),
        (", 76", "p. 243.", "romanized", "243"),
        (", 43", "243 p.", "native", "43"),
        (", с. 45", "243 p.", None, "43"),  # a plate behind the last page that is counted
        (", 9", "243 p.", None, "43"),  # perhaps another work
    ],
)
def test_a_citation_is_a_witness(cited: str, roman: str, supports: str | None, fixed: str) -> None:
    """It supports the side that can have the page, and the mend follows it."""
    report = analyze(Source("a.md", data=TEXT.format(cited=cited, roman=roman).encode(), named=False))
    (drift,) = (f for f in report.findings if f.code == "RN201")
    assert [witness.supports for witness in drift.witnesses] == ([supports] if supports else [])
    assert drift.fix is not None
    assert drift.fix.text == fixed


def test_a_citation_is_no_witness_where_most_name_other_pages() -> None:
    """Where the text's pages are of other editions, one past a total says nothing of the total."""
    others = "[1, с. 76], [1, с. 90], [1, с. 101]; [2, с. 76"
    text = TEXT.format(cited="", roman="243 p.").replace("[2", others)
    report = analyze(Source("a.md", data=text.encode(), named=False))
    (drift,) = (f for f in report.findings if f.code == "RN201")
    assert drift.witnesses == ()
    assert drift.fix is not None
    assert drift.fix.text == "43"
