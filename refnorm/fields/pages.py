"""Pages: ranges, a cited page, totals; by their marks, else by their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from refnorm import locales
from refnorm.fields import unmarked
from refnorm.fields.draft import Draft, alternatives, labels, unstopped
from refnorm.fields.evidence import CAPITAL, UPPER
from refnorm.fields.phrases import label_heads
from refnorm.model import BEGIN, Pages, PagesKind
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER, DASH, LETTERS, MARKS

_ROMAN = rf"[ivxlcIVXLC]{{2,}}|[IVX](?=\s?{DASH}\s?[IVXL])"
_INNER = r"\d{6,9}-\d{1,3}(?=[–—]\d{6,9}-\d)|(?<=[–—])\d{6,9}-\d{1,3}"
"""A page within a numbered article: `04017001-1–04017001-9`."""
_PAGE = rf"(?:{_INNER}|[A-Za-zА-Яа-яЁё]{{0,2}}[.:]?\d+(?:[.:]\d+)?[A-Za-zА-Яа-я]?|{_ROMAN})(?!\w)"
_RANGE = rf"(?P<first>{_PAGE})(?:\s?(?:{DASH}|\.\.|…|[\x0e-\x1f](?=\d)){{1,2}}\s?(?P<last>{_PAGE}))?"
"""A control character between numbers is a dash whose letter a PDF's font does not name."""
_GAP = kept(r"\s(\d{2,5})(?=\s?[.,;)]|\s*$)")
_YEAR = kept(r"(?:1[89]|20)\d\d")
_ANY_YEAR = kept(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LOCATOR = kept(r"[A-Za-z]{1,2}\d{3,}|\d{5,}")
"""The number that stands for the pages of an article that is only online."""
_ELECTRONIC = kept(
    r"(?<=\d[,;:]\s)(?P<first>e(?P<last>(?!))?\d{2,8})(?=[.;,]?\s*(?:$|\x00|\(|https?:|[Dd][Oo][Ii]\b))"
)
"""Such a number behind the volume: `3, e12345`."""
_TAIL = kept(rf"(?:,\s?(?!(?:1[5-9]|20)\d\d(?!\d))\d+(?:\s?{DASH}\s?\d+)?)+(?=\s?[.;)]|\s*$)")

_AHEAD = kept(
    rf"(?P<first>\d(?:(?<=[–—]\s.)|(?<=\d\.\s.)|(?<=\d\s[жйг]\.\s.)|(?<=\d[жйг]\.\s.))\d{{0,3}})(?:\s?{DASH}\s?(?P<last>\d{{1,4}}))?,\s?$"
)
"""The page before the one that bears the mark: `– 58, 134-бб.`"""

_ONE = kept(rf"(?P<first>\d+)(?:\s?{DASH}\s?(?P<last>\d+))?")


_LOOKALIKES = frozenset(["РР", "рр", "Рp", "С", "C", "с", "c", "Р", "р"])
"""Marks of pages in letters of the other script."""


@cache
def _before() -> re.Pattern[str]:
    """`С. 12–18`, `pp. 5-9`, `Б. 58`; one letter needs its period, a word does not."""
    tokens = _LOOKALIKES.union(unstopped("page", "before"))
    letter = r"(?:\s?[.:]|(?<=[–—-]\s.)\s(?=\d+\s?[–-]\s?\d))"  # `– С 15–24`, too
    marks = {t: letter if len(t) == 1 else r"\.?\s?:?" for t in tokens}
    apart = rf"(?:[\w'’ʹʼ`′{MARKS}]|(?<!\d)\.)"  # no initials, but `№1.С.19-23`
    return kept(labels(marks, apart) + rf"\s?{_RANGE}(?![\d])")


@cache
def _after() -> re.Pattern[str]:
    """`243 с.`, `100 p.`, `43 б.`, `31–40 бб.`, `45-бет`: a number that its mark follows."""
    tokens = {t.rstrip(".") for t in locales.tokens("number-of-pages", "after")}
    cited_by = locales.tokens("page", "after")
    dashed = {t.strip(".-") for t in cited_by}
    worded = alternatives(t for t in cited_by if " " in t and t[0] != "-")  # `14 дэх тал`: the 14th page
    marks, cited = (alternatives(t for t in found if t) for found in (tokens | dashed, dashed))
    return kept(
        rf"(?P<first>[\divxlc](?<![\w’ʹʼ`′'{MARKS}].)(?:(?<![\w.,/\-–№].)(?<!№\s.)|(?<=[^\W\d],.)|(?<=[^\W\d]\.,.)|(?<=[.,;][–—-].)|(?<=[.,;]\s[–—-].))(?:(?<=\d)\d*|(?<=[ivxlc])[ivxlc]+(?!\w)))"
        rf"(?:\s?{DASH}{{1,2}}\s?(?P<last>\d+))?(?P<back>,\s?(?:\x01{{3,6}}|[IVXLC]{{1,7}}(?=\s)))?"
        rf"(?:\s(?P<worded>{worded})|\s?(?:{marks}|[сcрp])|\s?{DASH}\s?(?P<cited>{cited}))(?:\.|(?![\w’ʹʼ`′'{MARKS}]))"
    )


def pages(draft: Draft) -> None:
    """Claim all pages, in printed order: cited page, range, total."""
    found: list[Pages] = [*draft.values.get("pages", ())]
    labelled = list(_before().finditer(draft.mask))
    for match in labelled:
        if _year_of_name(draft, match) or _circa(match) or _behind_total(draft, match):
            continue
        if match[0][0] in "Cc" and _is_volume(draft, match, labelled):
            continue
        if gap := _without_dash(draft, match):
            found.append(gap)
            continue
        kind: PagesKind = "range" if match["last"] else "cited"
        found += (_take(draft, match, kind), *_more(draft, match, kind))
    totals = list(_after().finditer(draft.mask))
    for match in totals:
        if (_GLUED.search(match[0]) and (len(totals) > 1 or unmarked.is_counted(draft, match))) or _liters(
            match
        ):
            continue
        if _YEAR.fullmatch(match["first"]) and _dated(draft, match):
            continue
        if match["last"] and unmarked.YEARS.fullmatch(match[0][: match.end("last") - match.start()]):
            continue
        if match["last"] and _YEAR.fullmatch(match["first"]) and int(match["last"]) < int(match["first"]):
            found.append(_total_behind_year(draft, match))
            continue
        single: PagesKind = "cited" if match["cited"] or match["worded"] else "total"
        if match["cited"] and (ahead := _AHEAD.search(draft.mask, 0, match.start("first"))):
            found.append(_take(draft, ahead, "range" if ahead["last"] else "cited"))
        found.append(_take(draft, match, "range" if match["last"] else single))
    if not found:
        if bare := unmarked.pages(draft):
            found += (_take(draft, bare, "range"), *_more(draft, bare, "range"))
            draft.confidence["page"] = 0.8
        elif locator := _ELECTRONIC.search(draft.mask):
            found.append(_take(draft, locator, "range"))
    draft.values["pages"] = tuple(sorted(found, key=BEGIN))


def _is_volume(draft: Draft, match: re.Match[str], labelled: Sequence[re.Match[str]]) -> bool:
    """Tell whether `C. 8` is a volume, as Azerbaijani and Turkish print it (cild, cilt).

    It stands in Latin letters, and the pages behind another label.
    """
    others = any(one[0][0] not in "Cc" for one in labelled) or _after().search(draft.mask, match.end())
    return match["last"] is None and bool(others) and not CYRILLIC_LETTER.search(draft.text)


_GLUED = kept(rf"\d{CAPITAL}\.?$")
"""A capital right behind a number, which is a part of it where the total stands elsewhere: `API Spec 11B.`,
or where it is a volume's: `vol. 281B`."""


def _liters(match: re.Match[str]) -> bool:
    """Tell `Бак на 200 л.` from leaves, which a mark parts off: `Пермь, 2009. 211 л.`"""
    before = match.string[max(0, match.start() - 3) : match.start()].rstrip()
    return match[0].rstrip(".").endswith((" л", " l")) and before[-1:] not in _PARTING


_PARTING = frozenset(".,;:–—-+\x00\x01")


def _dated(draft: Draft, match: re.Match[str]) -> bool:
    """Tell a year from a total: `2017 р.`, `(1993b)`, `the 1950s`, `2011б. 188 с.`"""
    mark = match[0].rstrip(".")
    if mark.endswith(("р", "0s")) or draft.mask[match.start() - 1 : match.start()] == "(":
        return True
    if len(mark) != len(match["first"]) + 1:
        return False
    return len(_ANY_YEAR.findall(draft.text)) == 1 or bool(_after().match(draft.mask, match.end() + 1))


def _without_dash(draft: Draft, match: re.Match[str]) -> Pages | None:
    """Read `pp. 790 791` as a range that has lost its dash."""
    gap = None if match["last"] else _GAP.match(draft.mask, match.end("first"))
    first = match["first"]
    if not gap or not first.isdigit() or len(gap[1]) != len(first) or not 0 < int(gap[1]) - int(first) < 100:
        return None
    end = gap.end(1)
    return _keep(draft, (first, gap[1]), "range", (match.start("first"), end), (match.start(), end))


def _total_behind_year(draft: Draft, match: re.Match[str]) -> Pages:
    """Read `1985 – 488 с.` as a year and a total."""
    where = match.span("last")
    return _keep(draft, (match["last"], None), "total", where, (where[0], match.end()))


def last(draft: Draft, where: tuple[int, int]) -> None:
    """Claim one page that no mark names."""
    value = draft.text[slice(*where)]
    kind: PagesKind = "range" if _LOCATOR.fullmatch(value) else "cited"
    draft.values["pages"] = (_keep(draft, (value, None), kind, where),)
    draft.confidence["page"] = 0.8


def ranged(draft: Draft, match: re.Match[str]) -> None:
    """Claim the range that the groups `first` and `last` of a match hold, and all that it matched."""
    draft.values["pages"] = (_take(draft, match, "range"),)


def _behind_total(draft: Draft, match: re.Match[str]) -> bool:
    """Tell that the mark belongs to the number before it, and a year follows: `231 p. 1980`."""
    before = draft.mask[max(0, match.start() - 2) : match.start()].rstrip()
    return before[-1:].isdigit() and not match["last"] and bool(_YEAR.fullmatch(match["first"]))


def _year_of_name(draft: Draft, match: re.Match[str]) -> bool:
    """`Иванов С. 2005` and `М. 1999`: a year after an initial is no page."""
    first = match["first"]
    letters = LETTERS.match(match[0])
    return (
        bool(_YEAR.fullmatch(first))
        and not match["last"]
        and bool(letters and len(letters[0]) == 1 and letters[0].isupper())
        and len(_ANY_YEAR.findall(draft.mask)) == 1
    )


def _circa(match: re.Match[str]) -> bool:
    """`The Steppe c. 1800–1914`: years about which a title is, no pages."""
    label = match[0].startswith("c.") and match.string[match.start() - 2 : match.start() - 1].isalpha()
    return (
        label
        and bool(match["last"])
        and bool(unmarked.YEARS.fullmatch(match.string, match.start("first"), match.end()))
    )


def _take(draft: Draft, match: re.Match[str], kind: PagesKind) -> Pages:
    end = match.end("last") if match["last"] else match.end("first")
    printed = _printed(draft, match) if kind == "total" else None
    ends = match["first"], match["last"]
    return _keep(draft, ends, kind, (match.start("first"), end), match.span(), printed)


def _keep(
    draft: Draft,
    ends: tuple[str, str | None],
    kind: PagesKind,
    where: tuple[int, int],
    outer: tuple[int, int] | None = None,
    printed: str | None = None,
) -> Pages:
    """Claim the characters of pages, and what stands around them; return what they say."""
    span = draft.span(*where)
    draft.spans.setdefault("number-of-pages" if kind == "total" else "page", []).append(span)
    draft.hide(*(outer or where))
    return Pages(*ends, kind, span, printed)


def _more(draft: Draft, match: re.Match[str], kind: PagesKind) -> Iterator[Pages]:
    """Claim the pages that follow the first ones behind commas: `С. 5–9, 12`, `pp. 1, 4`."""
    tail = _TAIL.match(draft.mask, match.end())
    for one in _ONE.finditer(draft.mask, *tail.span()) if tail else ():
        yield _keep(draft, (one["first"], one["last"]), kind, one.span())


_FRONT = kept(r"(?<![^\W_])(?:[IVXLC]{1,7}|[ivxlc]{1,7}|\x01{3,6})(?:,\s?|\s?\+\s?)$")
"""Pages that a total counts apart, before it: `XII, 345 с.`, `[4], 120 б.`"""


def _printed(draft: Draft, match: re.Match[str]) -> str | None:
    """Take what a total counts apart, and return it with the total; None where that is all."""
    start, end = match.start("first"), match.end("back") if match["back"] else match.end("first")
    front = _FRONT.search(draft.mask, max(0, start - 12), start)
    if front:
        draft.hide(*front.span())
        start = front.start()
    return draft.text[start:end] if front or match["back"] else None


_COUNTED = kept(r"\s\d{1,4},$")
"""The volume before such a number, of which no mark tells: `8, Article 104`."""
_HOUSED = kept(
    rf"(?<=[.\x01]\s)[{UPPER}](?:[^\x00\x01:;.,/()\d]{{2,30}}|[A-Za-z]{{0,2}}\.):\s[{UPPER}\"«“]"
    r"[^\x00\x01:;/()]{1,80}(?::\s[^\x00\x01:;/()]{1,60})?,\s"
    rf"(?P<value>\d{{2,4}})(?=\.?\s*(?:\x01|$))"
)
_PLACED = kept(
    rf"\x01\.\s(?P<city>[{UPPER}][^\x00\x01:;.,/()\d]{{2,30}}),\s(?P<value>\d{{2,4}})(?=\.?\s*(?:\x01|$))"
)
"""The same behind the place alone: `Spysok mist [List of towns]. Vinnytsia, 96 [in Ukrainian].`"""
_BEGUN = kept(r"[\x00\x01]\.?\s?\(\x00{4}\)")


def housed(draft: Draft) -> None:
    """Claim the total behind a publisher or place that APA lists print without a mark: `Kyiv: Lybid, 256.`"""
    free = not draft.values.get("pages") and "volume" not in draft.values and _BEGUN.search(draft.mask)
    match = _HOUSED.search(draft.mask) if free and ":" in draft.mask else None
    city = _PLACED.search(draft.mask) if free and not match else None
    if city and city["city"].casefold() in locales.cities():
        match = city
    if match and not _YEAR.fullmatch(match["value"]):
        draft.values["pages"] = (_keep(draft, (match["value"], None), "total", match.span("value")),)


@cache
def _article() -> re.Pattern[str]:
    labels = alternatives(unstopped("article-number", "before"))
    return kept(
        rf"(?<=[.,;:(\x00])\s?(?:[–—-]\s)?{labels}(?!\w)\s?[.:]?\s?(?P<value>[A-Za-z]{{0,3}}[\d.-]*\d)(?=\s?(?:[.,;)\x00]|$))"
    )


def article(draft: Draft) -> None:
    """Claim the number of an article in a journal without pages: `Art. 105`, `Article ID 4157`."""
    if draft.words.isdisjoint(label_heads("article-number")) or "number" in draft.values:
        return
    match = _article().search(draft.mask)
    if match and ({"volume", "issue"} & draft.values.keys() or _COUNTED.search(draft.mask, 0, match.start())):
        draft.claim("number", match.span("value"), match["value"], draft.enclosed(*match.span()))


_OF_PAPER = 2
"""Digits of a newspaper's last page at most."""


def of_paper(draft: Draft) -> None:
    """Read the number that ends what a newspaper of a day holds as its page: `14 наурыз. – 4 б.`"""
    found, issued = draft.values.get("pages", ()), draft.values.get("issued")
    if len(found) != 1 or found[0].kind != "total" or len(found[0].first) > _OF_PAPER or not issued:
        return
    if not issued.day or "container_title" not in draft.values or "publisher" in draft.values:
        return
    draft.values["pages"] = (replace(found[0], kind="cited"),)
    draft.spans["page"] = draft.spans.pop("number-of-pages")
