"""A printed romanized entry with each fault mended at its place: the rest of it stays letter by letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from refnorm.model import PEOPLE, Bracket, Edit, Entry, Name, Span
from refnorm.nouns import noun, replace
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER, alike_until
from refnorm.writers.generate.bylines import Byline, Change
from refnorm.writers.generate.cases import nominative
from refnorm.writers.generate.cutting import WORDS, Piece
from refnorm.writers.generate.glyphs import label, latin, marked
from refnorm.writers.generate.hand import MIXED
from refnorm.writers.generate.printed import Fault, Printed, alike

_CLOSING = kept(r"[»”\"?!…]*")
_BETWEEN = kept(r"(?:[\s.,;:()–—-]|[A-Za-z]{1,4}\.?){0,8}")
"""What may stand between two values: marks, and the label of the second."""
_UNIT = kept(r"\s?[^\W\d_]{1,2}(?=[.,;\s])")
"""The label behind a total: `96 p`."""
_SEVERAL = kept(r"\d\s?[–—-]\s?\d")
"""Several pages in one value."""
_PAGE = kept(r"\b([Pp])p?\.(?=\s?$)")
"""The English label before a value."""


@noun
class Mender:
    """Mends one printed entry from the native one.

    `pieces` are the native entry's fields; `written` gives one of them, and `write` any words, in Latin
    letters. `translation` is what a missing bracket is to hold, brackets included.
    """

    one: Printed
    native: Entry
    pieces: Sequence[Piece]
    written: Callable[[Piece], str]
    write: Callable[[str], str]
    translation: str

    def text(self, faults: Sequence[Fault]) -> str | None:
        """Return the entry without its faults; None where one of them has no place of its own in it."""
        found = [self._changes(fault) for fault in faults if fault.code != "RN301"]
        if len(found) < len(faults):
            found.append(self._byline.authors(faults))
        changes = [change for one in found for change in one or ()]
        return None if None in found else _changed(self.one.traced.text, changes)

    def _changes(self, fault: Fault) -> list[Change] | None:
        if fault.fix:
            return self._proposed(fault.fix)
        if fault.code == "RN502":
            return self._bracketed()
        if not fault.spans:
            return self._inserted(fault)
        if fault.code == "RN501" and (mark := label(self.one, fault.spans[0])):
            return [mark]
        if fault.code == "RN402" and (word := latin(self.one, fault.spans[0])):
            return [word]
        if fault.code == "RN504" and (word := marked(self.one, self.native, fault.spans[0])):
            return [word]
        if any(one.span.holds(span) for one in self._translations() for span in fault.spans):
            return []  # no program knows a better translation
        found = self._replaced(fault)
        # of the letters that a list mixes, those that its new words have too are no reason to write all anew
        return [] if found is None and fault.code == MIXED else found

    @property
    def _byline(self) -> Byline:
        return Byline(self.one, self.native.reference, self.write)

    def _translations(self) -> Iterator[Bracket]:
        return (one for one in self.one.entry.reference.brackets if one.translates)

    def _proposed(self, fix: Edit) -> list[Change] | None:
        """Take the change that a rule proposes; one of the native entry tells that the printed is right."""
        if not self.one.entry.span.holds(fix.span):
            return []
        start, end = self.one.traced.local(fix.span)
        whole = self.one.traced.text[start:end] == fix.span.of(self.one.document.text)
        return [self._labelled(start, end, fix.text)] if whole else None

    def _bracketed(self) -> list[Change] | None:
        """Put the missing translation behind the title."""
        spans = self.one.entry.reference.spans.get("title")
        if not spans:
            return None
        end = _CLOSING.match(self.one.traced.text, self.one.traced.local(spans[-1])[1]).end()  # type: ignore[union-attr]
        return [Change(end, end, f" {self.translation}")]

    def _replaced(self, fault: Fault) -> list[Change] | None:
        """Write a field anew in which a fault lies, or the part of a name."""
        for name, spans in self.one.entry.reference.spans.items():
            for turn, span in enumerate(spans):
                if all(span.holds(one) for one in fault.spans):
                    own = [piece for piece in self.pieces if piece.field == name]
                    if name in PEOPLE:
                        return self._person(fault, name, turn)
                    if name == "page" and not own:
                        return self._total(span)
                    return self._anew(fault, span, own[turn]) if len(own) == len(spans) else None
        return None

    def _anew(self, fault: Fault, span: Span, piece: Piece) -> list[Change] | None:
        if piece.field in WORDS and len(fault.spans) == len(fault.native) == 1 and fault.spans[0] != span:
            return self._word(fault)
        start, end = self.one.traced.local(span)
        text, new = self.one.traced.text, self.written(piece)
        if new == text[start:end]:  # kept as printed, since no letter of it is wrong: words are lost
            new = self.write(piece.text)
        if new == text[start:end]:
            return None
        old, given = text[start:end], piece.text
        if _damaged(old, new) or (piece.field in WORDS and not (alike(given, old) or alike(new, old))):
            return []  # a translation, of which no program knows a better one
        return [self._labelled(start, end, _quoted(new, old))]

    def _labelled(self, start: int, end: int, new: str) -> Change:
        """Change a value, and the label of pages before it where one page became several."""
        text = self.one.traced.text
        label = _PAGE.search(text, 0, start) if new[:1].isdigit() else None
        if not label:
            return Change(start, end, new)
        return Change(label.start(), end, _paged(text[label.start() : start], new))

    def _word(self, fault: Fault) -> list[Change] | None:
        """Write a word of a title anew from the native one."""
        start, end = self.one.traced.local(fault.spans[0])
        old, new = self.one.traced.text[start:end], self.write(fault.native[0].of(self.one.document.text))
        if new == old:
            return None
        return [] if _damaged(old, new) else [Change(start, end, new)]

    def _total(self, span: Span) -> list[Change] | None:
        """Write the total that the native entry has in place of a cited page: `P. 248` as `248 p.`"""
        own = [piece for piece in self.pieces if piece.field == "number-of-pages"]
        text, (start, end) = self.one.traced.text, self.one.traced.local(span)
        label = _PAGE.search(text, 0, start)
        if len(own) != 1 or not label:
            return None
        stop = "" if text[end : end + 1] == "." else "."
        return [Change(label.start(), end, f"{self.written(own[0])} p{stop}")]

    def _person(self, fault: Fault, role: str, turn: int) -> list[Change] | None:
        """Write the surname or the initials of a printed name anew, in the form of the list's names."""
        ours: Sequence[Name] = getattr(self.native.reference, role)
        theirs: Sequence[Name] = getattr(self.one.entry.reference, role)
        named = [name for name in ours if any(name.span.meets(span) for span in fault.native)]
        if not named and len(ours) == len(theirs):
            named = [ours[turn]]
        if len(named) != 1 or turn >= len(theirs):
            return None
        own = self._righted(named[0], role)
        return list(self._parts(fault, theirs[turn].span, own, theirs[turn])) or None

    def _righted(self, name: Name, role: str) -> Name:
        """Return a name with its surname in the nominative, where the native mark asks for the genitive."""
        family = name.family or ""
        piece = next((one for one in self.pieces if one.field == role and family in one.text), None)
        governed = piece is not None and self.written(piece) != self.write(piece.text)
        return replace(name, family=nominative(family)) if governed and family else name

    def _parts(self, fault: Fault, span: Span, ours: Name, theirs: Name) -> Iterator[Change]:
        """Yield the changes of the surname and of the initials, where the fault lies in them."""
        first, last = self.one.traced.local(span)
        name = self.one.traced.text[first:last]
        wrong = fault.spans if fault.code != MIXED else (span,)  # its initials are of the same hand
        if fault.code == "RN302" and any(one.holds(span) for one in wrong):  # the surname is right
            given = _found(theirs.given or "", name)
            if not given:
                return
            wrong = (self.one.traced.span(first + given.start(), first + given.end()),)
        for own, printed, form in (
            (ours.family, theirs.family, self.write),
            (ours.given, theirs.given, self._byline.initials),
        ):
            place = _found(printed or "", name) if own and printed else None
            if own and place:
                start, end = first + place.start(), first + place.end()
                meets = any(self.one.traced.span(start, end).meets(one) for one in wrong)
                if meets and form(own) != place[0]:
                    yield Change(start, end, form(own))

    def _inserted(self, fault: Fault) -> list[Change] | None:
        """Put a missing value where the nearest other entry of the list has it, with the marks of that."""
        lost = [piece for piece in self.pieces if piece.field in self._lacking(fault)]
        if len(lost) != 1 or lost[0].field in PEOPLE:
            return None
        if lost[0].field in WORDS:  # words of it, which are written with the rest
            spans = self.one.entry.reference.spans.get(lost[0].field, ())
            return self._anew(Fault(tuple(spans)), spans[0], lost[0]) if len(spans) == 1 else None
        here = self.one.entry.index
        others = sorted(self.one.list.entries, key=lambda entry: abs(entry.index - here))
        return next(
            filter(None, (self._like(entry, lost[0]) for entry in others if entry.index != here)), None
        )

    def _lacking(self, fault: Fault) -> Iterator[str]:
        """Yield the fields of the native entry of which a fault says that they are missing."""
        for name, spans in self.native.reference.spans.items():
            if any(span.meets(one) for span in spans for one in fault.native):
                yield name

    def _like(self, other: Entry, piece: Piece) -> list[Change] | None:
        spans = other.reference.spans.get(piece.field, ())
        if len(spans) != 1:
            return None
        before = [
            (span.end, name)
            for name, all_ in other.reference.spans.items()
            for span in all_
            if span.end <= spans[0].start
        ]
        end, name = max(before, default=(0, ""))
        own = self.one.entry.reference.spans.get(name)
        model = self.one.seen(other)
        start, stop = model.local(spans[0])
        between = model.text[model.local(Span(end, end))[0] : start]
        if not own or not _BETWEEN.fullmatch(between):
            return None
        unit = _UNIT.match(model.text, stop) if piece.field == "number-of-pages" else None
        return self._put(
            self.one.traced.local(own[-1])[1], between, self.written(piece) + (unit[0] if unit else "")
        )

    def _put(self, at: int, between: str, value: str) -> list[Change] | None:
        """Put a value behind another; the marks that stand there already are not set twice."""
        text = self.one.traced.text
        there = alike_until(between, text[at:])
        lead = between[there:]
        if ")" in lead:
            return None
        closing = ")" if "(" in lead else ""
        rest = text[at + there :].strip()
        gap = "." if text.rstrip().endswith(".") and not rest else " " if not lead.strip() else ""
        if rest[:1].isalnum():
            gap = ", "
        return [Change(at + there, at + there, _paged(lead, value) + closing + gap)]


