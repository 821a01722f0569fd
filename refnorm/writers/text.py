"""The report for people: where, what, both values with their differences marked, a summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from refnorm.config import Options
from refnorm.model import (
    Article,
    Document,
    Entry,
    Finding,
    Place,
    ReferenceList,
    Report,
    Result,
    Side,
    Span,
    Witness,
)
from refnorm.places import spoken
from refnorm.writers import writer
from refnorm.writers.marks import (
    CUT,
    LONGEST,
    SPEAKERS,
    Cell,
    carets,
    cells,
    cut,
    differences,
    fitted,
    safe,
    width,
)

NARROW = 40
"""Columns below which values would be cut to nothing."""

_SGR = {"bold": "1", "dim": "2", "mark": "1;31", "error": "31", "warning": "33", "info": "36"}
"""ECMA-48 select graphic rendition; written by hand since rich takes 0.1 s to load."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the report is written on: so many columns, with colour or without."""

    columns: int
    color: bool

    def ink(self, text: str, style: str) -> str:
        """Return a text in a style; without colour it stays as it is."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.color and text else text


@dataclass(frozen=True, slots=True)
class Scene:
    """A finding in its article."""

    document: Document
    article: Article
    finding: Finding

    def entry(self, side: Side | None) -> Entry | None:
        """Return the entry of a side."""
        if side is None or side.entry is None:
            return None
        entries = next((lst.entries for lst in self.article.lists if lst.index == side.list), ())
        return entries[side.entry - 1] if 0 < side.entry <= len(entries) else None

    def number(self, side: Side | None) -> str:
        """Return an entry's number: as printed, else its position; empty for a list as a whole."""
        found = self.entry(side)
        if found is None:
            return str(side.entry or "") if side else ""
        return safe(found.label or "") or str(found.index)

    def role(self, side: Side) -> str:
        """Return how a side's list is called; the only list of an article is what is printed."""
        role = next((lst.role for lst in self.article.lists if lst.index == side.list), "single")
        return "printed" if role == "single" else role


@writer("text", "report", "for people: file:line:column, both values, the difference marked")
def text(report: Report, options: Options) -> bytes:
    """Write one block a finding and a summary line a file."""
    paper = Paper(max(options.width, NARROW), options.color)
    blocks = [block for result in report.results for block in _blocks(result, paper, len(report.results) > 1)]
    if len(report.results) > 1:
        everything = [f for result in report.results for a in result.articles for f in a.findings]
        blocks.append([f"{_many(len(report.results), 'file')}: {_counted(everything, paper)}"])
    page = "\n\n".join("\n".join(block) for block in blocks)
    return (page + "\n" if page else "").encode("utf-8", "replace")


def _blocks(result: Result, paper: Paper, several: bool) -> Iterator[list[str]]:
    before = ("", "")
    for article in result.articles:
        for finding in article.findings:
            scene = Scene(result.document, article, finding)
            where = (str(article.index), _entries(scene))
            context = [] if where == before else [_context(scene, paper, where[0] != before[0])]
            before = where
            yield [_head(scene, paper), *context, *_values(scene, paper), *_remarks(scene, paper)]
    yield [_summary(result, paper, several)]


def _head(scene: Scene, paper: Paper) -> str:
    finding = scene.finding
    place = paper.ink(_place(finding.place or Place(scene.document.source)), "bold")
    severity = paper.ink(finding.severity, finding.severity)
    return f"{place}: {severity} {paper.ink(finding.code, 'bold')} {finding.name}  {_short(finding.message)}"


def _short(message: str) -> str:
    """Return a message whose links are cut in their middle: the values stand below in full."""
    return re.sub(r"\S{41,}", lambda match: f"{match[0][:24]}{CUT}{match[0][-16:]}", safe(message))


def _place(place: Place) -> str:
    return ":".join(filter(None, (safe(place.source), safe(spoken(place)))))


def _context(scene: Scene, paper: Paper, new_article: bool) -> str:
    number = f"article {scene.article.index}"
    entries = _entries(scene)
    title = safe(scene.article.title[:LONGEST]) if new_article else ""
    room = paper.columns - width(f"  {number} ·  · {entries}")
    parts = (number, cut(title, room) if title and room > 2 else "", entries)
    return paper.ink("  " + " · ".join(filter(None, parts)), "dim")


def _entries(scene: Scene) -> str:
    finding = scene.finding
    native, romanized = scene.number(finding.native), scene.number(finding.romanized)
    if native and romanized and native != romanized:
        return f"entries {native} and {romanized}"
    number = native or romanized
    return f"entry {number}" if number else ""


def _values(scene: Scene, paper: Paper) -> Iterator[str]:
    """Yield the values under each other; a lone value is shown within its entry."""
    native, romanized = scene.finding.native, scene.finding.romanized
    if native and romanized:
        marks = differences(native.text, romanized.text)
        labels = ("native", "romanized")
        for label, side, marked in zip(labels, (native, romanized), marks, strict=True):
            yield from _value(label, cells(side.text[:LONGEST], marked), paper)
    elif (lone := native or romanized) and lone.text:
        yield from _value(scene.role(lone), _excerpt(scene, lone), paper)


_COLUMN = len("    romanized  ")


