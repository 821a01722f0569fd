"""Entries that no reference is: one word hundreds of times must not be compared with itself for ever."""

from __future__ import annotations

from refnorm.reconcile import links


def test_a_word_that_recurs_without_end_tells_nothing(monkeypatch) -> None:
    """Up to so many places of a word are looked at, and links to so many before one."""
    found = [(n, n, 1.0) for n in range(40)]
    whole = links._chain(found, "T" * 40, "T" * 40)
    assert whole == found
    monkeypatch.setattr(links, "_BACK", 1)
    crossing = [(0, 0, 1.0), (1, 5, 1.0), (2, 3, 1.0)]
    assert links._chain(crossing, "T" * 3, "T" * 6) == [(0, 0, 1.0), (1, 5, 1.0)]
