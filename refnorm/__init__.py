"""refnorm: the linter for bilingual reference lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Options",
    "Report",
    "Source",
    "analyze",
    "generate",
    "joined",
    "parse",
    "parse_many",
    "read",
    "romanize",
    "rules",
]

if TYPE_CHECKING:
    from refnorm.checks import rules
    from refnorm.config import Options
    from refnorm.model import Report
    from refnorm.parse import parse, parse_many
    from refnorm.pipeline import analyze, generate
    from refnorm.readers import Source, joined, read
    from refnorm.romanization import romanize

_HOMES = {
    "Options": "config",
    "Report": "model",
    "Source": "readers",
    "analyze": "pipeline",
    "generate": "pipeline",
    "joined": "readers",
    "parse": "parse",
    "parse_many": "parse",
    "read": "readers",
    "romanize": "romanization",
    "rules": "checks",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first asked for, so that `refnorm --help` is instant."""
    if name not in _HOMES:
        raise AttributeError(f"module 'refnorm' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"refnorm.{_HOMES[name]}"), name)
