"""How a misspelled word is said: which letters are wrong, what was expected, and why."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.checks import Context, shared
from refnorm.checks.fixes import respelled
from refnorm.checks.letters import Fault
from refnorm.checks.neighbours import joined
from refnorm.locales.spelling import is_usual
from refnorm.messages import phrase
from refnorm.model import Finding, Pair, Phrase, Side, Span
from refnorm.nouns import replace
from refnorm.romanization.letters import is_written
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Slip
from refnorm.romanization.words import Word


def same_slip(found: Finding) -> str:
    """Group the same slip in the same word, whatever its ending."""
    native = found.native.text.casefold()[:6] if found.native else ""
    return native + found.message.partition(": ")[2]


def finding(pair: Pair, context: Context, code: str, fault: Fault, scale: float = 1.0) -> Finding:
    """Make the finding of a misspelled word."""
    steps = [slip.step for slip in fault.slips]
    native = side(pair, context, fault.match.native, [(s.at, s.native) for s in steps])
    roman = side(pair, context, fault.match.roman, [(s.where, s.roman) for s in steps])
    said = tuple(dict.fromkeys(told(fault.match, slip) for slip in joined(fault.slips)))
    message = phrase(f"{code}.letters", native=native.text, romanized=roman.text, slips=said)
    confidence = round(fault.confidence * scale, 3)
    known = _is_known(fault.match) and not _is_right(fault.match, context)
    fix = respelled(fault.match, fault.slips) if known else None
    if fix and (usual := _usual(fault.match, context)):
        fix = replace(fix, text=usual)
    return context.finding(message, native, roman, confidence=confidence, fix=fix)


def _usual(match: Match, context: Context) -> str | None:
    """Return how all other places romanize a word that is printed so, where none of them has a slip."""
    others = [one for one in _by_word(context).get(match.native.text, ()) if one[1].roman != match.roman]
    forms = {one.roman.text for _, one in others}
    if len(forms) != 1 or any(context.comparison.slips(*one) for one in others):
        return None
    return next((form for form in forms if is_written(match.native.form, form, (match.language,))), None)


def _is_right(match: Match, context: Context) -> bool:
    """Tell whether another native word is what is romanized so: it is this one that is misspelled."""
    others = [one for one in _by_word(context).get(match.roman.text, ()) if one[1].roman != match.roman]
    return any(one.native.form != match.native.form and not one.cost for _, one in others)


@shared
def _by_word(context: Context) -> dict[str, list[tuple[Pair, Match]]]:
    """Return all words of the article with their romanizations, by how either is printed."""
    found: dict[str, list[tuple[Pair, Match]]] = {}
    for pair in context.article.paired:
        compared = context.comparison.of(pair)
        for match in compared.matches if compared else ():
            for word in (match.native, match.roman):
                found.setdefault(word.text, []).append((pair, match))
    return found


def _is_known(match: Match) -> bool:
    """Tell whether the native word is known to be the right one: a foreign name may be misspelled there."""
    return bool(match.language) or is_usual(match.native.form)


def side(pair: Pair, context: Context, word: Word, letters: Iterable[tuple[int, str]]) -> Side:
    """Return the side of a finding that a word stands on; `letters` are those at fault and where they are."""
    seat = pair.native if _is_native(pair, context, word) else pair.romanized
    assert seat
    return replace(context.side(seat.list, seat.entry, [word.span]), marks=_marks(word, letters))


def _marks(word: Word, letters: Iterable[tuple[int, str]]) -> tuple[Span, ...]:
    """Return the spans of some letters of a word; none where its form has another length than its print."""
    if not len(word.span) == len(word.text) == len(word.form):
        return ()
    start, end = word.span.start, word.span.end
    found = {Span(min(start + at, end), min(start + at + len(part), end)) for at, part in letters}
    return tuple(sorted(found))


def _is_native(pair: Pair, context: Context, word: Word) -> bool:
    entry = context.native(pair)
    return entry is not None and entry.span.holds(word.span)


def told(match: Match, slip: Slip) -> Phrase:
    """Say what is wrong with a letter, what was expected, and why."""
    step, at = slip.step, slip.step.where + 1
    if step.kind == "missing":
        if step.where < len(match.roman.form):
            return phrase("slip.missing", native=step.native, at=at)
        return phrase("slip.missing_end", native=step.native)
    if step.kind == "capital":
        return phrase("slip.capital", at=at, roman=step.roman.upper())
    if step.kind in ("extra", "swapped"):
        return phrase(f"slip.{step.kind}", at=at, roman=step.roman)
    nothing = phrase("slip.nothing")
    roman, expected = step.roman or nothing, slip.expected or nothing
    if step.kind == "look-alike":
        return phrase("slip.look_alike", at=at, roman=roman, native=step.native, expected=expected)
    if step.native == slip.expected:  # both sides are in Latin letters
        key = "RN509.wrong" if _is_known(match) else "slip.beside"
        return phrase(key, at=at, roman=roman, expected=expected)
    said: dict[str, str | Phrase] = {"native": step.native, "roman": roman, "expected": expected}
    if slip.like:
        return phrase("slip.wrong_like", at=at, **said, like=slip.like)
    return phrase("slip.wrong", at=at, **said)
