"""bytes -> Document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from refnorm.model import Block, Document, Failure, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A source."""

    name: str
    path: Path | None = None
    named: bool = True
    data: bytes | None = None


def expand(sources: Iterable[str | Path | Source], format: str | None = None) -> tuple[list[Source], list[Failure]]:
    """Expand."""
    return [s if isinstance(s, Source) else Source(str(s), Path(s)) for s in sources], []


def read(source: Source, format: str | None = None) -> Document:
    """Read."""
    data = source.data if source.data is not None else source.path.read_bytes()
    text = data.decode("utf-8")
    blocks = []
    for m in re.finditer(r"[^\r\n]+", text):
        s = m[0].strip()
        if not s or re.fullmatch(r"-{3,}|\*{3,}", s):
            continue
        a = m.start() + m[0].index(s[0])
        kind = "heading" if s.startswith("#") or re.fullmatch(r"\*\*.+\*\*", s) else "paragraph"
        blocks.append(Block(Span(a, a + len(s)), kind))
    return Document(source.name, format or "markdown", text, (), tuple(blocks))
