"""Records for export: a pair of entries is one record, an orphan is one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refnorm.fields.ranks import of_same_author
from refnorm.locales.tongues import tongue, writing
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
from refnorm.writers.english import is_english, is_translated
from refnorm.writers.items import Item, item, notes, translations


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
    """A work of a reference list; at least one half is there, `flags` are codes of its findings."""

    document: Document
    article: Article
    native: Half | None
    romanized: Half | None
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
    return shown if side == "both" else list(_once(shown, side))


def _once(found: Iterable[Record], side: str) -> Iterator[Record]:
    """Yield the records of one side without an entry that two native lists share, as the romanized one is."""
    seen: set[tuple[str, int, Span]] = set()
    for record in found:
        entry = record.halves(side)[0].entry
        mark = (record.document.source, record.article.index, entry.span)
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
            yield Record(document, article, native, romanized, score, tuple(codes))


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


def language(half: Half, native: Half | None) -> str | None:
    """Return the BCP 47 tag of an entry's text; `native` is the counterpart of a romanized one."""
    if native and native is not half and _writing(native) == "Cyrillic":
        return f"{_own(native) or 'und'}-Latn"
    own = _own(half)
    if own or _writing(half) != "Latin":
        return own
    if translations(half.reference) or _is_noted(half.reference):
        return "und-Latn"  # who translates a title has romanized it; nobody says from what
    return "en" if half.list.role == "romanized" else None


def _is_noted(reference: Reference) -> bool:
    """Tell whether a note says the language of a work, `(In Russ.)`, and its title is no translation."""
    noted = any(bracket.role == "language" for bracket in reference.brackets)
    return noted and not is_english(reference.title or "")


def _writing(half: Half) -> str:
    return writing(half.reference, half.entry.raw)


def _own(half: Half) -> str | None:
    return tongue(half.reference, half.entry.raw, half.list.language)


def csl(record: Record, side: str) -> Item:
    """Return a record as one CSL item; what is not of CSL is in `custom.refnorm`."""
    halves = record.halves(side)
    first = halves[0]
    made = item(first.reference, record.key, language(first, record.native))
    made["custom"] = {"refnorm": _custom(record, halves, made)}
    return made


def _custom(record: Record, halves: tuple[Half, ...], made: Item) -> Item:
    roles = [(_role(record, half), half) for half in halves]
    found: Item = {"schema": 1, "source": _source(record, roles)}
    others = variants(record, halves, made)
    if others:
        found["variants"] = others
    found["raw"] = {role: half.entry.raw for role, half in roles}
    if record.score is not None:
        found["pair"] = {"score": round(record.score, 4)}
    if record.flags:
        found["flags"] = list(record.flags)
    return found | _merged_notes(halves, record.document.text)


def _role(record: Record, half: Half) -> str:
    return "romanized" if half is record.romanized else half.list.role


def _source(record: Record, roles: list[tuple[str, Half]]) -> Item:
    found: Item = {"file": _file(record.document, roles[0][1].entry.span), "article": record.article.index}
    for role, half in roles:
        seat: Item = {"list": half.list.index, "entry": half.entry.index}
        found[role] = seat | ({"label": half.entry.label} if half.entry.label else {})
    return found


def _file(document: Document, span: Span) -> str:
    return next((part.source for part in document.parts if part.span.holds(span)), document.source)


def _merged_notes(halves: tuple[Half, ...], text: str) -> Item:
    """Return the notes of the first half, with the leftover of both."""
    found = notes(halves[0].reference, text)
    leftover = [rest for half in halves for rest in notes(half.reference, text).get("leftover", ())]
    return found | ({"leftover": leftover} if leftover else {})


_TITLES = ("title", "container-title")


def variants(record: Record, halves: tuple[Half, ...], made: Item) -> dict[str, Item]:
    """Return the other forms of a record by language tag: romanized where it differs, translated.

    Where the romanized list translates a title or a journal, that is no romanized one.
    """
    found: dict[str, Item] = {}
    english: Item = {}
    if len(halves) > 1:
        other = item(halves[1].reference, record.key)
        different = {k: v for k, v in other.items() if k not in ("id", "type") and made.get(k) != v}
        english = {k: v for k in _TITLES if (v := different.get(k)) and is_translated(made.get(k, ""), v)}
        if rest := {k: v for k, v in different.items() if k not in english}:
            found[language(halves[1], record.native) or "und"] = rest
    for half in reversed(halves):
        for tag, translated in translations(half.reference).items():
            found[tag] = translated | found.get(tag, {})
    if english:
        found["en"] = english | found.get("en", {})
    return found
