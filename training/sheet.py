"""One record under one style: what each slot of a style's template says, and which label it bears."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random
from typing import Any

from training.names import Hand, person
from training.records import Record
from training.shelf import Table, chosen, table, vocabulary

LABELS = {
    "resp": "note", "event": "note", "days": "note", "form": "note", "genre": "note", "tongue": "note",
    "editors": "editor", "total": "pages", "artnum": "pages",
    "en_title": "translation", "en_container": "translation",
    "trans": "title", "trans_container": "container",
}  # fmt: skip
"""The labels of the slots that are not called by them."""

ZERO_WIDTH = "\u200b"
"""A word of the style that says nothing, which is not a missing value."""

FIELDS = frozenset({
    "author", "editor", "translator", "title", "container", "series", "publisher", "place", "year",
    "volume", "issue", "pages", "url", "doi", "accessed", "edition", "note", "translation",
})  # fmt: skip

_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "the",
    "to", "under", "using", "via", "with",
})  # fmt: skip
_DASHES = ["-", "-", "-", "–", "–", "–", "–", " – ", "—", "‒", "--"]
_DATES = {
    "Latin": [
        "{d} {month} {y}", "{month} {d}, {y}", "{mon} {d}, {y}", "{mon}. {d}, {y}", "{d} {mon}. {y}",
        "{dd}.{mm}.{y}", "{dd}.{mm}.{y}", "{y}-{mm}-{dd}",
    ],
    "Cyrillic": [
        "{dd}.{mm}.{y}", "{dd}.{mm}.{y}", "{dd}.{mm}.{y}", "{d}.{mm}.{y}", "{d} {month} {y}",
        "{dd}.{mm}.{y} г.",
    ],
}  # fmt: skip


def label(slot: str) -> str:
    """Return the label of a slot, or nothing for words of the style."""
    found = LABELS.get(slot, slot)
    return found if found in FIELDS else ""


class Sheet:
    """The values of one record in the habits of one list, which are drawn once."""

    def __init__(self, record: Record, style: Table, rng: Random) -> None:
        """Draw the habits: names, places, dashes, dates and capitals."""
        self.record, self.rng, self.style = record, rng, style
        self.labels = labels(record, style, rng)
        self.words = {"and": self._word("and"), "etal": self._word("etal")}
        profiles = table("styles", "names")
        self.hand = Hand(profiles[rng.choice(style["names"])], self.words, rng)
        self.plain = Hand(profiles["plain"], self.words, rng)
        self.edition = rng.choice(self.labels["edition"])
        self.dash = rng.choice(_DASHES)
        self.short = rng.random() < style.get("short_places", 0.5)
        self.glue = rng.choice(("; ", "; ", "; ", " ; ", " – ", "/", " / ", ", ", "–", "-"))
        self.case: str = chosen(rng, style.get("case", "as is"))
        self.colon: str = chosen(rng, style.get("colon", [": ", ": ", ". ", " : "]))

    def _word(self, key: str) -> str:
        return str(self.rng.choice(self.labels[key]))

    def fill(self, slot: str) -> str | None:
        """Return what a slot says, or None if the record does not know."""
        if slot.startswith("@"):
            return self._mark(slot[1:])
        maker = getattr(self, f"_{slot}", None)
        value = maker() if maker else self.record.get(slot)
        return value or None

    def _mark(self, key: str) -> str:
        """Return a word of the style; a space that belongs to it is sometimes left out."""
        if key == "months_en":
            return str(self.rng.choice(vocabulary("en")["labels"]["months"]))
        word = str(self.rng.choice(self.labels.get(key, ("",)))) or ZERO_WIDTH
        return word.rstrip(" ") if word.endswith(". ") and self.rng.random() < 0.04 else word

    def _author(self) -> str:
        names = self.record.get("author", "")
        # the author of the entry before, who is not named again
        if names and self.rng.random() < 0.008:
            return self._word("same")
        return self.hand.write(names)

    def _year(self) -> str:
        """Return the year, some with the letter that tells two works of one year apart."""
        year = self.record.get("year", "")
        return year + self.rng.choice(self.labels["letters"]) if self.rng.random() < 0.012 else year

    def _editor(self) -> str:
        return self.plain.write(self.record.get("editor", ""))

    def _translator(self) -> str:
        return self.plain.write(self.record.get("translator", ""))

    def _editors(self) -> str:
        return self.hand.write(self.record.get("editor", ""))

    def _resp(self) -> str:
        """Repeat the authors as a statement of responsibility does."""
        everybody = self.record.get("author", "").split("; ")
        shown = everybody[: self.rng.choice((1, 2, 3))] if len(everybody) > 3 else everybody
        names = ", ".join(person(name, "I F") for name in shown if name)
        if shown == everybody:
            return names
        return f"{names} {self.rng.choice(self.labels.get('etal_square', ('et al.',)))}"

    def _title(self) -> str:
        title, after = self.record.get("title", ""), self.record.get("subtitle", "")
        if after:
            title += self.colon + (after[0].upper() + after[1:] if self.colon[0] == "." else after)
        return self.cased(title) if self.record["language"] == "en" else title

    def _note(self) -> str:
        note = self.record.get("note", "")
        return note[:1].upper() + note[1:] if self.rng.random() < 0.3 else note

    def _trans(self) -> str:
        return self.cased(self.record.get("en_title", ""))

    def _trans_container(self) -> str:
        return self.record.get("en_container", "")

    def cased(self, title: str) -> str:
        """Write an English title as the style writes titles."""
        if self.case == "title":
            return capitalized(title)
        return title.upper() if self.case == "upper" else title

    def _place(self) -> str:
        return self.glue.join(self._place_name(one) for one in self.record.get("place", "").split("; "))

    def _place_name(self, written: str) -> str:
        forms = written.split(" = ")
        return forms[1] if self.short and len(forms) > 1 else forms[0]

    def _publisher(self) -> str:
        names = [one.partition(" = ")[0] for one in self.record.get("publisher", "").split("; ")]
        return self.glue.join(name for name in names if name)

    def _container(self) -> str:
        own, _, other = self.record.get("container", "").partition(" = ")
        return f"{own} = {other}" if other and self.rng.random() < 0.1 else own

    def _pages(self) -> str:
        return self.record.get("pages", "").replace("-", self.dash)

    def _edition(self) -> str:
        number = self.record.get("edition", "")
        if not number.isdigit() or not self.edition.startswith(" e"):
            return number and number + self.edition
        ending = {"1": "st", "2": "nd", "3": "rd"}.get(number, "th")
        return f"{number}{ending}{self.edition}"

    def _date(self) -> str:
        """Write the day of a newspaper: a day and its month."""
        day, _, month = self.record.get("date", "").partition(".")
        if not month:
            return ""
        return f"{day} {self.labels['months'][int(month) - 1]}"

    def _days(self) -> str:
        """Write the days of a conference: `11-12.10` with the month's name, in English before them."""
        days, _, month = self.record.get("days", "").partition(".")
        if not month:
            return ""
        days, name = days.replace("-", self.rng.choice("-–")), self.labels["months"][int(month) - 1]
        return f"{name} {days}" if self.labels["and"][0] == "and" else f"{days} {name}"

    def _tongue(self) -> str:
        """Say in which language a romanized work is written."""
        found = table("vocabulary", "romanized")["tongue"].get(self.record["language"])
        return self.rng.choice(found) if found and self.record.get("scheme") else ""

    def _accessed(self) -> str:
        """Write a date `12.3.2020` as the language does; what is no such date stays."""
        held = self.record.get("accessed", "")
        if not re.fullmatch(r"\d+\.\d+\.\d{4}", held):
            return held
        day, month, year = held.split(".")
        name = self.labels["months"][int(month) - 1]
        shape = self.rng.choice(_DATES[self.labels["script"]])
        numbers = {"d": day, "dd": day.zfill(2), "mm": month.zfill(2), "y": year}
        return shape.format(**numbers, month=name, mon=name[:3])

    def _form(self) -> str:
        found = vocabulary(self.record["language"]).get("form")
        return self.rng.choice(found) if found and not self.record.get("scheme") else ""


def labels(record: Record, style: Table, rng: Random) -> Mapping[str, Any]:
    """Return the words around the fields: the style's language, or the work's own."""
    named = chosen(rng, style.get("labels", "own"))
    if named == "own":
        named = "romanized" if record.get("scheme") else record["language"]
    if named == "romanized":
        base, own = vocabulary("en"), table("vocabulary", "romanized")
    else:
        base, own = vocabulary("ru"), vocabulary(named)
    return {**base["labels"], **own["labels"], "script": own["script"]}


def capitalized(title: str) -> str:
    """Begin the words of a title with capitals, but for the small ones."""
    found = title.split(" ")
    return " ".join(
        word if i and word in _SMALL else word[:1].upper() + word[1:] for i, word in enumerate(found)
    )
