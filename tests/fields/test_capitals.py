"""The capitals that begin a name."""

from __future__ import annotations

import re

import pytest

from refnorm.fields.evidence import UPPER
from refnorm.romanization.scheme import alphabet, languages


@pytest.mark.parametrize("language", sorted(set(languages()) - {"ka"}))
def test_every_letter_of_an_alphabet_may_begin_a_name(language: str) -> None:
    """Georgian has no capitals in running text; elsewhere each letter has one."""
    capitals = {c.upper() for c in alphabet(language) if len(c.upper()) == 1 and c.upper() != c}
    assert [c for c in sorted(capitals) if not re.match(f"[{UPPER}]", c)] == []
