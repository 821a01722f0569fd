"""Pages that are generated equal what is committed, and links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from inspect import cleandoc
from pathlib import Path
from types import ModuleType

import pytest
from goldens import Golden
from words import ROOT

from refnorm.checks import manuals
from refnorm.messages.pages import page as made
from refnorm.model import Manual
from refnorm.romanization import schemes

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")


def generator(name: str) -> ModuleType:
    """Load a generator, which is a script and no module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RULE_PAGES = generator("build_rules").files(manuals())


@pytest.mark.parametrize("path", sorted(RULE_PAGES), ids=lambda path: path.name)
def test_the_pages_of_rules_are_the_generated_ones(path: Path, golden: Golden) -> None:
    """docs/rules.md and docs/rules/ say what the docstrings and the tables of languages say."""
    golden(path, RULE_PAGES[path])


def test_no_page_of_a_rule_is_left_over() -> None:
    assert set((ROOT / "docs" / "rules").iterdir()) == {p for p in RULE_PAGES if p.parent.name == "rules"}


def test_the_page_of_the_house_names_every_room_in_its_layer() -> None:
    """docs/house.md shows what is there, in the layers that import-linter holds."""
    rows = re.findall(
        r"^\| (.*?) ?\| `(\w+)` \|", (ROOT / "docs" / "house.md").read_text("utf-8"), re.MULTILINE
    )
    rooms = {p.stem for p in (ROOT / "refnorm").iterdir() if p.suffix in ("", ".py") and p.stem[0] != "_"}
    assert {room for _, room in rows} == rooms
    shown: list[set[str]] = []
    for layer, room in rows:
        shown += [set()] if layer else []
        shown[-1] |= {room} - {"profiles"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [contract] = project["tool"]["importlinter"]["contracts"]
    assert shown == [set(layer.split(" | ")) for layer in contract["layers"]]


def test_the_page_of_schemes_is_the_generated_one(golden: Golden) -> None:
    """docs/schemes.md says what the tables say."""
    golden(ROOT / "docs" / "schemes.md", generator("build_schemes").page(schemes()))


def test_a_changed_docstring_changes_the_page() -> None:
    """The comparison can fail: another text makes another page."""
    text = """It is quiet.

    Why: because nobody hears it.

    Fix: speak up.

    Source: silence.

    Bad:
        text: a
        text:
        text: b

    Good:
        native: в
        romanized: v
    """
    page = made(Manual("RN201", "quiet-rule", "info", cleandoc(text)))
    manual = generator("build_rules").manual(page)
    assert manual.startswith("# RN201 quiet-rule\n")
    assert (
        "*info*. It is quiet.\n\n**Why**: because nobody hears it.\n\n**How to mend it**: speak up." in manual
    )
    assert "Bad:\n\n```text\na\n\nb\n```" in manual
    assert "Good:\n\n```text\nnative: в\nromanized: v\n```" in manual


def test_every_picture_is_made_by_the_script_and_shown() -> None:
    names = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    guide = (ROOT / "docs" / "editors.md").read_text("utf-8")
    assert names == set(generator("build_pictures").MADE)
    assert all(f"](pictures/{name})" in guide for name in names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file of the project, and every anchor a heading."""
    assert lost(page) == []


def lost(page: Path) -> list[str]:
    """Return the relative links of a page that lead nowhere."""
    found = []
    for target, anchor in _LINK.findall(page.read_text("utf-8")):
        path = page.parent / target if target else page
        if not path.exists() or (anchor and anchor[1:] not in anchors(path)):
            found.append(target + anchor)
    return found


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings have on the usual hosts."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_a_lost_link_is_noticed(tmp_path: Path) -> None:
    """A file and a heading that are not there are both lost."""
    page = tmp_path / "a.md"
    page.write_text("# One two\n[a](b.md) [c](#one-two) [d](#three) [e](https://example.org)\n", "utf-8")
    assert lost(page) == ["b.md", "#three"]
