"""Acts and the gazette that prints them, with but a comma between: `Закон о водама, Сл. гласник РС`."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.fields.phrases import phrases_of
from refnorm.parse.apply import Reading, Stretch, without
from refnorm.patterns import kept

_PARTED = kept(r"[,.)»”\"]?\s[(–—-]?\s?[„“«\"]?$")
"""What stands between an act and the gazette's name."""
_NAME = kept(r"[^,.()„“”«»\"\x00\x01]*")
_LEFT = 0.7
"""How sure a title is that the gazette alone proves."""
_NEAR = 6
"""Characters of those marks at most."""
_EDGE = ' ,.;:(–—-„“«"\x01'
"""What no title of an act ends with, its translation too."""


def _first(mask: str) -> Stretch | None:
    """Return the beginning of an entry that the model has not read."""
    return Stretch("title", 0, 1, _LEFT) if mask[:1].isalpha() else None


def promulgated(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose container is the gazette that has printed the act; persons write none."""
    table = phrases_of("gazette")
    if draft.head[1] or draft.values.get("author") or "//" in mask or not table.among(draft.words):
        return reading
    hit = table.first(mask)
    title = reading.get("author") or reading.get("title") or reading.get("container") or _first(mask)
    if not hit or not title or title.start >= hit.start:
        return reading
    parted = _PARTED.search(mask, max(0, hit.start - _NEAR), hit.start)
    name = _NAME.match(mask, hit.end)
    if not parted or not name:
        return reading
    end = hit.end + len(name[0].rstrip())
    stop = title.start + len(mask[title.start : parted.start()].rstrip(_EDGE))
    rest = {label: one for label, one in without(reading, "author").items() if one.start >= end}
    return {
        **rest,
        "title": Stretch("title", title.start, stop, title.confidence),
        "container": Stretch("container", hit.start, end, 1.0),
    }
