"""One side of a pair as words: what field each stands in now, and what mark stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields.phrases import Phrases, lowered, phrases_of
from refnorm.model import Document, Entry, Gap, Reference, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import DASHES, LOOKALIKES, MARKS, skeleton
from refnorm.traced import GROUP, TAKEN, Traced, plain

FIELDS: Mapping[str, str] = {
    "A": "author",
    "T": "title",
    "C": "container_title",
    "P": "publisher",
    "L": "publisher_place",
}
"""The fields whose boundaries the other side may move, each by its letter."""
OF_WORDS = frozenset(FIELDS.values())
LEFT = "O"
"""The letter of a word that no field holds."""

NONE, COMMA, COLON, QUOTE, STOP, DASH, NUMBER, BRACKET, SLASHES = ' ,:".-#[/'
"""The marks before a word, the strongest last."""

_WORD = kept(rf"[^\W_]+(?:[’'ʹʼ`´‘′{MARKS}][^\W\d_]+)*[ʹ`´′{MARKS}]?")
_MARKS = (
    (SLASHES, kept(r"/\s?/")),
    (BRACKET, kept(GROUP)),
    (NUMBER, kept(TAKEN)),
    (DASH, kept(rf"\s/|[.,;»”\")]\s?[{re.escape(DASHES)}]")),
    (STOP, kept(r"[.!?]")),
    (COLON, kept(rf"[:;()]|\s[{re.escape(DASHES)}]")),
    (QUOTE, kept('["«»„“”]')),
    (COMMA, kept(",")),
)
_NOT_KEPT = kept(rb"\0+")
_LETTER = kept(r"[^\W_]")
"""A letter or digit."""
_SIGN = rf"[^\w{GROUP}{TAKEN}]"
_INSIDE = kept(rf"{_SIGN}(?<={TAKEN}{_SIGN}){_SIGN}*(?={TAKEN})")
"""What stands between two characters of a number or link, and belongs to it."""
_LATIN = str.maketrans({a: b.lower() for a, b in LOOKALIKES.items()})
_BEFORE_COLON = kept(r"[.\s]*:")
_SHORT_CITY = 3
"""Letters of a city's abbreviation, which may as well be an initial."""


@noun
class Side:
    """The words of an entry that stand in no number, link or bracket, in printed order.

    `labels` holds the letter of each word's present field, `marks` the mark before it, `bones` what of
    it survives romanization (empty where that says nothing), `at` where it stands in `text`.
    """

    entry: Entry
    text: Traced
    mask: str
    words: tuple[str, ...]
    at: tuple[tuple[int, int], ...]
    bones: tuple[str, ...]
    marks: str
    labels: str

    @property
    def reference(self) -> Reference:
        """The reading that the parser gave."""
        return self.entry.reference


@cache
def _houses() -> Phrases[None]:
    return Phrases((phrase, None) for phrase in locales.words("publisher") if len(phrase) > 2)


@lru_cache(maxsize=32768)
def house(word: str) -> bool:
    """Tell whether a word is the mark of a publisher: `Publ.`, `изд-во`, `Press`."""
    if word.isalpha() and not _houses().begins(lowered(word)):
        return False
    # a phrase without a period stands in the word with one as well
    return _houses().first(word + ".") is not None


@cache
def _leads() -> frozenset[str]:
    phrases = (*locales.words("serial"), *locales.words("container"))
    return frozenset(word for phrase in phrases if len(word := phrase.rstrip(".:")) > 1)


def leads(word: str) -> bool:
    """Tell whether a word begins what another work stands in: `Journal`, `Труды`, `In`."""
    return word in _leads()


def serial(reference: Reference) -> bool:
    """Tell whether a work stands in a volume or issue; one within its title is the book's own."""
    titles = reference.spans.get("title", ())
    own = any(t.holds(v) for t in titles for v in reference.spans.get("volume", ()))
    return bool(reference.issue or (reference.volume and not own))


def initial(word: str) -> bool:
    """Tell whether a word is what stands for a given name."""
    return len(word) == 1 and word.isupper()


@lru_cache(maxsize=65536)
def city(form: str) -> str:
    """Return the one name of a city by any of its forms, look-alike letters forgiven; empty for none."""
    # only what is not plain ASCII can hold a letter that looks like a Latin one
    plain = "" if form.isascii() else form.casefold().translate(_LATIN)
    return locales.city(form) or locales.cities().get(plain, "")


_HEAD = 3
"""Letters of a city's name by which most words are told to begin none."""


@cache
def _heads() -> frozenset[str]:
    return frozenset(form[:_HEAD] for form in locales.cities())


@lru_cache(maxsize=8192)
def begins_city(head: str) -> bool:
    """Tell whether the name of a city may begin with so many letters, look-alike ones forgiven."""
    key = head.casefold()[:_HEAD]
    return key in _heads() or key.translate(_LATIN) in _heads()


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """Return what of a word survives romanization; empty for a word too short to tell anything."""
    return skeleton(word) if len(word) > 2 else ""


