"""Names and acronyms in a translation, each held against what the entry prints outside of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from refnorm import locales
from refnorm.checks import Context, Couple, shared
from refnorm.checks.brackets import body, outside
from refnorm.fields.evidence import UPPER
from refnorm.model import PEOPLE, Bracket, Entry, Span
from refnorm.patterns import kept
from refnorm.romanization.letters import Step, is_written
from refnorm.romanization.originals import foreign, outlandish, passport
from refnorm.romanization.pairing import OPEN, match, spelled
from refnorm.romanization.scheme import languages
from refnorm.romanization.words import Word, words_at
from refnorm.text import LETTERS, folded

_LEAST = 5
"""Letters of a name from which a slip can be told from another name."""
_CASES = 4
"""Letters of a case ending: `Смалиовым`."""
_FITS = 0.5
_SLIP, _SLIPS, _LENGTHY = 1.2, 2.0, 8
"""Cost of one letter at fault, and of two, which only a name of so many letters can have."""
_CASE = "(?:[ауеыоі]|[оыи]м|[оаи]й|[оу]ю|ая|ій|[оы]го|[оы]му|[ыи]ми|[ыи]х|ие)?$"
_SURNAME = kept(rf"([ое]в|[иы]н|[сц]к|енк)(?:[сц]к)?{_CASE}")
"""How the stem of a surname ends before its case ending; of words that are no one's for sure these are."""
_ADJECTIVE = kept(rf"[сц]к{_CASE}")
"""The ending of an adjective of a place."""
_OWN = kept(rf"(?:[ое]в|[сц]к|енк){_CASE}")
"""A surname that is of no foreign name."""
_FAMILY = kept(rf"(?:[ое]в|енк){_CASE}")
"""A surname that is hardly another word, such as the first one of a title."""
_INITIALS = rf"(?:[{UPPER}]\.\s?){{1,2}}"
_AHEAD, _BEHIND = kept(rf"(\w*)([.,]?)\s*{_INITIALS}$"), kept(r",?\s" + _INITIALS)
_INSIDE = kept(r"[^\W\d_]\s+$")
_ACRONYM = kept(r"(?<![\w/.])[A-Z]{3,}(?![\w/])")
"""An acronym, also before or behind a hyphen: `KLT-40S`."""
_USUAL, _LENGTHY_ACRONYM = 2, 4
"""How often an article has to have an acronym before another order of its letters is a slip, and the letters
that it needs: those of a short one may well be another's."""


def names(entries: Couple, context: Context, brackets: Sequence[Bracket]) -> Iterator[tuple[Span, Span]]:
    """Yield the persons of the native entry whose names are nearly, but not quite, in a translation."""
    found = context.comparison.of(entries.pair)
    if not found:
        return
    text = context.document.text
    mentioned = [word for bracket in brackets for word in _mentioned(text, bracket)]
    begun = {folded(word.text)[:2] for word in mentioned}  # two letters of a name are right
    every = words_at(text, body(context.document, entries[0]), "") if mentioned else ()
    native = [w for w in every if w.native and len(w.form) >= _LEAST]
    named = (w for w in native if _capital(w) and folded(w.text)[:2] in begun)
    people = [w for w in named if _is_person(entries[0], text, w)]
    if not people:
        return
    tried = [one for one in dict.fromkeys((found.language, "ru")) if one in languages()]
    own = outside(context.document, entries[1], brackets)
    known = {folded(w) for w in (*own.split(), *LETTERS.findall(own))}  # also the half of a compound name
    for word in mentioned:
        near = next((p for p in people if _nearly(p, word, tried)), None)
        usual = near and any(passport(stem.form, word.form, tried) for stem in _stems(near))
        if usual or not near or folded(word.text) in known or _of_place(text, near, word, tried):
            continue
        own_marks = word._replace(form=folded(word.text))  # Bartók for Бартока
        if not any(_fits(w, form, tried) for w in native for form in dict.fromkeys((word, own_marks))):
            yield near.span, word.span


def _of_place(text: str, native: Word, roman: Word, tried: Sequence[str]) -> bool:
    """Tell whether a word is the place of an adjective before a small word: Пишпекского уезда, Pishpek."""
    made = _ADJECTIVE.search(native.form)
    behind = text[native.span.end : native.span.end + 2].strip()
    if not made or not behind.islower():
        return False
    return OPEN < match(native._replace(form=native.form[: made.start()]), roman, tried).cost < _FITS


def _capital(word: Word) -> bool:
    return word.text[0].isupper() and not word.text.isupper()


def _mentioned(text: str, bracket: Bracket) -> Iterator[Word]:
    """Yield the capitalised words of a translation that may be names."""
    for word in words_at(text, bracket.span, ""):
        known = word.form in locales.cities() or word.native
        if len(word.form) >= _LEAST and _capital(word) and not known:
            yield word


