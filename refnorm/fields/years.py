"""The year of a work: of all years in an entry the one that stands where years stand."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.evidence import SMALL
from refnorm.fields.nesting import Nesting
from refnorm.fields.phrases import Phrases, phrases_of
from refnorm.model import Date
from refnorm.patterns import kept

_SAID = kept(r"\s*\S")
_STOPS = ".,;:([։\x00\x01"
_AFTER = kept(r"\s*(?:[.,;:)\]։–—\x00\x01]|-\s|$)")
_SIGNED = kept(r"\s/\s(?!\d)")
"""What parts the year of a book from who is responsible: `История края, 1994 / отв. ред.`"""
_NEAR = 12  # characters before a year that are looked at
_HEAD = 0.6  # what it gains a year that it stands right behind the authors
_AUTHORS = kept(r"[\s.,;:(\[]*\x00++[\s.,;:(\[]*")
_IN_WORDS = kept(r"(?<!\d)\s(?!\d)[^\W\d_]{1,12}\s$")
"""Words before a year, but no month behind a day."""
_OF_TITLE = 1.5
"""What it costs a year that it is a word of what an archive holds: `Отчет за 1896 г. // ЦГА. Ф. 64`."""
_DAY = kept(r"(?<!\d)\d{1,2}\s[^\W\d_]{3,12}\s$")
"""The day before a year, with its month in words."""
_WORD, _SMALL_WORD = kept(r"[^\W\d_]\s$"), kept(rf"(?<![^\W_]){SMALL}\w{{0,20}}\s$")
_LEAST, _SURE = 0.5, 1.6
"""What a year scores at least, and from which score it is sure: marks stand before it and behind it."""
_UNSURE = 0.7  # confidence of a year that its place alone speaks for
_AHEAD = 1.0
"""What it costs a year that it lies ahead: a strategy until 2030 is older than that."""


@cache
def _now() -> int:
    """Return the year that begins next."""
    return date.today().year + 1


@cache
def _year() -> re.Pattern[str]:
    """Return the regex of a year, with a second one, its letter, and the word for a year behind it."""
    cut = (t for t in locales.tokens("year", "after") if t.endswith(".") and t[0] != "-")
    marks = alternatives(t.rstrip(".") for t in (*cut, *locales.words("year_word")))
    return kept(
        r"(?P<year>[12](?:(?<![\w/].)|(?<=[^\w/.-]1[34]\d\d/.))(?<!\d\..)(?:(?<=1)[5-9]\d|(?<=2)0[0-4])\d)"
        r"(?:(?:\s?[/–-]\s?|—)(?P<to>(?:1[5-9]|20)\d\d|\d\d)(?!\d|[a-fа-в](?!\w)))?(?:[a-fа-г](?=\s?[).,:;]))?"
        rf"(?P<mark>\s?{marks}(?:\.|(?!\w)))?(?![\w]|\.\d)"
    )


@cache
def _before() -> re.Pattern[str]:
    """Return the regex of a dash, or of a word for `of`, before a year."""
    return kept(rf"(?:(?<!\d)[–—]|(?<![^\W_])-|\b{alternatives(locales.words('dated'))})\s*$")


_Scored = tuple[float, re.Match[str]]


def year(draft: Draft) -> None:
    """Claim the year, or the full date that it belongs to."""
    best = _best(draft)
    if best is None or best[0] < _LEAST:
        _from_date(draft)
        return
    match = best[1]
    if "issued" in draft.values:  # of a law or a patent: what is left is the year of the print
        draft.custom("printed", match["year"])
        draft.hide(*draft.enclosed(*match.span()))
        return
    if _in_number(draft, match):
        draft.note("issued", match.span("year"), dates.of_year(draft, match.span("year")))
        return
    near = max(0, match.start() - 24), match.end("year") + 30
    around = dates.all_dates(draft.mask, *near) if dates.possible(draft, *near) else ()
    full = next((d for d in around if _holds(d, match)), None)
    ahead = int(match["year"]) > _now()  # what costs it a comparison with others tells nothing of its place
    confidence = 1.0 if best[0] + _AHEAD * ahead >= _SURE else _UNSURE
    if full and not _of_event(draft, match):
        outer = draft.enclosed(full.start, max(full.end, match.end()))
        draft.claim("issued", (full.start, full.end), dates.as_date(draft, full), outer, confidence)
        draft.spans["issued"] = [draft.span(*match.span("year"))]
        return
    _year_alone(draft, match, confidence)


def _from_date(draft: Draft) -> None:
    """Take the year of the last full date where no year stands by itself: `Der Tagesspiegel, 05.07.2016`."""
    where = (0, len(draft.mask))
    found = [d for d in dates.all_dates(draft.mask) if d.day] if dates.possible(draft, *where) else []
    slashes = draft.mask.find("//")
    said = (
        d for d in found if not draft.mask[d.start : d.end].replace(".", "").isdigit()
    )  # no `от 13.08.2020`
    titled = {d.start for d in said if _of_title(draft, d.start, slashes)}
    found = [d for d in found if d.start not in titled]
    where = (found[-1].start, found[-1].end) if found else where
    if found and draft.kind == "legislation" and "issue" in draft.values:
        draft.custom("printed", draft.text[slice(*where)])  # the day of the gazette
        draft.hide(*where)
    elif found and "issued" not in draft.values:
        draft.claim("issued", where, dates.as_date(draft, found[-1]), None, _UNSURE)


def _best(draft: Draft) -> _Scored | None:
    """Return the best year; that of a conference only where no other is sure."""
    slashes, nesting = draft.mask.find("//"), Nesting(draft.mask)
    found = (match for match in _year().finditer(draft.mask) if not _of_birth(draft, match))
    years = [(_score(draft, match, slashes, nesting), match) for match in found]
    free = [pair for pair in years if not _in_number(draft, pair[1])]  # `(2019). ISO 3768:2016`
    scored = free if any(score >= _SURE for score, _ in free) else years
    if draft.event:
        begin, start, end = draft.event
        others = [pair for pair in scored if not _of_event(draft, pair[1])]
        own = next((match for _, match in scored if _of_event(draft, match)), None)
        if any(score + _AHEAD * (int(match["year"]) > _now()) >= _SURE for score, match in others):
            draft.veil(begin, end)
            scored = others
        elif own:
            draft.hide(start, max(start, own.start() - 1))
            return _SURE, own
    return max(scored, key=lambda pair: (pair[0], pair[1].start()), default=None)


def _of_birth(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a year is that in which somebody was born: `Интервью с П. С. Орловым, 1938 г. р.`"""
    table, end = phrases_of("born"), match.end("year")
    said = draft.mask[end : end + _NEAR * 2].lstrip() if table.among(draft.words) else ""
    return bool(said) and table.at(table.folded(said), 0) is not None


