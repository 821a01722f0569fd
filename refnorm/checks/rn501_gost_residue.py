"""RN501 gost-residue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.checks import Context, rule, shared
from refnorm.checks.fixes import dropped, numero, period
from refnorm.fields.evidence import INITIAL
from refnorm.fields.phrases import phrases_of
from refnorm.messages import phrase
from refnorm.model import Edit, Entry, Finding, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, mostly_cyrillic, unlinked

SLASHES = kept(r"//(?<![:/]//)(?!/)")
_DASH = kept(r"(?<=[.,;\])])\s?[–—](?=\s?\S)|(?<=[.,;\])])\s-\s")
_BEHIND_DASH = kept(r"[.,;\])]\s?[–—-]\s?(?:[^\W\d_]{1,4}\.|№)?\s?$")
_AREAS, _MARK = ("publisher_place", "issued", "volume", "issue", "page"), 9
"""Fields before which GOST sets a dash, and characters in which it stands with the field's label."""
_NUMERO = kept(r"№")
_ROMANIZED = kept(
    r"(?<![\w.’ʹʼ`'])[CcS]\.\s?(?=\d)(?!\d+\spp?\.)|(?<!\w)b\.\s?(?=\d)(?!(?:1[5-9]|20)\d\d(?!\d))|(?<=\d)\s(?:s|b)\.(?!\w)"
)
_AFTER_MARK = kept(r"[–—-](?:(?<=[.,;\])].)|(?<=[.,;\])]\s.))")
_DASHES = ("–", "—", "-")
_NAMED = kept(INITIAL)
_SENTENCE = kept(rf"(?<=\w\.\s)(?:{INITIAL}\s?)+[^\W\d_]+(?=\.)")
"""A sentence within a translation that is a name: `. P. Sergeev.`"""
_SURE, _LONE = 0.99, 0.65
"""How sure a mark is a native one; and the only dash of a list, which a writer may mean so."""
_AFTER_LETTER = kept(r"\.(?<=[CcSsb]\.)")
"""Every native dash, and every romanized label; quick to look for."""


@cache
def short_cities() -> frozenset[str]:
    """`M.`, `SPb.`: what abbreviated places of native lists are in Latin letters, without their period.

    A place that is abbreviated in Latin letters at home (`N.Y.`) is none of them.
    """
    abroad = [city for lo in locales.load() if lo.script != "Latin" for city in lo.cities]
    return frozenset(form.rstrip(".") for city in abroad for form in city.short if form.isascii())


