"""The persons of a pair: who is who on the other side."""

from __future__ import annotations

from collections.abc import Sequence, Set

from refnorm import locales
from refnorm.checks import Context, couple, shared_of
from refnorm.checks.otherauthors import authors_of_another
from refnorm.fields.compare import blanked, cited_as
from refnorm.model import PEOPLE, Entry, Name, Pair
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.romanization import originals
from refnorm.romanization.cognates import named_in_english
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.homelands import at_home, in_pinyin, native_endings
from refnorm.romanization.known import (
    MARKED_LETTERS,
    chinese,
    coupled_initials,
    fits,
    in_words,
    is_own,
    printed,
    prints_chinese,
    same_initials,
    share_initial,
    spells,
)
from refnorm.romanization.lattice import APOSTROPHES
from refnorm.romanization.letters import SPOKEN, traced
from refnorm.romanization.originals import abroad, foreign, is_another, schemed, signed, translates, unlike
from refnorm.romanization.pairing import Match, match, spelled
from refnorm.romanization.shown import Slip
from refnorm.romanization.spots import native
from refnorm.romanization.words import words_at
from refnorm.text import LATIN_LETTER, WORD, folded, skeleton

_FAULT = 1.0  # what a letter at fault costs in a surname that no scheme writes so
_LITTLE = 5
"""Words below which a list's habit says little against how a person spells a name."""
_SEAM = kept(r"(?<=[^\W\d_])[/'’-]\s(?=[^\W\d_])")  # what breaks a name: `Мели/ хов`
_LONG = 6
"""Letters of a surname that no words before and behind a space make up by chance."""


@noun
class Person:
    """A person of a native entry and the same one of the romanized entry, or None on one side.

    `matches` are the words of the surname with what became of them; where they belong to no romanized
    person, they are those of another one in its place.
    """

    native: Name | None
    romanized: Name | None
    matches: tuple[Match, ...] = ()

    @property
    def initials(self) -> tuple[Sequence[str], Sequence[str]]:
        """Those of both names, parted so that each stands for one of the other name where that can be."""
        return coupled_initials(
            *((name.given if name else None) or "" for name in (self.native, self.romanized))
        )

    @property
    def coupled(self) -> list[tuple[str, str]]:
        """The native initials, each with the one that stands for it."""
        return list(zip(*self.initials, strict=False))


@shared_of
def persons(pair: Pair, context: Context, role: str) -> list[Person]:
    """Return the persons of a role, each with its counterpart, in the native order, then those added."""
    found, entries = context.comparison.of(pair), couple(pair, context)
    if not found or not entries:
        return []
    names = [getattr(entry.reference, role) for entry in entries]
    if role == "author" and authors_of_another(entries, context):
        return [Person(own, None) for own in names[0]] + [Person(None, theirs) for theirs in names[1]]
    return _persons(context, found, role, *names) if any(names) else []


def _persons(
    context: Context, found: Compared, role: str, left: Sequence[Name], right: Sequence[Name]
) -> list[Person]:
    free = list(right)
    people: list[Person] = []
    for place, name in enumerate(left):
        matches = of_name(name, found.matches)
        other = next((r for r in free if any(r.span.holds(m.roman.span) for m in matches)), None)
        if whole := in_words(name, free):
            other, matches = whole, [m for m in matches if whole.span.holds(m.roman.span) and same_word(m)]
        elif other is None:
            other, matches = _elsewhere(context, found, role, name, free)
        elif not same_initials(name, other) and any(
            n.family == name.family and same_initials(n, other) for n in left if n is not name
        ):
            other, matches = None, []  # brothers, of whom the other one is meant
        elif not same_initials(name, other):
            # husband and wife: the one at the same place has the initials, a letter at fault; or a namesake
            alike = (*right[place : place + 1], *(r for r in free if r.family == other.family))
            near = [r for r in alike if r in free and same_initials(name, r)]
            at_place = _elsewhere(context, found, role, name, near)
            other, matches = at_place if at_place[0] else (other, matches)
        if other is not None:
            free.remove(other)
        people.append(Person(name, other, tuple(matches) if other else ()))
    alone = [i for i, p in enumerate(people) if p.romanized is None]
    if len(alone) == len(free) == 1 and same_initials(people[alone[0]].native, free[0], SPOKEN):
        people[alone[0]] = Person(people[alone[0]].native, free.pop())
    others = [i for i, p in enumerate(people) if _is_another(p)]
    if len(others) < sum(p.romanized is not None for p in people):
        free += [theirs for i in others if (theirs := people[i].romanized)]
        for i in others:
            people[i] = Person(people[i].native, None, people[i].matches)
    return people + [Person(None, theirs) for theirs in sorted(free, key=lambda name: name.span.start)]


