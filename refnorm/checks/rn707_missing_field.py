"""RN707 missing-field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from refnorm import locales
from refnorm.checks import Context, rule
from refnorm.checks.counterparts import counterparts, orphans, other_form
from refnorm.checks.kinds import WITHIN
from refnorm.checks.unlike import is_usual
from refnorm.config import profile
from refnorm.fields.dates import LONE_YEAR
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Phrase, Reference, ReferenceList
from refnorm.patterns import kept
from refnorm.text import mostly_cyrillic, words

_INSIDE = kept(r"//|(?<!\w)(?:[Ии]н|[Ii]n):")
"""A mark of the journal or book in which a work stands."""
_FEW = 2
"""Entries without a title that are no style yet."""
_LINK = kept(r"https?:|www\.", re.IGNORECASE)
_FIGURE, _ARTICLE = kept(r"\d"), kept(r"\d{4}")
"""A figure in the name of a series of reports, and the number of an article in place of the issue's."""
_USUALLY = ((("article-journal",), "locator"), (WITHIN, "page"), (("book",), "publisher"))
"""Fields that are missing only where nearly all other works of the type have them."""
_SOME = 3
"""Articles whose pages a list gives, so many that it wants those of its native ones."""
_IMPRINT = (
    "container_title", "collection_title", "publisher", "publisher_place", "event_title", "event_place",
    "genre", "number", "volume", "issue", "pages", "archive", "archive_location", "jurisdiction", "DOI",
    "URL", "ISBN", "status", "submitted",
)  # fmt: skip
"""What leads to a work besides its authors, title and year."""


