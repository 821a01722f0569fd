"""Marks of an entry behind which the space is lost: `work.1995`, `pp.135`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields.evidence import SMALL, UPPER
from refnorm.model import Document, Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS, cyrillic_share

_GLUED = kept(
    r"[.,;:](?=[^\W_])(?:(?<=[^\W\d_]{3}[.,;])|(?<=[^\W\d_]:)|(?<=\.:)|(?<=[12]\d{3}\.)(?=\D)|(?<=[»”][.,])"
    rf"|(?<=[.\d],)(?=[{UPPER}]{SMALL}|[12]\d{{3}})|(?<=\]\.)(?=[12]\d{{3}}))"
)
_NUMBERED = kept(
    r"\.\s?(?=\d{1,4}(?!\w))|[.,]\s?(?=№)|,\s?(?=(?:pp?|no|vol|v|iss)\.\s?\d)|[.,]\s?(?=\([^\W\d_]{2})"
)
_PARTING = kept(
    r"//(?<![:/]//)(?!/)|[–—](?<=\s.)(?=\s|[^\W\d_]|№|\d{2,4}\s?[сcp]\.)|[–—](?<=\..)(?=\s)"
    r"|[–—](?<=[.»”)\]]\s.)(?=\d{4}[.,])"
    rf"|\.(?<=[{UPPER}]\.)(?<![^\W\d_][{UPPER}]\.)(?=\s?[{UPPER}][^\W\d_]{{2,}}\b(?!\.))"
    rf"|\.(?<=\sal\.)(?=\s?[{UPPER}])"
)
_TOTAL = kept(r"\d(?<=\d\d)\s?(?=(?P<mark>[pсcб]|pp|бет|стр)\.?(?!\w))")
"""The end of a number before the mark of a total: `128p.`"""
_SLASHES = kept(r"//(?<![:/]//)(?<!http//)(?<!https//)(?!/)")
_BEFORE_DASH = kept(r"[–—](?<=[^\W\d_]{3}.)(?=\s([^\W\d_]{2,}))")
"""A dash that is glued to the word before it, and the word behind."""
_JOINED = kept(rf"{SMALL}{{2}}(?=[{UPPER}]{SMALL}?\.)")
_BEGINS = kept(rf"\s(?:[{UPPER}«“]|http)")
_ABBREVIATED = kept(r"(?<!\w)[^\W\d_]{3,}\.$")
_FOLLOWED = kept(r"(?<!\w)([^\W\d_]{3,}\.) (?=(\w+))")
_NO_STOP = kept(r"(?<!\w)[^\W\d_]+(?![\w.])")
_LABEL = kept(r"(?<![\w.])(?:pp?|no|vol|v|iss|[стбп]|вып)$")
_YEAR = kept(r"(?:1[89]|20)\d\d(?!\d)")
_CENTURIES = ("18", "19", "20")
_CAPITALISED = kept(r"[^\W\d_]{3}")
_LONG, _WHOLE = 5, 4
"""Letters of a word before a period that hardly cuts it short, as `Oct.1997` and `Nucl.Sci.` do; and of one
that stands in the list without a period too."""
_BEFORE, _AFTER = 5, 24
"""Characters in which a label and a word are looked for."""
_QUOTED = ("»", "”")
"""What ends a quotation: behind it no mark cuts a word short."""
_MOSTLY, _SEVERAL = 2, 3
"""How many times as often a label has to have its space, and how often at least."""
_NO_PROSE = ("/", "@", "www")
"""What a word that is an address holds."""


def glued(lst: ReferenceList, entry: Entry, document: Document) -> Iterator[Span]:
    """Yield the marks between two words, or a word and a year, that have no space behind them."""
    text = document.text
    for found in _GLUED.finditer(text, entry.span.start, entry.span.end):
        at = found.end()
        if _address(text, at) or not (_parts(lst, text, at) or _is_apart(lst, text, at)):
            continue
        if not _linked(entry.reference.links, at):
            yield Span(at - 1, at)


def _parts(lst: ReferenceList, text: str, at: int) -> bool:
    """Tell whether the mark before a place ends a word, so that another begins there."""
    mark, before = text[at - 1], text[max(0, at - 1 - _LONG) : at - 1]
    whole = len(before) == _LONG and before.isalpha()
    if mark != ":" and _YEAR.match(text, at):
        return whole or mark != "." or before[-1:] == "]" or _stands(lst, text, at - 1)
    if not text[at].isupper() or not _CAPITALISED.match(text, at):
        return False
    if mark == ":":
        return before[-1:] == "." or before[-1:].islower()
    if mark == "," and (before[-1:] == "." or before[-1:].isdigit()):
        return True  # `V. V.,Orlov`, `Version 5,Overview`
    return (whole and before.islower()) or before[-1:] in _QUOTED or bool(_YEAR.match(before[-4:]))


def _stands(lst: ReferenceList, text: str, at: int) -> bool:
    """Tell whether a short word before a period stands in the list without one: it is no abbreviation."""
    begin = at
    while text[begin - 1].isalpha():
        begin -= 1
    return at - begin >= _WHOLE and text[begin:at] in _unstopped(text, lst.span)


@lru_cache(maxsize=2)
def _unstopped(text: str, lst: Span) -> frozenset[str]:
    """Return the words of a list that stand in it without a period behind them."""
    return frozenset(_NO_STOP.findall(text, lst.start, lst.end))


def _is_apart(lst: ReferenceList, text: str, at: int) -> bool:
    """Tell whether the list has the two words round a period with the space elsewhere: `Nucl. Sci.`

    Of a year its century is enough: `Res.1979` beside `Res. 1983`.
    """
    if text[at - 1] != "." or not (before := _ABBREVIATED.search(text, max(0, at - _AFTER), at)):
        return False
    behind = LETTERS.match(text, at)
    if behind and len(behind[0]) == 1:
        return False  # an initial is no word: `Dzh.H.` beside `Dzh. Hunarhoi`
    begun = _CENTURIES if _YEAR.match(text, at) else (behind[0],) if behind else ()
    return any(word.startswith(begun) for word in _followers(text, lst.span).get(before[0], ()))


@lru_cache(maxsize=2)
def _followers(text: str, lst: Span) -> Mapping[str, frozenset[str]]:
    """Return the words of a list before a period and a space, each with those that stand behind."""
    found: dict[str, set[str]] = {}
    for before, behind in _FOLLOWED.findall(text, lst.start, lst.end):
        found.setdefault(before, set()).add(behind)
    return {before: frozenset(behind) for before, behind in found.items()}


def _address(text: str, at: int) -> bool:
    """Tell whether the word around a place is an address: `www.Reki.Org`."""
    before, after = text[max(0, at - _AFTER) : at].split(), text[at : at + _AFTER].split()
    word = (before[-1] if before else "") + (after[0] if after else "")
    return any(sign in word for sign in _NO_PROSE)


def _linked(links: Sequence[Span], at: int) -> bool:
    """Tell whether a place is in a link or right behind it."""
    return any(one.start <= at <= one.end for one in links)


def labels(lst: ReferenceList, document: Document) -> Iterator[tuple[Entry, Span]]:
    """Yield the marks that are glued to what they part, where the list mostly has a space there.

    They are those before numbers, `№` and parentheses, `//`, a dash between areas, and the last initial
    before a surname.
    """

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        links = entry.reference.links
        found = _marks(entry, document.text)
        return ((kind, mark, apart) for kind, mark, apart in found if not _linked(links, mark.start))

    found = [*lacking(lst, read, _MOSTLY)]
    told = {mark for _, mark in found}
    yield from found
    one_sided = [*_one_sided(lst, document.text), *_before_dashes(lst, document.text)]
    yield from ((entry, mark) for entry, mark in one_sided if mark not in told)


def _one_sided(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the `//` with a space on one side only, where the list has a space on both sides elsewhere."""
    odd: list[tuple[Entry, Span]] = []
    whole = 0
    for entry in lst.entries:
        for found in _SLASHES.finditer(text, entry.span.start, entry.span.end) if "//" in entry.raw else ():
            at, end = found.span()
            sides = text[at - 1].isspace() + text[end : end + 1].isspace()
            whole += sides == 2
            if sides == 1 and not _linked(entry.reference.links, at):
                odd.append((entry, Span(at, end)))
    yield from odd if whole >= len(odd) else ()


