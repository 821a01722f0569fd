"""Settings that were made by a look at a manuscript: they are valid, and change nothing that is not seen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_texts import CLEAN, Run

from refnorm.config import layer
from refnorm.config.keys import KEYS


def written(refnorm: Run, folder: Path, *args: str) -> dict[str, object]:
    """Write settings and read them again."""
    assert refnorm("init", *args, "-o", "made.toml", "--force").status == 0
    return dict(layer(folder / "made.toml").data)


def test_what_a_manuscript_follows(refnorm: Run, folder: Path) -> None:
    """Schemes, languages, marks, numbers and translations are seen."""
    (folder / "clean.md").write_text(CLEAN.replace("Gidrologiia", "Gidrologiya"))
    made = written(refnorm, folder, "clean.md")
    assert made["numbering"] is True and made["translation"] is True
    assert made["separators"] == {"native": "gost", "romanized": "plain"}
    assert "ru" in made["languages"]  # type: ignore[operator]


def test_notes_on_the_language(refnorm: Run, folder: Path) -> None:
    """What entries end with is seen with its brackets."""
    text = re.sub(r"(pp?\. ?\d+–\d+|320 p)\.$", r"\1 (In Russ.).", CLEAN, flags=re.MULTILINE)
    (folder / "noted.md").write_text(text, "utf-8")
    assert written(refnorm, folder, "noted.md")["in_language"] == {"ru": "(In Russ.)"}


def test_lists_without_numbers(refnorm: Run, folder: Path) -> None:
    """A romanized list without numbers is one of its kind, and its check stays clean."""
    head, tail = CLEAN.split("## REFERENCES")
    text = head + "## REFERENCES" + re.sub(r"^\d\. ", "", tail, flags=re.MULTILINE)
    (folder / "bare.md").write_text(text, "utf-8")
    assert written(refnorm, folder, "bare.md")["numbering"] is False


@pytest.mark.parametrize("name", ["clean.md", "drift.md", "native.md"])
def test_the_settings_fit_their_manuscript(refnorm: Run, folder: Path, name: str) -> None:
    """A manuscript that follows its own habits has no more findings by them than without them."""
    written(refnorm, folder, name)
    plain, told = (
        json.loads(refnorm("check", name, "--format", "json", *more).out)["documents"][0]["articles"]
        for more in ((), ("--config", "made.toml"))
    )
    codes = [[f["code"] for a in articles for f in a["findings"]] for articles in (plain, told)]
    assert codes[0] == codes[1]


def test_the_form_names_every_key(refnorm: Run, folder: Path) -> None:
    """Without a manuscript nothing is set, and every key is shown in a way that can be taken over."""
    assert written(refnorm, folder) == {}
    text = (folder / "made.toml").read_text("utf-8")
    shown = re.findall(r"^# (?:\[+)?(\w+)(?:\]+)?(?: = .*)?$", text, re.MULTILINE)
    assert set(KEYS) - {"title", "source"} <= set(shown)
    body = re.sub(r"^# (?=[\[\w\"][^ ]* ?(?:=|$))", "", text, flags=re.MULTILINE)
    (folder / "live.toml").write_text(body, "utf-8")
    assert set(layer(folder / "live.toml").data) == set(KEYS) - {"title", "source"}
