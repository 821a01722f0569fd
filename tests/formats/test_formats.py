"""One article in every format gives the same pairs and the same findings."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import converting as make
import pytest

from refnorm import analyze
from refnorm.model import Article, Finding, Side

HERE = Path(__file__).parent
EXPLAINED = tomllib.loads((HERE / "differences.toml").read_text("utf-8"))
"""What a format gives otherwise than Markdown, by the fixture's name, and why."""

FILES = sorted(p.name for p in make.FIXTURES.iterdir())
OFFICE = (".doc", ".odt", ".rtf")
ANEW = ("uk.docx", "drifts.pdf")
Fact = tuple[str, ...]


def facts(path: Path) -> Counter[Fact]:
    """Return the pairs and the findings of a manuscript, without their places."""
    report = analyze(path)
    assert not report.errors
    articles = [a for result in report.results for a in result.articles]
    found: Counter[Fact] = Counter()
    for article in articles:
        found.update(_pair(article, pair.native, pair.romanized) for pair in article.pairs)
        found.update(_finding(f) for f in article.findings)
    return found


def _pair(article: Article, *seats: object) -> Fact:
    return ("pair", *(str(getattr(seat, "entry", "-")) for seat in seats))


def _finding(found: Finding) -> Fact:
    return (found.code, found.severity, *(_side(side) for side in (found.native, found.romanized)))


def _side(side: Side | None) -> str:
    return f"{side.entry}: {' '.join(side.text.split())}" if side else "-"


def compared(path: Path) -> tuple[list[str], float]:
    """Return what differs from the Markdown file, a line each, and the share of facts that are equal."""
    expected, actual = facts(make.MANUSCRIPTS[path.stem]), facts(path)
    lost = [f"- {' | '.join(fact)}" for fact in (expected - actual).elements()]
    new = [f"+ {' | '.join(fact)}" for fact in (actual - expected).elements()]
    same = (expected & actual).total()
    return lost + new, same / (expected | actual).total()


def _usable(name: str) -> None:
    if name.endswith(OFFICE) and not make.office():
        pytest.skip("LibreOffice is not installed")


@pytest.mark.parametrize("name", FILES)
def test_the_same_is_found(name: str) -> None:
    _usable(name)
    differences, _ = compared(make.FIXTURES / name)
    assert differences == EXPLAINED.get(name, {}).get("differences", [])


def test_nearly_all_is_the_same() -> None:
    shares = [
        compared(make.FIXTURES / name)[1] for name in FILES if not name.endswith((".doc", ".odt", ".rtf"))
    ]
    assert sum(shares) / len(shares) >= 0.98


@pytest.mark.parametrize("name", ANEW)
def test_a_file_that_is_converted_anew_gives_the_same(name: str, tmp_path: Path) -> None:
    import shutil

    if not shutil.which("pandoc") or not make.office():
        pytest.skip("pandoc or LibreOffice is not installed")
    source = make.MANUSCRIPTS[Path(name).stem]
    word = tmp_path / f"{source.stem}.docx"
    make.pandoc(source, word)
    if not name.endswith(".docx"):
        make.convert(word, tmp_path / name)
    differences, _ = compared(tmp_path / name)
    assert differences == EXPLAINED.get(name, {}).get("differences", [])
