"""Put one fault of letters into a clean pair and print what its own code caught and what else fired.

Run: python benchmarks/letters/faults.py [--each N] [--seed N] [--verbose]
     python benchmarks/letters/faults.py --generated SCHEME... [--one] [--articles N]

--generated puts the faults into lists that are generated from native ones, by each of the schemes, `all` the
verified Russian ones; --one puts one fault of one kind into a pair, the kinds in turn.

Clean pairs: the own lists beside this file, and the judged pairs where the gold texts lie. Then it prints the
errors about letters on clean pairs as they are, and the judged faults that were found.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.gold import GOLD, load
from benchmarks.letters.draw import CYRILLIC, Drawn, bare, issues, judged_pairs
from benchmarks.letters.inject import Fault, of_letters, of_shapes, of_words
from refnorm import Options, Source, analyze, generate
from refnorm.model import Article, Finding, Pair
from refnorm.romanization import schemes
from refnorm.romanization.comparison import compare
from refnorm.romanization.pairing import Match

HERE = Path(__file__).parent
ABOUT = ("RN30", "RN31", "RN40")
CAUGHT, MANY = 0.98, 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """Two lists of entries without numbers, and the positions of the pairs that are clean."""

    id: str
    native: tuple[str, ...]
    romanized: tuple[str, ...]
    clean: tuple[int, ...]

    def text(self, at: int = -1, changed: str = "") -> bytes:
        """Return the manuscript, one romanized entry changed."""
        lists = [
            "\n".join(f"{n}. {changed if n - 1 == at else entry}" for n, entry in enumerate(entries, 1))
            for entries in (self.native, self.romanized)
        ]
        lists[0] = "\n".join(f"{n}. {entry}" for n, entry in enumerate(self.native, 1))
        return f"# A\n\nСПИСОК ЛИТЕРАТУРЫ\n{lists[0]}\n\nREFERENCES\n{lists[1]}\n".encode()


@dataclass(slots=True)
class Tally:
    """What was put in, caught, and what else fired."""

    number: int = 0
    caught: int = 0
    collateral: int = 0
    notes: list[str] = field(default_factory=list)


def own() -> Iterator[Sheet]:
    """Yield the own lists: all of their pairs are clean."""
    for path in (*sorted(HERE.glob("own_*.jsonl")), HERE / "short_other.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            native, roman = tuple(row["native"]), tuple(row["romanized"])
            clean = tuple(i for i, entry in enumerate(native) if CYRILLIC.search(entry))
            yield Sheet(row["list"], native, roman, clean)


def real(folder: Path) -> Iterator[Sheet]:
    """Yield the unlabelled articles that hold judged clean pairs, in the order of their pairs."""
    rows = {row["fingerprint"]: row for row in judged_pairs()}
    for gold in load(folder):
        couples = [(gold.native[i].text, gold.romanized[j].text) for i, j in sorted(gold.pairs)]
        prints = [Drawn(gold.id, "", "", native, roman).fingerprint for native, roman in couples]
        clean = tuple(i for i, p in enumerate(prints) if rows.get(p, {}).get("verdict") == "clean")
        if clean:
            yield Sheet(gold.id, tuple(n for n, _ in couples), tuple(r for _, r in couples), clean)


def natives(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the entries of every native list: of the unlabelled articles, the labelled ones, whole issues."""
    for gold in load(folder):
        yield gold.id, tuple(entry.text for entry in gold.native)
    for name, data in issues(folder):
        for article in read(data):
            for lst in (lst for lst in article.lists if lst.role == "native"):
                yield f"{name}.{article.index}", tuple(map(bare, lst.entries))


def generated(folder: Path, scheme: str, number: int | None) -> Iterator[Sheet]:
    """Yield native lists beside the lists generated from them by a scheme."""
    options = Options(schemes={scheme.partition("-")[0]: scheme})
    for id, entries in list(natives(folder))[:number]:
        text = "СПИСОК ЛИТЕРАТУРЫ\n" + "\n".join(f"{n}. {entry}" for n, entry in enumerate(entries, 1))
        lines = generate(Source(name="x.txt", data=text.encode()), options=options).splitlines()[2:]
        romanized = [line.partition(" ")[2] for line in lines if line]
        if len(romanized) == len(entries):
            clean = tuple(i for i, entry in enumerate(entries) if CYRILLIC.search(entry))
            yield Sheet(f"{scheme} {id}", entries, tuple(romanized), clean)


def read(data: bytes) -> tuple[Article, ...]:
    """Analyze a manuscript."""
    return tuple(a for r in analyze(Source(name="x.txt", data=data)).results for a in r.articles)


def found(articles: Sequence[Article]) -> Counter[tuple[str, str, int]]:
    """Return code, message and romanized (or native) entry of every finding about letters."""
    every: Counter[tuple[str, str, int]] = Counter()
    for article in articles:
        for finding in article.findings:
            if finding.code.startswith(ABOUT) and finding.code != "RN308":
                every.update((finding.code, words(finding), entry) for entry in entries(finding))
    return every


def words(finding: Finding) -> str:
    """Return what a finding names: of a whole list the letters, not the words."""
    if finding.code in ("RN403", "RN505"):
        return ""
    return " ".join(side.text for side in (finding.native, finding.romanized) if side)


def entries(finding: Finding) -> list[int]:
    """Return the entries of a finding and its occurrences."""
    sides = [finding.romanized or finding.native]
    sides += [one.romanized or one.native for one in finding.occurrences]
    sides += list(finding.related)
    return [side.entry for side in sides if side and side.entry]


