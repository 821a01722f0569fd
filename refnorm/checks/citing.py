"""What citations in the text say of a work's pages: `[12, 76]` cites page 76 of the twelfth work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, Couple
from refnorm.checks.drift import numbers
from refnorm.model import Citation, Pages, Side, Witness
from refnorm.patterns import kept
from refnorm.text import DIGITS

PLATES = 4
"""Pages behind the last counted one that a book may have: plates, an imprint."""
_SAID = kept(r"[^\W\d_]|:")
"""A word or colon before a number tells that it is a page."""
_WORKS = 10
"""A number so much higher than the list is long is a page, and no further work that is cited."""


def is_page(citation: Citation, works: int, text: str) -> bool:
    """Tell whether a locator is surely a page of the work, and no other of so many works or a part."""
    cited = citation.span.of(text)
    found = [int(number) for number in DIGITS.findall(citation.locator or "")]
    if len(DIGITS.findall(cited)) != len(found) + 1:
        return False
    return bool(_SAID.search(cited)) or min(found) > works + _WORKS


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
    """Tell whether a citation names a page that a work with such a total has not."""
    works = max(len(lst.entries) for lst in context.article.lists)
    if not all(one.kind == "total" for one in pages) or not is_page(citation, works, context.document.text):
        return False
    total = sum(map(counted, pages))
    return 0 < total + PLATES < min(map(int, DIGITS.findall(citation.locator or "")))
