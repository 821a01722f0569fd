"""What citations in the text say of a work's pages: `[12, 76]` cites page 76 of the twelfth work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, Couple, shared
from refnorm.checks.counterparts import other_form
from refnorm.checks.drift import numbers
from refnorm.fields.compare import pages_key
from refnorm.model import Citation, Pages, Side, Witness
from refnorm.patterns import kept
from refnorm.text import DIGITS

PLATES = 4
"""Pages behind the last counted one that a book may have: plates, an imprint."""
_SAID = kept(r"[^\W\d_]|:")
"""A word or colon before a number tells that it is a page."""
_WORKS = 10
"""A number so much higher than the list is long is a page, and no further work that is cited."""


def is_page(citation: Citation, context: Context) -> bool:
    """Tell whether a locator is surely a page of the work, and no other work that is cited, or a part.

    It is so in an article where hardly a locator could be the number of another work.
    """
    cited = citation.span.of(context.document.text)
    found = _numbers(citation)
    if len(DIGITS.findall(cited)) != len(found) + 1:
        return False
    works = _works(context)
    return bool(_SAID.search(cited)) or min(found) > works + _WORKS or _cites_pages(context)


def _works(context: Context) -> int:
    return max(len(lst.entries) for lst in context.article.lists)


def _numbers(citation: Citation) -> list[int]:
    return [int(number) for number in DIGITS.findall(citation.locator or "")]


@shared
def _cites_pages(context: Context) -> bool:
    """Tell whether nearly all locators of an article name numbers that no work of its lists has."""
    rows = [found for one in context.article.citations if (found := _numbers(one))]
    past = sum(min(row) > _works(context) for row in rows)
    return past >= _SEVERAL and _OF_TEN * len(rows) <= 10 * past


_SEVERAL, _OF_TEN = 5, 8
"""Locators past the lists' ends, and of how many in ten, that tell what all locators of an article are."""


def counted(pages: Pages) -> int:
    """Return how many pages a total counts: `XII, 214 с.`; 0 where it has no figures."""
    return sum(int(number) for number in DIGITS.findall(pages.printed or pages.first))


def cited(
    found: Couple, context: Context, pages: Sequence[Sequence[Pages]], sides: Sequence[Side]
) -> Iterator[Witness]:
    """Yield the citations of a work that give the pages of one side alone, or one past the other's total."""
    native, romanized = (numbers(side.text) for side in sides)
    rows = (("native", native - romanized, pages[1]), ("romanized", romanized - native, pages[0]))
    number = DIGITS.search(found[0].label or "")
    for citation in context.article.citations if number else ():
        if number and citation.locator and citation.targets == (int(number[0]),):
            for side, only, others in rows:
                given = only and only <= numbers(citation.locator)
                if given or (only and _is_past(citation, others, context)):
                    text = citation.span.of(context.document.text)
                    yield Witness("citation", text, citation.span, side)


def _is_past(citation: Citation, pages: Sequence[Pages], context: Context) -> bool:
    """Tell whether a citation proves that a work has more pages than such a total."""
    return past_total(citation, pages, context) and others_fit(context, citation.targets[0])


def past_total(citation: Citation, pages: Sequence[Pages], context: Context) -> bool:
    """Tell whether a citation names a page past a total, and plates behind it."""
    if not all(one.kind == "total" for one in pages) or not is_page(citation, context):
        return False
    total = sum(map(counted, pages))
    return 0 < total + PLATES < min(_numbers(citation))


@shared
def others_fit(context: Context, work: int) -> bool:
    """Tell whether most citations of other works name pages that these have; else one proves nothing."""
    lst = next((one for one in context.article.lists if one.role != "romanized"), None)
    entries = {(entry.label or "").rstrip("."): entry for entry in lst.entries} if lst else {}
    fits = []
    for one in context.article.citations:
        alone = len(one.targets) == 1 and one.targets[0] != work
        entry = entries.get(str(one.targets[0])) if alone else None
        if lst and entry and (found := _numbers(one)):
            forms = filter(None, (entry, other_form(lst, entry, context)))
            fits.append(any(_holds(pages, min(found)) for form in forms for pages in form.reference.pages))
    return sum(fits) * 2 >= len(fits)


def _holds(pages: Pages, number: int) -> bool:
    """Tell whether a work with these pages has a page of that number."""
    if pages.kind == "total":
        return number <= counted(pages) + PLATES
    first, last = pages_key(pages)
    return first.isdigit() and last.isdigit() and int(first) <= number <= int(last)
