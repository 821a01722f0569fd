"""The document of a LaTeX file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from refnorm.containers.sizes import small_enough
from refnorm.messages import worded
from refnorm.model import Document
from refnorm.patterns import kept
from refnorm.readers import Input
from refnorm.readers.building import Builder, doubts
from refnorm.readers.flow import Flow
from refnorm.readers.latex.files import MOST_BYTES, Files, decoded
from refnorm.readers.latex.page import show

_KEYS = kept(
    r"\\begin\s*\{(?P<list>thebibliography)\}|\\(?:b|B|RB)ibitem\s*(?:\[(?P<label>[^\]]{0,200})\]\s*)?\{(?P<key>[^{}]{0,200})\}"
)
_MOST_DOUBTS = 5
"""Doubts that are named; further ones are counted."""


def document(given: Input) -> Document:
    """Read a LaTeX file; ReadError for one that is too large, or made to unfold without end."""
    small_enough("trouble.file_too_large", len(given.data), MOST_BYTES)
    text, meta = decoded(given.data)
    files = Files(given.name, text, given.folder)
    builder = Builder()
    strays = show(files, Flow(builder), _cited(files.text))
    said = doubts([*files.doubts, *_few(strays)])
    return builder.document(given.name, "latex", MappingProxyType({**meta, **said}))


def _cited(text: str) -> Mapping[str, str]:
    """Return what is printed for the keys of the entries."""
    found: dict[str, str] = {}
    number = 0
    for match in _KEYS.finditer(text):
        if match["list"]:
            number = 0
            continue
        number += match["label"] is None
        found.setdefault(match["key"].strip(), str(number) if match["label"] is None else match["label"])
    return found


def _few(lines: Sequence[str]) -> Iterator[str]:
    """Yield the first doubts, and how many more there are."""
    yield from lines[:_MOST_DOUBTS]
    if len(lines) > _MOST_DOUBTS:
        yield worded("doubt.more", n=len(lines) - _MOST_DOUBTS)
