"""What all tests share: `--update` rewrites the expected files, and `golden` compares with them."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import pytest
from goldens import Golden


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites expected files; look at the difference before you commit it."""
    parser.addoption("--update", action="store_true", help="rewrite the expected files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the function that compares a text with an expected file, or rewrites it under `--update`."""
    update = request.config.getoption("--update")

    def compare(path: Path, text: str) -> None:
        expected = path.read_text("utf-8") if path.exists() else ""
        if text == expected:
            return
        if not update:
            change = difference(expected, text)
            pytest.fail(f"{path.name} differs; `python -m pytest --update` rewrites it\n{change}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        sys.stderr.write(f"\nrewritten: {path.name}\n{difference(expected, text)}\n")

    return compare


def difference(expected: str, text: str) -> str:
    """Return the lines that differ, the expected ones first."""
    before, after = expected.splitlines(), text.splitlines()
    lines = difflib.unified_diff(before, after, "expected", "now", lineterm="", n=1)
    return "\n".join(lines)
