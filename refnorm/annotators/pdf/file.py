"""One PDF file -> its copy: what is found is added behind its bytes, of which none is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from refnorm.annotators.notes import AUTHOR, Note, notes
from refnorm.annotators.pdf.known import Known
from refnorm.annotators.pdf.marks import highlight, link, named, said
from refnorm.annotators.pdf.patches import Patch, Patches
from refnorm.config import Options
from refnorm.containers.pdf import opened
from refnorm.containers.pdf.update import Update
from refnorm.messages import phrase, told
from refnorm.model import Article, Entry, Phrase, Result, Seat, Span
from refnorm.patterns import kept

_FIRST = kept(r"\W*(?:\d{1,4}\W*\s)?\s*\S+")
"""An entry's number and first word."""


def annotated(data: bytes, result: Result, options: Options) -> bytes:
    """Return the copy with its notes and links; what the file holds already is not put there again."""
    update = Update(data)
    known = Known(update)
    with opened(data) as pdf:
        patches = Patches(pdf, result.document)
        for article in result.articles:
            for here, there, name, goal in _links(article, result.document.text):
                words = name, told(goal, options.language)
                _link(update, known, patches.of(here), patches.of(there), words)
        for note in notes(result, options):
            places = [patch for span in _innermost(note.spans) for patch in patches.of(span)]
            new = known.unsaid(note, places)
            if new is not None and places:
                _note(update, new, places, options)
    return update.written()


def _innermost(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that hold no other: a whole entry is marked only where none of its words is."""
    return [one for one in spans if not any(one != other and one.holds(other) for other in spans)]


def _note(update: Update, note: Note, places: Sequence[Patch], options: Options) -> None:
    """Put a note on its first page; what goes on over the page is only coloured."""
    every = sorted(dict.fromkeys(places), key=lambda patch: patch.page)
    first = every[0].page
    for page, some in groupby(every, key=lambda patch: patch.page):
        further = "", told(phrase("remark.further", page=first), options.language)
        words = (named(note.lines), said(note.lines)) if page == first else further
        highlight(update, list(some), words, note.severity, options.today)


def _links(article: Article, text: str) -> Iterator[tuple[Span, Span, str, Phrase]]:
    """Yield for each paired entry its first words, its partner's, a name for the link, and what it says.

    An entry with partners in several lists leads to the first of them.
    """
    entries = {Seat(lst.index, e.index): e for lst in article.lists for e in lst.entries}
    linked: set[Seat] = set()
    for pair in article.pairs:
        if pair.native is None or pair.romanized is None:
            continue
        for here, there, side in (
            (pair.native, pair.romanized, "romanized"),
            (pair.romanized, pair.native, "native"),
        ):
            if here not in linked:
                linked.add(here)
                name = f"{AUTHOR}-link-{article.index}-{here.list}-{here.entry}"
                goal = phrase(f"remark.to_{side}", number=there.entry)
                yield _first(entries[here], text), _first(entries[there], text), name, goal


def _first(entry: Entry, text: str) -> Span:
    found = _FIRST.match(text, entry.span.start, entry.span.end)
    return Span(entry.span.start, found.end()) if found else entry.span


def _link(
    update: Update, known: Known, here: Sequence[Patch], there: Sequence[Patch], names: tuple[str, str]
) -> None:
    if here and there and not known.named(here[0].page, names[0]):
        link(update, here[0], there[0], *names)
