"""What a pattern is told to begin with changes how fast it is found, never what is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from refnorm import analyze, patterns
from refnorm.beginnings import told
from refnorm.patterns import kept

SAMPLES = Path(__file__).parents[1] / "samples"
EVERY = "".join(map(chr, (*range(0x600), *range(0x2000, 0x2100), 0x212A, 0xFB06, 0x1F600)))
TEXT = "№ 5, Т. 12 (дата обращения: 10.02.2020), no. 7 // Қазақ DOI Doi ДАТА ſ K\n" * 2

LED = [
    (r"\b(?:№|no|[Тт]\.)\s?\d+", 0),
    (r"(?<!\w)(?P<mark>[А-Я]|no)[.\s]", 0),
    (r"(?:дата|doi|s|k)\b", re.IGNORECASE),
    (r"(?=[Тд])(?:Т|дата)", 0),
    (r"(?i:д)ата|^№", re.MULTILINE),
    (r"x?(?:\d|Қ)+", 0),
    (r"(?>№|ſ)", 0),
]
OPEN = [
    (r"(?:x|\d)*", 0),
    (r"(?P<x>\d)?(?(x)a|b)", 0),
    (r"\b.{3}", 0),
    (r"(?<!\w)[^\d,]", 0),
    (r"(.)(?<=\w)\1", 0),
]


@pytest.mark.parametrize(("source", "flags"), LED + OPEN)
@pytest.mark.parametrize("text", [TEXT, EVERY, EVERY[::-1]])
def test_what_matches_is_the_same(source: str, flags: int, text: str) -> None:
    usual = re.compile(source, flags)
    assert [m.span() for m in kept(source, flags).finditer(text)] == [m.span() for m in usual.finditer(text)]


@pytest.mark.parametrize(("source", "flags"), LED)
def test_a_pattern_that_begins_with_few_characters_says_so(source: str, flags: int) -> None:
    assert _told(source, flags)


@pytest.mark.parametrize(("source", "flags"), OPEN)
def test_one_that_may_begin_with_most_or_with_nothing_does_not(source: str, flags: int) -> None:
    assert not _told(source, flags)


def test_all_patterns_that_a_manuscript_asks_for_find_the_same() -> None:
    manuscript = SAMPLES / "drifts.md"
    analyze(manuscript)
    text = manuscript.read_text(encoding="utf-8")
    asked = [key for key in patterns.store()._made if isinstance(key[0], str)]
    assert len(asked) > 300
    for source, flags in asked:
        usual = [m.span() for m in re.compile(source, flags).finditer(text)]
        assert [m.span() for m in kept(source, flags).finditer(text)] == usual, source


def _told(source: str, flags: int) -> bool:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    flags |= tree.state.flags
    code = _compiler._code(tree, flags)
    return told(tree, code, flags) != code
