"""What footnotes cite of a work against the list that gives it all: any page of it, but its own total."""

from __future__ import annotations

import pytest

from refnorm import Source, analyze

TEXT = """# Реки степи

О реках писали многие[^1], как и о горах[^2] и о портах[^3].

[^1]: Крылова Е. М. История горных дорог. М.: Наука, 1996. {cited}
[^2]: Гусев Н. В. Птицы северных островов // Вестник зоологии. 2009. № 4. С. 105–112.
[^3]: Ветрова А. С. Экономика малых портов. СПб.: Гавань, 2003. 264 с.

## References

1. Krylova E. M. Istoriya gornykh dorog [History of mountain roads]. Moscow: Nauka, 1996. 180 p.
2. Gusev N. V. Ptitsy severnykh ostrovov [Birds of the north]. Vestnik zoologii, 2009, no. 4, pp. 105–112.
3. Vetrova A. S. Ekonomika malykh portov [Economics of small ports]. St. Petersburg: Gavan, 2003. 264 p.
"""


@pytest.mark.parametrize(
    ("cited", "drifts"), [("С. 58.", 0), ("С. 180.", 0), ("180 с.", 0), ("170 с.", 1), ("С. 258.", 1)]
)
def test_what_a_note_cites(cited: str, drifts: int) -> None:
    """A page or a range within the work is no drift; another total, or a page beyond the last, is one."""
    report = analyze(Source("a.md", data=TEXT.format(cited=cited).encode(), named=False))
    assert sum(f.code == "RN201" for f in report.findings) == drifts
