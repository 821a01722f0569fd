"""What the notes of an article cite: works, works cited before, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from refnorm import locales
from refnorm.fields import evidence
from refnorm.fields.again import is_ended
from refnorm.fields.halves import reads
from refnorm.fields.phrases import Phrases, genre_phrases, phrases_of
from refnorm.model import Piece, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import DIGITS, skeleton, words

_AND = kept(r";\s+(?=\S)")
"""What parts two works in one note."""
_LONG = kept(r"\d{4,}")
"""Years and the numbers of documents; those of pages are mostly shorter."""
_BEHIND = kept(r"\s*\w+")
_SHORTEST = 20
"""Characters that a reference has at least."""
_MOST = 0.5
"""Share of notes that cite works, or cite them again, from which they are a list."""
_BEGINNING = 8
"""Words that two citations of one work begin with alike."""


@noun
class Note:
    """A note's text behind its mark, and its number."""

    span: Span
    label: str | None


def cited(text: str, notes: Sequence[Note], others: Sequence[str]) -> list[Piece]:
    """Return the works that notes cite, each once; none where too few of the notes cite any.

    Where most notes plainly cite works, one that holds less of a reference is a work too, and one that a
    list prints in another form: `others` are the lines of lists.
    """
    again = [_again(note.span.of(text)) for note in notes]
    works = [
        [] if known else [span for span in _apart(text, note.span) if _reference(span.of(text))]
        for note, known in zip(notes, again, strict=True)
    ]
    citing = sum(bool(spans) or known for spans, known in zip(works, again, strict=True))
    if citing < _MOST * len(notes):
        return []
    found: dict[tuple[str, ...], Piece] = {}
    for note, spans, known in zip(notes, works, again, strict=True):
        weak = [] if spans or known else list(_weak(text, note, others))
        for span in spans or weak:
            found.setdefault(_key(span.of(text)), Piece(span, note.label))
    return list(found.values())


def _weak(text: str, note: Note, others: Sequence[str]) -> Iterator[Span]:
    """Yield the work of a note that holds little of a reference."""
    raw = note.span.of(text).rstrip()
    span = Span(note.span.start + _lead(raw), note.span.start + len(raw))
    if len(span) > _SHORTEST and (evidence.weight(raw) or any(reads(raw, other) for other in others)):
        yield span


def _lead(text: str) -> int:
    """Return the length of the words before a work that refer to it: `See: `."""
    see = phrases_of("see")
    lead = see.at(see.folded(text), 0)
    return len(text) - len(text[lead.end :].lstrip(" :,")) if lead else 0


def _apart(text: str, note: Span) -> Iterator[Span]:
    """Yield the works of a note, each without the words that refer to it."""
    raw = note.of(text)
    cuts = [0]
    for match in _AND.finditer(raw):
        if _ended(raw[cuts[-1] : match.start()]) and evidence.leads(raw[match.end() :]):
            cuts.append(match.end())
    for start, end in pairwise([*cuts, len(raw)]):
        piece = raw[start:end].rstrip("; \n")
        yield Span(note.start + start + _lead(piece), note.start + start + len(piece))


def _ended(text: str) -> bool:
    return _reference(text) and evidence.closed(text)


def _reference(text: str) -> bool:
    """Tell whether a text is a reference: by what references hold, a document by what it is called."""
    document = _documents().at(_documents().folded(text), 0) or genre_phrases("patent").first(text)
    least = 2 - (document is not None) - (document is not None and bool(_LONG.search(text)))
    return evidence.weight(text) >= least and len(text) > _SHORTEST


def _key(text: str) -> tuple[str, ...]:
    """Return what two citations of one work have in common: how they begin, long numbers, the volume."""
    begin = [skeleton(w) for w in words(text) if len(w) > 2][:_BEGINNING]
    title, _, rest = text.partition("//")
    parts = (m[0] for hit in _volumes().find(text) if (m := _BEHIND.match(text, hit.end)))
    return (*begin, *sorted(set(_LONG.findall(text))), *parts, *(DIGITS.findall(title) if rest else ()))


@cache
def _volumes() -> Phrases[None]:
    tokens = (t for field in ("volume", "part", "issue") for t in locales.tokens(field, "before"))
    return Phrases(((token, None) for token in tokens), cased=True)


def _again(text: str) -> bool:
    """Tell whether a note points at a work cited before: `Ibid.` as its first word, `op. cit.` anywhere."""
    table = _cited_again()
    hits = table.find(text)
    return any(hit.value or (not words(text[: hit.start]) and is_ended(text, hit.end)) for hit in hits)


@cache
def _cited_again() -> Phrases[bool]:
    """Return the phrases, each with whether it is an abbreviation, which no title holds."""
    return Phrases((phrase, "." in phrase and " " in phrase) for phrase in locales.words("cited_again"))


@cache
def _documents() -> Phrases[None]:
    """Return how documents begin that nobody signs: laws and standards."""
    return Phrases((p, None) for kind in ("standard", "legislation") for p in locales.genre(kind))
