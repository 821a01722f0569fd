"""The report for people: by article and pair, both values with their differences marked, a summary."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from refnorm import messages
from refnorm.config import Options
from refnorm.model import RANK, Finding, ReferenceList, Report
from refnorm.nouns import noun
from refnorm.writers import writer
from refnorm.writers.marks import LONGEST, abridged, cut, safe, width
from refnorm.writers.rows import Row
from refnorm.writers.text.explanations import pairing, reasons
from refnorm.writers.text.groups import Group, groups
from refnorm.writers.text.paper import Paper
from refnorm.writers.text.remarks import remarks
from refnorm.writers.text.totals import counted, statistics, totals
from refnorm.writers.text.values import values

NARROW = 40
"""Columns below which values would be cut to nothing."""
FOOT = 4
"""Lines of a screen that are left for the summary, for what is not shown, and for the next prompt."""


@noun
class Block:
    """A finding as it is printed; `heads` are the lines above it that others may share."""

    finding: Finding
    group: int
    heads: tuple[object, ...]
    lines: tuple[str, ...]


@writer("text", "report", "for people: file:line:column, both values, the difference marked")
def text(report: Report, options: Options) -> bytes:
    """Write the findings of each pair below it, what a screen holds, and a summary line a file."""
    paper = Paper(max(options.width, NARROW), options.color, options.language)
    parts = list(_parts(report, options, paper))
    if not options.quiet:
        parts.append([*totals(report, paper)])
    page = "\n\n".join("\n".join(part) for part in parts if part)
    return (page + "\n" if page else "").encode("utf-8", "replace")


def _parts(report: Report, options: Options, paper: Paper) -> Iterator[list[str]]:
    """Yield what stands above the summary, in parts with an empty line between them."""
    found = list(groups(report, paper.language))
    if options.statistics:
        yield [*statistics(report, paper)]
    elif options.quiet:
        yield [_head(row, paper) for group in found for row in group.rows]
    else:
        yield from _shown(found, report, options, paper)


def _shown(found: list[Group], report: Report, options: Options, paper: Paper) -> Iterator[list[str]]:
    manuals = {manual.code: manual for manual in report.rules} if options.explain else {}
    blocks = []
    for number, group in enumerate(found):
        told = options.of(group.document.source)
        for row in group.rows:
            why = reasons(row.finding, manuals, told, paper) if options.explain else ()
            head = _wrapped(_head(row, paper), paper) if options.rows else [_head(row, paper)]
            lines = (*head, *values(row, paper), *remarks(row, paper), *why)
            key = (group.document.source, group.article.index)
            blocks.append(Block(row.finding, number, (number, key, (*key, "space")), lines))
    kept = _fitting(blocks, options.rows, paper)
    before: Group | None = None
    for number, group in enumerate(found):
        own = [block for block in blocks if block.group == number and id(block) in kept]
        if own:
            evidence = pairing(group, paper, options.language) if options.explain else ()
            head = [*_opening(group, before, options, paper), *evidence]
            yield from ([*(head if at == 0 else []), *block.lines] for at, block in enumerate(own))
            before = group
    left = [block.finding for block in blocks if id(block) not in kept]
    if left:
        yield [paper.say("more", n=len(left), counts=counted(left, paper))]


def _fitting(blocks: Iterable[Block], rows: int, paper: Paper) -> set[int]:
    """Choose the blocks that fit on a screen of so many rows, the gravest first; all for 0."""
    if not rows:
        return set(map(id, blocks))
    room = rows - FOOT
    kept: set[int] = set()
    heads: set[object] = set()
    for block in sorted(blocks, key=lambda block: RANK[block.finding.severity]):
        cost = sum(map(paper.rows, block.lines)) + 1 + sum(head not in heads for head in block.heads)
        if cost <= room or not kept:
            kept.add(id(block))
            heads.update(block.heads)
            room -= cost
        else:
            break
    return kept


def _opening(group: Group, before: Group | None, options: Options, paper: Paper) -> Iterator[str]:
    """Yield the article where it changes, and the pair with the beginning of its entry."""
    article = group.article
    if before is None or (before.document, before.article.index) != (group.document, article.index):
        number = paper.say("article", n=article.index)
        title = safe(article.title[:LONGEST])
        room = paper.columns - width(f"{number} · ")
        yield paper.ink(f"{number} · {cut(title, room)}" if title and room > 2 else number, "title")
        yield from (line for lst in article.lists if options.verbose for line in _list(lst, paper))
        yield ""
    yield from _entry(group, paper)


def _list(lst: ReferenceList, paper: Paper) -> Iterator[str]:
    """Say of a list what was seen in it: its size, languages, schemes and layout."""
    schemes = ", ".join(
        messages.told(
            messages.phrase("layout.scheme", language=language, schemes=messages.row("layout.either", codes)),
            paper.language,
        )
        for language, codes in lst.schemes.items()
    )
    evidence = messages.spoken(lst.evidence, paper.language)
    facts = (lst.language, paper.say("entry_count", n=len(lst.entries)), schemes, evidence)
    text = safe(paper.say(f"facts_{lst.role}", facts=", ".join(filter(None, facts))))
    for at, line in enumerate(textwrap.wrap(text, max(paper.columns - 6, 20), break_on_hyphens=False)):
        yield paper.ink(("      " if at else "  ") + line, "dim")


def _entry(group: Group, paper: Paper) -> Iterator[str]:
    name = group.name(paper)
    entry = next(iter(group.entries), None)
    room = paper.columns - width(f"{name} · ")
    raw = cut(entry.shown[:LONGEST], room) if entry and room > 2 else ""
    yield paper.ink(name, "bold") + (paper.ink(f" · {raw}", "dim") if raw else "")


def _head(row: Row, paper: Paper) -> str:
    finding = row.finding
    place = paper.ink(":".join(filter(None, (safe(row.place.source), safe(row.where)))), "bold")
    severity = paper.ink(paper.word(finding.severity), finding.severity)
    said = abridged(safe(finding.message))
    return f"{place}: {severity} {paper.ink(finding.code, 'bold')} {finding.name}  {said}"


def _wrapped(line: str, paper: Paper) -> list[str]:
    """Break a line at its spaces where a terminal would break it anywhere; what follows is set in."""
    found = [""]
    for word in line.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if found[-1].strip() and paper.seen(longer) > paper.columns:
            found.append(f"      {word}")
        else:
            found[-1] = longer
    return found
