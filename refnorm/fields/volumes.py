"""Volume and issue."""

from __future__ import annotations

import re
from functools import cache

from refnorm.fields import dates, pages
from refnorm.fields.dates import LONE_YEAR, YEAR
from refnorm.fields.draft import Draft, alternatives, labels, unstopped
from refnorm.fields.series import LETTERS, named, own_name
from refnorm.fields.signs import of_another, of_document
from refnorm.fields.supplements import amended, goes_on, of_set, parted
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER, DASH
from refnorm.traced import GROUP

_VALUE = (
    rf"(?P<value>(?:[A-ZА-Я]{{1,2}}\s?(?!\d{{5}}))?\d+[A-Za-zА-Яа-я]?(?:\s?(?:{DASH}|/)\s?\d+[A-Za-z]?(?!\d))*(?!\w)"
    rf"|[IVXLC]{{2,}}(?:\s?{DASH}\s?[IVXLC]+|-[ABАБ]|-\d{{1,2}}|[aа])?(?!\w)|[IVX]-\d{{1,2}}(?=\s?\()"
    rf"|[IVX](?=\s?[,;:(]|\.\s?[–—-]|\.\s(?:\x00|(?:М|Л|СПб|Пг|Отд|Ч|Кн|Вып|M|L|SPb|Otd|Ch|Kn|Vyp)\.)|\s?$)|[Ա-Ժ](?!\w))"
)
_OF_ISSUE = _VALUE.replace("|[aа])?", r"|[aа]|/\d{1,2})?", 1)
"""Also `Вып. IV/1`; the number behind the Roman one of a volume is an issue's."""
_PAREN = (
    r"(?:\s?[(\[]\s?(?:№\s?|[Nn]o\.?\s?|(?:[Вв]ып|[Vv]yp|[Ii]ss)\.\s?)?"
    r"(?P<inner>(?!(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?\d+)?\s?[)\]])"
    r"\d+[A-Za-zА-Яа-я]?(?:\s?[-–/,]\s?\d+)*|\d+\s?[A-Za-z]+)\s?[)\]])?"
)
_COMPACT = kept(
    r"(?P<value>\d(?<=[,.;\s\x00].)\d{0,3}(?:\(\d{1,4}\)(?=:\d))?)\s?"
    r"(?:\((?P<inner>(?!(?:1[5-9]|20)\d\d(?:[-–/]\d+)?\))\d{1,4}(?:\s?[-–/&]\s?\d{1,4}|\s?\(\d{1,4}\))?)\)(?=\s?[,.;:\x00]|\s\(?\d|\s*$)"
    r"|[,:.]\s?(?P<other>\d{1,6}(?:\s?\(\d{1,4}\))?)(?=\s?\((?:[^\W\d]+\.?\s)?(?:1[5-9]|20)\d\d\)))"
)
"""`14(2)`, and `36, 3 (1988)`, `12:5(77) (1957)`, `88(130):4(8) (1972)`: volume and issue, a year is none."""

_THROUGH = kept(
    r"(?P<volume>\d(?<=[,.;\s\x00].)(?!(?<=1)[5-9]\d\d|(?<=2)0\d\d)\d{0,3}),\s?(?P<value>\d{1,3})\s?"
    r"\((?P<inner>\d{1,4})\)"
    r"(?=\s?[,:]\s?(?:\x00|\d))"
)
"""`17, 3 (55), 88–97`: volume, issue and the running number of the issue."""
_ENCLOSED = kept(
    r"\((?<=[;,.\s\x00]\()(?P<value>(?!(?:1[5-9]|20)\d\d(?:[-–/](?:1[5-9]|20)\d\d)?\))\d{1,4}(?:[-–/]\d{1,4})?)\)(?=\s?[,:]\s?\x00|\.\s?(?:\x00|$))"
)
"""An issue of a journal without volumes, before pages or a link: `2017;(1):9–16`, `Ice, (2), pp. 34–41`."""
_PLACED = 0.97
"""How sure it is what `14(2)` or `(2)` means, of which no mark says it."""
_PAGE_BEHIND = kept(r"\s?\([^()]*\)(?:\s?[.,:;]\s?|\s)(?:pp?\.\s?)?\d")
_CLOSE = 8  # characters behind `Т. 24 (63)` within which the mark of an issue stands, so that 63 is none


