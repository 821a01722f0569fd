"""What the letters of a pair tell: words at fault, and how to say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from refnorm import locales
from refnorm.checks import Context, couple, shared_of
from refnorm.checks.capitals import capitals
from refnorm.checks.exonyms import city_words, is_exonym
from refnorm.checks.halves import in_translated_list, is_translated
from refnorm.checks.mixed import MANY, is_by_another, is_by_ear, is_contested
from refnorm.checks.numerals import is_numeral
from refnorm.checks.otherform import is_of_other_form
from refnorm.checks.unseen import has_orphans, is_written_otherwise, may_be_shown, may_be_usual
from refnorm.locales.tongues import COMMON
from refnorm.model import PEOPLE, Pair
from refnorm.nouns import noun, replace
from refnorm.patterns import kept
from refnorm.romanization.cognates import english
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.homelands import is_pinyin
from refnorm.romanization.known import prints_chinese
from refnorm.romanization.letters import Step, is_written
from refnorm.romanization.originals import homely, personal, signed_so
from refnorm.romanization.pairing import Match
from refnorm.romanization.scheme import alphabet, schemes
from refnorm.romanization.shown import Slip, has_lost_mark
from refnorm.romanization.spots import bare
from refnorm.romanization.typed import latin
from refnorm.romanization.words import ENGLISHED, PLACES, TITLES
from refnorm.text import CYRILLIC, CYRILLIC_LETTER

_SURE, _LIKELY, _SHORT = 0.97, 0.9, 0.88
"""How sure a slip is: one that no scheme excuses, one that another scheme excuses, one in a short field."""
_OWN = 0.65
"""How sure a letter is a slip that another scheme writes so: where the list shows little, in a surname
that its bearer may spell, in an entry of another hand; and where only the list's scheme speaks against it."""
_FEWEST, _SOME, _PLAIN, _PLAINEST = 2, 5, 8, 15
"""Words that show a habit, show it plainly, and so plainly that a letter of another scheme is an error."""
_SIGNS = frozenset("'’ʹʼ`´-0123456789")
"""What may stand in a word beside its letters."""
_UNLIKE = kept(f"[{CYRILLIC}\u0370-\u03ff]")
_BODY, _FEW = 7, 5
"""Letters of a body's acronym at most, and words below which a list's hand is not known."""


@noun
class Fault:
    """A word that is misspelled, and the letters that are."""

    match: Match
    slips: tuple[Slip, ...]
    confidence: float


@shared_of
def compared(pair: Pair, context: Context) -> Compared | None:
    """Return the words of a pair, unless one of its entries seems to hold two."""
    return context.comparison.of(pair) if couple(pair, context) else None


def faults(pair: Pair, context: Context, fields: Iterable[str]) -> Iterator[Fault]:
    """Yield the words of some fields that are misspelled; a field that is translated has none."""
    found = compared(pair, context)
    doubted = _doubted(pair, context) if found else {}
    for field in fields if found else ():
        assert found
        words = doubted.get(field, ()) if field in found.romanized else ()
        if words and (is_translated(found.within(field)) or in_translated_list(pair, context, field)):
            words = ()
        for match in words:
            fault = judged(pair, context, match)
            if fault and (field in found.brief or _in_english(pair, context, match)):
                fault = replace(fault, confidence=min(fault.confidence, _SHORT))
            if fault:
                yield fault
        if field in found.romanized:
            yield from (fault for fault in _typed(pair, context) if fault.match.native.field == field)


@shared_of
def _typed(pair: Pair, context: Context) -> Sequence[Fault]:
    """Return the numerals and formulas that were romanized letter by letter: `ХХ век`, khkh vek."""
    entry, found = context.native(pair), compared(pair, context)
    meant = latin(entry.raw) if entry else ""
    if not entry or not found or meant == entry.raw:
        return ()
    faults = []
    for match in found.matches:
        native, start = match.native, match.native.span.start - entry.span.start
        printed, own = (text[start : start + len(native.span)] for text in (entry.raw, meant))
        if own == printed or printed != native.text or native.field in PEOPLE:
            continue
        if own.casefold() != match.roman.form and is_written(printed, match.roman.text):
            step = Step("wrong", printed, match.roman.form, None, 0, 0)
            faults.append(Fault(match, (Slip(step, own),), _LIKELY))
    return faults


