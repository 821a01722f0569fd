"""Print how real lists write each letter, for a reader who has not seen what the tool says of them.

Run: python benchmarks/letters/reading.py [--gold FOLDER] [--half read|other] [--article ID...]

Nothing of the tool runs here but the cutting of the entries. Each native word is held against the words near
the same place of the romanized entry, by a table of everything that Russian letters are ever written as; of
those that are the same word it prints, letter by letter, each way of writing it, in how many words, and two.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.gold import GOLD, Gold, load
from benchmarks.letters.held import half

WORD = re.compile(r"[^\W\d_]+(?:[’'ʹʺ`\"]+[^\W\d_]*)*")
NATIVE = re.compile("[Ѐ-ӿ]")
TELLING = "ёжйхцчшщъыьэюя"
OUTPUTS = dict(zip("абдзиклмнопрстуф", "abdziklmnoprstuf", strict=True)) | {
    "в": "v,w",
    "г": "g,h",
    "е": "e,ye,je",
    "ё": "e,yo,jo,ye,io,o,ö",
    "ж": "zh,z,j,g",
    "й": "y,i,j,jj,",
    "х": "kh,h,x,ch",
    "ц": "ts,c,tc,cz,tz,z",
    "ч": "ch,c,tch",
    "ш": "sh,s,ch",
    "щ": "shch,sch,shh,sc,s,w,shsh,sh,tsch",
    "ъ": "',\",",
    "ы": "y,i,yi,y',j,ui",
    "ь": "',\",,j",
    "э": "e,eh,je,e',ye",
    "ю": "yu,iu,ju,u,y",
    "я": "ya,ia,ja,a,q",
}
NEAR, SURE = 6, 0.34
"""Words that a word may stand away from its place; cost by letter up to which two words are the same."""


def marks(text: str) -> str:
    """Return a word in small letters without accents, its apostrophes and ties as one sign or none."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return re.sub("[’ʹ`ʼ]", "'", plain).replace("ʺ", '"')


@cache
def traced(native: str, roman: str) -> tuple[float, tuple[tuple[str, str], ...]]:
    """Return the cost of reading a word as another in Latin letters, and what each letter became."""
    if not native:
        return float(len(roman)), ()
    best: tuple[float, tuple[tuple[str, str], ...]] = (99.0, ())
    usual = OUTPUTS.get(native[0], "").split(",")
    for size in range(min(5, len(roman) + 1)):
        out = roman[:size]
        cost = 0.0 if out in usual else 1.0 + abs(size - 1)
        rest, steps = traced(native[1:], roman[size:])
        cost += rest + 0.01 * (not out)
        if cost < best[0]:
            best = cost, ((native[0], out), *steps)
    return best


def steps(native: str, roman: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield for each word of an entry that is romanized: a letter, what it became, and both words."""
    left = [m[0] for m in WORD.finditer(native)]
    right = [m[0] for m in WORD.finditer(roman)]
    shift = len(right) / max(len(left), 1)
    for at, word in enumerate(left):
        if len(word) < 3 or not NATIVE.search(word):
            continue
        plain = unicodedata.normalize("NFC", word.casefold())
        middle = round(at * shift)
        near = right[max(0, middle - NEAR) : middle + NEAR + 1]
        found = sorted((traced(plain, marks(other))[0], other) for other in near if not NATIVE.search(other))
        if found and found[0][0] <= SURE * len(word):
            for letter, out in traced(plain, marks(found[0][1]))[1]:
                yield letter, out, word, found[0][1]


def page(gold: Gold) -> str:
    """Return how the romanized list of an article writes each letter."""
    ways: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    read: dict[str, str] = {}
    for i, j in sorted(gold.pairs):
        for letter, out, word, other in steps(gold.native[i].text, gold.romanized[j].text):
            read[word] = other
            key = letter + "-" if letter in "йьъ" and f"и{letter}" in word[-2:] else letter
            ways[key][out][word] = other
    lines = [f"== {gold.id}  {len(read)} words"]
    for letter in sorted(ways):
        if letter.rstrip("-") in TELLING or len(ways[letter]) > 1:
            lines.append(f"  {letter:2} " + "; ".join(_ways(ways[letter])))
    return "\n".join(lines)


def _ways(found: dict[str, dict[str, str]]) -> Iterator[str]:
    for out, words in sorted(found.items(), key=lambda item: -len(item[1])):
        shown = ", ".join(f"{word} {other}" for word, other in list(words.items())[:2])
        yield f"{out or '-'} {len(words)} ({shown})"


def chosen(pool: Sequence[Gold], which: str) -> list[Gold]:
    """Return the half that is drawn by the fixed number, or all others, in an order drawn by it."""
    drawn = half(list(pool))
    found = sorted((g for g in pool if (g.id in drawn) == (which == "read")), key=lambda g: g.id)
    return Random(2027).sample(found, len(found))


def main() -> None:
    """Print the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--half", choices=("read", "other"), default="other")
    parser.add_argument("--article", nargs="+", default=())
    args = parser.parse_args()
    for gold in chosen(load(args.gold), args.half):
        if not args.article or gold.id in args.article:
            print(page(gold))


if __name__ == "__main__":
    main()
