"""Standards that head their entries: `GOST 7.1-2003. Title. Part of it. Moscow: House`."""

from __future__ import annotations

from refnorm.fields.bodies import known
from refnorm.fields.draft import Draft
from refnorm.parse.apply import Reading, Stretch
from refnorm.patterns import kept

_HEAD = 2
"""Characters before the mark of a standard that heads its entry."""
_DATED = kept(r"\.?\s\(\x00{4}\)[.,:]?\s")
"""The year between a standard's number and its title (APA 7, 10.15)."""
_END = kept(r"\s/\s|\.\s[–—-]\s|[\x00\x01]")
"""What no title of a standard goes across."""
_EDGE = " .,;:(/–—-"
_IMPRINT = ("place", "publisher")
_YEARED = kept(r"[.,]?\s?\x00")
"""What stands behind a publisher, and not behind the last sentence of a title."""
_OF_JOURNALS = ("volume", "issue")


def normed(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose title is all that stands between a standard's number and its imprint.

    What the model takes for a container is its last sentence: `DSTU 9001. Systems. Requirements. Kyiv`.
    """
    spans, marks = draft.spans.get("number"), draft.spans.get("genre")
    title, imprint = reading.get("title"), [reading[part] for part in _IMPRINT if part in reading]
    if "place" not in reading and not any(_YEARED.match(mask, part.end) for part in imprint):
        imprint = []
    if not spans or not marks or not title or draft.kind not in (None, "standard") or "//" in mask:
        return reading
    end = draft.local(spans[0])[1]
    dated = _DATED.match(mask, end)
    serial = not (imprint or dated or draft.values.keys().isdisjoint(_OF_JOURNALS))
    if draft.local(marks[0])[0] > _HEAD or serial or draft.values.get("author"):
        return reading
    start = dated.end() if dated else title.start
    stops = [part.start for part in imprint if part.start > max(start, end)]
    if found := _END.search(mask, max(start, end)):
        stops.append(found.start())
    stop = start + len(mask[start : min(stops, default=len(mask))].rstrip(_EDGE))
    if stop < title.end and not dated:
        return reading
    rest = {label: one for label, one in reading.items() if one.end <= start or one.start >= stop}
    rest.pop("title", None)
    whole = Stretch("title", start, stop, title.confidence)
    return {**rest, **_housed(mask, whole, "publisher" in rest)}


def _housed(mask: str, title: Stretch, printed: bool) -> Reading:
    """Part the body that has printed a standard from the end of its title: `…, ASTM International, Omsk`."""
    at = mask.rfind(", ", title.start, title.end)
    if printed or at < 0 or not known(mask[at + 2 : title.end]):
        return {"title": title}
    house = title._replace(label="publisher", start=at + 2)
    return {"title": title._replace(end=at), "publisher": house}
