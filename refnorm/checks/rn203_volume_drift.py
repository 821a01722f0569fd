"""RN203 volume-drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refnorm.checks import Context, Couple, couple, rule, shared
from refnorm.checks.drift import drifted
from refnorm.checks.editions import edition_note
from refnorm.checks.numerals import slip
from refnorm.fields.compare import number_key, number_parts
from refnorm.model import Entry, Finding, Pair, Reference

_ALIKE = 2
"""Pairs that give one number under two marks from which on that is what the lists do."""

_OF_YEAR = 24
"""Issues of a year at most; a greater number without a mark is a volume."""


@rule("RN203", Couple, "error")
def volume_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """The volume differs, or has become an issue.

    Why: volume, issue and page are how a journal's article is found. Where only the mark changed
    (`Т. 76` became `no. 76`), it is a warning; where both have changed places under their marks (`Т. 5, № 7`
    became `vol. 7, no. 5`) and as many pairs or more have them in theirs, an error.

    Fix: Look the volume up at the journal; `vol.` goes before volumes, `no.` before issues.

    Source: GOST 7.1-2003 and GOST R 7.0.5-2008 for the native marks of pages, volumes and issues; journals'
    instructions for the romanized ones.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. Т. 76, № 3. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, vol. 67, no. 3, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. Т. IV, № 3. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, v. 4, no. 3, pp. 12–18.
    """
    native, romanized = (entry.reference for entry in found)
    a, b = native.volume, romanized.volume
    if a and relabelled(native, romanized):
        if (not b or number_parts(a) != number_parts(b)) and (
            marked(romanized, "issue") or _alone_exchanged(found.pair, context)
        ):
            spans = native.spans.get("volume", ()), romanized.spans.get("issue", ())
            yield context.became("RN203.moved", context.sides(found.pair, *spans), _sure(found, context))
        return
    if "volume" in (renumbered(found, context) or ())[:1]:
        yield drifted(found, context, "volume", note=edition_note(*found), other="issue")
        return
    own, other = number_parts(a), number_parts(b)
    if not own or not other or own == other or (len(own) != len(other) and {*own} & {*other}):
        return  # one side may leave out the running number: `24 (63)`
    yield drifted(found, context, "volume", note=edition_note(*found))


def every_number(reference: Reference) -> list[str]:
    """Return the numbers of volume and issue together."""
    parts = [p for v in (reference.volume, reference.issue) for p in number_parts(v)]
    return sorted(n for p in parts for n in p.split("-"))


def marked(reference: Reference, field: str) -> bool:
    """Tell whether a number's own mark says what it is, not its place alone (`Journal, 3, 31–37`)."""
    return reference.confidence.get(field, 1.0) == 1.0


def relabelled(native: Reference, romanized: Reference) -> bool:
    """Tell whether both sides give the same numbers under other marks."""
    a, b = native.volume or "", romanized.volume or ""
    if a == b or number_key(a) == number_key(b):
        return False
    numbers = every_number(native)
    return bool(numbers) and numbers == every_number(romanized)


def lone(native: Reference, romanized: Reference) -> tuple[str, str] | None:
    """Return as what each side gives its only number, if not as the same and a digit apart.

    `Вып. 168` and `vol. 186` are one number under two marks with a misprint; numbers that are unlike may be
    what they say they are. Of `№ 1 (10)` and `2(10)` the numbers that differ are one, too.
    """
    if _halved(native, romanized):
        return "issue", "volume"
    if _halved(romanized, native):
        return "volume", "issue"
    alone = [[name for name in ("volume", "issue") if getattr(one, name)] for one in (native, romanized)]
    if any(len(names) != 1 for names in alone) or alone[0] == alone[1]:
        return None
    (field,), (other,) = alone
    own, its = number_parts(getattr(native, field)), number_parts(getattr(romanized, other))
    if len(own) != 1 or len(its) != 1:
        return None
    near = own[0].isdecimal() and len(own[0]) > 1 and slip(own[0], its[0])
    return (field, other) if near or _is_bare(romanized, other, own[0], its[0]) else None


def _is_bare(romanized: Reference, field: str, own: str, its: str) -> bool:
    """Tell whether a number is a volume for want of a mark alone: `Rural Past 3: 12–27` beside `№ 2`."""
    if field != "volume" or marked(romanized, field) or not romanized.pages:
        return False
    rows = [number.split("-") for number in (own, its)]
    if [*map(len, rows[0])] != [*map(len, rows[1])]:
        return False
    return all(number.isdecimal() and int(number) <= _OF_YEAR for number in rows[1])


