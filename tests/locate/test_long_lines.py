"""Lines that are longer than any list: what is looked at of them is bounded."""

from __future__ import annotations

import pytest

from refnorm.fields import afterword, evidence, marker
from refnorm.fields.lines import lines
from refnorm.locate import locate
from refnorm.model import Block, Document, Span

ITEM = "12. Petrov A. B. Rivers. Moscow, 2011. 12 p. "


def document(text: str) -> Document:
    """Make a document of one line."""
    return Document("long.txt", "text", text, blocks=(Block(Span(0, len(text)), "paragraph"),))


def test_evidence_is_at_the_beginning() -> None:
    """What stands far behind in a line makes it no reference, and no address either."""
    far = "а" * evidence.LOOKED_AT
    assert evidence.weight(ITEM) > 1
    assert evidence.weight(far + ITEM) == 0
    assert afterword.begins("Author: petrov@mail.ru")
    assert not afterword.begins(far + " petrov@mail.ru")


def test_marks_of_a_line_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more marks are looked for than a list has entries, and not without end behind the last one."""
    monkeypatch.setattr(marker, "_MOST", 3)
    assert len(marker.marks(list(lines(document("Rivers. " + ITEM * 7))))) == 3
    monkeypatch.setattr(marker, "_WIDEST", 10 * len(ITEM))
    monkeypatch.setattr(marker, "_MOST", 100)
    assert len(marker.marks(list(lines(document("Lakes.. " + ITEM * 70))))) <= 10


def test_a_title_is_short() -> None:
    """A file of one long line has the beginning of it for its title."""
    (article,) = locate(document("**Реки** " + "степи " * 5000))
    assert article.title.startswith("Реки степи")
    assert len(article.title) == 300
