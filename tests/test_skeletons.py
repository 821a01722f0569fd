"""The consonants by which words of two scripts are compared."""

from __future__ import annotations

import pytest

from refnorm.text import skeleton


@pytest.mark.parametrize(
    ("native", "romanized"),
    [
        ("գիտություն", "gitutyun"),
        ("Ուսուցում", "Usutsum"),
        ("ԳԻՏՈՒԹՅՈՒՆ", "GITUTYUN"),
        ("Ավետյան", "Avetyan"),
    ],
    ids=["a vowel of two letters", "at the beginning", "in capitals", "a consonant"],
)
def test_armenian(native: str, romanized: str) -> None:
    """The two letters of ու are a vowel, and no v."""
    assert skeleton(native) == skeleton(romanized)


@pytest.mark.parametrize(
    ("native", "romanized"),
    [
        ("ხინთიბიძე", "Khintibidze"),
        ("ღამაძე", "Ghamadze"),
        ("ცაიშვილი", "Tsaishvili"),
        ("წერეთელი", "Ts’ereteli"),
    ],
)
def test_georgian(native: str, romanized: str) -> None:
    """Letters of Georgian are what its romanizations write."""
    assert skeleton(native) == skeleton(romanized)
