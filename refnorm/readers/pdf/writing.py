"""Lines -> the document's text: one block a paragraph, broken words joined, an anchor for every piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refnorm.containers.pdf import turned
from refnorm.model import BlockKind, Place
from refnorm.nouns import noun
from refnorm.readers.building import Builder
from refnorm.readers.lines import item
from refnorm.readers.pdf.flow import Line
from refnorm.readers.pdf.hyphens import Hyphens
from refnorm.readers.pdf.paragraphs import Joint, Layout

_LARGER, _BOLD = 1, 7
"""Levels of headings: a larger one, and one that is only bold."""


@noun
class Places:
    """Makes places: `turns` says by how many quarters each page's text is turned."""

    source: str
    turns: Mapping[int, int]

    def of(self, line: Line, first: int = 0, last: int | None = None) -> Place:
        """Return the place of a line, or of some of its words."""
        x0, y0, x1, y1 = turned(line.box(first, last), self.turns[line.page])
        box = (round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))
        return Place(self.source, page=line.page, box=box, path=line.column)


def write(out: Builder, lines: Sequence[Line], links: Sequence[str], places: Places) -> None:
    """Write lines block by block; `links` are the addresses that the file's links lead to."""
    layout, hyphens = Layout(lines), Hyphens(lines, links)
    joint, word, taken = Joint.END, "", 0
    for i, line in enumerate(lines):
        texts = line.texts[taken:]
        if texts:
            _part(out, layout, i, joint)
            out.add(" ".join(texts), places.of(line, taken))
            word = texts[-1]
        joint = layout.joint(i + 1) if i + 1 < len(lines) else Joint.END
        sure, ends = joint is Joint.WRAP, joint is Joint.END
        glue = None if ends else hyphens.between(word, lines[i + 1].texts[0], line, sure)
        taken = 0 if glue is None else 1
        if glue is not None:
            after = lines[i + 1]
            out.add(glue + after.texts[0], places.of(after, 0, 1))
            word += glue + after.texts[0]
        elif line.hyphen:
            out.add("-")


def _part(out: Builder, layout: Layout, i: int, joint: Joint) -> None:
    """Put what parts a line from what is written: a space, or the end of a block."""
    if joint is Joint.WRAP:
        out.add(" ")
        return
    if layout.apart(i):
        out.space()
    out.begin(*_kind(layout, i))


def _kind(layout: Layout, i: int) -> tuple[BlockKind, int]:
    if layout.heading(i):
        return "heading", _LARGER if layout.larger(i) else _BOLD
    line = layout.lines[i]
    return ("item" if line.starts or item(line.text) or layout.hangs(i) else "paragraph"), 0
