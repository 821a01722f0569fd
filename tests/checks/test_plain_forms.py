"""What one form leaves in doubt and the other shows plainly is no doubt."""

from __future__ import annotations

import pytest

from refnorm.checks.rn901_uncertain_parse import _confirmed
from refnorm.model import Entry, Reference, Span

_SPANS = {"title": (Span(0, 4),), "container-title": (Span(5, 9),)}


def entry(container: str, sure: float, **more: object) -> Entry:
    """Return an entry whose journal or book was read so surely."""
    values = {"type": "chapter", "container_title": container, "spans": _SPANS, **more}
    return Entry(1, "", Span(0, 9), "", Reference(confidence={"container_title": sure}, **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("own", "plain"),
    [
        (entry("Proc. of the Conf.", 0.4), True),
        (entry("Proc. of the Conf.", 0.4, type="book"), False),
        (entry("Proc. of the Conf.", 0.4, leftover=(Span(7, 9),)), False),
        (entry("Proc. of the Conf.", 0.4, spans={"container-title": (Span(5, 9),)}), False),
    ],
    ids=["the same fields", "another kind of work", "something left over", "a field less"],
)
def test_a_translated_book(own: Entry, plain: bool) -> None:
    """A name that is translated has no letters to compare; that all fields are the same says it."""
    assert _confirmed(own, entry("Труды конференции", 0.9), "container_title") is plain


def test_two_doubts() -> None:
    """What the other form leaves open as well is not confirmed by it."""
    assert not _confirmed(entry("Proc.", 0.4), entry("Труды", 0.4), "container_title")