@rule("RN707", ReferenceList, "info", once=True)
def missing_field(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A field is absent on both sides without which a work of its type cannot be found.

    Why: a reader cannot find the work, and no index can match it. One finding a list. Which fields a type
    needs is what the profile says under `required`; else title and year, the journal or book of what is
    in one, the address of a page on the web, the volume or issue of a native article with pages, the pages of
    a native article, paper or chapter where three others have them, the publisher of a native book where that
    of another one is named; and the volume, issue or pages of an article, anything but authors, title and
    year of another work, where nearly all others of the list have them. What a doubtful reading may hide is
    not reported.

    Fix: Look the field up in the work itself and give it on both sides.

    Source: GOST 7.1-2003, 5.1, and GOST R 7.0.5-2008 for what a reference has to give; the profile's
    `required` for the journal's own rule.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. no. 2, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
    """
    required = _required(context)
    lacking: dict[str, list[Entry]] = {}
    rows = list(_rows(lst, context))
    for both in rows:
        for field in required.get(both[0].reference.type, ()):
            if not any(_has(one, field, context) for one in both):
                lacking.setdefault(field, []).append(both[0])
    unlike = [*_unusual(rows, required, context), *_unplaced(rows, context)]
    for field, entry in (*unlike, *_unnumbered(rows, context)):
        lacking.setdefault(field, []).append(entry)
    articles = sum(entry.reference.type == "article-journal" for entry in lst.entries)
    if len(lacking.get("title", ())) + orphans(context).total() > max(_FEW, articles // 2):
        lacking.pop("title", None)  # the list's style cites articles without their titles
    if lacking:
        yield _finding(lst, lacking, context)


def _rows(lst: ReferenceList, context: Context) -> Iterator[list[Entry]]:
    """Yield the entries of which is told with this list, each with its other form."""
    paired = any(seat.list == lst.index for seat in counterparts(context))
    for entry in lst.entries:
        other = other_form(lst, entry, context)
        if other is None and paired:
            continue  # an orphan, which is told as one: what its other form would give is not known
        if other is not None and lst.role == "romanized":
            continue  # told with the native entry
        both = [entry, *([other] if other else [])]
        if not any(one.reference.container_title in _again() for one in both):
            yield both  # `Ibid.` has the fields of the work before


def _unusual(
    rows: Sequence[Sequence[Entry]], required: Mapping[str, tuple[str, ...]], context: Context
) -> Iterator[tuple[str, Entry]]:
    """Yield the works that lack what nearly all others of their type have; no article is told of twice."""
    told: list[int] = []
    for kinds, field in _USUALLY:
        same = [both for both in rows if both[0].reference.type in kinds and _is_plain(both[0], field)]
        bare = [both[0] for both in same if not any(_has(one, field, context) for one in both)]
        having = len(same) - len(bare)
        usual = is_usual(having, len(same) - 1 + orphans(context).total())
        if not usual and field == "page" and having >= _SOME:
            usual, bare = True, [one for one in bare if mostly_cyrillic(one.raw)]
        usual = usual or (field == "publisher" and (having > 0 or _houses(rows, context)))
        bare = [one for one in bare if field not in required.get(one.reference.type, ())]
        if usual:
            yield from ((field, entry) for entry in bare if entry.index not in told)
            told += [entry.index for entry in bare]


def _houses(rows: Sequence[Sequence[Entry]], context: Context) -> bool:
    """Tell whether the publisher of a book is named with one of its chapters or papers."""
    within = (both for both in rows if both[0].reference.type in WITHIN[1:])
    return any(_has(one, "publisher", context) for both in within for one in both)


def _unplaced(rows: Sequence[Sequence[Entry]], context: Context) -> Iterator[tuple[str, Entry]]:
    """Yield the works of which nothing tells where they appeared, while nearly all others say it."""
    bare = [both[0] for both in rows if not any(_imprint(one.reference) for one in both)]
    if bare and is_usual(len(rows) - len(bare), len(rows) - 1 + orphans(context).total()):
        native = (one for one in bare if mostly_cyrillic(one.raw))
        yield from (("imprint", one) for one in native if not _left(one.reference, context))


def _unnumbered(rows: Sequence[Sequence[Entry]], context: Context) -> Iterator[tuple[str, Entry]]:
    """Yield the native articles with pages but no volume or issue in which they would be found.

    What stands in a name of several sentences may be no journal, or its special issue.
    """
    for entry, *others in rows:
        paged = entry.reference.type == "article-journal" and entry.reference.pages
        plain = paged and _is_plain(entry, "numbering") and "." not in (entry.reference.container_title or "")
        native = plain and mostly_cyrillic(entry.raw)
        if native and not any(_has(one, "numbering", context) for one in (entry, *others)):
            yield "numbering", entry


def _imprint(reference: Reference) -> bool:
    return reference.type != "document" or any(getattr(reference, field) for field in _IMPRINT)


def _left(reference: Reference, context: Context) -> str:
    """Return what no field has claimed."""
    return " ".join(span.of(context.document.text) for span in reference.leftover)


def _is_plain(entry: Entry, field: str) -> bool:
    """Tell whether an entry shows the list's habit: nothing but its fields leads to the work."""
    reference = entry.reference
    if reference.DOI or reference.URL or reference.status or reference.submitted or _LINK.search(entry.raw):
        return False
    if field == "publisher":
        return mostly_cyrillic(entry.raw)
    whole = reference.publisher and reference.type == "article-journal"  # a book, read as a journal
    return not whole and not _FIGURE.search(reference.container_title or "")


@cache
def _again() -> frozenset[str]:
    """Return the words that stand for the work cited before, with a period and without."""
    forms = locales.words("cited_again")
    return frozenset(form for word in forms for form in (word, word.rstrip("."), f"{word.rstrip('.')}."))


def _required(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return the required fields by type: the profile's, else the usual ones."""
    asked = context.options.profile.required if context.options.profile else {}
    return {**_usual(), **asked}


@cache
def _usual() -> Mapping[str, tuple[str, ...]]:
    return profile("default").required


def _has(entry: Entry, field: str, context: Context) -> bool:
    """Tell whether an entry has a field, or may hide it where the reading is in doubt."""
    reference = entry.reference
    if _value(reference, field):
        return True
    left = _left(reference, context)
    if field == "issued":
        return bool(reference.status or reference.submitted or LONE_YEAR.search(entry.raw))
    if field == "URL":
        return bool(reference.DOI or _LINK.search(entry.raw))
    if field in ("page", "locator", "numbering"):
        special = locales.bare_tokens("supplement", "before") if field == "numbering" else frozenset()
        return bool(_FIGURE.search(left)) or not special.isdisjoint(words(entry.raw.casefold()))
    numbered = reference.pages or reference.volume or reference.issue
    if field == "title" and reference.container_title and not numbered:
        return True  # what was read as a journal may be the title
    if field == "container-title" and reference.type == "chapter" and not _INSIDE.search(entry.raw):
        return True  # a range of pages may as well be cited of a whole book
    hidden = field == "container-title" and "." in (reference.title or "").rstrip(".")
    return hidden or len(words(left)) > 1


def _value(reference: Reference, field: str) -> object:
    if field == "page":
        return reference.pages or reference.number or _ARTICLE.search(reference.issue or "")
    if field == "locator":
        return reference.pages or reference.number or reference.volume or reference.issue
    if field == "numbering":
        return reference.number or reference.volume or reference.issue
    if field == "author":
        return reference.author or reference.editor
    if field == "container-title":
        return reference.container_title or reference.event_title
    return getattr(reference, field.replace("-", "_"))


def _finding(lst: ReferenceList, lacking: Mapping[str, list[Entry]], context: Context) -> Finding:
    said = tuple(_said(lst, field, entries) for field, entries in lacking.items())
    found = {entry.index for entries in lacking.values() for entry in entries}
    entries = (lst.entries[index - 1] for index in sorted(found))
    sides = (context.side(lst.index, one.index, [one.span], one.number) for one in entries)
    return context.of_entries(said, lst, sides)


def _said(lst: ReferenceList, field: str, entries: list[Entry]) -> Phrase:
    numbers = ", ".join(entry.number for entry in entries)
    what, n = phrase(f"field.{field.replace('-', '_')}"), len(entries)
    if lst.role == "single":
        return phrase("RN707.lost", n=n, field=what, entries=numbers)
    return phrase("RN707.lost_both", n=n, field=what, entries=numbers)
