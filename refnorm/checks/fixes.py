"""What a finding proposes: marks mended where one answer is right, values where a person chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from refnorm.checks import Context
from refnorm.model import Edit, Side, Span, Witness
from refnorm.patterns import kept
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Slip
from refnorm.romanization.words import Word
from refnorm.text import CYRILLIC_LETTER, SPACES, TO_LATIN

_PLAIN_SPACE = " \t\u00a0"
_CLOSED = ".!?…"
"""Behind these no period is set."""
_STOPS = (".", ",", ":", ";")
_INITIAL = kept(r"\s?[^\W\d_]\.")


def exchanged(
    context: Context, native: Side, romanized: Side, witnesses: Iterable[Witness] = ()
) -> Edit | None:
    """Return the change that makes two values one; never safe, since a person has to say which is right.

    The romanized list was made from the native one, so its value is changed unless more speaks for it.
    A value of several parts, or with letters that would have to be romanized, is left to people.
    """
    said = [witness.supports for witness in witnesses]
    good, bad = native, romanized
    if said.count("romanized") > said.count("native"):
        good, bad = romanized, native
    if len(good.spans) != 1 or len(bad.spans) != 1 or CYRILLIC_LETTER.search(good.text):
        return None
    if bad.spans[0].of(context.document.text) != bad.text or "\n" in good.text:
        return None
    return Edit(bad.spans[0], good.text, safe=False)


def respelled(match: Match, slips: Sequence[Slip]) -> Edit | None:
    """Return a romanized word with the letters that were expected; not safe: names may have their own."""
    word = match.roman
    if len(word.form) != len(word.text) or len(word.span) != len(word.text):
        return None
    text = word.text
    for slip in sorted(slips, key=lambda one: (one.step.where, one.step.at), reverse=True):
        step = slip.step
        if step.kind == "swapped":
            return None
        old = step.roman
        if text[step.where : step.where + len(old)].casefold() != old.casefold():
            return None
        printed, rest = text[step.where : step.where + len(old)], text[step.where + len(old) :]
        if not step.where and not printed and not text[:2].isupper():
            rest = rest[:1].lower() + rest[1:]
        capital = not printed and step.at > 0 and _is_capital(match.native, step.at)
        text = text[: step.where] + _cased(slip.expected, "X" if capital else printed, text) + rest
    if word.text[:1].isupper():
        text = text[:1].upper() + text[1:]
    if text == word.text or CYRILLIC_LETTER.search(text):
        return None
    return Edit(word.span, text, safe=False)


def _is_capital(native: Word, at: int) -> bool:
    """Tell whether the native letter behind a lost one is a capital, as in an acronym: СНУЯЭиП."""
    return len(native.text) == len(native.form) and native.text[at : at + 1].isupper()


def _cased(expected: str, old: str, word: str) -> str:
    """Return letters in the case of those that they replace, or of the word."""
    if len(word) > 1 and word.isupper():
        return expected.upper()
    return expected[:1].upper() + expected[1:] if old[:1].isupper() else expected


def _with_spaces(text: str, mark: Span) -> tuple[int, int]:
    """Return where the spaces around a mark begin and end."""
    start, end = mark.start, mark.end
    while start and text[start - 1] in _PLAIN_SPACE:
        start -= 1
    while end < len(text) and text[end] in _PLAIN_SPACE:
        end += 1
    return start, end


def period(text: str, mark: Span) -> Edit:
    """Return the change of `//` between two areas into a period, where none stands there yet (BS 5605)."""
    start, end = _with_spaces(text, mark)
    before, after = text[start - 1 : start], text[end : end + 1]
    stop = "" if before in _CLOSED or not before.strip() or after in _STOPS else "."
    gap = "" if after in ("\n", "\r", "", *_STOPS) or not before.strip() else " "
    return Edit(Span(start, end), stop + gap, safe=True)


_BRACKETS = ("]", ")")
"""Behind these nothing but the dash parts a name from the year: `[Ice] – 2019`."""


def dropped(text: str, mark: Span) -> Edit:
    """Return the change that takes a dash between two areas away, with the space before it."""
    start, end = _with_spaces(text, mark)
    at_end = text[end : end + 1] in ("\n", "\r", "")
    counted = text[start - 1 : start] in _BRACKETS and text[end : end + 1].isdigit()
    return Edit(Span(start, end), "" if at_end else ", " if counted else " ", safe=True)


def numero(text: str, mark: Span) -> Edit:
    """Return the change of `№` into `no.`, with the spaces that it has lost."""
    ahead = " " if text[mark.start - 1 : mark.start].isalnum() else ""
    gap = "" if text[mark.end : mark.end + 1].isspace() else " "
    return Edit(mark, f"{ahead}no.{gap}", safe=True)


_MENDED = {
    "::": ":",
    ",,": ",",
    ";;": ";",
    ".,.": ".,",
    "..": ".",
    "/": "",
    ' "': '"',
    " »": "»",
    "doi. org/": "doi.org/",
    "/<": "<",
    ".].": "].",
    ".] .": "].",
}
"""Doubled and stray marks, and what one of them was meant to be."""


def mended(text: str, mark: Span) -> Edit | None:
    """Return the change of a doubled mark into one; None where it is not plain what was meant."""
    printed = mark.of(text)
    if (sign := printed.strip()) in (",", ".") and printed != sign:
        named = sign == "." and _INITIAL.match(text, mark.end)  # of a name no mark parts the initials
        return Edit(mark, sign, safe=True) if printed[0] in _PLAIN_SPACE and not named else None
    comma = printed[0].isalpha() and printed[-1] == ","
    meant = f"{printed[:-1].rstrip('.')}." if comma else _MENDED.get(printed)
    return None if meant is None else Edit(mark, meant, safe=True)


def latin(span: Span, printed: str) -> Edit | None:
    """Return a link or code in Latin letters only, where every Cyrillic letter of it has a look-alike."""
    whole = printed.translate(TO_LATIN)
    return Edit(span, whole, safe=True) if whole != printed and not CYRILLIC_LETTER.search(whole) else None


def joined(span: Span, printed: str) -> Edit:
    """Return a link without the spaces inside; not safe: the end of the link may be words of the entry."""
    return Edit(span, SPACES.sub("", printed), safe=False)