_FURTHER = 60
"""Characters of the longest way to say so, and more."""


def others(one: Side, start: int) -> int:
    """Return how many words from a place on say that there are further authors."""
    if start >= len(one.words):
        return 0
    first, table = one.at[start][0], phrases_of("et_al")
    hit = table.at(table.folded(one.text.text[first : first + _FURTHER]), 0)
    return sum([a < first + hit.end for a, _ in one.at[start:]]) if hit else 0


def side(document: Document, entry: Entry, gaps: Sequence[Gap]) -> Side:
    """Take an entry apart."""
    holes = [g.span for g in gaps if entry.span.holds(g.span)]
    text = plain(Traced.cut(document.text, entry.span).without(holes))
    free = [(label, *text.local(span)) for label, span in _areas(entry.reference)]
    mask = _mask(text, entry.reference, [(a, b) for _, a, b in free])
    found = sorted([(*m.span(), label) for label, a, b in free for m in _WORD.finditer(mask, a, b)])
    at = tuple([(a, b) for a, b, _ in found])
    words = tuple([text.text[a:b] for a, b in at])
    labels = "".join([label for _, _, label in found])
    marks = "".join(_marks(mask, text.text, at))
    return Side(entry, text, mask, words, at, _bones(text.text, words, at, labels), marks, labels)


def _areas(reference: Reference) -> Iterator[tuple[str, Span]]:
    """Yield the stretches that words may stand in, with the letters of their fields."""
    for label, name in FIELDS.items():
        for span in reference.spans.get(name, ()):
            yield label, span
    for span in reference.leftover:
        yield LEFT, span


def _mask(text: Traced, reference: Reference, free: Iterable[tuple[int, int]]) -> str:
    """Blank out what no boundary may move into or over: numbers, links, their labels, brackets."""
    kept = bytearray(len(text))
    for a, b in free:
        kept[a:b] = b"\1" * (b - a)
    homes = _homes(reference)
    for name, spans in reference.spans.items():
        for span in spans if name not in OF_WORDS else ():
            a, b = text.local(span)
            if not _printed(homes, span, text.text[a:b]):
                kept[a:b] = bytes(b - a)
    pieces: list[str] = []
    done = 0
    for other in _NOT_KEPT.finditer(kept):
        a, b = other.span()
        pieces += text.text[done:a], _LETTER.sub(TAKEN, text.text[a:b])
        done = b
    mask = "".join([*pieces, text.text[done:]])
    for bracket in reference.brackets:
        a, b = text.local(bracket.span)
        mask = mask[:a] + GROUP * (b - a) + mask[b:]
    return _INSIDE.sub(_taken, mask)


def _taken(match: re.Match[str]) -> str:
    return TAKEN * len(match[0])


def _homes(reference: Reference) -> list[tuple[Span, str]]:
    """Return the stretches of fields of words, which may hold a number, with the fields' texts."""
    return [
        (own, getattr(reference, name) or "")
        for name in FIELDS.values()
        for own in reference.spans.get(name, ())
        if name != "author"
    ]


def _printed(homes: Iterable[tuple[Span, str]], span: Span, text: str) -> bool:
    """Tell whether a number is a part of a field of words too: the year in a conference's name."""
    start, end = span.start, span.end
    return any(own.start <= start and end <= own.end and text in value for own, value in homes)


def _marks(mask: str, text: str, at: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the strongest mark before each word."""
    done = 0
    for start, end in at:
        between = mask[done:start]
        yield NONE if between == " " else STOP if done == 0 else _mark(between, text[start].islower())
        done = end


@lru_cache(maxsize=8192)
def _mark(between: str, small: bool) -> str:
    """Return the strongest mark between two words, the second of which may begin with a small letter."""
    for mark, pattern in _MARKS:
        if pattern.search(between):
            # a stop before a small letter ends an abbreviation
            return COMMA if mark == STOP and small else mark
    return NONE


def _bones(text: str, words: Sequence[str], at: Sequence[tuple[int, int]], labels: str) -> tuple[str, ...]:
    """Return the bones of each word; the words of a city's name are the city in any language."""
    found = [bones(word) for word in words]
    for i, word in enumerate(words):
        if labels[i] == "A" or not word[0].isupper() or found[i].startswith("@"):
            continue
        if len(word) >= _HEAD and not begins_city(word[:_HEAD]):
            continue
        for k in range(min(i + 3, len(words)), i, -1):
            form = text[at[i][0] : at[k - 1][1]]
            name = city(form)
            if name and (len(form) > _SHORT_CITY or labels[i] == "L" or _BEFORE_COLON.match(text, at[i][1])):
                found[i:k] = ["@" + name] * (k - i)
                break
    return tuple(found)
