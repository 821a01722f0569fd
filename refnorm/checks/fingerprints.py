"""What a fault is called from one run to the next: by what is printed, not by where or under which number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from refnorm.model import Article, Entry, Finding, ReferenceList, Side
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import skeleton

if TYPE_CHECKING:
    from refnorm.checks import Rule

_WORD = kept(r"[^\W\d_]{2,}")
_NUMBER = kept(r"[\d.)\s]*")
"""What an entry's number is made of: another one after the next revision."""

_WORDS = 4
"""Words of an entry by which it is known again: author and title, before what is mostly corrected."""

_WHOLE = 0.7
"""The share of an entry from which on a value is the entry itself and no part of it."""


def fingerprint(rule: Rule, found: Finding, lists: Mapping[int, ReferenceList]) -> str:
    """Hash a fault: its rule, the printed values, and the work in whose entry they stand.

    Where one fault has several places, or a list as a whole is looked at, no single entry is named: the first
    may be corrected while others keep the fault. Of a rule that speaks once a list, rule and list are enough.
    """
    sides = [side for side in (found.native, found.romanized) if side]
    roles = [lists[side.list].role for side in sides if side.list in lists]
    parts = [rule.code, *roles]
    if rule.once:
        return _hash(*parts)
    entries = [entry for entry in (_entry(side, lists) for side in sides) if entry]
    values = [_value(side, _entry(side, lists)) for side in sides]
    if rule.noun in (ReferenceList, Article):
        values = sorted({*values, *(side.text for side in found.related)})
        keys = [one.key for one in found.phrases]
        return _hash(*parts, *keys, *(value for value in values if not _NUMBER.fullmatch(value)))
    if rule.group:
        return _hash(*parts, *(value.casefold() for value in values))
    return _hash(*parts, *(known_by(entry.raw) for entry in entries[:1]), *values)


def known_by(raw: str) -> str:
    """Return the words by which an entry is known again, whatever its marks, digits and capitals."""
    words = (match[0] for match, _ in zip(_WORD.finditer(raw), range(_WORDS), strict=False))
    return " ".join(skeleton(word.casefold()) for word in words)


def told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings so that no two have one fingerprint: the second of a kind gets its own."""
    seen: Counter[str] = Counter()
    for found in findings:
        seen[found.fingerprint] += 1
        again = seen[found.fingerprint]
        yield found if again == 1 else replace(found, fingerprint=_hash(found.fingerprint, str(again)))


def _hash(*parts: str) -> str:
    made: str = _blake2s()("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return made


@cache
def _blake2s() -> Any:
    """Return the hash from where `hashlib` takes it: OpenSSL, loaded first, is a hundredth of a cold run."""
    try:
        return import_module("_blake2").blake2s
    except (ImportError, AttributeError):
        return import_module("hashlib").blake2s


def _entry(side: Side, lists: Mapping[int, ReferenceList]) -> Entry | None:
    entries = lists[side.list].entries if side.list in lists else ()
    return entries[side.entry - 1] if side.entry and side.entry <= len(entries) else None


def _value(side: Side, entry: Entry | None) -> str:
    """Return a printed value on one line; one that is most of the entry says no more than its words."""
    text = " ".join(side.text.split())
    return "" if entry and len(text) > _WHOLE * len(entry.raw) else text
