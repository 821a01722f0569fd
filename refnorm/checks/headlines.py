"""Journals whose words begin with capitals, though the list has the same words small: `Право, Экономика`."""

from __future__ import annotations

from refnorm.checks.kinds import sure
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS, cyrillic_share

_NATIVE = 0.5
"""Share of native letters of a journal: in Latin letters such capitals are usual."""
_INSIDE = kept(r"\s(?<=[\w,:].)([^\W\d_]{4,})")
"""A word that is no particle and begins no sentence."""
_FEWEST = 2
"""Words that the list has to have small elsewhere: one may be a name."""


def headlines(lst: ReferenceList) -> tuple[tuple[Entry, Span], ...]:
    """Return the native journals whose inner words all have capitals that the list has not elsewhere."""
    if lst.role == "romanized":
        return ()
    names = ((entry, sure(entry, "container_title")) for entry in lst.entries)
    loud = [(entry, *name) for entry, name in names if name and _is_loud(name[0])]
    small = {w for entry in lst.entries for w in LETTERS.findall(entry.raw) if w.islower()} if loud else set()
    return tuple((e, at) for e, name, at in loud if len(small.intersection(_inner(name.lower()))) >= _FEWEST)


def _inner(name: str) -> list[str]:
    return _INSIDE.findall(name)


def _is_loud(name: str) -> bool:
    """Tell whether the words inside a native name begin with capitals, and none is an acronym."""
    found = _inner(name) if cyrillic_share(name) > _NATIVE else []
    return len(found) >= _FEWEST and all(word.istitle() for word in found)
