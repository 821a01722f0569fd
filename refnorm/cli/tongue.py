"""The language that people are spoken to in: asked for, else the environment's."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from refnorm.cli import naming
from refnorm.errors import ConfigError

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="LANGUAGE", help="Language of what is said: en, ru, kk, uk; else that of LANG."
    ),
]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the first that is set tells the language of messages (POSIX.1-2017, Base Definitions, 8.2)."""


def language(asked: str | None) -> str:
    """Return the language to speak; ConfigError where one is asked for that there are no messages in."""
    from refnorm.messages import LANGUAGES, SOURCE

    if asked is not None:
        code = asked.casefold().partition("_")[0].partition("-")[0]
        if code not in LANGUAGES:
            raise ConfigError(f"no messages are in the language {asked!r}", naming.nearest(code, LANGUAGES))
        return code
    told = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    code = told.casefold().partition("_")[0].partition(".")[0]
    return code if code in LANGUAGES else SOURCE
