"""Pages: ranges, a cited page, totals; by their marks, else by their place."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.model import Pages, PagesKind
from refnorm.text import DASHES

_D = f"[{re.escape(DASHES)}]"
_PAGE = r"(?:[A-Za-zА-Яа-яЁё]{0,2}[.:]?\d+(?:[.:]\d+)?[A-Za-zА-Яа-я]?|[ivxlcIVXLC]{2,})(?!\w)"
_RANGE = rf"(?P<first>{_PAGE})(?:\s?(?:{_D}|\.\.|…){{1,2}}\s?(?P<last>{_PAGE}))?"
_BARE = re.compile(
    rf"(?<=[,;:.)])\s?(?P<first>\d{{1,5}})\s?{_D}{{1,2}}\s?(?P<last>\d{{1,5}})(?=\s?[.,;)\x00]|\s*$)"
)
_YEARS = re.compile(rf"(?:1[5-9]|20)\d\d\s?{_D}\s?(?:1[5-9]|20)?\d\d")
_GAP = re.compile(r"\s(\d{2,5})(?=\s?[.,;)]|\s*$)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TAIL = re.compile(rf"(?:,\s?(?!(?:1[5-9]|20)\d\d(?!\d))\d+(?:\s?{_D}\s?\d+)?)+(?=\s?[.;)]|\s*$)")


@cache
def _before() -> re.Pattern[str]:
    """`С. 12–18`, `pp. 5-9`, `Б. 58`; one letter needs its period, a word does not."""
    tokens = [t for t in locales.tokens("page", "before") if t.rstrip(".")]
    short = alternatives(t.rstrip(".") for t in tokens if len(t.rstrip(".")) == 1)
    long = alternatives(t.rstrip(".") for t in tokens if len(t.rstrip(".")) > 1)
    return re.compile(
        rf"(?<![\w.])(?:(?:{long}|РР|рр|Рp)\.?\s?:?|(?:{short}|[СCсcРр])\s?[.:])\s?{_RANGE}(?![\d])"
    )


@cache
def _after() -> re.Pattern[str]:
    """`243 с.`, `100 p.`, `43 б.`, `31–40 бб.`, `45-бет`: a number that its mark follows."""
    tokens = {t.rstrip(".") for t in locales.tokens("number-of-pages", "after")}
    dashed = {t.strip(".-") for t in locales.tokens("page", "after")}
    marks, cited = (alternatives(t for t in found if t) for found in (tokens | dashed, dashed))
    return re.compile(
        rf"(?<![\w.,/\-–])(?P<first>\d+|[ivxlc]{{2,}})(?:\s?{_D}{{1,2}}\s?(?P<last>\d+))?"
        rf"(?:\s?(?:{marks}|[сcрp])|\s?{_D}\s?(?P<cited>{cited}))(?:\.|(?!\w))"
    )


def pages(draft: Draft) -> None:
    """Claim all pages, in printed order: cited page, range, total."""
    found: list[Pages] = []
    for match in list(_before().finditer(draft.mask)):
        if _year_of_name(draft, match):
            continue
        if gap := _without_dash(draft, match):
            found.append(gap)
            continue
        kind: PagesKind = "range" if match["last"] else "cited"
        found.append(_take(draft, match, kind))
    for match in list(_after().finditer(draft.mask)):
        if match["last"] and _YEARS.fullmatch(match[0][: match.end("last") - match.start()]):
            continue
        if match["last"] and _YEAR.fullmatch(match["first"]) and int(match["last"]) < int(match["first"]):
            found.append(_total_behind_year(draft, match))
            continue
        single: PagesKind = "cited" if match["cited"] else "total"
        found.append(_take(draft, match, "range" if match["last"] else single))
    if not any(p.kind == "range" for p in found):
        bare = [m for m in _BARE.finditer(draft.mask) if not _YEARS.fullmatch(m[0].strip())]
        if bare and int(bare[-1]["first"]) <= _expanded(bare[-1]) and not found:
            found.append(_take(draft, bare[-1], "range"))
            draft.confidence["page"] = 0.8
    draft.values["pages"] = tuple(sorted(found, key=lambda p: p.span.start))


def _without_dash(draft: Draft, match: re.Match[str]) -> Pages | None:
    """Read `pp. 790 791` as a range that has lost its dash."""
    gap = None if match["last"] else _GAP.match(draft.mask, match.end("first"))
    first = match["first"]
    if not gap or not first.isdigit() or len(gap[1]) != len(first) or not 0 < int(gap[1]) - int(first) < 100:
        return None
    span = draft.span(match.start("first"), gap.end(1))
    draft.spans.setdefault("page", []).append(span)
    draft.hide(match.start(), gap.end(1))
    return Pages(first, gap[1], "range", span)


def _total_behind_year(draft: Draft, match: re.Match[str]) -> Pages:
    """Read `1985 – 488 с.` as a year and a total."""
    where = match.span("last")
    span = draft.span(*where)
    draft.spans.setdefault("number-of-pages", []).append(span)
    draft.hide(where[0], match.end())
    return Pages(match["last"], None, "total", span)


def last(draft: Draft, where: tuple[int, int]) -> None:
    """Claim one page that no mark names."""
    span = draft.span(*where)
    draft.values["pages"] = (Pages(draft.text[slice(*where)], None, "cited", span),)
    draft.spans.setdefault("page", []).append(span)
    draft.confidence["page"] = 0.8
    draft.hide(*where)


def _expanded(match: re.Match[str]) -> int:
    first, last = match["first"], match["last"]
    return int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)


def _year_of_name(draft: Draft, match: re.Match[str]) -> bool:
    """`Иванов С. 2005` and `М. 1999`: a year after an initial is no page."""
    first = match["first"]
    letters = re.match(r"[^\W\d_]+", match[0])
    return (
        bool(re.fullmatch(r"(?:1[89]|20)\d\d", first))
        and not match["last"]
        and bool(letters and len(letters[0]) == 1 and letters[0].isupper())
        and len(re.findall(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", draft.mask)) == 1
    )


def _take(draft: Draft, match: re.Match[str], kind: PagesKind) -> Pages:
    end = match.end("last") if match["last"] else match.end("first")
    where = (match.start("first"), end)
    tail = _TAIL.match(draft.mask, match.end()) if kind == "range" else None
    outer = (match.start(), tail.end() if tail else match.end())
    name = "number-of-pages" if kind == "total" else "page"
    draft.spans.setdefault(name, []).append(draft.span(*where))
    draft.hide(*outer)
    return Pages(match["first"], match["last"], kind, draft.span(*where))
