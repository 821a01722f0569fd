"""An article on its way to the page: how its lists and entries are called, and where they stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from refnorm import locales
from refnorm.locales.tongues import tongue
from refnorm.model import Article, Document, Entry, Finding, Place, ReferenceList, Seat, Side
from refnorm.nouns import Remembering, noun
from refnorm.places import place_of
from refnorm.writers.scene.nouns import Link
from refnorm.writers.scene.visible import visible
from refnorm.writers.scene.words import where

Spot = tuple[int, int | None]
"""A list of an article, and an entry of it or None for the list as a whole."""


@noun
class Stage(Remembering):
    """An article, and the anchor that its place on the page has."""

    document: Document
    article: Article
    anchor: str
    language: str
    """The language of whoever reads the page."""

    @cached_property
    def lists(self) -> dict[int, ReferenceList]:
        """The article's lists by index."""
        return {lst.index: lst for lst in self.article.lists}

    @cached_property
    def partners(self) -> dict[Spot, Spot]:
        """For each paired entry the other one."""
        both = self.article.counterparts.items()
        return {(one.list, one.entry): (other.list, other.entry) for one, other in both if other}

    def entry(self, spot: Spot) -> Entry | None:
        """Return the entry of a spot, None for a list as a whole."""
        return self.article.entry(Seat(spot[0], spot[1] or 0))

    def number(self, spot: Spot) -> str:
        """Return an entry's number: as printed, else its position; empty for a list as a whole."""
        entry = self.entry(spot)
        return visible(entry.number).strip() if entry else str(spot[1] or "")

    def role(self, index: int) -> str:
        """Return how a list is called; the only list of an article is what is printed."""
        role = self.lists[index].role if index in self.lists else "single"
        return "printed" if role == "single" else role

    def lang(self, spot: Spot) -> str:
        """Return the BCP 47 tag of an entry or a list: `kk`, `kk-Latn` where it is romanized, `und`."""
        lst, entry = self.lists.get(spot[0]), self.entry(spot)
        if lst is None:
            return "und"
        if lst.role != "romanized":
            own = tongue(entry.reference, entry.raw, lst.language) if entry else lst.language
            return own or ("und" if entry and lst.script == "Cyrillic" else lst.language)
        other = self.partners.get(spot)
        native = self.lang(other) if other else "und"
        return native if _latin(native) else f"{native}-Latn"

    def link(self, spot: Spot) -> Link:
        """Return where a spot stands on the page, and how it is called."""
        entry = f"e{spot[1]}" if spot[1] else ""
        return Link(f"{self.anchor}-l{spot[0]}{entry}", self.role(spot[0]), self.number(spot))

    def place(self, offset: int) -> str:
        """Say where an offset of the document stands: `line 12`, `page 3, paragraph 41`."""
        return self.spoken(place_of(self.document, offset))

    def spoken(self, place: Place) -> str:
        """Say a place, with its file where the document has several."""
        source = place.source if place.source != self.document.source else ""
        return ", ".join(visible(part) for part in (source, where(place, self.language)) if part)


def spots(finding: Finding) -> Iterator[tuple[Spot, Side]]:
    """Yield every side of a finding with its spot: its own, those of its occurrences, those it relates to."""
    for side in (*(side for pair in finding.sides for side in pair), *finding.related):
        if side:
            yield (side.list, side.entry), side


@cache
def _latin(language: str) -> bool:
    """Tell whether a language is written in Latin letters by itself."""
    return any(lo.language == language and lo.script == "Latin" for lo in locales.load())
