"""English words as the lists of words have them."""

from __future__ import annotations

import pytest

from refnorm.locales.spelling import is_known
from refnorm.locales.spelling.variants import are_variants


@pytest.mark.parametrize(
    ("word", "known"), [("s", False), ("", False), ("rivers", True), ("rivres", False), ("riversлар", False)]
)
def test_a_word_is_known_or_not_however_short(word: str, known: bool) -> None:
    assert is_known(word) is known


@pytest.mark.parametrize(
    ("one", "other"),
    [("fibre", "fiber"), ("colours", "colors"), ("modelling", "modeling"), ("organisation", "organization")],
)
def test_two_spellings_of_one_word(one: str, other: str) -> None:
    """Britain and America write one word in two ways, either of which may stand first."""
    assert are_variants(one, other)
    assert are_variants(other, one)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("fibre", "fibre"), ("fibre", "fiver")])
def test_other_words_are_no_spellings_of_one(one: str, other: str) -> None:
    """A short word that would become another by the same letters is another."""
    assert not are_variants(one, other)
