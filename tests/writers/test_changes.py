"""A proposed change is shown so that people see what it changes."""

from __future__ import annotations

from refnorm.model import Edit, Span
from refnorm.writers.changes import changed

TEXT = "Orlov D. E. O vetre. Moscow, 2000, p.234. (in Russian)"


def edit(printed: str, text: str) -> Edit:
    """Return the change of a stretch that stands once in the text."""
    start = TEXT.index(printed)
    return Edit(Span(start, start + len(printed)), text, safe=True)


def test_a_mark_alone_is_shown_with_the_words_around_it() -> None:
    """A space that is set shows between two words, not behind a period."""
    dot = TEXT.index("p.") + 1
    assert changed(TEXT, Edit(Span(dot, dot + 1), ". ", safe=True)) == ("p.234.", "p. 234.")


def test_a_word_is_shown_alone() -> None:
    """A value says enough without what stands around it."""
    assert changed(TEXT, edit("Moscow", "Almaty")) == ("Moscow", "Almaty")


def test_marks_at_a_part_of_a_word_are_shown_with_all_of_it() -> None:
    """A period behind the last figure of a number says little beside that figure alone."""
    assert changed(TEXT, edit("4", "4 ")) == ("p.234.", "p.234 .")


def test_what_is_taken_away_leaves_its_neighbours() -> None:
    """What would stand there is read with the words that are left."""
    assert changed(TEXT, edit("D. E. ", "")) == ("Orlov D. E. O", "Orlov O")
