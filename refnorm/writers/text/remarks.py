"""What else is known of a finding: witnesses, further places, related entries, a proposed change."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.model import Witness
from refnorm.writers.marks import LONGEST, SPEAKERS, cut, safe, width
from refnorm.writers.text.paper import Paper, Scene


def remarks(scene: Scene, paper: Paper) -> Iterator[str]:
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
