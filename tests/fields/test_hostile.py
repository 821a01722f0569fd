"""Single references that nobody would print: something is read of each, soon, and nothing breaks."""

from __future__ import annotations

from functools import partial
from time import process_time
from timeit import timeit

import pytest

import refnorm

WORK = "Гусев Н. В. О льде и снеге // Вестник льда. 1999. Т. 5, № 2. С. 12–18."
LONG = 50_000
"""Characters of the shorter of two references whose times are compared."""
FLOOR = 0.05
"""Seconds below which a time says nothing."""

HOSTILE = {
    "punctuation": ".,;:/– ",
    "digits": "1234567890",
    "numbers": "12 1999 345. ",
    "brackets": "[" * 1000 + "]" * 1000,
    "open": "(",
    "open square": "[a ",
    "quotes": "«О льде ",
    "straight": '"Ice ',
    "authors": "Гусев Н. В., ",
    "initials": "А. Б. В. ",
    "capitals": "ABCDEF",
    "mixed": "Bода и лёд ",
    "combining": "а\u0301\u0308",
    "invisible": "\u200b\u200d\ufeff",
    "slashes": " // ",
    "slash": " / А. Б. Гусев ",
    "links": "https://example.org/a ",
    "doi": "10.1234/a",
    "marks": "С. 5. № 4. Т. 3. Вып. 2. ",
    "dates": "5 марта 2001 г. ",
    "parens": "(Серия 5 ; ",
    "shelf marks": "Ф. 1. Оп. 2. ",
    "leaves": "Л. 7–",
    "patents": "Пат. 1234567 ",
    "laws": "Закон РК от 27 июля ",
    "theses": "дис. ... канд. наук: ",
    "conferences": "конф. (Омск, 12–15 ",
    "editions": "2-е изд., испр. и доп. ",
    "names": "Ван Гог ",
    "bodies": "World Bank ",
    "works": WORK + " ",
    "prose": "река впадает в озеро и там замерзает ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_length_takes_about_twice_the_time(piece: str) -> None:
    """A reference of a hundred thousand characters is read in linear time."""
    texts = [(piece * (n // len(piece) + 1))[:n] for n in (LONG, 2 * LONG)]
    assert any(_seconds(texts[1]) <= 3 * max(_seconds(texts[0]), FLOOR) for _ in range(3))


def _seconds(text: str) -> float:
    """Return the seconds of the processor; the collector of garbage rests meanwhile."""
    return timeit(partial(refnorm.parse, text), timer=process_time, number=1)


def test_five_hundred_authors() -> None:
    """Every author is read."""
    crowd = ", ".join(f"Гусев{'абвгд'[n % 5]} Н. В." for n in range(500))
    reference = refnorm.parse(f"{crowd}. О льде // Вестник льда. 1999. № 2. С. 12–18.")
    assert len(reference.author) == 500
    assert (reference.title, reference.container_title) == ("О льде", "Вестник льда")


@pytest.mark.parametrize(
    "text",
    [
        WORK + " " + WORK,
        "О льде и снеге [" * 1000 + WORK,
        WORK.replace("О льде", "«О льде"),
        WORK.replace("льде", "л\u200bь\u0301де"),
        WORK.replace("О ", "O "),
        WORK + "\x00\x01\x00",
        "\x01\x00" + WORK,
        WORK.replace(" ", ""),
        WORK.replace(" ", "   "),
        "\U0001f9ca" + WORK,
        WORK + "]]",
    ],
)
def test_something_is_read(text: str) -> None:
    """A year at least; spans stay within the text."""
    reference = refnorm.parse(text)
    assert reference.issued and reference.issued.year == 1999
    assert all(0 <= s.start <= s.end <= len(text) for spans in reference.spans.values() for s in spans)


@pytest.mark.parametrize("text", ["", " ", ".", "…", "123", "[", "]", "«", "//", "\x00", "\u200b", "\ud800"])
def test_nearly_nothing_is_no_crash(text: str) -> None:
    """What says nothing has no fields that say something."""
    assert refnorm.parse(text).author == ()
