"""English words of an entry that are none: `chanels`, and `movieder` with a Kazakh ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from refnorm import locales
from refnorm.checks import Context, shared_of
from refnorm.checks.counterparts import counterparts
from refnorm.locales.spelling import is_known, is_usual, nearest, rests
from refnorm.messages import phrase
from refnorm.model import PEOPLE, Entry, Phrase, Seat, Span
from refnorm.patterns import kept
from refnorm.text import printed_at

_TITLES = ("title", "container_title")
_WORD = kept(r"[A-Za-z](?<![\w'’/.@+&-].)[a-z]{5,}(?![\w'’/@+&-]|\.\w)")
"""A word whose spelling is looked at: long enough, no acronym, no half of a word in two parts, no address."""
_ANY = kept(r"[A-Za-z](?<![\w'’].)[A-Za-z]+(?![\w'’])")
_OPEN, _STOPS = ' \n“"«([', ".:?!"
"""What may stand between a word and the mark of a sentence before it, and those marks."""
_NAME, _BASE = 7, 4
"""Letters from which on a word with a capital is hardly a name, and those of a word before an ending."""
_SOME, _MANY = (0, 0.5), (4, 0.6)
"""English words that prove a translation to be English, and a title without a bracket, and their share in it;
where a translation has but an acronym beside a word in small letters (`[TV movieder]`), that is enough."""
_LABEL = (1, 0.5)
_NEAR = 3
"""The same of the label of a link, `Avaiable at`, and the characters of the marks between both."""
_SHOWN = 3
_LETTERS = 0.5
"""What a native word in other letters costs; one of another language that it renders costs less than none."""


class Misspelled(NamedTuple):
    """A word, what it nearly is, and the letters at fault; or an ending of another language, and which."""

    span: Span
    expected: tuple[str, ...]
    marks: tuple[Span, ...]
    slip: Phrase | None
    language: str = ""


def misspelled(entry: Entry, context: Context) -> Iterator[Misspelled]:
    """Yield the misspelt words of translations and of English titles."""
    text = context.document.text
    for span, proof in _parts(entry):
        found = [one for one in _WORD.finditer(text, span.start, span.end) if not is_known(one[0].lower())]
        if not found or not _is_english(span.of(text), [one[0] for one in found], *proof):
            continue
        for one in found:
            told = _judged(one, context) if _is_plain(one, span, text) else None
            if not told or one.start() in _romanized(entry, context):
                continue
            if not _is_elsewhere(one[0], entry, span, context):
                yield told


@shared_of
def _romanized(entry: Entry, context: Context) -> frozenset[int]:
    """Return where the words begin that are native ones in other letters: `Rechnoi komponent – River …`."""
    own = Seat(context.list.index, entry.index) if context.list else None
    other = counterparts(context).get(own) if own else None
    found = context.comparison.pairs.get((other, own)) if other and own else None
    matches = (m for m in found.matches if m.native.native and not m.native.text.isascii()) if found else ()
    return frozenset(match.roman.span.start for match in matches if 0.0 <= match.cost < _LETTERS)


def _parts(entry: Entry) -> Iterator[tuple[Span, tuple[int, float]]]:
    """Yield what may be English, and how many English words, and which share, have to prove it."""
    translated = [bracket.span for bracket in entry.reference.brackets if bracket.translates]
    yield from ((span, _SOME) for span in translated)
    links = [span.start for span in entry.reference.links]
    labels = [one for one in entry.reference.leftover if any(0 <= at - one.end <= _NEAR for at in links)]
    yield from ((span, _LABEL) for span in labels)
    for span in entry.reference.where(*_TITLES):
        if not any(one.start < span.end and span.start < one.end for one in translated):
            yield span, _MANY


def _is_english(part: str, odd: Sequence[str], least: int, share: float) -> bool:
    """Tell whether most words of a text are English ones."""
    words = [word for word in _ANY.findall(part) if not word.isupper()]
    usual = sum(is_usual(word.lower()) for word in words if word not in odd)
    return usual >= least and (
        usual >= share * len(words) or (not least and len(words) == 1 and words[0].islower())
    )


def _is_plain(found: re.Match[str], part: Span, text: str) -> bool:
    """Tell whether a word is hardly an abbreviation, nor a name.

    One with a capital begins a sentence, or stands among others in a headline.
    """
    if text[found.end() : found.end() + 1] == "." and found.end() + 2 < part.end:
        return False
    if found[0].islower():
        return True
    before = text[part.start : found.start()].rstrip(_OPEN)
    words = [word for word in _ANY.findall(part.of(text)) if len(word) > 3 and is_known(word.lower())]
    headline = 2 * sum(word[0].isupper() for word in words) > len(words)
    return len(found[0]) >= _NAME and (not before or before[-1] in _STOPS or headline)


def _is_elsewhere(word: str, entry: Entry, part: Span, context: Context) -> bool:
    """Tell whether a word is the manuscript's own: its text has it, or the entry outside of this part."""
    text, lists = context.document.text, [one.span for one in context.article.lists]
    for at in _places({word, word.lower(), word.capitalize()}, text, context.article.span):
        if entry.span.start <= at < entry.span.end:
            if not part.start <= at < part.end:
                return True
        elif not any(one.start <= at < one.end for one in lists):
            return True
    return False


