"""What pages show of the library runs as it is written, and the public names are what they say."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from test_readme import blocks
from words import ROOT

import refnorm
from refnorm import Options, Source, parse_many, read, rules

PAGES = ("README.md", "docs/library.md")
EXAMPLES = [
    pytest.param(body, id=f"{page}-{number}")
    for page in PAGES
    for number, body in enumerate(blocks((ROOT / page).read_text("utf-8"), "python"), 1)
]


def promised(body: str) -> list[str]:
    """Return the lines that an example says are printed: those behind `# ` at its edge."""
    return [line.removeprefix("# ") for line in body.splitlines() if line.startswith("# ")]


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, where people would: in a copy of the project."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    line = [sys.executable, "-c", code]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("body", EXAMPLES)
def test_an_example_runs_as_written(body: str) -> None:
    """It prints what the page says behind `#`, or something where the page says nothing."""
    done = run(body)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert promised(body) in ([], done.stdout.splitlines())


USES = {
    "a reader": (
        "from refnorm import Source; from refnorm.readers import read as get\n"
        "print(get(Source('a.adoc', data=b'= Rivers')).format)",
        "asciidoc",
    ),
    "a rule": (
        "from refnorm import rules\nprint([r.name for r in rules() if r.code == 'RN799'])",
        "['loud-title']",
    ),
    "a writer": (
        "from refnorm import analyze; from refnorm.writers import write\n"
        "print(write(analyze('samples/clean.md'), 'refer', Options()).decode().splitlines()[1])",
        "%T Паводки на малих річках Полісся",
    ),
}
"""What is done with each example of the recipes, and what that prints."""


@pytest.mark.parametrize("what", USES)
def test_a_recipe_adds_what_it_says(what: str) -> None:
    """What the page tells people to write is found by the shelf it is for."""
    recipes = blocks((ROOT / "docs" / "extending.md").read_text("utf-8"), "python")
    assert len(recipes) == len(USES)
    body, (use, shown) = recipes[list(USES).index(what)], USES[what]
    done = run(f"{body}\n{use}")
    assert done.stdout.strip() == shown, done.stderr


def test_every_public_name_has_one_home() -> None:
    """What is exported, what type checkers see and where it lies agree, and each is on the page."""
    tree = ast.parse((ROOT / "refnorm" / "__init__.py").read_text("utf-8"))
    seen = {
        name.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("refnorm.")
        for name in node.names
    }
    assert sorted(seen) == sorted(refnorm.__all__)
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    for name, home in seen.items():
        assert getattr(import_module(home), name) is not None
        assert callable(getattr(refnorm, name))
        assert f"`{name}" in page
    with pytest.raises(AttributeError, match="has no attribute 'analyse'"):
        _ = refnorm.analyse


def test_the_small_ones(tmp_path: Path) -> None:
    """References keep their order, a document its text, and every rule its page."""
    years = [
        one.issued.year
        for one in parse_many(["Орлов Д. Е. О ветре. М.: Колос, 1987.", "Gusev N. V. Birds. 2009."])
        if one.issued
    ]
    assert years == [1987, 2009]
    (tmp_path / "a.md").write_bytes("Реки\r\n".encode("utf-16"))
    document = read(Source("a.md", tmp_path / "a.md"))
    assert (document.text, document.meta["encoding"]) == ("Реки\r\n", "utf-16-le")
    assert all(one.doc and one.code.startswith("RN") for one in rules())
    assert Options() == Options(today=Options().today)
