"""RN301 author-drift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache

from refnorm import locales
from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.editions import other_edition
from refnorm.checks.otherauthors import authors_of_another, titled
from refnorm.checks.persons import Person, is_stranger, misnamed, persons, prints, western
from refnorm.checks.repeated import is_repeated, repeated
from refnorm.fields.evidence import SMALL
from refnorm.fields.phrases import Phrases
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Name, Phrase, Span
from refnorm.patterns import kept
from refnorm.romanization.known import fits, initials, printed, same_initials, share_initial
from refnorm.romanization.letters import SPOKEN
from refnorm.romanization.originals import unlike
from refnorm.text import skeleton, words

_READ = 0.7
"""How sure the authors have to be read on both sides."""
_BROKEN = kept(rf"[^\W\d_]+[/'’-]\s{SMALL}{{2,}}")
"""A surname with a mark and a space inside, which is read as two words."""
_EDITOR = 0.9
"""How sure it is a fault that one side's author is the other side's editor."""
_OTHERS = 0.9
"""How sure it is a fault that no author of a work is the same."""
_FEWER = 0.85
"""How sure that is where they are more or fewer."""
_STRANGE = 0.9
"""How sure it is a fault that an author with the same initials has another surname."""
_ABRIDGED = 0.85
"""How sure it is a fault that an author is left out where `et al.` stands for some of them."""


@rule("RN301", Couple, "error", inside=("RN302", "RN303"))
def author_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """An author is missing, added, another, stands twice, or at another place among them.

    Why: who is left out loses a citation. `et al.` for the last ones is no fault, but whoever stands before
    an author that is named is named himself; and where both sides name the same authors, `et al.` on one of
    them alone says that there are more.

    Fix: Take the authors and their order from the work's title page, on both sides.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: Сергеев П. Т., Орлов Д. Е. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т., Орлов Д. Е. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. et al. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    if not _read(found):
        return
    yield from (*_editors(found, context), *_twice(found, context))
    role = "author" if any(e.reference.author for e in found) else "editor"  # who signs a collection
    if not all(getattr(e.reference, role) for e in found):
        return
    people, said = persons(found.pair, context, role), titled(found.pair, context)
    lost = [p for p in people if not p.romanized and _is_no_author(p, people, found[1], said[1])]
    added = [p for p in people if not p.native and _is_no_author(p, people, found[0], said[0])]
    broken = [p for p in lost if p.native and _BROKEN.match(context.document.text, p.native.span.start)]
    if broken:  # who they are nobody can tell
        lost, added = [p for p in lost if p not in broken], added[len(broken) :]
    confidence = trust(found, role, 0.96)
    if len(lost) == len([p for p in people if p.native]):
        if len(lost) == len(added) and all(map(_unlike, lost, added)):
            couples = zip(lost, added, strict=True)
            yield from _became(found, context, couples, min(confidence, _OTHERS))
        elif added:
            seat = authors_of_another(found, context)
            if seat or all(_unlike(one, other) for one in lost for other in added):
                sides = context.sides(found.pair, *(_row(entry) for entry in found))
                sure = min(confidence, _OTHERS if seat else _FEWER)
                yield context.became("RN301.became", sides, sure, (seat,) if seat else ())
        return
    if any(e.reference.et_al for e in found):
        lost, added = _left_out(people, lost, found[1]), _left_out(people, added, found[0])
        confidence = min(confidence, _ABRIDGED)
    yield from _became(found, context, _strangers(found, context), min(confidence, _STRANGE))
    yield from _became(found, context, zip(lost, added, strict=False), confidence)
    for person in (*lost[len(added) :], *added[len(lost) :]):
        where, other = ("romanized", found[1]) if person.native else ("native", found[0])
        edits = _edits(_alone(person), other)
        message = phrase(f"RN301.{'editor' if edits else 'absent'}_{where}", author=_printed(person))
        yield _finding(found, context, message, person, min(_EDITOR if edits else 1.0, confidence))
    if not lost and not added and (moved := _moved(people)):
        message = phrase("RN301.moved", author=_printed(moved))
        yield _finding(found, context, message, moved, confidence)
    elif not lost and not added and (side := _lacks_others(people, found)):
        message = phrase(f"RN301.others_{side}", author=_printed(people[-1]))
        yield _finding(found, context, message, people[-1], min(_ABRIDGED, confidence))


