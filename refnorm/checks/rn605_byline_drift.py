"""RN605 byline-drift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from refnorm.checks import Context, rule
from refnorm.checks.bylines import Byline, Person, bylines
from refnorm.locales import load
from refnorm.messages import phrase
from refnorm.model import Article, Finding

_NEAR = 70
"""How alike two forms of one name are, of 100, that may be slips of each other."""
_LONGER = 2
"""Letters that one of them may have more."""
_SURE, _OF_HABIT = 0.85, 0.6
"""Confidence of a drift, and of one that may be another language's spelling of the name, which is kept."""
_FEMALE = ("а", "a", "ая", "aya")
"""What a surname has more of a wife, sister or daughter: two persons."""


@rule("RN605", Article, "warning")
def byline_drift(article: Article, context: Context) -> Iterator[Finding]:
    """An author's name differs between the contents, the abstracts and the article's own citation.

    Why: indexes take the author from one of these places, and a name that is spelled in two ways makes two
    authors. Only forms in one language are compared, and only those that are nearly alike: one word of the
    name, or an initial. A patronymic or initial that is left out is none.

    Fix: Ask the author how the name is written in that language, and write it so everywhere.

    Source: GOST R 7.0.7-2021: what an article in a journal says of its authors; practice of the indexes.

    Bad:
        text: Пётр Сергеев
        text: РЕКИ И ОЗЁРА СТЕПИ
        text: Аннотация. Реки степи описаны по картам двух веков.
        text: Для цитирования: Сергиев П. Т. Реки и озёра степи // Водное дело. 2024. № 1. С. 5–9.
        text: Литература
        text: 1. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Пётр Сергеев
        text: РЕКИ И ОЗЁРА СТЕПИ
        text: Аннотация. Реки степи описаны по картам двух веков.
        text: Для цитирования: Сергеев П. Т. Реки и озёра степи // Водное дело. 2024. № 1. С. 5–9.
        text: Литература
        text: 1. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    places = bylines(context.document, article) if article.lists else ()
    told: set[str] = set()
    for one, other in combinations(places, 2):
        if one.language != other.language or not one.language:
            continue
        for a, b in _drifts(one, other):
            if a.text not in told or b.text not in told:
                told |= {a.text, b.text}
                yield _finding(article, (one, a), (other, b), context)


def _drifts(one: Byline, other: Byline) -> Iterator[tuple[Person, Person]]:
    """Yield the persons of two places who have no counterpart there but a near one."""
    alone = [a for a in one.persons if not any(_same(a, b) for b in other.persons)]
    others = [b for b in other.persons if not any(_same(a, b) for a in one.persons)]
    titled = len(alone) == len(others) == 1 == len(one.persons) and one.kind == "contents"
    for a in alone:
        near = [b for b in others if _near(a, b, titled)]
        if len(near) == 1:
            yield a, near[0]


def _same(a: Person, b: Person) -> bool:
    """Tell whether two names are one: what one leaves out, or abbreviates, is no difference."""
    rest, others = _unshared(a.words, b.words), _unshared(b.words, a.words)
    return len(rest) < len(a.words) and not (rest and others) and _fit(a, b) and _fit(b, a)


def _near(a: Person, b: Person, titled: bool) -> bool:
    """Tell whether two names differ in one word by few letters, or in an initial alone.

    Where both places are `titled` alike and name one author, every word may have a slip.
    """
    if a.initials and b.initials:
        return _near_short(a, b)
    if a.initials or b.initials:
        full, short = (b, a) if a.initials else (a, b)
        rest = [word for word in full.words if not word.startswith(short.initials[0])]
        return len(short.words) == 1 == len(rest) and _slip(rest[0], short.words[0])
    rest, others = _unshared(a.words, b.words), _unshared(b.words, a.words)
    some = 1 <= len(rest) == len(others) and (titled or len(rest) == 1 < len(a.words))
    return some and all(_slip(*two) for two in zip(rest, others, strict=True))


def _near_short(a: Person, b: Person) -> bool:
    """Tell the same of two names with initials: the surname has a slip, or the first initial is another."""
    if a.words == b.words:
        return len(a.initials) == len(b.initials) > 1 and a.initials[1:] == b.initials[1:]
    return len(a.words) == 1 == len(b.words) and a.initials == b.initials and _slip(a.words[0], b.words[0])


def _unshared(words: Sequence[str], others: Sequence[str]) -> list[str]:
    return [word for word in words if word not in others]


def _fit(a: Person, b: Person) -> bool:
    """Tell whether the initials of one name are those of the other's words or initials."""
    if not a.initials or (not b.initials and len(b.words) < 2):
        return True
    letters = [*b.initials, *(word for word in b.words if word not in a.words)]
    return not letters or any(
        one.startswith(a.initials[0]) or a.initials[0].startswith(one) for one in letters
    )


def _slip(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, and not those of a man and a woman."""
    from rapidfuzz import fuzz

    short, long = sorted((one, other), key=len)
    if not short or len(long) - len(short) > _LONGER or long in {short + end for end in _FEMALE}:
        return False
    return one != other and fuzz.ratio(one, other) >= _NEAR


def _finding(
    article: Article, one: tuple[Byline, Person], other: tuple[Byline, Person], context: Context
) -> Finding:
    lst = article.lists[0].index
    (place, here), (second, there) = (other, one) if one[0].kind == "contents" else (one, other)
    sides = [context.side(lst, None, [person.span], person.text) for person in (here, there)]
    key = second.kind if second.kind != place.kind else "abstract"
    said = phrase(f"RN605.{key}", here=here.text, there=there.text)
    sure = _OF_HABIT if any(_foreign(person, place.language) for person in (here, there)) else _SURE
    return context.finding(said, sides[0], None, related=sides[1:], confidence=sure)


def _foreign(person: Person, language: str) -> bool:
    """Tell whether a name keeps letters that the language of its place has not: it may be meant so."""
    alphabet = next((lo.alphabet for lo in load() if lo.language == language and lo.script == "Cyrillic"), "")
    return bool(alphabet) and bool({char for char in "".join(person.words) if char.isalpha()} - set(alphabet))
