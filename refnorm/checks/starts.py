"""Small letters behind a full stop, in lists whose parts begin with capitals: `2012. выпуск 8`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from refnorm import locales
from refnorm.fields.evidence import SMALL
from refnorm.locales.spelling import is_usual
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS, mostly_cyrillic

_START = kept(r"\.(?:(?<=\d.)|(?<=[^\W\d_]{6}.))\s+(?:[–—-]\s+)?(?=[^\W\d_])")
"""A full stop behind a figure or a word so long that it is whole, and where the next word begins."""
_SMALL = kept(rf"\.\s+(?:[–—-]\s+)?{SMALL}")
_TRANSLATED = kept(r"(?<![\w-])[A-Za-z]{6,}\.\s+[a-z]+")
"""Two words of a translation, parted by a full stop."""
_BEFORE = kept(r"\w+$")
_SHOWN = 24
"""Characters in which the word before the full stop is looked for."""
_WHOLE = 3
"""Letters of a mark in native script from which on it is no single letter."""
_FEWEST, _MOSTLY = 5, 4
"""Parts that have to begin with a capital, and how many times as many as with a small letter."""
_TITLES = ("title", "container_title", "collection_title")


class _Start(NamedTuple):
    """The first word of a part of an entry: where it stands, folded, and whether its letter is small."""

    entry: Entry
    span: Span
    word: str
    small: bool


def small_starts(lst: ReferenceList, text: str) -> tuple[tuple[Entry, Span], ...]:
    """Return the parts of entries that begin with a small letter where the list's other ones have a capital.

    A part begins behind a year, a number or a title, never behind a word that may be cut short. A short mark,
    or one in Latin letters, may be small by habit (`2014. no. 3`): it is held against the same mark alone.
    In a translation it begins behind a word that English has (`collection. ed. Orlov`).
    """
    if not any(_SMALL.search(text, entry.span.start, entry.span.end) for entry in lst.entries):
        return ()
    found = [one for entry in lst.entries for one in _starts(entry, text)]
    whole = Counter(one.small for one in found)
    alike = Counter((one.word, one.small) for one in found)
    told = [one for one in found if one.small and _is_odd(one, whole, alike)]
    started = [(one.entry, _shown(text, one.span)) for one in told]
    return (*started, *((entry, span) for entry in lst.entries for span in _translated(entry, text)))


def _translated(entry: Entry, text: str) -> Iterator[Span]:
    """Yield what begins small in the translations of an entry, with the word before."""
    for bracket in entry.reference.brackets:
        if bracket.translates and _SMALL.search(bracket.text):
            for found in _TRANSLATED.finditer(text, bracket.span.start, bracket.span.end):
                if is_usual(found[0].partition(".")[0].lower()):
                    yield Span(*found.span())


_DAY, _SHORT = kept(r"\d\.\d\d?$"), kept(r"(?<!\d)\d\d?$")


def _ordinal(before: str, word: str) -> bool:
    """Tell whether a number's period makes it an ordinal, `7. изд.`, or ends a date."""
    return bool(_DAY.search(before)) or (
        bool(_SHORT.search(before)) and word.casefold() in locales.bare_tokens("edition", "after")
    )


def _starts(entry: Entry, text: str) -> Iterator[_Start]:
    ends = {s.end for name in _TITLES for s in entry.reference.spans.get(name, ())}
    brackets = [bracket.span for bracket in entry.reference.brackets]
    for found in _START.finditer(text, entry.span.start + entry.number_end, entry.span.end):
        at, word = found.start(), LETTERS.match(text, found.end())
        if (
            word
            and ((text[at - 1].isdigit() and not _ordinal(text[max(0, at - 5) : at], word[0])) or at in ends)
            and not any(b.start <= at < b.end for b in brackets)
        ):
            yield _Start(entry, Span(*word.span()), word[0].casefold(), word[0][0].islower())


def _is_odd(one: _Start, whole: Mapping[bool, int], alike: Mapping[tuple[str, bool], int]) -> bool:
    """Tell whether the list begins such parts with capitals, by how many are small and how many are not."""
    general = mostly_cyrillic(one.word) and len(one.word) >= _WHOLE
    small, large = (whole[kind] if general else alike[one.word, kind] for kind in (True, False))
    return large >= max(_FEWEST, _MOSTLY * small)


def _shown(text: str, word: Span) -> Span:
    """Return a word with the one before its full stop."""
    ahead = text[max(0, word.start - _SHOWN) : word.start]
    before = _BEFORE.search(ahead[: ahead.rindex(".")])
    assert before
    return Span(word.start - len(ahead) + before.start(), word.end)
