"""Lines -> the document's text: one block a paragraph, broken words joined, an anchor for every piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refnorm.containers.pdf import turned
from refnorm.model import Place
from refnorm.nouns import noun
from refnorm.readers.building import Builder
from refnorm.readers.lines import BOLD, FOOTNOTE, ITEM, PARAGRAPH, Mode, item
from refnorm.readers.pdf.ends import LineEnds
from refnorm.readers.pdf.flow import Line
from refnorm.readers.pdf.notes import Note, parted
from refnorm.readers.pdf.paragraphs import Joint, Layout

_LARGER = Mode("heading", 1)


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


@noun
class _Step:
    """A line as it is written: what is between it and the one before, and the block that it may begin."""

    line: Line
    joint: Joint
    apart: bool
    mode: Mode
    label: str | None = None


def write(out: Builder, lines: Sequence[Line], links: Sequence[str], places: Places) -> None:
    """Write lines block by block; `links` are the addresses that the file's links lead to."""
    body, notes = parted(lines)
    line_ends, steps = LineEnds(lines, links), list(_steps(Layout(body), notes))
    word, taken = "", 0
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        line = step.line
        texts = line.texts[taken:]
        if texts:
            _part(out, step)
            out.add(" ".join(texts), places.of(line, taken))
            word = texts[-1]
        ends = after is None or after.joint is Joint.END
        sure = after is not None and after.joint is Joint.WRAP
        glue = None if ends or after is None else line_ends.between(word, after.line.texts[0], line, sure)
        taken = 0 if glue is None else 1
        if glue is not None and after is not None:
            out.add(glue + after.line.texts[0], places.of(after.line, 0, 1))
            word += glue + after.line.texts[0]
        elif line.hyphen:
            out.add("-")


def _steps(layout: Layout, notes: Sequence[Note]) -> Iterator[_Step]:
    """Yield the lines of the text, and each note as soon as the paragraph ends that its page breaks off."""
    waiting = list(notes)[::-1]
    for i, line in enumerate(layout.lines):
        joint = layout.joint(i) if i else Joint.END
        while joint is Joint.END and waiting and waiting[-1].page < line.page:
            yield from _noted(waiting.pop())
        yield _Step(line, joint, layout.apart(i), _mode(layout, i))
    while waiting:
        yield from _noted(waiting.pop())


def _noted(note: Note) -> Iterator[_Step]:
    for n, line in enumerate(note.lines):
        yield _Step(line, Joint.WRAP if n else Joint.END, n == 0, FOOTNOTE, note.label)


def _part(out: Builder, step: _Step) -> None:
    """Put what parts a line from what is written: a space, or the end of a block."""
    if step.joint is Joint.WRAP:
        out.add(" ")
        return
    if step.apart:
        out.space()
    out.begin(*step.mode, step.label)


def _mode(layout: Layout, i: int) -> Mode:
    if layout.heading(i):
        return _LARGER if layout.larger(i) else BOLD
    line = layout.lines[i]
    return ITEM if line.starts or item(line.text) or layout.hangs(i) else PARAGRAPH
