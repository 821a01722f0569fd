"""Romanization: every scheme as a table, and the engine that writes by it."""

from __future__ import annotations

from refnorm.romanization.engine import foreign, transliterate, unromanize
from refnorm.romanization.lattice import Arc, writes
from refnorm.romanization.references import marks, romanize, turned
from refnorm.romanization.scheme import Published, Rule, Scheme, languages, scheme, schemes

__all__ = [
    "Arc",
    "Published",
    "Rule",
    "Scheme",
    "foreign",
    "languages",
    "marks",
    "romanize",
    "scheme",
    "schemes",
    "transliterate",
    "turned",
    "unromanize",
    "writes",
]
