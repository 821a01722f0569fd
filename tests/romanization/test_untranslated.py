"""The English words behind a title's bracket, which are no words of the title."""

from __future__ import annotations

from refnorm.model import Entry, Span
from refnorm.romanization.cognates import untranslated
from refnorm.romanization.words import Word

ADDED = [Word("Vody", "vody", Span(0, 4), "leftover", native=False, short=False)]


def test_an_entry_without_a_title_has_none() -> None:
    assert untranslated(ADDED, Entry(1, None, Span(0, 10), "Vody rechn")) == ADDED
