"""The second letter: which numbers of the first a revision corrected, which it left, and what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from refnorm.history.faults import Fault, Snapshot
from refnorm.history.revision import Revision
from refnorm.nouns import noun

Key = tuple[str, str]
"""An article of a run: its file and its title."""


@noun
class Numbers:
    """What a second letter says about an article: numbers of the first letter by the fingerprints of now,
    the numbers that are corrected, and the highest of the first letter."""

    left: Mapping[str, int]
    corrected: tuple[int, ...]
    known: int


NOTHING = Numbers({}, (), 0)
"""Of an article that no letter was written about."""


def numbers(old: Snapshot, revision: Revision) -> Mapping[Key, Numbers]:
    """Return the numbers for each article of the new version that has something to tell.

    The first letter counted the findings of an article in their order, infos left out.
    """
    first = _first(old)
    articles = _articles(revision)
    kept = [*revision.left, *revision.changed]
    gone = [fault for fault in (*revision.mended, *revision.removed) if id(fault) in first]
    found: dict[Key, Numbers] = {}
    for before, after in articles.items():
        left = {
            new.fingerprint: first[id(was)]
            for was, new in kept
            if _key(new) == after and id(was) in first and _key(was) == before
        }
        corrected = tuple(sorted(first[id(fault)] for fault in gone if _key(fault) == before))
        known = max((number for at, number in first.items() if at in _ids(old, before)), default=0)
        found[after] = Numbers(left, corrected, known)
    return found


def _first(old: Snapshot) -> dict[int, int]:
    """Number the faults of each article that a letter asked about."""
    counts: Counter[Key] = Counter()
    numbered = {}
    for fault in old.faults:
        if fault.severity != "info":
            counts[_key(fault)] += 1
            numbered[id(fault)] = counts[_key(fault)]
    return numbered


def _ids(old: Snapshot, key: Key) -> set[int]:
    return {id(fault) for fault in old.faults if _key(fault) == key}


def _key(fault: Fault) -> Key:
    return fault.source, fault.article


def _articles(revision: Revision) -> dict[Key, Key]:
    """Match the articles of both versions by their findings, else by their titles, else in order."""
    votes = Counter((_key(was), _key(new)) for was, new in (*revision.left, *revision.changed))
    matched: dict[Key, Key] = {}
    for (before, after), _ in votes.most_common():
        if before not in matched and after not in matched.values():
            matched[before] = after
    old = [key for key in _keys(revision.mended, revision.removed) if key not in matched]
    new = [key for key in _keys(revision.broken) if key not in matched.values()]
    for before in old:
        titled = next((key for key in new if key[1] == before[1]), None) or next(iter(new), None)
        matched[before] = titled or before
        if titled:
            new.remove(titled)
    return matched


def _keys(*groups: tuple[Fault, ...]) -> Iterator[Key]:
    yield from dict.fromkeys(_key(fault) for group in groups for fault in group)
