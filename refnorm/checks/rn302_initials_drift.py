"""RN302 initials-drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from refnorm.checks import Context, Couple, rule, shared, trust
from refnorm.checks.cutting import cut_alone
from refnorm.checks.drift import standing_alone
from refnorm.checks.editions import other_edition
from refnorm.checks.given import Given, losing, misgiven
from refnorm.checks.initials import (
    UNUSUAL,
    copied,
    expected,
    is_unseen,
    odd_initials,
    other_initials,
    shortened,
    strange,
)
from refnorm.checks.letters import compared
from refnorm.checks.persons import Person, each, original
from refnorm.messages import phrase
from refnorm.model import Finding, Name, Pair, Phrase, Seat, Side, Span
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.romanization.hand import Hand
from refnorm.romanization.known import fits, printed
from refnorm.romanization.lattice import APOSTROPHES
from refnorm.romanization.scheme import alphabet
from refnorm.romanization.spots import bare
from refnorm.text import LETTERS, TWINS, cyrillic_share, folded, skeleton

_MORE = kept(r"[.’'`ʹ]{0,2}\s?(?:\d-?)?[^\W\d_][\w’'`ʹ\u0300-\u036f]{0,3}\.")
"""Another initial right behind a name; a digit may stand where its hyphen was (RN210)."""
_NEXT = kept(r"\s[^\W\d_]{3,}(?:,\s|\set\sal)")
"""A surname right behind a name."""
_SHORT = 3
"""Letters of an initial that is marked whole (`Zh`); of a name written out it is the first."""
_LEFT_OUT = 0.9
"""How sure it is a fault that the last initials are left out: an index finds the person still."""
_OWN = 0.9
"""How sure it is a slip that an initial is written otherwise than another person's of the same entry."""
_SLIP = 0.85
"""How sure it is a slip that an initial is cut which the list has whole of all others."""
_HABIT = 3
"""Persons whose last initials one list leaves out before that is its style."""


def _group(found: Finding) -> str:
    """Return the key of a list's style; what happens to one person stands alone."""
    said = found.phrases[0].key
    if said.startswith("RN302.shortens"):
        return said
    return standing_alone(found)


@rule("RN302", Couple, "error", group=_group)
def initials_drift(entries: Couple, context: Context) -> Iterator[Finding]:
    """The initials of a person differ: `А. В.` is `A. V.`, not `A. B.`.

    Why: indexes tell persons of one surname apart by their initials. An initial cut to its first letter
    (`Y.` for `Yu.`) is no fault, unless the list writes it whole of all others (`S.` among `Sh.`); neither
    are those of a foreign name in its original spelling. Initials left out at the end are a warning, and one
    finding where a list does so again and again.

    Fix: Romanize the initials letter by letter: В is V, Н is N, С is S, Р is R.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Сергеев П. В. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. B. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. В. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. V. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    pair = entries.pair
    if not compared(pair, context) or not pair.native or not pair.romanized:
        return
    hands = _hands(pair, context)
    for role, person in each(pair, context):
        if (told := misgiven(person)) and _is_slip(pair, context, told):
            yield _of_given(entries, context, role, person, told)
        sure = other_initials(person, hands)
        sure = strange(person) if sure and not copied(person) and original(person) else sure
        if not sure and (cut := cut_alone(pair, context, person, hands)):
            yield _alone(entries, context, role, person, cut)
        if not sure or _cut(person, context) or _told_otherwise(person, hands):
            continue
        assert person.native and person.romanized
        lost = shortened(person, hands)
        odd = odd_initials(person, hands)
        if sure <= UNUSUAL:
            if is_unseen(pair, context, person, odd):
                continue
            sure = _OWN if _contradicted(pair, context, person, odd) else sure
        native = _side(context, pair.native, person.native, odd)
        roman = _side(context, pair.romanized, person.romanized, odd)
        sure = sure if lost is None else _LEFT_OUT
        sure = min(sure, UNUSUAL) if other_edition(*entries) else sure
        confidence = trust(entries, role, sure)
        said = _message(pair, context, person, lost, hands)
        yield context.finding(said, native, roman, confidence=confidence)


def _is_slip(pair: Pair, context: Context, told: Given) -> bool:
    """Tell whether given names are another's, or lost where the list mostly has them."""
    return not told.lost or losing(context)[pair.lists, True] <= losing(context)[pair.lists, False]


def _of_given(entries: Couple, context: Context, role: str, person: Person, told: Given) -> Finding:
    """Make the finding of a person named in full whose given names are others."""
    assert person.native and person.romanized
    sides = context.sides(entries.pair, [person.native.span], [person.romanized.span])
    message = phrase("RN302.given", **told._asdict())
    return context.finding(message, *sides, confidence=trust(entries, role, _LEFT_OUT))


def _alone(entries: Couple, context: Context, role: str, person: Person, cut: tuple[int, str]) -> Finding:
    """Make the finding of an initial that one person of a list has otherwise than all others."""
    names, seats = (person.native, person.romanized), (entries.pair.native, entries.pair.romanized)
    place, wanted = cut
    letter, found = person.coupled[place]
    values = {"letter": letter, "found": found, "wanted": wanted}
    for side, name in zip(("native", "romanized"), names, strict=True):
        values[side] = str(name.given if name else None)
    values["family"] = str(names[0].family if names[0] else None)
    both = zip(seats, names, strict=True)
    sides = [_side(context, seat, name, [place]) for seat, name in both if seat and name]
    return context.finding(phrase("RN302.letter", **values), *sides, confidence=trust(entries, role, _SLIP))


