"""RN704 malformed-url."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.checks.counterparts import other_form
from refnorm.checks.drift import standing_alone
from refnorm.checks.fixes import joined
from refnorm.fields.compare import doi_key, typed_scheme, url_key
from refnorm.messages import phrase
from refnorm.model import Edit, Entry, Finding, Span
from refnorm.patterns import kept

_SCHEME = kept(
    r"(?<!\w)(?:(?:htp|htpp|hhtp|htttp|hptt|htt|ttp)s?\s?:?/{1,2}\S+"
    r"|https?(?::(?:/(?!\s?/)|(?!\s?/)(?=\w))|//|;//)\S+)",
    re.IGNORECASE,
)
_BEGIN = kept(r"(?:htp|htpp|hhtp|htttp|hptt|htt|ttp|http)s?(?:\s?[:;]?\s?/{1,2}|:)(?!/)", re.IGNORECASE)
_OF_SCHEMES = ("tp", "tt")
"""One of these is in every scheme, or the slow search finds nothing."""
_GOOD = kept(r"(?:(?:https?|ftp)://)?(?:[^\s/.@]+\.)+[^\s/.@:]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)

_FILE = kept(r"[^/]\.(?:pdf|docx?|djvu|zip)/$", re.IGNORECASE)
"""A slash behind the name of a file, which makes a folder of it."""


def _kind(found: Finding) -> str:
    """Group the slashes of a list; every other fault stands alone."""
    return "slash" if found.phrases[0].key == "RN704.slash" else standing_alone(found)


@rule("RN704", Entry, "warning", group=_kind)
def malformed_url(entry: Entry, context: Context) -> Iterator[Finding]:
    """A URL that no browser opens: a broken scheme, no host, a space inside.

    Why: the reader clicks and finds nothing. A space or line end inside the link is a doubt only: text
    made from a PDF breaks links; and so is a slash behind the name of a file.

    Fix: Copy the link from the browser's address line; `refnorm fix` mends a broken `http://`.

    Source: RFC 3986, 3: the parts of a URI.

    Bad:
        text: Литература
        text: 1. О реках степи. URL: http:/example.org/reki (дата обращения: 05.03.2020).
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Литература
        text: 1. О реках степи. URL: http://example.org/reki (дата обращения: 05.03.2020).
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    lst, url = context.list, entry.reference.URL
    if lst is None:
        return
    span, key, sure = _fault(entry, url, context)
    other = other_form(lst, entry, context) if span else None
    if span and not (other and _is_told(key, entry, other, native=lst.role == "native")):
        side = context.side(lst.index, entry.index, [span])
        fix = mended(span, span.of(context.document.text))
        yield context.finding(
            phrase(f"RN704.{key}", url=side.text), *by_role(lst, side), confidence=sure, fix=fix
        )


def _is_told(key: str, entry: Entry, other: Entry, native: bool) -> bool:
    """Tell whether a fault is told elsewhere: with the native form that has it too, or as a drift (RN205)."""
    ours, theirs = entry.reference, other.reference
    if key == "slash":
        return not native and bool(_FILE.search(theirs.URL or ""))
    if key not in ("scheme", "none") or not ours.URL or not theirs.URL:
        return False
    same = ours.DOI and theirs.DOI and doi_key(ours.DOI) == doi_key(theirs.DOI)
    return not same and url_key(ours.URL) != url_key(theirs.URL)


def mended(span: Span, printed: str) -> Edit | None:
    """Return a link with the scheme that its letters and slashes were meant to be; spaces are a doubt."""
    begin = _BEGIN.match(printed)
    if end := begin.end() if begin else typed_scheme(printed):
        secure = "s" if "s" in printed[:end].lower() else ""
        if (scheme := f"http{secure}://") != printed[:end]:
            return Edit(Span(span.start, span.start + end), scheme, safe=True)
    if _FILE.search(printed):
        return Edit(Span(span.end - 1, span.end), "", safe=True)
    return joined(span, printed) if kept(r"\s").search(printed) else None


def _fault(entry: Entry, url: str | None, context: Context) -> tuple[Span | None, str, float]:
    text = context.document.text
    low = entry.raw.lower()
    maybe = any(part in low for part in _OF_SCHEMES)
    if maybe and (match := _SCHEME.search(text, entry.span.start, entry.span.end)):
        return Span(*match.span()), "scheme", 0.97
    if url is None:
        return None, "", 0.0
    span = entry.reference.spans["URL"][0]
    if not _GOOD.fullmatch(url):
        return (span, "scheme", 0.97) if typed_scheme(url) else (span, "none", 0.95)
    if kept(r"\s").search(span.of(text)):
        return span, "space", 0.6
    return (span, "slash", 0.6) if _FILE.search(url) else (None, "", 0.0)
