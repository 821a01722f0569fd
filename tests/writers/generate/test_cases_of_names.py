"""Editors in the genitive are written as they sign."""

from __future__ import annotations

import pytest

from refnorm.writers.generate.cases import nominative


@pytest.mark.parametrize(
    ("genitive", "expected"),
    [
        ("Громовой", "Громова"),
        ("Громова", "Громов"),
        ("Ильина", "Ильин"),
        ("Крамского", "Крамский"),
        ("Крамской", "Крамская"),
        ("Сидоренко", "Сидоренко"),
        ("Дорощука", "Дорощук"),
        ("Мельника", "Мельник"),
        ("Бабича", "Бабич"),
        ("Шмидта", "Шмидта"),
        ("Ян", "Ян"),
    ],
)
def test_a_surname(genitive: str, expected: str) -> None:
    """Endings that only one nominative has are turned, others are left."""
    assert nominative(genitive) == expected