def _places(forms: Iterable[str], text: str, within: Span) -> Iterator[int]:
    """Yield where one of several forms of a word stands in an article as a word of its own."""
    for form in forms:
        for at in printed_at(form, text, within.start, within.end):
            end = at + len(form)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield at


def _judged(found: re.Match[str], context: Context) -> Misspelled | None:
    """Return what speaks against a word: a usual word that it nearly is, or an ending behind one."""
    word, span = found[0].lower(), Span(*found.span())
    near = [one for one in nearest(word) if found[0].islower() or one[0] == word[0]]
    if near:
        return _nearly(word, span, near)
    for language, ending in _endings(context) if found[0].islower() else ():
        base = word.removesuffix(ending)
        if _BASE <= len(base) < len(word) and is_usual(base):
            return Misspelled(span, (base,), (Span(span.end - len(ending), span.end),), None, language)
    return None


def _endings(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the endings of plurals, romanized, in the languages of the article's lists."""
    languages = {one.language for one in context.article.lists}
    for locale in locales.load():
        if locale.language in languages:
            yield from ((locale.language, ending) for ending in locale.words.get("plural_ending", ()))


def _nearly(word: str, span: Span, near: Iterable[str]) -> Misspelled:
    """Return what a word nearly is: where several are as near, with no letter at fault."""
    ranked = sorted(near, key=lambda one: (_rank(word, one), one))
    best = [one for one in ranked if _rank(word, one) == _rank(word, ranked[0])]
    if len(best) > 1:
        return Misspelled(span, tuple(best[:_SHOWN]), (), None)
    at, expected = _first(word, best[0]), best[0]
    if expected[at:].encode() not in rests(word[at:].encode()):
        return Misspelled(span, (expected,), (), None)  # two letters are at fault: `personell`
    length = 2 if _is_swapped(word, expected) else 1
    start = span.start + min(at, len(word) - 1)
    return Misspelled(span, (expected,), (Span(start, start + length),), _slip(word, expected, at))


def _first(word: str, other: str) -> int:
    """Return how many letters two words have in common before the first that differs."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))


def _is_swapped(word: str, other: str) -> bool:
    return sorted(word) == sorted(other)


def _rank(word: str, other: str) -> int:
    """Rank how easily one word is typed for another: letters in another order, a double one, any other."""
    at = _first(word, other)
    longer = max(word, other, key=len)
    doubled = len(word) != len(other) and at > 0 and longer[at] == longer[at - 1]
    return 0 if doubled or _is_swapped(word, other) else 1


def _slip(word: str, expected: str, at: int) -> Phrase:
    """Say which letter is at fault; letters are counted from one."""
    if len(word) < len(expected):
        lost = expected[at]
        return (
            phrase("slip.missing", native=lost, at=at + 1)
            if at < len(word)
            else phrase("slip.missing_end", native=lost)
        )
    if len(word) > len(expected):
        return phrase("slip.extra", at=at + 1, roman=word[at])
    if _is_swapped(word, expected):
        return phrase("slip.swapped", at=at + 1, roman=word[at : at + 2])
    return phrase("RN509.wrong", at=at + 1, roman=word[at], expected=expected[at])


_DATED = kept(
    r"(?<![\w.,–-])(?:[12]?\d|3[01])(?:\s?[–-]\s?\d{1,2})?\s(?P<month>[A-Z][a-z]{2,9})(?=[.,;:)\s]|$)"
)
"""A day and what stands in the place of its month."""
_NAMED = ("title", "container_title", "publisher", *PEOPLE)


def months(entry: Entry, context: Context) -> Iterator[tuple[Span, str]]:
    """Yield the words in the place of a month that are nearly one, and that month: `14 Maarch`."""
    from rapidfuzz.distance import OSA

    names = [name[0] for name in locales.english().months]
    for match in _DATED.finditer(context.document.text, entry.span.start, entry.span.end):
        word, span = match["month"], Span(*match.span("month"))
        if word.casefold() in locales.months() or any(
            at.holds(span) for at in entry.reference.where(*_NAMED)
        ):
            continue
        near = (name for name in names if min(len(name), len(word)) >= _BASE)
        yield from ((span, name) for name in near if OSA.distance(word, name, score_cutoff=1) == 1)
