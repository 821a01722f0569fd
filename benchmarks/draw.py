"""Draw findings, and pairs without a finding, to be judged by reading; and keep the verdicts.

Run: python benchmarks/draw.py [--seed N] [--number N] [--most N] [--json]   print the draw
     python benchmarks/draw.py --seed N --verdicts FILE   merge verdicts into benchmarks/judged.jsonl

What a draw of another number has judged is left out.
A line of FILE holds an id of the draw, tab, the verdict (true, false, or what was missed), tab, the reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, printed
from refnorm import Source, analyze
from refnorm.model import Article, Finding, Pair, Seat, Side

JUDGED = Path(__file__).with_name("judged.jsonl")


@dataclass(frozen=True, slots=True)
class Case:
    """A finding, or a pair without one, with both entries as printed."""

    kind: str
    article: str
    code: str
    native: str
    romanized: str
    message: str


CASE_KEYS = tuple(field.name for field in fields(Case))


def cases(folder: Path) -> Iterator[Case]:
    """Analyze the unlabelled articles and yield every finding and every pair without one."""
    for id, title, native, romanized in printed(folder):
        if "/" not in id:
            continue
        text = f"# {title}\n\nСПИСОК ЛИТЕРАТУРЫ\n{native}\n\n---\n\nREFERENCES\n{romanized}\n"
        for result in analyze(Source(name="x.txt", data=text.encode())).results:
            for article in result.articles:
                yield from article_cases(id, article)


def article_cases(id: str, article: Article) -> Iterator[Case]:
    """Yield the cases of an article."""
    touched = set[Seat]()
    for finding in article.findings:
        touched.update(seats(finding))
        left, right = (entry(article, finding, side) for side in (finding.native, finding.romanized))
        yield Case("finding", id, f"{finding.code} {finding.severity}", left, right, finding.message)
    for pair in article.pairs:
        if pair.native and pair.romanized and not touched.intersection((pair.native, pair.romanized)):
            yield Case("pair", id, "", raw(article, pair.native), raw(article, pair.romanized), "")


def seats(finding: Finding) -> Iterator[Seat]:
    """Yield the entries that a finding, its occurrences and its further places are about."""
    sides = [finding.native, finding.romanized, *finding.related]
    sides += [side for one in finding.occurrences for side in (one.native, one.romanized)]
    for side in sides:
        if side and side.entry is not None:
            yield Seat(side.list, side.entry)


def raw(article: Article, seat: Seat) -> str:
    """Return an entry with its number."""
    one = next(lst for lst in article.lists if lst.index == seat.list).entries[seat.entry - 1]
    return f"{one.label or ''} {one.raw}".strip() if not one.raw.startswith(one.label or "") else one.raw


def entry(article: Article, finding: Finding, side: Side | None) -> str:
    """Return the entry that a side is about; of a finding on one side alone, its counterpart's too."""
    if side is not None:
        return raw(article, Seat(side.list, side.entry)) if side.entry else f"(the list) {side.text}"
    other = finding.romanized if finding.native is None else finding.native
    if other is None or other.entry is None:
        return ""
    seat = Seat(other.list, other.entry)
    pairs = (pair for pair in article.pairs if seat in (pair.native, pair.romanized))
    partner = next((partner_of(pair, seat) for pair in pairs), None)
    return raw(article, partner) if partner else ""


def partner_of(pair: Pair, seat: Seat) -> Seat | None:
    """Return the other side of a pair."""
    return pair.romanized if pair.native == seat else pair.native


def draw(all_cases: Sequence[Case], seed: int, number: int, most: int | None = None) -> dict[str, Case]:
    """Draw so many findings, at most `most` of a rule, and so many pairs without one; ids name the seed."""
    random = Random(seed)
    out: dict[str, Case] = {}
    for kind in ("finding", "pair"):
        pool = [case for case in all_cases if case.kind == kind]
        order = random.sample(pool, len(pool))
        chosen = bounded(order, most) if most and kind == "finding" else order
        for place, case in enumerate(chosen[:number], 1):
            out[f"{seed}-{kind[0]}{place:03}"] = case
    return out


def bounded(order: Sequence[Case], most: int) -> list[Case]:
    """Keep of each rule the first `most` cases: a rule that fires everywhere would fill the draw."""
    counts = Counter[str]()
    kept: list[Case] = []
    for case in order:
        rule = case.code.partition(" ")[0]
        counts[rule] += 1
        if counts[rule] <= most:
            kept.append(case)
    return kept


def fresh(all_cases: Iterable[Case], seed: int, path: Path = JUDGED) -> list[Case]:
    """Leave out what a draw of another number has judged, so that no case is counted twice."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    known = {identity(Case(**{key: row[key] for key in CASE_KEYS})) for row in rows if row["seed"] != seed}
    return [case for case in all_cases if identity(case) not in known]


def identity(case: Case) -> tuple[str, ...]:
    """Return what makes two cases one: a finding's words and severity may change while it stays the same."""
    return case.kind, case.article, case.code.partition(" ")[0], case.native, case.romanized


def show(id: str, case: Case) -> str:
    """Return a case as a reader wants it."""
    head = f"[{id}] {case.article} {case.code} {case.message}".rstrip()
    return f"{head}\n    N {' '.join(case.native.split())}\n    R {' '.join(case.romanized.split())}\n"


def verdicts(path: Path) -> dict[str, tuple[str, str]]:
    """Read id, verdict and reason of every line."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]
    for line in lines:
        if len(line) != 3:
            sys.exit(f"{path}: not three parts parted by tabs: {line}")
    return {id.strip("[] "): (verdict.strip(), reason.strip()) for id, verdict, reason in lines}


def merge(drawn: dict[str, Case], judged: dict[str, tuple[str, str]], path: Path = JUDGED) -> int:
    """Add the judged cases to the file; a case judged again takes the place of the older verdict."""
    unknown = sorted(set(judged) - set(drawn))
    if unknown:
        sys.exit(f"not in this draw: {', '.join(unknown[:5])}; is the seed right, and the code the same?")
    old = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    rows = {row["id"]: row for row in old}
    for id, (verdict, reason) in judged.items():
        rows[id] = {"id": id, "seed": int(id.partition("-")[0]), **asdict(drawn[id])}
        rows[id] |= {"verdict": verdict, "reason": reason}
    lines = (json.dumps(row, ensure_ascii=False) for row in rows.values())
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return len(rows)


def main() -> None:
    """Print a draw, or merge verdicts."""
    args = arguments()
    if not (args.gold / "unlabelled.jsonl").exists():
        sys.exit(f"{args.gold} is absent: this tool needs the gold texts, which are not shipped")
    drawn = draw(fresh(cases(args.gold), args.seed), args.seed, args.number, args.most)
    if args.verdicts:
        print(f"{merge(drawn, verdicts(args.verdicts))} cases in {JUDGED}")
    elif args.json:
        print(
            "\n".join(
                json.dumps({"id": id, **asdict(case)}, ensure_ascii=False) for id, case in drawn.items()
            )
        )
    else:
        print("\n".join(show(id, case) for id, case in drawn.items()))
        print(
            "findings drawn:", dict(Counter(case.code for case in drawn.values() if case.code).most_common())
        )


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--number", type=int, default=100, help="of findings, and of pairs without one")
    parser.add_argument("--most", type=int, help="findings of one rule")
    parser.add_argument("--verdicts", type=Path, help="a file of verdicts to merge")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    return parser.parse_args()


if __name__ == "__main__":
    main()
