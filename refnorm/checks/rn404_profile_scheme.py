"""RN404 profile-scheme."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.messages import phrase, row, tongue
from refnorm.model import Finding, ReferenceList
from refnorm.romanization.hand import Hand
from refnorm.romanization.proof import Proof, against
from refnorm.romanization.scheme import scheme

_SHOWN = 3
"""Letters that are shown."""
_LEAST = 2
"""Words with a letter of another scheme, below which it may be a slip; letters that most words write
otherwise, below which a list of no one scheme may still be meant to follow the journal's."""


@rule("RN404", ReferenceList, "warning")
def profile_scheme(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """The list is romanized by another scheme than the journal's, or by none (with `--profile`).

    Why: a journal's authors are indexed under one spelling only if every list keeps to its scheme. Letters
    of the list have to prove another scheme, or several letters that it does not follow the journal's; a
    short list is not judged.

    Fix: Romanize the list by the journal's scheme; `refnorm generate --profile NAME` writes it.

    Source: the profile's own source.

    Bad:
        profile: nauka-i-zhizn
        native: Щукин Я. Ю. Яблони южной Якутии, яхты юга. М.: Наука, 2015. 364 с.
        romanized: Shhukin Ja. Ju. Jabloni juzhnoj Jakutii, jahty juga. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        profile: nauka-i-zhizn
        native: Щукин Я. Ю. Яблони южной Якутии, яхты юга. М.: Наука, 2015. 364 с.
        romanized: Shchukin Ya. Yu. Yabloni yuzhnoy Yakutii, yakhty yuga. Moscow: Nauka Publ., 2015. 364 p.
    """
    wanted = context.options.wanted_schemes
    for (_, roman), hands in context.comparison.hands.items():
        for language, hand in hands.items() if roman == lst.index else ():
            code, shown = wanted.get(language), hand.schemes
            if code and code not in shown:
                yield from _finding(lst, context, hand, code, shown)


def _finding(
    lst: ReferenceList, context: Context, hand: Hand, code: str, shown: tuple[str, ...]
) -> Iterator[Finding]:
    letters = [proof for proof in against(hand, code) if len(proof.words) >= _LEAST]
    if not shown:
        letters = [proof for proof in letters if len(proof.words) > _kept(hand, proof)]
    if not letters or (not shown and len(letters) < _LEAST):
        return
    said = tuple(
        phrase(
            "RN404.letter",
            letter=p.letter,
            written=p.written,
            expected=p.expected,
            word=p.words[0].roman.text,
        )
        for p in letters[:_SHOWN]
    )
    told = {"language": tongue(hand.language), "scheme": scheme(code).code, "letters": said}
    if shown:
        message = phrase("RN404.scheme", schemes=row("RN404.either", shown), **told)
    else:
        message = phrase("RN404.mixed", **told)
    side = context.side(lst.index, None, [lst.heading] if lst.heading else ())
    yield context.finding(message, None, side, confidence=0.96)


def _kept(hand: Hand, proof: Proof) -> int:
    """Count the words that write a letter as the scheme does."""
    words = (hand.shown[spot].get((1, proof.expected), {}) for spot in hand.by_letter[proof.letter])
    return len(set().union(*words))
