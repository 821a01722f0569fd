"""Papers of a conference that no `//` parts from the collection: `Лёд. Река : материалы конф. Омск`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.fields.draft import Draft
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.fields.titles import sentences
from refnorm.parse.apply import Reading, Stretch
from refnorm.parse.bounds import led
from refnorm.patterns import kept
from refnorm.traced import TAKEN

_SERIAL = ("volume", "issue", "container_title")
_LED = ("proceedings", "collected")
"""Words that say what holds the paper, before those for the conference."""
_EDGE = " .,;:(/–—-"
_PARTED = kept(r"[)»”\"'\s]*[.!?/][»”\"']*\s")
"""What ends a title before its container: a sentence's end, a slash."""
_NEAR = 4
"""Characters of the marks between a title and what follows it."""
_LEAST = 4
"""Characters of a title at least."""


def collected(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose title ends before the sentence that names the conference and its papers.

    The model takes the name of the collection, which has a colon of its own, for more of the title.
    """
    title, table = reading.get("title"), genre_phrases("paper-conference")
    if not title or "author" not in reading or "//" in mask or not table.among(draft.words):
        return reading
    if not draft.page_kinds & {"range", "cited"} or any(map(draft.values.get, _SERIAL)):
        return reading
    held = reading.get("container")
    parted = held is not None and _PARTED.match(mask, title.end) is not None
    if led(mask) or (parted and held and ":" not in mask[title.end : held.start]):
        return reading
    said = list(_said(mask, title.start))
    if parted and held and not _left(mask, said, title, held):
        return reading
    starts = [title.start, *sentences(mask, title.start, len(mask))]
    for at in said:
        start = max((one for one in starts if one <= at), default=title.start)
        before = mask[title.start : start]
        if (
            len(before) <= _LEAST
            or start > title.end + _NEAR
            or mask.count("«", 0, start) > mask.count("»", 0, start)
        ):
            continue
        if not table.first(mask, at):
            break
        end = _end(draft, mask, reading, at)
        rest = {label: one for label, one in reading.items() if one.end <= start or one.start >= end}
        cut = min(title.end, title.start + len(before.rstrip(_EDGE)))
        sure = title.confidence
        return {**rest, "title": title._replace(end=cut), "container": Stretch("container", start, end, sure)}
    return reading


_STOP = kept(r"[.;]\s|\s[–—/]\s|[\x00\x01]")
"""What ends the name of a conference that goes on behind what the model has read."""
_WORD_NEXT = kept(r"\s(?=[«„“]?[^\W\d_])")


def gone_on(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose container ends within no phrase: `Proc. of the Int. Conf. of young people`."""
    held = reading.get("container")
    if not held or not _WORD_NEXT.match(mask, held.end):
        return reading
    if not genre_phrases("paper-conference").first(mask[held.start : held.end]):
        return reading
    starts = [one.start for one in reading.values() if one.start >= held.end]
    limit = min([len(mask), *starts, *(draft.event or ())[:1]])
    stops = (m.start() for m in _STOP.finditer(mask, held.end, limit))
    stop = next((at for at in stops if mask.count("«", held.end, at) == mask.count("»", held.end, at)), limit)
    end = held.end + len(mask[held.end : stop].rstrip(_EDGE))
    return {**reading, "container": held._replace(end=max(end, held.end))}


def _said(mask: str, start: int) -> Iterator[int]:
    """Yield where words for proceedings stand, and at last where those for a conference do."""
    yield from sorted(hit.start for kind in _LED for hit in phrases_of(kind).find(mask, start))
    if hit := genre_phrases("paper-conference").first(mask, start):
        yield hit.start


def _left(mask: str, said: Iterable[int], title: Stretch, held: Stretch) -> bool:
    """Tell whether the name of the collection was left over between title and container, up to its colon."""
    return any(title.end < at < held.start and mask[:at].rstrip().endswith(":") for at in said)


def _end(draft: Draft, mask: str, reading: Reading, start: int) -> int:
    """Return where the collection's name ends: before the conference's place and day, or the imprint."""
    ends = [reading[label].start for label in ("place", "publisher") if label in reading]
    held = draft.event[0] if draft.event else start
    ends = [end for end in (mask.find(TAKEN, start), held, *ends) if end > start]
    end = min(ends, default=len(mask))
    return start + len(mask[start:end].rstrip(_EDGE))