def _is_another(person: Person) -> bool:
    """Tell whether a person is altogether another one than that whose surname is alike: no initial agrees."""
    a, b = person.native, person.romanized
    if not a or not b or not person.matches or min(m.cost for m in person.matches) < _FAULT:
        return False
    if share_initial(a, b, SPOKEN):
        return False
    own, theirs = a.family or "", b.family or ""
    return skeleton(own) != skeleton(theirs) and not at_home(own, theirs, True) and not original(person)


def of_name(name: Name, matches: Sequence[Match]) -> list[Match]:
    """Return the matches of a native name's words, but for an initial of two letters: `Цв.`"""
    start, end, given = name.span.start, name.span.end, name.given or ""
    own = [m for m in matches if start <= m.native.span.start and m.native.span.end <= end]
    return [m for m in own if not (m.native.short and f"{m.native.text}." in given)]


def _elsewhere(
    context: Context, found: Compared, role: str, name: Name, free: Sequence[Name]
) -> tuple[Name | None, list[Match]]:
    """Find a person that stands at another place of the row, by the letters of the surname."""
    text = context.document.text
    tried = tuple(dict.fromkeys([m.language for m in found.matches if m.language]))
    tried = tried or (found.language or "ru",)
    own = [w for w in words_at(text, name.span, role) if len(w.form) > 1]
    for other in free:
        theirs = [w for w in words_at(text, other.span, role) if len(w.form) > 1]
        matches = [spelled(match(a, b, tried), tried) for a in own for b in theirs]
        good = [m for m in matches if (same_word(m) and m.cost < len(m.native.form) / 3) or declined(m)]
        if good:
            return other, good
    return next((other for other in free if at_home(name.family or "", other.family or "", True)), None), []


def prints(entry: Entry, name: Name, others: Set[str] = frozenset()) -> bool:
    """Tell whether an entry has a surname anywhere, though not among its persons: with a capital, and where
    nothing is romanized with its own one, as the consonants of many words are a name's; none of `others`."""
    raw = blanked(entry, cited_as(entry))  # the label may be in native letters
    marked = (m for text in (raw, _SEAM.sub("", raw)) for m in MARKED_LETTERS.findall(text))
    words = [word for word in (*marked, *WORD.findall(raw)) if word not in others]
    # `Юр’еў` is one word, whose parts are too short to be known
    family = "".join(c for c in name.family or name.literal or "" if c not in APOSTROPHES)
    own = [w for w in MARKED_LETTERS.findall(family) if len(w) > 2]
    first = own[0][0] if own and own[0].isascii() else ""
    there = {skeleton(w) for w in words if not w[0].islower() and (not first or w[0] in first or w[0] > "z")}
    plain = not own or any(skeleton(w) in there for w in own) or is_parted(own[0], raw)
    return plain or spells(raw, name.family or "")


def is_parted(family: str, raw: str) -> bool:
    """Tell whether a surname may be printed with a space inside: `Or lova`."""
    return len(family) >= _LONG and family.casefold() in raw.replace(" ", "").casefold()


def western(people: Sequence[Person]) -> bool:
    """Tell whether one of an entry's persons has the initials of a western name: Дж. is J.

    The others of a translated book are as foreign as that one.
    """
    return any(p.native and p.romanized and _abroad(p.native, p.romanized) for p in people)


