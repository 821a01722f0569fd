"""Labelled references read where they stand, in their list and pair; and who decided what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.gold import load
from benchmarks.speed import one_text
from refnorm import Source, align, locate, reconcile, split
from refnorm.fields.draft import Draft
from refnorm.fields.visible import visible
from refnorm.model import Reference
from refnorm.parse import parse_list
from refnorm.parse.entry import alone as bare
from refnorm.parse.entry import build, numbers, words
from refnorm.parse.reading import look
from refnorm.readers import read

FIELDS = ("title", "container_title", "publisher", "publisher_place")


def by_rules(texts: Sequence[str]) -> float:
    """Return the share of references in which marks prove everything: no model is asked."""
    return sum(not look(Draft(visible(*bare(text)))).emissions for text in texts) / len(texts)


def ruled(texts: Sequence[str]) -> list[Reference]:
    """Read references by rules alone, as it was before the model."""
    found = []
    for text in texts:
        draft = Draft(visible(*bare(text)))
        words(draft, numbers(draft))
        found.append(build(draft))
    return found


def placed(texts: Iterable[str], folder: Path) -> dict[str, tuple[Reference, Reference]]:
    """Return references as read in their list, and in their pair, by their text."""
    wanted = set(texts)
    found: dict[str, tuple[Reference, Reference]] = {}
    for gold in load(folder):
        sides = {"n": gold.native, "r": gold.romanized}
        known = {f"{side}{p.label}": p.text for side, some in sides.items() for p in some if p.text in wanted}
        if known:
            found.update({known[key]: read for key, read in _article(one_text(gold)) if key in known})
    return found


def _article(text: str) -> Iterator[tuple[str, tuple[Reference, Reference]]]:
    """Yield the references of an article, read in list and pair, by side and number."""
    document = read(Source(name="x.txt", data=text.encode()), None)
    for article in locate.locate(document):
        parsed = tuple(parse_list(document, split.split(document, lst)[0]) for lst in article.lists)
        paired = align.align(replace(article, lists=parsed))
        for before, after in zip(paired.lists, reconcile.reconcile(document, paired).lists, strict=True):
            side = "r" if before.role == "romanized" else "n"
            for one, other in zip(before.entries, after.entries, strict=True):
                yield f"{side}{one.label}", (one.reference, other.reference)


Places = Mapping[str, tuple[Reference, Reference]]


def shares(alone: Mapping[str, Reference], there: Places) -> dict[str, float]:
    """Return the share of references in which the list's style, and the pair, changed a field of words."""
    changed: Counter[str] = Counter()
    for text, (listed, paired) in there.items():
        changed["style"] += _words(alone[text]) != _words(listed)
        changed["pair"] += _words(listed) != _words(paired)
    return {who: changed[who] / max(1, len(there)) for who in ("style", "pair")}


def _words(reference: Reference) -> list[object]:
    names = [(n.family, n.given, n.literal) for n in reference.author]
    return [names, *(getattr(reference, field) for field in FIELDS)]
