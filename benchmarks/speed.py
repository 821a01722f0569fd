"""Measure start, time, memory and growth in one run, and print each with its aim.

Run: python benchmarks/speed.py [--rounds N] [--json]

Times of processes are wall clock, medians of alternating runs; what is measured within this process are its
processor's seconds, which little else on the machine disturbs. The machine should be otherwise idle.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, ROOT, Gold, load
from benchmarks.memory import peak
from benchmarks.setting import Style, proof
from benchmarks.sheet import sheet
from refnorm import Report, Source, analyze
from refnorm.__main__ import COLLECT
from refnorm.romanization.comparison import compare

PLAIN_PROGRAM = '''
import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def one(name: str) -> None:
    """Do one thing."""


@app.command()
def two(name: str) -> None:
    """Do another."""


app()
'''
OWN = sorted((Path(__file__).parent / "letters").glob("own_*.jsonl"))
_PARTS = 10
"""Times that a longer input is as long, and parts of the same length."""
HEAVY = ("rich", "docx", "lxml", "bibtexparser", "unidecode", "rapidfuzz", "jsonschema")
REFNORM = (sys.executable, "-m", "refnorm")


@dataclass(frozen=True, slots=True)
class Line:
    """A measured claim; `most` says whether the aim is an upper bound."""

    what: str
    value: float
    aim: float
    unit: str = ""
    most: bool = True

    @property
    def passed(self) -> bool:
        """Tell whether the aim is reached."""
        return self.value <= self.aim if self.most else self.value >= self.aim


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took; `processor` are the seconds that it computed, whatever else ran beside it."""

    seconds: float
    megabytes: float
    processor: float