def _in_english(pair: Pair, context: Context, match: Match) -> bool:
    """Tell whether a word stands behind a title's translation, which may go on: `[Notes]: Rome, by D.`"""
    entry = context.romanized(pair) if match.roman.field == "leftover" else None
    ends = [b.span.end for b in entry.reference.brackets if b.translates_title] if entry else []
    return bool(ends) and match.roman.span.start >= min(ends)


@shared_of
def _doubted(pair: Pair, context: Context) -> Mapping[str, Sequence[Match]]:
    """Return the words of a pair that may be at fault, by field."""
    return context.comparison.doubted(pair)


def _is_chinese(pair: Pair, context: Context) -> bool:
    """Tell whether a work prints Chinese characters on either side."""
    return any(prints_chinese(one.raw) for one in (context.native(pair), context.romanized(pair)) if one)


def judged(pair: Pair, context: Context, match: Match) -> Fault | None:
    """Return what is at fault in a word that is romanized, or None."""
    slips = slips_of(context, pair, match) if same_word(match) and not _mark(match) else ()
    slips = () if english(match) or _acronym(match, slips) or is_exonym(match) else slips
    slips = (
        () if slips and is_pinyin(match.native.text, match.roman.text, _is_chinese(pair, context)) else slips
    )
    slips = slips or tuple(capitals(match))
    if not slips or _is_kept(match) or _is_town(match, slips) or is_of_other_form(pair, context, match):
        return None
    if match.native.field in PEOPLE and all(
        homely(match.native.form, s.step) or (s.like is None and signed_so(match.native.form, s.step))
        for s in slips
    ):
        return None
    sure = _confidence(context, pair, match, slips)
    if match.native.field in PEOPLE and personal(match, [slip.step for slip in slips]):
        sure = min(sure, _OWN)
    if sure <= _OWN and match.native.field in ENGLISHED and not any(slip.like for slip in slips):
        return None  # a place or a body has a usual Latin name, against which only a scheme speaks
    if sure <= _OWN and (_is_mixed(context, pair, match, slips) or _is_unseen(context, pair, match, slips)):
        return None
    if all(slip.excused for slip in slips) and _may_be_usual(context, pair, match, slips):
        return None
    return Fault(match, slips, sure)


