"""docs/outputs.md has a row for every command, every option and every format, and names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from refnorm.cli import app
from refnorm.cli.commands import COMMANDS
from refnorm.history.telling import FORMATS
from refnorm.messages import LANGUAGES
from refnorm.writers import formats

PAGE = Path(__file__).parents[2] / "docs" / "outputs.md"
ROWS = [line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
NAMED = " ".join(row[1] for row in ROWS)


def options() -> dict[str, list[str]]:
    """Return the options of each command by their long names."""
    group: Any = typer.main.get_command(app)
    found = {}
    for name in COMMANDS:
        parameters = group.get_command(None, name).params
        found[name] = [o for p in parameters for o in p.opts if o.startswith("--")]
    return found


def rows_of(command: str) -> str:
    """Return what the rows name that name a command."""
    return " ".join(row[1] for row in ROWS if f"refnorm {command}" in row[1] or "every command" in row[1])


def unnamed(command: str, names: list[str], text: str) -> list[str]:
    """Return the options of a command that no text names as a word."""
    return [f"{command} {name}" for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", text)]


@pytest.mark.parametrize(("command", "names"), options().items(), ids=list(COMMANDS))
def test_every_option_has_a_row(command: str, names: list[str]) -> None:
    assert rows_of(command)
    assert unnamed(command, names, rows_of(command)) == []


def test_a_missing_option_is_seen() -> None:
    assert unnamed("check", ["--no-such", "--full"], "`refnorm check --full --no-such-one`") == [
        "check --no-such"
    ]


def test_every_format_has_a_row() -> None:
    kinds = [name for kind in ("report", "export") for name, _ in formats(kind)]  # type: ignore[arg-type]
    asked = [name for name in kinds if not name.startswith(("summary", "letter-", "references"))]
    left = [name for name in (*asked, *FORMATS, *LANGUAGES) if not re.search(rf"(?<!\w){name}(?!\w)", NAMED)]
    assert left == []


def test_every_row_names_its_judge_and_a_test() -> None:
    for row in ROWS:
        assert len(row) == 4 and all(cell.strip(" |") for cell in row), row
        links = re.findall(r"\]\(([^)#]+)\)", row[3])
        assert links, row
        assert all((PAGE.parent / link).exists() for link in links), row
