"""Thousands of like findings: each is known again, and few texts are compared for it."""

from __future__ import annotations

import pytest
from rapidfuzz import process

from refnorm.history import Fault, Snapshot, compared
from refnorm.history.matching import MANY, Alike

SLIPS = (("свойств", "свойства"), ("Вестник", "Вестн."), ("Иванов", "Ивонов"), ("– С.", "- С."))


def entry(number: int) -> str:
    """Return an entry that is like its neighbours but for a number and a page."""
    pages = f"{number % 7}–{number % 9 + 60}"
    return (
        f"{number}. Иванов И. Исследование свойств образца {number} // Вестник. – 2019. – № 4. – С. {pages}."
    )


def revised(number: int) -> str:
    """Return the entry with a slip mended or made."""
    return entry(number).replace(*SLIPS[number % len(SLIPS)])


def snapshot(texts: list[str], value: str, mark: str) -> Snapshot:
    """Return a version with a finding in every entry."""
    faults = [
        Fault(f"{mark}{n}", "RN201", "page-drift", "error", "m", "a.md", "", "", str(n), text, "58", value)
        for n, text in enumerate(texts)
    ]
    return Snapshot(("a.md",), tuple(faults), tuple(texts))


@pytest.mark.parametrize("value", ["258", "268"])
def test_like_entries_are_told_apart(value: str) -> None:
    count = 3 * MANY
    old = snapshot([entry(n) for n in range(count)], "258", "a")
    new = snapshot([revised(n) for n in range(count)], value, "b")
    told = compared(old, new)
    kept = told.left if value == "258" else told.changed
    assert len(kept) == count
    assert all(before.number == after.number for before, after in kept)


def test_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts that are compared letter by letter do not grow with those that there are."""
    seen: list[int] = []
    whole = process.extract

    def counting(text, texts, **options):
        seen.append(len(texts))
        return whole(text, texts, **options)

    monkeypatch.setattr(process, "extract", counting)
    for count in (2 * MANY, 4 * MANY):
        shelf = Alike({n: entry(n) for n in range(count)})
        assert all(shelf.near(revised(n))[0][1] == n for n in range(0, count, 10))
    assert max(seen) < MANY / 2


def test_what_is_like_nothing_is_mended_or_removed() -> None:
    old = snapshot([entry(n) for n in range(2 * MANY)], "258", "a")
    told = compared(old, Snapshot(("a.md",), (), old.entries[MANY:]))
    kept = {fault.text for fault in told.mended}
    assert kept >= set(old.entries[MANY:])
    assert (
        compared(old, Snapshot(("a.md",), (), ("Совсем другая запись.",) * (2 * MANY))).removed == old.faults
    )
