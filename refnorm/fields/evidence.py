"""What makes a line look like the beginning of a reference, like its end, or like a reference at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields.phrases import Phrases
from refnorm.text import DASHES

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢȚŤŪŮŰŲŹŻŽА-ЯЁЄІЇЈЉЊЋЏҐҒҖҚҠҢҮҰҲҶҺӘӢӨӮЎЂЃЌԱ-ՖႠ-Ⴥ"
LETTER = r"[^\W\d_]"
_TAIL = rf"(?:{LETTER}|[’'ʹʼ`´‘\-‐‑])"
SURNAME = rf"[{UPPER}]{_TAIL}{{1,60}}"
"""A bound, so that a row of capitals without spaces is not read anew from each of them."""
INITIAL = rf"[{UPPER}](?:hch|ch|zh|{LETTER})?[’'ʹ]?\.(?:\s?[-‐‑]\s?[{UPPER}]{LETTER}?\.)?"
"""`А.`, `Yu.`, `Shch.`, `Ж.-Ж.`: a letter, or what one letter is romanized as."""

_LEADS = re.compile(
    rf"(?:{SURNAME}(?:\s{SURNAME})?,?\s?{INITIAL}|{INITIAL}(?:\s?{INITIAL}){{0,2}}\s?{SURNAME}"
    rf"|{SURNAME},\s{SURNAME}|{SURNAME}\s[{UPPER}]{{1,2}}(?:[,.;]|\s[{UPPER}]))"
)
_TITLE_LEAD = re.compile(rf"[«\"“„\[]?[{UPPER}]")
_OPEN = re.compile(
    rf"(?:[,;:/&+(=]|[{re.escape(DASHES)}]|\s(?:и|і|және|and|the|of|in|на|в|у|для|по|из|с|та|for|from|to|von|und))$",
    re.I,
)
_FOLDER = re.compile(r"://\S+/$")
_CLOSED = re.compile(
    r"[.;!?)\]>»”\"…]$|(?:^|[\s.])\d(?:[\d\-–]*\d)?\s?(?:с|c|p|б|б|стр|pp|s|р)?\.?$|https?://\S+$|10\.\d{4,9}/\S+$",
    re.I,
)
_TITLED_LINK = re.compile(
    rf"(?:https?://|www\.)\S+\s[(«\"“]?(?!(?:[Aa]ccessed|[Dd]ate|[Дд]ата|[Rr]etrieved))[{UPPER}]{LETTER}*\s{LETTER}+"
)
"""A link with the title of the page behind it: an entry of its own."""
_FINISHED = re.compile(
    r"\d\s?(?:с|c|p|б|бет|стр|pp|s)\.$|[СCSБPр]\.\s?\d+(?:\s?[\-–—]\s?\d+)?\.$"
    r"|\((?:in|на|date|дата|accessed|қаралған|data)\b[^()]*\)\.?$",
    re.I,
)
_PLACE = re.compile(r"([^,:;\d]{2,30}?)\s?[,:]")
_LINK_LENGTH = 300
"""Characters from the end in which a link that ends a line may begin."""
_CONTINUES = re.compile(
    rf"(?:[{re.escape(DASHES)}/,;:.)\]»&+]|https?://|www\.|doi\b|url\b|режим доступа|available"
    r"|\(?(?:дата|date|accessed|қаралған)\b"
    rf"|pp?\.\s?\d|[сc]\.\s?\d|\d+\s?[сcpб]\.|№|(?:19|20)\d\d\b|\[?(?:in|на)\s(?:russ|рус|kaz|каз))",
    re.IGNORECASE,
)
_LAST = re.compile(rf"(?P<mark>(?<![{UPPER}])[.,;:)\]{re.escape(DASHES)}]\s+)?(?P<word>\S+)$")
"""The last word; one letter is a label only behind a mark that is no initial's."""
_YEAR = re.compile(r"(?<![\d.])(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_INITIALS = re.compile(rf"(?<!\w){INITIAL}\s?(?:{INITIAL}|{SURNAME})|{SURNAME},?\s{INITIAL}")
_MARKS = re.compile(
    r"//|[.,]\s[–—-]\s|\b(?:[СSБ]\.|pp?\.|Т\.|T\.|v\.|[Vv]ol\.?|№|[Nn]o\.?|[Вв]ып\.|[Ii]ss\.|[Vv]yp\.)\s?\d|\d\s?(?:с|б|p|s)\.",
    re.U,
)
_LINK = re.compile(r"https?://|www\.|\bdoi\b|10\.\d{4,9}/|ISBN|ISSN", re.IGNORECASE)


@lru_cache(maxsize=32768)
def leads(text: str) -> bool:
    """Tell whether the text begins with a person's name as references write it."""
    return bool(_LEADS.match(text))


def capital(text: str) -> bool:
    """Tell whether the text begins like a title: with a capital, in quotes or not."""
    return bool(_TITLE_LEAD.match(text))


def closed(text: str) -> bool:
    """Tell whether the text ends like a finished reference."""
    return bool(_CLOSED.search(text[-_LINK_LENGTH:].rstrip()))


def finished(text: str) -> bool:
    """Tell whether the text ends as only a whole reference ends: in pages, or a remark in brackets."""
    return bool(_FINISHED.search(text[-_LINK_LENGTH:].rstrip()))


def hanging(text: str) -> bool:
    """Tell whether the text ends in the middle of something."""
    tail = text[-200:].rstrip()
    return bool(_OPEN.search(tail[-20:])) and not _FOLDER.search(tail)


_VERSIONS = frozenset(("Version", "version", "Ver.", "ver.", "Версия", "версия", "Rev.", "Ed.", "ed."))
"""Words whose number stands behind them in a title or beside an edition."""


@cache
def _labels() -> frozenset[str]:
    fields = ("page", "volume", "issue", "part", "chapter", "edition", "article-number")
    return _VERSIONS | {token for field in fields for token in locales.tokens(field, "before")}


def awaits(text: str) -> bool:
    """Tell whether the text ends in a label whose number must follow: `Кн.`, `Vol.`, `– С.`."""
    last = _LAST.search(text[-40:].rstrip())
    return last is not None and last["word"] in _labels() and (len(last["word"]) > 2 or bool(last["mark"]))


def continues(text: str) -> bool:
    """Tell whether the text begins like a later part of a reference: in lower case, with a label, a place."""
    if _TITLED_LINK.match(text):
        return False
    return text[:1].islower() or bool(_CONTINUES.match(text)) or _place(text)


def _place(text: str) -> bool:
    """Tell whether the text begins with the place of a publication: `Moscow, Nauka`, `М.: Наука`."""
    place = _PLACE.match(text)
    return place is not None and place[1].strip().casefold() in locales.cities()


@lru_cache(maxsize=32768)
def weight(text: str) -> int:
    """Count the kinds of evidence that a text is a reference: year, name, marks, link."""
    return sum(bool(p.search(text)) for p in (_YEAR, _INITIALS, _MARKS, _LINK))


@cache
def _stops() -> Phrases[str]:
    return Phrases((p, kind) for kind in ("after", "abstract", "keywords") for p in locales.section(kind))


_LEAD_MARKS = re.compile(r"[\W_]*")
_COLON = re.compile(r"\s*\W?:")
_HEADED = re.compile(rf"[\s*_]*(?:[:.{re.escape(DASHES)}]|$)")
"""What stands behind the word that heads an abstract, but not behind one within a reference."""
_MAIL = re.compile(
    r"(?:e-?mail|эл(?:ектронн\w+)?\.?\s?(?:почта|адрес)|orcid)\b|(?<!\S)\S+@\S+\.\w{2,}", re.IGNORECASE
)


def stops(text: str) -> bool:
    """Tell whether a line begins what follows a list: authors, citation form, the next article's abstract."""
    table = _stops()
    begin = _LEAD_MARKS.match(text)
    stop = table.at(table.folded(text[:120]), begin.end() if begin else 0)
    if stop and (stop.value == "after" or _HEADED.match(text, stop.end)):
        return bool(_COLON.match(text, stop.end)) or text[stop.end - 1] == ":" or weight(text) < 2
    return text.startswith("©") or (bool(_MAIL.search(text)) and weight(_MAIL.sub("", text)) < 2)
