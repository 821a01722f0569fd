"""What an entry may begin with before its authors, or in place of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, others
from refnorm.fields.evidence import UPPER
from refnorm.fields.phrases import phrases_of
from refnorm.model import Date, Name
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER, WORD, low, skeleton
from refnorm.traced import GROUP

_FIRST = kept(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_CASELESS = "\u0590-\u08ff\u3040-\ud7af"
"""Letters without capitals with which a work begins: Hebrew, Arabic, Chinese, Japanese, Korean."""
_GEORGIAN = "ა-ჰ"
_NEAR = 40
"""Characters in which the label's surname stands again: `Белов 1995: Д. Е. Белов`."""


@cache
def _label() -> re.Pattern[str]:
    """What a list calls its entry, `Орлов, Белов 1995а — Орлов Д. Е.`: mostly the surnames and the year."""
    year = r"(?P<year>(?:1\d|20)\d\d)\s?[^\W\d_]?(?:\s?[/–-]\s?(?:1[5-9]|20)\d\d)?"
    return kept(
        rf"(?P<label>[{UPPER}{_GEORGIAN}][^\d.;:/\x00\x01]{{1,70}}(?:{others()}\.)?,?\s{year})"
        rf"(?:\s[—–=-]|(?P<colon>:))\s(?=[{UPPER}{_CASELESS}{_GEORGIAN}])"
    )


_ACRONYM = kept(rf"(?P<label>[{UPPER}][^\W\d_]{{1,8}})\s[—–=-]\s(?=[{UPPER}])")
_TITLE = kept(r"([^.:/\[]{3,160})(?:\s?\[([^\[\]]{3,160})\])?")
"""A title and its translation."""
_LETTERS, _SMALL = 2, 3
"""Letters of an acronym at least, and of the words for which it has none at most."""
_LEAD_END = kept(r"\s?:?\s+")


def led(draft: Draft, start: int) -> int:
    """Take the words by which a note says where it has a quotation from: `Цит. по: Орлов Д. Е. Реки`."""
    table = phrases_of("quoted")
    hit = table.at(table.folded(draft.mask), start) if table.among(draft.words) else None
    if hit is None:
        return start
    end = _LEAD_END.match(draft.mask, hit.end)
    stop = end.end() if end else hit.end
    draft.hide(start, stop)
    return stop


def labelled(draft: Draft, start: int) -> int:
    """Take the label that an entry begins with, where its year or surname stands again; return its end.

    Behind a colon only the surname tells a label: `Орлов 1995: Орлов Д. Е.`, not `Москва 1612: очерк`; or
    it is in the letters of the other form, `Orlov 1995: Орлов Д. Е.`
    """
    begin = draft.mask[start : start + 1]
    match = _label().match(draft.mask, start) if begin.isalpha() and not low(begin) else None
    if match is None:
        return _abbreviated(draft, start)
    first = _FIRST.match(match["label"])
    own = _FIRST.match(draft.mask, match.end())
    repeated = first and first[0] in draft.mask[match.end() : match.end() + _NEAR]
    repeated = repeated or (first and own and skeleton(first[0]) == skeleton(own[0]))
    other = match["label"].isascii() and CYRILLIC_LETTER.match(draft.mask, match.end())
    if not repeated and ((match["colon"] and not other) or match["year"] not in draft.mask[match.end() :]):
        return start
    draft.custom("citation-label", match["label"])
    draft.hide(*match.span())
    return match.end()


def _abbreviated(draft: Draft, start: int) -> int:
    """Take the acronym by which a list calls its entry, whose letters begin the words of the title behind it,
    or those of its translation: `СНГ — Словарь народных говоров`, `CND — Svod [Code of National Documents]`.
    """
    match = _ACRONYM.match(draft.mask, start)
    if match is None:
        return start
    said = _TITLE.match(draft.text, match.end())
    capitals = Counter(c for c in match["label"] if c.isupper())
    titles = [WORD.findall(title or "") for title in said.groups()] if said else []
    # a longer title has the acronym for its own: `MCNP – A General Code for Transport`
    short = [row for row in titles if sum(len(word) > _SMALL for word in row) <= capitals.total() + 1]
    told = any(capitals <= Counter(word[0].upper() for word in title) for title in short)
    if capitals.total() < _LETTERS or not told:
        return start
    draft.custom("citation-label", match["label"])
    draft.hide(*match.span())
    return match.end()


def year_of_label(draft: Draft) -> None:
    """Take the year of the label where the work prints none elsewhere: `Орлов 1995: Орлов Д. Е. Реки. М.`"""
    label = draft.values.get("custom", {}).get("citation-label")
    match = _label().search(draft.text) if label and "issued" not in draft.values else None
    if match and match["label"] == label:
        where = match.span("year")
        draft.note("issued", where, Date(int(match["year"]), None, None, match["year"], draft.span(*where)))


@cache
def _title_heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in locales.words("title_head"))


def heads_title(text: str) -> bool:
    """Tell whether a text begins with a word that no surname is: `Письма`, `Творчество`."""
    word = _FIRST.match(text)
    return word is not None and word[0].casefold().replace("’", "'") in _title_heads()


def about_somebody(draft: Draft, first: Name, at: int) -> bool:
    """Tell that what reads like a name begins a title about somebody: `Письма А. С. Орлова к брату`."""
    behind = draft.mask[at : at + 2]
    return heads_title(first.family or "") and behind[:1] == " " and behind[1:].isupper()


def uncommaed(person: re.Pattern[str], text: str, at: int, end: int) -> re.Match[str] | None:
    """Return the person behind a lost comma: nothing but a bracket, which translates the title, follows."""
    if GROUP not in text[at : at + _FAR] or text[at - 1 : at + 1] != ". ":
        return None
    match = person.match(text, at + 1, end)
    return match if match and text[match.end() :].lstrip(" .").startswith(GROUP) else None


_FAR = 40
"""Characters of a person."""


def is_place(text: str) -> bool:
    """Tell whether a text is a city, or an acronym."""
    cities, low = locales.cities(), text.strip().casefold()
    return low in cities or low.rstrip(".") in cities or text.isupper()
