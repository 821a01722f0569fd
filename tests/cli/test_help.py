"""Help, lists and complaints about the command line are in the reader's language, and say the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from cli_texts import Run

import refnorm.cli
from refnorm.cli import app, helping, tongue
from refnorm.cli.commands import COMMANDS
from refnorm.cli.helping import key
from refnorm.cli.shelves import SHELVES
from refnorm.config import profiles
from refnorm.messages import LANGUAGES, SOURCE
from refnorm.readers import formats as inputs
from refnorm.romanization import schemes
from refnorm.writers import formats as outputs

OTHERS = [language for language in LANGUAGES if language != SOURCE]
OWN = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіЇїЄєҐґ]")
FIXED = re.compile(r"--[a-z-]+|\bRN\d+|`[^`]*`|\.\w{2,}\b|\bfinal\b|\boriginal\b|\bboth\b")
"""What is the same in every language: options, codes, commands, endings of files, values."""
TABLES = {
    language: tomllib.loads((helping.SHELF / f"{language}.toml").read_text("utf-8")) for language in OTHERS
}


def groups() -> Iterator[tuple[str, Any]]:
    """Yield the program and every command by their names."""
    program = typer.main.get_command(app)
    context = program.make_context("refnorm", ["rule"])
    yield "", program
    for name in COMMANDS:
        yield name, program.get_command(context, name)  # type: ignore[attr-defined]


PARAMS = [
    (name, param)
    for name, command in groups()
    for param in command.params
    if not getattr(param, "hidden", False)
]


def test_help_is_written_in_the_languages_of_messages() -> None:
    assert sorted(path.stem for path in helping.SHELF.glob("*.toml")) == sorted(OTHERS)
    assert all(helping.spoken(language) for language in OTHERS)
    assert not helping.spoken(SOURCE) and not helping.spoken("../ru") and not helping.spoken("")


@pytest.mark.parametrize("language", OTHERS)
def test_every_option_is_explained(language: str) -> None:
    """Options of one name share a text only where they share the English one; each keeps what is fixed."""
    table, shared = TABLES[language], {}
    for command, param in PARAMS:
        own = table["own"].get(command, {})
        assert key(param) in own or key(param) in table["option"], (command, key(param))
        text = own.get(key(param), table["option"].get(key(param)))
        if key(param) not in own:
            assert shared.setdefault(key(param), param.help) == param.help, (command, key(param))
        if "completion" not in key(param):
            assert sorted(FIXED.findall(text)) == sorted(FIXED.findall(param.help)), (command, key(param))


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_useless(language: str) -> None:
    """What the tables explain is there."""
    table = TABLES[language]
    named = {(command, key(param)) for command, param in PARAMS}
    assert {(command, name) for command, own in table["own"].items() for name in own} <= named
    assert set(table["option"]) - {"help"} <= {name for _, name in named}
    assert set(table["brief"]) == set(COMMANDS)
    assert set(table["about"]) == {*COMMANDS, "refnorm"}
    assert set(table["formats"]) == {name for name, *_ in inputs()}
    kinds: tuple[Any, ...] = ("report", "export", "list")
    assert set(table["writers"]) == {name for kind in kinds for name, _ in outputs(kind)}
    assert set(table["schemes"]) <= {one.code for one in schemes()}
    assert set(table["profiles"]) <= {one.name for one in profiles()}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_speaks(name: str, language: str, refnorm: Run) -> None:
    """Each paragraph, title and option has words of the language; nothing of typer's is left."""
    table, args = TABLES[language], [name] if name else []
    outcome = refnorm(*args, "--help", "--lang", language)
    text = outcome.out.decode()
    assert outcome.status == 0
    assert text.startswith(table["page"]["usage"])
    for left in ("Usage", "Options", "Arguments", "[default", "[required", "Show ", "Commands", "FILE"):
        assert left not in text, left
    assert all(OWN.search(part) for part in text.split("\n\n"))
    assert text == refnorm("--lang", language, *args, "-h").out.decode()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_fits(name: str, language: str) -> None:
    assert len(TABLES[language]["brief"][name]) <= 80 - 2 - max(map(len, COMMANDS)) - 2


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("shelf", SHELVES)
def test_lists_speak(shelf: str, language: str, refnorm: Run) -> None:
    """A list has the same rows in every language, and words of it in each."""
    english = refnorm("list", shelf).out.decode().splitlines()
    own = refnorm("list", shelf, "--lang", language).out.decode().splitlines()
    assert [row.split()[0] for row in own] == [row.split()[0] for row in english]
    assert all(OWN.search(row) for row in own)
    assert own != english


MISUSED = [
    [], ["chek"], ["zzzz"], ["export", "clean.md"], ["list"], ["list", "rules", "x"], ["annotate"],
    ["check", "--full=3"], ["check", "--format"], ["check", "--nope"],
]  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("args", MISUSED, ids=lambda args: " ".join(args) or "nothing")
def test_complaints_speak(args: list[str], language: str, refnorm: Run) -> None:
    """What cannot be read of the command line is told in the language, up to the hint."""
    outcome = refnorm("--lang", language, *args)
    assert outcome.status == 2
    first = outcome.err.splitlines()[0].removeprefix("refnorm: ")
    assert OWN.search(first.partition(" (")[0]), first
    assert not re.search(r"[Mm]issing|[Nn]o such|requires|unexpected|Try ", outcome.err)


def test_the_language_is_known_before_the_line_is_read(refnorm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--lang` counts wherever it stands, before the environment; behind `--` it is a file's name."""
    assert "нет такого ключа" in refnorm("check", "--nope", "--lang", "ru").err
    assert "немає такого ключа" in refnorm("check", "--nope", "--lang=uk").err
    assert "no such option" in refnorm("check", "--nope", "--", "--lang", "ru").err
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    assert "мұндай кілт жоқ" in refnorm("check", "--nope").err
    assert "no such option" in refnorm("check", "--nope", "--lang", "en").err
    assert "Usage" in refnorm("check", "--help", "--lang", "en").out.decode()


def test_the_language_of_the_program_is_that_of_its_command(refnorm: Run) -> None:
    before = refnorm("--lang", "ru", "rule", "RN201").out
    assert before == refnorm("rule", "RN201", "--lang", "ru").out
    assert before != refnorm("rule", "RN201").out
    assert refnorm("--lang", "xx", "rule", "RN201").status == 2


def test_locales() -> None:
    """The first variable that is set decides (POSIX); of a locale its language counts."""
    assert tongue.language("ru_RU.UTF-8") == tongue.language("RU") == tongue.language("ru@x") == "ru"
    assert Path(refnorm.cli.__file__).parent / "help" == helping.SHELF
