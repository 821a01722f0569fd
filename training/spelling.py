"""Write refnorm/locales/spelling/english.txt from SCOWL, lists of English words (wordlist.aspell.net).

    python training/spelling.py FOLDER

FOLDER holds the lists as they are published, `english-words.10` to `variant_2-words.80`. First stand the
usual words (sizes to 60), behind an empty line those of rarer ones and of names that are one letter away from
a usual word: what is near to none is never told, and needs not be known.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from refnorm.locales.spelling import ENGLISH, rests

_USUAL, _ALL = (10, 20, 35, 40, 50, 55, 60), (10, 20, 35, 40, 50, 55, 60, 70, 80)
_WORDS = ("english-words", "american-words", "british-words", "british_z-words")
_OTHERS = (
    "variant_1-words", "variant_2-words", "british_variant_1-words", "english-upper", "american-upper",
    "british-upper", "english-proper-names", "american-proper-names", "english-abbreviations",
)  # fmt: skip
_LEAST = 6
"""Letters of a word whose spelling is looked at."""

_UNSAID = frozenset({"seed", "seeds"})
"""Words that the package does not say (tests/house/test_words.py), too short to be told in themselves."""


def main(folder: Path) -> None:
    """Write the file."""
    usual = {word for word in _read(folder, _WORDS, _USUAL) if word.islower()} - _UNSAID
    every = {word.lower() for word in _read(folder, (*_WORDS, *_OTHERS), _ALL)}
    rare = {w for w in every - usual if len(w) >= _LEAST and not usual.isdisjoint(_near(w))}
    ENGLISH.write_text("\n".join((*sorted(usual), "", *sorted(rare), "")), "ascii")


def _near(word: str) -> Iterator[str]:
    """Yield all words, English or not, that are one letter away from a word, and some of them twice."""
    raw = word.encode("ascii")
    yield from ((raw[:at] + rest).decode() for at in range(len(raw) + 1) for rest in rests(raw[at:]))


def _read(folder: Path, kinds: tuple[str, ...], sizes: tuple[int, ...]) -> Iterator[str]:
    """Yield the words of some lists that have plain letters alone."""
    for file in (folder / f"{kind}.{size}" for kind in kinds for size in sizes):
        words = file.read_text("latin-1").split("\n") if file.exists() else ()
        yield from (w for w in words if len(w) > 1 and w.isascii() and w.isalpha())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
