"""Romanization: every scheme as a table, and the engine that writes by it."""

from __future__ import annotations

from refnorm.romanization.engine import foreign, romanize, unromanize
from refnorm.romanization.lattice import Arc, writes
from refnorm.romanization.references import references
from refnorm.romanization.scheme import Published, Rule, Scheme, languages, scheme, schemes

__all__ = [
    "Arc",
    "Published",
    "Rule",
    "Scheme",
    "foreign",
    "languages",
    "references",
    "romanize",
    "scheme",
    "schemes",
    "unromanize",
    "writes",
]
