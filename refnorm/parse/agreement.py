"""One reading of an entry from two: what the rules have proved counts beside what the model holds."""

from __future__ import annotations

from collections.abc import Mapping

from refnorm.fields.bodies import known
from refnorm.fields.draft import Draft
from refnorm.fields.openings import heads_title
from refnorm.parse.apply import Reading, Stretch, without
from refnorm.parse.heads import beyond, cut
from refnorm.parse.observe import PARTS

SURE = 0.95
"""Confidence from which the rules need no second opinion."""
_WORDS = frozenset(PARTS.values())
_NAMES = {label: field for field, label in PARTS.items()}
_ALONE, _MARKS = 0.85, 2
"""What is left of the model's confidence where the rules differ; marks at an end that are no difference."""
_LEFT = 0.7
"""How sure what the rules alone have read is, where the model has read nothing."""
_TITLED = 0.8
"""Confidence from which a title may begin with what looks like a person."""
_UNSEEN = (("\u0531", "\u10ff"), ("\u3040", "\ud7af"))
"""The first and last letters of Armenian and Georgian, and of the scripts of East Asia: the model has seen
next to nothing of them."""
_KEPT = ("title", "container", "publisher", "place")
"""What marks prove and the model may leave over."""


def headed(draft: Draft, ruled: Draft, reading: Reading) -> Reading:
    """Return a reading whose doubtful title gives way to persons at its head that their initials prove.

    In scripts that the model does not know these persons count whatever it has read there.
    """
    title, (start, end) = reading.get("title"), draft.head
    proven = "author" in ruled.values and "author" not in ruled.confidence
    if proven and start < end and any(low <= draft.text[start] <= high for low, high in _UNSEEN):
        rest = {k: s._replace(start=max(s.start, end)) for k, s in reading.items() if s.end > end}
        if "container" not in rest and "container" in (own := proved(ruled)):
            rest |= {k: own[k]._replace(confidence=_LEFT) for k in _KEPT if k in own}
        return {**rest, "author": Stretch("author", start, end, 1.0)}
    if proven and (whole := _from_first(reading, start, end)):
        return whole
    if proven and beyond(draft, reading):
        return cut(draft, reading, proved(ruled))
    body = title is not None and _body(draft, ruled, title)
    if (proven or body) and title and title.end <= end + 1 and draft.head[0] <= title.start:
        named = {**reading, "author": Stretch("author", start, end, 1.0)}
        return {k: s for k, s in (named | {"title": proved(ruled).get("title")}).items() if s}
    if not title or "author" in reading or not (title.start < end < title.end):
        return reading
    if not body and (not proven or title.confidence > _TITLED):
        return reading
    author = Stretch("author", start, end, title.confidence)
    return {**reading, "author": author, "title": title._replace(start=end)}


def _from_first(reading: Reading, start: int, end: int) -> Reading | None:
    """Return a reading whose authors begin with the first person, where they began within the row.

    So of `ten Brink, U., de los Reyes, M., von der Heydt, A., 2011`.
    """
    author = reading.get("author")
    if not author or not start < author.start < author.end <= end + _MARKS:
        return None
    rest = {label: one for label, one in reading.items() if one.start >= end}
    return {**rest, "author": author._replace(start=start)}


def _body(draft: Draft, ruled: Draft, title: Stretch) -> bool:
    """Tell whether a title begins with a sentence of its own that names a body: `Министерство культуры.`"""
    author = ruled.values.get("author", ())
    if len(author) != 1 or not author[0].literal:
        return False
    where = draft.local(author[0].span)
    sentence = draft.text[where[1] : where[1] + 2] == ". " and where[0] == title.start
    return sentence and known(author[0].literal)


def entitled(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title begins with the word that no surname is: `Письма А. С. Орлова к брату`."""
    author, title = reading.get("author"), reading.get("title")
    if not author or not heads_title(draft.text[author.start :]):
        return reading
    rest = without(reading, "author")
    if not title:  # `Интервью с В. Н. Орловым, 12.03.2020 // Архив автора`
        return {**rest, "title": author._replace(label="title")}
    return {**rest, "title": title._replace(start=author.start)} if author.end <= title.start else rest


def volumed(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title holds the volume that the rules left within it, and its name."""
    title, tome = reading.get("title"), draft.tome
    if not title or not tome or not title.start < tome[0] or title.end >= tome[1]:
        return reading
    rest = {label: one for label, one in reading.items() if one.end <= tome[0] or one.start >= tome[1]}
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
    reading = _held(_slashed(imprinted(reading, rules), rules, confidence), rules, confidence)
    left = {
        label: one._replace(confidence=_LEFT)
        for label, one in rules.items()
        if label in _KEPT
        and label not in reading
        and confidence.get(_NAMES[label], 1.0) >= SURE
        and not any(other.start < one.end and one.start < other.end for other in reading.values())
    }
    return {**reading, **left} if left else reading


def _slashed(reading: Reading, rules: Reading, confidence: Mapping[str, float]) -> Reading:
    """Return a reading whose title goes on to the mark that ends it, of which the model left a part over."""
    title, own = reading.get("title"), rules.get("title")
    if not title or not own or confidence.get("title", 1.0) < SURE or own.end - title.end <= _MARKS:
        return reading
    if abs(own.start - title.start) > _MARKS or any(
        title.end <= one.start < own.end for one in reading.values() if one.label != "title"
    ):
        return reading
    return {**reading, "title": title._replace(end=own.end)}


def _held(reading: Reading, rules: Reading, confidence: Mapping[str, float]) -> Reading:
    """Return a reading whose container ends where the marks end it: `// Семена: сб. тр. / ВИР. Л., 1985`."""
    held, own = reading.get("container"), rules.get("container")
    if not held or not own or confidence.get("container_title", 1.0) < 1.0:
        return reading
    if abs(own.start - held.start) > _MARKS or held.end - own.end <= _MARKS:
        return reading
    return {**reading, "container": held._replace(end=own.end)}


def imprinted(reading: Reading, rules: Reading) -> Reading:
    """Return a reading whose title ends before a known place with its publisher: `в XIX в. М.: Мысль`."""
    title, place, publisher = reading.get("title"), rules.get("place"), rules.get("publisher")
    held = reading.get("place")
    if held and place and publisher and held.start <= publisher.start < place.start and place.end <= held.end:
        return {**reading, "place": place, "publisher": publisher}
    other = reading.get("publisher")
    if not place or not publisher or not 0 < publisher.start - place.end <= _MARKS + 1:
        return reading
    if other and _same(place, reading.get("place")) and other.end <= place.start:
        return {**reading, "publisher": publisher._replace(confidence=_LEFT)}
    if (
        other
        and _same(place, reading.get("place"))
        and publisher.start < other.start < other.end <= publisher.end
    ):
        return {**reading, "publisher": publisher._replace(confidence=_LEFT)}  # a comma is of its name
    if not title or not title.start < place.start < title.end or "place" in reading:
        return reading
    cut = title._replace(end=min(title.end, place.start))
    found = {**reading, "title": cut, "place": place}
    free = all(one.end <= publisher.start or publisher.end <= one.start for one in found.values())
    return {**found, "publisher": publisher} if free and "publisher" not in reading else found


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
