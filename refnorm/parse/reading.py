"""An entry read as a whole: by rules where marks prove it, elsewhere by the sequence model."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from refnorm import patterns
from refnorm.fields.draft import Draft
from refnorm.fields.openings import heads_title
from refnorm.labelling import model
from refnorm.labelling.passes import Steps, Vector
from refnorm.labelling.tokens import Token
from refnorm.parse import houses
from refnorm.parse.agreement import SURE, agreed, entitled, headed, imprinted, kept, proved, volumed
from refnorm.parse.apply import Reading, Stretch, applied
from refnorm.parse.bounds import bounded, led
from refnorm.parse.entry import numbers, words
from refnorm.parse.heads import dated, parted
from refnorm.parse.leads import schooled, settled_by_marks
from refnorm.parse.observe import PARTS, observed, unnamed, weak
from refnorm.parse.style import Style
from refnorm.traced import TAKEN

_DOCUMENTS = ("legislation", "legal_case", "patent")
"""Kinds that stand at the head of their entries."""
_PERSON = patterns.kept(r"\w{1,2}[.,]\s?\w|\w+\s\w\.\s?\w\.")
"""A title that begins with an initial, or with a name: the authors were not read to their end."""
_DOUBT = 0.45
"""Confidence below which a reading is compared with others, if the list's style is known."""
_SCRAP = 12
"""Characters of a title that is but a scrap, if another stretch is longer."""
_MANY = 4
"""Readings that are compared."""
_BARRING = ("author", "editor", "translator", "URL", "DOI", "accessed", "page", "issued", "genre", "edition")
_LONGEST = 10_000
"""Characters of an entry that the model looks at: what is longer is no reference but a damaged file."""


class Sight(NamedTuple):
    """An entry looked at once: as the rules read it, and as the model does where that was not enough."""

    open: Draft
    """What numbers, links and marks left."""
    ruled: Draft
    mask: str
    """The entry with what no mark proves visible."""
    tokens: Sequence[Token]
    emissions: Sequence[Steps]
    """Of the model; empty where the rules were sure."""
    reading: Reading


def look(draft: Draft) -> Sight:
    """Read an entry by rules, and by the model where they are unsure."""
    begin = numbers(draft)
    ruled = draft.copy()
    words(ruled, begin)
    mask = unnamed(draft)
    if sure(ruled) or len(mask) > _LONGEST:
        return Sight(draft, ruled, mask, (), (), proved(ruled))
    machine = model()
    tokens, counts = observed(draft, ruled, mask, machine.view)
    if not tokens:
        return Sight(draft, ruled, mask, (), (), {})
    emissions = machine.emissions(counts, [t.kind == "number" for t in tokens])
    shares = machine.marginals(emissions)
    labels = [machine.labels[k] for k in machine.likeliest(emissions, shares)]
    found = bounded(mask, stretches(tokens, labels, shares, machine.labels, barriers(draft, mask)))
    rules = proved(ruled)
    reading = parted(draft, headed(draft, ruled, chosen(found, draft.event)), rules)
    reading = kept(agreed(volumed(draft, entitled(draft, reading)), rules), rules, ruled.confidence)
    reading = houses.in_state(draft.text, houses.before(draft.text, reading, rules))
    reading = settled_by_marks(draft, mask, schooled(ruled, rules, reading))
    return Sight(draft, ruled, mask, tokens, emissions, reading)


def settled(sight: Sight, style: Style | None = None) -> Draft:
    """Return an entry with its fields; a doubtful one is read as the list's style has it."""
    reading = sight.reading
    if style and sight.emissions and any(s.confidence < _DOUBT for s in reading.values()):
        reading = headed(sight.open, sight.ruled, styled(sight, style))
        reading = volumed(sight.open, entitled(sight.open, reading))
        reading = imprinted(reading, proved(sight.ruled))
        reading = settled_by_marks(sight.open, sight.mask, reading)
    if not sight.emissions or not reading.keys() & {"title", "container"}:
        return sight.ruled
    return applied(sight.open, sight.mask, dated(sight.open, _placed(sight, reading)))


_LETTERS = patterns.kept(r"[^\W\d_]\s?[–—-]\s?[^\W\d_]")
"""The letters with which a volume of a dictionary begins and ends, К – Л: a city cut short has its period."""


def _placed(sight: Sight, reading: Reading) -> Reading:
    """Return a reading with the place of the marks instead of the letters of a dictionary's volume."""
    one, own = reading.get("place"), sight.ruled.spans.get("publisher_place")
    if not one or not own or not _LETTERS.fullmatch(sight.mask[one.start : one.end].strip(" .,:")):
        return reading
    start, end = sight.ruled.local(own[0])
    return {**reading, "place": one._replace(start=start, end=end)}


