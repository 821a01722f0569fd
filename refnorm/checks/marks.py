"""The forms in which the marks of a list are printed: those of pages and issues, with their spaces."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm import locales
from refnorm.checks.authors import again, initials, names
from refnorm.checks.kinds import (
    APART,
    BEFORE_PLACE,
    BEFORE_YEAR,
    BEHIND_YEAR,
    DASH,
    EXTENT,
    IMPRINT,
    ISSUE_MARK,
    JOURNAL_MARK,
    LINK_LABEL,
    ORDER,
    PAGE_MARK,
    ROMAN_YEAR,
    SPACED,
    TITLE_QUOTES,
    YEAR_WORD,
    Form,
    Kind,
    first_word,
    is_quoted,
    sure,
)
from refnorm.checks.unlike import parsed
from refnorm.model import Entry, Pages, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS, QUOTES, mostly_cyrillic

_BEFORE_NAME = kept(r"\.?\s?([.,:])\s?[«“\"]?")
"""What stands between a place and its publisher; a period before another mark cuts the place short."""
_BEFORE = kept(r"([.,;])\s*([–—-]?)\s*$")
"""What stands before a place: a stop and perhaps a dash."""
_BEFORE_JOURNAL = kept(r"\.?\s*(//|(?<=\.)\s*[–—-]|(?<=\.))\s*[«“\"]?")
"""What stands between a title and its journal: slashes, or a period and perhaps a dash."""
_READ = 0.75
"""How sure a year has to be read."""
_AREAS = kept(r"([–—-])(?<=[.,;)\]]\s.)\s(?=([^\W\d_]+|\d+))")
"""A dash or hyphen between areas, and the word behind it."""
_MARK = kept(r"([^\W\d_]{1,5})\.?[\s\\]*$")
_ISSUE = kept(r"(?<!\w)([Nn]o|[Ii]ss)\.?\s*$")
_NUMERO = kept(r"№\s?$")
_NUMBER_MARK = kept(r"(?<!\w)(?:[^\W\d_]+\.?|№)\s*$")
_NEAR = 12
"""Characters before a number in which its mark is looked for."""
_AROUND_LINK, _BEFORE_LINK = " \n<([/\\", ":.,;])»”"
"""What may open a link, and what ends the words before it."""
_BOOKS = ("book", "chapter")
_WORKS = (*_BOOKS, "article-journal")
_BEHIND = kept(r"\s?([^\W\d_]{1,4})\.?")


def of_native(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the marks of a native entry."""
    yield from _numero(entry, text)
    yield from _extent(entry, text)
    yield from _spaced(entry, text)
    yield from _dashes(entry, text)
    yield from _imprint(entry, text)
    yield from _before_place(entry, text)
    yield from initials(entry, text)
    yield from names(entry, text)
    yield from again(entry, text)
    yield from _title_quotes(entry, text)
    yield from _journal_mark(entry, text)
    if mostly_cyrillic(entry.raw):
        yield from _year_marks(entry, entry.reference.type, text)
    yield from _year_word(entry, text)
    yield from _order(entry, entry.reference.type, text)
    yield from _link_label(entry, text)


def of_entry(entry: Entry, native: Entry, text: str) -> Iterator[Form]:
    """Yield the marks of a romanized entry; its native form tells the kind of work."""
    yield from _marks(entry, text)
    yield from _spaced(entry, text)
    yield from _issue_mark(entry, text)
    yield from _imprint(entry, text)
    yield from initials(entry, text)
    yield from _order(entry, native.reference.type, text)
    yield from _link_label(entry, text)


def _of_pages(entry: Entry, text: str) -> Iterator[tuple[Pages, str, str]]:
    """Yield the cited pages, each with the mark before it as printed, and its word."""
    for pages in entry.reference.pages:
        mark = _MARK.search(text[max(entry.span.start, pages.span.start - 8) : pages.span.start])
        word = mark[1].casefold() if mark else ""
        if pages.kind != "total" and mark and word in locales.bare_tokens("page", "before"):
            yield pages, mark[0], word