_FIGURE = r"(?P<value>[\dIVXLC](?<![\w.].)(?:(?<=\d)\d*|(?<=[IVXLC])[IVXLC]*))"
"""A number in Arabic or Roman figures: the first is read before it is asked what stands before it."""


@cache
def _volume() -> re.Pattern[str]:
    # no `2-т. 1-бөлім`, nor initials, but `2022.Т.56` and `Science.Vol.76`
    apart = r"(?:[\w-]|(?<!\d{4})(?<![^\W\d_]{4})\.)"
    label = labels(unstopped("volume", "before"), apart)
    return kept(rf"(?P<label>{label})(?P<dot>\s?\.?)\s?:?\s?{_VALUE}{_PAREN}")


@cache
def _volume_after() -> re.Pattern[str]:
    return kept(rf"{_FIGURE}\s?{alternatives(unstopped('volume', 'after'))}(?!\w)")


@cache
def _issue() -> re.Pattern[str]:
    label = labels(unstopped("issue", "before"), r"\w")
    return kept(
        rf"(?P<label>{label})(?<![Aa]rt\.\s[Nn]o)(?P<dot>\s?\.?)\s?:?\s?(?:№\s?|[Nn]o\.?\s)?{_OF_ISSUE}{_PAREN}"
    )


@cache
def _issue_after() -> re.Pattern[str]:
    return kept(rf"(?P<value>\d(?<![\w./].)\d*)\s?{alternatives(unstopped('issue', 'after'))}(?!\w)")


_GAP = kept(r"[.,]?\s?")
_YEAR_AHEAD = kept(r"(?<!\d)(?:1[89]|20)\d\d\s?[.,;]\s?(?:[–—-]\s?)?$")
_AHEAD = 12
"""Characters of a year and of the marks between it and the volume's label."""


def _apart(match: re.Match[str]) -> bool:
    """Tell whether a volume that reads like a year is none.

    The year stands before its label; or an issue follows, and a year stands elsewhere.
    """
    start = match.start()
    if _YEAR_AHEAD.search(match.string, max(0, start - _AHEAD), start):
        return True
    gap = _GAP.match(match.string, match.end())
    if gap and not _issue().match(match.string, gap.end()):
        return False
    return any(not start <= year.start() < match.end() for year in YEAR.finditer(match.string))


def _plausible(match: re.Match[str]) -> bool:
    """One letter needs a period (`Т. 5`, not `т 5`), two capitals a space, a lone capital number no year."""
    label, value = match["label"], match["value"]
    if label == "J" and _OF_JOURNAL.search(match.string, max(0, match.start() - 3), match.start()):
        return False  # `Eur. Phys. J. C 79`
    if len(label) == 1 and label.isalpha() and "." not in match["dot"]:
        return label == "N" and _parted_off(match)
    if label.isupper() and len(label) == len("NO") and match.start("value") == match.end("label"):
        return False  # NO3 is nitrate
    return not (label.isalpha() and YEAR.fullmatch(value)) or _apart(match)


def _no_year(match: re.Match[str]) -> bool:
    """Tell whether an issue that reads like a year is none: it is parted off, and a year stands elsewhere.

    So of `1830. Vol. 3. No. 1721`, where `TECDOC No. 1716` is a report.
    """
    if not YEAR.fullmatch(match["value"]) or not match["label"][1:] or not _parted_off(match):
        return False
    years = LONE_YEAR.finditer(match.string)
    return any(not match.start() <= year.start() < match.end() for year in years)


def _parted_off(match: re.Match[str]) -> bool:
    """Tell whether a mark stands before a label."""
    return bool(_PARTED_OFF.search(match.string, max(0, match.start() - 5), match.start()))


