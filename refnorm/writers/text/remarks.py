"""What else is known of a finding: witnesses, further places, related entries, a proposed change."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.messages import WITNESSES, support
from refnorm.model import Edit, Witness
from refnorm.writers.changes import changed
from refnorm.writers.marks import LONGEST, cut, safe, width
from refnorm.writers.rows import Row
from refnorm.writers.text.paper import Paper


def remarks(row: Row, paper: Paper) -> Iterator[str]:
    """Yield what else is known: witnesses, further places, related entries, a proposed change."""
    finding = row.finding
    lines = [_witness(witness, paper) for witness in finding.witnesses]
    lines += [*filter(None, [row.further]), *_related(row, paper)]
    if finding.fix and finding.fix.safe:
        lines.append(_suggested(row, finding.fix, paper))
    for line in lines:
        yield paper.ink("    " + cut(line, paper.columns - 4), "dim")


def _suggested(row: Row, fix: Edit, paper: Paper) -> str:
    """Say what would stand instead of what stands there; a mark alone says little without it."""
    whole = changed(row.document.text, fix) if fix.text else (fix.span.of(row.document.text), "")
    old, new = safe(whole[0]), safe(whole[1]) or paper.word("remove")
    return paper.say("suggested", text=f"{old} → {new}" if old.strip() else new)


def _witness(witness: Witness, paper: Paper) -> str:
    key = WITNESSES.get(witness.kind.lower(), "says")
    said = {"kind": witness.kind} if key == "says" else {}
    said["like"] = paper.word(support(witness))
    room = paper.columns - 4 - width(paper.say(key, text="", **said))
    return paper.say(key, text=cut(witness.text[:LONGEST], room), **said)


MANY = 4
"""Related entries that are shown with their text; more are a list of numbers."""


def _related(row: Row, paper: Paper) -> Iterator[str]:
    related = row.finding.related
    if len(related) > MANY:
        for role in dict.fromkeys(map(row.role, related)):
            numbers = dict.fromkeys(row.number(side) for side in related if row.role(side) == role)
            yield paper.say(f"see_{role}", numbers=", ".join(filter(None, numbers)))
        return
    for side in related:
        number = row.number(side)
        role, shown = row.role(side), safe(side.text[:LONGEST])
        if number:
            yield paper.say(f"compare_{role}", number=number, text=shown)
        else:
            yield paper.say(f"whole_{role}", text=shown)
