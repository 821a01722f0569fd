"""Letters at fault that stand side by side in a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.romanization.shown import Slip


def joined(slips: Iterable[Slip]) -> Iterator[Slip]:
    """Yield slips, those of neighbours as one: йы is written i, which is clearer than й lost and ы wrong."""
    last: Slip | None = None
    for slip in slips:
        if last and (both := _together(last, slip)):
            last = both
            continue
        if last:
            yield last
        last = slip
    if last:
        yield last


def _together(one: Slip, other: Slip) -> Slip | None:
    """Return two slips as one, where no letter stands between them and none has changed places."""
    a, b = one.step, other.step
    beside = (b.at, b.where) == (a.at + len(a.native), a.where + len(a.roman))
    if not beside or "swapped" in (a.kind, b.kind) or a.kind == b.kind == "extra":
        return None
    kind = "missing" if a.kind == b.kind == "missing" else "wrong"
    step = a._replace(kind=kind, native=a.native + b.native, roman=a.roman + b.roman)
    # a word shows one of the letters, and both only where the other is too many
    like = other.like if a.kind == "extra" else one.like if b.kind == "extra" else None
    return one._replace(step=step, expected=one.expected + other.expected, like=like)
