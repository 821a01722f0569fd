"""Draw pairs whose letters are judged by reading, keep the verdicts, and find the judged pairs again.

Run: python benchmarks/letters/draw.py   print the pairs that no verdict covers yet
     python benchmarks/letters/draw.py --verdicts FILE   merge verdicts into benchmarks/letters/judged.jsonl
     python benchmarks/letters/draw.py --again   count the judged pairs that refnorm still pairs as judged

FILE holds a line `id verdict languages` for each pair, and below it, indented, a line for each fault
(`kind | native words | romanized words | note`) and each note (`= text`); `~` before a kind says that the
fault is arguable. The texts of the pairs are not kept: a fingerprint of both finds them again where the gold
texts are.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.gold import GOLD, load, printed
from refnorm import Source, analyze
from refnorm.model import Article, Entry, Pair, Seat
from refnorm.text import skeleton, words

JUDGED = Path(__file__).with_name("judged.jsonl")
VERDICTS = ("clean", "faulty", "unfit")
KINDS = (
    "letter-missing", "letter-extra", "letter-wrong", "letters-swapped", "homoglyph", "left-native",
    "initial", "surname", "word-lost", "word-added", "word-replaced", "author-lost", "author-added",
    "author-order", "number-in-bracket", "name-in-bracket", "acronym-in-bracket", "container-other",
    "publisher-other", "place-other", "scheme-mixed", "case",
)  # fmt: skip
CYRILLIC = re.compile("[\u0400-\u052f]")
SEED, NUMBER = 51, 320
FURTHER_SEED, FURTHER = 52, 120
SPELT = 0.65
MOST = 5
"""No article gives more pairs than this, so that no single hand decides the figures."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pair to judge: where it stands, and both texts without their numbers."""

    article: str
    native_label: str
    romanized_label: str
    native: str
    romanized: str

    @property
    def id(self) -> str:
        """Name the pair by its article and its printed numbers."""
        return f"{self.article}:{self.native_label}-{self.romanized_label}".replace(" ", "")

    @property
    def fingerprint(self) -> str:
        """Return what only these two texts give; spaces and line ends do not count."""
        sides = ("".join(text.split()) for text in (self.native, self.romanized))
        return sha256("\n".join(sides).encode()).hexdigest()[:16]


def trusted(folder: Path) -> Iterator[list[Drawn]]:
    """Yield the pairs of each unlabelled article that have Cyrillic letters on the native side."""
    for gold in load(folder):
        if "/" not in gold.id:
            continue
        couples = [(gold.native[i], gold.romanized[j]) for i, j in sorted(gold.pairs)]
        pairs = [Drawn(gold.id, str(n.label), str(r.label), n.text, r.text) for n, r in couples]
        yield [pair for pair in pairs if CYRILLIC.search(pair.native)]


def draw(pools: Iterable[Sequence[Drawn]], seed: int, number: int) -> list[Drawn]:
    """Draw so many pairs in rounds: one of every article, then a second one, until there are enough."""
    random = Random(seed)
    chosen = [random.sample(pool, min(MOST, len(pool))) for pool in pools]
    rounds = [[own[turn] for own in chosen if len(own) > turn] for turn in range(MOST)]
    for last in rounds:
        random.shuffle(last)
    taken = [pair for one in rounds for pair in one][:number]
    return sorted(taken, key=lambda pair: (pair.article, int(pair.native_label), int(pair.romanized_label)))


def further(folder: Path, before: Sequence[Drawn]) -> list[Drawn]:
    """Draw more pairs, of those whose titles are romanized: the first draw has many translated ones."""
    known = {pair.id for pair in before}
    pools = [[pair for pair in pool if pair.id not in known and spelt(pair)] for pool in trusted(folder)]
    return draw(pools, FURTHER_SEED, FURTHER)


def spelt(pair: Drawn) -> bool:
    """Tell whether most long words of the native side stand on the other in other letters."""
    long = [skeleton(word) for word in words(pair.native) if CYRILLIC.search(word) and len(word) > 4]
    there = {skeleton(word) for word in words(pair.romanized)}
    return bool(long) and sum(word in there for word in long) >= SPELT * len(long)


def everything(folder: Path) -> list[Drawn]:
    """Return every pair that is to be judged."""
    first = draw(trusted(folder), SEED, NUMBER)
    return [*first, *further(folder, first), *whole(folder)]


