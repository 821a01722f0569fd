"""An entry read as a whole: by rules where marks prove it, elsewhere by the sequence model."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from refnorm import patterns
from refnorm.fields.draft import Draft
from refnorm.fields.openings import heads_title
from refnorm.labelling import model
from refnorm.labelling.passes import Steps, Vector
from refnorm.labelling.tokens import Token
from refnorm.parse.apply import Reading, Stretch, applied
from refnorm.parse.entry import numbers, words
from refnorm.parse.heads import beyond, cut, dated, parted
from refnorm.parse.leads import bounded, led, schooled, settled_by_marks
from refnorm.parse.observe import PARTS, observed, unnamed, weak
from refnorm.parse.style import Style
from refnorm.traced import TAKEN

_SURE = 0.95
"""Confidence from which the rules need no second opinion."""
_DOCUMENTS = ("legislation", "patent")
"""Kinds that stand at the head of their entries."""
_PERSON = patterns.kept(r"\w{1,2}[.,]\s?\w|\w+\s\w\.\s?\w\.")
"""A title that begins with an initial, or with a name: the authors were not read to their end."""
_WORDS = frozenset(PARTS.values())
_NAMES = {label: field for field, label in PARTS.items()}
_ALONE, _MARKS = 0.85, 2
"""What is left of the model's confidence where the rules differ; marks at an end that are no difference."""
_LEFT = 0.7
"""How sure what the rules alone have read is, where the model has read nothing."""
_TITLED = 0.8
"""Confidence from which a title may begin with what looks like a person."""
_DOUBT = 0.45
"""Confidence below which a reading is compared with others, if the list's style is known."""
_SCRAP = 12
"""Characters of a title that is but a scrap, if another stretch is longer."""
_UNSEEN = ("\u0531", "\u10ff")
"""The first and last letter of Armenian and Georgian, of which the model has seen next to nothing."""
_KEPT = ("title", "container", "publisher", "place")
"""What marks prove and the model may leave over."""
_MANY = 4
"""Readings that are compared."""
_BARRING = ("author", "editor", "translator", "URL", "DOI", "accessed", "page", "issued", "genre")
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
    reading = parted(draft, headed(draft, ruled, chosen(found)), rules)
    reading = kept(agreed(_volumed(draft, _entitled(draft, reading)), rules), rules, ruled.confidence)
    reading = settled_by_marks(draft, mask, schooled(ruled, rules, reading))
    return Sight(draft, ruled, mask, tokens, emissions, reading)


def settled(sight: Sight, style: Style | None = None) -> Draft:
    """Return an entry with its fields; a doubtful one is read as the list's style has it."""
    reading = sight.reading
    if style and sight.emissions and any(s.confidence < _DOUBT for s in reading.values()):
        reading = _volumed(sight.open, _entitled(sight.open, styled(sight, style)))
        reading = settled_by_marks(sight.open, sight.mask, reading)
    if not sight.emissions or not reading.keys() & {"title", "container"}:
        return sight.ruled
    return applied(sight.open, sight.mask, dated(sight.open, reading))


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
        and all(ruled.confidence.get(field, 1.0) >= _SURE for field in PARTS)
        and not weak(ruled)
        and not ruled.leftover()
    )


def headed(draft: Draft, ruled: Draft, reading: Reading) -> Reading:
    """Return a reading whose doubtful title gives way to persons at its head that their initials prove.

    In scripts that the model does not know these persons count whatever it has read there.
    """
    title, (start, end) = reading.get("title"), draft.head
    proven = "author" in ruled.values and "author" not in ruled.confidence
    if proven and start < end and _UNSEEN[0] <= draft.text[start] <= _UNSEEN[1]:
        rest = {k: s._replace(start=max(s.start, end)) for k, s in reading.items() if s.end > end}
        return {**rest, "author": Stretch("author", start, end, 1.0)}
    if proven and beyond(draft, reading.get("author")):
        return cut(reading, proved(ruled))
    if proven and title and title.end <= end + 1 and draft.head[0] <= title.start:
        named = {**reading, "author": Stretch("author", start, end, 1.0)}
        return {k: s for k, s in (named | {"title": proved(ruled).get("title")}).items() if s}
    if not title or "author" in reading or not (proven and title.start < end < title.end):
        return reading
    if title.confidence > _TITLED:
        return reading
    author = Stretch("author", start, end, title.confidence)
    return {**reading, "author": author, "title": title._replace(start=end)}


