"""A .bib file -> its entries, with every field as it is written and where it stands."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.nouns import noun
from refnorm.patterns import kept

if TYPE_CHECKING:
    from bibtexparser.model import Block

MOST_ENTRIES = 20_000
"""How many entries a file may have."""

_MOST_JOINED = 10_000
"""By how many characters names of strings may lengthen a value."""
_PIECE = kept(r"\s*(?:\{(?P<braced>.*)\}|\"(?P<quoted>.*)\"|(?P<name>[^\s{}\"#]+))\s*", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LINE = kept("\n")


@noun
class Written:
    """The value of a field without what encloses it, and the offset of its first character."""

    text: str
    at: int


@noun
class Item:
    """An entry: its kind and the names of its fields in small letters."""

    kind: str
    key: str
    at: int
    fields: Mapping[str, Written] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return what is written in a field, "" where it is not there."""
        found = self.fields.get(name)
        return found.text if found else ""


class Bibliography:
    """The entries of a text whose lines end with line feeds, and what could not be read, in words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = (0, *(m.end() for m in _LINE.finditer(text)))
        self.doubts: list[str] = []
        blocks = _blocks(text)
        self._strings = {name: str(n) for n, name in enumerate(_MONTHS, 1)}
        for block in blocks:
            if type(block).__name__ == "String":
                self._strings[block.key.lower()] = self._joined(block.value)  # type: ignore[attr-defined]
        self.items = tuple(self._items(blocks))

    def line(self, at: int) -> int:
        """Return the line of an offset."""
        return bisect_right(self._starts, at)

    def column(self, at: int) -> int:
        """Return the column of an offset."""
        return at - self._starts[self.line(at) - 1] + 1

    def _items(self, blocks: list[Block]) -> Iterator[Item]:
        done = 0
        for block in blocks:
            line = min(block.start_line or 0, len(self._starts) - 1)
            at = max(self._text.find(block.raw or "", max(done, self._starts[line])), done)
            done = at + 1
            entry = _entry(block)
            kind = type(block).__name__
            if kind == "DuplicateFieldKeyBlock":
                self.doubts.append(worded("doubt.field_twice", line=self.line(at), key=entry.key))
            elif kind == "DuplicateBlockKeyBlock" and entry is not None:
                self.doubts.append(worded("doubt.key_twice", line=self.line(at), key=entry.key))
            elif kind == "ParsingFailedBlock":
                self.doubts.append(worded("doubt.unread", line=self.line(at)))
            if entry is not None:
                yield self._item(entry, at)

    def _item(self, entry: Any, at: int) -> Item:
        fields: dict[str, Written] = {}
        for one in entry.fields:
            raw = str(one.value)
            named = re.compile(rf"(?<![\w-]){re.escape(one.key)}\s*=\s*", re.IGNORECASE).search(
                self._text, at
            )
            start = self._text.find(raw, named.end() if named else at)
            value = Written(self._joined(raw), max(start, at) + (raw[:1] in '{"'))
            fields.setdefault(one.key.lower(), value)
        return Item(entry.entry_type.lower(), entry.key, at, fields)

    def _joined(self, value: str) -> str:
        """Return a value without braces or quotes around it, its pieces joined and its names put in."""
        joined = "".join(map(self._piece, _pieces(value)))
        if len(joined) > len(value) + _MOST_JOINED:
            raise ReadError(worded("trouble.bibtex_strings"), worded("advice.spell_out"))
        return joined

    def _piece(self, piece: str) -> str:
        found = _PIECE.fullmatch(piece)
        if found is None:
            return piece
        name = found["name"]
        if name is None:
            return found["braced"] if found["braced"] is not None else found["quoted"]
        return self._strings.get(name.lower(), name)


def _blocks(text: str) -> list[Block]:
    """Return the blocks of a file; what is not in order is told by the blocks, not on the terminal."""
    from bibtexparser.entrypoint import parse_string

    if text.count("@") > MOST_ENTRIES:
        raise ReadError(
            worded("trouble.bibtex_entries", most=f"{MOST_ENTRIES:,}"), worded("advice.list_a_file")
        )
    log = logging.getLogger()
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        return list(parse_string(text, parse_stack=[]).blocks)
    finally:
        log.setLevel(level)


def _entry(block: Block) -> Any:
    """Return the entry of a block, also of one that repeats a key or a field; None of any other block."""
    entry = block if hasattr(block, "entry_type") else getattr(block, "ignore_error_block", None)
    return entry if hasattr(entry, "entry_type") else None


def _pieces(value: str) -> Iterator[str]:
    """Yield the pieces of a value between its `#`, those within braces and quotes aside."""
    depth, quoted, start = 0, False, 0
    for i, char in enumerate(value):
        if char == '"' and not depth:
            quoted = not quoted
        elif char in "{}":
            depth += 1 if char == "{" else -1
        elif char == "#" and not depth and not quoted:
            yield value[start:i]
            start = i + 1
    yield value[start:]
