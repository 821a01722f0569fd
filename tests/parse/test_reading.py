"""What an entry is read by: rules where marks prove it, else the model, and neither for what is no entry."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.fields.visible import visible
from refnorm.parse.entry import alone
from refnorm.parse.reading import Sight, look

UNMARKED = "Орлов Д. Е., О ветре, Вестник зимы, 1999, 7, 1–9. "


def seen(text: str) -> Sight:
    """Return how an entry of that text is looked at."""
    return look(Draft(visible(*alone(text))))


def test_the_model_reads_entries_and_no_damaged_files() -> None:
    """Its tables grow with every word: forty megabytes in one entry would fill the memory."""
    assert seen(UNMARKED).emissions
    assert not seen(UNMARKED * 300).emissions
