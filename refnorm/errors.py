"""What can go wrong before there is a report: one message and one hint each."""

from __future__ import annotations

from collections.abc import Iterable


class RefnormError(Exception):
    """A job that cannot be done: `message` says what and where, `hint` what to do.

    `source` names the file where a job has several.
    """

    def __init__(self, message: str, hint: str = "", source: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.source = source


class ReadError(RefnormError):
    """A source that cannot be opened or decoded."""


class UnknownFormat(RefnormError):
    """A source whose format no reader claims, or a format name that no shelf holds."""


class TableError(RefnormError):
    """A TOML table of the project that breaks its own rules; the message names file and key."""


class ConfigError(RefnormError):
    """An option or a configuration key that does not exist or does not fit."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known name that is likeliest meant by a word; empty where none is like it."""
    from rapidfuzz import fuzz, process

    folded = {name.casefold(): name for name in known}
    found = process.extractOne(word.casefold(), list(folded), scorer=fuzz.ratio, score_cutoff=50)
    return folded[found[0]] if found else ""
