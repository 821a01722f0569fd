"""Letters of a native word and of its romanization are aligned, whatever their lengths."""

from __future__ import annotations

import pytest

from refnorm.romanization.alignment import aligned
from refnorm.romanization.letters import is_written

LENGTHS = [
    ("реки", "r" * 150),
    ("р" * 150, "reki"),
    ("р", "reki" * 30),
    ("реки", ""),
    ("", "r" * 40),
    ("", ""),
]


@pytest.mark.parametrize(("word", "roman"), LENGTHS)
def test_words_of_very_different_length(word: str, roman: str) -> None:
    cost, steps = aligned(word, roman, "ru")
    assert "".join(step.native for step in steps) == word
    assert "".join(step.roman for step in steps) == roman
    assert cost >= abs(len(word) - len(roman)) - 3 * len(word)


def test_no_word_is_written_by_no_scheme() -> None:
    """What is left of a number when its letters are taken is no word."""
    assert not is_written("", "e")
