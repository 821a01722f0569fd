"""RN708 missing-access-date."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm import locales
from refnorm.checks import Context, rule
from refnorm.checks.counterparts import other_form
from refnorm.fields.compare import without
from refnorm.fields.dates import all_dates
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList

_FEW, _MOST = 3, 0.75
"""How many links of a list, and which share of them, have an access date before one without it stands out."""


@rule("RN708", ReferenceList, "info", once=True)
def missing_access_date(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A link has no access date where the list's other links have one.

    Why: pages change, and the date says which state of them was read; a list that gives it nearly
    everywhere wants it everywhere. One finding a list. A work with a DOI needs none. A date that one of
    the two forms alone gives is RN308.

    Fix: Open the link, see that it still leads to the work, and give the day in both lists.

    Source: GOST R 7.0.100-2018, 5.8.6.4, and GOST R 7.0.5-2008: the access date follows the URL.

    Bad:
        text: Литература
        text: 1. О реках степи. URL: https://example.org/reki (дата обращения: 14.03.2021).
        text: 2. О ветрах степи. URL: https://example.org/vetry (дата обращения: 14.03.2021).
        text: 3. О снегах степи. URL: https://example.org/snega (дата обращения: 15.03.2021).
        text: 4. О птицах степи. URL: https://example.org/ptitsy

    Good:
        text: Литература
        text: 1. О реках степи. URL: https://example.org/reki (дата обращения: 14.03.2021).
        text: 2. О ветрах степи. URL: https://example.org/vetry (дата обращения: 14.03.2021).
        text: 3. О снегах степи. URL: https://example.org/snega (дата обращения: 15.03.2021).
        text: 4. О птицах степи. URL: https://example.org/ptitsy (дата обращения: 15.03.2021).
    """
    links = [entry for entry in lst.entries if entry.reference.URL and not entry.reference.DOI]
    dated = [entry for entry in links if _dated(entry)]
    if len(dated) < max(_FEW, _MOST * len(links)):
        return
    given = {entry.index for entry in dated}
    lacking = [entry for entry in links if entry.index not in given and _lacks(lst, entry, context)]
    like = {_kind(entry) for entry in dated}
    lacking = [entry for entry in lacking if _kind(entry) in like]
    if lacking:
        numbers = ", ".join(entry.number for entry in lacking)
        places = ((one.index, one.reference.spans.get("URL", (one.span,))) for one in lacking)
        said = phrase("RN708.lost", n=len(lacking), entries=numbers)
        yield context.of_entries(said, lst, (context.side(lst.index, *place) for place in places))


def _dated(entry: Entry) -> bool:
    """Tell whether an entry has an access date, or may hide one that was not read."""
    if entry.reference.accessed:
        return True
    rest = without(entry, ("URL",))
    marks = locales.words("accessed")
    low = rest.casefold()
    return any(found.day for found in all_dates(rest)) or any(mark.casefold() in low for mark in marks)


def _kind(entry: Entry) -> bool:
    """Tell whether a link stands beside printed pages: a list may date those of mere web pages alone."""
    return bool(entry.reference.pages)


def _lacks(lst: ReferenceList, entry: Entry, context: Context) -> bool:
    """Tell whether the lack is said here: in the native form, if the other one has no date either."""
    other = other_form(lst, entry, context)
    return other is None or (lst.role != "romanized" and not other.reference.accessed)
