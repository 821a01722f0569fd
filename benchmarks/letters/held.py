"""Hold the schemes that real lists are said to follow against what a reader said of them.

Run: python benchmarks/letters/held.py [--gold FOLDER]

All unlabelled and labelled articles were read (`held.jsonl`), by nothing but what `reading.py` prints of
them: the schemes that a list follows, with the words that tell it, or `mixed` (letters in several ways),
`other` (a hand of its own that no table has), `little` (too few letters). It prints how often the class that
is named holds one that the reader named (`right`), holds none of them (`named`), or is no class (`none`), and
the lists on which the two differ.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.gold import GOLD, Gold, load
from refnorm import Source, analyze

HELD = Path(__file__).with_name("held.jsonl")
DRAWN = 2026


def half(pool: list[Gold]) -> set[str]:
    """Return the names of one half of the articles, drawn by a fixed number."""
    return set(Random(DRAWN).sample(sorted(gold.id for gold in pool), len(pool) // 2))


def named(gold: Gold, language: str) -> tuple[str, ...]:
    """Return the schemes that the letters of an article's romanized list prove."""
    sides = (gold.native, gold.romanized)
    lists = ["\n".join(f"{n}. {entry.text}" for n, entry in enumerate(side, 1)) for side in sides]
    text = "СПИСОК ЛИТЕРАТУРЫ\n{}\n\nREFERENCES\n{}".format(*lists)
    (result,) = analyze(Source(name="x.md", data=text.encode())).results
    found = (lst for article in result.articles for lst in article.lists if lst.role == "romanized")
    return next((lst.schemes[language] for lst in found if language in lst.schemes), ())


def main() -> None:
    """Print the counts, and each list on which the two differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD)
    pool = {gold.id: gold for gold in load(parser.parse_args().gold)}
    counts: Counter[tuple[str, str]] = Counter()
    for row in map(json.loads, HELD.read_text("utf-8").splitlines()):
        said = named(pool[row["article"]], row["language"])
        told = "right" if set(said) & set(row["schemes"]) else "named" if said else "none"
        counts[row["verdict"], told] += 1
        if told != ("right" if row["schemes"] else "none"):
            read = " ".join(row["schemes"]) or row["verdict"]
            print(f"{row['article']:18}{read:28}{' '.join(said) or '-'}")
    for verdict in ("scheme", "mixed", "other", "little"):
        cells = "".join(f"{told:>8}{counts[verdict, told]:>4}" for told in ("right", "named", "none"))
        print(f"{verdict:10}{cells}")


if __name__ == "__main__":
    main()
