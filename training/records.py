"""Made-up works: their fields as plain text, put together from a language's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

from training.shelf import Table, languages, table, vocabulary, weighted, words
from training.template import fill_in

Record = dict[str, str]
"""A work: `type`, `language`, and its fields; names are `Family, Given Names; …`."""

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIX", "XX")


def record(rng: Random) -> Record:
    """Make a work of any type in any language."""
    settings = table("vocabulary", "types")
    language = weighted(rng, {name: vocabulary(name)["weight"] for name in languages()})
    kind = weighted(rng, {name: one["weight"] for name, one in settings["type"].items()})
    return work(kind, language, rng)


def work(kind: str, language: str, rng: Random) -> Record:
    """Make a work of one type in one language."""
    return Maker(kind, language, rng).make()


class Maker:
    """Fills the fields of one work."""

    def __init__(self, kind: str, language: str, rng: Random) -> None:
        """Take the work's type and language."""
        self.kind, self.language, self.rng = kind, language, rng
        self.vocabulary = vocabulary(language)
        self.settings: Table = table("vocabulary", "types")["type"][kind]

    def make(self) -> Record:
        """Return the work; what a type may lack, it has by chance."""
        made: Record = {"type": self.kind, "language": self.language}
        for field, chance in self.settings["fields"].items():
            if self.rng.random() < chance and (value := self._field(field)):
                made[field] = value
        return made

    def _field(self, field: str) -> str:
        maker: Callable[[], str] | None = getattr(self, f"_{field}", None)
        return maker() if maker else self._phrase(field)

    def _phrase(self, field: str) -> str:
        """Fill a field from the vocabulary's list for the type, or for all types."""
        text = self.say(f"{field}_{self.kind}", field)
        return text[:1].upper() + text[1:] if field in ("title", "container") else text

    def say(self, *lists: str) -> str:
        """Expand a text from the first of some lists that the vocabulary has, or nothing."""
        for name in lists:
            if held := self.vocabulary.get(name):
                return _tidied(fill_in(self.rng.choice(held), self.fill, self.rng))
        return ""

    def fill(self, slot: str) -> str | None:
        """Fill a slot of a phrase: a number, a name, or another list's phrase."""
        rng = self.rng
        match slot:
            case "year":
                return self._year()
            case "small":
                return str(rng.randint(2, 12))
            case "number":
                return str(rng.randint(13, 400))
            case "day" | "short":
                return str(rng.randint(13, 28))
            case "big":
                return str(rng.randint(401, 9_999))
            case "roman":
                return rng.choice(NUMERALS)
            case "century":
                return rng.choice(("XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"))
            case "digit":
                return str(rng.randint(0, 9))
            case "surname":
                return rng.choice(words(self.language, "surnames"))
            case "person":
                return self._turned(self._person())
        return self.say(f"{slot}_{self.kind}", slot) or None

    def _turned(self, name: str) -> str:
        """Write `Family, Given Names` as running text has it."""
        family, _, given = name.partition(", ")
        short = " ".join(f"{part[0]}." for part in given.split())
        return f"{self.rng.choice((short, given))} {family}".strip()

    def _author(self) -> str:
        if self.rng.random() < self.settings.get("organisation", 0.02):
            return self.say("organisations").partition(" = ")[0]
        counts: list[int] = self.settings.get("authors", [1, 1, 1, 2, 2, 3, 3, 4, 5, 7, 10])
        return "; ".join(self._person() for _ in range(self.rng.choice(counts)))

    def _editor(self) -> str:
        return "; ".join(self._person() for _ in range(self.rng.choice((1, 1, 1, 2, 2, 3))))

    def _translator(self) -> str:
        return self._person()

    def _person(self) -> str:
        """Make one name; where the language has forms for women, half of the people are women."""
        endings = [pair.split("=") for pair in words(self.language, "female")]
        family = self.rng.choice(words(self.language, "surnames")).replace("_", " ")
        woman = self.rng.random() < 0.5
        if woman:
            found = (family[: -len(man)] + ending for man, ending in endings if family.endswith(man))
            family = next(found, family)
        if self.rng.random() < 0.02:
            family += f"-{self.rng.choice(words(self.language, 'surnames')).replace('_', ' ')}"
        sex = "women" if woman else "men"
        names = [self.rng.choice(words(self.language, sex))]
        second = words(self.language, f"patronymics_{sex}") or (*words(self.language, sex), "", "", "")
        if self.rng.random() < self.vocabulary.get("second_names", 0.5):
            names.append(self.rng.choice(second))
        return f"{family}, {' '.join(names).strip()}"

    def _year(self) -> str:
        year = 2025 - int(self.rng.expovariate(1 / 18))
        return str(max(year, self.rng.randint(1801, 1960)))

    def _place(self) -> str:
        count = self.rng.choice((1,) * 14 + (2, 2, 3))
        return "; ".join(dict.fromkeys(self.say(f"places_{self.kind}", "places") for _ in range(count)))

    def _publisher(self) -> str:
        own = f"publishers_{self.kind}"
        names = [self.say(own, "publishers") if self.rng.random() < 0.7 else self.say("publishers")]
        if self.rng.random() < 0.03:
            names.append(self.say("publishers"))
        return "; ".join(dict.fromkeys(names))

    def _volume(self) -> str:
        rng = self.rng
        if self.kind != "article":
            few = (rng.randint(1, 12), rng.randint(1, 4), rng.choice(NUMERALS[:8]), "1-2", "1–3")
            return str(rng.choice(few))
        number = rng.choice((rng.randint(1, 30), rng.randint(1, 90), rng.randint(20, 450)))
        return rng.choice((str(number),) * 14 + (rng.choice(NUMERALS), f"{number}{rng.choice('ABCD')}"))

    def _issue(self) -> str:
        rng = self.rng
        number = rng.choice((rng.randint(1, 6), rng.randint(1, 12), rng.randint(1, 60)))
        if rng.random() < 0.85:
            return str(number)
        running = f"{number} ({number + rng.randint(5, 90)})"
        return rng.choice((rng.choice(NUMERALS), f"{number}-{number + 1}", running))

    def _pages(self) -> str:
        rng = self.rng
        first = rng.choice((rng.randint(3, 60), rng.randint(3, 300), rng.randint(20, 3000)))
        last = first + rng.choice((rng.randint(1, 9), rng.randint(3, 30)))
        kind = rng.random()
        if kind < 0.06:
            return str(first)
        return f"e{first}" if kind < 0.07 else f"{first}-{last}"

    def _total(self) -> str:
        return str(self.rng.choice((self.rng.randint(60, 500), self.rng.randint(16, 1200))))

    def _artnum(self) -> str:
        return str(self.rng.randint(100_001, 999_999))

    def _edition(self) -> str:
        return str(self.rng.choice((2, 2, 2, 3, 3, 4, 5, 7)))

    def _date(self) -> str:
        return f"{self.rng.randint(1, 28)}.{self.rng.randint(1, 12)}"

    def _days(self) -> str:
        first = self.rng.randint(1, 22)
        return f"{first}-{first + self.rng.randint(1, 5)}.{self.rng.randint(1, 12)}"

    def _isbn(self) -> str:
        return _coded(self.rng, table("vocabulary", "links")["isbn"])

    def _accessed(self) -> str:
        return f"{self._date()}.{self.rng.randint(2005, 2025)}"

    def _doi(self) -> str:
        return _coded(self.rng, table("vocabulary", "links")["doi"])

    def _url(self) -> str:
        return _coded(self.rng, table("vocabulary", "links")["url"])

    def _en_title(self) -> str:
        """Translate the title: any English title will do, since only its place is learned."""
        return Maker(self.kind, "en", self.rng)._phrase("title")

    def _en_container(self) -> str:
        return Maker(self.kind, "en", self.rng)._phrase("container")


_YEARS = re.compile(r"\b(\d{4})(\s?[–-]\s?)(\d{4})\b")


def _tidied(text: str) -> str:
    """Put the earlier of two years first."""
    return _YEARS.sub(lambda y: f"{min(y[1], y[3])}{y[2]}{max(y[1], y[3])}", text)


_DIGITS, _LETTERS = "0123456789", "abcdefghijklmnopqrstuvwxyz"


def _coded(rng: Random, shapes: Any) -> str:
    """Write a link: # stands for a digit, @ for a letter, {word} for a word of links."""
    stock: list[str] = table("vocabulary", "links")["words"].split()
    text = fill_in(rng.choice(shapes), lambda _: rng.choice(stock), rng)
    return "".join(
        rng.choice(_DIGITS) if letter == "#" else rng.choice(_LETTERS) if letter == "@" else letter
        for letter in text
    )
