"""Noise of scanners and typists on labelled letters: rare, and every span stays exact."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from training.shelf import table
from training.spans import Cell, text

Noise = Callable[[list[Cell], Random], list[Cell]]

CLEAN = 0.72
"""The share of references that nobody spoiled."""


def spoil(line: list[Cell], rng: Random) -> list[Cell]:
    """Return the line with no fault, or with a few."""
    if rng.random() < CLEAN:
        return line
    kinds = table("vocabulary", "noise")["kind"]
    for name in rng.choices(list(kinds), list(kinds.values()), k=rng.choice((1, 1, 1, 2, 2, 4))):
        line = KINDS[name](line, rng)
    return line


def replaced(line: list[Cell], start: int, end: int, new: str) -> list[Cell]:
    """Put other letters in place of some; they take the label that stands on both sides of them."""
    before = line[start - 1][1] if start else ""
    after = line[end][1] if end < len(line) else ""
    inner = line[start][1] if end > start else before
    kept = inner if end > start or before == after else ""
    return [*line[:start], *((letter, kept) for letter in new), *line[end:]]


def _somewhere(pattern: str, line: list[Cell], rng: Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text(line)))
    return rng.choice(found) if found else None


def _changed(pattern: str, new: Callable[[re.Match[str], Random], str]) -> Noise:
    """Make a noise that rewrites one of the places where a pattern matches."""

    def change(line: list[Cell], rng: Random) -> list[Cell]:
        found = _somewhere(pattern, line, rng)
        if not found:
            return line
        return replaced(line, found.start(), found.end(), new(found, rng))

    return change


def _lookalike(found: re.Match[str], rng: Random) -> str:
    return str(rng.choice(table("vocabulary", "noise")["alike"].get(found[0], [found[0]])))


def _misread(found: re.Match[str], rng: Random) -> str:
    return str(rng.choice(table("vocabulary", "noise")["misread"].get(found[0], [found[0]])))


def _tight(line: list[Cell], _: Random) -> list[Cell]:
    """Leave out the spaces after marks, as in `М.:Наука,2001.-с.5`, from the middle of the line on."""
    whole = text(line)
    marks = re.finditer(r"[.,:;–-] ", whole)
    gone = {found.start() + 1 for found in marks if found.start() > len(whole) // 2}
    return [cell for i, cell in enumerate(line) if i not in gone]


def _dashes(line: list[Cell], rng: Random) -> list[Cell]:
    """Write every dash alike, rightly or wrongly."""
    dash = rng.choice("-–—−")
    return [(dash if letter in "-–—" else letter, run) for letter, run in line]


def _capitals(line: list[Cell], rng: Random) -> list[Cell]:
    """Write the first word, or one labelled value, in capitals."""
    runs = sorted({run for _, run in line if run.startswith(("author", "title", "container"))})
    run = rng.choice([*runs, ""])
    return [(_capital(letter) if held == run else letter, held) for letter, held in line]


def _capital(letter: str) -> str:
    """Return a letter's capital; ß has none."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def _tail(line: list[Cell], rng: Random) -> list[Cell]:
    """Add rubbish at the end."""
    return [*line, *((letter, "") for letter in rng.choice(table("vocabulary", "noise")["tails"]))]


def _head(line: list[Cell], rng: Random) -> list[Cell]:
    """Add a number or mark at the start."""
    number = str(rng.randint(1, 60))
    head = rng.choice(table("vocabulary", "noise")["heads"]).replace("#", number)
    return [*((letter, "") for letter in head), *line]


def _swapped(line: list[Cell], rng: Random) -> list[Cell]:
    """Swap two letters within a word."""
    found = _somewhere(r"[^\W\d_]{4,}", line, rng)
    if not found:
        return line
    i = rng.randint(found.start() + 1, found.end() - 2)
    line = list(line)
    (one, here), (two, there) = line[i], line[i + 1]
    line[i], line[i + 1] = (two, here), (one, there)
    return line


KINDS: dict[str, Noise] = {
    "lookalike": _changed(r"[АВЕКМНОРСТХаеорсухABEKMHOPCTXaeopcyxіi]", _lookalike),
    "misread": _changed(r"rn|[lI1O0mшщийцнпcе]", _misread),
    "lost_space": _changed(r"(?<=\w[.,:;]) (?=\w)|(?<=\w) (?=\w)", lambda _, __: ""),
    "wide_space": _changed(r" ", lambda _, __: "  "),
    "split_word": _changed(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", lambda _, __: " "),
    "hyphen": _changed(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", lambda _, rng: rng.choice(("-", "- ", "-"))),
    "lost_stop": _changed(r"(?<=\w)\.(?= )", lambda _, __: ""),
    "comma_stop": _changed(r"(?<=\w)\.(?= )", lambda _, __: ","),
    "doubled": _changed(r"(?<=\w)[.,:](?= )", lambda found, _: found[0] * 2),
    "early_space": _changed(r"(?<=\w)(?=[.,:;])", lambda _, __: " "),
    "lost_quote": _changed(r"[»”\"]", lambda _, __: ""),
    "lost_bracket": _changed(r"[)\]]", lambda _, __: ""),
    "lost_letter": _changed(r"(?<=[^\W\d_]{2})[^\W\d_](?=[^\W\d_])", lambda _, __: ""),
    "lower": _changed(r"(?<=[.:] )[^\W\d_](?=[^\W\d_]{3})", lambda found, _: found[0].lower()),
    "raised": _changed(r"(?<=\d)(?:th|st|nd|rd)\b", lambda found, _: f"<sup>{found[0]}</sup>"),
    "swapped": _swapped,
    "tight": _tight,
    "dashes": _dashes,
    "capitals": _capitals,
    "tail": _tail,
    "head": _head,
}
