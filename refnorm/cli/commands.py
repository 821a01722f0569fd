"""The commands by their names: each is imported when it is run, so that no other is waited for."""

from __future__ import annotations

from importlib import import_module
from inspect import get_annotations
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from refnorm.cli import tongue

COMMANDS = {
    "check": ("check", "Compare the two lists of every article and report what is wrong."),
    "diff": ("diff", "Compare two versions: what is mended, what is left, what is new."),
    "export": ("export", "Write every cited work as a bibliographic record."),
    "generate": ("generate", "Write the romanized list that the native one requires."),
    "romanize": ("romanize", "Write a native text in Latin letters by a romanization scheme."),
    "annotate": ("annotate", "Write a copy of a Word or PDF file with a comment at each finding."),
    "fix": ("fix", "Make the changes that findings propose in Markdown and text files."),
    "letter": ("letter", "Write a letter to the author of each article."),
    "rule": ("rule", "Explain a rule; without a code, list them all."),
    "config": ("config", "Print the settings in force, and where each value comes from."),
    "init": ("init", "Write commented settings by what the lists of a manuscript follow."),
    "list": ("shelves", "List formats, languages, profiles, rules, romanization schemes."),
}
"""The module of each command, and what it does in a line; the command's own help says more."""
FUNCTIONS = {"list": "show"}
"""Functions that are not called like their command."""


class Command(TyperCommand):
    """A command whose help is in the language of the run."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        if not _helped(self, ctx, formatter):
            super().format_help(ctx, formatter)


class Commands(TyperGroup):
    """The group of all commands, made one by one as they are asked for."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands: dict[str, Any] = dict.fromkeys(COMMANDS)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Begin a run; the language that it asks for is known before anything is said."""
        tongue.overhear(args)
        return super().make_context(info_name, args, parent, **extra)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """Return the command of that name, from its own module."""
        if cmd_name in COMMANDS and self.commands[cmd_name] is None:
            self.commands[cmd_name] = _made(cmd_name)
        command: TyperCommand | None = self.commands.get(cmd_name)
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        if _helped(self, ctx, formatter):
            self.format_commands(ctx, formatter)
        else:
            super().format_help(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands without making them."""
        rows = [(name, says) for name, (_, says) in COMMANDS.items()]
        title = "Commands"
        if (language := tongue.helped()) is not None:
            from refnorm.cli import helping

            title, rows = helping.briefs(dict(rows), language)
        with formatter.section(title):
            formatter.write_dl(rows)


def _helped(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> bool:
    """Write help in the language of the run; tell whether that is another than English."""
    language = tongue.helped()
    if language is None:
        return False
    from refnorm.cli import helping

    helping.write(command, ctx, formatter, language)
    return True


def _made(name: str) -> Any:
    """Make a command of its function."""
    module = import_module(f"refnorm.cli.{COMMANDS[name][0]}")
    own = typer.Typer(rich_markup_mode=None, add_completion=False)
    function = getattr(module, FUNCTIONS.get(name, name))
    # typer would read the text of every annotation six times
    function.__annotations__ = get_annotations(function, eval_str=True)
    own.command(name, cls=Command)(function)
    return typer.main.get_command(own)
