"""What a footnote cites of a work: a page of it, where a list gives them all."""

from __future__ import annotations

from refnorm.checks import Context, Couple
from refnorm.fields.compare import pages_key
from refnorm.model import Pages, Pair, ReferenceList


def of_notes(lst: ReferenceList) -> bool:
    """Tell whether a list stands in notes: numbered by citation, each note with the pages that it cites."""
    return lst.layout == "footnotes"


def noted(pair: Pair, context: Context) -> bool:
    """Tell whether the native entry of a pair stands in a note."""
    return pair.native is not None and of_notes(context.lists[pair.native.list])


def cited_within(found: Couple, context: Context) -> bool:
    """Tell whether the pages that a note cites lie in those that the list gives of the work."""
    native, whole = (entry.reference.pages for entry in found)
    return noted(found.pair, context) and all(any(_holds(other, own) for other in whole) for own in native)


def _holds(whole: Pages, cited: Pages) -> bool:
    """Tell whether a range, or a book of so many pages, has the cited ones."""
    if whole.kind == cited.kind == "total":
        return pages_key(whole) == pages_key(cited)
    first, last = pages_key(whole)
    bounds = ("1", first) if whole.kind == "total" else (first, last)
    numbers = (*bounds, *pages_key(cited))
    if not all(number.isdigit() for number in numbers):
        return bounds == pages_key(cited)
    low, high, begin, end = map(int, numbers)
    return low <= begin <= end <= high
