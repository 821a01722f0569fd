"""What a list may print in several forms, by kind, and when the ways to print one thing are forms of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from refnorm.checks.gaps import is_wanted
from refnorm.checks.unlike import is_usual
from refnorm.model import Entry, Span
from refnorm.text import LETTERS

WITHIN = ("article-journal", "chapter", "paper-conference")
"""Works that stand in another one."""
APART = "apart"
"""Two things with a space between them: a mark and its number, two initials."""
BEFORE, BEHIND = "before", "behind"
"""Initials, by where they stand of the surname."""
ROMANIZED = "romanized"
"""A name that is written in other letters, not translated."""
KEPT = "kept"
"""A phrase whose quotes the other form has, too."""
NOTED = "noted"
"""A work of which a note tells the language."""
_OPEN, _CLOSE = '«“„"', '»”“"'
"""Quotes that begin and end a name."""
_READ = 0.75
"""How sure a field has to be read."""
_MOSTLY = 3
"""How many times as many entries have to agree before another one is odd, of what is seldom a slip."""


class Form(NamedTuple):
    """How one entry prints a thing: its kind, which one it is, the form as compared and as printed, where."""

    kind: Kind
    thing: str
    form: str
    printed: str
    entry: int
    span: Span


Ways = Sequence[Sequence[Form]]
"""The ways to print one thing, the most usual one first, each with its places."""


def _always(ways: Ways, lost: int) -> bool:
    return True


def _never(ways: Ways, lost: int) -> bool:
    return False


def _odd(ways: Ways, lost: int) -> bool:
    """Tell whether nearly all others agree; the `lost` entries may have had any form."""
    usual, others = _counted(ways)
    return is_usual(usual, usual + others - 1 + lost)


def _split(ways: Ways, lost: int) -> bool:
    """Tell whether no way is that of nearly all: the slips beside such a one RN507 tells one by one."""
    usual, others = _counted(ways)
    return not is_usual(usual, usual + others - 1)


def _divided(ways: Ways, lost: int) -> bool:
    """Tell whether no way is the list's own: there are half as many others at least, whatever was `lost`."""
    usual, others = _counted(ways)
    return usual > 1 and 2 * others >= usual + lost and _split(ways, lost)


def _several(ways: Ways, lost: int) -> bool:
    """Tell whether several entries have another way, or one where nearly all agree."""
    return _counted(ways)[1] > 1 or _odd(ways, lost)


def _ordered(ways: Ways, lost: int) -> bool:
    """Tell whether initials stand on both sides of surnames, or nearly all names agree otherwise."""
    return {BEFORE, BEHIND} <= {places[0].form for places in ways} or _odd(ways, lost)


def _rendered(ways: Ways, lost: int) -> bool:
    """Tell whether most names are romanized: one may have no other name in Latin letters."""
    return ways[0][0].form == ROMANIZED and _seldom(ways, lost)


def _noted(ways: Ways, lost: int) -> bool:
    """Tell whether most entries have a note; a few that have one may need it."""
    return ways[0][0].form == NOTED and _seldom(ways, lost)


def _kept(ways: Ways, lost: int) -> bool:
    """Tell whether most phrases keep their quotes; a list may leave them all out."""
    return ways[0][0].form == KEPT and _seldom(ways, lost)


def _seldom(ways: Ways, lost: int) -> bool:
    """Tell whether most entries agree, and some do not; the `lost` ones may have had any form."""
    usual, others = _counted(ways)
    return is_wanted(usual, others + lost, _MOSTLY)


def _counted(ways: Ways) -> tuple[int, int]:
    """Return how many places print a thing in the most usual way, and how many otherwise."""
    return len(ways[0]), sum(map(len, ways[1:]))


class Kind(NamedTuple):
    """A kind of things: what it is called in RN505's messages, and how its forms are judged.

    `least` is how often each form has to stand there; `faults` are the rules that may have told of an entry's
    form already; `is_form` judges the ways to print a thing, beside so many entries that are lost.
    """

    name: str
    least: int = 1
    faults: tuple[str, ...] = ()
    is_form: Callable[[Ways, int], bool] = _always


