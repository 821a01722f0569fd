"""Put one fault into a pair of an otherwise untouched article and print what was caught and what else fired.

Run: python benchmarks/faults.py [--seed N] [--only KIND] [--articles N] [--each N] [--verbose] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.compare import key_at
from benchmarks.gold import GOLD, Gold, load
from benchmarks.inject import KINDS, Fault, faults
from benchmarks.setting import Proof, Style, proof
from benchmarks.sheet import Sheet, sheet
from refnorm import Source, analyze
from refnorm.checks import rules
from refnorm.model import Article, Finding, ReferenceList, Side
from refnorm.text import LOOKALIKES

CAUGHT, COLLATERAL = 0.98, 0.02
LISTED = {"RN103", *(rule.code for rule in rules() if rule.noun is ReferenceList)}
"""What is said of a whole list, or of an entry's place in it."""
MOVED = ("duplicate", "lost-entry")
"""Faults after which a finding of before may stand on another entry of its work."""
PLAIN = Style(prose=False)


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding without what moves when numbers shift: code, keys of its entries, printed values."""

    code: str
    keys: frozenset[str]
    texts: tuple[str, str]


@dataclass(slots=True)
class Tally:
    """Counts of one kind of fault, and what was missed or fired besides."""

    number: int = 0
    caught: int = 0
    collateral: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def row(self) -> dict[str, float | int]:
        """Return the numbers of the table."""
        of = max(self.number, 1)
        return {"n": self.number, "caught": self.caught / of, "collateral": self.collateral / of}


def signs(sheet: Sheet) -> Counter[Sign]:
    """Analyze an article and return its findings, an occurrence as a finding of its own."""
    text = proof([sheet], [PLAIN], Random(0))
    report = analyze(Source(name="x.txt", data=text.data))
    pairs = [(a, finding) for result in report.results for a in result.articles for finding in a.findings]
    return Counter(sign for article, finding in pairs for sign in read(article, finding, text))


def read(article: Article, finding: Finding, text: Proof) -> Iterator[Sign]:
    """Yield a finding, its occurrences and its related entries, each for itself.

    Of what is said of a whole list, which entry is named first says nothing, and of an entry out of order
    the positions move with every other one: there the texts are left out.
    """
    places = [
        (finding.native, finding.romanized),
        *((one.native, one.romanized) for one in finding.occurrences),
    ]
    for native, romanized in places:
        keys = frozenset(key for side in (native, romanized) if side and (key := key_of(article, side, text)))
        values = (value(article, native), value(article, romanized))
        moving = finding.related or finding.code in LISTED
        yield Sign(finding.code, keys, values if keys and not moving else ("", ""))
    for side in finding.related:
        yield Sign(finding.code, frozenset(filter(None, [key_of(article, side, text)])), ("", ""))


def value(article: Article, side: Side | None) -> str:
    """Return the printed value of a side; nothing where it is the entry itself: its number may have moved.

    A letter put in for one that looks like it makes no other value.
    """
    if side is None or side.entry is None:
        return ""
    lst = next(lst for lst in article.lists if lst.index == side.list)
    whole = len(side.text) > 20 and lst.entries[side.entry - 1].raw.startswith(side.text[:20])
    return "" if whole else "".join(LOOKALIKES.get(letter, letter) for letter in side.text)


def key_of(article: Article, side: Side, text: Proof) -> str | None:
    """Return the key of the entry that a side of a finding points to."""
    lst = next((lst for lst in article.lists if lst.index == side.list), None)
    if lst is None or side.entry is None:
        return None
    key = key_at(lst.entries[side.entry - 1].span.start, text, lst.role)
    return key.partition(":")[2] if key else None


def named(fault: Fault, sign: Sign) -> bool:
    """Tell whether a finding says what the fault is: its code, on that entry, with the right values."""
    if sign.code not in fault.codes or not sign.keys & fault.keys:
        return False
    return fault.values is None or all(alike(*both) for both in zip(fault.values, sign.texts, strict=True))


def alike(value: str, text: str) -> bool:
    """Tell whether a printed value and what a finding shows are the same but for marks."""
    a, b = plain("".join(LOOKALIKES.get(letter, letter) for letter in value)), plain(text)
    return bool(b) and (a in b or b in a)


def plain(text: str) -> str:
    """Return letters and digits only, numbers without leading zeros."""
    return "".join(letter for letter in text.casefold() if letter.isalnum()).lstrip("0")


def follows(fault: Fault, sign: Sign) -> bool:
    """Tell whether a finding is part of the fault: two swapped entries put those between out of order."""
    return sign.code in fault.codes and (bool(sign.keys & fault.keys) or fault.kind == "swapped-order")


def judge(
    id: str, fault: Fault, before: Counter[Sign], pairs: Iterable[tuple[str, str]], tally: Tally
) -> None:
    """Analyze the changed article and count; `pairs` are the works of the article before."""
    new = list((signs(fault.sheet) - before).elements())
    caught = any(named(fault, sign) for sign in new)
    strange = [sign for sign in new if not follows(fault, sign)]
    others = [sign for sign in strange if fault.kind not in MOVED or not moved(sign, before, pairs)]
    tally.number += 1
    tally.caught += caught
    tally.collateral += bool(others)
    tally.codes.update({sign.code for sign in others})
    if not caught or others:
        tally.notes.append(
            f"{id} {'' if caught else 'MISSED '}{fault.what} {[show(sign) for sign in new][:5]}"
        )


def moved(sign: Sign, before: Iterable[Sign], pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a finding was there before on the same work.

    A copied entry has the faults of its model; what both forms of a work have is told on one of them, and on
    the other one where that is lost.
    """
    own = {key.removesuffix("copy") for key in sign.keys}
    work = own.union(*(pair for pair in pairs if own.intersection(pair)))
    texts = {text for text in sign.texts if text}
    same = (one for one in before if one.code == sign.code and one.keys and one.keys <= work)
    return any(texts <= set(one.texts) for one in same)


