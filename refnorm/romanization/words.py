"""The words of an entry whose letters are compared: those of its names and titles, outside of brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refnorm.model import Document, Entry, Reference, Span
from refnorm.romanization.spots import fold, native
from refnorm.text import CYRILLIC, LATIN, TWINS, Traced, cyrillic_share, plain

NAMES = ("author", "editor", "translator")
FIELDS = (
    *NAMES, "title", "container_title", "collection_title", "publisher", "publisher_place", "event_title",
    "event_place", "leftover",
)  # fmt: skip
"""What is compared: `leftover` is what no field has claimed, mostly a second title."""
_SIGNS = "'’‘ʼʹ′`´ʻʽ\"”“ʺ″"
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\ufe20\ufe21]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:[{_SIGNS}]{{1,2}}{_LETTERS})*(?:[’ʹ′ʼ`”ʺ″]|'{{1,2}}(?!\w))?")
_MARKUP = re.compile(r"[\\<&*_\[\n\r\t\u00ad\u200b-\u200f]|  ")
_NATIVE = re.compile(f"[{CYRILLIC}\u0531-\u058f\u10a0-\u10ff\u1c90-\u1cbf]")
"""Letters of the scripts that have schemes: Cyrillic, Armenian, Georgian."""
_LATIN = re.compile(f"[{LATIN}]")


class Word(NamedTuple):
    """A word as printed, as it is compared, where it stands, and in which field."""

    text: str
    form: str
    span: Span
    field: str
    native: bool
    short: bool
    """Whether a period stands behind it."""


def words(document: Document, entry: Entry, fields: Iterable[str] = FIELDS) -> list[Word]:
    """Return the words of an entry's fields in printed order, without those of its bracket groups.

    A word that two fields claim is one word, of the first of them.
    """
    spans = entry.reference.spans
    held = [field for field in fields if field in spans or field == "leftover"]
    found: dict[int, Word] = {}
    for field in held:
        for word in _of_field(document.text, entry.reference, field):
            found.setdefault(word.span.start, word)
    return [found[at] for at in sorted(found)]


def _of_field(text: str, reference: Reference, field: str) -> Iterator[Word]:
    for span in reference.leftover if field == "leftover" else reference.spans.get(field, ()):
        groups = [b.span for b in reference.brackets if span.start < b.span.end and b.span.start < span.end]
        yield from words_at(text, span, field, groups)


def words_at(text: str, span: Span, field: str, groups: Iterable[Span] = ()) -> Iterator[Word]:
    """Yield the words of a stretch of a document, but for those of some groups in it."""
    sight = Traced.cut(text, span)
    if _MARKUP.search(sight.text):
        sight = plain(sight)
    skipped = tuple(groups)
    for match in _WORD.finditer(sight.text):
        at = sight.at[match.start()]
        if not any(group.start <= at < group.end for group in skipped):
            where = sight.span(*match.span())
            short = sight.text[match.end() : match.end() + 1] == "." or text[where.end : where.end + 1] == "."
            yield _word(match[0], where, field, short)


def _word(text: str, span: Span, field: str, short: bool) -> Word:
    native_script = bool(_NATIVE.search(text)) and cyrillic_share(text) >= 0.5
    if native_script and _LATIN.search(text):
        # a Latin look-alike in a native word is a fault of that word, which has a rule of its own
        return Word(text, native("".join(TWINS.get(c, c) for c in text)), span, field, True, short)
    return Word(text, native(text) if native_script else fold(text), span, field, native_script, short)
