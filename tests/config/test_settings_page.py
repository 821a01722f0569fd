"""The page on settings names every key, and its example is one."""

from __future__ import annotations

import re
from pathlib import Path

from refnorm.config import layer, layered, settled
from refnorm.config.keys import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")


def test_every_key_has_its_row() -> None:
    """No key is missing, and none is invented."""
    rows = re.findall(r"^\| (`.+?`) \|", PAGE, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(KEYS)


def test_the_example(tmp_path: Path) -> None:
    """It is taken as it stands."""
    path = tmp_path / "refnorm.toml"
    path.write_text(re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[0], "utf-8")
    one = settled(layered(layer(path), ()), tmp_path / "archive" / "a.md")
    assert one and one.title.startswith("Bulletin")
    assert (one.schemes["kk"], one.schemes["ru"]) == ("kk-latin-2021", "ru-bgn-plain")
    assert one.ignore == ("RN505", "page-kind-drift", "RN5")
    assert one.mute[0].entry == "12"
