"""Reports and preprints: what they call themselves, their numbers, the servers that hold them."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import UPPER
from refnorm.fields.phrases import genre_phrases, phrases_of, word_heads
from refnorm.patterns import kept
from refnorm.text import DASHES


@cache
def _reports() -> re.Pattern[str]:
    phrases = locales.genre("report")
    code = r"(?P<value>(?:[A-ZА-Я]{1,2}\d{0,2}[-/](?=\d))?\d[\w./–-]*\w|\d)"
    mark = r"(?:№|[Nn]o\.?|N)"
    return kept(
        rf"(?<!\w)(?P<genre>(?:[{UPPER}]{{2,8}}\s)?(?i:{alternatives(phrases)})(?:\s[{UPPER}]{{2,12}}(?:-[{UPPER}]{{2,12}})*){{0,2}})(?:\s[–—-]\s|[\s–-]?)(?:{mark}\s?)?{code}(?!\w)"
    )


@cache
def _coded() -> re.Pattern[str]:
    codes = alternatives(locales.words("report_code"))
    return kept(
        rf"(?:^|(?<=[.,;(/–—-]\s)|(?<=\())(?P<value>{codes}(?:[/–-]|\s[–-]\s|\s?(?=\()|\s(?=\d))(?:[A-Z]{{1,4}}-?)?(?:\(\w+\)\s?)?[\d/.–-]*(?<=[\d)]))(?!\w)"
    )


_SIGNED = kept(
    r"(?:^|(?<=[.,;\]]\s)|(?<=[–—-]\s))(?P<value>[РPЕEДD]\d{1,2}-\d{2,4}-\d{1,3})(?=[.,;:]|\s[–—-])"
)
"""The number of a preprint as an institute of Dubna gives it, in an area of its own: `– Р3-2004-17. –`."""


def number(draft: Draft) -> None:
    """Claim the number of a report or preprint: `Препринт ФЭИ-3000`, `Report No. 12`, `NUREG/CR-6850`.

    One that heads the entry is the beginning of its title too.
    """
    if "number" in draft.values:
        return
    coded = None if draft.words.isdisjoint(word_heads("report_code")) else _coded().search(draft.mask)
    if coded:
        if coded.start():
            draft.claim("number", coded.span("value"), coded["value"], coded.span())
        else:
            draft.note("number", coded.span("value"))
        draft.kind = draft.kind or "report"
        return
    if not genre_phrases("report").among(draft.words):
        return
    signed = _SIGNED.search(draft.mask) if phrases_of("preprint").among(draft.words) else None
    if signed:
        draft.claim("number", signed.span("value"), signed["value"], signed.span())
        return
    match = _reports().search(draft.mask)
    joined = match and draft.mask[match.start("value") - 1] in DASHES
    if match and (joined or not YEAR.fullmatch(match["value"])):
        draft.note("genre", match.span("genre"))
        draft.claim("number", match.span("value"), match["value"], match.span())


_SERIES = kept(
    rf"(?<=\.\s)(?P<title>[{UPPER}][^.,:;()\x00\x01]{{3,60}}\s[Ss]eries(?:\sin\s[^.,:;()\x00\x01]{{3,40}}?)?),?\s[Nn]o(?:\.\s?|\s)"
    r"(?P<number>[A-Z\d][\w./()-]{0,15}?)(?=\.\s|/\s)"
)


def series(draft: Draft) -> None:
    """Claim a series of its own sentence, before the imprint: `IAEA Safety Standards Series No. SSR-3.`"""
    if "series" not in draft.words or "collection_title" in draft.values:
        return
    if match := _SERIES.search(draft.mask):
        draft.claim("collection_title", match.span("title"), match["title"], match.span())
        draft.note("collection_number", match.span("number"))


_BEFORE = kept(r"(?:[\w)»”\"]\s?:|[.,;\])»”\"\x01])\s$")
_BEHIND = kept(r"\.?(?=\s?(?:[.,;:/\x00\x01(]|[–—-]\s|$))")
_MORE = kept(r"(?<!\.)[^/:;.,\d\x00\x01]{0,50}(?:\([^()\x00]{3,20}\))?\s?(?=/\s|\x00)")
"""What else a report calls itself before who has written it: `: отчет о НИР (промежут.) / Ин-т льда`."""
_COLON = 4
"""Characters of the mark before a genre."""


def genre(draft: Draft) -> None:
    """Claim what a preprint or a report without a number calls itself, between marks of its own."""
    if "genre" in draft.values:
        return
    for table, behind in ((phrases_of("preprint"), _BEHIND), (genre_phrases("report"), _MORE)):
        for hit in table.find(draft.mask) if table.among(draft.words) else ():
            before = draft.mask[max(0, hit.start - _COLON) : hit.start]
            end = behind.match(draft.mask, hit.end)
            if end and _BEFORE.search(before) and (behind is _BEHIND or ":" in before):
                stop = len(draft.mask[: end.end()].rstrip())
                draft.claim("genre", (hit.start, stop), draft.text[hit.start : stop].rstrip("."))
                return
    for bracket, start, end_ in draft.values["brackets"] if phrases_of("preprint").among(draft.words) else ():
        if phrases_of("preprint").first(bracket.text) and bracket.role != "translation":
            draft.note("genre", (start + 1, end_ - 1))


def numbered(draft: Draft, kind: str) -> None:
    """Take the number of a thesis or preprint that nothing holds for its own, or an act: `Препринт № 67`."""
    if kind == "legislation" and _of_act(draft):
        draft.turn("issue", "number")
    if kind not in _OWN or "issue" not in draft.values or "container_title" in draft.values:
        return
    if any(one.holds(draft.spans["issue"][0]) for one in draft.spans.get("title", ())):
        draft.drop("issue")  # `Отчёт экспедиции № 4 за 1957 г.`
    elif "number" not in draft.values and (kind == "thesis" or phrases_of("preprint").first(draft.text)):
        draft.turn("issue", "number")


def _of_act(draft: Draft) -> bool:
    """Tell whether the only number of an act was read as that of a gazette: `May 3, 2003, No. 92.`"""
    others = ("number", "volume", "section", "container_title", "pages")
    lone = "issue" in draft.values and not any(draft.values.get(name) for name in others)
    dated = draft.values.get("issued") if lone else None
    return bool(dated and dated.day and draft.spans["issue"][0].start - dated.span.end < _NEXT)


def published(draft: Draft, kind: str) -> None:
    """Take who stands where a journal would for the publisher of a numbered report: `ORNL, NUREG/CR-0200`."""
    values = draft.values
    if kind != "report" or "number" not in values or "//" in draft.text or "range" in draft.page_kinds:
        return
    if "container_title" in values and values.keys().isdisjoint(("publisher", "issue", "editor")):
        draft.turn("container_title", "publisher")


_NEXT = 12
"""Characters between the date of an act and its number."""
_OWN = ("thesis", "report", "article")
_NUMBER = kept(r"[\s:,.]{1,3}(?P<value>(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8}(?:v\d{1,2})?)(?!\w)")


def server(draft: Draft) -> None:
    """Claim the server that holds a preprint, and its number there: `bioRxiv 2020.03.05.123456`."""
    table = phrases_of("preprint_server")
    hit = table.first(draft.mask) if table.among(draft.words) else None
    if (
        hit is None
        or "//" in draft.mask
        or not _BEFORE.search(draft.mask, max(0, hit.start - _COLON), hit.start)
    ):
        return
    number = _NUMBER.match(draft.mask, hit.end)
    if not number and not _BEHIND.match(draft.mask, hit.end):
        return
    draft.claim("publisher", (hit.start, hit.end), draft.text[hit.start : hit.end])
    if number:
        draft.claim("number", number.span("value"), number["value"], number.span())
        posted = dates.find(draft.text, number.start("value"))
        if posted and posted.start == number.start("value") and not YEAR.search(draft.mask):
            draft.note("issued", (posted.start, posted.end), dates.as_date(draft, posted))
    draft.kind = "article"