def original(person: Person, slips: Sequence[Slip] = (), among: bool = False) -> bool:
    """Tell whether a surname stands in its original spelling: foreign by its ending and by its letters.

    A native ending (`-ов`, `-енко`, `-ұлы`) is of no foreign name. `slips` are the letters of it that are
    not written as the list writes them; `among` tells that the person stands among western ones.
    """
    name = person.native
    if name is None or person.romanized is None:
        return False
    family = native(name.family or name.literal or "")
    if name.family and LATIN_LETTER.search(family) and unlike(family, person.romanized.family or ""):
        return False  # in Latin letters on both sides another spelling has some letters in common
    if signed(person.matches) or in_pinyin(family, person.romanized.family or ""):
        return True
    # of a surname of two parts it is the one at fault that tells
    odd = [m.native.form for m in person.matches if name.family and _is_odd(m, slips)] or [family]
    if any(one.endswith(native_endings()) for one in odd) or any(map(declined, person.matches)):
        return False
    if among or _abroad(name, person.romanized):
        return True
    if not person.matches:
        return not is_another(family, person.romanized.family or "")
    another = len(slips) > 1 and (all(s.excused for s in slips) or not schemed(person.matches))
    another = another or (bool(slips) and slips[0].shown < _LITTLE and slips[0].excused)
    return another or foreign(person.matches)


def _is_odd(match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether a word has letters at fault, or written otherwise than the list writes them."""
    return any(step.kind not in ("ok", "soft") for step in match.steps) or any(
        slip.step in match.steps for slip in slips
    )


def _abroad(native: Name, romanized: Name) -> bool:
    """Tell whether the initials that differ from the native ones are those of a western name."""
    odd = [abroad(*both) for both in Person(native, romanized).coupled if not fits(*both, SPOKEN)]
    return bool(odd) and all(odd)


def declined(match: Match) -> bool:
    """Tell whether an editor or translator stands in the genitive on the native side alone.

    `под ред. Н. В. Орлова` is `ed. by N. V. Orlov`.
    """
    form = match.native.form
    if match.native.field == "author" or not match.language:
        return False
    for ending in locales.words("surname_genitive"):
        oblique, _, nominative = (part.strip() for part in ending.partition("="))
        if form.endswith(oblique) and len(form) > len(oblique) + 1:
            written = traced(form.removesuffix(oblique) + nominative, match.roman.form, match.language)
            if written is not None:
                return True
    return False


@shared_of
def each(pair: Pair, context: Context) -> list[tuple[str, Person]]:
    """Return the persons of every role that stand on both sides."""
    return [(role, p) for role in PEOPLE for p in persons(pair, context, role) if p.native and p.romanized]


@shared_of
def misnamed(pair: Pair, context: Context) -> list[tuple[str, Person]]:
    """Return the persons, with their roles, of whose surname no word is the same on both sides.

    Of what is not romanized RN402 speaks; Chinese characters spell no name.
    """
    among, spoken = among_western(pair, context), context.comparison.hands.get(pair.lists, {})
    return [
        (role, one)
        for role, one in each(pair, context)
        if one.native
        and one.romanized
        and not any(map(_is_surname, one.matches))
        and not prints_chinese(one.native.literal or "")
        and LATIN_LETTER.search(one.romanized.family or "A")
        and (
            originals.regional(one.native.family or "", one.romanized.family or "")
            or not original(one, (), one in among)
        )
        and not own_spelling(pair, context, one)
        and not originals.passport(one.native.family or "", one.romanized.family or "", spoken)
    ]


def is_stranger(person: Person) -> bool:
    """Tell whether a person's surname is wholly another one, and not a spelling of the same."""
    own, theirs = person.native, person.romanized
    return bool(own and theirs and not person.matches and is_another(own.family or "", theirs.family or ""))


def among_western(pair: Pair, context: Context) -> list[Person]:
    """Return a work's authors where one of them is western, or where the work is a translation."""
    writers = [one for role, one in each(pair, context) if role == "author"]
    entry = context.native(pair)
    translated = entry and (entry.reference.translator or translates(entry.reference.publisher or ""))
    return writers if translated or western(writers) else []


def own_spelling(pair: Pair, context: Context, person: Person) -> bool:
    """Tell whether a name has its own spelling: that of a work in Latin letters, of its home, or pinyin."""
    own, theirs = person.native, person.romanized
    if not own or not theirs:
        return False
    if own.literal and theirs.literal and named_in_english(own.literal, theirs.literal):
        return True
    known = chinese(printed(own), *(e.raw for e in (context.native(pair), context.romanized(pair)) if e))
    if at_home(own.family or "", theirs.family or "") or folded(known or "") == folded(printed(theirs)):
        return True
    return is_own(own, theirs.family or "", context.comparison.authors)


def _is_surname(one: Match) -> bool:
    """Tell whether a word of a person is the same on both sides, and not one for a relation: кызы."""
    return same_word(one) and one.native.text.casefold() not in locales.words("patronymic")
