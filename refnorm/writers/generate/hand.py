"""The schemes by which a list is written: those that were asked for, else the printed list's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from refnorm.config import Options, profile
from refnorm.locales.tongues import COMMON
from refnorm.model import Article, Document, ReferenceList
from refnorm.nouns import noun
from refnorm.romanization import Scheme, scheme, schemes, transliterate
from refnorm.romanization.comparison import compare
from refnorm.romanization.hand import Hand as Shown
from refnorm.romanization.own import own
from refnorm.text import words

MIXED = "RN403"
"""The printed list romanizes one language in several ways: the new one does so in one."""

_FEW = 0.25
"""Share of a list's entries up to which what is written otherwise is mended, and nothing else anew."""
_ENOUGH = 10
"""Words from which a list's own way to write letters is known."""
_NEARLY = 0.9
"""Share of the most words that a scheme writes as printed, from which another one writes nearly as many."""


@noun
class Hand:
    """A scheme for each language; of the `fixed` languages every romanized word has to be by it.

    `shown` is what the words of the printed list show of each language.
    """

    schemes: Mapping[str, str]
    fixed: frozenset[str]
    shown: Mapping[str, Shown] = field(default_factory=dict)

    def order(self, language: str) -> tuple[str | Scheme, ...]:
        """Return the scheme of a language as the printed list writes it, then all others for single words."""
        first = self.schemes.get(language) or self.schemes[COMMON]
        hand = self.shown.get(language) if language not in self.fixed else None
        habit = own(scheme(first), hand) if hand and hand.words >= _ENOUGH else first
        return tuple(dict.fromkeys((habit, *self.schemes.values())))


def chosen(
    document: Document,
    article: Article,
    native: ReferenceList,
    romanized: ReferenceList | None,
    options: Options,
) -> Hand:
    """Choose the schemes of a list."""
    usual = profile("default").schemes
    asked = options.wanted_schemes
    if romanized is None:
        return Hand(_led(native.language, {**usual, **asked}), frozenset(asked))
    met = usual.keys() & {native.language, COMMON, *romanized.schemes}
    mixed = _is_mixed(article, romanized)
    proven = {lang: _closest(native, romanized, lang, usual[lang], mixed) for lang in met}
    shown = compare(document, article).hands.get((native.index, romanized.index), {})
    every = _led(native.language, {**usual, **proven, **asked})
    return Hand(every, frozenset(usual if mixed else asked), shown)


def _led(language: str, schemes: Mapping[str, str]) -> Mapping[str, str]:
    """Put the scheme of a list's own language first: of several that know a word it is the likeliest."""
    return {language: schemes[language], **schemes} if language in schemes else schemes


def _is_mixed(article: Article, romanized: ReferenceList) -> bool:
    """Tell whether a list is written by several schemes, and not only a few entries by another hand."""
    found = [f for f in article.findings if f.code == MIXED and f.romanized]
    sides = [
        side for f in found for side in (f.romanized, *f.related) if side and side.list == romanized.index
    ]
    return len({side.entry for side in sides}) > _FEW * len(romanized.entries)


def _closest(native: ReferenceList, romanized: ReferenceList, language: str, usual: str, mixed: bool) -> str:
    """Choose the scheme that writes most native words as they are printed; of equals the usual one.

    Where the printed list mixes schemes, the usual one also where it writes nearly as many: a telegram's
    letters are nobody's choice.
    """
    codes: Sequence[str] = romanized.schemes.get(language) or [one.code for one in schemes(language)]
    text = " ".join(dict.fromkeys(word for entry in native.entries for word in words(entry.raw)))
    there = {word for entry in romanized.entries for word in words(entry.raw)}
    found = [usual, *codes] if usual in codes or not romanized.schemes.get(language) else [*codes]
    fits = {code: len(there.intersection(words(transliterate(text, code)))) for code in found}
    best = max(found, key=fits.__getitem__)
    return usual if mixed and fits.get(usual, 0) >= _NEARLY * fits[best] else best