PLACE = Kind("place", faults=("RN307",))
PUBLISHER = Kind("publisher", faults=("RN306",))
JOURNAL = Kind("journal", faults=("RN305",))
PERSON = Kind("person", faults=("RN301", "RN302", "RN303"))
NEAR, NEAR_HOUSE, NEAR_PERSON = Kind("near"), Kind("near-publisher"), Kind("near-person")
"""Names of journals, publishers and persons that differ in one letter."""
PAGE_MARK = Kind("mark", 2)
SPACED = Kind("mark")
"""The mark of pages with a space behind it, and without: `С. 5`, `С.5`."""
ISSUE_MARK = Kind("issue-mark", 2)
"""The mark of issues: `No` and `No.` in one list are two forms of it, `no.` and `iss.` are two marks."""
JOURNAL_MARK = Kind("journal-mark", 2)
DASH = Kind("dash", 2, is_form=_split)
IMPRINT = Kind("imprint", 2, is_form=_split)
BEFORE_PLACE = Kind("before-place", 2, is_form=_split)
"""What parts a book's place from what stands before it: `. – Москва`, `. Москва`."""
BEFORE_YEAR = Kind("before-year", 2, is_form=_split)
"""What parts the year of an article from its journal: `Vestnik, 2018`."""
ROMAN_YEAR = Kind("before-year", is_form=_divided)
"""The same in a romanized list, where nothing but a period or a comma stands there."""
BEHIND_YEAR = Kind("behind-year", 2, is_form=_split)
"""What parts the year of an article from its issue: `2018. – № 2`."""
EXTENT = Kind("extent", 3)
"""The pages of a book, all of them or those that are cited: `214 с.`, `С. 58`."""
INITIALS = Kind("initials", is_form=_several)
ORDER = Kind("order", is_form=_odd)
"""The order of two fields: `1995. No 1`, `issue 8, 2012`."""
BOOK = Kind("book")
"""A book that two entries cite, whole or for a part of it: with its publisher, or with its place alone."""
NAMES = Kind("names", is_form=_ordered)
"""The first author, with initials before the surname or behind it, or a full name."""
AGAIN = Kind("again", is_form=_odd)
"""What parts an article from its journal, with its author named again or without: `/ А. Орлов // Вестник`."""
YEAR_WORD = Kind("year-word", is_form=_odd)
"""The year of a work, with a word behind it or alone: `2003 ж.`, `2003`."""
LANGUAGE = Kind("language", is_form=_noted)
"""A note on the language of a romanized work, `(in Russian)`, or none."""
LINK_LABEL = Kind("link-label", is_form=_seldom)
"""What stands before the address of a work: `URL: https`, or nothing but a mark."""
RENDERING = Kind("rendering", faults=("RN305",), is_form=_rendered)
"""A journal or book in Latin letters: romanized or only translated."""
HOUSE = Kind("house", faults=("RN306",), is_form=_rendered)
"""A publisher in Latin letters: romanized or only translated."""
BODY = Kind("house", faults=("RN306",), is_form=_never)
"""A university or another publishing body, which journals translate by habit: counted where others vary."""
CASE = Kind("case", is_form=_several)
"""A translated journal or publisher: its words with capitals, or only the first one."""
TITLE_CASE = Kind("title-case", is_form=_seldom)
"""The translation of a title: its words with capitals, or only the first one."""
STATE = Kind("state")
"""The adjective of a state in translations: Kazakhstani, or Kazakh as its people's is."""
TITLE_QUOTES = Kind("title-quotes", is_form=_seldom)
"""The title of a native work, in quotes as a whole or bare."""
INNER_QUOTES = Kind("inner-quotes", is_form=_kept)
"""A phrase in quotes within a native title, whose romanized entry has quotes or none."""
GLOSS_QUOTES = Kind("gloss-quotes")
"""The translation of a title with quotes in both forms, with quotes or bare."""
QUOTE_MARK = Kind("quote-mark")
"""The mark that opens a quotation: « », “ ”, or straight."""
PAGE_TONGUE = Kind("page-tongue", is_form=_several)
"""The mark of pages of a native entry, in its list's own language or in English."""
QUOTED = Kind("quoted")
"""A journal in Latin letters, in quotes or bare, where the native one has none."""


def sure(entry: Entry, field: str) -> tuple[str, Span] | None:
    """Return a field that is read surely and stands in one piece."""
    value, spans = getattr(entry.reference, field), entry.reference.spans.get(field, ())
    if not value or len(spans) != 1 or entry.reference.confidence.get(field, 1.0) < _READ:
        return None
    return value, spans[0]


def first_word(field: Span, text: str) -> int:
    """Return where the first word of a field ends."""
    word = LETTERS.search(text, field.start, field.end)
    return word.end() if word else field.end


def is_quoted(name: Span, text: str) -> bool:
    """Tell whether a name stands in quotes as a whole."""
    ahead, behind = text[name.start - 1 : name.start + 1], text[name.end - 1 : name.end + 1]
    return any(mark in _OPEN for mark in ahead) and any(mark in _CLOSE for mark in behind)
