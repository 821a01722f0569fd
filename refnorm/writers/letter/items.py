"""What a letter asks: a finding as a numbered item, with the answers that an author may tick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from refnorm.model import Article, Document, Finding
from refnorm.nouns import noun
from refnorm.writers.changes import changed
from refnorm.writers.rows import Row
from refnorm.writers.scene.words import where

CHOICE = 60
"""Characters of a value that may be ticked; a longer one is a matter for words."""


@noun
class Item:
    """A question: its number, the entry and place, what was found, both printed values.

    `old` and `new` are there where one answer is right; `choices` where the author has to say which.
    `also` are the numbers of further entries with the same fault.
    """

    number: int
    entry: str
    place: str
    said: str
    native: str = ""
    romanized: str = ""
    old: str = ""
    new: str = ""
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@noun
class Letter:
    """A letter about one article: what it asks, and of a second letter what the revision did with the first.

    `corrected` are numbers of the first letter, `broken` items that are new; `more` counts those that do
    not fit on its pages.
    """

    title: str
    source: str
    items: tuple[Item, ...]
    second: bool = False
    corrected: tuple[int, ...] = ()
    broken: tuple[Item, ...] = ()
    more: int = 0


def asked(article: Article) -> tuple[Finding, ...]:
    """Return the findings that a letter asks about, in list order: infos are the journal's own concern."""
    return tuple(found for found in article.findings if found.severity != "info")


def first(document: Document, article: Article, language: str) -> Letter:
    """Return the first letter about an article; its numbers are those of the findings in list order."""
    items = tuple(_items(document, article, language, {f.fingerprint: n for n, f in _numbered(article)}))
    return Letter(article.title, document.source, items)


def _numbered(article: Article) -> Iterator[tuple[int, Finding]]:
    return enumerate(asked(article), 1)


def later(
    document: Document,
    article: Article,
    language: str,
    numbers: Mapping[str, int],
    corrected: Sequence[int],
    known: int,
) -> Letter:
    """Return the second letter: `numbers` are those of findings that were asked about before, by their
    fingerprints now; new ones are numbered on from `known`, the highest of the first letter."""
    old = [f for f in asked(article) if f.fingerprint in numbers]
    new = [f for f in asked(article) if f.fingerprint not in numbers]
    fresh = {f.fingerprint: known + n for n, f in enumerate(new, 1)}
    items = _items(document, replace(article, findings=tuple(old)), language, numbers)
    broken = _items(document, replace(article, findings=tuple(new)), language, fresh)
    return Letter(article.title, document.source, tuple(items), True, tuple(sorted(corrected)), tuple(broken))


def _items(document: Document, article: Article, language: str, numbers: Mapping[str, int]) -> Iterator[Item]:
    for found in asked(article):
        yield _item(Row(document, article, found, language), numbers[found.fingerprint])


def _item(row: Row, number: int) -> Item:
    found, fix = row.finding, row.finding.fix
    printed, meant = changed(row.document.text, fix) if fix else ("", "")
    others = [row.number(o.native or o.romanized) for o in found.occurrences]
    others += [row.number(side) for side in found.related] if found.fixes else []
    own = row.number(found.native or found.romanized)
    certain = fix is not None and fix.safe and bool(meant)
    return Item(
        number=number,
        entry=own,
        place=where(found.place, row.language) if found.place else "",
        said=found.message,
        native=row.native,
        romanized=row.romanized,
        old=printed if certain else "",
        new=meant if certain else "",
        choices=() if certain else _choices(found, printed, meant),
        also=tuple(dict.fromkeys(n for n in others if n and n != own)),
    )


def _choices(found: Finding, printed: str, meant: str) -> tuple[str, ...]:
    """Return the values of which one may be right: both sides', or what stands there and what would."""
    if printed and meant:
        values = [meant, printed]
    elif found.native and found.romanized and _comparable(found.native.text, found.romanized.text):
        values = [found.native.text, found.romanized.text]
    else:
        return ()
    clean = tuple(dict.fromkeys(" ".join(value.split()) for value in values))
    return clean if len(clean) == 2 and all(0 < len(value) <= CHOICE for value in clean) else ()


def _comparable(native: str, romanized: str) -> bool:
    """Tell whether two values may be each other's: of digits both, or of the same script."""
    return any(c.isdigit() for c in native) and any(c.isdigit() for c in romanized)
