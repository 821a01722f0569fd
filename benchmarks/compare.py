"""Comparing what refnorm found in a set text with what is known to stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from benchmarks.setting import Proof
from benchmarks.sheet import Sheet
from refnorm.model import Article, Report, Seat

Couple = tuple[str, str]


@dataclass(slots=True)
class Tally:
    """Counts of one layout, and what differed in which article."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def f1(self, what: str) -> float:
        """Return F1 of pairs or orphans; 1 where there is nothing to find and nothing was found."""
        right, found, true = (self.counts[f"{what} {kind}"] for kind in ("right", "found", "true"))
        return 2 * right / (found + true) if found + true else 1.0

    def share(self, what: str, of: str) -> float:
        """Return a share; 1 where there is nothing."""
        return self.counts[what] / self.counts[of] if self.counts[of] else 1.0

    def add(self, other: Tally) -> None:
        """Add the counts of another layout."""
        self.counts.update(other.counts)
        self.seconds += other.seconds


@dataclass(frozen=True, slots=True)
class Found:
    """What refnorm found: keys of entries by side, pairs and orphans; unknown entries have keys with `?`."""

    sides: dict[str, list[str]]
    pairs: set[Couple]
    lone: set[str]
    clean: frozenset[str]
    codes: set[str]


def found(report: Report, proof: Proof) -> Found:
    """Read a report in the keys of what was set."""
    sides: dict[str, list[str]] = {name: [] for name in proof.starts}
    pairs, lone, clean, codes = set[Couple](), set[str](), set[str](), set[str]()
    for article in (a for result in report.results for a in result.articles):
        keys = dict(named(article, proof, clean))
        for at, key in keys.items():
            side = key[:3] if proof.beside else side_of(start_of(article, at), proof)
            sides.setdefault(side, []).append(key)
        for pair in article.pairs:
            couple = tuple(keys[seat] for seat in (seat_of(pair.native), seat_of(pair.romanized)) if seat)
            if len(couple) == 2:
                pairs.add(couple)
            lone.update(couple if len(couple) == 1 else ())
        codes.update(finding.code for finding in article.findings)
    return Found(sides, pairs, settled(lone, pairs), frozenset(clean), codes)


def settled(lone: set[str], pairs: set[Couple]) -> set[str]:
    """Return the orphans that stand in no pair: of three lists one pair is enough."""
    return lone - {key for pair in pairs for key in pair}


def seat_of(seat: Seat | None) -> tuple[int, int] | None:
    """Return a seat as list and entry."""
    return (seat.list, seat.entry) if seat else None


def start_of(article: Article, at: tuple[int, int]) -> int:
    """Return where an entry begins."""
    entries = next(lst.entries for lst in article.lists if lst.index == at[0])
    return entries[at[1] - 1].span.start


