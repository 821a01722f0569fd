"""The pairs of an article in the order of its native list, orphans in their place, and what crosses."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from refnorm.model import Citation, Pair, Seat
from refnorm.patterns import kept
from refnorm.text import DIGITS
from refnorm.traced import Traced, plain
from refnorm.writers.marks import CUT
from refnorm.writers.scene.cards import Told
from refnorm.writers.scene.nouns import Card, Group, Head, Print, Quote, Row, Thread
from refnorm.writers.scene.segments import Mark, marked
from refnorm.writers.scene.stage import Spot, Stage
from refnorm.writers.scene.visible import line, visible

_AROUND = 60
"""Characters of the text on either side of a citation that are shown."""
_PARAGRAPH = kept(r"\n\s*\n|\n(?=#)")
"""Where a paragraph ends."""
_NAMED = 22
"""Characters by which a line between the lists names an entry."""
_BEFORE = 4
"""Characters that may stand before a typed number: a bracket, a space."""

Lists = tuple[int, ...]
Seats = tuple[Spot | None, Spot | None]
"""The native and the romanized entry of a row."""


def groups(stage: Stage, found: Sequence[Told]) -> tuple[Group, ...]:
    """Return the lists of an article, those together that belong together, in the order of the manuscript."""
    by_lists: dict[Lists, list[Pair]] = {}
    for pair in stage.article.pairs:
        by_lists.setdefault(pair.lists, []).append(pair)
    paired = {index for lists in by_lists for index in lists}
    alone: list[Lists] = [(lst.index,) for lst in stage.article.lists if lst.index not in paired]
    pictures = Pictures(stage, found)
    return tuple(
        pictures.group(lists, _ordered(by_lists[lists]) if len(lists) == 2 else _alone(stage, lists[0]))
        for lists in sorted([*by_lists, *alone])
    )


def _alone(stage: Stage, index: int) -> list[Seats]:
    return [((index, entry.index), None) for entry in stage.lists[index].entries]


def _seat(seat: Seat | None) -> Spot | None:
    return (seat.list, seat.entry) if seat else None


def _ordered(pairs: Iterable[Pair]) -> list[Seats]:
    """Return the rows: by the native list; a romanized orphan stands behind its neighbour in its own list."""
    seats = [(_seat(pair.native), _seat(pair.romanized)) for pair in pairs]
    rows: list[Seats] = sorted((s for s in seats if s[0]), key=lambda s: s[0] or ())
    for orphan in sorted((s for s in seats if not s[0]), key=lambda s: s[1] or ()):
        before = [n for n, (_, own) in enumerate(rows) if own and orphan[1] and own < orphan[1]]
        nearest = max(before, key=lambda n: rows[n][1] or (), default=-1)
        rows.insert(nearest + 1, orphan)
    return rows


class Pictures:
    """The rows of one article, with what was found in each.

    A list may belong to two others (a romanized list of two native ones): its entries are shown with each of
    them, and what was found in them is told with the first.
    """

    def __init__(self, stage: Stage, found: Sequence[Told]) -> None:
        self.stage = stage
        self.cards: dict[Spot, list[Card]] = defaultdict(list)
        self.elsewhere: dict[Spot, list[Card]] = defaultdict(list)
        self.marks: dict[Spot, list[Mark]] = defaultdict(list)
        self.anchored: set[Spot] = set()
        self.quotes: Mapping[str, Sequence[Citation]] = _cited(stage.article.citations)
        for one in found:
            for spot in one.spots[:1]:
                self.cards[spot].append(one.card)
            for spot in one.spots[1:]:
                self.elsewhere[spot].append(one.card)
            for spot, mark in one.marks:
                self.marks[spot].append(mark)

    def group(self, lists: Lists, seats: Sequence[Seats]) -> Group:
        """Return two lists, or one, with their rows."""
        moved = _moved(seats)
        rows = tuple(self.row(pair, lists, pair in moved) for pair in seats)
        heads = [self.head(index) for index in lists]
        return Group(
            native=heads[0],
            romanized=heads[1] if len(heads) == 2 else None,
            rows=rows,
            cards=tuple(card for index in lists for card in self.told((index, None))),
            threads=tuple(_threads(seats, moved, rows)) if moved else (),
        )

    def head(self, index: int) -> Head:
        """Return what is said of a list as a whole."""
        lst, text = self.stage.lists[index], self.stage.document.text
        heading = line(plain(Traced.cut(text, lst.heading)).text.lstrip("# ")) if lst.heading else ""
        schemes = tuple(dict.fromkeys(visible(s) for found in lst.schemes.values() for s in found))
        place = self.stage.place(lst.span.start)
        anchor = self.anchor((index, None))
        return Head(anchor, self.stage.role(index), heading, lst.language, len(lst.entries), schemes, place)

    def anchor(self, spot: Spot) -> str:
        """Return the anchor of a spot where it is first shown; later it has none."""
        first = spot not in self.anchored
        self.anchored.add(spot)
        return self.stage.link(spot).anchor if first else ""

    def told(self, spot: Spot) -> list[Card]:
        """Return the findings that are told at a spot; where it is shown again, they are told elsewhere."""
        cards = self.cards.pop(spot, [])
        self.elsewhere[spot] += cards
        return cards

    def row(self, seats: Seats, lists: Lists, moved: bool) -> Row:
        """Return a pair, an orphan or a lone entry."""
        own = [spot for spot in seats if spot]
        cards = _sorted(card for spot in own for card in self.told(spot))
        also = _sorted(card for spot in own for card in self.elsewhere.get(spot, ()) if card not in cards)
        alone = "single" if len(lists) == 1 else "native" if seats[0] else "romanized"
        return Row(
            kind="pair" if len(own) == 2 else alone,  # type: ignore[arg-type]
            native=self.printed(seats[0]) if seats[0] else None,
            romanized=self.printed(seats[1]) if seats[1] else None,
            moved=moved,
            cards=cards,
            also=also,
            quotes=tuple(self._quotes(own[0])),
        )

    def printed(self, spot: Spot) -> Print:
        """Return an entry with its marks."""
        entry = self.stage.entry(spot)
        assert entry
        marks = self.marks.get(spot, ())
        return Print(
            anchor=self.anchor(spot),
            number=self.stage.number(spot),
            automatic=not entry.typed or entry.typed not in entry.raw[: len(entry.typed) + _BEFORE],
            lang=self.stage.lang(spot),
            segments=marked(self.stage.document, entry.span, marks),
        )

    def _quotes(self, spot: Spot) -> Iterator[Quote]:
        """Yield where the text cites an entry; romanized lists are not what a text cites."""
        if self.stage.role(spot[0]) == "romanized":
            return
        text = self.stage.document.text
        number = DIGITS.search(self.stage.number(spot))
        for citation in self.quotes.get(number[0] if number else "", ()):
            start, end = citation.span.start, citation.span.end
            before = _PARAGRAPH.split(text[max(0, start - _AROUND) : start])[-1]
            after = _PARAGRAPH.split(text[end : end + _AROUND])[0]
            left = CUT * (len(before) == _AROUND) + f"{_plain(before)}{' ' * before[-1:].isspace()}".lstrip()
            right = f"{' ' * after[:1].isspace()}{_plain(after)}".rstrip() + CUT * (len(after) == _AROUND)
            yield Quote(left, line(citation.span.of(text)), right, self.stage.place(start))


def _plain(text: str) -> str:
    """Return a piece of the manuscript on one line, without marks of its format."""
    return line(plain(Traced(text, range(len(text)), len(text))).text)


def _cited(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        for target in dict.fromkeys(citation.targets):
            found[str(target)].append(citation)
    return found


def _sorted(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return cards in their order, each once."""
    return tuple({card.number: card for card in sorted(cards, key=lambda card: card.number)}.values())


