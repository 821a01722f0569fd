"""Reports and preprints: what they call themselves, their numbers, the servers that hold them."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import UPPER
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.patterns import kept


@cache
def _reports() -> re.Pattern[str]:
    phrases = locales.genre("report")
    code = r"(?P<value>\d[\w./–-]*\w|\d)"
    mark = r"(?:№|[Nn]o\.?|N)"
    return kept(
        rf"(?<!\w)(?P<genre>(?:[{UPPER}]{{2,8}}\s)?(?i:{alternatives(phrases)})(?:\s[{UPPER}]{{2,12}}){{0,2}})[\s–-]?(?:{mark}\s?)?{code}(?!\w)"
    )


def number(draft: Draft) -> None:
    """Claim the number of a report or preprint behind its mark: `Препринт ФЭИ-3000`, `Report No. 12`."""
    if "number" in draft.values or not genre_phrases("report").among(draft.words):
        return
    match = _reports().search(draft.mask)
    if match and not YEAR.fullmatch(match["value"]):
        draft.note("genre", match.span("genre"))
        draft.claim("number", match.span("value"), match["value"], match.span())


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
