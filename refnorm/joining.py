"""Two files, one with the native and one with the romanized list -> one document with both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from types import MappingProxyType
from typing import TypeVar

from refnorm.messages import stacked, unstacked, worded
from refnorm.model import Article, Document, Part, ReferenceList, Role, Span
from refnorm.nouns import noun, replace
from refnorm.patterns import kept

T = TypeVar("T")

BETWEEN = "\n\n"
"""What parts the files in the joined text."""
_NUMBERS = kept(r"\d{3,}")
_ROLES: tuple[Role, Role] = ("native", "romanized")


@noun
class Half:
    """A file of the two, and the articles that were located in it."""

    document: Document
    articles: tuple[Article, ...]


def join(first: Document, second: Document, doubts: Iterable[str] = ()) -> Document:
    """Return both documents as one: the blocks and anchors of the second are moved behind the first."""
    shift = len(first.text) + len(BETWEEN)
    parts = (_part(first, 0), _part(second, shift))
    said = [
        worded("doubt.of", source=one.source, what=line)
        for one in (first, second)
        for line in unstacked(one.meta.get("doubts", ""))
    ]
    every = stacked([*said, *doubts])
    return Document(
        f"{first.source} + {second.source}",
        first.format if first.format == second.format else "joined",
        f"{first.text}{BETWEEN}{second.text}",
        parts,
        (*first.blocks, *moved(second.blocks, shift)),
        (*first.anchors, *moved(second.anchors, shift)),
        MappingProxyType({"doubts": every} if every else {}),
        (*first.starts, *(start + shift for start in second.starts)),
    )


def _part(document: Document, start: int) -> Part:
    return Part(Span(start, start + len(document.text)), document.source, document.format)


def moved(things: Iterable[T], shift: int) -> tuple[T, ...]:
    """Return what stands somewhere so many characters further on."""
    return tuple(replace(one, span=_moved(one.span, shift)) for one in things)  # type: ignore[attr-defined]


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def moved_list(lst: ReferenceList, shift: int) -> ReferenceList:
    """Return a list, split but not parsed, so many characters further on."""
    return replace(
        lst,
        heading=_moved(lst.heading, shift) if lst.heading else None,
        span=_moved(lst.span, shift),
        entries=moved(lst.entries, shift),
        gaps=moved(lst.gaps, shift),
        pieces=moved(lst.pieces, shift),
    )


def chosen(native: Half, romanized: Half) -> tuple[ReferenceList, ReferenceList] | None:
    """Return the two lists that belong together: of the role that each file was given for, with most numbers
    in common; None where a file has no list."""
    fitting = [_fitting(half, role) for half, role in zip((native, romanized), _ROLES, strict=True)]
    couples = list(product(*fitting))
    if not couples:
        return None
    first, second = max(couples, key=lambda lists: _common(native.document, romanized.document, *lists))
    return replace(first, index=1, role="native"), replace(second, index=2, role="romanized")


def left_out(half: Half, kept: ReferenceList) -> Iterator[str]:
    """Say which other lists of a file, that might have been meant, are not compared."""
    for lst in _fitting(half, kept.role):
        if lst.span != kept.span:
            printed = lst.heading.of(half.document.text).strip("#* _:") if lst.heading else ""
            title = printed or worded("doubt.no_heading")
            yield worded("doubt.list_left_out", source=half.document.source, title=title)


def _fitting(half: Half, role: Role) -> Sequence[ReferenceList]:
    """Return the lists of a role and the single ones in its script; else, as what is given is meant, all."""
    lists = [lst for article in half.articles for lst in article.lists]
    own = [lst for lst in lists if lst.role == role]
    alone = [
        lst for lst in lists if lst.role == "single" and (lst.script == "Latin") == (role == "romanized")
    ]
    return [*own, *alone] or lists


def _common(first: Document, second: Document, native: ReferenceList, romanized: ReferenceList) -> int:
    """Count the numbers that two lists share."""
    a, b = (
        Counter(_NUMBERS.findall(lst.span.of(document.text)))
        for document, lst in ((first, native), (second, romanized))
    )
    return (a & b).total()
