"""Every command of the table is there, and asking for help makes none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import refnorm.cli
from refnorm.cli import app
from refnorm.cli.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_of_its_own(name: str) -> None:
    shown = CliRunner().invoke(app, [name, "-h"])
    assert shown.exit_code == 0
    assert f"Usage: root {name}" in shown.stdout or f" {name} [" in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_fits_a_narrow_terminal(name: str) -> None:
    """A line of the overview holds the command and what it does."""
    assert len(COMMANDS[name][1]) <= 80 - 2 - max(map(len, COMMANDS)) - 2


def test_every_command_s_file_is_in_the_table() -> None:
    """A module that says `refnorm NAME: …` is a command."""
    folder = Path(refnorm.cli.__file__).parent
    files = {path.stem for path in folder.glob("*.py") if path.read_text("utf-8").startswith('"""refnorm ')}
    assert files == {module for module, _ in COMMANDS.values()}