def matches(articles: Sequence[Article], data: bytes) -> dict[int, list[Match]]:
    """Return the words of each pair of a clean manuscript that schemes write as they stand there."""
    result: dict[int, list[Match]] = {}
    for r in analyze(Source(name="x.txt", data=data)).results:
        for article in r.articles:
            letters = compare(r.document, article)
            for pair in article.pairs:
                result.update(_own_matches(letters.of(pair), pair))
    return result


def _own_matches(one: object, pair: Pair) -> Iterator[tuple[int, list[Match]]]:
    found = getattr(one, "matches", ())
    romanized = getattr(one, "romanized", ())
    if pair.romanized:
        good = [m for m in found if m.language and m.native.field in romanized and 0 <= m.cost < 0.5]
        yield pair.romanized.entry, [m for m in good if len(m.native.form) > 4]


def run(sheets: Sequence[Sheet], each: int, seed: int, one: bool = False) -> dict[str, Tally]:
    """Put faults into every clean pair, one at a time: of each kind, or one of the kinds in turn."""
    turn = count(seed)
    tallies: dict[str, Tally] = {}
    for sheet in sheets:
        data = sheet.text()
        articles = read(data)
        before, known = found(articles), matches(articles, data)
        many = sum(map(len, known.values())) >= MANY
        for at in sheet.clean:
            random = Random(f"{seed} {sheet.id} {at}")
            entry, good = sheet.romanized[at], known.get(at + 1, [])
            for _ in range(each if good else 0):
                faults = [*of_letters(entry, good, random), *of_words(entry, sheet.native[at], good, random)]
                faults += of_shapes(entry, good, Random(f"{seed} {sheet.id} {at} shapes"))
                chosen = [faults[next(turn) % len(faults)]] if one and faults else faults
                for fault in chosen:
                    row = fault.kind + ("" if many or "excused" not in fault.kind else ", short list")
                    judge(sheet, at, fault, before, tallies.setdefault(row, Tally()))
    return tallies


def judge(sheet: Sheet, at: int, fault: Fault, before: Counter[tuple[str, str, int]], tally: Tally) -> None:
    """Analyze the changed manuscript and count."""
    after = found(read(sheet.text(at, fault.changed)))
    new = list((after - before).elements())
    caught = any(code in fault.codes and entry == at + 1 for code, _, entry in new)
    if not caught and "excused" in fault.kind:
        caught = any(code == "RN403" and entry == at + 1 for code, _, entry in new)
    others = [one for one in new if one[2] != at + 1]
    tally.number += 1
    tally.caught += caught
    tally.collateral += bool(others)
    if not caught or others:
        tally.notes.append(
            f"{sheet.id} {at + 1} {'' if caught else 'MISSED '}{fault.kind} {fault.what} {new[:4]}"
        )


def alarms(sheets: Sequence[Sheet]) -> tuple[int, list[str], list[str]]:
    """Return the number of clean pairs, and the errors and warnings about letters on them."""
    errors, warnings = [], []
    for sheet in sheets:
        clean = {at + 1 for at in sheet.clean}
        for article in read(sheet.text()):
            for finding in article.findings:
                if (
                    finding.code.startswith(ABOUT)
                    and finding.code != "RN308"
                    and clean & set(entries(finding))
                ):
                    where = errors if finding.severity == "error" else warnings
                    if finding.severity != "info":
                        where.append(f"{sheet.id} {finding.code} {entries(finding)} {finding.message[:160]}")
    return sum(len(sheet.clean) for sheet in sheets), errors, warnings


def main() -> None:
    """Print the tables."""
    args = arguments()
    if not args.generated:
        table([*own(), *(real(args.gold) if args.gold.exists() else ())], args)
        return
    codes = [s.code for s in schemes("ru") if s.verified] if args.generated == ["all"] else args.generated
    every: dict[str, Tally] = {}
    for scheme in codes:
        print(f"\n{scheme}:")
        for kind, tally in table(list(generated(args.gold, scheme, args.articles)), args).items():
            add(every.setdefault(kind, Tally()), tally)
    print(f"\nall {len(codes)} schemes:")
    rows(every, verbose=False)


def table(sheets: Sequence[Sheet], args: argparse.Namespace) -> dict[str, Tally]:
    """Print the table of some lists."""
    clean, errors, warnings = alarms(sheets)
    print(f"{clean} clean pairs: {len(errors)} with an error about letters, {len(warnings)} with a warning")
    if args.verbose:
        print(*(f"  E {line}" for line in errors), *(f"  W {line}" for line in warnings), sep="\n")
    found = run(sheets, args.each, args.seed, args.one)
    rows(found, args.verbose)
    return found


def rows(tallies: Mapping[str, Tally], verbose: bool) -> None:
    """Print a row for each kind of fault, and one for all."""
    print(f"{'fault':28}{'put in':>8}{'caught':>8}{'collateral':>12}")
    whole = Tally()
    for kind, tally in sorted(tallies.items()):
        print(row(kind, tally))
        if verbose and tally.notes:
            print(*(f"    {note}" for note in tally.notes), sep="\n")
        add(whole, tally)
    print(row("over all", whole), flush=True)


def row(kind: str, tally: Tally) -> str:
    """Return one row of the table."""
    of = max(tally.number, 1)
    return f"{kind:28}{tally.number:>8}{tally.caught / of:>8.3f}{tally.collateral / of:>12.3f}"


def add(whole: Tally, part: Tally) -> None:
    """Add counts to others."""
    whole.number += part.number
    whole.caught += part.caught
    whole.collateral += part.collateral


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--each", type=int, default=1, help="faults of each kind in a pair")
    parser.add_argument("--one", action="store_true", help="one fault in a pair, the kinds in turn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--generated", metavar="SCHEME", nargs="+", help="lists generated by schemes instead")
    parser.add_argument("--articles", type=int, help="native lists at most that lists are generated from")
    return parser.parse_args()


if __name__ == "__main__":
    main()
