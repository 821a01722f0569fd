"""The line scanner that all text formats share: raw text -> blocks that keep their offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from refnorm.model import Block, BlockKind, Span
from refnorm.patterns import kept

Kind = tuple[BlockKind, int]
Classify = Callable[[str, int], Kind | None]
"""Line without white space around it, and its offset -> kind and heading level; None for no content."""

PARAGRAPH: Kind = ("paragraph", 0)
ITEM: Kind = ("item", 0)

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
            kind = classify(content, start)
            if kind is not None:
                yield Block(Span(start, start + len(content)), *kind)
        at += len(line)