def _in_number(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a year is a part of a number, which the title holds: `ISO 3768:2016. Water quality`."""
    number = (draft.local(span) for span in draft.spans.get("number", ()))
    return any(at <= match.start() < end for at, end in number)


def _of_title(draft: Draft, start: int, slashes: int) -> bool:
    """Tell a year that is a word of the title, also with its day: `Население на 1 января 2023 года // Бюро`.

    Without `//` a link that was looked up has to follow, and a small word to stand before it.
    """
    mask = draft.mask
    if draft.kind == "manuscript":
        return start < slashes and _IN_WORDS.search(mask, 0, start) is not None
    if draft.kind or not (start < slashes or (slashes < 0 and "accessed" in draft.values)):
        return False
    day = _DAY.search(mask, max(0, start - _NEAR * 2), start)
    begin = day.start() if day else start
    near = max(0, begin - _NEAR * 2)
    if start < slashes:
        return _WORD.search(mask, near, begin) is not None
    return _SMALL_WORD.search(mask, near, begin) is not None and not _before().search(mask, near, begin)


def _of_event(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a year is that of a conference: of its date the year alone is the year of the work."""
    return bool(draft.event and draft.event[1] <= match.start() < draft.event[2])


@cache
def _seasons() -> Phrases[int]:
    """Return the seasons by their numbers."""
    return Phrases(
        (word, number) for lo in locales.load() for number, word in enumerate(lo.words.get("season", ()), 1)
    )


@cache
def _season() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the regexes of a season before a year and behind it."""
    words = alternatives(w for w in locales.words("season"))
    before = kept(rf"(?<=[.,;(–—/-]\s)(?P<season>{words})[\s,]+$")
    behind = kept(rf"[.,]?\s?(?:[–—-]\s)?(?P<season>{words})(?!\w)")
    return before, behind


def _behind_city(before: str) -> bool:
    """Tell a publisher from a season: `Heidelberg, Winter, 1953`."""
    return before.rstrip(" ,").rpartition(". ")[2].rpartition(", ")[2].casefold() in locales.cities()


def _year_alone(draft: Draft, match: re.Match[str], confidence: float) -> None:
    """Claim a year without month and day, with the season or the second year beside it."""
    start, end = _begin(match), match.end()
    season = None
    if _seasons().among(draft.words):
        before, behind = _season()
        first = before.search(draft.mask, max(0, start - 20), start)
        first = None if first and _behind_city(draft.mask[: first.start()]) else first
        season = first or behind.match(draft.mask, end)
        start, end = (first.start() if first else start), (season.end() if season and not first else end)
    near = max(0, start - 8), end + 8
    if "(" in draft.mask[slice(*near)] and (edited := _edited().search(draft.mask, *near)):
        start, end, confidence = *edited.span(), 1.0
    mark = _copyright().search(draft.mask, max(0, start - 12), start)
    start = mark.start() if mark else start
    hit = _seasons().first(season["season"]) if season else None
    where = match.span("year")
    last = (int(match["year"][: 4 - len(match["to"])] + match["to"]),) if match["to"] else ()
    span = draft.span(*where)
    raw = draft.text[start:end].strip()
    date = Date(int(match["year"]), None, None, raw, span, last, hit.value if hit else None)
    draft.claim("issued", where, date, (start, end), confidence)


@cache
def _edited() -> re.Pattern[str]:
    """Return the regex of the year of an edition: `(изд. 2011 г.)`, `(2011 ed.)`."""
    marks = [t for side in locales.SIDES for t in unstopped("edition", side)]
    edition, year = alternatives(t.lower().split()[-1] for t in marks), r"(?:1[5-9]|20)\d\d"
    return kept(rf"\((?:{edition}\.\s{year}{dates.year_word()}|{year}\s{edition}\.)\)")


@cache
def _copyright() -> re.Pattern[str]:
    return kept(rf"(?:{alternatives(locales.words('copyright'))}|©|(?<![^\W_])[cс])\s?$")


def _holds(date: dates.Found, match: re.Match[str]) -> bool:
    return date.start <= match.start("year") and match.end("year") <= date.end


def _begin(match: re.Match[str]) -> int:
    """Return where a year begins with that of another calendar before it: `1384/2005`."""
    return match.start() - 5 * (match.string[match.start() - 1 : match.start()] == "/")


def _range(match: re.Match[str]) -> bool:
    """Tell a span of years (`1920–1930`, `1905–1907 гг.`) from a year; `1994a` is a year."""
    return match["to"] is not None


def _marked(mask: str, at: int) -> bool:
    """Tell whether a mark stands before a year that a year stands behind."""
    near = max(0, at - _NEAR)
    last = mask[near:at].rstrip()[-1:]
    return last != "" and (last in _STOPS or _before().search(mask, near, at) is not None)


_ENCLOSED = kept(r"\((?:1[5-9]|20)\d\d\s?[–—-]\s?(?:1[5-9]|20)\d\d\)")
"""The years in which a work of several volumes came out: `in 11 vols. (1970–1980)`."""


_DAY_BEHIND = kept(r"\((?:1[5-9]|20)\d\d,\s[A-Z][a-z]{2,8}\s\d{1,2}(?:[–-]\d{1,2})?\)")
"""The date of a newspaper in the style of psychologists: `(2017, April 21)`."""
_COUNTED_ON = kept(r",\s(?:\d{1,4}|\x00+),\s?(?:\x00|\d+\s?[–—-]\s?\d)")
"""Volume and pages behind the year, as chemists have it: `Georisk 2016, 2, 28–33`."""
_RUNNING = kept(r"\x00\s?\($")
"""What stands before the running number of a newspaper's issue."""


_IMPRINT = kept(r"\([^()\d\x00\x01,]{2,60},\s[^()\d\x00\x01,]{2,30},\s(?:1[5-9]|20)\d\d\)")
"""Publisher, place and year in parentheses, as physicists have them: `(Mir, Moscow, 1994)`."""


def _score(draft: Draft, match: re.Match[str], slashes: int, nesting: Nesting) -> float:
    mask = draft.mask
    ended = _AFTER.match(mask, match.end()) or (slashes < 0 and _SIGNED.match(mask, match.end()))
    score = 1.0 * _marked(mask, _begin(match)) + 1.0 * bool(ended)
    if _range(match):
        score -= (
            0.0 if "number_of_volumes" in draft.values and _ENCLOSED.match(mask, match.start() - 1) else 1.2
        )
    score += 0.6 if (0 <= slashes < match.start()) or _COUNTED_ON.match(mask, match.end("year")) else 0.0
    score += 1.0 * bool(_DAY_BEHIND.match(mask, match.start() - 1))
    counted = _RUNNING.search(mask, max(0, match.start() - 3), match.start())
    if counted and "volume" not in draft.values and "issue" in draft.values:
        score -= _HEAD  # `2017. 12 апр. № 15 (1900)`
    quotes, paren = nesting.before(match.start())
    score += 0.5 * (bool(match["mark"]) and paren < 0)  # `(1905 г.)` is a word of a title as well
    score -= 1.5 if quotes > 0 else 0.0
    score -= _OF_TITLE * _of_title(draft, match.start(), slashes)
    score -= _AHEAD if int(match["year"]) > _now() else 0.0
    if paren >= 0 and _SAID.match(mask, paren + 1, match.start()) and not _IMPRINT.match(mask, paren):
        score -= 0.8
    score -= _HEAD if draft.text.endswith("):", 0, match.start()) else 0.0  # `(1-2):1822` has lost its dash
    score += _HEAD * bool(_AUTHORS.fullmatch(mask, 0, match.start()))
    return score + 0.3 * match.start() / max(1, len(mask))
