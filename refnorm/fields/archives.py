"""Shelf marks of archives: `ЦГА РК. Ф. 12. Оп. 3. Д. 45. Л. 7–9 об.`, `BArch, R 43 I/1234, Bl. 5`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, either_case, unstopped, worded
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import genre_phrases, heads, phrases_of, word_heads
from refnorm.model import Pages
from refnorm.patterns import kept
from refnorm.traced import GROUP

_PARTS = ("fonds", "inventory", "file", "leaf")
_VALUE = r"(?:(?:[A-ZА-ЯІ]{1,3}|[A-Z][a-z])[-–. ]?)?\d[\dA-Za-zА-Яа-я/.–-]*?(?:\s?[IVX]+(?:/\d+)?)?"
_JOIN = r"[\s.,;]{0,3}(?:[–—]\s)?"
_LEAD = kept(r"//\s*|[.;:]\s(?:[–—]\s)?|\s[–—]\s|^")
_ABBREVIATED = kept(
    rf"(?<!\w)(?:Ts)?[{UPPER}]{{2,}}(?:\s(?:[–—-]\s)?[{UPPER}]{{2,}})*(?:\s?[–—-]\s?[{UPPER}]{LETTER}+)?[.,]?\s*$"
)
"""An archive in short, also with its town: `ДА – София`."""
_DESCRIBED = kept(rf"[{UPPER}]{{2,}}\s(?:\(|[–—-]\s[{UPPER}])")
"""An abbreviated archive with its name in words: `ГАВО (Гос. арх. Вологодской обл.)`, `АВПРИ – Архив …`."""
_SHORT = r"\d+[а-я]?-[тt]\.|[ТT]\.\s?\d+[а-я]?(?=[.,;]?\s[ІіI][сs]\s)"
"""An inventory in Kazakh shelf marks, `141-қ. 1-т. 52-іс`, `Қ. 141. Т. 1. Іс 52`; elsewhere a volume."""
_INITIALS = rf"[sS]\.\s?\d+[a-z]?{_JOIN}[iİI]\.\s?\d+[a-z]?{_JOIN}"
"""Inventory and file in the first letters of their Azerbaijani words: `f. 3172, s. 1, i. 2, v. 39`."""
_FOUNDER = r"(?:\s\([^()]{3,40}\))?"
"""Whose papers a fonds holds: `Ф. 236 (Орлов П. А.)`."""
_PART = r"(?:(?:Ч|Ch|Т|T|Кн|Kn|П|P|К|K|[Рр]азд|[Rr]azd|[Пп]ап|[Pp]ap)\.\s?\d{1,4}[аa]?[.,]?\s)?"
"""A part, a section or a folder (`П. 17`) between the parts of a shelf mark."""
_COLUMN = r"(?:[Сс]тб|[Ss]tb)\.\s?\d+"
"""A roll of the Moscow offices, which is pasted of columns; elsewhere the columns of a page."""
_SOVIET = r"(?<=[^\W\d_][.,]\s)[РПRP]-\d{1,5}(?=[.,]\s?[Оо]п\.|[.,]\s?[Oo]p\.)"
"""A fonds of which only the letter of its time tells: `ГАРФ. Р-1235. Оп. 140.`"""


@cache
def _named_mark() -> re.Pattern[str]:
    """Return the regex of a shelf mark behind the name of an archive, and perhaps of a collection.

    `Архив САНУ, Историјска збирка, бр. 14556/12`; a codex has its number.
    """
    words = either_case(word.rstrip(".") for word in locales.words("codex"))
    return kept(
        r"[^,.;\x00]{0,60},\s(?:[^\W\d_][^,.;\d\x00]{2,40},\s)?(?P<location>(?:[A-ZА-Я]{1,4}[\s/]?[\dIVX]|"
        rf"(?:(?:MSS?|{words})\.?\s(?:№|[Nn]o\.?)?\s?|№\s?)\d)[\w\s/.-]{{0,40}}?)(?=\s?(?:,\s|\.?\s*$))"
    )


@cache
def _verso() -> str:
    """Return the regex of which side of a leaf is meant: `7 об.`, `45v`."""
    return rf"(?:\s?{worded('verso')}(?:\.|(?!\w)))?"


@cache
def _leaves() -> str:
    """Return the regex of a leaf or of a range of them."""
    first, last = (rf"(?P<{name}>\d+[a-qs-uw-zа-яա-ֆ]?){_verso()}" for name in ("first", "last"))
    return rf"{first}(?:\s?[-–—]\s?{last})?"


@cache
def _more() -> str:
    """Return the regex of further leaves: `Л. 45–47, 50`."""
    return rf"(?:,\s\d+[a-zа-я]?{_verso()}(?:\s?[–—-]\s?\d+[a-zа-я]?{_verso()})?(?!\w))*"


@cache
def _heads() -> frozenset[str]:
    """The words of a shelf mark; without an inventory, a file or the name of an archive there is none."""
    tokens = [
        t for part in ("inventory", "file") for side in locales.SIDES for t in locales.tokens(part, side)
    ]
    return heads([*tokens, *locales.words("archive")])


@cache
def _fonds_heads() -> frozenset[str]:
    """The words for a fonds, without one of which the slow search finds none."""
    return heads(token for side in locales.SIDES for token in locales.tokens("fonds", side))


def _part(name: str) -> str:
    """Return the regex of one part of a shelf mark, its word before or after the number."""
    value, short = (_leaves(), locales.words("leaf_in_mark")) if name == "leaf" else (_VALUE, ())
    both = [form(word.rstrip(".")) for word in short for form in (str.lower, str.capitalize)]
    before, after = (alternatives((*unstopped(name, side), *both)) for side in locales.SIDES)
    first = rf"{before}(?:\.\s?|\s)(?:№\s?)?{value}"
    behind = value.replace("<first>", "<first2>").replace("<last>", "<last2>")
    return rf"(?<!\w)(?:{first}|{behind}\s?{after})(?!\w|[/-]\d)"


@cache
def _fonds() -> re.Pattern[str]:
    """Return the regex of the part that every shelf mark begins with."""
    return kept(rf"{_part('fonds')}|{_SOVIET}")


@cache
def _of_years() -> str:
    """Return the regex of the years before the file of an inventory that is kept by them.

    `Оп. 11. 1862 г. Д. 45`, `1755–1757 гг.`
    """
    cut = alternatives(t.rstrip(".") for t in locales.tokens("year", "after") if t.endswith("."))
    return rf"(?:(?:1[5-9]|20)\d\d(?:\s?[–-]\s?\d{{2,4}})?\s?{cut}\.[\s,]*)?"


@cache
def _mark() -> re.Pattern[str]:
    """Return the regex of a whole shelf mark: fonds and inventory, or fonds and file, then the rest."""
    fonds, inventory, file, leaf = (_part(name) for name in _PARTS)
    files = rf"{_PART}{_of_years()}(?:{file}|{_COLUMN}){_JOIN}{_PART}"
    inventory = rf"(?:{inventory}|{_SHORT})"
    others = rf"(?:Кн|кн|Kn|kn)\.\s?\d+{_JOIN}|(?:№|[Nn]o\.)\s?\d+{_JOIN}|{_INITIALS}"
    held = rf"{inventory}{_JOIN}(?:{files})?|{files}|{others}"
    fonds = rf"(?:{fonds}{_FOUNDER}|{_SOVIET})"
    return kept(rf"{fonds}{_JOIN}{_PART}(?:{held})(?:{leaf}{_more()}\.?)?")


@cache
def _leaf() -> re.Pattern[str]:
    tokens = alternatives(unstopped("leaf", "before"))
    return kept(rf"[,.;]?\s?{tokens}\.?\s?{_leaves()}")


def archive(draft: Draft) -> None:
    """Claim the archive, the shelf mark, and the leaf that is cited."""
    if draft.words.isdisjoint(_heads()):
        return
    soviet = "-" in draft.mask and not draft.words.isdisjoint(("оп", "op"))
    sought = soviet or not draft.words.isdisjoint(_fonds_heads())
    fonds = _fonds().search(draft.mask) if sought else None
    match = _mark().search(draft.mask, fonds.start()) if fonds else None
    if match is None:
        _named(draft)
        return
    begin, end = _name_start(draft, match.start()), match.start() + len(match[0].rstrip(" .,;"))
    _call(draft, begin, match.start())
    draft.note("archive_location", (match.start(), end))
    first = next((n for n in ("first", "first2") if match[n]), None)
    if first:
        last = first.replace("first", "last")
        _cite(draft, (match.start(first), max(match.end(first), match.end(last))), match[first], match[last])
    draft.hide(begin, match.end())
    draft.kind = "manuscript"
    if not first and (leaf := _last_leaf().search(draft.mask, match.end())):  # behind what it holds
        _cite(draft, leaf.span("first"), leaf["first"], leaf["last"])
        draft.hide(*leaf.span())


@cache
def _last_leaf() -> re.Pattern[str]:
    return kept(rf"{_leaf().pattern}\.?\s*$")


def _call(draft: Draft, begin: int, end: int) -> None:
    """Note the name of the archive before a shelf mark, without its translation in brackets."""
    name = draft.mask[begin:end].rstrip(f" .,;:–—{GROUP}")
    if name:
        draft.note("archive", (begin, begin + len(name)))


def _cite(draft: Draft, where: tuple[int, int], first: str, last: str | None) -> None:
    """Keep the leaf for the field of the pages."""
    span = draft.span(*where)
    draft.values["pages"] = (Pages(first, last, "range" if last else "cited", span),)
    draft.spans.setdefault("page", []).append(span)


def _name_start(draft: Draft, end: int) -> int:
    """Return where the name of the archive before a shelf mark begins."""
    before = draft.mask[:end].rstrip(f" .,;:–—{GROUP}")
    leads = [m.end() for m in _LEAD.finditer(before)] or [0]
    short = _ABBREVIATED.search(before)
    named = [s for s in leads if before[s : s + 1].isupper() and phrases_of("archive").first(before[s:])]
    if (named or not short) and _DESCRIBED.match(before) and "//" not in before:
        return 0
    if named:
        return named[-1]
    return short.start() if short else leads[-1] if "//" in before else end


def _named(draft: Draft) -> None:
    """Claim a shelf mark of an archive that writes no words for its parts: `BArch, R 43 I/1234, Bl. 5`."""
    hit = phrases_of("archive").first(draft.mask) if phrases_of("archive").among(draft.words) else None
    if not hit or not draft.mask[hit.start].isupper():
        return
    headed = not hit.start or _HEAD.fullmatch(draft.mask, 0, hit.start)
    match = _named_mark().match(draft.mask, hit.end)
    if not match and headed:
        match = _filed().search(draft.mask, hit.end, hit.end + _NEAR)
    if not match:
        return
    leaf = _leaf().match(draft.mask, match.end())
    end = leaf.end() if leaf else match.end()
    begin = 0 if headed else hit.start
    _call(draft, begin, match.start("location"))
    draft.note("archive_location", (match.start("location"), end))
    if leaf:
        _cite(draft, leaf.span("first"), leaf["first"], leaf["last"])
    draft.hide(begin, end)
    draft.kind = "manuscript"


_NEAR = 90
"""Characters behind the name of an archive in which its collections stand before the file."""


@cache
def _filed() -> re.Pattern[str]:
    """Return the regex of a file in an archive that names its collections: `AGAD. Arch. Orłów. Sygn. 41`."""
    before = alternatives(unstopped("file", "before"))
    return kept(rf"(?<!\w)(?P<location>{before}(?:\.\s?|\s){_VALUE})(?!\w)")


_HEAD = kept(r"[^.,;:/\d\x00\x01]{3,60}\s")
"""Words before that of the archive which are of its name: `Mesrop Mashtots Matenadaran`."""


@cache
def _database() -> re.Pattern[str]:
    marks, read = (alternatives(locales.words(kind)) for kind in ("database", "available"))
    return kept(
        rf"(?<=[.\])»”\"–—]\s)(?P<source>(?i:(?:{read}\s(?:the\s)?)?{marks})(?!\w)\s?:?\s?"
        rf"(?:[«“\"][^»”\"\x00]{{3,60}}[»”\"]|[{UPPER}][\w+]+(?:\s[{UPPER}][\w+]+)?)?)\s?(?=[.,;(\x00]|$)"
    )


def database(draft: Draft) -> None:
    """Take the database in which a document was read: `Доступ из справ.-правовой системы «…»`."""
    if draft.words.isdisjoint(word_heads("database")):
        return
    if match := _database().search(draft.mask):
        draft.custom("database", match["source"].strip())
        draft.hide(*match.span())


_BEHIND_WORK = kept(r"(?:[.;)\]»”]|[–—-])\s*[(\[]?$")


def quoted(draft: Draft) -> None:
    """Take the other work in which a work was read: `… С. 17. Цит. по: Белов А. К. О реках. М., 2004.`"""
    for name, table in (("quoted-from", phrases_of("quoted")), ("reviewed", genre_phrases("review-book"))):
        for hit in table.find(draft.mask) if table.among(draft.words) else ():
            parted = _BEHIND_WORK.search(draft.mask, max(0, hit.start - 6), hit.start)
            if hit.start > _LEAST and parted and (name == "quoted-from" or "//" in draft.mask[: hit.start]):
                draft.custom(name, " ".join(draft.text[hit.start :].split()))
                draft.hide(hit.start, len(draft.mask))
                return


_LEAST = 25
"""Characters of a work before it is said where it was read."""