def renumbered(found: Couple, context: Context) -> tuple[str, str] | None:
    """Return as what each side gives a number that differs, under another mark than the other side's.

    Two numbers that are unlike are one as well where other pairs of the lists give theirs under these marks.
    """
    native, romanized = (entry.reference for entry in found)
    known = lone(native, romanized)
    if known or relabelled(native, romanized):
        return known
    marks = _alone(native), _alone(romanized)
    many = _habits(context)[found.pair.lists, marks] >= _ALIKE
    return marks if many and not _is_one(native, romanized, *marks) else None


def _alone(reference: Reference) -> str:
    """Return the one of volume and issue that an entry gives; nothing where it gives both or none."""
    given = [name for name in ("volume", "issue") if getattr(reference, name)]
    return given[0] if len(given) == 1 else ""


@shared
def _habits(context: Context) -> Counter[tuple[tuple[int, int], tuple[str, str]]]:
    """Count the pairs of lists that give one and the same number under two marks: `№ 5` as APA's volume."""
    counts = Counter[tuple[tuple[int, int], tuple[str, str]]]()
    for pair in context.article.paired:
        if found := couple(pair, context):
            native, romanized = (entry.reference for entry in found)
            marks = _alone(native), _alone(romanized)
            if all(marks) and marks[0] != marks[1] and _is_one(native, romanized, *marks):
                counts[pair.lists, marks] += 1
    return counts


def _is_one(native: Reference, romanized: Reference, *fields: str) -> bool:
    """Tell whether both sides give one number; one of them may leave out the running one: `№ 4 (308)`, 4."""
    pairs = zip((native, romanized), fields, strict=True)
    own, other = (number_parts(getattr(one, field)) for one, field in pairs)
    return bool(own) and own[:1] == other[:1] and min(len(own), len(other)) == 1


def _halved(own: Reference, other: Reference) -> bool:
    """Tell whether one side's issue has its running number in parentheses, and the other side gives that as
    the issue and another number before it as the volume."""
    parts, volume = number_parts(own.issue), number_parts(other.volume)
    running = not own.volume and len(parts) == len(volume) + 1 == 2 and parts[1:] == number_parts(other.issue)
    return running and parts[:1] != volume


def _sure(found: Couple, context: Context) -> float:
    """Return how sure it is a fault that a volume became an issue.

    No mark alone has changed where each list gives both numbers under their own marks, exchanged, and as many
    pairs or more have them in their places.
    """
    plain = all(marked(entry.reference, field) for entry in found for field in ("volume", "issue"))
    return 0.97 if plain and _places(found.pair, context) == -1 and _order(context) >= 0 else 0.9


def _alone_exchanged(pair: Pair, context: Context) -> bool:
    """Tell whether volume and issue changed places here, while most pairs have both in their places.

    Of `2(14)`, where the issue always stands in parentheses, as many others are enough, or none, if the
    native entry has its volume first.
    """
    plain = _gap(context.romanized(pair), context).strip() == "(" and _gap(context.native(pair), context)
    least = -1 if plain else 1
    return _places(pair, context) == -1 and _order(context) >= least


def _gap(entry: Entry | None, context: Context) -> str:
    """Return what an entry prints between its volume and the issue behind it."""
    spans = entry.reference.spans if entry else {}
    volume, issue = spans.get("volume", ()), spans.get("issue", ())
    return context.document.text[volume[-1].end : issue[0].start] if volume and issue else ""


@shared
def _order(context: Context) -> int:
    """Return how many more pairs have volume and issue in the native order than the other way round."""
    return sum(_places(pair, context) for pair in context.article.paired)


def _places(pair: Pair, context: Context) -> int:
    """Return 1 where volume and issue of both sides agree, -1 where they changed places, else 0."""
    found = couple(pair, context)
    if not found:
        return 0
    numbers = [
        [number_parts(one) for one in (entry.reference.volume, entry.reference.issue)] for entry in found
    ]
    native, romanized = numbers
    if not all((*native, *romanized)) or native[0] == native[1]:
        return 0
    return 1 if native == romanized else -1 if native == romanized[::-1] else 0