def sure(ruled: Draft) -> bool:
    """Tell whether marks have proved all that the rules have read.

    `//` parts title and container; a law or a patent that begins with its kind is all its own title.
    """
    fields = ruled.values
    if ruled.kind in _DOCUMENTS and not ruled.head[1] and "title" in fields:
        return True
    title = fields.get("title", "")
    if _PERSON.match(title) and not heads_title(title):
        return False
    return (
        "title" in fields
        and "container_title" in fields
        and all(ruled.confidence.get(field, 1.0) >= SURE for field in PARTS)
        and not weak(ruled)
        and not ruled.leftover()
    )


def styled(sight: Sight, style: Style) -> Reading:
    """Return the reading that fits model and style best; how sure it is, its rivals tell."""
    machine = model()
    barred = barriers(sight.open, sight.mask)
    rivals: list[tuple[float, Reading]] = []
    for path in machine.best(sight.emissions, _MANY):
        labels = [machine.labels[k] for k in path.labels]
        found = bounded(sight.mask, stretches(sight.tokens, labels, None, machine.labels, barred))
        reading = chosen(found, sight.open.event)
        rivals.append((path.score + style.fit(sight.mask, reading), reading))
    top = max(score for score, _ in rivals)
    odds = [math.exp(score - top) for score, _ in rivals]
    best = rivals[odds.index(max(odds))][1]
    return {label: _weighed(stretch, rivals, odds) for label, stretch in best.items()}


def _weighed(stretch: Stretch, rivals: Sequence[tuple[float, Reading]], odds: Sequence[float]) -> Stretch:
    """Return a stretch with the weight of the readings that have it."""
    where = (stretch.start, stretch.end)
    same = sum(
        weight
        for weight, (_, reading) in zip(odds, rivals, strict=True)
        if (other := reading.get(stretch.label)) and (other.start, other.end) == where
    )
    return stretch._replace(confidence=same / sum(odds))


def barriers(draft: Draft, mask: str) -> list[int]:
    """Return where stands what no field goes across: persons, links, pages and dates that marks prove."""
    found = [at for mark in led(mask) for at in (mark.start() - 1, mark.end() - 1)]
    free = weak(draft)
    for field in _BARRING:
        if field in draft.spans and field not in free and not (field == "author" and draft.head[1]):
            for start, end in map(draft.local, draft.spans[field]):
                if TAKEN in mask[start:end]:
                    found.append(start)
    return sorted(found)


def stretches(
    tokens: Sequence[Token],
    labels: Sequence[str],
    shares: Sequence[Vector] | None,
    names: Sequence[str],
    stops: Sequence[int] = (),
) -> Iterator[Stretch]:
    """Yield the runs of one label; how sure each is, the probabilities of its tokens tell, where given.

    `stops` are offsets of what no field goes across, such as persons named by a mark.
    """
    areas = [bisect_left(stops, token.start) for token in tokens] if stops else [0] * len(tokens)
    whose = list(zip(labels, areas, strict=True))
    ends = [i for i, (one, following) in enumerate(pairwise(whose), 1) if one != following]
    for start, end in pairwise((0, *ends, len(tokens))):
        label = labels[start]
        if label != "other":
            confidence = _certainty(shares, names.index(label), start, end) if shares else 1.0
            yield Stretch(label, tokens[start].start, tokens[end - 1].end, confidence)


def _certainty(shares: Sequence[Vector], k: int, start: int, end: int) -> float:
    """Return how likely a label is within a run, and not beside it."""
    inside = min([share[k] for share in shares[start:end]])
    beside = [share[k] for share in (*shares[start - 1 : start], *shares[end : end + 1]) if k < len(share)]
    return inside * (1 - max(beside, default=0.0))


def chosen(found: Iterable[Stretch], event: tuple[int, int, int] | None) -> dict[str, Stretch]:
    """Choose one stretch a field: the first; of containers the longest, of titles one that is long enough.

    The town of a conference is no place of print.
    """
    best: dict[str, Stretch] = {}
    for one in found:
        if one.label == "place" and event and event[0] <= one.start < event[2]:
            continue
        known = best.get(one.label)
        size = known.end - known.start if known else 0
        longer = one.end - one.start > size
        if (
            known is None
            or (longer and one.label == "container")
            or (longer and size < _SCRAP and one.label == "title")
        ):
            best[one.label] = one
    return best
