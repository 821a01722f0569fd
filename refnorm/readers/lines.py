"""What a block is; and the line scanner of all text formats: raw text -> blocks that keep their offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from refnorm.model import Block, BlockKind, Span
from refnorm.patterns import kept


class Mode(NamedTuple):
    """What a block is: its kind, and the level of a heading."""

    kind: BlockKind
    level: int = 0


PARAGRAPH, ITEM, CELL, FOOTNOTE = Mode("paragraph"), Mode("item"), Mode("cell"), Mode("footnote")
BOLD = Mode("heading", 7)
"""A heading that only its bold type tells: below every one that has a level."""

Classify = Callable[[str, int], Mode | None]
"""Line without white space around it, and its offset -> what it is; None for no content."""

_RULES = "-–—_*="
_NUMBERED = kept(r"[*_]{0,3}\\?[\[(]?[*_]{0,3}\d{1,5}[*_]{0,3}[ \t\u00a0]?\\?[.)\]]")
_BULLET = kept(r"[•·▪◦●○■‣⁃*+][ \t\u00a0]+\S|-[ \t\u00a0]+(?![\d№]|[^\W\d_]\.)\S")


def rule(line: str) -> bool:
    """Tell a line that only draws a line: `---`, `***`, `* * *`, `______`."""
    return line[0] in _RULES and len(line) > 2 and not line.strip(_RULES + " \t")


def item(line: str) -> bool:
    """Tell a line that begins with a number mark or a bullet."""
    return bool(_NUMBERED.match(line) or _BULLET.match(line))


def scan(text: str, classify: Classify) -> Iterator[Block]:
    """Yield a block for every line with content; a form feed ends a line like any line end."""
    at = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        if content:
            start = at + len(line) - len(line.lstrip())
            mode = classify((content[0] == ">" and content.lstrip("> \t")) or content, start)  # quoted or not
            if mode is not None:
                yield Block(Span(start, start + len(content)), *mode)
        at += len(line)
