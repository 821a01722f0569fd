"""Volume, issue, part and edition."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from refnorm import locales
from refnorm.fields import pages
from refnorm.fields.draft import Draft, alternatives
from refnorm.text import DASHES

_D = f"[{re.escape(DASHES)}]"
_VALUE = (
    rf"(?P<value>(?:[A-ZА-Я]{{1,2}}\s?)?\d+[A-Za-zА-Яа-я]?(?:\s?(?:{_D}|/)\s?\d+[A-Za-z]?(?!\d))*(?!\w)"
    rf"|[IVXLC]{{2,}}(?:\s?{_D}\s?[IVXLC]+)?(?!\w)|[IVX](?=\s?[,;:(]|\.\s?[–—-]|\s?$))"
)
_PAREN = (
    r"(?:\s?[(\[]\s?(?:№\s?|[Nn]o\.?\s?)?"
    r"(?P<inner>\d+[A-Za-zА-Яа-я]?(?:\s?[-–/,]\s?\d+)*|\d+\s?[A-Za-z]+)\s?[)\]])?"
)
_COMPACT = re.compile(
    r"(?<=[,.;\s\x00])(?P<value>\d{1,4})\s?\((?P<inner>\d{1,4}(?:\s?[-–/]\s?\d{1,4})?)\)(?=\s?[,.;:\x00]|\s*$)"
)

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BARE = re.compile(
    r"(?<=[^\W\d_][\s,.»”)])\s?(?P<value>\d{1,4}(?:[–/-]\d{1,4})?)(?=\s?[.,:;]?\s?\x00)|"
    r"(?<=\x00)[).,;:]*\s(?P<dated>\d{1,4})(?=\s?[.,:;]\s?(?:\x00|[A-Za-z]?\d))"
)
"""A number between container and pages: `Control Systems, 14, 57-71`; behind the year: `2010, 10, 1012`."""
_PAGES = re.compile(r"[\s.,:;]*(?:pp?\.?|[СсCc]\.)?\s?[A-Za-z]?\d")
_LAST = re.compile(r"(?<=\x00)\s?[.,:;]\s?(?P<value>[A-Za-z]?\d{1,6})\.?\s*$")
"""The number that ends an entry, behind the volume or the issue: `34 (8). 136.`"""

Side = Literal["before", "after"]


def _tokens(field: str, side: Side) -> str:
    """Return the labels of a field without final periods; one Latin letter must keep its period."""
    return alternatives(t.rstrip(".") for t in locales.tokens(field, side) if t.rstrip("."))


@cache
def _volume() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?P<label>{_tokens('volume', 'before')})(?P<dot>\s?\.?)\s?:?\s?{_VALUE}{_PAREN}"
    )


@cache
def _volume_after() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?P<value>\d+|[IVXLC]+)\s?{_tokens('volume', 'after')}(?!\w)")


@cache
def _issue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<label>{_tokens('issue', 'before')})(?P<dot>\s?\.?)\s?:?\s?{_VALUE}{_PAREN}"
    )


@cache
def _issue_after() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?P<value>\d+)\s?{_tokens('issue', 'after')}(?!\w)")


@cache
def _edition() -> re.Pattern[str]:
    after, before = _tokens("edition", "after"), _tokens("edition", "before")
    return re.compile(
        rf"(?<!\w)(?:(?P<value>\d+(?:st|nd|rd|th)?)\s?[-–]?\s?{after}(?!\w)\.?|{before}\s?\.?\s?(?P<other>\d{{1,2}}(?:-е|th|nd)?)(?![\w.]\d))"
    )


def _plausible(match: re.Match[str]) -> bool:
    """One letter needs a period (`Т. 5`, not `т 5`), and a lone capital number no year."""
    label, value = match["label"], match["value"]
    if len(label) == 1 and label.isalpha() and "." not in match["dot"]:
        return False
    return not (len(label) == 1 and label.isalpha() and re.fullmatch(r"(?:1[89]|20)\d\d", value))


def _claim(draft: Draft, field: str, match: re.Match[str]) -> None:
    draft.claim(field, match.span("value"), re.sub(r"\s", "", match["value"]), match.span())


def _pick(found: list[re.Match[str]], draft: Draft) -> re.Match[str] | None:
    """Prefer the mark that stands after the title: `//` or the last one."""
    after = draft.text.rfind("//")
    late = [m for m in found if m.start() > after] if after > 0 else found
    return (late or found)[0] if found else None


def volume(draft: Draft) -> None:
    """Claim volume, and the issue in the parentheses behind it."""
    found = [m for m in _volume().finditer(draft.mask) if _plausible(m)]
    match = _pick(found, draft)
    if match:
        if match["inner"] and not _YEAR.fullmatch(match["inner"]):
            draft.claim("issue", match.span("inner"), re.sub(r"\s", "", match["inner"]))
        _claim(draft, "volume", match)
        return
    after = _volume_after().search(draft.mask)
    if after:
        _claim(draft, "volume", after)


def issue(draft: Draft) -> None:
    """Claim the issue; `№ 4 (44)` has the running number in parentheses, `34(1)` volume and issue."""
    found = [m for m in _issue().finditer(draft.mask) if _plausible(m)]
    match = _pick(found, draft)
    if match:
        inner = match["inner"]
        if inner and "issue" not in draft.values:
            _through(draft, match)
        elif "issue" not in draft.values:
            _claim(draft, "issue", match)
        _second_issue(draft, found, match)
        return
    compact = None if "volume" in draft.values or "issue" in draft.values else _COMPACT.search(draft.mask)
    if compact:
        draft.claim("issue", compact.span("inner"), re.sub(r"\s", "", compact["inner"]))
        draft.claim("volume", compact.span("value"), compact["value"], compact.span())
    elif "issue" not in draft.values and (after := _issue_after().search(draft.mask)):
        _claim(draft, "issue", after)


def _through(draft: Draft, match: re.Match[str]) -> None:
    """Keep `4 (44)` whole: the number within the volume and the running number."""
    value = f"{re.sub(chr(32), '', match['value'])} ({re.sub(chr(32), '', match['inner'])})"
    draft.claim("issue", (match.start("value"), match.end()), value, match.span())


def _second_issue(draft: Draft, found: list[re.Match[str]], first: re.Match[str]) -> None:
    """`Вып. 3, № 2`: the first stands for the volume where none is named."""
    others = [m for m in found if m is not first and m.start() > first.start()]
    if others and "volume" not in draft.values and others[0].start() - first.end() < 6:
        old = draft.spans.pop("issue")
        draft.values["volume"], draft.spans["volume"] = draft.values["issue"], old
        _claim(draft, "issue", others[0])


def bare(draft: Draft) -> None:
    """Claim a volume that no mark names, and the single page behind it, by their places."""
    if "volume" not in draft.values:
        for match in _BARE.finditer(draft.mask):
            value = match["value"] or match["dated"]
            name = "value" if match["value"] else "dated"
            behind = draft.text[match.end() :]
            if (
                not _YEAR.fullmatch(value)
                and _PAGES.match(behind)
                and not _YEAR.match(behind.lstrip(" .,:;"))
            ):
                draft.claim("volume", match.span(name), value, None, 0.85)
                break
    if "volume" in draft.values and not draft.values.get("pages") and (last := _LAST.search(draft.mask)):
        pages.last(draft, last.span("value"))


def edition(draft: Draft) -> None:
    """Claim the edition: `2-е изд.`, `3rd ed.`, `Изд. 2-е`."""
    match = _edition().search(draft.mask)
    if match:
        name = "value" if match["value"] else "other"
        draft.claim("edition", match.span(name), match[name], match.span())
