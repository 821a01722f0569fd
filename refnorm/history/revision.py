"""What became of each finding from one version of a manuscript to the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from refnorm.history.faults import Fault, Snapshot
from refnorm.history.matching import Alike, Matching
from refnorm.nouns import noun


@noun
class Revision:
    """The findings of two versions, each in one place.

    `mended` are gone and their entries are still there; of `removed` ones the entry is gone too. `left` are
    what they were, `changed` have other values and still differ (old, new); `broken` are new.
    """

    mended: tuple[Fault, ...] = ()
    removed: tuple[Fault, ...] = ()
    left: tuple[tuple[Fault, Fault], ...] = ()
    changed: tuple[tuple[Fault, Fault], ...] = ()
    broken: tuple[Fault, ...] = ()

    @property
    def open(self) -> tuple[Fault, ...]:
        """What is still to be done in the new version."""
        return (*(new for _, new in self.left), *(new for _, new in self.changed), *self.broken)


def compared(old: Snapshot, new: Snapshot) -> Revision:
    """Match the findings of two versions, whatever their files, lines and numbers are."""
    matching = Matching(old.faults, new.faults)
    matching.by(lambda f: (PurePath(f.source).name, f.fingerprint, f.code))
    matching.by(lambda f: (f.fingerprint, f.code))
    matching.alike(lambda f: (f.code, f.values))
    same = dict(matching.pairs)
    matching.alike(lambda f: f.code)
    pairs = matching.pairs
    met = set(pairs.values())
    gone = [fault for at, fault in enumerate(old.faults) if at not in met]
    still = _still_there(gone, new.entries)
    return Revision(
        mended=tuple(fault for fault, there in zip(gone, still, strict=True) if there),
        removed=tuple(fault for fault, there in zip(gone, still, strict=True) if not there),
        left=tuple((old.faults[pairs[at]], f) for at, f in enumerate(new.faults) if at in same),
        changed=tuple(
            (old.faults[pairs[at]], f) for at, f in enumerate(new.faults) if at in pairs and at not in same
        ),
        broken=tuple(f for at, f in enumerate(new.faults) if at not in pairs),
    )


def _still_there(faults: Sequence[Fault], entries: Sequence[str]) -> list[bool]:
    """Tell of each fault whether its entry is in the new version; what has none cannot be removed."""
    known = Alike(dict(enumerate(entries)))
    return [not fault.text or bool(known.near(fault.text)) for fault in faults]
