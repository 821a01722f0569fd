"""Files of settings: which one holds for a manuscript, and how several lie upon each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from refnorm.config import Layer, Options, Profile, found, layered, origins, settled
from refnorm.config.files import _nearest
from refnorm.errors import ConfigError


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Forget what was read before."""
    _nearest.cache_clear()


def write(path: Path, text: str) -> Path:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    """Settings are looked for from the manuscript upwards; a project's file counts where it speaks of us."""
    write(tmp_path / "refnorm.toml", "numbering = true")
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\nx = 1")
    write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.refnorm]\nnumbering = false")
    manuscript = write(tmp_path / "a" / "b" / "c" / "m.md", "")
    inner, outer = found(manuscript), found(tmp_path / "a" / "m.md")
    assert inner and inner.data == {"numbering": False}
    assert outer and outer.path == tmp_path / "refnorm.toml"


def test_our_own_file_comes_before_a_projects(tmp_path: Path) -> None:
    """Beside each other, refnorm.toml holds."""
    write(tmp_path / "refnorm.toml", "numbering = true")
    write(tmp_path / "pyproject.toml", "[tool.refnorm]\nnumbering = false")
    one = found(tmp_path)
    assert one and one.data == {"numbering": True}


def test_settings_that_may_not_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be entered has no settings; those above it hold."""
    (tmp_path / "refnorm.toml").write_text("numbering = true")
    look = Path.stat

    def refused(path: Path, *, follow_symlinks: bool = True) -> object:
        if path.parent.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refused)
    layer = found(tmp_path / "locked" / "a.md")
    assert layer is not None and layer.path == tmp_path / "refnorm.toml"


def test_a_projects_file_that_is_broken_elsewhere(tmp_path: Path) -> None:
    """Without our table it is none of our business; with it, its fault is told."""
    write(tmp_path / "pyproject.toml", "[tool.other]\nx = ")
    assert found(tmp_path) is None or tmp_path not in (found(tmp_path).path or Path()).parents  # type: ignore[union-attr]
    _nearest.cache_clear()
    write(tmp_path / "pyproject.toml", "[tool.refnorm]\nx = ")
    with pytest.raises(ConfigError, match="no TOML"):
        found(tmp_path)


@pytest.mark.parametrize(
    "text", ["[tool.refnormal]\nx = 1", '# [tool.refnorm]\n[tool.other]\nx = "[tool.refnorm]"']
)
def test_a_projects_file_that_is_not_ours(tmp_path: Path, text: str) -> None:
    """A name that only begins like ours, or a comment, does not hide the settings above."""
    write(tmp_path / "refnorm.toml", "numbering = true")
    write(tmp_path / "a" / "pyproject.toml", text)
    one = found(tmp_path / "a")
    assert one and one.path == tmp_path / "refnorm.toml"


def test_a_table_that_is_none(tmp_path: Path) -> None:
    """One clear line, never a traceback."""
    write(tmp_path / "pyproject.toml", "[[tool.refnorm]]\nselect = []")
    with pytest.raises(ConfigError, match=r"tool\.refnorm is no table"):
        found(tmp_path)


def test_a_line_of_a_projects_file(tmp_path: Path) -> None:
    """Keys are found within our table, not where another tool has the same."""
    path = write(
        tmp_path / "pyproject.toml",
        '[tool.other]\nselect = ["A"]\n\n[tool.refnorm]\nselect = [\n  "RN2",\n]\n',
    )
    one = found(path)
    assert one and one.where(("select",), "RN2").endswith("pyproject.toml:6")


def layer_of(origin: str, **data: object) -> Layer:
    """Make a layer without a file."""
    return Layer(origin, data)


def profile_of(*layers: Layer, file: Path | None = None) -> Profile:
    """Settle layers that say something."""
    one = settled(layers, file)
    assert one
    return one


def test_nothing_said_is_no_profile() -> None:
    """Without settings nothing holds, and every rule goes by what is usual."""
    assert settled([]) is None
    assert settled([layer_of("refnorm.toml", numbering=False)]) is not None


def test_higher_layers_win() -> None:
    """Tables are laid over each other key by key, lists of what is ignored add up, the rest is replaced."""
    one = profile_of(
        layer_of("profile a", schemes={"ru": "ru-bsi", "uk": "uk-kmu"}, ignore=["RN5"], numbering=True),
        layer_of("refnorm.toml", schemes={"ru": "ru-iso-9"}, ignore=["RN1"], languages="ru"),
    )
    assert dict(one.schemes) == {"ru": "ru-iso-9", "uk": "uk-kmu"}
    assert one.ignore == ("RN5", "RN1")
    assert (one.name, one.numbering, one.languages) == ("a", True, ("ru",))


SELECTIONS = [
    ("nothing said", {}, (), (), "RN201", True),
    ("ignored by the settings", {"ignore": ["RN2"]}, (), (), "RN201", False),
    ("selected by the settings", {"select": ["RN2"]}, (), (), "RN501", False),
    ("an option brings back what is ignored", {"ignore": ["RN2"]}, ("RN201",), (), "RN201", True),
    ("a family does not bring back one rule", {"ignore": ["RN201"]}, ("RN2",), (), "RN201", False),
    ("an option replaces what is selected", {"select": ["RN2"]}, ("RN5",), (), "RN201", False),
    ("an option ignores as well", {"select": ["RN2"]}, (), ("RN201",), "RN201", False),
    ("to ignore wins within the options", {}, ("RN2",), ("RN201",), "RN201", False),
]


@pytest.mark.parametrize(
    ("data", "select", "ignore", "code", "wanted"),
    [row[1:] for row in SELECTIONS],
    ids=[row[0] for row in SELECTIONS],
)
def test_which_rules(
    data: dict[str, object], select: tuple[str, ...], ignore: tuple[str, ...], code: str, wanted: bool
) -> None:
    """Options of the command line speak over the settings."""
    options = Options(select=select, ignore=ignore, profile=settled([layer_of("refnorm.toml", **data)]))
    assert options.wants(code) is wanted


def test_a_selection_above_brings_back() -> None:
    """A file that selects a rule hears of it though its profile ignores it."""
    one = profile_of(layer_of("profile a", ignore=["RN501", "RN401"]), layer_of("f", select=["RN501", "RN4"]))
    assert (one.select, one.ignore) == (("RN501", "RN4"), ("RN401",))


def test_severities() -> None:
    """The longest beginning of a code decides; the same numbers make another order an error."""
    one = profile_of(layer_of("f", severity={"RN2": "info", "RN201": "warning"}, numbering=True))
    assert [one.grade(code, "error") for code in ("RN201", "RN202", "RN301")] == ["warning", "info", "error"]
    assert one.grade("RN103", "info") == "error"
    assert (
        profile_of(layer_of("f", severity={"RN1": "info"}, numbering=True)).grade("RN103", "info") == "info"
    )


@pytest.mark.parametrize(
    ("name", "ignored"), [("old/a.md", True), ("a.md", False), ("deep/b.txt", True), ("old/deep/a.md", True)]
)
def test_rules_by_file(tmp_path: Path, name: str, ignored: bool) -> None:
    """Patterns are of the path below the settings, or of the name alone."""
    path = write(tmp_path / "refnorm.toml", 'per-file-ignores = { "old/*" = ["RN2"], "b.txt" = ["RN2"] }')
    one = settled(layered(found(path), ()), tmp_path / name)
    assert Options(profile=one).wants("RN201") is not ignored


def test_a_profile_in_a_file_beside_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path in the settings is meant from the settings, wherever the program was started."""
    write(tmp_path / "j" / "ours.toml", 'title = "Ours"\nsource = "a letter"\nnumbering = false')
    write(tmp_path / "j" / "refnorm.toml", 'profile = ["kantiana-geometry", "ours.toml"]')
    monkeypatch.chdir(tmp_path)
    one = settled(layered(found(tmp_path / "j" / "m.md"), ()))
    assert one and (one.title, one.numbering, dict(one.schemes)) == ("Ours", False, {"ru": "ru-bsi"})


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    """The file and line that name it are told."""
    path = write(tmp_path / "refnorm.toml", '# ours\nprofile = [\n  "kantiana-geometry",\n  "kantiana",\n]')
    with pytest.raises(ConfigError, match=r"refnorm\.toml:4: profile: no profile is called 'kantiana'"):
        layered(found(path), ())


def test_origins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every value names the place from which it comes, with the line of a file."""
    write(tmp_path / "refnorm.toml", 'profile = "kantiana-geometry"\n\n[schemes]\nuk = "uk-kmu"\n')
    monkeypatch.chdir(tmp_path)
    told = origins(layered(found(tmp_path), ()))
    assert told["schemes.ru"] == "profile kantiana-geometry"
    assert told["schemes.uk"] == "refnorm.toml:4"
