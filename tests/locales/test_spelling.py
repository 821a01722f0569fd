"""English words as the lists of words have them."""

from __future__ import annotations

import pytest

from refnorm.locales.spelling import is_known


@pytest.mark.parametrize(
    ("word", "known"), [("s", False), ("", False), ("rivers", True), ("rivres", False), ("riversлар", False)]
)
def test_a_word_is_known_or_not_however_short(word: str, known: bool) -> None:
    assert is_known(word) is known