def _marks(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the mark before the pages: a range may have another one than a page."""
    for pages, printed, word in _of_pages(entry, text):
        at = Span(pages.span.start - len(printed), pages.span.start)
        yield Form(PAGE_MARK, pages.kind, word, printed.strip(), entry.index, at)


def _issue_mark(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the mark before the issue, with its period or without."""
    for span in entry.reference.spans.get("issue", ())[:1]:
        mark = _ISSUE.search(text[max(entry.span.start, span.start - 8) : span.start])
        if mark:
            at = Span(span.start - len(mark[0]), span.start)
            printed = mark[0].strip()
            yield Form(ISSUE_MARK, mark[1].casefold(), printed.casefold(), printed, entry.index, at)


def _numero(entry: Entry, text: str) -> Iterator[Form]:
    """Yield `№` before an issue, with the space behind it or without."""
    for span in entry.reference.spans.get("issue", ())[:1]:
        if found := _NUMERO.search(text, max(entry.span.start, span.start - 2), span.start):
            mark, first = found[0], DIGITS.match(text, span.start)
            end = first.end() if first else span.start
            at = Span(found.start(), end)
            yield Form(ISSUE_MARK, "№", mark, at.of(text), entry.index, at)


def _extent(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the pages of a book with their mark: all of them, or those that are cited."""
    pages = entry.reference.pages
    if entry.reference.type != "book" or len(pages) != 1:
        return
    if entry.reference.volume and pages[0].kind != "total":
        return  # of a volume pages are cited on purpose
    span = pages[0].span
    if pages[0].kind == "total":
        mark = _BEHIND.match(text, span.end, entry.span.end)
        at = Span(span.start, mark.end()) if mark else span
    else:
        found = _MARK.search(text, max(entry.span.start, span.start - 8), span.start)
        at = Span(found.start(), span.end) if found else span
    yield Form(EXTENT, "", "total" if pages[0].kind == "total" else "cited", at.of(text), entry.index, at)


def _imprint(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the mark between a place and its publisher: `Almaty: Sanat`, `Almaty, Sanat`."""
    spans = entry.reference.spans
    place, name = spans.get("publisher_place", ()), spans.get("publisher", ())
    if len(place) == len(name) == 1 and (mark := _BEFORE_NAME.fullmatch(text, place[0].end, name[0].start)):
        at = Span(place[0].start, first_word(name[0], text))
        yield Form(IMPRINT, "", mark[1], " ".join(at.of(text).split()), entry.index, at)


def _before_place(entry: Entry, text: str) -> Iterator[Form]:
    """Yield what parts the place of a native book from what stands before it: `. – Москва`, `. Москва`."""
    place = sure(entry, "publisher_place")
    if not place or entry.reference.type not in _BOOKS or not mostly_cyrillic(entry.raw):
        return
    if mark := _BEFORE.search(text, max(entry.span.start, place[1].start - _NEAR), place[1].start):
        form = f"{mark[1]} {'–' if mark[2] else ''}"
        at = Span(mark.start(), place[1].end)
        yield Form(BEFORE_PLACE, "", form, " ".join(at.of(text).split()), entry.index, at)


def _title_quotes(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the title of a native work by whether it stands in quotes as a whole: `«Реки степи»`.

    Each type of work may have its own way.
    """
    title = sure(entry, "title")
    if title and mostly_cyrillic(title[0]):
        at = title[1]
        quoted = is_quoted(at, text) and not any(mark in QUOTES for mark in text[at.start + 1 : at.end - 1])
        if not quoted and title[0][0] in QUOTES:
            return  # its beginning alone stands in quotes
        yield Form(TITLE_QUOTES, entry.reference.type, str(quoted), title[0], entry.index, at)


def _order(entry: Entry, kind: str, text: str) -> Iterator[Form]:
    """Yield the year with what stands beside it of the place in a journal, by which comes first.

    Each `kind` of work has an order of its own.
    """
    reference = entry.reference
    if reference.publisher or reference.publisher_place:
        return  # the volume of a set may stand on either side of the imprint
    numbers = reference.where("volume", "issue") or reference.where("page")
    years = reference.spans.get("issued", ())
    if years and numbers and reference.confidence.get("issued", 1.0) >= _READ:
        start, end = min(span.start for span in numbers), max(span.end for span in numbers)
        first = years[0].start < start
        label = _NUMBER_MARK.search(text, max(entry.span.start, start - _NEAR), start)
        at = Span(years[0].start, end) if first else Span(label.start() if label else start, years[0].end)
        thing = f"{kind} {'volume' in reference.spans or 'issue' in reference.spans}"
        yield Form(ORDER, thing, str(first), " ".join(at.of(text).split()), entry.index, at)


def _journal_mark(entry: Entry, text: str) -> Iterator[Form]:
    """Yield what stands before the journal of a native article: `// Vestnik`, `. Vestnik`."""
    spans = entry.reference.spans
    title, journal = spans.get("title", ()), spans.get("container_title", ())
    if not (title and journal) or entry.reference.type != "article-journal":
        return
    mark = _BEFORE_JOURNAL.fullmatch(text, title[-1].end, journal[0].start)
    if mark and mostly_cyrillic(entry.raw):
        at = Span(mark.start(1 if mark[1] == "//" else 0), first_word(journal[0], text))
        form = "//" if mark[1] == "//" else ". –" if mark[1] else "."
        yield Form(JOURNAL_MARK, "", form, " ".join(at.of(text).split()), entry.index, at)


def roman_year(entry: Entry, native: Entry, text: str) -> Iterator[Form]:
    """Yield what stands before the year of a romanized article whose author is native, whatever its title."""
    authors = native.reference.author
    if authors and mostly_cyrillic(authors[0].span.of(text)) and not mostly_cyrillic(entry.raw):
        yield from _year_marks(entry, entry.reference.type, text, (ROMAN_YEAR,))


def _year_marks(
    entry: Entry, work: str, text: str, kinds: tuple[Kind, ...] = (BEFORE_YEAR, BEHIND_YEAR)
) -> Iterator[Form]:
    """Yield what stands before the year of an article, and between it and the issue."""
    if work != "article-journal":
        return
    journal, year, issue = map(entry.reference.spans.get, ("container_title", "issued", "issue"))
    for kind, left, right in zip(kinds, (journal, year), (year, issue), strict=False):
        if not (left and right and 0 <= right[0].start - left[-1].end <= _NEAR):
            continue
        if gap := parsed(text[left[-1].end : right[0].start]):
            stop = gap[0] or ("." if text[left[-1].end - 1] == "." else "")
            at = Span(left[0].start if kind == BEHIND_YEAR else left[-1].end, right[-1].end)
            yield Form(kind, "", f"{stop} {gap[1]}", " ".join(at.of(text).split()), entry.index, at)


def _year_word(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the year of a native work by whether a word stands behind it; no date: `8 мая 2011 г.`"""
    date, years = entry.reference.issued, entry.reference.spans.get("issued", ())
    if not (date and years) or date.month or entry.reference.type not in _WORKS:
        return
    if not text[entry.span.start : years[0].start].rstrip()[-1:].isalpha():
        behind = _BEHIND.match(text, years[-1].end, entry.span.end)
        word = behind is not None and behind[1].casefold() in locales.bare_tokens("year", "after")
        at = Span(years[0].start, behind.end() if behind and word else years[-1].end)
        yield Form(YEAR_WORD, "", str(word), " ".join(at.of(text).split()), entry.index, at)


def _dashes(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the dashes between areas, for which a list may have hyphens."""
    titles = entry.reference.where("title", "container_title")
    for found in _AREAS.finditer(text, entry.span.start, entry.span.end):
        if not any(title.start <= found.start() < title.end for title in titles):
            printed = f"{found[1]} {found[2]}"
            yield Form(DASH, "", found[1], printed, entry.index, Span(found.start(), found.end(2)))


def _link_label(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the address of a work by whether a word with a colon announces it: `URL: https`, `] https`."""
    for link in entry.reference.spans.get("URL", ())[:1]:
        start = max(entry.span.start, link.start - _NEAR)
        ahead = text[start : link.start].rstrip(_AROUND_LINK)
        if ahead and ahead[-1] in _BEFORE_LINK:
            at = Span(start + len(ahead) - len(ahead.split()[-1]), link.start + len("https"))
            yield Form(LINK_LABEL, "", str(ahead[-1] == ":"), at.of(text), entry.index, at)


def _spaced(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the mark before cited pages, with its space or without."""
    for pages, printed, word in _of_pages(entry, text):
        if "." in printed:
            at, gap = Span(pages.span.start - len(printed), pages.span.end), printed[-1].isspace()
            yield Form(SPACED, word, APART if gap else "glued", at.of(text), entry.index, at)
