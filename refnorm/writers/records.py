"""Records for export: a pair of entries is one record, an orphan is one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refnorm.fields.ranks import of_same_author
from refnorm.model import (
    Article,
    Document,
    Entry,
    Finding,
    Name,
    Pair,
    Reference,
    ReferenceList,
    Report,
    Seat,
    Side,
    Span,
)
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.writers.citekeys import citekey, unique


@noun
class Half:
    """One side of a record: an entry and its list."""

    list: ReferenceList
    entry: Entry

    @property
    def reference(self) -> Reference:
        """The parsed entry."""
        return self.entry.reference

    @property
    def seat(self) -> Seat:
        """Where the entry sits."""
        return Seat(self.list.index, self.entry.index)


@noun
class Record:
    """A work of a reference list; at least one half is there, `flags` are codes of its findings.

    `further` are the entries of other native lists that share the romanized one.
    """

    document: Document
    article: Article
    native: Half | None
    romanized: Half | None
    further: tuple[Half, ...] = ()
    score: float | None = None
    flags: tuple[str, ...] = ()
    key: str = ""

    @property
    def span(self) -> Span:
        """Where the work stands in the document."""
        return self.halves("both")[0].entry.span

    def halves(self, side: str) -> tuple[Half, ...]:
        """Return what an export of that side shows, the one for the standard fields first."""
        present = tuple(half for half in (self.native, self.romanized) if half)
        alone = self.native and (self.document.format == "list" or self.native.list.role == "single")
        if side == "both" or alone:
            return present
        wanted = self.native if side == "native" else self.romanized
        return (wanted,) if wanted else ()


def records(report: Report, side: str = "both") -> list[Record]:
    """Return the records of all documents that a side shows, in printed order.

    Keys are given before the choice, so that a work has the same key on every side.
    """
    found = [record for result in report.results for record in _of(result.document, result.articles)]
    keys = unique(citekey(record.halves("both")[0].reference) for record in found)
    keyed = [replace(record, key=key) for record, key in zip(found, keys, strict=True)]
    shown = [record for record in keyed if record.halves(side)]
    return list(_together(shown) if side == "both" else _once(shown, side))


def _together(found: Iterable[Record]) -> Iterable[Record]:
    """Return the records of both sides; native entries that share a romanized one are one work."""
    works: dict[tuple[str, int, Span] | int, Record] = {}
    for number, record in enumerate(found):
        mark = _mark(record, record.romanized) if record.native and record.romanized else number
        first = works.get(mark)
        if first is None or record.native is None:
            works[mark] = record
            continue
        flags = tuple(sorted({*first.flags, *record.flags}))
        works[mark] = replace(first, further=(*first.further, record.native), flags=flags)
    return works.values()


def _mark(record: Record, half: Half) -> tuple[str, int, Span]:
    """Return what tells a printed entry from all others."""
    return record.document.source, record.article.index, half.entry.span


def _once(found: Iterable[Record], side: str) -> Iterator[Record]:
    """Yield the records of one side without an entry that two native lists share, as the romanized one is."""
    seen: set[tuple[str, int, Span]] = set()
    for record in found:
        mark = _mark(record, record.halves(side)[0])
        if mark not in seen:
            seen.add(mark)
            yield record


def _of(document: Document, articles: tuple[Article, ...]) -> Iterator[Record]:
    if document.format == "list":
        yield from _lines(document, articles)
    else:
        for article in articles:
            yield from _joined(document, article)


def _joined(document: Document, article: Article) -> Iterator[Record]:
    """Yield every entry of an article once, together with its counterpart."""
    entries = (Half(lst, entry) for lst in article.lists for entry in _by_same(lst.entries))
    halves = {half.seat: half for half in entries}
    pairs = {seat: pair for pair in article.pairs for seat in (pair.native, pair.romanized) if seat}
    flags = _flags(article.findings)
    done: set[Seat] = set()
    for seat, half in halves.items():
        if seat not in done:
            native, romanized = _sides(half, pairs.get(seat), halves)
            seats = [h.seat for h in (native, romanized) if h]
            done.update(seats)
            codes = sorted({code for s in seats for code in flags.get(s, ())})
            score = pairs[seat].score if len(seats) > 1 else None
            yield Record(document, article, native, romanized, (), score, tuple(codes))


def _by_same(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield entries; one of `— Title` or `Он же. Title` has the authors of the entry before it."""
    author: tuple[Name, ...] = ()
    for entry in entries:
        known = entry.reference
        if author and not known.author and of_same_author(entry):
            entry = replace(entry, reference=replace(known, author=author))
        author = entry.reference.author
        yield entry


def _sides(half: Half, pair: Pair | None, halves: dict[Seat, Half]) -> tuple[Half | None, Half | None]:
    if pair is None:
        return (None, half) if half.list.role == "romanized" else (half, None)
    native = halves.get(pair.native) if pair.native else None
    romanized = halves.get(pair.romanized) if pair.romanized else None
    return native, romanized


def _flags(findings: tuple[Finding, ...]) -> dict[Seat, set[str]]:
    found: dict[Seat, set[str]] = {}
    for finding in findings:
        for side in _all_sides(finding):
            if side.entry is not None:
                found.setdefault(Seat(side.list, side.entry), set()).add(finding.code)
    return found


def _all_sides(finding: Finding) -> Iterator[Side]:
    yield from (side for sides in finding.sides for side in sides if side)


_LINE = kept(r"[^\r\n]*\S[^\r\n]*")


def _lines(document: Document, articles: tuple[Article, ...]) -> Iterator[Record]:
    """Yield one record a non-empty line, in order, whatever became of the line."""
    read = sorted(_alone(document, articles), key=lambda record: record.span)
    at = 0
    for number, match in enumerate(_LINE.finditer(document.text), 1):
        first = at
        while at < len(read) and read[at].span.start < match.end():
            at += 1
        yield read[first] if at > first else _unread(number, Span(*match.span()), document)


def _alone(document: Document, articles: tuple[Article, ...]) -> Iterator[Record]:
    for article in articles:
        flags = _flags(article.findings)
        for half in (Half(lst, entry) for lst in article.lists for entry in lst.entries):
            yield Record(document, article, half, None, flags=tuple(sorted(flags.get(half.seat, ()))))


def _unread(number: int, span: Span, document: Document) -> Record:
    """Return a line that no entry covers: all of it is leftover."""
    entry = Entry(number, None, span, span.of(document.text), Reference(leftover=(span,)))
    half = Half(ReferenceList(1, None, span, entries=(entry,)), entry)
    return Record(document, Article(1, "", Span(0, len(document.text))), half, None)