def _value(label: str, found: list[Cell], paper: Paper) -> Iterator[str]:
    visible = fitted(found, paper.columns - _COLUMN)
    head = paper.ink(f"    {label}".ljust(_COLUMN), "dim")
    yield head + (_painted(visible, paper) if visible else paper.ink("–", "dim"))
    below = carets(visible)
    if below:
        yield " " * _COLUMN + paper.ink(below, "mark")


def _painted(found: Iterable[Cell], paper: Paper) -> str:
    runs = groupby(found, lambda cell: cell.marked)
    texts = ((marked, "".join(cell.text for cell in run)) for marked, run in runs)
    return "".join(paper.ink(run, "mark") if marked else run for marked, run in texts)


def _excerpt(scene: Scene, side: Side) -> list[Cell]:
    """Return the entry with the value marked; where the value is not a part of it, the value alone."""
    entry = scene.entry(side)
    inside = [span for span in side.spans if entry and _near(entry.span).holds(span)]
    marked = {at for span in inside for at in range(span.start, min(span.end, span.start + LONGEST))}
    if entry is None or not marked or 2 * len(marked) > len(entry.span):
        return _quoted(side, entry.raw[:LONGEST] if entry else "")
    start = max(min(entry.span.start, min(marked)), min(marked) - LONGEST)
    end = min(entry.span.end, min(marked) + LONGEST)
    return cells(scene.document.text[start:end], {at - start for at in marked})


def _quoted(side: Side, raw: str) -> list[Cell]:
    """Return a value of which only the words are known, within its entry where they are few."""
    at, length = raw.find(side.text), len(side.text)
    if at < 0 or not 0 < 2 * length < len(raw):
        return cells(side.text[:LONGEST])
    return cells(raw, range(at, at + length))


def _near(span: Span) -> Span:
    """Return an entry's span with room for the number before it."""
    return Span(max(span.start - 20, 0), span.end)


def _remarks(scene: Scene, paper: Paper) -> Iterator[str]:
    """Yield what else is known: witnesses, further places, related entries, a proposed change."""
    finding = scene.finding
    lines = [_witness(witness, paper.columns - 4) for witness in finding.witnesses]
    lines += [*_occurrences(scene), *_related(scene)]
    if finding.fix and finding.fix.safe:
        lines.append(f"suggested: {safe(finding.fix.text) or 'remove it'}")
    for line in lines:
        yield paper.ink("    " + cut(line, paper.columns - 4), "dim")


def _witness(witness: Witness, columns: int) -> str:
    says = SPEAKERS.get(witness.kind.lower(), f"{witness.kind} says")
    lists = "both lists" if witness.supports == "both" else f"the {witness.supports} list"
    room = columns - width(f"{says} , like {lists}")
    return f"{says} {cut(witness.text[:LONGEST], room)}, like {lists}"


def _occurrences(scene: Scene) -> Iterator[str]:
    sides = [o.native or o.romanized for o in scene.finding.occurrences]
    numbers = list(dict.fromkeys(filter(None, map(scene.number, sides))))
    if numbers:
        yield f"also in {'entry' if len(numbers) == 1 else 'entries'} {', '.join(numbers)}"


MANY = 4
"""Related entries that are shown with their text; more are a list of numbers."""


def _related(scene: Scene) -> Iterator[str]:
    related = scene.finding.related
    if len(related) > MANY:
        for role in dict.fromkeys(map(scene.role, related)):
            numbers = dict.fromkeys(scene.number(side) for side in related if scene.role(side) == role)
            yield f"see {role} entries {', '.join(filter(None, numbers))}"
        return
    for side in related:
        number = scene.number(side)
        what = f"{scene.role(side)} entry {number}" if number else f"the {scene.role(side)} list"
        yield f"compare {what}: {safe(side.text[:LONGEST])}"


def _summary(result: Result, paper: Paper, several: bool) -> str:
    lists = [lst for article in result.articles for lst in article.lists]
    pairs = [p for article in result.articles for p in article.pairs if p.native and p.romanized]
    findings = [finding for article in result.articles for finding in article.findings]
    counts = ((result.articles, "article"), (lists, "list"), (pairs, "pair"))
    heads = [_many(len(things), noun) for things, noun in counts]
    heads[1] += _layouts(lists)
    head = ", ".join(heads)
    name = paper.ink(safe(result.document.source), "bold") + "  " if several else ""
    return f"{name}{head}: {_counted(findings, paper)}"


_SETTINGS = {
    "parts": "in parts under subheadings",
    "scripts": "one list in two scripts",
    "interleaved": "both forms in one list",
    "table": "in a table",
    "footnotes": "in footnotes",
}


def _layouts(lists: Iterable[ReferenceList]) -> str:
    """Say how lists are set that are no run of items."""
    said = dict.fromkeys(_SETTINGS[lst.layout] for lst in lists if lst.layout in _SETTINGS)
    return f" ({', '.join(said)})" if said else ""


def _counted(findings: Iterable[Finding], paper: Paper) -> str:
    count: Counter[str] = Counter(finding.severity for finding in findings)
    order = ("error", "warning", "info")
    return ", ".join(paper.ink(_many(count[s], s), s) for s in order if count[s]) or "no findings"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
