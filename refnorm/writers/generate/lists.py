"""The romanized lists that the native lists of a report require."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from refnorm.config import Options, Profile, profile
from refnorm.fields.visible import content, visible
from refnorm.locales.tongues import tongue, writing
from refnorm.model import Article, Document, Entry, Reference, ReferenceList, Report, Seat
from refnorm.nouns import noun
from refnorm.romanization.known import Authors, latin_authors
from refnorm.text import LETTERS, SET_OFF, cyrillic_share, words
from refnorm.writers.generate.cases import beside, righted, translated
from refnorm.writers.generate.cutting import Piece, cut
from refnorm.writers.generate.hand import MIXED, Hand, chosen
from refnorm.writers.generate.joining import MISSING, closed, ended, joined
from refnorm.writers.generate.mending import Mender
from refnorm.writers.generate.pen import Pen
from refnorm.writers.generate.persons import spelled
from refnorm.writers.generate.printed import Fault, Kept, Printed, kept, printed, strays
from refnorm.writers.generate.responsible import gathered, led
from refnorm.writers.generate.theses import named
from refnorm.writers.generate.turning import Turner

HEADING = "REFERENCES"
_STOPS = str.maketrans("։՝", ".:")
"""Armenian marks between fields, and those of Latin text."""


@noun
class Line:
    """A new entry: its number as it is printed, its text, and the printed counterpart."""

    label: str
    text: str
    native: Entry
    printed: Printed | None

    @property
    def missing(self) -> bool:
        """The translation has still to be written."""
        return MISSING in self.text


@noun
class Generated:
    """A romanized list and the native one that requires it; `lost` are printed entries that no native has."""

    document: Document
    article: Article
    native: ReferenceList
    romanized: ReferenceList | None
    lines: tuple[Line, ...]
    lost: tuple[Entry, ...] = ()

    @property
    def heading(self) -> str:
        """The heading as printed, else the usual one; with a colon where the native one has it."""
        own, native = (one and one.heading for one in (self.romanized, self.native))
        text = self.document.text
        words = own.of(text).strip(f"{SET_OFF}:") if own else HEADING
        return f"{words}:" if native and native.of(text).rstrip(SET_OFF).endswith(":") else words


def generated(report: Report, options: Options) -> Iterator[Generated]:
    """Yield the romanized list of every native list; translations may come from anywhere in the report."""
    known = translations(report)
    for document, article in report.articles:
        counterparts = printed(document, article)
        for native, romanized in sources(article, counterparts):
            told = options.of(document.source)
            hand = chosen(document, article, native, romanized, told)
            journal = told.profile or profile("default")
            authors = latin_authors(article.lists)
            maker = Maker(document, native, romanized, journal, hand, known, authors)
            lines = tuple(maker.line(entry, counterparts) for entry in native.entries)
            yield Generated(document, article, native, romanized, lines, _lost(lines, romanized))


def sources(
    article: Article, counterparts: Mapping[Seat, Printed]
) -> Iterator[tuple[ReferenceList, ReferenceList | None]]:
    """Yield the native lists that need a romanized one, each with its printed one."""
    taken = set()
    natives = [lst for lst in article.lists if _native(lst)]
    partners = {lst.index: _partner(lst, counterparts) for lst in natives}
    for lst in sorted(natives, key=lambda lst: -_count(lst, counterparts)):
        partner = partners[lst.index]
        if partner is None or partner.index not in taken:
            taken.add(partner.index if partner else None)
            yield lst, partner


def _native(lst: ReferenceList) -> bool:
    """Tell whether a list has something to romanize; a list of Latin works alone is its own romanization."""
    return lst.role != "romanized" and any(writing(e.reference, e.raw) != "Latin" for e in lst.entries)


def _partner(lst: ReferenceList, counterparts: Mapping[Seat, Printed]) -> ReferenceList | None:
    found = [one.list for seat, one in counterparts.items() if seat.list == lst.index]
    pairs = Counter(one.index for one in found)
    return max(found, key=lambda one: pairs[one.index], default=None)


def _count(lst: ReferenceList, counterparts: Mapping[Seat, Printed]) -> int:
    return sum(seat.list == lst.index for seat in counterparts)


def _lost(lines: Sequence[Line], romanized: ReferenceList | None) -> tuple[Entry, ...]:
    used = {line.printed.entry.index for line in lines if line.printed}
    return tuple(e for e in (romanized.entries if romanized else ()) if e.index not in used)


def translations(report: Report) -> Mapping[str, str]:
    """Return the translations in brackets of a whole report by the letters of the native titles."""
    found: dict[str, str] = {}
    for document, article in report.articles:
        for seat, one in printed(document, article).items():
            entry = article.entry(seat)
            title = entry.reference.title if entry else None
            bracket = one.bracket("title")
            if title and bracket:
                found.setdefault(_key(title), bracket)
    return found


def _key(title: str) -> str:
    return "".join(LETTERS.findall(title.casefold()))


@noun
class Maker:
    """Makes the entries of one list."""

    document: Document
    native: ReferenceList
    romanized: ReferenceList | None
    profile: Profile
    hand: Hand
    translations: Mapping[str, str]
    authors: Authors
    """Of the works in Latin letters, whose spelling of their own is the one to write."""

    def line(self, entry: Entry, counterparts: Mapping[Seat, Printed]) -> Line:
        """Make one entry."""
        one = counterparts.get(Seat(self.native.index, entry.index))
        if one and self.romanized and one.list.index != self.romanized.index:
            one = None
        label = _label(self.document, entry) if self.profile.numbering is not False else ""
        return Line(label, self._text(entry, one), entry, one)

    def _language(self, entry: Entry) -> str:
        """Return the language that an entry is romanized from; words beside a title in signs tell it."""
        known = self.native.language
        native = " ".join(word for word in words(entry.raw) if cyrillic_share(word) >= 0.5)
        beside = tongue(Reference(), native, known) if native else None
        return tongue(entry.reference, entry.raw, known) or beside or known

    def _text(self, entry: Entry, one: Printed | None) -> str:
        reference = entry.reference
        latin = writing(reference, entry.raw) == "Latin"
        language = self._language(entry)
        odd = any(fault.code == MIXED for fault in one.faults) if one else False  # of another hand
        pen = Pen(self.hand.order(language), latin)
        fixed = not latin and (odd or language in self.hand.fixed)
        traced = visible(self.document, entry, [gap.span for gap in self.native.gaps])
        masked, pieces = cut(traced, reference)
        masked = led(masked.translate(_STOPS), pieces)
        native = _texts(pieces)
        faults = _wrong(one, native, pen, fixed)
        noted = latin or any(bracket.role == "language" for bracket in reference.brackets)
        asked = "" if noted else self.profile.in_language.get(language, "")
        printed_note = one.note if one else ""
        if one and not faults:
            return ended(one.text, "" if printed_note else asked)
        stays = kept(native, one, pen, fixed) if one else Kept()
        wanted = not latin and self.profile.translation is not False and not stays.translated
        translation = stays.translation or self.translations.get(_key(reference.title or "")) or MISSING
        known = spelled(pieces, reference.author, pen, self.authors, traced.text)
        cases = {
            **righted(masked, pieces, reference.editor, pen),
            **translated(pieces, reference.translator, pen),
        }
        masked, moved = gathered(beside(masked), pieces, reference, pen)
        masked, pieces, told = named(masked, pieces)
        turner = Turner(masked, pieces, pen, latin, {**told, **moved, **cases, **known, **stays.pieces})
        if one and (mended := Mender(one, entry, pieces, turner.written, pen, translation).text(faults)):
            return ended(mended, "" if printed_note else asked)
        text = joined(turner.items(), pen, translation if wanted else stays.translation or None)
        return ended(closed(text, entry.raw), "" if noted else asked or printed_note)


def _wrong(
    one: Printed | None, native: Mapping[str, Sequence[str]], pen: Pen, fixed: bool
) -> tuple[Fault, ...]:
    """Return what is wrong with a printed entry; where a scheme is fixed, also words by another one."""
    return (*one.faults, *(strays(native, one, pen) if fixed else ())) if one else ()


def _texts(pieces: Sequence[Piece]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for piece in pieces:
        found.setdefault(piece.field, []).append(piece.text)
    return found


def _label(document: Document, entry: Entry) -> str:
    """Return an entry's number as it is printed, without markup, and a space."""
    if entry.label is None:
        return ""
    before = document.text[entry.span.start : content(document, entry)]
    number = re.search(rf"[\[(]?{re.escape(entry.label)}[\]).]*", before)
    text = number[0] if number else entry.label
    return f"{text} " if text[-1] in "]).“" else f"{text}. "