def _moved(seats: Iterable[Seats]) -> frozenset[Seats]:
    """Return the fewest pairs without which both lists are in the same order."""
    pairs = sorted((s for s in seats if s[0] and s[1]), key=lambda s: s[0] or ())
    return frozenset(pairs) - frozenset(_rising(pairs))


def _rising(pairs: Sequence[Seats]) -> list[Seats]:
    """Return the longest run of pairs whose romanized entries rise (patience sorting)."""
    tops: list[Spot] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, own) in enumerate(pairs):
        assert own
        pile = bisect_left(tops, own)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1], ends[pile : pile + 1] = [own], [at]
    found: list[Seats] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found


def _threads(seats: Sequence[Seats], moved: frozenset[Seats], rows: Sequence[Row]) -> Iterator[Thread]:
    """Yield a line for each row, from its place in the one list to that in the other."""
    left = {spot: n for n, spot in enumerate(sorted(s[0] for s in seats if s[0]))}
    right = {spot: n for n, spot in enumerate(sorted(s[1] for s in seats if s[1]))}
    for pair, row in zip(seats, rows, strict=True):
        names = (_named(row.native), _named(row.romanized))
        ends = (left[pair[0]] if pair[0] else None, right[pair[1]] if pair[1] else None)
        yield Thread(*ends, names, pair in moved)


def _named(entry: Print | None) -> str:
    """Return a short name of an entry: its beginning, with its number."""
    if entry is None:
        return ""
    text = (f"{entry.number}. " if entry.automatic else "") + "".join(s.text for s in entry.segments)
    name = line(text)
    return name if len(name) <= _NAMED else f"{name[: _NAMED - 1].rstrip()}…"
