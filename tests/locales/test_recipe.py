"""The recipe for a language explains keys that exist."""

from __future__ import annotations

import re
from pathlib import Path

from refnorm import locales

PAGE = (Path(__file__).parents[2] / "docs" / "extending.md").read_text("utf-8")


def explained() -> list[str]:
    """Return the keys of words that the page explains, in the order of its table."""
    rows = re.findall(r"^  \| (`.*?) \|", PAGE, re.MULTILINE)
    return [key for row in rows for key in re.findall(r"`(\w+)`", row)]


def test_the_recipe_explains_kinds_of_words() -> None:
    """A key that was renamed, or explained twice, is seen."""
    found = explained()
    assert len(found) == len(set(found)) > 0
    assert set(found) <= set(locales.WORDS)