def show(sign: Sign) -> str:
    """Return a finding in short."""
    return f"{sign.code} {'/'.join(sorted(sign.keys))} {' | '.join(text[:40] for text in sign.texts)}"


def run(kinds: Sequence[str], pool: Sequence[Gold], seed: int, each: int) -> dict[str, Tally]:
    """Put every kind of fault into every article that has such a field."""
    tallies = {kind: Tally() for kind in kinds}
    for gold in pool:
        one = sheet(gold)
        before = signs(one)
        for kind, tally in tallies.items():
            for fault in islice(faults(kind, one, Random(f"{seed} {kind} {gold.id}")), each):
                judge(gold.id, fault, before, one.pairs, tally)
    return tallies


def line(kind: str, tally: Tally) -> str:
    """Return a line of the table."""
    row = tally.row()
    mark = "pass" if row["caught"] >= CAUGHT and row["collateral"] <= COLLATERAL else "FAIL"
    codes = ", ".join(f"{code} {count}" for code, count in tally.codes.most_common(5))
    return f"{kind:15}{row['n']:>6}{row['caught']:>10.3f}{row['collateral']:>12.3f}  {mark}  {codes}"


def total(tallies: Sequence[Tally]) -> Tally:
    """Add all kinds up."""
    out = Tally()
    for tally in tallies:
        out.number += tally.number
        out.caught += tally.caught
        out.collateral += tally.collateral
        out.codes.update(tally.codes)
    return out


def main() -> None:
    """Print the table."""
    args = arguments()
    pool = load(args.gold)[: args.articles]
    tallies = run([kind for kind in KINDS if args.only in ("", kind)], pool, args.seed, args.each)
    rows = [*tallies.items(), ("over all", total(list(tallies.values())))]
    if args.json:
        print(json.dumps({kind: tally.row() for kind, tally in rows}, indent=1))
        return
    print(f"{'fault':15}{'n':>6}{'caught':>10}{'collateral':>12}        collateral codes")
    for kind, tally in rows:
        print(line(kind, tally))
        if args.verbose:
            print("".join(f"    {note}\n" for note in tally.notes), end="")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="of the random choices")
    parser.add_argument("--only", default="", choices=("", *KINDS), help="one kind of fault")
    parser.add_argument("--articles", type=int, help="only the first N")
    parser.add_argument("--each", type=int, default=2, help="faults of a kind in an article at most")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--verbose", action="store_true", help="print what was missed and what fired besides")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
