"""What an entry shows that survives romanization and translation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from refnorm.fields.compare import without
from refnorm.model import Entry
from refnorm.text import WORD, cyrillic_share, skeleton

_LINK = re.compile(r"(?:https?:|www\.|10\.\d{4,9}/)\S*|\S+@\S+")
_BRACKET = re.compile(r"\[[^\[\]]{4,}\]")
_NUMBER = re.compile(r"\d+")
_CODE = re.compile(r"\W")
_ROMAN = re.compile(r"(?<!\w)[IVX]{2,5}(?!\w)")


@dataclass(frozen=True, slots=True)
class Features:
    """Surnames, words and numbers of an entry, folded; its links, document numbers, label, place."""

    names: tuple[str, ...]
    words: Counter[str]
    numbers: Counter[str]
    identifiers: frozenset[str]
    codes: frozenset[str]
    label: str | None
    position: int
    et_al: bool
    latin: bool


def features(entry: Entry) -> Features:
    """Derive the features of a parsed entry."""
    reference = entry.reference
    body = _LINK.sub(" ", without(entry, ("URL", "DOI", "accessed"))[len(entry.label or "") :])
    bare = _BRACKET.sub(" ", body)
    found = WORD.findall(bare if len(bare) > 25 else body)
    bones = Counter(b for w in found if len(w) > 2 and len(b := skeleton(w)) > 1)
    names = tuple(
        skeleton(w) for n in reference.author for w in ([n.family] if n.family else (n.literal or "").split())
    )
    numbers = Counter(n.lstrip("0") or "0" for n in _NUMBER.findall(body))
    numbers.update(_ROMAN.findall(body))
    for name in names:
        bones.pop(name, None)
    links = {link_key(v) for v in (reference.URL, reference.DOI) if v}
    codes = {_CODE.sub("", v) for v in (reference.number, reference.ISBN) if v}
    return Features(
        names, bones, numbers, frozenset(links), frozenset(c for c in codes if len(c) > 3),
        entry.label, entry.index, reference.et_al, cyrillic_share(bare) < 0.5,
    )  # fmt: skip


def link_key(link: str) -> str:
    """Return a link in the form in which two spellings of one address are equal."""
    return re.sub(r"^(?:https?|ftp):?/{1,2}(?:www\.)?|^www\.", "", link.casefold()).rstrip("/.")