@rule("RN501", ReferenceList, "warning", once=True)
def gost_residue(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Marks of the native style are left in the romanized list: `//`, ` – `, `№`, `S. 5`, `M.:`, `SPb.`.

    Why: the romanized list is read by machines that expect periods and commas, `no.`, `pp.` and whole
    names of places. One finding a list, with all places: it is one habit; a dash that stands alone
    in a whole list is information. An author's name that the native entry repeats behind a slash is such
    a mark where it stands alone: `. P. Sergeev.`. Where the profile says
    `separators.romanized = "gost"`, `//` and dashes are the journal's own.

    Fix: Write `.` for `//` and ` – `, `no.` for `№`, `p.` and `pp.` for `С.`, and names of places in full;
    `refnorm fix` does the first three.

    Source: journals' instructions for References: no `//`, no dashes between areas, `no.`, `vol.`, `pp.`,
    places in full.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi // Vodnoe delo. 2011, no. 2, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
    """
    if lst.role != "romanized":
        return
    own = [entry for entry in lst.entries if entry.span not in context.printed_once]
    foreign = _foreign(context)
    found = [(e, span) for e in own for span in marks(e, context, labels=e.span not in foreign)]
    if not found:
        return
    text = context.document.text
    kinds = list(dict.fromkeys(span.of(text).strip() for _, span in found))
    message = phrase("RN501.marks", marks=" · ".join(kinds))
    sure = _LONE if len(found) == 1 and kinds[0] in _DASHES else _SURE
    yield context.of_places(message, lst, ((e, span, _fix(text, span)) for e, span in found), sure)


def _repeated(entry: Entry, text: str) -> Iterator[Span]:
    """Yield where the first author is named again, in a sentence that is no field: `. P. Sergeev.`.

    The translation may have the name, too: `[Rivers of the steppe. P. Sergeev. Water]`.
    """
    family = entry.reference.author[0].family if entry.reference.author else None
    if not family:
        return
    for span in entry.reference.leftover:
        if _NAMED.sub("", span.of(text)).strip() == family:
            yield span
    for bracket in entry.reference.brackets:
        if bracket.translates and family in bracket.text:
            found = _SENTENCE.finditer(text, bracket.span.start, bracket.span.end)
            yield from (Span(*one.span()) for one in found if _NAMED.sub("", one[0]).strip() == family)


def _foreign(context: Context) -> frozenset[Span]:
    """Return the entries whose works are printed in Latin letters on the native side too: German `S. 5`."""
    sides = ((context.native(pair), context.romanized(pair)) for pair in context.article.pairs)
    return frozenset(b.span for a, b in sides if a and b and not cyrillic_share(unlinked(a.raw)))


def _fix(text: str, mark: Span) -> Edit | None:
    """Return what a mark becomes; None for labels and places, which letters alone do not prove."""
    printed = mark.of(text).strip()
    if printed == "//":
        return period(text, mark)
    if printed == "№":
        return numero(text, mark)
    return dropped(text, mark) if printed in _DASHES else None


def marks(entry: Entry, context: Context, labels: bool = True) -> Iterator[Span]:
    """Yield the native marks of a romanized entry, outside of its brackets and links.

    `labels`: also romanized ones (`S. 5`), which in a work in Latin letters are that language's own.
    """
    text = context.document.text
    if mostly_cyrillic(entry.raw):
        return
    yield from _repeated(entry, text)
    skip = [b.span for b in entry.reference.brackets]
    skip += entry.reference.where("URL", "DOI", "title", "author")
    begin = entry.span.start + entry.number_end
    for span in entry.reference.spans.get("publisher_place", ()):
        if span.of(text).rstrip(". ") in short_cities():
            yield span
    profile = context.options.profile
    kept = profile is not None and profile.separators.get("romanized") == "gost"
    dash = (_DASH,) if not kept and _AFTER_MARK.search(entry.raw) else ()
    labels = labels and not entry.reference.archive_location  # `Inv. 1. C. 34` is a case
    romanized = (_ROMANIZED,) if labels and _AFTER_LETTER.search(entry.raw) else ()
    for pattern in (*(() if kept else (SLASHES,)), *dash, _NUMERO, *romanized):
        for match in pattern.finditer(text, begin, entry.span.end):
            span = Span(*match.span())
            if not text[begin : span.start].strip(" .)]/"):
                continue  # `— Title`: the dash stands for the authors of the entry before
            if pattern is _DASH and _of_house(span, entry, context):
                continue
            if not any(map(span.meets, skip)):
                yield span


def _of_house(dash: Span, entry: Entry, context: Context) -> bool:
    """Tell whether a dash stands before the journal, in lists that part no other areas with dashes.

    So the humanities of Bulgaria set both of their lists; what leads to a collection may stand behind it:
    `– V: Fol, A. (red.).`
    """
    holders = [span.start for span in entry.reference.where("container_title", "editor")]
    if not holders:
        return False
    between = context.document.text[dash.end : min(holders)].strip()
    leads = phrases_of("container").first(between) if between else None
    plain = not between or (leads is not None and leads.end - leads.start == len(between))
    return plain and not _dashed(context)


@shared
def _dashed(context: Context) -> bool:
    """Tell whether a native entry has a dash before its place, year, numbers or pages, as GOST wants it."""
    text = context.document.text
    entries = (entry for lst in context.article.lists if lst.role == "native" for entry in lst.entries)
    areas = (span for entry in entries for span in entry.reference.where(*_AREAS))
    return any(_BEHIND_DASH.search(text, max(0, span.start - _MARK), span.start) for span in areas)
