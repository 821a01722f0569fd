"""A native entry with its words romanized and its marks turned; nothing of it is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from refnorm.model import PEOPLE
from refnorm.patterns import kept
from refnorm.writers.generate import marks
from refnorm.writers.generate.caseless import raised
from refnorm.writers.generate.cutting import DATES, KEPT, NUMBERS, PLACES, VALUE, WORDS, Piece, place_of
from refnorm.writers.generate.reviews import described

_FIGURES = r"\d+(?:\s?[–—-]\s?\d+)?"
_JOINT = kept(
    rf"[\s.,;:]*(?:(?<![:/])//+(?!/)|(?:(?<=\.)|(?<=\.\s))/(?!/)(?=\s?(?:[^\W\d_]|{VALUE}))|(?:(?<=[\s.,;:)\]])|^)[–—―‒]|[–—](?=\s)"
    rf"|(?<=[\s.,;:])-(?=[\s\d]|{VALUE}))(?!\d)\s*"
)
_SLASH = kept(r"\s/\s")
_HELD = kept(rf"\s?(?P<value>{VALUE}|{_FIGURES})(?P<ending>-[^\W\d_]{{1,3}}(?![^\W\d_]))?")
_BARE = kept(rf"(?<!\w){_FIGURES}")
_CITY = kept(rf"(?:(?<=[^\W\d_]{{2}}[.,;]\s)|(?<={VALUE};\s))([^\W\d_]\w{{0,3}}\.)\s?(?=:)")
"""The abbreviated place of an imprint that nothing has claimed: `М.:`"""
_PERIOD = kept(r"\.(?=\s?[:;,])")
"""The period of an abbreviated place that its field left out."""
_COLUMN = "col. {}"
"""The form of a mark of columns, which an encyclopedia has for pages."""
_PERSON = kept(r"\s*[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)?[^\W\d_]{3}")
"""Initials and a surname, which nothing has claimed."""
_FORM = kept(r"(?<=\[)[^\[\]]+(?=\])")
"""What a title holds in brackets before it goes on: `Реки [Электронный ресурс] : сборник`."""
_FROM, _TO = kept(r"(?<!\w)[^\W\d_]\s?$"), kept(r"[^\W\d_](?=\.\s|\s/\s|\s?[.,;)]?$)")
"""The letters with which a volume of a dictionary begins and ends: `Ч. 1 : А – Л.`"""
_ROW = kept(r"[А-Я]\.\s?[А-Я]\.?")
"""Two initials, which are a phrase as well: `А. С.` and `А. с.`"""
_SCALE = kept(r"(?<=\d)\s?:\s(?=\d)")
"""The colon of a map's scale."""
_GLUED_NUMBER = kept(r"№(?=\d)")
_LAST = kept(r"(?<=[^\W\d_]{2}[.,]\s)[^\W\d_]\w{0,3}\.?$")
"""An abbreviated place behind words that are none."""
_YEARS = kept(r"[–—-]\d{2,4}(?!\d)")
"""The end of a span of years that only the first of them was claimed for."""
_DAY = kept(
    rf"(?<=[.,;:–—(]\s|{VALUE}\s)\d{{1,2}}(?:\.?\s|-)[^\W\d_]+(?:\s\d{{1,2}}|\s[–—]\s\d{{1,2}}\s[^\W\d_]+)?"
    rf"(?=\s*(?:[.,;:–—(]|$)|\s?(?P<year>{VALUE}))"
)
"""The day of a newspaper or of a speech, that nothing has claimed."""
_MONTH = kept(rf"(?<=\()([^\W\d_]+)(?=\s(?P<year>{VALUE})\.?\))")
"""The month of an issue in parentheses with its year, which alone is claimed: `(март 2001)`."""
_CUT = kept(r"\.(?=\s\()")
"""The period of a month that is cut short, within a date that goes on."""
_PLAIN = kept(r"[^\W\d_]+|\d+|.", re.DOTALL)
_GLUED = kept(r"([^\W\d_])([^\W\d_])(?=\.)")
"""A surname's end and an initial, with no space between them."""
_STOP = kept(rf"(?<=\.)\s(?:{VALUE}|[^\W\d_])")
"""The beginning of what follows behind an abbreviation."""
_SEVERAL = kept(r"\d\S?\s?[–—‒,;-]\s?\S?\d|,")


