"""Draw works to be labelled by hand: spread over all articles, the rarer forms first.

Run: python training/draw.py [--seed N] [--number N] [--like REGEX] [--new] [--gold FOLDER]

Prints both references of each work, with their ids. What the headline set holds is never drawn, nor a work
that has nearly the same words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, Gold, load
from training.labels import LABELS, texts

HEADLINE = Path(__file__).resolve().parents[1] / "benchmarks" / "headline.jsonl"
FORMS = {
    "parted": r"//",
    "meeting": r"(?i)конф|симпоз|семинар|сборник|\bсб\.|труд[ыа]|тез|\bconf|symp|\bproc|meeting",
    "web": r"(?i)https?:|www\.|URL|электрон",
    "identified": r"(?i)\bdoi\b",
    "thesis": r"(?i)\bдис|автореф|thesis|ph\.?\s?d",
    "standard": r"\b(?:ГОСТ|СанПиН|НП|РБ|СП|РД|ISO)[ -]",
    "patent": r"(?i)патент|patent",
    "translated": r"(?i)\bпер\.\s+с",
    "native": r"[а-яё]{4}",
    "report": r"(?i)отч[её]т|препринт|preprint|report|\binis\b|\biaea\b|tecdoc",
    "places": r"\b[МЛ]\.\s?[;,–-]\s?(?:Л|СПб|К|О)",
    "quoted": r"^[^«“\"/]{0,60}[«“\"]",
    "several": r"[Тт]\.\s?\d.*[Тт]\.\s?\d|в \d+ ?(?:-х|-ти)? ?(?:кн|т|ч)\.",
}
"""What makes the form of a reference, by marks in its native text."""
MOST = 15
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Work:
    """Both references of one work."""

    ids: tuple[str, str]
    texts: tuple[str, str]

    @property
    def form(self) -> frozenset[str]:
        """Return which marks its native text has."""
        return frozenset(name for name, mark in FORMS.items() if re.search(mark, self.texts[0]))


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(re.findall(r"\w{3,}", text.casefold()))


def alike(one: str, other: str) -> bool:
    """Tell whether two references share most of their words."""
    left, right = words(one), words(other)
    return len(left & right) > ALIKE * len(left | right)


def works(article: Gold, known: Mapping[str, str]) -> Iterator[Work]:
    """Yield the works that stand in both lists of an article, each under a number of its own."""
    for i, j in sorted(article.pairs):
        left, right = article.native[i], article.romanized[j]
        ids = (f"{article.id}:n{left.label}", f"{article.id}:r{right.label}")
        if all(id in known for id in ids):
            yield Work(ids, (left.text, right.text))


def draw(articles: Sequence[Gold], held: set[str], seed: int, number: int, like: str = "") -> list[Work]:
    """Draw works by turns from every article, each time the one whose form was drawn least so far.

    None is drawn that stands in `held`, and none in whose texts nothing is `like` the pattern.
    """
    random, known = Random(seed), texts(articles)
    apart = [known[id] for id in sorted(held) if id in known]
    wanted = re.compile(like)
    pools = [[one for one in works(article, known) if fits(one, held, wanted)] for article in articles]
    drawn, count = list[Work](), Counter[frozenset[str]]()
    random.shuffle(pools)
    while len(drawn) < number and any(pools):
        for pool in pools:
            random.shuffle(pool)
            pool.sort(key=lambda one: count[one.form])
            one = next((one for one in pool if fresh(one, drawn, apart)), None)
            pool[:] = [other for other in pool if one and other is not one]
            if one and count[one.form] < MOST:
                count[one.form] += 1
                drawn.append(one)
    return drawn[:number]


def fits(one: Work, held: set[str], wanted: re.Pattern[str]) -> bool:
    """Tell whether a work is free to be drawn and is what is sought."""
    return not held.intersection(one.ids) and any(map(wanted.search, one.texts))


def fresh(one: Work, drawn: Sequence[Work], apart: Sequence[str]) -> bool:
    """Tell whether a work is like none of those that were drawn or are held out."""
    others = [*apart, *(text for other in drawn for text in other.texts)]
    return not any(alike(text, other) for text in one.texts for other in others)


def ids(path: Path) -> set[str]:
    """Return the ids of a file's references."""
    return {json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()}


def main() -> None:
    """Print a draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=120)
    parser.add_argument("--like", default="", help="only works with a match in one of their references")
    parser.add_argument("--new", action="store_true", help="leave out what is labelled, and what is alike")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    args = parser.parse_args()
    held = ids(HEADLINE) | (ids(LABELS) if args.new else set[str]())
    articles = [one for one in load(args.gold) if "/" in one.id]
    for one in draw(articles, held, args.seed, args.number, args.like):
        print(*(f"{id}  {text}" for id, text in zip(one.ids, one.texts, strict=True)), "", sep="\n")


if __name__ == "__main__":
    main()
