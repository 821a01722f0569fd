"""RN305 container-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.another import TWICE, closing, extra, is_abbreviated, twice, value, word
from refnorm.checks.contracted import misspelled
from refnorm.checks.counterparts import is_of_another
from refnorm.checks.exchanged import exchanged
from refnorm.checks.letters import compared, faults
from refnorm.checks.parted import pieces, run_together
from refnorm.checks.replaced import replaced
from refnorm.checks.saying import finding
from refnorm.checks.shifted import moved, small
from refnorm.messages import phrase
from refnorm.model import Finding, Side
from refnorm.patterns import kept
from refnorm.romanization.comparison import same_word

_PARTED, _AS_TWO, _IN_FULL = 0.85, 0.65, 0.65
"""How sure it is a fault that words have run together, or stand in another order; that one is written as two;
and that one is misspelled which the native name has in short."""

_SEVERAL, _SMALL, _LETTER = 2, 4, 0.65
"""Words of a name that agree, so that a small one between them is lost; letters that this one has fewer than;
and how sure that is of one letter."""
_GLUED = kept(r"[a-z](?=[A-Z])")
"""Another space that is lost in an entry, as pages lose them: `AESipodgotovkakadrov`."""


@rule("RN305", Couple, "warning", group=lambda found: found.message)
def container_drift(entries: Couple, context: Context) -> Iterator[Finding]:
    """The journal or book in which the work stands is misspelled, or is another.

    Why: an index knows its journals by their names. A container that is only translated is no fault; a
    word of its name that is lost, added, stands twice or at another place is one.

    Fix: Write the name as the list's other words are romanized, or take the journal's own Latin name.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Сергеев П. Т. Реки степи // Вопросы водного хозяйства. 2015. № 2. С. 36–44.
        romanized: Sergeev P. T. Reki stepi. Voprosy vodnogo khozyatva, 2015, no. 2, pp. 36–44.

    Good:
        native: Сергеев П. Т. Реки степи // Вопросы водного хозяйства. 2015. № 2. С. 36–44.
        romanized: Sergeev P. T. Reki stepi. Voprosy vodnogo khozyaystva, 2015, no. 2, pp. 36–44.
    """
    for fault in faults(entries.pair, context, ("container_title", "collection_title", "event_title")):
        yield finding(entries.pair, context, "RN305", fault, 0.9)
    for match in misspelled(entries, context):
        sides = context.sides(entries.pair, [match.native.span], [match.roman.span])
        message = phrase("RN305.in_full", native=match.native.text, romanized=sides[1].text)
        yield context.finding(message, *sides, confidence=_IN_FULL)
    for field in ("container_title", "collection_title"):
        if is_of_another(entries.pair, context, field):
            continue
        changes = list(value(entries, context, field)) or list(exchanged(entries, context, field))
        for (native, roman, sure), related in changes:
            yield context.became("RN305.became", (native, roman), sure, related)
        runs = [] if changes else list(_run_together(entries, context, field))
        yield from runs
        found = None if changes or runs else word(entries, context, field)
        if again := twice(entries, context, field):
            yield context.finding(phrase("RN305.twice", text=again[1].text), *again, confidence=TWICE)
        elif found:
            yield _of_word(context, *found)
        elif not changes and not runs and (instead := replaced(entries, context, field)):
            yield context.became("RN305.became", instead[:2], instead[2])
        elif not changes and not runs and (more := extra(entries, context, field)):
            yield _of_word(context, *more)
        if not (changes or runs or found):
            yield from _of_order(entries, context, field)
            yield from _of_small_words(entries, context, field)


def _run_together(entries: Couple, context: Context, field: str) -> Iterator[Finding]:
    """Yield the words of a name that have lost their spaces, `AnnalsofNuclear Energy`, or have one inside."""
    found, text = compared(entries.pair, context), context.document.text
    if not found:
        return
    whole = not _GLUED.search(entries[1].raw)
    parted = pieces(text, found, field)
    stretches = [(own, other, _PARTED if one and whole else _AS_TWO) for own, other, one in parted]
    if not any(m.native.native for m in found.within(field)):
        stretches = [(*both, _PARTED) for both in run_together(text, entries, field)]
    for own, other, sure in stretches:
        yield context.became("RN305.became", context.sides(entries.pair, [own], [other]), sure)


def _of_order(entries: Couple, context: Context, field: str) -> Iterator[Finding]:
    """Yield the words of a name that have changed places, where both sides have the same words."""
    found = compared(entries.pair, context)
    if not found or field not in found.romanized:
        return
    rows = (
        [w for w in row if w.field == field and (not is_abbreviated(w) or closing(w, entry, context, field))]
        for row, entry in zip((found.lost, found.added), entries, strict=True)
    )
    lost, added = rows
    agreed = [m for m in found.within(field) if same_word(m)]
    if len(lost) != len(added) or len(agreed) < len(found.within(field)):
        return
    languages = tuple(dict.fromkeys(m.language for m in agreed if m.language))
    agreed.sort(key=lambda m: m.native.span.start)
    for spans in moved(lost, added, agreed, languages):
        sides = context.sides(entries.pair, *([span] for span in spans))
        yield context.became("RN305.moved", sides, _PARTED)
        return


def _of_small_words(entries: Couple, context: Context, field: str) -> Iterator[Finding]:
    """Yield the small words of a name that are lost between two that agree: `Fol'klor etnografiya`."""
    found = compared(entries.pair, context)
    if not found or field not in found.romanized - found.brief:
        return
    agreed = [m for m in found.within(field) if same_word(m)]
    lost = [w for w in found.lost if w.field == field and w.native and not w.short]
    if not lost or len(agreed) < max(_SEVERAL, len(found.within(field))):
        return
    for gone, instead in small(lost, (), agreed, _SMALL):
        if gone and not instead:
            native, roman = context.sides(entries.pair, [gone.span], ())
            sure = trust(entries, field, _PARTED if len(gone.form) > 1 else _LETTER)
            yield _of_word(context, native, roman, sure)


def _of_word(context: Context, native: Side, roman: Side, sure: float) -> Finding:
    """Make the finding of a word that is lost, on either side, or became another."""
    if native.text and roman.text:
        return context.became("RN305.word", (native, roman), sure)
    if roman.text:
        message = phrase("RN305.absent_native", word=roman.text)
        return context.finding(message, native, roman, confidence=sure)
    return context.finding(phrase("RN305.absent", word=native.text), native, roman, confidence=sure)
