"""RN306 publisher-drift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, Couple, rule, shared
from refnorm.checks.another import TWICE, twice, value, word
from refnorm.checks.exchanged import exchanged
from refnorm.checks.letters import Fault, compared, faults, slips_of
from refnorm.checks.parted import pieces
from refnorm.checks.replaced import by_habit, replaced
from refnorm.checks.saying import finding
from refnorm.locales.spelling import is_known
from refnorm.locales.tongues import COMMON
from refnorm.messages import phrase
from refnorm.model import Finding, Pair, Phrase, Span
from refnorm.places import place_of
from refnorm.romanization.originals import outlandish, sounded
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Slip
from refnorm.text import LETTERS, folded, printed_at, skeleton

_CLIPPED = 4
"""Letters of the first part of a compound at least that is told by the words that begin so."""
_PLAINEST = 15
"""Words with a letter that show plainly how a list writes it."""
_MORE = 3
"""Letters that such a word has behind them at least."""
_SEVERAL = 0.85
"""How sure it is that a word with several letters that no scheme writes is misspelled."""
_SLIGHT = 0.6
"""How sure it is that such a part is misspelled: a publisher may have a Latin name of its own."""


@rule("RN306", Couple, "warning", group=lambda found: found.message)
def publisher_drift(entries: Couple, context: Context) -> Iterator[Finding]:
    """The publisher is misspelled, or is another.

    Why: a record that is made from the romanized side names a publisher that does not exist. A publisher
    that is translated is no fault; a word of its name that is lost or stands twice is one.

    Fix: Write the name as the list's other words are romanized, or translate it whole.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Художественная литература, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Khudozhestvennaya literatara Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Художественная литература, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Khudozhestvennaya literatura Publ., 2015. 364 p.
    """
    told = list(faults(entries.pair, context, ("publisher",))) or list(_clipped(entries.pair, context))
    for fault in told or _slipped(entries.pair, context):
        yield finding(entries.pair, context, "RN306", fault, 0.9)
    changes = list(value(entries, context, "publisher"))
    if not changes and (instead := replaced(entries, context, "publisher")):
        changes = [(instead, ())]
    changes = changes or list(exchanged(entries, context, "publisher"))
    for (native, roman, sure), related in changes:
        yield context.became("RN306.became", (native, roman), sure, related)
    if (found := compared(entries.pair, context)) and not changes:
        for own, other, one in pieces(context.document.text, found, "publisher"):
            sides = context.sides(entries.pair, [own], [other])
            yield context.became("RN306.became", sides, _SEVERAL if one else _SLIGHT)
    if again := twice(entries, context, "publisher"):
        yield context.finding(phrase("RN306.twice", text=again[1].text), *again, confidence=TWICE)
    elif not changes and (lost := word(entries, context, "publisher")) and not lost[1].text:
        yield context.finding(phrase("RN306.absent", word=lost[0].text), *lost[:2], confidence=lost[2])


def _clipped(pair: Pair, context: Context) -> Iterator[Fault]:
    """Yield the first part of a compound that other words of the manuscript spell otherwise.

    `Econ-inform` for `Экон-информ`, where `ekonomika` stands elsewhere, or where the list has the letter many
    times and never so; of a whole word (`Hydropress`) no other word says how its bearer spells it.
    """
    text, found = context.document.text, compared(pair, context)
    for match in found.within("publisher") if found and "publisher" in found.romanized else ():
        ends = (match.native.span.end, match.roman.span.end)
        if len(match.roman.form) < _CLIPPED or any(text[end] != "-" for end in ends):
            continue
        slips = slips_of(context, pair, match)
        letters = [(s.step.where, s.step.roman, s.expected) for s in slips]
        like = _begun_so(context, _righted(match, letters)) if slips else None
        if like:
            said = tuple(slip._replace(like=_shown(like, context)) for slip in slips)
            yield Fault(match, said, _SLIGHT)
        elif len(slips) == 1 and slips[0].shown >= _PLAINEST and not slips[0].excused and not _is_own(match):
            yield Fault(match, slips, _SLIGHT)


def _slipped(pair: Pair, context: Context) -> Iterator[Fault]:
    """Yield the words of a publisher that have several letters at fault, where all names are romanized.

    A name of its own in Latin letters has the same consonants, or foreign spellings, or English words.
    """
    found = compared(pair, context)
    if not found or any(word.field == "publisher" for word in (*found.lost, *found.added)):
        return
    if found.language != COMMON and not by_habit(context, pair.lists, "publisher"):
        return
    for match in found.within("publisher"):
        slips = slips_of(context, pair, match)
        if len(slips) > 1 and not all(slip.excused for slip in slips) and _is_misprint(match, slips):
            yield Fault(match, slips, _SEVERAL)


def _is_misprint(match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether a word is nearly the romanized one, and nobody's own spelling of it."""
    native, roman = match.native, match.roman
    if native.short or roman.short or min(len(native.form), len(roman.form)) <= _CLIPPED:
        return False
    if _is_moved(match, slips):
        return True
    if _is_own(match) or sounded(match):
        return False
    return skeleton(native.text) != skeleton(roman.text) and 0 < match.cost <= len(native.form) / 3


def _is_moved(match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether a word has all letters that are expected of it, in another order."""
    form = _righted(match, [(s.step.where, s.step.roman, s.expected) for s in slips])
    return sorted(form) == sorted(match.roman.form)


def _righted(match: Match, letters: Sequence[tuple[int, str, str]]) -> str:
    """Return a romanized word as it was expected: `letters` are where some stand, and the right ones."""
    form = match.roman.form
    for where, roman, expected in reversed(letters):
        form = form[:where] + expected + form[where + len(roman) :]
    return form


def _is_own(match: Match) -> bool:
    """Tell whether a word may be its bearer's own Latin name: English, foreign, or an acronym."""
    return is_known(folded(match.roman.text)) or outlandish(match.roman.text) or match.roman.text.isupper()


def _shown(like: Span, context: Context) -> str | Phrase:
    """Return an example, with its line where it is a word of another article."""
    word = like.of(context.document.text)
    line = None if context.article.span.holds(like) else place_of(context.document, like.start).line
    return phrase("RN306.elsewhere", word=word, line=line) if line else word


@shared
def _begun_so(context: Context, form: str) -> Span | None:
    """Return a word of the manuscript that begins with a romanized word as it was expected."""
    text = context.document.text
    for begun in (form, form.capitalize()):
        for at in printed_at(begun, text):
            word = LETTERS.match(text, at)
            parted = not (text[at - 1].isalnum() or text[at - 1] == "-")
            if word and parted and len(word[0]) >= len(form) + _MORE:
                return Span(*word.span())
    return None
