"""The letter by which Chinese lists say what a work is, behind its title: `[J]` (GB/T 7714-2015, B)."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.parse.apply import Reading, Stretch
from refnorm.patterns import kept
from refnorm.traced import GROUP, TAKEN

_LETTER = kept(r"\[(?P<letter>[A-Z]{1,2})(?:/[A-Z]{2})?\](?=\s?[.．,，/]|\s*$)")
_HELD = ("J", "N", "C", "G")
"""Letters of what stands in something: articles, newspapers, papers, collections."""
_CONTAINER = kept(r"[\s.,，/]*(?P<name>[^\x00\x01,，.:;]{2,100})")
_TAKEN = kept(f"[{TAKEN}{GROUP}]")
_EDGE = f" .,:;，{TAKEN}"


def lettered(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose title ends at the letter; a journal or a collection stands right behind it."""
    match = _LETTER.search(draft.text)
    if match is None or mask[match.start() : match.start() + 1] != GROUP:
        return reading
    author = reading.get("author")
    first = max(draft.head[1], author.end if author and author.end < match.start() else 0)
    before = mask[first : match.start()]
    start = match.start() - len(before.lstrip(_EDGE))
    if start >= match.start() or _TAKEN.search(mask, start, match.start()):
        return reading
    end, found = match.end(), {"title": Stretch("title", start, match.start(), 1.0)}
    if match["letter"] in _HELD and (behind := _CONTAINER.match(mask, end)):
        end = behind.end("name")
        found["container"] = Stretch("container", *behind.span("name"), 1.0)
    rest = {k: s for k, s in reading.items() if (s.end <= start or s.start >= end) and k not in found}
    return {**rest, **found}