def _contradicted(pair: Pair, context: Context, person: Person, odd: Iterable[int]) -> bool:
    """Tell whether the entry writes an initial whole and not as it is cut here: `V. Ya.`, `N. I.`"""
    own = person.coupled
    there = [one for _, other in each(pair, context) if other is not person for one in other.coupled]
    return any(
        x == y and len(a) == 1 < len(b) and not folded(b).startswith(folded(a))
        for n in odd
        for x, a in own[n : n + 1]
        for y, b in there
    )


def _message(pair: Pair, context: Context, person: Person, lost: int | None, hands: Sequence[Hand]) -> Phrase:
    """Say what became of initials: that the list leaves the last ones out where it does so often."""
    assert person.native and person.romanized
    values = {
        "native": str(person.native.given),
        "family": str(person.native.family),
        "romanized": str(person.romanized.given),
    }
    if lost is not None and _shortening(context)[pair.lists, lost] >= _HABIT:
        return phrase(f"RN302.shortens_{('native', 'romanized')[lost]}", **values)
    for place in odd_initials(person, hands) if lost is None else ():
        if wanted := expected(person.initials[0][place], hands):
            letter, found = person.coupled[place]
            return phrase("RN302.letter", letter=letter, found=found, wanted=wanted, **values)
    return phrase("RN302.initials", **values)


@shared
def _shortening(context: Context) -> Counter[tuple[tuple[int, int], int]]:
    """Count the persons whose last initials each side of two lists leaves out."""
    found: Counter[tuple[tuple[int, int], int]] = Counter()
    for pair in context.article.pairs:
        hands = _hands(pair, context)
        for _, person in each(pair, context):
            lost = None if original(person) else shortened(person, hands)
            if lost is not None and not _cut(person, context):
                found[pair.lists, lost] += 1
    return found


def _hands(pair: Pair, context: Context) -> list[Hand]:
    """Return how the romanized list writes the languages of a pair.

    A few words may be in the native list's language, though they are another one's as well.
    """
    found = compared(pair, context)
    matches = [m for m in found.matches if m.language] if found else []
    spoken, hands = {m.language for m in matches}, context.comparison.hands.get(pair.lists, {})
    listed = next((lst.language or "" for lst in context.article.lists if lst.index == pair.lists[0]), "")
    if matches and listed in hands and listed not in spoken:
        letters = alphabet(listed)
        if all(letters.issuperset(match.native.form) for match in matches):
            spoken.add(listed)
    return [hand for language, hand in hands.items() if language in spoken]


def _side(context: Context, seat: Seat, name: Name, odd: Iterable[int]) -> Side:
    """Return a side whose initials at some places are marked, where all of them stand beside the surname."""
    text, family, start = context.document.text, name.family or "", name.span.start
    at = text.find(family, start, name.span.end)
    words = [
        match
        for match in LETTERS.finditer(text, start, name.span.end)
        if not at <= match.start() < at + len(family)
    ]
    whole = len(words) == len(LETTERS.findall(name.given or "")) and at >= 0
    marks = (words[n] for n in odd if whole and n < len(words))
    spans = tuple(Span(m.start(), m.end() if len(m[0]) <= _SHORT else m.start() + 1) for m in marks)
    return replace(context.side(seat.list, seat.entry, [name.span]), marks=spans)


def _cut(person: Person, context: Context) -> bool:
    """Tell whether the initials were not read to their end on one side, or past it."""
    text, names = context.document.text, (person.native, person.romanized)
    if any(name and _reads_on(text, name) for name in names):
        return True
    given = [LETTERS.findall(name.given or "") if name else [] for name in names]
    if len(given[0]) == len(given[1]):
        return False
    # `Anna B. Orlova`, the surname last on one side alone: there the first name was taken for it
    both = [(name, other) for name, other in zip(names, given[::-1], strict=True) if name]
    return any(_MORE.match(text, one.span.end) or other[:1] == [one.family] for one, other in both)


def _reads_on(text: str, name: Name) -> bool:
    """Tell whether a given name is the next person's: of `A. Orlov, Anna B. Belova` two were read as one."""
    first = (name.given or "").partition(" ")[0]
    return len(first) > _SHORT and _NEXT.match(text, name.span.end) is not None


def _alike(one: str, other: str) -> bool:
    """Tell whether two parts of a name are one, in whatever letters."""
    if min(len(one), len(other)) < _SHORT:
        return folded(one) == folded(other) or fits(one, other, ("ru",))
    return skeleton(one) == skeleton(other)


def _bare(name: str) -> str:
    """Return a name without the marks inside its words: Ch’ilingaryan is one word."""
    return "".join(c for c in bare(name) if c not in APOSTROPHES)


def _told_otherwise(person: Person, hands: Iterable[Hand]) -> bool:
    """Tell whether initials differ by what is no initial: a surname of two parts that is read with its first
    one alone, or letters that only look like the right ones (RN401)."""
    native, romanized = person.native, person.romanized
    assert native and romanized
    own, theirs = (LETTERS.findall(_bare(printed(one))) for one in (native, romanized))
    parts = [len(LETTERS.findall(_bare(one.family or ""))) for one in (native, romanized)]
    if parts[0] != parts[1] and len(own) == len(theirs) and all(map(_alike, own, theirs)):
        return True
    first, _, family = (native.family or "").rpartition(" ")
    if (
        first
        and folded(family) == folded(romanized.family or "")
        and fits(first[0], romanized.given or "", ("ru",))
    ):
        return True  # `Ann Orlova, P. Belov`: of the next name the initial was taken for hers
    turned = "".join(TWINS.get(c, c) for c in native.given or "")
    if turned == native.given or not cyrillic_share(native.family or ""):
        return False
    return not other_initials(replace(person, native=replace(native, given=turned)), list(hands))