def issues(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the whole issues that lie beside the gold texts, each with a short name."""
    for number, path in enumerate(sorted((folder.parent / "seed").glob("*.txt")), 1):
        yield f"issue{number}", path.read_bytes()


def whole(folder: Path) -> Iterator[Drawn]:
    """Yield every pair of the whole issues."""
    for name, data in issues(folder):
        yield from (one for one, _, _ in paired(name, data))


def paired(id: str, data: bytes) -> Iterator[tuple[Drawn, Article, Pair]]:
    """Yield the pairs that refnorm finds in a text; of several articles, each has its number in its id."""
    articles = [
        article for result in analyze(Source(name="x.md", data=data)).results for article in result.articles
    ]
    for article in articles:
        name = id if "/" in id else f"{id}.{article.index}"
        for pair in article.pairs:
            if pair.native and pair.romanized:
                left, right = (seated(article, seat) for seat in (pair.native, pair.romanized))
                yield Drawn(name, left.label or "", right.label or "", bare(left), bare(right)), article, pair


def seated(article: Article, seat: Seat) -> Entry:
    """Return the entry at a seat."""
    return next(lst for lst in article.lists if lst.index == seat.list).entries[seat.entry - 1]


def bare(entry: Entry) -> str:
    """Return the text of an entry on one line, without its number."""
    text = " ".join(entry.raw.split())
    return re.sub(rf"^\W*{re.escape(entry.label)}\W\s*", "", text) if entry.label else text


def again(rows: Iterable[dict[str, Any]], folder: Path) -> Iterator[tuple[dict[str, Any], Article, Pair]]:
    """Yield the judged pairs that refnorm pairs as they were judged, each with its article's findings."""
    known = {row["fingerprint"]: row for row in rows}
    for id, data in (*articles(folder), *issues(folder)):
        for one, article, pair in paired(id, data):
            if row := known.get(one.fingerprint):
                yield row, article, pair


def articles(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the unlabelled articles, each set as a text with both lists."""
    for id, title, native, romanized in printed(folder):
        if "/" in id:
            text = f"# {title}\n\nСПИСОК ЛИТЕРАТУРЫ\n{native}\n\n---\n\nREFERENCES\n{romanized}\n"
            yield id, text.encode()


def verdicts(text: str) -> Iterator[dict[str, Any]]:
    """Read the verdicts of a file."""
    row: dict[str, Any] = {}
    for line in filter(str.strip, text.splitlines()):
        if not line[0].isspace():
            if row:
                yield row
            id, verdict, languages = line.split()
            row = {"id": id, "verdict": verdict, "faults": [], "notes": [], "languages": languages.split(",")}
        elif line.strip().startswith("="):
            row["notes"].append(line.strip(" ="))
        else:
            row["faults"].append(fault(line))
    if row:
        yield row


def fault(line: str) -> dict[str, str]:
    """Read the line of a fault."""
    kind, native, romanized, note = (part.strip() for part in line.split("|"))
    certainty = "soft" if kind.startswith("~") else "hard"
    places = {"native": native, "romanized": romanized, "note": note}
    return {"kind": kind.lstrip("~"), **places, "certainty": certainty}


def merge(drawn: Iterable[Drawn], judged: Iterable[dict[str, Any]], path: Path = JUDGED) -> int:
    """Add verdicts to the file, in the order of the draw; a later verdict takes the place of an older one."""
    rows = {row["id"]: row for row in judged_pairs(path)}
    known = {one.id: one for one in drawn}
    for row in judged:
        wrong = {fault["kind"] for fault in row["faults"]} - set(KINDS)
        if row["id"] not in known or row["verdict"] not in VERDICTS or wrong:
            sys.exit(f"not in this draw, or an unknown verdict or kind: {row}")
        one = known[row["id"]]
        places = {
            "article": one.article,
            "native_label": one.native_label,
            "romanized_label": one.romanized_label,
        }
        rows[row["id"]] = {"id": one.id, **places, "fingerprint": one.fingerprint, **row}
    ordered = [rows[id] for id in known if id in rows]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ordered), "utf-8")
    return len(ordered)


def judged_pairs(path: Path = JUDGED) -> list[dict[str, Any]]:
    """Return the judged pairs."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def main() -> None:
    """Print what is not judged yet, merge verdicts, or count what is found again."""
    args = arguments()
    if args.again:
        rows = judged_pairs()
        found = {row["id"] for row, _, _ in again(rows, args.gold)}
        print(f"{len(found)} of {len(rows)} judged pairs found again")
        return
    drawn = everything(args.gold)
    if args.verdicts:
        print(f"{merge(drawn, verdicts(args.verdicts.read_text('utf-8')))} of {len(drawn)} pairs are judged")
        return
    done = {row["id"] for row in judged_pairs()}
    for one in drawn:
        if one.id not in done:
            print(f"[{one.id}]\n  N {one.native}\n  R {one.romanized}")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--verdicts", type=Path, help="a file of verdicts to merge")
    parser.add_argument("--again", action="store_true", help="find the judged pairs again")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
