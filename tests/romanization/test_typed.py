"""What is Latin in any language and typed with native letters."""

from __future__ import annotations

import pytest

from refnorm.romanization import romanize
from refnorm.romanization.typed import latin

MEANT = [
    ("ХХ век", "XX век"),
    ("культура ХIХ – начала ХХ в.", "культура XIX – начала XX в."),
    ("ХVІІІ–ХІХ вв.", "XVIII–XIX вв."),
    ("Х съезд", "X съезд"),
    ("в ХХ", "в XX"),
    ("СО2, Н2О и рН почв", "CO2, H2O и pH почв"),
    ("С2Н5ОН и СН4-фермент", "C2H5OH и CH4-фермент"),
]
PLAIN = [
    "Хасанов ХХ, Белов Х. Х. Реки",
    "Хаов Х и др.",
    "І знову весна",
    "МИХ, СО, ВИЧ и ТЭЦ-2",
    "СВ98, Т4, ВК2, Р1",
    "Сорока и Хор",
    "И.ХХ",
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_what_is_meant_is_written(typed: str, meant: str) -> None:
    """Numerals and formulas are told by their letters and by the words around."""
    assert latin(typed) == meant
    assert latin(meant) == meant


@pytest.mark.parametrize("text", PLAIN)
def test_words_and_initials_stay(text: str) -> None:
    """What only looks like a numeral or formula is a word, a mark or initials."""
    assert latin(text) == text


def test_no_letter_of_an_address_changes() -> None:
    """A romanized link leads nowhere."""
    text = "см. https://пример.рф/путь?ы=1, реки@почта.рф и www.пример.рф. Ёж"
    kept = "sm. https://пример.рф/путь?ы=1, реки@почта.рф i www.пример.рф. Ezh"
    assert romanize(text, "ru-bsi") == kept
    assert romanize(text, "ru-bsi", references=True) == kept
