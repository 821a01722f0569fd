"""Collects the text of a file that is no plain text, with the blocks and the places in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from refnorm.messages import stacked
from refnorm.model import Anchor, Block, BlockKind, Document, Place, Span

LONGEST_HEADING = 300
"""Characters of a paragraph that may be a heading by how it is set."""
NOTHING: Mapping[str, str] = MappingProxyType({})


class Builder:
    """Text piece by piece: `begin` a block, `add` its pieces, `end` it; a line end parts two blocks.

    `begin` ends the block before; a block without visible text leaves no trace but its white space.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._open: tuple[int, BlockKind, int, str | None, Mapping[str, str]] | None = None

    @property
    def length(self) -> int:
        """How many characters there are so far: the offset of what is added next."""
        return self._length

    def begin(
        self,
        kind: BlockKind = "paragraph",
        level: int = 0,
        label: str | None = None,
        known: Mapping[str, str] = NOTHING,
    ) -> None:
        """Begin a block; `label` is its automatic number as shown, `known` the fields that the file marks."""
        self.end()
        self._open = (self._length, kind, level, label, known)

    def add(self, text: str, place: Place | None = None) -> None:
        """Add a piece that is contiguous in the file; `place` is that of its first character."""
        if not text:
            return
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if place is not None:
            self._anchors.append(Anchor(Span(start, self._length), place))

    def end(self) -> None:
        """End the open block, if any, with a line end."""
        if self._open is None:
            return
        start, kind, level, label, known = self._open
        self._open = None
        written = self._since(start)
        visible = written.strip()
        if visible:
            at = start + written.index(visible[0])
            self._blocks.append(Block(Span(at, at + len(visible)), kind, level, label, known))
        if written:
            self.add("\n")

    def space(self) -> None:
        """Leave a blank line, as between two sections."""
        self.end()
        if self._length:
            self.add("\n")

    def document(self, source: str, format: str, meta: Mapping[str, str] = NOTHING) -> Document:
        """Return the document of all that was added."""
        self.end()
        return Document(
            source,
            format,
            "".join(self._pieces),
            blocks=tuple(self._blocks),
            anchors=tuple(self._anchors),
            meta=meta,
        )

    def _since(self, start: int) -> str:
        """Return what was written since an offset; the pieces of one block are the last ones."""
        pieces: list[str] = []
        at = self._length
        for piece in reversed(self._pieces):
            if at <= start:
                break
            pieces.append(piece)
            at -= len(piece)
        return "".join(reversed(pieces))


def doubts(lines: Iterable[str]) -> Mapping[str, str]:
    """Return the `meta` of a document whose reading left doubts: people are told each line."""
    said = stacked(lines)
    return MappingProxyType({"doubts": said} if said else {})
