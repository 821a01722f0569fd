"""The lines of a document, with what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from refnorm.model import END, Block, Document, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.traced import LINE_END

_BREAK = kept(
    r"[^\S\n]*(?:-{3,}|\*{3,}|_{3,}|\f|\\newpage|\\pagebreak|\{\d{1,4}\}-{3,}|<!--\s?[Pp]age[^\n>]{0,30}-->)"
)
"""A rule, or what programs that turn pages into Markdown write: `{12}---`, `<!-- page 102 -->`."""
_LINE = kept(r"[^\r\n\f\x85\u2028]+")
_BARE_LINE = kept(r"[^\r\n]+")
_ANCHOR = kept(
    r"(?:<(span|a)\s(?:id|name)=[^<>]{1,200}>\s*</\1>\s*|<(?:li|p|div)(?:\s[^<>]{0,200})?>\s*)+(?=\S)"
)
"""Places for links and beginnings of frames, which show nothing: programs that turn pages into Markdown put
them before a line."""


@noun
class Line:
    """A non-blank line: its span without surrounding space, its block, and what precedes it.

    `blank` tells of a blank line before it, `broken` of a page break.
    """

    span: Span
    text: str
    block: Block
    blank: bool
    broken: bool
    first: bool
    """It begins its block."""


def lines(document: Document, within: Span | None = None) -> Iterator[Line]:
    """Yield the non-blank lines of a document, or of a part of it."""
    text, done = document.text, within.start if within else 0
    first = bisect_right(document.blocks, done, key=END)
    for block in islice(document.blocks, first, None):
        start, end = block.span.start, block.span.end
        if within:
            if start >= within.end:
                break
            start, end = max(start, within.start), min(end, within.end)
        for match in _rows(document, block, start, end):
            stripped = match[0].strip()
            if not stripped:
                continue
            at = begins = match.start() + match[0].index(stripped[0])
            if stripped[0] == "<" and (anchor := _ANCHOR.match(text, at, match.end())):
                at = anchor.end()
                stripped = stripped[at - begins :]
            between = text[done:at]
            span = Span(at, at + len(stripped))
            broken = between.lstrip("\r\n \t")
            blank = between != "\n" and _blank(between)
            yield Line(span, stripped, block, blank, bool(broken and _BREAK.match(broken)), begins == start)
            done = span.end


def _rows(document: Document, block: Block, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the lines of a part of a block; in Markdown a tag ends one, too, outside of a table."""
    text, pattern = document.text, _BARE_LINE if document.format == "list" else _LINE
    if document.format == "markdown" and block.kind != "cell" and text.find("<br", start, end) >= 0:
        for tag in LINE_END.finditer(text, start, end):
            yield from pattern.finditer(text, start, tag.start())
            start = tag.end()
    yield from pattern.finditer(text, start, end)


def _blank(between: str) -> bool:
    return between.count("\n") > 1 or between.replace("\r\n", "\n").count("\r") + between.count("\n") > 1


def joined(rows: Sequence[Line]) -> str:
    """Return what lines print, as one."""
    return " ".join([row.text for row in rows]) if len(rows) > 1 else rows[0].text if rows else ""


def paragraph(rows: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the first blank one."""
    return rows[: next((i for i, row in enumerate(rows) if i and row.blank), len(rows))]
