"""Place and publisher: `М.: Наука`, `Moscow, Mir Publ.`, `Алматы, 2004`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import LETTER, UPPER

_NAME = rf"[{UPPER}]{LETTER}+(?:[\s-](?:[{UPPER}]{LETTER}+|на|н/Д|on|sur|am|de|la)){{0,3}}"
_PUBLISHER = r"(?P<publisher>[^\x00\x01:;/–—]{1,120}?)"
_CUT = re.compile(r"\s*[.,;:–—\s]+$")


@cache
def _city() -> str:
    forms = alternatives(form for lo in locales.load() for c in lo.cities for form in (*c.short, *c.names))
    return forms.replace("'", "[’'ʹ`‘]?")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w«\"“.-])(?=[{UPPER}])(?P<place>{_city()}(?:\s?[;–-]\s?{_city()})*)(?![\w-])\.?(?:\s?\([^()]{{2,30}}\))?\s?"
        rf"(?:(?P<sep>[:,.]|:\s)\s?{_PUBLISHER})?\s?(?=[,.–—-]*\s*[\x00\x01]|[,.]\s\d|$)"
    )


_COLON = re.compile(
    rf"(?:(?<=[.,]\s)|(?<=[–—-]\s)|(?<=[–—-])|(?<=\x01\s)|(?<=\x01))(?P<place>{_NAME})\s?:\s?{_PUBLISHER}\s?,?\s?(?=\x00)"
)


@cache
def _publisher_mark() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[.,;:]\s)|(?<=[–—-]\s))(?P<publisher>[^.,;:\x00\x01]{{2,80}}?\s?{alternatives(('Publ.', 'Publ', 'Publishing House', 'Publishers', 'Press', 'Verlag'))})(?!\w)")


def imprint(draft: Draft, start: int) -> int | None:
    """Claim place and publisher behind an offset; return where they begin, or None."""
    match = _last_known(draft, start) or _COLON.search(draft.mask, start)
    if not match:
        return _publisher_alone(draft, start)
    name = match["publisher"]
    place = match["place"].strip(" ,;:")
    draft.claim("publisher_place", (match.start("place"), match.start("place") + len(place)), place)
    end = match.end("place")
    if name and (trimmed := _CUT.sub("", name)).strip(" .,") and _plausible(trimmed):
        lead = len(trimmed) - len(trimmed.lstrip(" ."))
        where = (match.start("publisher") + lead, match.start("publisher") + len(trimmed))
        draft.claim("publisher", where, draft.text[slice(*where)])
        end = match.end("publisher")
    draft.hide(match.start(), end)
    return match.start()


def _plausible(name: str) -> bool:
    return len(name.split()) <= 14 and bool(re.search(rf"[{UPPER}]", name))


def _last_known(draft: Draft, start: int) -> re.Match[str] | None:
    """Return the last known city that stands where an imprint stands; an abbreviation needs its period."""
    found = None
    for match in _known().finditer(draft.mask, start):
        place = match["place"]
        before = draft.mask[: match.start()].rstrip()
        marked = not before or before[-1] in ".,;:–—-/\x00\x01)»”\"" or draft.mask[match.start() - 1] in "\x00\x01"
        short = len(place.rstrip(".")) <= 2
        if not marked or not place[:1].isupper() or (short and not draft.mask[match.start("place") + len(place.rstrip(".")) :].startswith((".", ":"))):
            continue
        found = match
    return found


def _publisher_alone(draft: Draft, start: int) -> int | None:
    match = _publisher_mark().search(draft.mask, start)
    if not match:
        return None
    lead = len(match["publisher"]) - len(match["publisher"].lstrip())
    draft.claim("publisher", (match.start("publisher") + lead, match.end("publisher")), match["publisher"].strip())
    return match.start()
