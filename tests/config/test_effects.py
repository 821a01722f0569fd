"""Every key of the settings changes what the program does, and a key without its test is noticed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest

from refnorm import Options, Source, analyze
from refnorm.config import Layer, settled, table
from refnorm.config.keys import KEYS
from refnorm.model import Report
from refnorm.writers import write

TEXT = """# Реки

Ветры описаны давно [2], льды позже [1], снега недавно [3].

## Литература

1. Щукин П. Т. Реки и озёра южной степи // Водное дело. 2011. № 2. С. 12–18.
2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
3. Зимин К. Л. Снег и град. М.: Мир, 1990.
4. Чижов А. П. Туманы степи. М.: Мир, 1991.

## References

1. Shchukin P. T. Reki i ozera yuzhnoy stepi // Vodnoe delo. 2011, no. 2, pp. 12–18.
2. Zimin K. L. Sneg i grad. Moscow: Mir, 1990.
3. Orlov D. E. O vetre i lde. Moscow: Kolos, 1987. 241 p.
"""


def codes(report: Report, options: Options) -> object:
    """Return rules and severities of all findings."""
    return [(f.code, f.severity) for f in report.findings]


def generated(report: Report, options: Options) -> object:
    """Return the list that would be written."""
    return write(report, "references", options)


def tongues(report: Report, options: Options) -> object:
    """Return the languages of the lists and of their works."""
    lists = [lst for r in report.results for a in r.articles for lst in a.lists]
    return [(lst.language, sorted(lst.schemes)) for lst in lists]


EFFECTS: list[tuple[str, Callable[[Report, Options], object]]] = [
    ('profile = "kharkiv-chemistry"', generated),
    ('select = ["RN201"]', codes),
    ('ignore = ["RN201"]', codes),
    ('severity = { RN201 = "info" }', codes),
    ('per_file_ignores = { "*.md" = ["RN201"] }', codes),
    ('languages = ["uk"]', tongues),
    ('schemes = { ru = "ru-translit-ru" }', generated),
    ('in_language = { ru = "(In Russ.)" }', generated),
    ("numbering = true", codes),
    ("numbering = false", codes),
    ("numbering = false", generated),
    ('separators = { native = "gost" }', codes),
    ('separators = { romanized = "gost" }', codes),
    ("translation = true", codes),
    ("translation = false", generated),
    ("citation_order = true", codes),
    ('required = { book = ["page"] }', codes),
    ('mute = [{ rule = "RN201", entry = 2, reason = "known" }]', codes),
]


@pytest.mark.parametrize(("text", "look"), EFFECTS, ids=[f"{text} {look.__name__}" for text, look in EFFECTS])
def test_a_key_changes_something(
    text: str, look: Callable[[Report, Options], object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What a manuscript gives with the key is not what it gives without."""
    folder = tmp_path_factory.mktemp("settings")
    told = []
    for data in ({}, tomllib.loads(text)):
        base = [Layer(f"profile {data['profile']}", table(data["profile"]))] if "profile" in data else []
        layers = [*base, Layer("refnorm.toml", data, folder / "refnorm.toml")]
        options = Options(profile=settled(layers, folder / "m.md"), debug=True)
        told.append(look(analyze(Source("m.md", data=TEXT.encode()), options=options), options))
    assert told[0] != told[1]


def test_every_key_is_tried() -> None:
    """Names of a journal alone change nothing."""
    tried = {text.partition(" ")[0] for text, _ in EFFECTS}
    assert set(KEYS) - tried == {"title", "source"}
