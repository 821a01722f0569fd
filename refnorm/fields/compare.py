"""When two printed values of a field are the same value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from refnorm.fields.ordinals import roman
from refnorm.model import Date, Entry, Pages, Span
from refnorm.patterns import kept
from refnorm.text import DASHES, SPACES, TO_LATIN, european, unlinked

LINKS = ("URL", "further_URL", "DOI", "accessed")
"""Fields whose numbers are none of the work itself."""
_DASH = kept(f"\\s*[{re.escape(DASHES)}]+\\s*")
_PIECE = kept(r"[^\s()\[\],]+")
_SCHEME = kept(r"^(?:(?:https?|ftp)\s*:?\s*/\s*/?\s*)?(?:www\.)?", re.IGNORECASE)
_TYPED = kept(r"([a-z]{2,7})\s?(?:[:;]\s?/{1,3}|//)\s?(?=[^\s/.]+\.)", re.IGNORECASE)
_SLIPS = 2
"""Letters by which what stands before a link may differ from `https` and be meant for it."""
_ARXIV = kept(r"(arxiv\.org/(?:abs|pdf)/[\w./-]*?\d)v\d{1,2}(?:\.pdf)?$")
_ARMENIAN = "աբգդեզէըթժ"
"""The letters in the order in which they stand for the numbers from one to ten."""
_ROMAN = frozenset("ivxlc")
_LONG = kept(r"\d\d\d+")


def arabic(text: str) -> str:
    """Return a Roman number, or an Armenian letter that numbers a volume, in digits; else the text itself."""
    low = text.casefold().translate(TO_LATIN)
    if len(low) == 1 and low in _ARMENIAN:
        return str(_ARMENIAN.index(low) + 1)
    return str(roman(low)) if low and _ROMAN.issuperset(low) else text


_SIDES = str.maketrans("աբ", "ab")
"""The two sides of a leaf in Armenian codices: `15ա–17բ`."""


def number_key(text: str) -> str:
    """Return a number as compared: look-alike letters as Latin, dashes and slashes alike, no zeros before."""
    if text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    plain = _DASH.sub("-", SPACES.sub("", text)).casefold().translate(TO_LATIN).replace("/", "-")
    plain = plain.translate(_SIDES)
    return "-".join(arabic(p).lstrip("0") or "0" for p in plain.split("-"))


def number_parts(text: str | None) -> tuple[str, ...]:
    """Return the numbers of `4 (44)` apart."""
    return tuple(number_key(p) for p in _PIECE.findall(text.replace(" ", ""))) if text else ()


def pages_key(pages: Pages) -> tuple[str, str]:
    """Return first and last page; a shortened last page (`123-8`) is written out."""
    first = number_key(pages.first)
    if pages.last is None:
        return first, first
    last = number_key(pages.last)
    cut = pages.last if pages.last.isdigit() else last  # `40–07` is no `40–7`
    if first.isdigit() and last.isdigit() and len(cut) < len(first):
        full = first[: len(first) - len(cut)] + cut
        last = full if int(full) > int(first) else last
    return first, last


def url_key(url: str) -> str:
    """Return a URL without scheme, `www.`, a final slash, escapes, case of its host, and arXiv's version."""
    bare = _SCHEME.sub("", unquote(url.strip()))
    host, slash, path = bare.partition("/")
    key = (host.casefold() + slash + path).rstrip("/.,;").replace("&amp;", "&")
    return _ARXIV.sub(r"\1", key)


def typed_scheme(url: str) -> int:
    """Return the length of what a link begins with, meant for `https://` and typed wrongly: `httsp://`."""
    found = None if url.startswith(("http://", "https://")) else _TYPED.match(url)
    if not found or found[1].lower() in {"http", "https", "ftp"}:
        return 0
    from rapidfuzz.distance import OSA

    near = any(OSA.distance(found[1].lower(), right) <= _SLIPS for right in ("http", "https"))
    return found.end() if near else 0


def doi_key(doi: str) -> str:
    """Return a DOI in lower case without its resolver, look-alikes as Latin.

    DOIs are case-insensitive (DOI Handbook, 2.4).
    """
    found = kept(r"10\.\d{4,9}/.*").search(doi)
    return (found[0] if found else doi).casefold().rstrip(".,;/").translate(TO_LATIN)


def code_key(code: str) -> str:
    """Return the letters and digits of an ISBN, ISSN or document number, look-alikes as Latin."""
    return kept(r"[\W_]").sub("", code).casefold().translate(TO_LATIN)


def same_date(a: Date, b: Date) -> bool:
    """Tell whether two dates agree in every part that both give."""
    return all(x == y for x, y in zip(a.parts, b.parts, strict=False))


def prints(raw: str, key: str) -> bool:
    """Tell whether a text prints a link after all, once the spaces that broke it are taken out."""
    squeezed = unquote(SPACES.sub("", raw)).replace("\\", "").casefold()
    return len(key) > 5 and key.casefold() in squeezed


def common(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of what two counts have in common (0 to 1), of the smaller one; 0 beside nothing."""
    least = min(one.total(), other.total())
    return (one & other).total() / least if least else 0.0


def long_numbers(text: str) -> Counter[str]:
    """Count the numbers of three digits and more outside of links: years and pages tell works apart."""
    return Counter(_LONG.findall(unlinked(text)))


def without(entry: Entry, fields: Iterable[str]) -> str:
    """Return an entry's raw text without its number and some fields, each other character in its place."""
    return blanked(entry, entry.reference.where(*fields))


def blanked(entry: Entry, spans: Iterable[Span]) -> str:
    """Return an entry's raw text with its printed number and some spans of the document blanked out."""
    number = entry.number_end
    raw = " " * number + european(entry.raw)[number:]
    for span in spans:
        start, end = span.start - entry.span.start, span.end - entry.span.start
        raw = raw[:start] + " " * (end - start) + raw[end:]
    return raw


def cited_as(entry: Entry) -> Iterator[Span]:
    """Yield where an entry prints the label by which the text cites it: `Орлов 2004а — Orlov D. E.`"""
    label = entry.reference.custom.get("citation-label", "")
    if label and (at := entry.raw.find(label)) >= 0:
        yield Span(entry.span.start + at, entry.span.start + at + len(label))
