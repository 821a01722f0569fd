"""The title of a composition with all its numbers."""

from __future__ import annotations

from refnorm.fields import opus
from refnorm.fields.draft import Draft
from refnorm.parse.apply import Reading, Stretch


def composed(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title goes on to the opus: `Symphony No. 3 in E-flat major, Op. 55`."""
    where = opus.region(draft)
    title = reading.get("title")
    if where is None or (title and title.end >= where[1]):
        return reading
    author = reading.get("author")
    head = draft.head[1] or (author.end if author else 0)
    start = title.start if title and title.start <= where[0] else head
    said = draft.mask[start : where[0]]
    start += len(said) - len(said.lstrip(" .,:;()\x00"))
    rest = {label: one for label, one in reading.items() if one.end <= start or one.start >= where[1]}
    return {**rest, "title": Stretch("title", start, where[1], title.confidence if title else 1.0)}
