"""The language that people are spoken to in: asked for, else the environment's."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Annotated

import typer

from refnorm.cli import naming
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

_ASKED: ContextVar[str | None] = ContextVar("asked", default=None)
"""The language that the command line asks for: errors are told in it before the command itself runs."""


def _heard(asked: str | None) -> str | None:
    """Remember the language that is asked for."""
    _ASKED.set(None)
    _ASKED.set(asked and language(asked))
    return asked


def spoken(text: str) -> str:
    """Return a text in the language of this run, where it can be said in several."""
    if type(text) is str:
        return text
    from refnorm import messages

    return messages.spoken(text, language(_ASKED.get()))


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="Language of what is said: en, ru, kk, uk; else that of LANG.",
        callback=_heard,
        is_eager=True,
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
            raise ConfigError(
                worded("trouble.no_messages", asked=repr(asked)), naming.nearest(code, LANGUAGES)
            )
        return code
    told = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    code = told.casefold().partition("_")[0].partition(".")[0]
    return code if code in LANGUAGES else SOURCE
