"""What a number sign says that is no issue: a work's number in its title, that of a document or a case."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import SMALL
from refnorm.patterns import kept

_NEAR = 8
"""Characters in which the word for a court's case stands before its number."""
_GOES_ON = kept(rf"\s?:\s[^\W\d_]{{4}}|\s{SMALL}{{4}}|\s{SMALL}{{1,3}}\s[^\W\d_]{{3}}")


@cache
def _cases() -> re.Pattern[str]:
    words = locales.words("court_case")
    longer = (word.capitalize() for word in words if word.isascii())
    return kept(rf"{alternatives((*words, *longer))}\s$")


def of_case(text: str, at: int) -> bool:
    """Tell whether a number sign stands behind the word for a court's case: `по делу № 10-2076`."""
    return _cases().search(text, max(0, at - _NEAR), at) is not None


def of_another(draft: Draft, match: re.Match[str]) -> bool:
    """Tell the number of a court's case, and one in a title that goes on behind it: `Квартет № 3: партитура`.

    Of a title it is before any `//` or year.
    """
    if of_case(draft.mask, match.start()):
        return True
    if not _GOES_ON.match(draft.mask, match.end()):
        return False
    return "//" not in draft.mask[: match.start()] and not YEAR.search(draft.mask, 0, match.start())


@cache
def _dated() -> re.Pattern[str]:
    """Return what may stand between a date and the number of a document: `г., `."""
    return kept(rf"{dates.year_word()}[\s,]*")


def of_document(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a number stands behind a whole date, as a decree's does: `of October 18, 2012, No. 21`."""
    found = dates.all_dates(draft.mask, max(0, match.start() - 40), match.start())
    return any(one.day and _dated().fullmatch(draft.mask, one.end, match.start()) for one in found)