def _before_dashes(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the dashes without the space before them, `matter– a study`; a hanging one joins: `двух– и`."""
    joining = locales.joining()
    for entry in lst.entries:
        if "– " in entry.raw or "— " in entry.raw:
            for found in _BEFORE_DASH.finditer(text, entry.span.start, entry.span.end):
                if found[1] not in joining and not _linked(entry.reference.links, found.start()):
                    yield entry, Span(*found.span())


def lacking(
    lst: ReferenceList, read: Callable[[Entry], Iterator[tuple[str, Span, bool]]], mostly: int
) -> Iterator[tuple[Entry, Span]]:
    """Yield the places that lack something, by kind, where the list has it `mostly` times as often.

    `read` yields the places of an entry: their kind, where they are, and whether they have it.
    """
    having: Counter[str] = Counter()
    bare: dict[str, list[tuple[Entry, Span]]] = {}
    for entry in lst.entries:
        for kind, span, has in read(entry):
            if has:
                having[kind] += 1
            else:
                bare.setdefault(kind, []).append((entry, span))
    for kind, places in bare.items():
        if is_wanted(having[kind], len(places), mostly):
            yield from places


def is_wanted(having: int, lacking: int, mostly: int = _MOSTLY) -> bool:
    """Tell whether a list wants what so many of its places have and so many lack."""
    return having >= max(_SEVERAL, mostly * lacking)


def _marks(entry: Entry, text: str) -> Iterator[tuple[str, Span, bool]]:
    """Yield the marks of an entry that want a space: of which kind each is, where, and whether it has it."""
    start, stop = entry.span.start, entry.span.end
    for found in _NUMBERED.finditer(text, start, stop):
        at, end = found.span()
        kind = text[end] if text[end] in "№(" else text[at].strip(".")
        if kind or _LABEL.search(text[max(start, at - _BEFORE) : at].casefold()):
            yield kind, Span(at, at + 1), end > at + 1
    for found in _TOTAL.finditer(text, start, stop):
        yield found["mark"], Span(found.start(), found.start() + 1), len(found[0]) > 1
    for found in _PARTING.finditer(text, start, stop):
        at, end = found.span()
        apart = text[end : end + 1].isspace() and (found[0] == "." or text[at - 1].isspace())
        yield found[0].replace("—", "–"), Span(at, end), apart


def names(entry: Entry, document: Document) -> Iterator[Span]:
    """Yield the last letters of surnames to which an initial is glued, and initials with a title: `E.S.A`."""
    title = entry.reference.spans.get("title", ())
    for name in entry.reference.author:
        end = name.span.end
        odd = document.text[end : end + 2].strip("-")  # `Li K.0-Q` is a name that was read wrongly
        if title and title[0].start == end and document.text[end - 1] == "." and len(odd) > 1:
            yield Span(end - 1, end)
        found = _JOINED.search(document.text, name.span.start, name.span.end)
        if found:
            yield Span(found.end() - 1, found.end())


def stops(lst: ReferenceList, document: Document) -> Iterator[tuple[Entry, Span]]:
    """Yield the letters and brackets behind which a mark is lost, where the list mostly has one.

    They are an abbreviated place before its colon (`М:`) and the bracket of a translation; and, in any list,
    the words that announce an editor or stand for more authors (`и др`).
    """
    text = document.text
    yield from _roles(lst, text)
    yield from _et_al(lst, text)
    yield from lacking(lst, lambda entry: _stops(entry, text), _MOSTLY)


def _stops(entry: Entry, text: str) -> Iterator[tuple[str, Span, bool]]:
    """Yield the brackets and the short places of an entry, and whether the mark stands behind them."""
    for bracket in entry.reference.brackets:
        end = bracket.span.end
        if text[end : end + 1] in (".", ",", ";", ":"):
            yield "]", bracket.span, True
        elif (
            end < entry.span.end
            and bracket.role != "language"
            and text[end - 2] != "."
            and _BEGINS.match(text, end)
        ):
            yield "]", Span(end - 1, end), False
    for span in entry.reference.where("publisher_place"):
        short = span.of(text).rstrip(".")
        if len(short) == 1 and short.isupper():
            if "." in text[span.end - 1 : span.end + 1]:
                yield "М", span, True
            elif text[span.end : span.end + 1] == ":":
                yield "М", span, False


def _roles(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the words before an editor that are cut short without a period: `pod red Orlova`."""
    for entry in lst.entries:
        for span in entry.reference.spans.get("editor", ())[:1]:
            found = _editing().search(text, entry.span.start, span.start)
            if found:
                yield entry, Span(found.end() - 1, found.end())


def _et_al(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the native words for more authors that are cut short without a period: `СПб. и др, 2000`."""
    for entry in lst.entries:
        for one in _more_authors():
            if one in entry.raw and (at := text.find(one, entry.span.start, entry.span.end)) > 0:
                end = at + len(one)
                behind = text[end : end + 1]  # nothing, where the text ends
                if not (text[at - 1].isalnum() or behind.isalnum() or behind in (".", ")")):
                    yield entry, Span(end - 1, end)


@cache
def _more_authors() -> frozenset[str]:
    """Return the words in Cyrillic letters for more authors that end in a period, without it."""
    found = (
        w[:-1] for w in locales.words("et_al") if w.endswith(".") and " " in w and cyrillic_share(w) == 1
    )
    return frozenset(form for w in found if "." not in w for form in (w, w[0].upper() + w[1:]))


@cache
def _editing() -> re.Pattern[str]:
    """Return the pattern of the announcements of several words that end in a period, without it."""
    whole = [one[:-1] for one in locales.words("editor") if one.endswith(".") and " " in one]
    return kept(rf"(?<!\w)(?:{'|'.join(map(re.escape, whole))})(?=\s[^\W\d_])", re.IGNORECASE)
