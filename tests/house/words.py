"""What no text of the project may hold: paths of one machine, and pieces of a private sample."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared"

SKIPPED = {".git", ".venv", "venv", "build", "dist", "__pycache__", ".hypothesis"}
TEXTS = {".py", ".toml", ".md", ".txt", ".cfg", ".ini", ".json", ".yml", ".yaml", ".bib", ".sh", ""}

# put together here, so that this file does not hold what it looks for
_ROOTS = "|".join(["work", "farm", "root(?![a-z])", "home/[a-z]", "Users/[A-Za-z]", "tmp/bash"])
MACHINE = re.compile(rf"(?<![\w./:~-])/(?:{_ROOTS})")

_WORD = re.compile(r"[^\W\d_]+")
SHINGLE = 5


def texts(root: Path) -> Iterator[Path]:
    """Yield the text files of a tree, without what tools leave there."""
    for path in sorted(root.iterdir()):
        if path.is_dir():
            left = path.name in SKIPPED or path.name.endswith(("_cache", ".egg-info"))
            if not left and not (path / "pyvenv.cfg").exists():
                yield from texts(path)
        elif path.suffix in TEXTS and path.name not in SKIPPED:
            yield path


def machine_paths(name: str, text: str) -> Iterator[str]:
    """Yield the lines that name a path of the machine on which they were written."""
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE.search(line):
            yield f"{name}:{number}: {line.strip()[:100]}"


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return every run of five words, in small letters: long enough to tell where a phrase is from."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def quoted(name: str, text: str, sample: set[tuple[str, ...]]) -> Iterator[str]:
    """Yield the runs of words that a text shares with a sample."""
    for run in sorted(shingles(text) & sample):
        yield f"{name}: {' '.join(run)}"


_AUTHOR = re.compile(r"^\W*\d+\W+([А-ЯӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{4,})[,]?\s+[А-ЯӘҒҚҢӨҰҮҺІ]\.", re.MULTILINE)


def surnames(text: str) -> set[str]:
    """Return the surnames with which the numbered entries of a sample begin."""
    return set(_AUTHOR.findall(text))


def named(name: str, text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the names of a sample that stand in a text as whole words."""
    held = set(_WORD.findall(text))
    for one in sorted(set(names) & held):
        yield f"{name}: {one}"
