"""The findings of an article as cards, with the marks that each leaves on the entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from refnorm.messages.pages import title
from refnorm.model import Edit, Finding, Side, Witness
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.writers.changes import changed
from refnorm.writers.marks import abridged
from refnorm.writers.scene.nouns import Card, Change, Link, Remark, Value
from refnorm.writers.scene.segments import Mark, at_fault, values
from refnorm.writers.scene.stage import Spot, Stage, spots
from refnorm.writers.scene.visible import clipped, line, visible

MANY = 40
"""Links of one finding; the whole list is what the other formats are for."""
_QUOTED, _MESSAGE = 400, 1000
"""Characters of what a witness says, and of a message; what is longer is cut in its middle."""
_ODD = kept(r"[^0-9A-Za-z_-]+")


@dataclass
class Numbering:
    """Numbers and anchors of the cards of a whole report: no two have the same."""

    number: int = 0
    taken: set[str] = field(default_factory=set)

    def anchor(self, fingerprint: str) -> str:
        """Return an anchor that is the same for the same fault; the second of equal ones gets a 2."""
        first = name = "f-" + (_ODD.sub("-", fingerprint) or "x")
        count = 1
        while name in self.taken:
            count += 1
            name = f"{first}-{count}"
        self.taken.add(name)
        return name


@noun
class Told:
    """A card, the spots that it is about, the first being where it is told, and its marks by spot."""

    card: Card
    spots: tuple[Spot, ...]
    marks: tuple[tuple[Spot, Mark], ...]


def told(stage: Stage, numbering: Numbering) -> Iterator[Told]:
    """Yield the findings of an article in their order."""
    for finding in stage.article.findings:
        numbering.number += 1
        where = tuple(dict.fromkeys(spot for spot, _ in spots(finding)))
        card = _card(stage, finding, numbering)
        yield Told(card, where, tuple(_marks(stage, finding, card.number)))


def _marks(stage: Stage, finding: Finding, number: int) -> Iterator[tuple[Spot, Mark]]:
    """Yield what a finding marks: the values of its sides, with the letters of them that differ."""
    for pair in (*finding.sides, *((side, None) for side in finding.related)):
        for side, letters in zip(pair, at_fault(stage.document, *pair), strict=True):
            for span in side.spans if side else ():
                assert side
                own = tuple(one for one in letters if span.holds(one))
                yield (side.list, side.entry), Mark(span, number, finding.severity, own)


def _card(stage: Stage, finding: Finding, numbering: Numbering) -> Card:
    first, *others = dict.fromkeys(spot for spot, _ in spots(finding)) or [None]
    own = {(s.list, s.entry) for s in (finding.native, finding.romanized) if s}
    related = {(side.list, side.entry) for side in finding.related}
    elsewhere = [spot for spot in others if spot and spot not in own]
    return Card(
        number=numbering.number,
        anchor=numbering.anchor(finding.fingerprint),
        code=visible(finding.code),
        name=visible(title(finding.code, finding.name, stage.language)),
        severity=finding.severity,
        percent=round(100 * finding.confidence),
        message=_message(finding),
        place=stage.spoken(finding.place) if finding.place and first else "",
        values=tuple(_values(stage, finding)),
        remarks=tuple(_remark(stage, witness) for witness in finding.witnesses),
        also=tuple(_links(stage, [spot for spot in elsewhere if spot not in related])),
        related=tuple(_links(stage, [spot for spot in elsewhere if spot in related])),
        fix=_change(stage, finding.fix) if finding.fix else None,
    )


def _message(finding: Finding) -> str:
    """Return the message; where both values stand below in full, long links in it are cut."""
    whole = line(finding.message, _MESSAGE)
    return abridged(whole) if finding.native and finding.romanized else whole


def _change(stage: Stage, fix: Edit) -> Change:
    text = stage.document.text
    old, new = changed(text, fix) if fix.text else (fix.span.of(text), "")
    return Change(clipped(visible(old), _QUOTED), clipped(visible(new), _QUOTED), fix.safe)


def _links(stage: Stage, found: list[Spot]) -> Iterator[Link]:
    """Yield links to spots; of the two sides of one pair the first alone."""
    seen: set[Spot] = set()
    for spot in found:
        if stage.partners.get(spot) not in seen and len(seen) < MANY:
            seen.add(spot)
            yield stage.link(spot)


def _values(stage: Stage, finding: Finding) -> Iterator[Value]:
    """Yield both values under each other; a lone one is seen in its entry."""
    sides = (finding.native, finding.romanized)
    if not all(sides):
        return
    shown = values(stage.document, *sides)
    for role, side, segments in zip(("native", "romanized"), sides, shown, strict=True):
        assert side
        spot = (side.list, side.entry)
        yield Value(role, stage.number(spot), _lang(stage, side), segments)


def _lang(stage: Stage, side: Side) -> str:
    return stage.lang((side.list, side.entry))


def _remark(stage: Stage, witness: Witness) -> Remark:
    return Remark(
        visible(witness.kind),
        line(witness.text, _QUOTED),
        visible(witness.supports),
        stage.place(witness.span.start),
    )
