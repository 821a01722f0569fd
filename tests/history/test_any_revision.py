"""Any faults before, any after, in any order of the entries: each is told as what became of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from manuscripts import NATIVE, ROMANIZED, manuscript

from refnorm import Options, Source, analyze
from refnorm.history import compared, of_report

SLIPS = {
    "RN201": ("pp. 15–22", ("pp. 15–28", "pp. 17–22")),
    "RN202": ("2004. 320", ("2014. 320", "2002. 320")),
    "RN203": ("vol. 4", ("vol. 6", "vol. 9")),
    "RN204": ("no. 2, pp", ("no. 3, pp", "no. 8, pp")),
}
"""For each rule what is right, and two ways to have it wrong."""

faults = st.dictionaries(st.sampled_from(sorted(SLIPS)), st.sampled_from([0, 1]))
orders = st.permutations(range(len(NATIVE)))


def snapshot(wrong, order):
    """Return what is known of a manuscript with some faults, its entries in some order."""
    text = "\n".join(ROMANIZED)
    for code, which in wrong.items():
        right, ways = SLIPS[code]
        text = text.replace(right, ways[which])
    romanized = text.split("\n")
    page = manuscript([NATIVE[at] for at in order], [romanized[at] for at in order])
    options = Options(select=tuple(SLIPS), debug=True)
    return of_report(analyze(Source("a.md", data=page.encode()), options=options))


@given(faults, faults, orders)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_revision(before, after, order):
    """Mended is what was there and is not, changed what is wrong otherwise, broken what was not there."""
    told = compared(snapshot(before, range(len(NATIVE))), snapshot(after, order))
    assert {f.code for f in told.mended} == set(before) - set(after)
    assert {f.code for f in told.broken} == set(after) - set(before)
    both = set(before) & set(after)
    assert {new.code for _, new in told.left} == {code for code in both if before[code] == after[code]}
    assert {new.code for _, new in told.changed} == {code for code in both if before[code] != after[code]}
    assert not told.removed
