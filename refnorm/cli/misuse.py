"""What typer says of a command line that it cannot read, as something that can be said in every language."""

from __future__ import annotations

import re
from typing import Any

from refnorm.cli import helping, naming, tongue
from refnorm.cli.commands import COMMANDS
from refnorm.cli.wording import worded

_SAID = (
    ("no_command", re.compile(r"No such command (?P<name>'.*?')\.", re.DOTALL)),
    ("no_value", re.compile(r"Option '(?P<option>[^']+)' requires (?:an|\d+) argument")),
    ("takes_no_value", re.compile(r"Option '(?P<option>[^']+)' does not take a value")),
    ("too_much", re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)", re.DOTALL)),
    ("no_command_named", re.compile(r"Missing command")),
)
"""The templates for typer's sentences, which are the same in all its versions."""


def said(error: Any) -> tuple[str, str]:
    """Return what is wrong with the command line, and what to do about it, of an error of typer's."""
    command = error.ctx.command_path if getattr(error, "ctx", None) else "refnorm"
    help_ = worded("advice.help", command=command)
    if hasattr(error, "option_name") and hasattr(error, "possibilities"):
        return _no_option(error), help_
    if type(error).__name__ == "MissingParameter" and error.param is not None:
        name = error.param.get_error_hint(error.ctx).strip("'")
        shown = helping.said(tongue.language(), "metavar", name, name)
        return worded(f"trouble.missing_{error.param.param_type_name}", name=repr(shown)), help_
    message = " ".join(error.format_message().split())
    for key, sentence in _SAID:
        if found := sentence.match(message):
            typed = found.groupdict().get("name", "").strip("'")
            hint = naming.nearest(typed, tuple(COMMANDS), help_) if typed else help_
            return worded(f"trouble.{key}", **found.groupdict()), hint
    return message[:1].lower() + message[1:].rstrip("."), help_


def _no_option(error: Any) -> str:
    """Return that there is no such option, and which ones are likest."""
    wrong = worded("trouble.no_option", option=error.option_name)
    names = ", ".join(sorted(error.possibilities or ()))
    return worded("trouble.possible", what=wrong, names=names) if names else wrong
