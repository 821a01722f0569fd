"""A book's original is told from its translation by what of the native side stands on the other."""

from __future__ import annotations

import pytest

from refnorm.checks.editions import other_edition
from refnorm.model import Entry, Span
from refnorm.parse import parse

NATIVE = "Харпер Дж. Переправа и город. М.: Весь, 2001. 214 с."


def entry(raw: str) -> Entry:
    """Return an entry as it is printed and parsed."""
    return Entry(1, "", Span(0, len(raw)), raw, parse(raw))


@pytest.mark.parametrize(
    ("romanized", "original"),
    [
        ("Harper J. The Ferry and the Town. London: Press, 1994. 198 p.", True),
        ("Harper J. The Ferry and the Town. London: Press, 2001. 198 p.", False),
        ("Harper J. The Ferry and the Town. Moscow: Ves, 1994. 198 p.", False),
        ("Harper J. Pereprava i gorod. London: Press, 1994. 198 p.", False),
    ],
    ids=["another year", "the same year", "the publisher, a word of four letters", "the title"],
)
def test_an_original(romanized: str, original: bool) -> None:
    """Another year alone does not tell it: nothing of title and publisher may be printed there."""
    assert other_edition(entry(NATIVE), entry(romanized)) is original
