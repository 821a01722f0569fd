"""The year of a work: of all years in an entry the one that stands where years stand."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from refnorm.fields import dates
from refnorm.fields.draft import Draft
from refnorm.model import Date

_YEAR = re.compile(
    r"(?<![\d\w./])(?P<year>1[5-9]\d\d|20[0-4]\d)(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?(?:[a-fа-г](?=\s?[).,:;]))?(?P<mark>\s?(?:г{1,2}|ж|р|жылы|год|year|y|g|god)(?:\.|(?!\w)))?(?![\w]|\.\d)"
)
_BEFORE = re.compile(r"(?:[.,;:(\[–—\x00\x01]|-|\bот|\bfrom|\bof)\s*$")
_AFTER = re.compile(r"\s*(?:[.,;:)\]–—\x00\x01]|-\s|$)")
_NEAR = 12
"""Characters before a year that are looked at."""
_HEAD = 0.6
"""What it gains a year that it stands right behind the authors."""
_AUTHORS = re.compile(r"[\s.,;:(\[]*\x00+[\s.,;:(\[]*")
_AHEAD = 1.0
"""What it costs a year that it lies ahead: a strategy until 2030 is older than that."""


@cache
def _now() -> int:
    """Return the year that begins next."""
    return date.today().year + 1


def year(draft: Draft) -> None:
    """Claim the year, or the full date that it belongs to."""
    best: tuple[float, re.Match[str]] | None = None
    slashes = draft.mask.find("//")
    for match in _YEAR.finditer(draft.mask):
        score = _score(draft, match, slashes)
        if best is None or score >= best[0]:
            best = (score, match)
    if best is None or best[0] < 0.5:
        return
    match = best[1]
    around = dates.all_dates(draft.mask, max(0, match.start() - 24), match.end("year") + 24)
    full = next((d for d in around if _holds(d, match)), None)
    confidence = 1.0 if best[0] >= 1.6 else 0.7
    if full:
        draft.claim("issued", (full.start, full.end), dates.as_date(draft, full), None, confidence)
        draft.spans["issued"] = [draft.span(*match.span("year"))]
        return
    where = match.span("year")
    found = Date(int(match["year"]), None, None, match[0].strip(), draft.span(*where))
    draft.claim("issued", where, found, match.span(), confidence)


def _holds(date: dates.Found, match: re.Match[str]) -> bool:
    return date.start <= match.start("year") and match.end("year") <= date.end


def _range(match: re.Match[str]) -> bool:
    """Tell a span of years (`1920–1930`) from a year; `1994a` is a year."""
    return not match["mark"] and match.end() - match.end("year") > 1


def _score(draft: Draft, match: re.Match[str], slashes: int) -> float:
    mask = draft.mask
    score = 1.0 * bool(_BEFORE.search(mask, max(0, match.start() - _NEAR), match.start())) + 1.0 * bool(
        _AFTER.match(mask, match.end())
    )
    score += 0.5 * bool(match["mark"])
    if _range(match):
        score -= 1.2
    score += 0.6 if slashes >= 0 and match.start() > slashes else 0.0
    opened, closed = mask.count("«", 0, match.start()), mask.count("»", 0, match.start())
    score -= 1.5 if opened > closed else 0.0
    score -= _AHEAD if int(match["year"]) > _now() else 0.0
    paren = mask.rfind("(", 0, match.start())
    if paren > mask.rfind(")", 0, match.start()) and mask[paren + 1 : match.start()].strip():
        score -= 0.8
    score += _HEAD * bool(_AUTHORS.fullmatch(mask, 0, match.start()))
    return score + 0.3 * match.start() / max(1, len(mask))