class Item(NamedTuple):
    """A part of the new entry: `plain` is still native; `number`, `phrase` and `text` are written.

    A `joint` parts two areas.
    """

    kind: str
    text: str
    field: str = ""


@dataclass(frozen=True)
class Turner:
    """One entry on its way: `known` holds what is written for a piece instead of its romanization."""

    masked: str
    pieces: tuple[Piece, ...]
    write: Callable[[str], str]
    latin: bool = False
    known: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def items(self) -> Iterator[Item]:
        """Yield the parts of the new entry in order."""
        at = 0
        readers = (self._joint, self._around, self._before, self._piece, self._after, self._phrase)
        while at < len(self.masked):
            found = next(filter(None, (read(at) for read in readers)), None)
            item, at = found or self._plain(at)
            yield item

    @cached_property
    def folded(self) -> str:
        """The text as phrases are compared with it."""
        return marks.phrases().folded(self.masked)

    def _joint(self, at: int) -> tuple[Item, int] | None:
        match = _JOINT.match(self.masked, at) or self._slash(at)
        if not match or _goes_on(self.masked, match):
            return None
        return Item("joint", match[0]), match.end()

    def _slash(self, at: int) -> re.Match[str] | None:
        """Find the slash before who has edited or translated a work, or before its book: it parts areas."""
        match = _SLASH.match(self.masked, at)
        book = match and self._field(self.masked[match.end() : match.end() + 1]) == "container_title"
        return match if match and (book or marks.phrases().at(self.folded, match.end())) else None

    def _around(self, at: int) -> tuple[Item, int] | None:
        """Read a phrase around a value: `в 3 т.`"""
        for phrase in marks.around():
            lead = len(phrase.before)
            if self.masked[at : at + lead].lower() == phrase.before and self._begins(at):
                other = not lead and (self.masked[at].isspace() or self._field(self.masked[at]) == "genre")
                held = None if other else _HELD.match(self.masked, at + lead)
                end = held.end() if held else 0  # `в 2 т.`, `в 2-х т.`
                if held and self.masked.startswith(phrase.after, end) and self._ends(end + len(phrase.after)):
                    text = phrase.form.format(self._value(held["value"]))
                    loud = self.masked[at].isupper() or (not lead and self.masked[:at].rstrip().endswith("."))
                    whole = marks.capital(text) if loud else text
                    stop = phrase.after.endswith(".") and not text.endswith(".")  # it ends a sentence, too
                    return Item("text", whole), end + len(phrase.after) - stop
        return None

    def _before(self, at: int) -> tuple[Item, int] | None:
        """Read a mark and its value: `Т. 4`."""
        table = marks.labels("before", self.latin)
        match = table.pattern.match(self.masked, at)
        held = _HELD.match(self.masked, match.end()) if match and self._begins(at) else None
        if not match or not held:
            return self._numero(at)
        name = self._field(held["value"])
        if name in (*WORDS, *PLACES, *PEOPLE):
            return None  # an initial before a title is no mark of pages
        chosen = marks.form_of(table.forms[match[0]], name, loose=True)
        if not chosen:
            return None
        end = held.end() if chosen[0] == "edition" else held.end("value")
        return Item("number", self._formed(*chosen, held["value"]), name or chosen[0]), end

    def _numero(self, at: int) -> tuple[Item, int] | None:
        if self.masked[at] != "№":
            return None
        space = "" if self.masked[at + 1 : at + 2].isspace() else " "
        return Item("text", f"no.{space}"), at + 1

    def _piece(self, at: int) -> tuple[Item, int] | None:
        """Read a claimed piece, with the mark behind a value: `256 б.`, `45-бет`."""
        if not self._field(self.masked[at]):
            return None
        piece = self.pieces[place_of(self.masked[at])]
        if piece.field not in NUMBERS:
            period = _PERIOD.match(self.masked, at + 1) if piece.field in PLACES else None
            return Item("text", self._written(piece), piece.field), period.end() if period else at + 1
        years = _YEARS.match(self.masked, at + 1) if piece.field in DATES else None
        value = self._value(self.masked[at]) + (years[0] if years else "")
        bare = Item("text" if self.latin else "number", value, piece.field)
        return self._after(at, piece.field) or (bare, years.end() if years else at + 1)

    def _after(self, at: int, name: str | None = None) -> tuple[Item, int] | None:
        """Read a value and the mark behind it; figures that nothing has claimed need a mark of their own."""
        bare = None if name else _BARE.match(self.masked, at)
        end = at + 1 if name else bare.end() if bare else 0
        table = marks.labels("after", self.latin)
        begin = end + self.masked[end : end + 1].isspace()
        match = table.pattern.match(self.masked, begin) if end else None
        if not match or not self._ends(match.end()):
            return None
        chosen = marks.form_of(table.forms[match[0]], "year" if name in DATES else name, loose=False)
        if not chosen or (name is None and chosen[0] == "year"):
            return None
        if name == "page" and chosen[1] == marks.english()["number-of-pages"]:
            # `135–137 с.` is a range under the mark of a total
            several = _SEVERAL.search(self._value(self.masked[at:end]))
            chosen = ("page", marks.english()["pages" if several else "page"])
        field = name if name in DATES else chosen[0]
        stop = chosen[0] == "year" and bool(_STOP.match(self.masked, match.end()))  # it ends a sentence, too
        return Item("number", self._formed(*chosen, self.masked[at:end]), field or ""), match.end() - stop

    def _phrase(self, at: int) -> tuple[Item, int] | None:
        table = marks.phrases()
        hit = table.at(self.folded, at) if self._begins(at) else None
        if not hit or not self._ends(hit.end) or self._is_person(at, hit.end):
            return self._and(at)
        text = self._with_person(hit.value, hit.end)
        # behind `пер. с англ.` the imprint begins: the period ends a sentence, too
        stop = self._field(self.masked[hit.end :].lstrip()[:1]) in PLACES and self.masked[hit.end - 1] == "."
        loud = marks.capital(text) if self.masked[at].isupper() else text
        return Item("phrase", loud), hit.end - (stop and not text.endswith("."))

    def _is_person(self, at: int, end: int) -> bool:
        """Tell whether a phrase stands for the initials of a person, before whose name or work they are."""
        if not _ROW.fullmatch(self.masked, at, end):
            return False
        ahead = self.masked[end:].lstrip()[:2]
        name = self._field(ahead[:1])
        return name not in NUMBERS if name else ahead[1:].islower()

    def _with_person(self, text: str, end: int) -> str:
        """Fit a phrase to what follows: `(ed.)`, `transl. from German by B. Weber`."""
        following = self.masked[end:].lstrip()[:1]
        if following in (")", ":") or self._field(following) == "title":  # `Орлова Я. Л., ред. Растения`
            return text.removesuffix(" by")
        person = self._field(following) == "translator" or _PERSON.match(self.masked, end)
        return f"{text} by" if " from " in text and person else text

    def _and(self, at: int) -> tuple[Item, int] | None:
        """Read the word between two persons of one kind."""
        match = re.compile(rf"(?<={VALUE} )([^\W\d_]+) (?={VALUE})").match(self.masked, at)
        sides = match and (self._field(self.masked[at - 2]), self._field(self.masked[match.end()]))
        if not match or not sides or sides[0] != sides[1] or sides[0] not in PEOPLE:
            return None
        return (Item("text", f"{marks.AND} "), match.end()) if match[1] in marks.conjunctions() else None

    def _plain(self, at: int) -> tuple[Item, int]:
        day = _DAY.match(self.masked, at)
        dated = day and (not day["year"] or self._field(day["year"]) in DATES)
        if day and dated and marks.months(day[0]) != day[0]:
            short = _CUT.match(self.masked, day.end())
            date = marks.months(day[0]).replace("-", " ").replace(".", "")
            kind = "text" if day["year"] else "number"
            return Item(kind, date, "issued"), short.end() if short else day.end()
        month = _MONTH.match(self.masked, at)
        if month and self._field(month["year"]) in DATES and marks.months(month[1]) != month[1]:
            return Item("text", marks.months(month[1])), month.end(1)
        town = marks.town().match(self.masked, at) if self._begins(at) else None
        if town and self._field(self.masked[town.end()]) in (*PLACES, "edition"):
            return Item("plain", ""), town.end()
        city = _CITY.match(self.masked, at)
        name = marks.place(city[1]) if city else None
        if city and name:
            return Item("text", name), city.end()
        match = _PLAIN.match(self.masked, at)
        end = match.end() if match else at + 1
        return Item("plain", self.masked[at:end]), end

    def _begins(self, at: int) -> bool:
        return not at or not self.masked[at - 1].isalnum()

    def _ends(self, end: int) -> bool:
        return not (self.masked[end : end + 1].isalnum() and self.masked[end - 1].isalnum())

    def _field(self, value: str) -> str | None:
        return self.pieces[place_of(value)].field if re.fullmatch(VALUE, value) else None

    def _value(self, value: str) -> str:
        """Return a value as it is written: digits stay, a month is English."""
        name = self._field(value)
        return self._figures(self.pieces[place_of(value)].text if name else value, name)

    def _figures(self, text: str, name: str | None) -> str:
        text = marks.counted(text) if name == "edition" else text
        return _counted(self.write(marks.months(text) if name in DATES else text))

    def _formed(self, name: str, form: str, value: str) -> str:
        text = self._value(value)
        if name == "page" and _SEVERAL.search(text):
            form = form.replace(". ", "s. ", 1) if form == _COLUMN else marks.english()["pages"]
        return form.format(marks.ordinal(text) if name == "edition" else text)

    def written(self, piece: Piece) -> str:
        """Return a piece as it is written, without the marks around it."""
        return self._figures(piece.text, piece.field) if piece.field in NUMBERS else self._written(piece)

    def _written(self, piece: Piece) -> str:
        known = self.known.get((piece.field, piece.turn))
        if known is not None or piece.field in KEPT:
            return piece.text if known is None else known
        if piece.field == "genre" and (mark := marks.phrase(piece.text)):
            return mark
        text = re.sub(r"\s+([:;,])(?=\s)", r"\1", _SCALE.sub(":", piece.text))
        if piece.field == "title":
            text = _FORM.sub(lambda found: marks.phrase(found[0]) or found[0], described(text) or text)
        if piece.field in PEOPLE:
            text = _GLUED.sub(lambda m: f"{m[1]} {m[2]}" if m[1].islower() and m[2].isupper() else m[0], text)
        if piece.field in PLACES:
            text = marks.place(text) or _LAST.sub(lambda found: marks.place(found[0]) or found[0], text)
        return raised(text, _counted(self.write(text)), self.write, every=piece.field in PEOPLE)


def _counted(text: str) -> str:
    """Return a text with the mark of numbers in English, and the space that it wants before a figure."""
    return _GLUED_NUMBER.sub("no. ", text).replace("№", "no.")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a dash stands within a phrase that nothing has claimed: `вода – жизнь`."""
    if _FROM.search(text, 0, match.start()) and _TO.match(text, match.end()):
        return True
    bare = not re.search(r"[.,;:/]", match[0]) and match.start() > 0 and text[match.start() - 1].isalpha()
    following = text[match.end() : match.end() + 1]
    return bare and following.islower() and not re.fullmatch(VALUE, following)
