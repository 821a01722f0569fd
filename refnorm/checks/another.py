"""A publisher, a journal or book that is not misspelled but another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from refnorm import locales
from refnorm.checks import Context, Couple, shared, shared_of, trust
from refnorm.checks.alone import closes, printed_outside
from refnorm.checks.letters import compared
from refnorm.checks.saying import side
from refnorm.locales.spelling import is_known
from refnorm.locales.tongues import tongue
from refnorm.model import Entry, Side, Span
from refnorm.romanization.cognates import says_in_english
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.letters import traced
from refnorm.romanization.spots import spots
from refnorm.romanization.words import Word, words
from refnorm.text import WORD, folded, skeleton

_BORROWED, _LETTERS, _CHANGED, _LOST = 0.9, 0.85, 0.88, 0.85
"""How sure a value is another: another entry's, an acronym without a common letter, a word between words that
agree; and how sure a word of it is lost."""
TWICE = 0.9
"""How sure it is a fault that a word of a name stands twice in a row."""
_FORM = 0.5
"""Share of the letters of a value that agree, above which it is only given in another form; any, where the
other one has more words or fewer."""
_ACRONYM = range(3, 7)
"""Letters of an acronym that is held against another."""
_LONG = 4
"""Letters of a word that is missed."""
_PLAIN = 0.5
"""Cost of a word that is romanized letter by letter."""
_BRIEF = 6
"""Letters of a word at most that a period may shorten."""

Change = tuple[Side, Side, float]
"""Both sides of a value that became another, and how sure that is."""


def value(entries: Couple, context: Context, field: str) -> Iterator[tuple[Change, tuple[Side, ...]]]:
    """Yield a publisher or container that is another entry's, or an acronym without a letter of its own.

    A name that is only translated has its own words; that of another work of the list has none of these.
    """
    found = compared(entries.pair, context)
    if not found:
        return
    own = core(entries[0], context, field)
    if not own or not all(w.native for w in own):
        return
    if any(is_abbreviated(w) and not closing(w, entries[0], context, field) for w in own):
        return
    if sum(len(w.form) for w in own if w.span in found.agreed) > _FORM * sum(len(w.form) for w in own):
        return
    other = core(entries[1], context, field)
    if not other or any(w.native for w in other) or (_shares(own, other, found) and len(own) != len(other)):
        return
    sides = context.sides(entries.pair, *(entry.reference.spans[field] for entry in entries))
    if any(w.text.isupper() for w in own):
        lone = len(own) == 1 and not traced(own[0].form, other[0].form, found.language)
        seats = [*borrowed(context, entries.pair.lists[0], field, other, found)][:1] if lone else []
        if seats or (len(own) == 1 and field == "publisher" and _no_letter(own[0], other, found)):
            yield (*sides, trust(entries, field, _LETTERS)), tuple(seats)
        return
    if "".join(_bones(own)) == "".join(_bones(other)):
        return  # its words are parted otherwise
    for seat in borrowed(context, entries.pair.lists[0], field, other, found):
        yield (*sides, trust(entries, field, _BORROWED)), (seat,)
        return


def _shares(own: Sequence[Word], other: Sequence[Word], found: Compared) -> bool:
    """Tell whether two values have a word in common: not a small one, which joins the words of many."""
    ours, theirs = ({word.span for word in row if len(word.form) >= _LONG} for row in (own, other))
    return any(m.native.span in ours and m.roman.span in theirs and same_word(m) for m in found.matches)


@shared_of
def worded(entry: Entry, context: Context, field: str) -> list[Word]:
    """Return the words of a field."""
    return words(context.document, entry, (field,))


@shared_of
def core(entry: Entry, context: Context, field: str) -> list[Word]:
    """Return the words of a field without the marks of a publisher: `Publ.`, `изд-во`."""
    return [word for word in worded(entry, context, field) if word.text.casefold() not in houses()]


@cache
def houses() -> frozenset[str]:
    """Return the single words by which publishers call themselves, in lower case."""
    phrases = (*locales.words("publisher"), *locales.words("published"))
    return frozenset(
        part.casefold() for name in phrases for part in name.replace("-", " ").rstrip(".").split()
    )


def _no_letter(own: Word, other: Sequence[Word], found: Compared) -> bool:
    """Tell whether an acronym became one of as many letters, none of which any of its letters may become."""
    if len(other) != 1 or not other[0].text.isupper() or len(own.form) not in _ACRONYM:
        return False
    letters = {c for spot in spots(own.form, found.language) for output in spot.outputs for c in output}
    return len(own.form) == len(other[0].form) and letters.isdisjoint(other[0].form)


_Values = dict[tuple[str, int], list[tuple[Side, list[Word]]]]
"""The values of a field by their language and the number of their words, each where it stands first."""


def borrowed(
    context: Context, lst: int, field: str, other: Sequence[Word], found: Compared
) -> Iterator[Side]:
    """Yield the native entries of the same language that have a romanized value.

    A journal or publisher of two languages has a name in each: Ғылым is Наука.
    """
    for seat, own in _values(context, lst, field).get((found.language, len(other)), ()):
        if all(traced(a.form, b.form, found.language) for a, b in zip(own, other, strict=True)):
            yield seat


@shared
def _values(context: Context, lst: int, field: str) -> _Values:
    """Return the values of a field of a list in native letters."""
    values: _Values = {}
    seen: set[tuple[str, ...]] = set()
    known = context.lists[lst].language
    for entry in context.lists[lst].entries:
        own = core(entry, context, field)
        if own and all(w.native for w in own):
            seat = context.side(lst, entry.index, entry.reference.spans[field])
            language = tongue(entry.reference, entry.raw, known) or ""
            if (key := (language, *(w.form for w in own))) not in seen:
                seen.add(key)
                values.setdefault((language, len(own)), []).append((seat, own))
    return values


def _bones(row: Sequence[Word]) -> tuple[str, ...]:
    return tuple(skeleton(word.text) for word in row)


def word(entries: Couple, context: Context, field: str) -> Change | None:
    """Return the one word of a romanized field that is lost or became another; all others are the same."""
    found = compared(entries.pair, context)
    if not found or field in found.brief:
        return None
    if field not in found.romanized and not _is_half(found, field):
        return None
    others = [m for m in found.within(field) if not same_word(m)]
    if len(others) > 1 or not (others or found.lost):
        return None
    agreed = [m for m in found.within(field) if same_word(m)]
    lost = [*(w for w in found.lost if w.field == field), *(m.native for m in others)]
    added = [*(w for w in found.added if w.field == field), *(m.roman for m in others)]
    lost, added = _undated(entries[0], lost), _undated(entries[1], added)
    starts = {w.span.start for w in lost}  # with a word the preposition before it is lost
    lost = [w for w in lost if len(w.form) >= _LONG or w.span.end + 1 not in starts]
    whole = any(len(m.native.form) >= _LONG for m in agreed)
    if not whole or len(lost) != 1 or len(added) > 1:
        return None
    if not all(
        _plain(w) or (lost[0].native and closing(w, e, context, field))
        for w, e in zip((*lost, *added), entries, strict=False)
    ):
        return None
    if skeleton(lost[0].text) in printed_outside(entries[1], [m.roman for m in found.matches]):
        return None
    native = side(entries.pair, context, lost[0], ())
    if not added:
        _, nothing = context.sides(entries.pair, (), ())
        return native, nothing, trust(entries, field, _LOST)
    if says_in_english(lost[0].text, added[0].text, field):
        return None
    return native, side(entries.pair, context, added[0], ()), trust(entries, field, _CHANGED)


def extra(entries: Couple, context: Context, field: str) -> Change | None:
    """Return the one word that the native name of a journal lacks, where all that it has agree."""
    found = compared(entries.pair, context)
    if not found or field not in found.romanized - found.brief:
        return None
    added = [word for word in found.added if word.field == field]
    own = worded(entries[0], context, field)
    cut = any(is_abbreviated(w) and not closing(w, entries[0], context, field) for w in own)
    if len(added) != 1 or not own or cut or any(word.span not in found.agreed for word in own):
        return None
    word = added[0]
    if len(word.form) <= _LONG or not _plain(word) or is_known(folded(word.text)) or locales.city(word.text):
        return None
    if skeleton(word.text) in map(skeleton, WORD.findall(entries[0].raw)):
        return None
    native, roman = context.sides(entries.pair, (), [word.span])
    return native, roman, trust(entries, field, _LOST)


def _is_half(found: Compared, field: str) -> bool:
    """Tell whether one of two words of a field stands there, as schemes write it: `Право` of `Право Украины`.

    A word that is English, too, may be all of a translated name that has its letters.
    """
    there, gone = found.within(field), [word for word in found.lost if word.field == field]
    if len(there) != 1 or len(gone) != 1 or any(word.field == field for word in found.added):
        return False
    plain = 0 <= there[0].cost < _PLAIN and bool(there[0].language)
    return plain and not is_known(folded(there[0].roman.text))


def _undated(entry: Entry, found: Iterable[Word]) -> list[Word]:
    """Return words without the month of a conference, whose day not all lists print with its name."""
    days = entry.reference.spans.get("event_date", ())
    return [word for word in found if not any(day.holds(word.span) for day in days)]


def twice(entries: Couple, context: Context, field: str) -> tuple[Side, Side] | None:
    """Return the word of a romanized field that stands twice in a row, and not in the native one, too."""
    text, other = context.document.text, worded(entries[1], context, field)
    again = [
        (one, two)
        for one, two in pairwise(other)
        if one.form == two.form and text[one.span.end : two.span.start].isspace()
    ]
    own = worded(entries[0], context, field) if again else ()
    if not own or any(skeleton(one.text) == skeleton(two.text) for one, two in pairwise(own)):
        return None
    one, two = again[0]
    spans = [word.span for word in own if skeleton(word.text) == skeleton(one.text)]
    return context.sides(entries.pair, spans[:1], [Span(one.span.start, two.span.end)])


def closing(one: Word, entry: Entry, context: Context, field: str) -> bool:
    """Tell whether a word is a whole one whose period ends the field."""
    return closes(one, context.document.text, entry.reference.spans.get(field, ()))


def _plain(one: Word) -> bool:
    """Tell whether a word is a whole one: no abbreviation and no acronym."""
    return len(one.form) >= _LONG and not is_abbreviated(one) and not one.text.isupper()


def is_abbreviated(one: Word) -> bool:
    """Tell whether a period behind a word shortens it: behind a long one it ends the field."""
    return one.short and len(one.form) <= _BRIEF
