"""Plain text: every line is a block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from refnorm.messages import worded
from refnorm.model import Block, Document, Span
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.readers import PLAIN, Input, drawn, reader
from refnorm.readers.building import doubts
from refnorm.readers.decoding import decode
from refnorm.readers.lines import ITEM, PARAGRAPH, Mode, item, rule, scan
from refnorm.traced import INVISIBLE

_UNSEEN = kept(r"\[bibliography(?:,[^\[\]]{0,80})?\]|\[\[[A-Za-z_][\w:.-]{0,60}\]\]")
"""Lines of AsciiDoc that show nothing: what a section is, and an anchor alone."""


def classify(line: str, start: int = 0) -> Mode | None:
    """Tell what a line of plain text is; it has no marks for headings or tables."""
    if rule(line) or (line[0] == "[" and _UNSEEN.fullmatch(line)):
        return None
    return ITEM if item(line.lstrip(INVISIBLE)) else PARAGRAPH


_BESIDE = kept(r" {2,}(?=\S)")
"""What parts the two columns of a line that a converter has drawn with spaces."""
_LEAST, _LEFT, _MOSTLY = 12, 25, 0.5
"""Lines that two columns have at least, characters of the left one, and the share of lines that begin at
one place on the right."""


def in_columns(text: str) -> bool:
    """Tell whether spaces part the lines of a text into two columns: a page drawn as it looks."""
    if "\n" not in text or "   " not in text:
        return False
    lines = [line for line in text.expandtabs().splitlines() if line.strip()]
    begins = Counter[int]()
    for line in lines:
        begins.update({gap.end() for gap in _BESIDE.finditer(line) if gap.end() > _LEFT})
    usual = max(begins.values(), default=0)
    return len(lines) >= _LEAST and usual >= _MOSTLY * len(lines)


@reader(PLAIN, (".txt", ".text"))
def read(given: Input) -> Document:
    """Plain text."""
    text, meta = decode(given.data)
    if in_order := drawn.unfolded(text, given.name):
        said = doubts([worded("doubt.unfolded")])
        blocks = tuple(_numbered(scan(in_order.text, classify), in_order.items))
        return Document(given.name, drawn.NAME, in_order.text, (), blocks, in_order.anchors, {**meta, **said})
    said = doubts([worded("doubt.in_columns")] if in_columns(text) else ())
    return Document(given.name, PLAIN, text, blocks=tuple(scan(text, classify)), meta={**meta, **said})


def _numbered(blocks: Iterable[Block], items: Mapping[int, tuple[int, str]]) -> Iterator[Block]:
    """Make one item of the lines of each that has a number beside it."""
    done = 0
    for block in blocks:
        start, (end, label) = block.span.start, items.get(block.span.start, (0, ""))
        if label:
            done = end
            yield replace(block, span=Span(start, end), kind="item", label=label)
        elif start >= done:
            yield block