def named(article: Article, proof: Proof, clean: set[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield every entry with the key of what was set at its start; `clean` collects those that end right."""
    for lst in article.lists:
        for entry in lst.entries:
            key = key_at(entry.span.start, proof, lst.role)
            if key and abs(entry.span.start + len(entry.raw.rstrip()) - proof.spots[key].end) <= 1:
                clean.add(key)
            yield (lst.index, entry.index), key or f"?{article.index}.{lst.index}.{entry.index}"


def key_at(start: int, proof: Proof, role: str) -> str | None:
    """Return the key of the entry whose number or text begins here; of both forms that of the list."""
    keys = [key for key, spot in proof.spots.items() if spot.start <= start <= spot.body + 1]
    own = [key for key in keys if key[2] == ("r" if role == "romanized" else "n")]
    return next(iter(own or keys), None)


def side_of(start: int, proof: Proof) -> str:
    """Return the list under whose heading this stands; the first one for what stands before all headings."""
    before = [name for name, at in proof.starts.items() if at <= start]
    return before[-1] if before else next(iter(proof.starts))


def compare(sheets: Sequence[Sheet], proof: Proof, report: Report, tally: Tally) -> None:
    """Add one file to a tally."""
    seen = found(report, proof)
    for number, sheet in enumerate(sheets):
        judge(f"{number}:", sheet, seen, tally)
    own = tuple(f"{number}:" for number in range(len(sheets)))
    odd = [pair for pair in seen.pairs if not any(set_in(pair, prefix) for prefix in own)]
    lone = [key for key in seen.lone if not key.startswith(own)]
    tally.counts.update({"pairs found": len(odd), "orphans found": len(lone)})
    tally.counts["RN005"] += "RN005" in seen.codes
    if odd or "RN005" in seen.codes:
        tally.notes.append(f"{sheets[0].id}: pairs of unknown entries {odd[:4]}, codes {sorted(seen.codes)}")


def set_in(pair: Couple, prefix: str) -> bool:
    """Tell whether both keys of a pair belong to one article."""
    return all(key.startswith(prefix) for key in pair)


def judge(prefix: str, sheet: Sheet, seen: Found, tally: Tally) -> None:
    """Add one article to a tally."""
    wrong = [note for side in "nrk" if (note := miscounted(prefix, side, sheet, seen))]
    truth = {(prefix + n, prefix + r) for n, r in sheet.pairs}
    names = swaps(prefix, sheet, truth, seen)
    pairs = {(names.get(n, n), names.get(r, r)) for n, r in seen.pairs if set_in((n, r), prefix)}
    orphans = {prefix + key for key in sheet.lone}
    lone = {names.get(key, key) for key in seen.lone if key.startswith(prefix)}
    items = [prefix + item.key for item in sheet.items]
    tally.counts.update({"articles": 1, "exact": not wrong, "items": len(items)})
    tally.counts["clean"] += len(seen.clean.intersection(items))
    count(tally, "pairs", truth, pairs)
    count(tally, "orphans", orphans, lone)
    notes = [*wrong, *differ("pairs", truth, pairs), *differ("orphans", orphans, lone)]
    if notes:
        tally.notes.append(f"{sheet.id}: " + "; ".join(notes))


def swaps(prefix: str, sheet: Sheet, truth: set[Couple], seen: Found) -> dict[str, str]:
    """Return which twins have to change names for most pairs to be right: one stands as well as the other."""
    names: dict[str, str] = {}
    for one, other in ((prefix + a, prefix + b) for a, b in sheet.twins):
        swapped = names | {one: other, other: one}
        if right(seen, truth, swapped) > right(seen, truth, names):
            names = swapped
    return names


def right(seen: Found, truth: set[Couple], names: dict[str, str]) -> int:
    """Count the right pairs under other names."""
    return len(truth.intersection((names.get(n, n), names.get(r, r)) for n, r in seen.pairs))


def miscounted(prefix: str, side: str, sheet: Sheet, seen: Found) -> str:
    """Say what is wrong with the entries of a list: their number, or where they begin."""
    true = [prefix + item.key for item in sheet.items if item.key[0] == side]
    keys = seen.sides.get(prefix + side, [])
    if sorted(true) == sorted(keys):
        return ""
    missing, extra = set(true) - set(keys), set(keys) - set(true)
    return f"{side}: {len(keys)} of {len(true)} entries, missing {short(missing)}, extra {short(extra)}"


def count(tally: Tally, what: str, true: Set[object], seen: Set[object]) -> None:
    """Count what is true, what was found, and what is both."""
    tally.counts[f"{what} true"] += len(true)
    tally.counts[f"{what} found"] += len(seen)
    tally.counts[f"{what} right"] += len(true & seen)


def differ(what: str, true: Set[object], seen: Set[object]) -> Iterator[str]:
    """Say which were missed and which were made up."""
    if true != seen:
        yield f"{what} missed {short(true - seen)} made up {short(seen - true)}"


def short(keys: Set[object]) -> str:
    """Return some keys, without what makes them hard to read."""
    names = sorted("/".join(key) if isinstance(key, tuple) else str(key) for key in keys)
    return f"{' '.join(names[:6]) or '-'}{f' and {len(names) - 6} more' if len(names) > 6 else ''}"
