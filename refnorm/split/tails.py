"""What a page adds behind its references: links to search engines and databases, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.fields.lines import Line
from refnorm.fields.offered import ENDING, phrases
from refnorm.model import Span
from refnorm.nouns import replace
from refnorm.patterns import kept

_LONG = 200
"""Characters of an entry's end that are looked at."""
_FEWEST = 2
"""Entries of a list that end with such words; one alone may be the end of a title."""
_COUNT = kept(r"\(\d+$")
"""How often the work is cited, without the closing mark."""
_BEHIND = "])|.…"
"""Marks that may stand behind the last word."""
_CLOSED = kept(r"[\w.)\]/»”\"]\s*[\[(|]?\s*$")


def tails(text: str, entries: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield the entries that end with words of links, by position, each with the stretch that they take."""
    found = [(n, tail) for n, span in enumerate(entries) if (tail := _tail(text, span))]
    yield from found if len(found) >= _FEWEST else ()


def unlinked(text: str, rows: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a list without such words at their ends: what stands before them ends an entry."""
    found = dict(tails(text, [row.span for row in rows]))
    cut = {
        n: row.text[: found[n].start - row.span.start].rstrip() for n, row in enumerate(rows) if n in found
    }
    return [replace(row, text=cut[n]) if n in cut else row for n, row in enumerate(rows)] if cut else rows


def _bare(shown: str) -> str:
    """Return a text without the marks at its end, and without the count of citations."""
    bare = shown
    while (shorter := bare.rstrip().rstrip(_BEHIND)) != bare:
        bare = shorter
    closed = bare[-1:].isdigit() and shown[len(bare)] == ")" if len(bare) < len(shown) else False
    count = _COUNT.search(bare) if closed else None
    return bare[: count.start()] if count else bare


def _tail(text: str, span: Span) -> Span | None:
    """Return the words of links at an entry's end, which a whole reference stands before."""
    start = max(span.start, span.end - _LONG)
    shown = text[start : span.end]
    words = _bare(shown).split()
    lasts, pattern = phrases()
    if not words or words[-1].strip(ENDING).casefold() not in lasts:
        return None
    # the letters of these words keep their number when their case is folded
    match = pattern.search(shown.casefold()) if len(shown.casefold()) == len(shown) else None
    if match is None or not _CLOSED.search(shown, 0, match.start()):
        return None
    begin = match.start()
    before = shown[:begin]
    if shown[begin] == "]" and before.count("[") > before.count("]"):
        begin += 1  # the bracket is the reference's: `[in Kaz.] Google Scholar`
    return Span(begin + start + len(shown[begin:]) - len(shown[begin:].lstrip()), span.end)