def _entitled(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title begins with the word that no surname is: `Письма А. С. Орлова к брату`."""
    author, title = reading.get("author"), reading.get("title")
    if not author or not title or not heads_title(draft.text[author.start :]):
        return reading
    rest = {label: one for label, one in reading.items() if label != "author"}
    return {**rest, "title": title._replace(start=author.start)} if author.end <= title.start else rest


def _volumed(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title holds the volume that the rules left within it, and its name."""
    title, container, tome = reading.get("title"), reading.get("container"), draft.tome
    if not title or not tome or not title.start < tome[0] or title.end >= tome[1]:
        return reading
    held = container and container.start < tome[1] and tome[0] < container.end
    rest = {label: one for label, one in reading.items() if label != "container" or not held}
    return {**rest, "title": title._replace(end=tome[1])}


def agreed(reading: Reading, rules: Reading) -> Reading:
    """Return a reading that is less sure of the fields of words which the rules read otherwise."""
    return {
        label: one
        if label not in _WORDS or _same(one, rules.get(label))
        else one._replace(confidence=one.confidence * _ALONE)
        for label, one in reading.items()
    }


def kept(reading: Reading, rules: Reading, confidence: Mapping[str, float]) -> Reading:
    """Return a reading with what marks prove and the model has left over, such as a place and a publisher."""
    reading = _imprinted(reading, rules)
    left = {
        label: one._replace(confidence=_LEFT)
        for label, one in rules.items()
        if label in _KEPT
        and label not in reading
        and confidence.get(_NAMES[label], 1.0) >= _SURE
        and not any(other.start < one.end and one.start < other.end for other in reading.values())
    }
    return {**reading, **left} if left else reading


def _imprinted(reading: Reading, rules: Reading) -> Reading:
    """Return a reading whose title ends before a known place with its publisher: `в XIX в. М.: Мысль`."""
    title, place, publisher = reading.get("title"), rules.get("place"), rules.get("publisher")
    other = reading.get("publisher")
    if not place or not publisher or not 0 < publisher.start - place.end <= _MARKS + 1:
        return reading
    if other and _same(place, reading.get("place")) and other.end <= place.start:
        return {**reading, "publisher": publisher._replace(confidence=_LEFT)}
    if not title or not title.start < place.start < title.end or "place" in reading:
        return reading
    return {**reading, "title": title._replace(end=min(title.end, place.start)), "place": place}


def _same(one: Stretch, other: Stretch | None) -> bool:
    """Tell whether two stretches are one but for the marks at their ends."""
    return other is not None and max(abs(one.start - other.start), abs(one.end - other.end)) <= _MARKS


def proved(ruled: Draft) -> Reading:
    """Return what the rules have read as a reading."""
    found: dict[str, Stretch] = {}
    for field, label in PARTS.items():
        spans = ruled.spans.get(field)
        if spans:
            start, end = ruled.local(spans[0])[0], ruled.local(spans[-1])[1]
            found[label] = Stretch(label, start, end, 1.0)
    return found


def styled(sight: Sight, style: Style) -> Reading:
    """Return the reading that fits model and style best; how sure it is, its rivals tell."""
    machine = model()
    barred = barriers(sight.open, sight.mask)
    rivals: list[tuple[float, Reading]] = []
    for path in machine.best(sight.emissions, _MANY):
        labels = [machine.labels[k] for k in path.labels]
        reading = chosen(bounded(sight.mask, stretches(sight.tokens, labels, None, machine.labels, barred)))
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


def chosen(found: Iterable[Stretch]) -> dict[str, Stretch]:
    """Choose one stretch a field: the first; of containers the longest, of titles one that is long enough."""
    best: dict[str, Stretch] = {}
    for one in found:
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
