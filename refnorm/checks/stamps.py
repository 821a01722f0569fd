"""What the engine adds to a finding: how sure it is where a line may have broken a word."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.model import Document, Finding, Side
from refnorm.nouns import replace
from refnorm.text import skeleton

_SOFT = "\u00ad"
_BROKEN, _SAME_BUT_BROKEN = 0.9, 0.6
"""Confidence where a line end of the file broke a word that holds the other, and where they are the same."""


def surely(found: Finding, document: Document) -> Finding:
    """Lower the confidence where a hyphen at a line end, soft or true, may be all that differs."""
    sides = [side for side in (found.native, found.romanized) if side]
    if not any(_SOFT in _printed(side, document) for side in sides):
        return found
    bare = [side.text.replace("-", "") for side in sides]
    if len(bare) == 2 and bare[0] == bare[1]:
        same = _alike(_printed(side, document) for side in sides)
        return replace(found, confidence=min(found.confidence, _SAME_BUT_BROKEN)) if same else found
    bones = sorted(map(skeleton, bare), key=len)
    part = bones[0] and bones[0] != bones[-1] and bones[-1].startswith(bones[0])
    return replace(found, confidence=min(found.confidence, _BROKEN)) if part else found


def _printed(side: Side, document: Document) -> str:
    return "".join(span.of(document.text) for span in side.spans)


def _alike(texts: Iterable[str]) -> bool:
    """Tell whether the hyphens of two texts agree if the doubtful ones are whatever they need to be."""
    (sure, open_), (other_sure, other_open) = map(_hyphens, texts)
    return sure <= other_sure | other_open and other_sure <= sure | open_


def _hyphens(text: str) -> tuple[set[int], set[int]]:
    """Return behind which letters a text has hyphens, and behind which it may have one."""
    sure, open_, letters = set[int](), set[int](), 0
    for char, after in zip(text, text[1:] + " ", strict=True):
        letters += char.isalnum()
        if char == _SOFT:
            open_.add(letters)
        elif char == "-" and after != _SOFT:
            sure.add(letters)
    return sure, open_