def _is_person(entry: Entry, text: str, word: Word) -> bool:
    """Tell whether a native word is a surname: among the persons, beside initials, or by its looks."""
    if any(n.span.holds(word.span) for role in PEOPLE for n in getattr(entry.reference, role)):
        return True
    ahead = text[max(entry.span.start, word.span.start - 40) : word.span.start]
    behind = text[word.span.end : min(entry.span.end, word.span.end + 8)]
    before = _AHEAD.search(ahead)
    led = before and before[1][:1].isupper() and before[2] != "."  # by a surname, whose initials they may be
    if _BEHIND.match(behind) or (before and (not led or _FAMILY.search(word.form))):
        return True
    return bool(_INSIDE.search(ahead) and _SURNAME.search(word.form))


def _stems(word: Word) -> Iterator[Word]:
    """Yield a name as it stands and without each case ending it may have; its stem stays whole."""
    surname = _SURNAME.search(word.form) if word.native else None
    shortest = max(_LEAST, surname.end(1) if surname else len(word.form) - _CASES)
    for length in range(len(word.form), shortest - 1, -1):
        yield word._replace(form=word.form[:length])


def _fits(native: Word, roman: Word, tried: Sequence[str]) -> bool:
    """Tell whether two words have a stem in common: what is behind it are endings of either language."""
    if folded(native.text)[:1] != folded(roman.text)[:1]:
        return False
    couples = product(_stems(native), _stems(roman))
    return any(OPEN < match(a, b, tried).cost < _FITS for a, b in couples)


def _nearly(native: Word, roman: Word, tried: Sequence[str]) -> bool:
    """Tell whether a word is a name with a letter or two at fault, and no foreign one in its own spelling."""
    if folded(native.text)[:2] != folded(roman.text)[:2]:
        return False
    found = [spelled(match(stem, roman, tried), tried) for stem in _stems(native)]
    ended = [one for one in found if one.steps and one.steps[-1].kind in ("ok", "soft")]
    best = min(ended, key=lambda one: one.cost, default=None)
    if best is None or outlandish(roman.text) or (not _OWN.search(native.form) and foreign([best])):
        return False
    if all(map(_is_glide, (step for step in best.steps if step.kind not in ("ok", "soft")))):
        return False
    return _FITS <= best.cost <= (_SLIPS if len(best.native.form) >= _LENGTHY else _SLIP)


def _is_glide(step: Step) -> bool:
    """Tell whether a step leaves out the ј that English has not behind i: Маријово, Mariovo."""
    return step.kind == "missing" and step.native == "ј"


def acronyms(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span | None, Span]]:
    """Yield what an acronym of a translation should be, where the native entry has it so, and the acronym.

    Latin letters of the native entry may have two at each other's place, or one replaced. Two that changed
    places are a slip as well where the title beside the translation has them in order, or, of a longer
    acronym, the rest of the article.
    """
    document = context.document
    news = [one for b in brackets if not b.text.isupper() for one in _acronyms(document.text, b.span)]
    if not news:
        return
    title = outside(document, found[1], brackets)
    known = {acronym for text in (title, found[0].raw) for acronym in _ACRONYM.findall(text)}
    told = {acronym for b in brackets for acronym in _ACRONYM.findall(b.text)}
    for word, at in news:
        if word in known:
            continue
        own = (one for one in _acronyms(document.text, body(document, found[0])) if one[0] not in told)
        native = next((one for one in own if _alike(one[0], word)), None)
        right = native[0] if native else _ordered(word, _ACRONYM.findall(title), context)
        if right:
            yield right, native[1] if native else None, at
        elif meant := _romanized(word, found[0], context):
            yield meant[0], meant[1], at


def _romanized(word: str, native: Entry, context: Context) -> tuple[str, Span] | None:
    """Return the native acronym that the article romanizes otherwise by one letter, and mostly."""
    times = _times(context)
    near = [one for one in times if len(one) == len(word) >= _LEAST and times[one] >= _USUAL > times[word]]
    usual = [one for one in near if sum(map(str.__ne__, one, word)) == 1]
    whole = body(context.document, native)
    for own in LETTERS.finditer(context.document.text, whole.start, whole.end) if usual else ():
        acronym = own[0] if own[0].isupper() and len(own[0]) >= _LEAST else ""
        if not is_written(acronym, word) and any(is_written(acronym, one) for one in usual):
            return acronym, Span(*own.span())
    return None


def _ordered(word: str, titled: Sequence[str], context: Context) -> str | None:
    """Return the acronym whose letters another has with two at each other's place."""
    turned = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)} - {word}
    right = next((one for one in titled if one in turned), None)
    if right or len(word) < _LENGTHY_ACRONYM:
        return right
    times = _times(context)
    return next((one for one in turned if times[one] >= _USUAL), None) if times[word] == 1 else None


@shared
def _times(context: Context) -> Counter[str]:
    """Return how often the article has each acronym."""
    return Counter(_ACRONYM.findall(context.article.span.of(context.document.text)))


def _acronyms(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    for found in _ACRONYM.finditer(text, span.start, span.end):
        yield found[0], Span(*found.span())


def _alike(native: str, roman: str) -> bool:
    """Tell whether two acronyms are one with a slip: the same letters in another order, or one other."""
    from rapidfuzz.distance import Levenshtein

    if sorted(native) == sorted(roman):
        return True
    return min(len(native), len(roman)) > 3 and Levenshtein.distance(native, roman) == 1
