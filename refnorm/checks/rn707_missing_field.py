"""RN707 missing-field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refnorm.checks import Context, rule
from refnorm.checks.naming import numbered
from refnorm.config import profile
from refnorm.model import Entry, Finding, Reference, ReferenceList
from refnorm.text import words

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LINK = re.compile(r"https?:|www\.", re.IGNORECASE)
_SPOKEN = {
    "author": "author",
    "container-title": "journal or book",
    "issued": "year",
    "page": "pages",
    "publisher-place": "place",
}
"""What a field is called that has another name in CSL."""


@rule("RN707", ReferenceList, "info")
def missing_field(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A field is absent on both sides without which a work of its type cannot be found.

    Why: a reader cannot find the work, and no index can match it. One finding a list. Which fields a type
    needs is what the profile says under `required`; else title and year, the journal or book of what is
    in one, the address of a page on the web. What a doubtful reading may hide is not reported.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. no. 2, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
    """
    required = _required(context)
    lacking: dict[str, list[Entry]] = {}
    for entry in lst.entries:
        other = _counterpart(lst, entry, context)
        if other is not None and lst.role == "romanized":
            continue  # told with the native entry
        both = [entry, *([other] if other else [])]
        for field in required.get(entry.reference.type, ()):
            if not any(_has(one, field, context) for one in both):
                lacking.setdefault(field, []).append(entry)
    if lacking:
        yield _finding(lst, lacking, context)


def _required(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return the required fields by type: the profile's, else the usual ones."""
    asked = context.options.profile.required if context.options.profile else {}
    return {**profile("default").required, **asked}


def _counterpart(lst: ReferenceList, entry: Entry, context: Context) -> Entry | None:
    for pair in context.article.pairs:
        seats = (pair.native, pair.romanized)
        if any(s and (s.list, s.entry) == (lst.index, entry.index) for s in seats):
            return context.romanized(pair) if lst.role != "romanized" else context.native(pair)
    return None


def _has(entry: Entry, field: str, context: Context) -> bool:
    """Tell whether an entry has a field, or may hide it where the reading is in doubt."""
    reference = entry.reference
    if _value(reference, field):
        return True
    left = " ".join(span.of(context.document.text) for span in reference.leftover)
    if field == "issued":
        return bool(reference.status or reference.submitted or _YEAR.search(entry.raw))
    if field == "URL":
        return bool(reference.DOI or _LINK.search(entry.raw))
    if field == "page":
        return bool(re.search(r"\d", left))
    return len(words(left)) > 1


def _value(reference: Reference, field: str) -> object:
    if field == "page":
        return reference.pages or reference.number
    if field == "author":
        return reference.author or reference.editor
    if field == "container-title":
        return reference.container_title or reference.event_title
    return getattr(reference, field.replace("-", "_"))


def _finding(lst: ReferenceList, lacking: Mapping[str, list[Entry]], context: Context) -> Finding:
    said = "; ".join(
        f"{_SPOKEN.get(field, field)} in {numbered(entries)}" for field, entries in lacking.items()
    )
    entries = dict.fromkeys(entry for entries in lacking.values() for entry in entries)
    sides = [context.side(lst.index, e.index, [e.span], e.label or str(e.index)) for e in entries]
    native, romanized = (None, sides[0]) if lst.role == "romanized" else (sides[0], None)
    return context.finding(
        f"absent on both sides: {said}" if lst.role != "single" else f"absent: {said}",
        native,
        romanized,
        confidence=0.9,
        related=sides[1:],
    )