def spawn(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away; seconds and peak memory."""
    started = perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - started
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss / unit, usage.ru_utime + usage.ru_stime)


def environment() -> dict[str, str]:
    """Let the processes import this repository, installed or not, and keep compiled files as at a user's."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": path}


def alternate(commands: Sequence[Sequence[str]], rounds: int) -> list[Run]:
    """Run several commands in turn, one round to warm the disk, and return the medians of each."""
    runs = [[spawn(command) for command in commands] for _ in range(rounds + 1)][1:]
    columns = list(zip(*runs, strict=True))
    return [Run(*map(median, zip(*map(astuple, column), strict=True))) for column in columns]


def start(folder: Path, rounds: int) -> Iterator[Line]:
    """Compare `refnorm --help` with a small typer program."""
    program = folder / "plain.py"
    program.write_text(PLAIN_PROGRAM, "utf-8")
    ours, plain = alternate([(*REFNORM, "--help"), (sys.executable, str(program), "--help")], rounds)
    yield Line("--help, s", ours.seconds, 1.3 * plain.seconds)
    yield Line("--help / plain typer program", ours.seconds / plain.seconds, 1.3)
    names = imported((*REFNORM, "--help"))
    heavy = sorted({name.partition(".")[0] for name in names} & set(HEAVY))
    yield Line(f"modules of --help ({len(names)}) that are heavy {heavy or ''}".rstrip(), len(heavy), 0)


def imported(command: Sequence[str]) -> list[str]:
    """Return the modules that a Python command imports."""
    told = [command[0], "-X", "importtime", *command[1:]]
    done = subprocess.run(
        told, capture_output=True, text=True, encoding="utf-8", env=environment(), check=False
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return [line.rpartition("|")[2].strip() for line in lines[1:]]


def cold(folder: Path, issue: Path | None, pool: Sequence[Gold], rounds: int) -> Iterator[Line]:
    """Check one article, and the whole issue, each in a new process."""
    article = folder / "article.md"
    article.write_text(thirty(pool), "utf-8")
    paths = [article, *([issue] if issue else [])]
    runs = alternate([(*REFNORM, "check", str(path), "--exit-zero") for path in paths], rounds)
    yield Line(f"article of {article.stat().st_size / 1000:.0f} KB, cold, s", runs[0].seconds, 0.3)
    if issue:
        size = issue.stat().st_size / 1000
        yield Line(f"issue of {size:.0f} KB, cold, s", runs[1].seconds, 0.6)
        yield Line(f"issue of {size:.0f} KB, peak memory, MB", runs[1].megabytes, 100)
        if together := peak((*REFNORM, "check", str(issue), "--exit-zero"), environment()):
            yield Line(f"issue of {size:.0f} KB, memory of all processes, MB", together, 100)


def thirty(pool: Sequence[Gold], size: int = 30_000) -> str:
    """Return an article of about 30 KB: both lists of a usual article, and prose before them."""
    one = next(gold for gold in pool if 18 <= len(gold.native) <= 22)
    text = one_text(one)
    prose = "Рассмотрены условия, при которых метод даёт устойчивый результат [1, 3]. "
    missing = max(0, size - len(text.encode()))
    lead, _, rest = text.partition("\n\n")
    return f"{lead}\n\n" + f"{prose * 6}\n\n" * (missing // (len(prose.encode()) * 6)) + rest


def one_text(gold: Gold) -> str:
    """Set an article plainly."""
    return proof([sheet(gold)], [Style()], Random(0)).text


def warm(pool: Sequence[Gold]) -> Iterator[Line]:
    """Count references a second of the whole pipeline, in this process, the tables loaded."""
    texts = [one_text(gold) for gold in pool]
    timed(lambda: [run(text) for text in texts[:5]])
    references, seconds = 0, 0.0
    for text in texts:
        report, spent = timed(partial(run, text))
        references += count(report)
        seconds += spent
    yield Line(
        f"warm pipeline, references a second (of {references})", references / seconds, 1000, most=False
    )


def timed(job: Callable[[], Any]) -> tuple[Any, float]:
    """Run a job and return its processor seconds."""
    started = process_time()
    return job(), process_time() - started


def run(text: str) -> Report:
    """Analyze a text."""
    return analyze(Source(name="x.txt", data=text.encode()))


def count(report: Report) -> int:
    """Count the entries of a report."""
    return sum(len(lst.entries) for result in report.results for a in result.articles for lst in a.lists)


def letters(pool: Sequence[Gold]) -> Iterator[Line]:
    """Count pairs a second of the comparison of letters, over lists whose titles are romanized."""
    rows = [json.loads(line) for path in OWN for line in path.read_text("utf-8").splitlines()]
    texts = [_both(row["native"], row["romanized"]) for row in rows] + [one_text(gold) for gold in pool]
    results = [result for text in texts for result in run(text).results]
    jobs = [(result.document, article) for result in results for article in result.articles]
    pairs = 0
    started = process_time()
    for job in jobs:
        pairs += len(compare(*job).pairs)
    yield Line(f"letters, pairs a second (of {pairs})", pairs / (process_time() - started), 800, most=False)


def _both(native: Sequence[str], romanized: Sequence[str]) -> str:
    lists = ("\n".join(f"{n}. {entry}" for n, entry in enumerate(side, 1)) for side in (native, romanized))
    return "СПИСОК ЛИТЕРАТУРЫ\n{}\n\nREFERENCES\n{}\n".format(*lists)


def growth(issue: Path | None, pool: Sequence[Gold], rounds: int) -> Iterator[Line]:
    """Compare an input with one ten times as long: ten issues in one file, lists of ten times the entries."""
    if issue:
        text = issue.read_text("utf-8")
        yield ratio("issue, ten times", [text], (text + "\n\n---\n\n") * 10, rounds)
    for number, times in ((200, rounds), (2000, 1)):
        parts = [long(pool, range(start, start + number)) for start in range(0, 10 * number, number)]
        whole = long(pool, range(10 * number))
        yield ratio(f"lists of {number} and {number * 10} entries", parts, whole, times)


def ratio(what: str, small: Sequence[str], large: str, rounds: int) -> Line:
    """Return the ratio of the time of a text to the mean time of ten parts, both the best of some rounds.

    The parts hold together what the text holds: then what is remembered of words helps both alike; and they
    are read in a row, so that what disturbs the machine for a while disturbs both alike.
    """
    parts = [*islice(cycle(small), _PARTS)]
    run(parts[0])
    times = [
        (sum(timed(partial(run, part))[1] for part in parts), timed(partial(run, large))[1])
        for _ in range(rounds)
    ]
    short, tall = (min(column) for column in zip(*times, strict=True))
    return Line(f"{what}: {short / _PARTS:.2f} s and {tall:.2f} s, ratio", _PARTS * tall / short, 10.5)


def long(pool: Sequence[Gold], places: range) -> str:
    """Return an article with two lists of so many entries, of real ones; repeated ones differ in a number."""
    works = [(gold.native[i].text, gold.romanized[j].text) for gold in pool for i, j in sorted(gold.pairs)]
    sides: list[list[str]] = [[], []]
    for number, place in enumerate(places, 1):
        again, at = divmod(place, len(works))
        for side, text in zip(sides, works[at], strict=True):
            side.append(f"{number}. {text}" + (f" {1000 + again}" if again else ""))
    native, romanized = ("\n".join(side) for side in sides)
    return f"# Заглавие\n\nСПИСОК ЛИТЕРАТУРЫ\n{native}\n\n---\n\nREFERENCES\n{romanized}\n"


def measure(args: argparse.Namespace) -> Iterator[Line]:
    """Measure everything."""
    pool = load(args.gold)
    issue = next(iter(sorted((args.gold.parent / "seed").glob("*.txt"))), None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from start(folder, args.rounds)
        yield from cold(folder, issue, pool, max(3, args.rounds // 3))
    gc.set_threshold(*COLLECT)  # as the command line does
    yield from warm(pool)
    yield from letters(pool)
    if not args.quick:
        yield from growth(issue, pool, 3)


def show(line: Line) -> str:
    """Return a line of the table."""
    aim = f"{'at most' if line.most else 'at least':8}{line.aim:>10.3f}"
    return f"{line.what:62}{line.value:>10.3f}  {aim}  {'pass' if line.passed else 'FAIL'}"


def main() -> None:
    """Print the table."""
    args = arguments()
    lines = []
    for line in measure(args):
        lines.append(asdict(line) | {"passed": line.passed})
        if not args.json:
            print(show(line), flush=True)
    if args.json:
        print(json.dumps(lines, indent=1))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="of the alternating runs of --help")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--quick", action="store_true", help="leave out the growth of long lists (minutes)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