def _may_be_usual(context: Context, pair: Pair, match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether an entry without a counterpart may have written a title's letters as this word does."""
    if match.native.field not in TITLES or not has_orphans(context, pair):
        return False
    return may_be_usual(context, pair, [(s.step.native, s.step.roman, s.shown) for s in slips])


def _is_mixed(context: Context, pair: Pair, match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether what speaks against some letters is that the list mixes schemes, which RN403 tells."""
    letters = [slip.step.native[:1] for slip in slips if slip.excused]
    if len(letters) < len(slips):
        return False
    contested = is_contested(context, pair.lists, match, letters)
    return contested or is_by_another(context, pair, match, letters)


def _is_town(match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether a town that the tables lack is written as some scheme does: it has a usual Latin name."""
    known = match.native.field not in PLACES or match.native.text.casefold() in city_words()
    return not known and all(slip.excused for slip in slips)


def _is_kept(match: Match) -> bool:
    """Tell whether a word is no matter of letters: a numeral (RN210), or a name in Latin letters that only
    lost its marks, as indexes write it: Zinātne, Zinatne."""
    native, roman = match.native, match.roman
    if is_numeral(native.text) and is_numeral(roman.text):
        return True
    return not match.language and native.field not in TITLES and bare(native.form) == roman.form


def _is_unseen(context: Context, pair: Pair, match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether what speaks weakly against some letters may be that an entry has no counterpart.

    Then other words may write so, or the list may follow another scheme. A name in two spellings is told.
    """
    if not has_orphans(context, pair):
        return False
    if match.native.field in PEOPLE and is_written_otherwise(
        context, pair, match.native.text, match.roman.text
    ):
        return False
    unshown = not any(slip.shown for slip in slips)
    return unshown or may_be_shown(context, pair, [(s.step.native, s.step.roman) for s in slips])


def _acronym(match: Match, slips: Sequence[Slip]) -> bool:
    """Tell whether a body is named by its letters, one of which is that of its English name, РФЯЦ, RFNC, or
    which has no small one any more: ЕУСПб, EUSP."""
    small = {at for at, letter in enumerate(match.native.text) if letter.islower()}
    small = small if match.roman.text.isupper() else set()
    replaced = any(
        (s.step.kind == "wrong" and match.roman.text[s.step.where : s.step.where + 1].isupper())
        or (s.step.kind == "missing" and s.step.at in small)
        for s in slips
    )
    many = (sum(map(str.isupper, word.text)) for word in (match.native, match.roman))
    short = len(match.native.text) <= _BODY and min(many) > 1
    return replaced and short and match.native.field not in (*TITLES, *PEOPLE)


def _mark(match: Match) -> bool:
    """Tell whether a word is a mark that is turned and not romanized: `опубл.`, `publ.`"""
    return match.native.short and match.native.form in _turned()


@cache
def _turned() -> frozenset[str]:
    return frozenset(word.rstrip(".").casefold() for word in locales.words("published"))


def slips_of(context: Context, pair: Pair, match: Match) -> tuple[Slip, ...]:
    """Return the slips of a word, without letters of the other script: those have rules of their own.

    A letter that no scheme of the language writes is another language's, and so is the word.
    """
    if not match.language:
        odd = [s for s in match.steps if _UNLIKE.search(s.native + s.roman)]
        # a letter beside one of another script is a part of what became of that one
        ends = {at for s in odd for at in (s.at - 1, s.at, s.at + len(s.native))}
        plain = [s for s in match.steps if s not in odd and not (s.at in ends and s.kind != "wrong")]
        return tuple(Slip(step, step.native) for step in plain)
    if not _written(match.language).issuperset(match.native.form):
        return ()
    mixed = bool(CYRILLIC_LETTER.search(match.roman.text))  # then RN401 speaks, and of the rest what is plain
    slips = [s for s in context.comparison.slips(pair, match) if not _glued(match, s)]
    slips = [s for s in slips if not (mixed and s.excused)]
    others = [slip for slip in slips if slip.step.kind not in ("left", "homoglyph")]
    return tuple(slip for slip in others if not CYRILLIC_LETTER.search(slip.step.roman))


@cache
def _written(language: str) -> frozenset[str]:
    """Return the letters that the schemes of a language or of Russian write, and what is a letter in none."""
    return alphabet(language) | alphabet(COMMON) | _SIGNS


def _glued(match: Match, slip: Slip) -> bool:
    """Tell whether what one side has more at the end is an initial without its space: `LopatinY.`"""
    step, native, roman = slip.step, match.native.text, match.roman.text
    if step.kind == "extra":
        return step.where + len(step.roman) == len(match.roman.form) and _capital_end(roman)
    return step.kind == "missing" and step.at + 1 == len(match.native.form) and _capital_end(native)


def _capital_end(word: str) -> bool:
    return word[-1].isupper() and not word[:-1].isupper()


def _confidence(context: Context, pair: Pair, match: Match, slips: Sequence[Slip]) -> float:
    """Return how sure it is that some letters are slips.

    A letter that some scheme writes so is a slip where many words show another habit; a person may well
    have a spelling of his own.
    """
    if not match.language:
        return _SURE
    if slips[0].step.kind == "capital":
        return _LIKELY
    hand = context.comparison.hands[pair.lists][match.language]
    if hand.words < _FEW:
        return _LIKELY
    shown = min(slip.shown for slip in slips)
    if any(not slip.excused for slip in slips):
        known = _verified(match.language) or shown >= _SOME
        return _SURE if known and not is_by_ear(context.lists[pair.lists[0]].language, slips) else _LIKELY
    if context.comparison.strays(pair) >= MANY:
        return _OWN
    if match.native.field in PEOPLE:
        return _LIKELY if shown >= _PLAIN and all(slip.step.roman for slip in slips) else _OWN
    if shown < (_FEWEST if match.native.field in TITLES else _SOME):
        return _OWN
    plainest = shown >= _PLAINEST and len(slips) == 1 and not has_lost_mark(slips[0])
    return _SURE if plainest else _LIKELY


@cache
def _verified(language: str) -> bool:
    """Tell whether a scheme of a language is confirmed: what none of its schemes writes is an error."""
    return any(scheme.verified for scheme in schemes(language))
