"""RN208 page-kind-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.notes import noted
from refnorm.fields.again import is_cited_again
from refnorm.fields.compare import pages_key
from refnorm.model import Entry, Finding

_MARKED = 0.95
"""How sure pages are that a mark names."""


def _uncounted(entry: Entry) -> bool:
    """Tell whether a page of an issue, or a leaf of a file, bears the mark of a total.

    `14 ақпан, № 29. – 3 б.` is page 3, and `Ф. 1. Эш 228. 11 б.` the leaf 11: neither is counted.
    """
    reference = entry.reference
    printed = reference.publisher or reference.publisher_place
    counted = reference.archive_location or (reference.issue and not printed)
    return bool(counted) and reference.number_of_pages is not None


def _is_unread(entry: Entry) -> bool:
    """Tell whether a word that no field has claimed stands right behind the pages: a mark that none knows."""
    reference = entry.reference
    return any(0 <= word.start - one.span.end <= 1 for one in reference.pages for word in reference.leftover)


@rule("RN208", Couple, "warning", group=lambda found: found.phrases[0].key)
def page_kind_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """A total became a cited page, or the reverse.

    Why: `534 с.` says how long a book is, `p. 534` which page is cited. A range that carries a total's
    mark (`135-137 с.`) is still a range. A list that does so again and again gets one finding.

    Fix: Write `534 p.` for the length of a book and `p. 534` for a page that is cited.

    Source: GOST 7.1-2003, 5.6: `534 с.` is the extent, `С. 534` a place within it.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 534 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015, p. 534.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 534 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015, 534 p.
    """
    if noted(found.pair, context):
        return
    if any(entry.reference.confidence.get("page", 1.0) < _MARKED for entry in found):
        return  # a number without a mark is of neither kind
    if any(_uncounted(entry) or _is_unread(entry) for entry in found):
        return
    for a in found[0].reference.pages:
        for b in found[1].reference.pages:
            if pages_key(a) == pages_key(b) and {a.kind, b.kind} == {"total", "cited"}:
                if any(map(is_cited_again, found)):
                    return  # `Сонда. – 45 б.`: of a work named above a page is cited, under whatever mark
                sides = context.sides(found.pair, [a.span], [b.span])
                yield context.became(f"RN208.{a.kind}", sides, trust(found, "page"))
                return
