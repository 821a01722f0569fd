"""What the engine adds to a finding: how sure it is for a broken line, and by what it is known again."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2s

from refnorm.model import Document, Finding
from refnorm.text import skeleton

_BROKEN, _SAME_BUT_BROKEN = 0.9, 0.6
"""Confidence where a line end of the file broke a word that holds the other, and where they are the same."""


def surely(found: Finding, document: Document) -> Finding:
    """Lower the confidence where a hyphen at a line end, soft or true, may be all that differs."""
    sides = [side for side in (found.native, found.romanized) if side]
    if "\u00ad" not in document.text or not any(
        "\u00ad" in span.of(document.text) for side in sides for span in side.spans
    ):
        return found
    bare = [side.text.replace("-", "") for side in sides]
    if len(bare) == 2 and bare[0] == bare[1]:
        return replace(found, confidence=min(found.confidence, _SAME_BUT_BROKEN))
    bones = sorted(map(skeleton, bare), key=len)
    part = bones[0] and bones[0] != bones[-1] and bones[-1].startswith(bones[0])
    return replace(found, confidence=min(found.confidence, _BROKEN)) if part else found


def fingerprint(code: str, found: Finding) -> str:
    """Hash what the fault is, not where it stands, so that it survives moved lines."""
    sides = [s.text for s in (found.native, found.romanized) if s]
    return blake2s(
        "\x1f".join([code, found.message, *sides]).encode("utf-8", "replace"), digest_size=8
    ).hexdigest()
