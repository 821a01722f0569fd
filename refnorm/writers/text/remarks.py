"""What else is known of a finding: witnesses, further places, related entries, a proposed change."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.messages import WITNESSES
from refnorm.model import Edit, Witness
from refnorm.writers.changes import changed
from refnorm.writers.marks import LONGEST, cut, safe, width
from refnorm.writers.text.paper import Paper, Scene


def remarks(scene: Scene, paper: Paper) -> Iterator[str]:
    """Yield what else is known: witnesses, further places, related entries, a proposed change."""
    finding = scene.finding
    lines = [_witness(witness, paper) for witness in finding.witnesses]
    lines += [*_occurrences(scene, paper), *_related(scene, paper)]
    if finding.fix and finding.fix.safe:
        lines.append(_suggested(scene, finding.fix, paper))
    for line in lines:
        yield paper.ink("    " + cut(line, paper.columns - 4), "dim")


def _suggested(scene: Scene, fix: Edit, paper: Paper) -> str:
    """Say what would stand instead of what stands there; a mark alone says little without it."""
    whole = changed(scene.document.text, fix) if fix.text else (fix.span.of(scene.document.text), "")
    old, new = safe(whole[0]), safe(whole[1]) or paper.word("remove")
    return paper.say("suggested", text=f"{old} → {new}" if old.strip() else new)


def _witness(witness: Witness, paper: Paper) -> str:
    key = WITNESSES.get(witness.kind.lower(), "says")
    said = {"kind": witness.kind} if key == "says" else {}
    said["like"] = paper.word(f"speaks_{witness.supports}")
    room = paper.columns - 4 - width(paper.say(key, text="", **said))
    return paper.say(key, text=cut(witness.text[:LONGEST], room), **said)


def _occurrences(scene: Scene, paper: Paper) -> Iterator[str]:
    sides = [o.native or o.romanized for o in scene.finding.occurrences]
    numbers = list(dict.fromkeys(filter(None, map(scene.number, sides))))
    if numbers:
        yield paper.say("also", n=len(numbers), numbers=", ".join(numbers))


MANY = 4
"""Related entries that are shown with their text; more are a list of numbers."""


def _related(scene: Scene, paper: Paper) -> Iterator[str]:
    related = scene.finding.related
    if len(related) > MANY:
        for role in dict.fromkeys(map(scene.role, related)):
            numbers = dict.fromkeys(scene.number(side) for side in related if scene.role(side) == role)
            yield paper.say(f"see_{role}", numbers=", ".join(filter(None, numbers)))
        return
    for side in related:
        number = scene.number(side)
        role, shown = scene.role(side), safe(side.text[:LONGEST])
        if number:
            yield paper.say(f"compare_{role}", number=number, text=shown)
        else:
            yield paper.say(f"whole_{role}", text=shown)
