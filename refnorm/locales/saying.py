"""What a language says beside a title, and another one does not: of editors, of months, of access."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from refnorm import locales
from refnorm.patterns import kept
from refnorm.text import cyrillic_share

_LINK = "://"
_SHORTENED = 4
"""Letters of the name of a month that is cut short: it may be a word of any language."""


def says(raw: str, language: str, other: str) -> bool:
    """Tell whether an entry says who has edited or translated a work, or of which month it is, as one of two
    languages alone says that."""
    return bool(_only(language, other).search(raw))


@cache
def _only(language: str, other: str) -> re.Pattern[str]:
    own, others = (_said(locales.by_language()[one]) for one in (language, other))
    words = "|".join(map(re.escape, sorted(own - others))) or "(?!)"
    return kept(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _said(locale: locales.Locale) -> set[str]:
    marks = [w for kind in ("editor", "translator") for w in locale.words.get(kind, ()) if " " in w]
    months = [w for names in locale.months for w in names if len(w) > _SHORTENED]
    return {w.rstrip(".") for w in (*marks, *months) if cyrillic_share(w) == 1}


def seen(raw: str) -> tuple[str, ...]:
    """Return the one language that says so when a page was seen: `дата звернення`."""
    if _LINK not in raw:
        return ()
    low = raw.casefold()
    return tuple(dict.fromkeys(language for phrase, language in _sayings() if phrase in low))[:1]


@cache
def _sayings() -> tuple[tuple[str, str], ...]:
    """Return the native phrases before the day on which a page was seen that one language alone has."""
    found = [(phrase, lo.language) for lo in locales.cyrillic() for phrase in lo.words.get("accessed", ())]
    times = Counter(phrase for phrase, _ in found)
    return tuple(one for one in found if times[one[0]] == 1 and cyrillic_share(one[0]) == 1)
