"""Help and lists in languages beside English: what commands and options do, what stands on the shelves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from refnorm import tables

SHELF = Path(__file__).parent / "help"
"""What help says, in languages beside English: one language a file; English stands with the commands."""
_EXTRA = re.compile(r" *\[(?:default: (.+)|required)\]$", re.DOTALL)
"""What typer adds behind the help of a parameter."""


def spoken(code: str) -> bool:
    """Tell whether help is written in a language beside English."""
    return code.isalpha() and (SHELF / f"{code}.toml").is_file()


def said(language: str, group: str, key: str, english: str) -> str:
    """Return a text of a group in a language; the English one where the language has none."""
    return str(_table(language).get(group, {}).get(key, english)) if spoken(language) else english


def briefs(commands: Mapping[str, str], language: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the title of a list of commands and, by their names, what each does in a line."""
    title = said(language, "page", "commands", "Commands")
    return title, [(name, said(language, "brief", name, text)) for name, text in commands.items()]


def write(command: Any, ctx: Any, formatter: Any, language: str) -> None:
    """Write a command's usage, purpose and parameters in a language beside English, as typer sets them."""
    table = _table(language)
    page = table["page"]
    name = command.name if ctx.parent else "refnorm"
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, _metavars(pieces, table), page["usage"])
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(table["about"][name].strip())
    params = command.get_params(ctx)
    for kind in ("argument", "option"):
        told = [_row(one, ctx, name, table) for one in params if one.param_type_name == kind]
        _section(formatter, page[f"{kind}s"], [row for row in told if row])


def _section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _row(param: Any, ctx: Any, command: str, table: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return how a parameter is written and what it does; None for one that is hidden."""
    record = param.get_help_record(ctx)
    if record is None:
        return None
    written, english = record
    own: Iterable[Mapping[str, str]] = (table["own"].get(command, {}), table["option"])
    text = next((texts[key(param)] for texts in own if key(param) in texts), english)
    extra = _EXTRA.search(english)
    if extra and text is not english:
        page = table["page"]
        text += f"  [{page['default']}{extra[1]}]" if extra[1] else f"  [{page['required']}]"
    return _metavars(written, table), text


def key(param: Any) -> str:
    """Return what a parameter is called in the tables: an option as it is typed, without its dashes."""
    return str(max(param.opts, key=len)).lstrip("-")


def _metavars(text: str, table: Mapping[str, Any]) -> str:
    """Return how something is written with the words for its values in a language."""
    names: Mapping[str, str] = table["metavar"]
    return re.sub(r"(?<![\w-])[A-Za-z]+(?![\w|])", lambda word: names.get(word[0], word[0]), text)


def _table(language: str) -> Mapping[str, Any]:
    return tables.table(SHELF / f"{language}.toml")
