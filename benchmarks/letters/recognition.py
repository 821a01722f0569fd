"""Romanize words of the own lists by every scheme, and print whether the letters prove the right one.

Run: python benchmarks/letters/recognition.py [--language ru] [--seed N]

For so many words of one language: `right` is the share of draws whose proven class holds the scheme, `none`
the share without a verdict, `wrong` the rest; `class` is how many schemes the class has on average. Then it
prints what the own lists prove, which were written by hand under a scheme that they name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from refnorm import Source, analyze
from refnorm.romanization import transliterate
from refnorm.romanization.detection import hands
from refnorm.romanization.scheme import alphabet
from refnorm.romanization.spots import followable, native

HERE = Path(__file__).parent
SIZES, DRAWS = (5, 15, 40), 20
WORD = re.compile(r"[^\W\d_]{3,}(?:[’'][^\W\d_]+)*")


def words(language: str) -> list[str]:
    """Return the words of the own lists of a language that its alphabet can write."""
    path = HERE / f"own_{language}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = {w for row in rows for entry in row["native"] for w in WORD.findall(entry)}
    return sorted(w for w in found if set(native(w)) <= alphabet(language) and not w.isupper())


def verdicts(language: str, code: str, size: int, seed: int) -> Iterator[tuple[str, int]]:
    """Yield what so many drawn words prove, and how many schemes they cannot tell apart."""
    pool = words(language)
    for draw in range(DRAWS):
        drawn = Random(f"{seed} {code} {size} {draw}").sample(pool, size)
        text = ", ".join(drawn)
        hand = hands(text, transliterate(text, code)).get(language)
        proven: Sequence[str] = hand.schemes if hand else ()
        yield ("right" if code in proven else "wrong" if proven else "none"), len(proven)


def row(language: str, code: str, seed: int) -> str:
    """Return a line of the table."""
    cells = []
    for size in SIZES:
        found = list(verdicts(language, code, size, seed))
        share = {kind: sum(k == kind for k, _ in found) / len(found) for kind in ("right", "none", "wrong")}
        sizes = [n for _, n in found if n]
        many = sum(sizes) / len(sizes) if sizes else 0.0
        cells.append(f"{share['right']:7.2f}{share['none']:6.2f}{share['wrong']:6.2f}{many:6.1f}")
    return f"{code:22}" + " |".join(cells)


def lists() -> Iterator[str]:
    """Yield what each own list was written by, and what its letters prove."""
    for path in (*sorted(HERE.glob("own_*.jsonl")), HERE / "short_other.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            one = json.loads(line)
            sides = ("\n".join(f"{n}. {e}" for n, e in enumerate(one[s], 1)) for s in ("native", "romanized"))
            text = "ЛИТЕРАТУРА\n{}\n\nREFERENCES\n{}\n".format(*sides)
            for result in analyze(Source(name="x.txt", data=text.encode())).results:
                for lst in (lst for a in result.articles for lst in a.lists if lst.role == "romanized"):
                    for language, scheme in one["scheme"].items():
                        proven = " ".join(lst.schemes.get(language, ())) or "-"
                        yield f"{one['list']:28}{scheme:34}{proven}"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--language", choices=("ru", "kk", "uk"), action="append")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    print(f"{'scheme':22}" + " |".join(f"{size:>4} words: right  none wrong class"[-25:] for size in SIZES))
    for language in args.language or ("ru", "kk", "uk"):
        for code in followable(language):
            print(row(language, code, args.seed))
    print(*lists(), sep="\n")


if __name__ == "__main__":
    main()