def _quoted(new: str, old: str) -> str:
    """Return a new text with the quotes of the old one, where that has some of its own."""
    found = next((pair for pair in ("“”", "„“", '""') if set(pair) <= set(old)), "")
    return new.translate(str.maketrans("«»", found)) if found and not set("«»") & set(old) else new


def _damaged(old: str, new: str) -> bool:
    """Tell whether the native text is damaged, and not the printed one: `AnnalsofNuclear`, `prйliminaire`."""
    plain = {"".join(text.split()).casefold() for text in (old, new)}
    return len(plain) == 1 or CYRILLIC_LETTER.search(new) is not None


def _found(part: str, name: str) -> re.Match[str] | None:
    """Find a part of a name in it, whatever the spaces between initials."""
    return re.search(r"\s*".join(map(re.escape, part.split())), name) if part else None


def _paged(lead: str, value: str) -> str:
    """Return a label and its value: `p.` before one page, `pp.` before several."""
    several = "p." if _SEVERAL.search(value) else "."
    return _PAGE.sub(lambda found: f"{found[1]}{several}", lead.rstrip()) + lead[len(lead.rstrip()) :] + value


def _changed(text: str, changes: Iterable[Change]) -> str | None:
    """Return a text with changes made; one within another is made by that, None where two cross."""
    done, pieces = 0, list[str]()
    for change in sorted(changes, key=lambda one: (one.start, -one.end)):
        if change.start < done:
            if change.end > done:
                return None
            continue
        pieces += (text[done : change.start], change.text)
        done = change.end
    return "".join((*pieces, text[done:])).strip()
