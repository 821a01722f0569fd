"""What may stand in the romanization of a word is known before its letters are followed."""

from __future__ import annotations

from random import Random

import pytest

from refnorm.romanization.scheme import alphabet, languages
from refnorm.romanization.spots import characters, spots

_OTHERS = "'-éʻ7z"
"""Characters that no alphabet has."""


@pytest.mark.parametrize("language", languages())
def test_no_letter_becomes_what_is_not_expected(language: str) -> None:
    """Whatever the context, all that a letter becomes is made of these characters; a stranger is none."""
    draw, letters = Random(1), sorted(alphabet(language)) + list(_OTHERS)
    for _ in range(200):
        word = "".join(draw.choices(letters, k=draw.randint(1, 7)))
        written = {output for spot in spots(word, language) for output in spot.outputs}
        assert characters(word, language).issuperset("".join(written)), word
        assert "§" not in characters(word, language)
