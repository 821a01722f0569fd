"""RN603 locator-outside-pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, rule
from refnorm.checks.citing import PLATES, counted, is_page, others_fit, past_total
from refnorm.checks.counterparts import other_form
from refnorm.checks.couples import MERGED
from refnorm.checks.editions import named_edition, translated_edition
from refnorm.fields.compare import pages_key
from refnorm.messages import phrase
from refnorm.model import Article, Citation, Entry, Finding, Pages, ReferenceList
from refnorm.patterns import kept
from refnorm.text import DASH, DIGITS

_RANGE = kept(rf"(\d+)(?:{DASH}(\d+))?")
_CONTAINED = ("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference")

_SLIGHT = 0.6
"""How sure it is that a page is wrong which an entry does not name: it may be cited of any."""

Bounds = tuple[int, int]


def _group(found: Finding) -> str:
    """Return the key of an entry that is cited past its pages in several places."""
    return str(found.native.entry if found.native else found.romanized and found.romanized.entry)


@rule("RN603", Article, "warning", group=_group)
def locator_outside_pages(article: Article, context: Context) -> Iterator[Finding]:
    """The text cites a page that the work has not: `[12, 76]` where the book has 43 pages.

    Why: the page, the work's number or the number of its pages is wrong, and a reader finds nothing there.
    A total and the pages of an article bound what can be cited; a few pages past a total are plates. A lone
    cited page bounds nothing: that the text cites others is information, once an article, and so it is that
    several citations give a work's number of pages. What only one of two differing forms excludes is told as
    their drift.

    Fix: Look the passage up in the work; correct the citation, or the pages in both lists.

    Source: GOST R 7.0.5-2008, 7.4: a reference in the text gives the number of the work and the page in it.

    Bad:
        text: Ветры севера описаны давно [2, с. 276], льды изучены позже [1, с. 15].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Ветры севера описаны давно [2, с. 176], льды изучены позже [1, с. 15].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    cited = [one for one in article.citations if one.locator and len(one.targets) == 1]
    lst = next((one for one in article.lists if one.role != "romanized"), None) if cited else None
    if lst is None:
        return
    numbers = {entry.label: entry for entry in lst.entries if entry.label}
    others, lasts = [], []
    for citation in cited:
        entry = numbers.get(str(citation.targets[0])) or numbers.get(f"{citation.targets[0]}.")
        if not entry or not is_page(citation, context):
            continue
        if bound := _outside(citation, lst, entry, context):
            yield _finding(lst, entry, citation, bound, context)
        elif _is_other(citation, lst, entry, context) or _is_past(citation, lst, entry, context):
            others.append((entry, citation))
        elif _is_total(citation, entry):
            lasts.append((entry, citation))
    if others:
        yield _together("other", lst, others, context)
    if len(lasts) > 1:
        yield _together("last", lst, lasts, context)


def _outside(citation: Citation, lst: ReferenceList, entry: Entry, context: Context) -> Pages | None:
    """Return the pages that a locator leaves; None where one of the work's forms holds it or says nothing."""
    other = other_form(lst, entry, context)
    forms = [one for one in (entry, other) if one]
    if any(one.doubt > MERGED for one in forms) or _open(forms):
        return None
    if other and (named_edition(entry, other) or translated_edition(entry, other)):
        return None
    bounds = [
        (pages, bound) for one in forms for pages in one.reference.pages if (bound := _bounds(one, pages))
    ]
    printed = [_cited(citation.locator or "", pages) for pages, _ in bounds]
    fits = (_fits(cited, bound) for cited, (_, bound) in zip(printed, bounds, strict=True))
    return bounds[0][0] if bounds and not any(fits) else None


def _is_other(citation: Citation, lst: ReferenceList, entry: Entry, context: Context) -> bool:
    """Tell whether a work's forms name a page or a range each, as it is cited, and the text cites another."""
    other = other_form(lst, entry, context)
    pages = [one.reference.pages for one in (entry, other) if one]
    if any(len(row) != 1 or row[0].kind == "total" for row in pages):
        return False
    named = [pages_key(row[0]) for row in pages]
    ranges = _cited(citation.locator or "", pages[0][0])
    plain = bool(ranges) and all(end.isdigit() for ends in named for end in ends)
    return plain and not any(first <= int(b) and int(a) <= last for a, b in named for first, last in ranges)


def _is_past(citation: Citation, lst: ReferenceList, entry: Entry, context: Context) -> bool:
    """Tell whether a work's own form has fewer pages, and citations here are no witnesses for the other."""
    other = other_form(lst, entry, context)
    native, romanized = (tuple(map(pages_key, one.reference.pages)) if one else () for one in (entry, other))
    if not native or not romanized or native == romanized:
        return False
    past = past_total(citation, entry.reference.pages, context)
    return past and not others_fit(context, citation.targets[0])


def _is_total(citation: Citation, entry: Entry) -> bool:
    """Tell whether what is cited is how many pages a work has, and no page of it."""
    locator = DIGITS.findall(citation.locator or "")
    pages = entry.reference.pages
    return len(pages) == 1 and pages[0].kind == "total" and locator == [pages[0].first]


def _open(forms: Sequence[Entry]) -> bool:
    """Tell whether nothing bounds what can be cited of a work: several volumes, or a lone page that is cited.

    A page that the other form gives as the total is one that bears the wrong mark (RN208).
    """
    references = [one.reference for one in forms]
    totals = {pages.first for one in references for pages in one.pages if pages.kind == "total"}
    lone = {pages.first for one in references for pages in one.pages if pages.kind == "cited"}
    volumes = any(one.number_of_volumes or not (one.volume or "1").isdigit() for one in references)
    return volumes or not lone <= totals


def _bounds(entry: Entry, pages: Pages) -> Bounds | None:
    """Return the first and the last page that can be cited."""
    first, last = pages_key(pages)
    if pages.kind == "total":
        total = counted(pages)
        return (1, total + PLATES) if total else None
    within = entry.reference.container_title and entry.reference.type in _CONTAINED
    if pages.kind != "range" or not within or not (first.isdigit() and last.isdigit()):
        return None
    return (int(first), int(last)) if int(first) <= int(last) else None


def _cited(locator: str, pages: Pages) -> list[Bounds]:
    """Return the ranges of pages that a locator names; a shortened last page (`123-8`) is written out."""
    found = []
    for first, last in _RANGE.findall(locator):
        written = Pages(first, last or None, "range", pages.span)
        low, high = pages_key(written)
        found.append((int(low), int(high)))
    return found


def _fits(cited: Sequence[Bounds], bound: Bounds) -> bool:
    return all(bound[0] <= first and last <= bound[1] for first, last in cited)


def _together(
    kind: str, lst: ReferenceList, found: Sequence[tuple[Entry, Citation]], context: Context
) -> Finding:
    """Make the finding of all citations with one fault."""
    text = context.document.text
    first, *rest = (context.side(lst.index, entry.index, [one.span]) for entry, one in found)
    said = ", ".join(dict.fromkeys(one.span.of(text) for _, one in found))
    return context.finding(phrase(f"RN603.{kind}", cited=said), first, None, related=rest, confidence=_SLIGHT)


def _finding(lst: ReferenceList, entry: Entry, citation: Citation, pages: Pages, context: Context) -> Finding:
    side = context.side(lst.index, entry.index, [citation.span])
    printed = context.side(lst.index, entry.index, [pages.span])
    kind = "total" if pages.kind == "total" else "range"
    said = phrase(f"RN603.{kind}", locator=citation.locator or "", number=entry.number, pages=str(pages))
    return context.finding(said, side, None, related=(printed,), confidence=0.9)
