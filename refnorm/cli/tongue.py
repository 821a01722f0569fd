"""The language that people are spoken to in: asked for, else the environment's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar
from itertools import pairwise, takewhile
from typing import Annotated

import typer

from refnorm.cli import naming
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

_ENGLISH = "en"
_ASKED: ContextVar[str | None] = ContextVar("asked", default=None)
"""The language that the command line asks for: errors are told in it before the command itself runs."""


def overhear(args: Sequence[str]) -> None:
    """Take the language from a command line before that is parsed; one without messages is refused later."""
    _ASKED.set(None)
    for word, after in pairwise([*args, ""]):
        if word == "--":
            return
        name, equals, value = word.partition("=")
        if name == "--lang" and (code := _code(value if equals else after)):
            _ASKED.set(code)


def _heard(asked: str | None) -> str | None:
    """Remember the language that is asked for."""
    if asked is not None:
        _ASKED.set(language(asked))
    return asked


def helped() -> str | None:
    """Return the language of help, None where it is English."""
    code = _ASKED.get() or _code(_environment())
    return None if code == _ENGLISH else code


def _code(told: str) -> str | None:
    """Return the language of a locale, as `ru_RU.UTF-8`, where it is one that is spoken here."""
    code = "".join(takewhile(str.isalpha, told.casefold()))
    if code == _ENGLISH:
        return code
    from refnorm.cli import helping

    return code if helping.spoken(code) else None


def _environment() -> str:
    return next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")


def spoken(text: str) -> str:
    """Return a text in the language of this run, where it can be said in several."""
    if type(text) is str:
        return text
    from refnorm import messages

    return messages.spoken(text, language())


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


def language(asked: str | None = None) -> str:
    """Return the language to speak; ConfigError where one is asked for that there are no messages in."""
    if asked is None:
        return _ASKED.get() or _code(_environment()) or _ENGLISH
    code = _code(asked)
    if code is None:
        from refnorm.messages import LANGUAGES

        raise ConfigError(
            worded("trouble.no_messages", asked=repr(asked)), naming.nearest(asked.casefold(), LANGUAGES)
        )
    return code