def _editors(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the editors of a work with authors in whose place wholly other ones stand."""
    if not all(e.reference.author and e.reference.editor for e in found):
        return
    people = persons(found.pair, context, "editor")
    lost, added = [p for p in people if not p.romanized], [p for p in people if not p.native]
    if len(lost) == len(added) and len(people) == len(lost) + len(added) and all(map(_unlike, lost, added)):
        sure = min(trust(found, "editor", _OTHERS), _OTHERS)
        yield from _became(found, context, zip(lost, added, strict=True), sure, "editor")


def _twice(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the authors who stand twice on one side: of namesakes with the same initials both sides tell."""
    again = [repeated(entry.reference.author) for entry in found]
    if bool(again[0]) == bool(again[1]):
        return
    side = int(bool(again[1]))
    for name in again[side]:
        message = phrase("RN301.twice", author=printed(name))
        sides = context.sides(found.pair, *(([name.span], ()) if side == 0 else ((), [name.span])))
        yield context.finding(message, *sides, confidence=trust(found, "author", _OTHERS))


def _row(entry: Entry) -> tuple[Span]:
    """Return where all authors stand."""
    spans = entry.reference.spans["author"]
    return (Span(spans[0].start, spans[-1].end),)


def _lacks_others(people: Sequence[Person], entries: tuple[Entry, Entry]) -> str | None:
    """Return the side that names the same authors and has no `et al.` behind them."""
    abridged = [entry.reference.et_al for entry in entries]
    if abridged[0] == abridged[1] or not all(p.native and p.romanized for p in people):
        return None
    if _others().first(entries[abridged[0]].raw):  # it was read otherwise
        return None
    return ("native", "romanized")[abridged[0]]


@cache
def _others() -> Phrases[None]:
    """Return the forms of `et al.` in all languages."""
    return Phrases((text, None) for text in locales.words("et_al"))


def _became(
    found: Couple,
    context: Context,
    couples: Iterable[tuple[Person, Person]],
    confidence: float,
    role: str = "",
) -> Iterator[Finding]:
    """Yield the authors, or `editor`s, in whose place another one stands."""
    for first, second in couples:
        if _of_original(first, second, found):
            continue
        names = {"native": _printed(first), "romanized": _printed(second)}
        message = phrase("RN301.became_editor" if role else "RN301.became", **names)
        yield _finding(found, context, message, Person(first.native, second.romanized), confidence)


def _strangers(found: Couple, context: Context) -> Iterator[tuple[Person, Person]]:
    """Yield the authors whose initials are the same and whose surname is somebody else's."""
    for role, one in misnamed(found.pair, context):
        if role == "author" and is_stranger(one):
            yield Person(one.native, None), Person(None, one.romanized)


def _unlike(lost: Person, added: Person) -> bool:
    """Tell whether two persons have neither letters of the surname nor an initial in common.

    A surname with an ending of the region is no other spelling of one without any of its initials.
    """
    one, other = lost.native, added.romanized
    if not one or not other or not one.family or not other.family or not one.given or not other.given:
        return False
    apart = unlike(one.family, other.family) or (
        one.family.endswith(locales.words("surname_ending")) and not share_initial(one, other, SPOKEN)
    )
    return apart and not same_initials(one, other) and not western([Person(one, other)])


def _left_out(people: Sequence[Person], alone: Sequence[Person], poorer: Entry) -> list[Person]:
    """Return the first author whom the `et al.` of an entry cannot stand for: others follow him there.

    Nobody where a person is named in words or by his given name: then it is not sure who is who.
    """
    names = [name for p in people for name in (p.native, p.romanized) if name]
    if any(name.literal or not name.family or not name.given for name in names):
        return []
    single = [
        name for p in people if not (p.native and p.romanized) for name in (p.native, p.romanized) if name
    ]
    for person in alone:
        side = "native" if person.native else "romanized"
        name: Name = getattr(person, side)
        both = [getattr(p, side).span.start for p in people if p.native and p.romanized]
        last = poorer.reference.et_al and not any(start > name.span.start for start in both)
        if not last and not any(_turned(name, other) for other in single):
            return [person]
    return []


def _turned(name: Name, other: Name) -> bool:
    """Tell whether a surname may be a given name of somebody: Kwang Y. is Lee K.Y.; not that of Kowal K."""
    if (name.family or "")[:1] == (other.family or "")[:1]:
        return False
    own = [(name.family or "")[:1], *(one[:1] for one in initials(name.given or ""))]
    theirs = [one[:1] for one in initials(other.given or "")]
    return bool(theirs) and all(map(str.__eq__, own, theirs))


def _is_no_author(person: Person, people: Sequence[Person], entry: Entry, others: Set[str]) -> bool:
    """Tell whether an entry does not print a person's name, or only as its editor's or that of a namesake.

    `others` are words of it that are none.
    """
    name = person.native or person.romanized
    side, own_side = ("romanized", "native") if person.native else ("native", "romanized")
    assert name
    row = sorted((one for p in people if (one := getattr(p, own_side))), key=lambda one: one.span.start)
    if is_repeated(name, row):
        return False  # of whom `_twice` tells
    if not prints(entry, name, others) or _edits(name, entry):
        return True
    own = skeleton(name.family or "")
    named = [p for p in people if p.native and p.romanized]
    namesakes = [p for p in named if own and skeleton(getattr(p, side).family or "") == own]
    if not namesakes or any(same_initials(name, getattr(p, side)) for p in namesakes):
        return False
    return sum(skeleton(word) == own for word in words(entry.raw)) <= len(namesakes)


def _of_original(lost: Person, added: Person, entries: tuple[Entry, Entry]) -> bool:
    """Tell whether a name is that of a translated book's author as the original spells it."""
    if not lost.native or not added.romanized or not other_edition(*entries):
        return False
    letter = initials(lost.native.given or "")[:1]
    theirs = initials(printed(added.romanized))
    return bool(letter) and any(fits(letter[0], one, ("ru",)) for one in theirs)


def _edits(name: Name, entry: Entry) -> bool:
    """Tell whether an author is an editor of the other entry, in whatever case: `под ред. Н. В. Орлова`."""
    own = skeleton(name.family or "")
    return bool(own) and any(
        skeleton(editor.family or "").startswith(own)
        and (same_initials(name, editor) or same_initials(editor, name))
        for editor in entry.reference.editor
    )


def _read(entries: Sequence[Entry]) -> bool:
    return all(e.reference.confidence.get("author", 1.0) >= _READ for e in entries)


def _moved(people: Sequence[Person]) -> Person | None:
    """Return the first person that stands at another place on the romanized side.

    Those whose order is the same on both sides, as many as can be, have only made room.
    """
    both = [p for p in people if p.native and p.romanized]
    starts = [p.romanized.span.start for p in both if p.romanized]
    rows: list[list[int]] = []
    for start in starts:
        before = [row for row in rows if row[-1] < start]
        rows.append([*max(before, key=len, default=[]), start])
    kept = max(rows, key=len, default=[])
    return next((p for p, start in zip(both, starts, strict=True) if start not in kept), None)


def _alone(person: Person) -> Name:
    """Return the one name of a person, or the native one of two."""
    name = person.native or person.romanized
    assert name
    return name


def _printed(person: Person) -> str:
    return printed(_alone(person))


def _finding(found: Couple, context: Context, message: Phrase, person: Person, confidence: float) -> Finding:
    names = person.native, person.romanized
    sides = context.sides(found.pair, *([name.span] if name else () for name in names))
    return context.finding(message, *sides, confidence=confidence)
