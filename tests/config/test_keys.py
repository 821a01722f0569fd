"""Keys of settings: what is wrong is told with its file, line and key, and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from refnorm.config import layer
from refnorm.config.keys import KEYS, problems
from refnorm.config.profile import Profile
from refnorm.errors import ConfigError

WRONG = [
    ("skemes = {}", "1: there is no key 'skemes'", "did you mean 'schemes'?"),
    ("\n\nnumberring = true", "3: there is no key 'numberring'", "did you mean 'numbering'?"),
    ("numbering = 1", "1: numbering is true or false", ""),
    ('select = "RN2"', "1: select is a list of rules", 'select = ["RN2", "RN504"]'),
    ("languages = [1]", "1: languages is a list of texts", 'languages = ["…"]'),
    (
        '[severity]\n# why\nRN103 = "eror"',
        "3: RN103 is none of error, warning, info",
        "did you mean 'error'?",
    ),
    ('severity = { RN103 = "bad" }', "1: RN103 is none of", ""),
    ('[schemes]\nru = ["ru-bsi"]', "1: schemes is a table of texts by language", "schemes = {"),
    ('separators = { nativ = "gost" }', "1: separators has no key 'nativ'", "did you mean 'native'?"),
    ('separators.native = "ghost"', "1: native is none of gost, plain", "did you mean 'gost'?"),
    ('[required]\nbok = ["title"]', "2: there is no type of work 'bok'", "did you mean 'book'?"),
    ('[required]\nbook = ["titel"]', "2: book requires 'titel'", "did you mean 'title'?"),
    ('[per-file-ignores]\n"*.md" = "RN2"', "2: *.md is a list of rules", '"*.md" = ["RN2", "RN504"]'),
    ('[[mute]]\nentry = 1\nreason = "a"', "1: mute has no rule", ""),
    ('[[mute]]\nrule = "RN201"\nentry = 1', "1: mute has no reason", 'reason = "…" says it'),
    ('[[mute]]\nrule = "RN201"\nreason = "a"', "1: mute names neither entry nor fingerprint", "per_file"),
    (
        '[[mute]]\nrule = "RN1"\nentry = 1\nreason = "a"\n\n[[mute]]\nruel = "RN1"',
        "7: mute has no key 'ruel'",
        "did you mean 'rule'?",
    ),
    ('required.book = "title"', "1: book is a list of fields", 'book = ["title", "issued"]'),
    ("numbering = true\n\nselect = [", "3: no TOML: ", "mend it there"),
    ('a = 1\n= "', "2: no TOML: ", "mend it there"),
    ("mute = 1", "1: mute is a list of tables", "[[mute]]"),
    ("select = [", "no TOML", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), WRONG, ids=[row[1] for row in WRONG])
def test_a_wrong_file(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """One message: the file, the line, what is wrong, what would be right."""
    path = tmp_path / "refnorm.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        layer(path)
    assert caught.value.message.startswith(f"{path}:")
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\x00 = 1"], ids=["no UTF-8", "no TOML"])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    """It is refused, and never a traceback."""
    path = tmp_path / "refnorm.toml"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=r"refnorm\.toml"):
        layer(path)


def test_a_byte_order_mark_and_other_line_ends(tmp_path: Path) -> None:
    """Editors on Windows write both; neither is a fault, and lines count as they are seen."""
    path = tmp_path / "refnorm.toml"
    path.write_bytes("\ufeff# ours\r\nnumbering = true\r\nnumbring = 1\r\n".encode())
    with pytest.raises(ConfigError, match=r":3: there is no key 'numbring'"):
        layer(path)


def test_every_key_is_a_field_of_a_profile() -> None:
    """What may be written is what a profile holds, but for what names other layers or files."""
    assert set(KEYS) - set(Profile.__dataclass_fields__) == {"profile", "per_file_ignores"}
    assert set(Profile.__dataclass_fields__) - set(KEYS) == {"name"}


def test_a_profile_mutes_nothing() -> None:
    """What concerns single files and findings is no journal's business."""
    found = [p.message for p in problems({"mute": [], "per_file_ignores": {}, "profile": "a"}, profile=True)]
    assert found == [f"there is no key {key!r}" for key in ("mute", "per_file_ignores", "profile")]
