"""What the README shows is what the program does."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from goldens import Golden
from words import ROOT

README = ROOT / "README.md"
TEXT = README.read_text("utf-8") if README.exists() else ""

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, kind: str) -> list[str]:
    """Return the fenced blocks of one kind."""
    return [body for name, body in _BLOCK.findall(text) if name == kind]


def commands(text: str) -> Iterator[str]:
    """Yield every command of the program that a page shows in its shell blocks."""
    for body in blocks(text, "sh"):
        for line in body.splitlines():
            yield from (
                part.split("  #")[0].strip()
                for part in line.split("&&")
                if part.strip().startswith("refnorm")
            )


def screens(text: str) -> Iterator[tuple[str, str]]:
    """Yield every command of a page's console blocks with the output that is shown below it."""
    for body in blocks(text, "console"):
        first, _, shown = body.partition("\n")
        yield first.removeprefix("$ "), shown


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in a folder, the way a new user would."""
    program, *arguments = shlex.split(command)
    assert program == "refnorm"
    line = [sys.executable, "-m", "refnorm", *arguments]
    env = {"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(line, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the commands name, so that what they write stays outside of the project."""
    copy = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", copy / "samples")
    return copy


@pytest.mark.parametrize("command", dict.fromkeys(commands(TEXT)))
def test_a_command_of_the_readme(command: str, folder: Path) -> None:
    """It does its job: findings are no failure, and nothing is left unsaid on stderr."""
    done = run(command, folder)
    assert done.returncode in ((0,) if "--exit-zero" in command or " check " not in command else (0, 1)), (
        done.stderr
    )
    assert "Traceback" not in done.stderr
    assert done.stdout or " -o " in command


def test_the_pictures_are_real(folder: Path, golden: Golden) -> None:
    """Every console block shows its command's output, letter by letter."""
    text = TEXT
    for command, shown in screens(TEXT):
        text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{run(command, folder).stdout}")
    golden(README, text)


def test_the_two_commands() -> None:
    """The first installs and runs the main job, the second installs and runs the tests; CI runs that."""
    first, second = (body.strip() for body in blocks(TEXT, "sh")[:2])
    assert first == "python -m pip install . && refnorm check samples/drifts.md --exit-zero"
    assert second == "python -m pip install '.[dev]' && python -m pytest"
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    ran = [line for line in script.splitlines() if line.startswith("python -m ")]
    assert ran == [second]


def test_a_page_is_read() -> None:
    """Commands and screens are found, and a block of another kind is left alone."""
    page = "```sh\npip install . && refnorm check a  # why\n```\n\n```console\n$ refnorm rule RN1\none\n```\n"
    assert list(commands(page)) == ["refnorm check a"]
    assert list(screens(page)) == [("refnorm rule RN1", "one\n")]
    assert len(list(screens(TEXT))) >= 1
    assert len(list(commands(TEXT))) >= 5
