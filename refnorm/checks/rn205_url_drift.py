"""RN205 url-drift."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refnorm.checks import Context, Couple, rule
from refnorm.checks.counterparts import further_natives
from refnorm.checks.drift import became, drifted
from refnorm.checks.rn401_mixed_script import mixes
from refnorm.checks.rn704_malformed_url import mended
from refnorm.fields.compare import doi_key, prints, typed_scheme, url_key
from refnorm.locales import load, words
from refnorm.messages import phrase
from refnorm.model import Edit, Entry, Finding
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import TO_LATIN

_PARTS = kept(r"[/.?&=_]")
LANGUAGE = phrase("note.language")


@rule("RN205", Couple, "error")
def url_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """The URL differs.

    Why: one changed letter makes a dead link. Scheme, `www.`, a final slash, escapes, and a space or
    line end inside the link are no differences.

    Fix: Open both links and keep the one that leads to the work.

    Source: RFC 3986, 6: which URIs are equivalent.

    Bad:
        native: О реках степи. URL: https://example.org/reki-stepi (дата обращения: 05.03.2020).
        romanized: O rekakh stepi. URL: https://example.org/reki-stepy (date accessed: 05.03.2020).

    Good:
        native: О реках степи. URL: http://www.example.org/reki-stepi/ (дата обращения: 05.03.2020).
        romanized: O rekakh stepi. URL: https://example.org/reki-stepi (date accessed: 05.03.2020).
    """
    native, romanized = (entry.reference for entry in found)
    if not native.URL or not romanized.URL:
        return
    if url_key(native.URL) == url_key(romanized.URL):
        yield from _further(found, context)
        return
    if broken(found, url_key(native.URL), url_key(romanized.URL)):
        return
    same = native.DOI and romanized.DOI and doi_key(native.DOI) == doi_key(romanized.DOI)
    if same and not _is_slip(url_key(native.URL), url_key(romanized.URL)):
        return
    if _is_disguised(native.URL, romanized.URL):
        return
    tongue = other_language(native.URL, romanized.URL)
    if tongue and any(
        url_key(entry.reference.URL or "") == url_key(romanized.URL)
        for _, entry in further_natives(found.pair, context)
    ):
        return  # it is the page that another of three lists names, in its language
    told = drifted(found, context, "URL", note=LANGUAGE if tongue else None)
    yield replace(told, fix=_of_scheme(found, context) or told.fix)


def _further(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the links behind the first ones that differ, where both entries have as many."""
    spans = [entry.reference.spans.get("further_URL", ()) for entry in found]
    if len(spans[0]) != len(spans[1]):
        return
    for native, romanized in zip(*spans, strict=True):
        sides = context.sides(found.pair, (native,), (romanized,))
        links = ["".join(side.text.split()) for side in sides]
        if (
            url_key(links[0]) != url_key(links[1])
            and not other_language(*links)
            and not _is_disguised(*links)
        ):
            yield context.finding(became("URL", *sides, None), *sides)


def _of_scheme(found: Couple, context: Context) -> Edit | None:
    """Return the change of a scheme that is typed wrongly, where the links are the same behind it."""
    native, romanized = (entry.reference.URL or "" for entry in found)
    starts = [typed_scheme(native), typed_scheme(romanized)]
    if not any(starts) or url_key(native[starts[0] :]) != url_key(romanized[starts[1] :]):
        return None
    span = found[0 if starts[0] else 1].reference.spans["URL"][0]
    return mended(span, span.of(context.document.text))


def _is_slip(native: str, romanized: str) -> bool:
    """Tell whether two addresses differ in one digit, or in two that stand at each other's place."""
    from rapidfuzz.distance import OSA

    near = len(native) == len(romanized) and OSA.distance(native, romanized, score_cutoff=1) == 1
    return near and all(
        a == b or (a.isdigit() and b.isdigit()) for a, b in zip(native, romanized, strict=True)
    )


def _is_disguised(native: str, romanized: str) -> bool:
    """Tell whether two links differ in letters of another script alone: of those RN401 speaks."""
    same = url_key(native).translate(TO_LATIN) == url_key(romanized).translate(TO_LATIN)
    return same and (mixes(native) or mixes(romanized))


def other_language(native: str, romanized: str) -> bool:
    """Tell whether two links lead to one site in two languages: `/ru/` beside `/en/` or neither.

    So do `index.ru.html` beside `index.en.html`, and `?lang=ru`.
    """
    hosts, marks = [], []
    for url in (native, romanized):
        host, _, path = url_key(url).partition("/")
        labels = host.split(".")
        found = {part for part in (*_PARTS.split(path.casefold()), *labels[:1]) if part in _languages()}
        hosts.append(".".join(labels[-2:]))
        marks.append(found)
    return hosts[0] == hosts[1] and marks[0] != marks[1]


@cache
def _languages() -> frozenset[str]:
    """Return the codes that sites part their languages by; `rus` beside `ru`."""
    return frozenset({*(table.language for table in load()), *words("site")})


def broken(found: tuple[Entry, Entry], native: str, romanized: str) -> bool:
    """Tell whether the shorter link is the longer one, broken by a space: the longer one is printed there."""
    shorter, longer = (0, romanized) if len(native) < len(romanized) else (1, native)
    return len(native) != len(romanized) and prints(found[shorter].raw, longer)