_PARTED_OFF = kept(r"(?:\d|\x00)?[.,]\s?(?:[–—-]\s)?$")
"""What stands before `N 5`, a letter that is an initial elsewhere."""
_OF_JOURNAL = kept(r"[a-z]\.\s$")
"""A shortened word before a letter that is a word of the journal's name too."""
_FURTHER = 5  # issues over which a work is spread at most


def _claim(draft: Draft, field: str, match: re.Match[str], name: re.Match[str] | None = None) -> None:
    end = (name or LETTERS.match(draft.mask, match.end()) or match).end()
    draft.claim(field, match.span("value"), "".join(match["value"].split()), (match.start(), end))


def _pick(found: list[re.Match[str]], draft: Draft) -> re.Match[str] | None:
    """Prefer the mark that stands after the title: behind `//`, else behind its translation in brackets."""
    if not found:
        return None
    after = max(draft.mask.rfind("//"), 0) or draft.mask.find(GROUP)
    late = [m for m in found if m.start() > after] if after > 0 else found
    return (late or found)[0]


_COUNT = kept(r"(?<!\d)\d{1,3}\.\s?$")


def _numbered(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether the label has its number before it and a year behind: `5. Jg. 1999`."""
    before = draft.mask[max(0, match.start() - 6) : match.start()]
    return bool(YEAR.fullmatch(match["value"])) and bool(_COUNT.search(before))


_ANNUAL = kept(r"[Ггg](?<=[.,;–—]\s.)од\.\s(?P<value>[IVXLC]+|\d{1,3})(?=[.,])")
"""The volume of a Balkan journal, counted by its years: `год. 49`."""
_YEARLY = kept(r"(?:год|god)", re.IGNORECASE)
"""The mark of such a volume, beside which a volume may have its own."""
_BETWEEN_COMMAS = kept(
    r"(?P<value>[IVXLC](?<=[^\W\d_],\s.)[IVXLC]+)(?=,\s(?:1[89]|20)\d\d[,.]"
    r"|\s?\(\d{1,4}\)[,:;]?\s?(?:\x00|(?:1[89]|20)\d\d[,.:;]))"
)
"""A Roman volume between the journal and the year, or before an issue and the pages: `XII(2), 66–78`."""


_CILD = kept(r"(?<![\w.])[Cc]\.\s?(?P<value>\d{1,3}|[IVX]+)(?=\s?[,.:;(])")
"""A volume as Azerbaijani and Turkish print it (cild, cilt), in an entry whose pages have been read."""


def volume(draft: Draft) -> None:
    """Claim volume, and the issue in the parentheses behind it."""
    found = [m for m in _volume().finditer(draft.mask) if _plausible(m) and not _numbered(draft, m)]
    if len(found) > 1 and _YEARLY.match(found[0]["label"]):  # `Год. 177, књ. 467`
        yearly = found.pop(0)
        draft.custom("journal-year", yearly["value"])
        draft.hide(*yearly.span())
    match = _pick(found[1:] if len(found) > 1 and of_set(*found[:2]) else found, draft)
    if match:
        if match["inner"] and _issue().search(draft.mask, match.end(), match.end() + _CLOSE):
            _through(draft, match, "volume")
            return
        if match["inner"] and not YEAR.fullmatch(match["inner"]):
            draft.claim("issue", match.span("inner"), "".join(match["inner"].split()))
        if name := named(draft, match):
            draft.tome = (match.start(), name.end("name"))
            draft.note("volume", match.span("value"), "".join(match["value"].split()))
        else:
            _claim(draft, "volume", match, own_name(draft, match))
        return
    latin = () if CYRILLIC_LETTER.search(draft.text) else (_CILD,)
    for pattern in (_volume_after(), *latin, _ANNUAL, _BETWEEN_COMMAS):
        if (after := pattern.search(draft.mask)) and not YEAR.fullmatch(after["value"]):
            _claim(draft, "volume", after)
            return


def issue(draft: Draft) -> None:
    """Claim the issue; `№ 4 (44)` has the running number in parentheses, `34(1)` volume and issue."""
    if parted(draft):
        return
    marked = _issue().finditer(draft.mask)
    found = [m for m in marked if (_plausible(m) or _no_year(m)) and not of_another(draft, m)]
    found = [m for m in found if not of_document(draft, m)] or found if len(found) > 1 else found
    match = _pick(found, draft)
    if match:
        if match["inner"] and "issue" not in draft.values:
            _through(draft, match, "issue")
        elif "issue" not in draft.values:
            _claim(draft, "issue", match)
        amended(draft, match.end())
        _second_issue(draft, found, match)
        roman = None if "volume" in draft.values else _ROMAN.search(draft.mask)
        if roman:
            _through(draft, roman, "volume")
        return
    free = "(" in draft.mask and draft.values.keys().isdisjoint(("volume", "issue"))
    if free and (whole := _THROUGH.search(draft.mask)):
        draft.claim("volume", whole.span("volume"), whole["volume"])
        _through(draft, whole, "issue")
        return
    compact = _COMPACT.search(draft.mask) if free else None
    if compact and compact["other"] and not _followed(draft, compact):
        draft.claim("volume", compact.span("value"), compact["value"])
        pages.last(draft, compact.span("other"))
        draft.confidence.pop("page")  # the year in parentheses proves it
    elif compact:
        name = "inner" if compact["inner"] else "other"
        draft.claim("issue", compact.span(name), "".join(compact[name].split()), None, _PLACED)
        if _only_year(draft, compact):
            where = compact.span("value")
            draft.claim("issued", where, dates.of_year(draft, where))
        else:
            draft.claim("volume", compact.span("value"), compact["value"], compact.span())
    elif "(" in draft.mask and "issue" not in draft.values and (lone := _ENCLOSED.search(draft.mask)):
        draft.claim("issue", lone.span("value"), lone["value"], lone.span(), _PLACED)
    elif "issue" not in draft.values and (after := _issue_after().search(draft.mask)):
        _claim(draft, "issue", after)


def _only_year(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether `2021 (4): 9–16` begins with the year of the work, as no other stands in the entry."""
    return (
        YEAR.fullmatch(match["value"]) is not None
        and "issued" not in draft.values
        and all(match.start() <= year.start() < match.end() for year in YEAR.finditer(draft.mask))
    )


def _followed(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether pages stand behind `36, 3 (1988)`; where none do, its second number is the page."""
    return bool(draft.values.get("pages")) or bool(_PAGE_BEHIND.match(draft.mask, match.end()))


def _through(draft: Draft, match: re.Match[str], field: str) -> None:
    """Keep `4 (44)` whole: the number within the volume, or of a new series, and the running number."""
    value = f"{match['value'].replace(' ', '')} ({match['inner'].replace(' ', '')})"
    draft.claim(field, (match.start("value"), match.end()), value, match.span())


_ROMAN = kept(r"(?P<value>[IVXLC](?<=[.,;]\s.)[IVXLC]*)\s?\((?P<inner>\d{1,4})\)(?=,?\s?\x00)")
"""A volume of a new series before its issue: `VII (81), Iss. 197`."""


def _second_issue(draft: Draft, found: list[re.Match[str]], first: re.Match[str]) -> None:
    """`Вып. 3, № 2`: the first stands for the volume where none is named."""
    others = [m for m in found if m is not first and m.start() > first.start()]
    further = [m for m in others[:_FURTHER] if goes_on(draft, m, first.end())]
    for match in further:  # `№ 6. С. 15–60; № 7. С. 3–48`
        draft.custom("further-issue", match["value"])
        draft.hide(*match.span())
    others = others[len(further) :]
    if others and "volume" not in draft.values and others[0].start() - first.end() < 6:
        draft.turn("issue", "volume")
        _claim(draft, "issue", others[0])
