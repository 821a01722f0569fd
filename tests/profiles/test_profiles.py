"""Profiles: every shipped file is sound, and a wrong one is refused in one clear line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from refnorm.config import Profile, build, profile, profiles
from refnorm.errors import ConfigError, RefnormError, TableError
from refnorm.locales import load
from refnorm.romanization import languages, scheme

SHIPPED = profiles()
_SOURCE = re.compile(
    r"https?://\S+ \((?:\d{4}|undated page)\): \S|practice of \D*\d{4}|GOST [\w. -]+ \(\d{4}\): \S"
)
_NOTE = re.compile(r"[(\[](?:in )?[A-Z][a-z]+\.?[)\]]", re.IGNORECASE)

each = pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.name)


@each
def test_a_shipped_profile(one: Profile) -> None:
    """It says where it is from and when that was read, its schemes exist and are of their language."""
    assert _SOURCE.match(one.source)
    assert one.title
    assert {language: scheme(code).language for language, code in one.schemes.items()} == {
        language: language for language in one.schemes
    }
    assert all(_NOTE.fullmatch(note) for note in one.in_language.values())
    assert set(one.in_language) <= {locale.language for locale in load()}


def test_every_language_with_a_scheme_has_a_usual_one() -> None:
    """Where no journal speaks there is still a scheme."""
    assert set(profile("default").schemes) == set(languages())


def test_the_kinds_of_journals() -> None:
    """Two schemes in one list, BSI, BGN/PCGN and the Ukrainian resolution are all there."""
    schemes = {code for one in SHIPPED if one.name != "default" for code in one.schemes.values()}
    assert schemes >= {"kk-latin-2021", "ru-bsi", "ru-bgn-pcgn", "uk-kmu"}


def test_a_profile_of_a_file(tmp_path: Path) -> None:
    """A path is read like a shipped one; what it does not say is left open."""
    path = tmp_path / "ours.toml"
    path.write_text('title = "Ours"\nsource = "a letter"\nnumbering = false\n', "utf-8")
    one = profile(str(path))
    assert (one.name, one.title, one.numbering, one.translation, dict(one.schemes)) == (
        "ours", "Ours", False, None, {},
    )  # fmt: skip


GOOD: dict[str, Any] = {"title": "Ours", "source": "a letter"}
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"titel": "Ours"}, "there is no key 'titel'", "did you mean 'title'?"),
    ({"title": " "}, "title is missing", ""),
    ({"source": None}, "source is missing", ""),
    ({"schemes": "ru-bsi"}, "schemes is a table of texts by language", "schemes = {"),
    ({"in_language": {"ru": 1}}, "in_language is a table of texts by language", "in_language = {"),
    ({"numbering": "kept"}, "numbering is true or false", ""),
]


@pytest.mark.parametrize(("change", "problem", "hint"), WRONG, ids=[problem for _, problem, _ in WRONG])
def test_a_wrong_table(change: dict[str, Any], problem: str, hint: str) -> None:
    """The message names the profile and the key, the hint what would be right."""
    with pytest.raises(TableError) as caught:
        build("ours", GOOD | change)
    assert caught.value.message == f"profile ours: {problem}"
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("buletin-philology", "no profile is called", "did you mean 'bulletin-philology'?"),
        ("missing.toml", "no such file or directory", "name a TOML file in UTF-8"),
    ],
)
def test_a_profile_that_is_not_there(name: str, message: str, hint: str) -> None:
    """A name hints at the nearest one; a file says what is wrong with it."""
    with pytest.raises(ConfigError) as caught:
        profile(name)
    assert message in caught.value.message
    assert caught.value.hint == hint


@pytest.mark.parametrize("data", [b"title = ", b"\xff\xfe"], ids=["no TOML", "no UTF-8"])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    """It is refused, and never a traceback."""
    path = tmp_path / "ours.toml"
    path.write_bytes(data)
    with pytest.raises(RefnormError) as caught:
        profile(str(path))
    assert str(path) in caught.value.message
