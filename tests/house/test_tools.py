"""ruff, mypy and import-linter run as tests, each also on a copy of the house that it has to refuse."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from words import ROOT

LAYERS = "from importlinter.cli import lint_imports_command as main; main()"
COMMANDS = {
    "ruff": ["-m", "ruff", "check", "--no-cache", "."],
    "mypy": ["-m", "mypy"],
    "layers": ["-c", LAYERS, "--no-cache"],
}


def run(tool: str, folder: Path) -> tuple[int, str]:
    """Run a tool in a folder as a developer would; return its exit code and what it says."""
    command = [sys.executable, *COMMANDS[tool]]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("tool", COMMANDS)
def test_the_house_is_in_order(tool: str) -> None:
    """The tool has nothing to say about the project."""
    code, said = run(tool, ROOT)
    assert code == 0, said


BREACHES = [
    pytest.param("ruff", "refnorm/extra.py", '"""Doc."""\n\nimport os\n', "F401", id="unused import"),
    pytest.param(
        "ruff", "tests/extra.py", "from typing import List\n\nx: List[int] = []\n", "UP", id="in tests"
    ),
    pytest.param(
        "mypy", "refnorm/registry.py", "\n\ndef bare(x):\n    return x\n", "no-untyped-def", id="no types"
    ),
    pytest.param(
        "layers", "refnorm/pipeline.py", "\nimport refnorm.cli\n", "pipeline is not allowed", id="upwards"
    ),
    pytest.param(
        "layers",
        "refnorm/split/__init__.py",
        "\nimport refnorm.locate\n",
        "split is not allowed",
        id="siblings",
    ),
    pytest.param("layers", "refnorm/misc.py", '"""Doc."""\n', "misc", id="a room without a layer"),
]


@pytest.mark.parametrize(("tool", "path", "addition", "said"), BREACHES)
def test_a_breach_is_refused(tmp_path: Path, tool: str, path: str, addition: str, said: str) -> None:
    """A copy of the house with one fault does not pass."""
    house = copy(tmp_path / "house")
    fault = house / path
    fault.parent.mkdir(parents=True, exist_ok=True)
    fault.write_text((fault.read_text("utf-8") if fault.exists() else "") + addition, "utf-8")
    code, output = run(tool, house)
    assert code != 0
    assert said in output


def copy(house: Path) -> Path:
    """Copy the package, its settings, and what mypy knows of the modules that stay as they are."""
    shutil.copytree(ROOT / "refnorm", house / "refnorm", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    if (ROOT / ".mypy_cache").exists():
        shutil.copytree(ROOT / ".mypy_cache", house / ".mypy_cache")
    return house
