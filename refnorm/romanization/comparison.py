"""The letters of an article's pairs, each word judged by what the other words of its list show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from refnorm.locales.tongues import COMMON, tongue
from refnorm.model import PEOPLE, Article, Document, Entry, Pair, Reference, ReferenceList, Seat, Span
from refnorm.nouns import Remembering, noun, replace
from refnorm.romanization.cognates import has_names_alone, romanized, says_english, without_note
from refnorm.romanization.hand import Hand
from refnorm.romanization.known import Authors, latin_authors
from refnorm.romanization.learner import Learner
from refnorm.romanization.likeness import Parted
from refnorm.romanization.pairing import OPEN, Match, Matched, lost_two, matched, spelled, staying
from refnorm.romanization.renderings import renderings
from refnorm.romanization.shown import Slip
from refnorm.romanization.spoken import in_common, own_first, settled, tried_for
from refnorm.romanization.words import ENGLISHED, PLACES, TITLES, Word, words
from refnorm.text import WORD, folded

Lists = tuple[int, int]
_SURE = 0.5
"""The least that a pair scores whose letters are compared."""
_READ, _NEAR = 0.5, 0.34
"""Cost of a word that is romanized letter by letter; share of its letters that may be at fault in one."""
_ROMANIZED, _TITLE = 0.5, 0.35
"""Share of a field's letters that are romanized, from which it is not translated; and of a title's."""
_FAULT, _ONE = 1.0, 1.6
"""What one letter at fault costs; and one fault, if a syllable is lost, and a sign that is left out."""
_SOME = 4
"""Letters that are romanized in a field with a long word at fault."""
_BRIEF, _TINY, _LONG = 2, 2, 4
"""Words of a short field, where all may be at fault; letters of words not counted, and those it has at
least; of a place, which the tables of cities know by fewer, one more."""


@noun
class Compared(Remembering):
    """The words of one pair and the language of the work.

    `romanized` holds the fields that are written in other letters and not translated; `brief` those of them
    that have so few words that this is not sure.
    """

    language: str
    matches: tuple[Match, ...]
    lost: tuple[Word, ...]
    added: tuple[Word, ...]
    romanized: frozenset[str]
    brief: frozenset[str]
    parted: tuple[Parted, ...] = ()

    @cached_property
    def agreed(self) -> frozenset[Span]:
        """The native words that are the same in other letters, by where they stand."""
        return frozenset(m.native.span for m in self.matches if same_word(m))

    @cached_property
    def _fields(self) -> Mapping[str, list[Match]]:
        fields: dict[str, list[Match]] = {}
        for match in self.matches:
            fields.setdefault(match.native.field, []).append(match)
        return fields

    def within(self, field: str) -> Sequence[Match]:
        """Return the matches of a field's native words."""
        return self._fields.get(field, ())


def _nearly(match: Match, plain: Mapping[str, int]) -> bool:
    """Tell whether a word of a short field is romanized: with faults in a title or beside `plain` letters."""
    if len(match.native.form) <= _LONG and match.cost > _FAULT:
        return False
    title, some = match.native.field == "title", plain[match.native.field] >= _SOME
    several = title or (some and match.native.field not in ENGLISHED)
    return same_word(match) if several else match.cost <= _ONE or (lost_two(match) and same_word(match))


def same_word(match: Match) -> bool:
    """Tell whether a word is the same in other letters, with some at fault."""
    size, cost = len(match.native.form), match.cost
    return cost <= (1.6 if size > 3 else 1.2) or cost <= _NEAR * size


@noun
class Comparison:
    """What was compared in an article: by pair its words, by lists and language the hand.

    `authors` are those of the works that are in Latin letters in the native lists.
    """

    pairs: Mapping[tuple[Seat, Seat], Compared]
    hands: Mapping[Lists, Mapping[str, Hand]]
    authors: Authors

    def of(self, pair: Pair) -> Compared | None:
        """Return the words of a pair; None where nothing was compared."""
        return self.pairs.get((pair.native, pair.romanized)) if pair.native and pair.romanized else None

    def slips(self, pair: Pair, match: Match) -> tuple[Slip, ...]:
        """Return the slips in a word, judged by the list's hand in the word's language."""
        hand = self.hands.get(pair.lists, {}).get(match.language)
        return tuple(hand.slips(match)) if hand else ()

    def doubted(self, pair: Pair) -> Mapping[str, list[Match]]:
        """Return by field the words of a pair that may have slips; most pairs have none."""
        hands, found = self.hands.get(pair.lists, {}), self.of(pair)
        doubted: dict[str, list[Match]] = {}
        for match in found.matches if found else ():
            if not match.steps:
                continue
            hand = hands.get(match.language)
            if hand.doubts(match) if hand else not match.language:
                doubted.setdefault(match.native.field, []).append(match)
        return doubted

    def strays(self, pair: Pair) -> int:
        """Count the letters of a pair that the list mostly writes otherwise."""
        hands, found = self.hands.get(pair.lists, {}), self.of(pair)
        matches = found.matches if found else ()
        return len({s for m in matches if m.language in hands for s in hands[m.language].strays(m)})


def compare(document: Document, article: Article, spoken: frozenset[str] = frozenset()) -> Comparison:
    """Compare the letters of every pair of an article, and learn the hand of each list.

    `spoken` are the languages that the works may be in, all where there are none.
    """
    lists = {lst.index: lst for lst in article.lists}
    pairs: dict[tuple[Seat, Seat], Compared] = {}
    learners: dict[Lists, dict[str, Learner]] = {}
    tongues: dict[int, list[str | None]] = {}
    authors = latin_authors(article.lists)
    own = {folded(name.family or "") for names in authors.values() for name in names}
    for pair in article.pairs:
        if pair.native is None or pair.romanized is None or (pair.score or 0.0) < _SURE:
            continue
        lst = lists[pair.native.list]
        native = lst.entries[pair.native.entry - 1]
        roman = lists[pair.romanized.list].entries[pair.romanized.entry - 1]
        if lst.index not in tongues:
            tongues[lst.index] = [tongue(entry.reference, entry.raw, lst.language) for entry in lst.entries]
        one = _compared(document, native, roman, lst, tongues[lst.index], spoken)
        if one is not None:
            pairs[pair.native, pair.romanized] = one
            _learn(one, own, learners.setdefault(pair.lists, {}))
    titled = {key: "title" in c.romanized for key, c in pairs.items()} if len(learners) > 1 else {}
    if titled and (others := renderings(titled)):
        pairs = {key: c for key, c in pairs.items() if (key[0].list, key[1].list) not in others}
    shown = {key: {lang: one.hand() for lang, one in found.items()} for key, found in learners.items()}
    return Comparison(MappingProxyType(pairs), MappingProxyType(shown), authors)


def _learn(one: Compared, own: set[str], hands: dict[str, Learner]) -> None:
    """Let the words of a pair tell how the list writes; `own` are surnames in their bearers' spelling."""
    telling = one.romanized.difference(ENGLISHED)
    for found in one.matches:
        language, field = found.language, found.native.field
        if not language or field not in telling:
            continue
        if own and field in PEOPLE and folded(found.roman.text) in own:
            continue  # a person's own spelling is not by the list's hand
        learner = hands.get(language)
        if learner is None:
            learner = hands[language] = Learner(language)
        learner.add(found)


def _same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same row of words; in other letters the first one tells that not."""
    first = WORD.search(one)
    return (not first or first[0] in other) and WORD.findall(one) == WORD.findall(other)


def _compared(
    document: Document,
    native: Entry,
    roman: Entry,
    lst: ReferenceList,
    tongues: Sequence[str | None],
    spoken: frozenset[str],
) -> Compared | None:
    """Compare the words of two entries; works in Latin letters that print the same words say nothing.

    `tongues` are the languages of the works that the native list cites.
    """
    if _same_words(native.raw, roman.raw):
        return None
    left, right = words(document, native), words(document, roman)
    if left and right:
        left, right = romanized(document.text, (native, roman), (left, right))
    left = [w for w in left if len(w.form) > 1 or not w.short]
    right = [w for w in right if len(w.form) > 1 or not w.short]
    if not left or not right:
        return None
    printed = " ".join([w.form for w in left if w.native])
    language = tongues[native.index - 1]
    if not language and printed:  # a title in signs is told by the words beside it
        language = tongue(Reference(), printed, lst.language)
    language = language or ""
    tried = tried_for(language, lst.language, printed)
    tried = tuple(one for one in tried if one in spoken) or tried if spoken else tried
    if COMMON not in tongues:
        tried = own_first(tried, printed)
    if not tried and any(w.native for w in left):
        return None
    found = _turned(matched(left, right, tried), tried)
    language = language if not spoken or language in spoken else (tried or (language,))[0]
    if len(tried) > 1:
        found, tried = settled(found, language, tried)
    return _read(language, in_common(found), tried)


def _turned(found: Matched, tried: Sequence[str]) -> Matched:
    """Match a title that stands behind the editors on one side, and before them on the other, by itself."""
    titled = any(m.native.field == m.roman.field == "title" for m in found.matches)
    if titled or not found.lost or not found.added:
        return found
    own, its = ([w for w in side if w.field == "title"] for side in (found.lost, found.added))
    title = matched(own, its, tried) if own and its else None
    if title is None or not any(OPEN < one.cost < _READ for one in title.matches):
        return found
    lost = [w for w in found.lost if w.field != "title"] + [*title.lost]
    added = [w for w in found.added if w.field != "title"] + [*title.added]
    matches = sorted((*found.matches, *title.matches), key=lambda one: one.native.span.start)
    return Matched(tuple(matches), tuple(lost), tuple(added), (*found.parted, *title.parted))


def _read(language: str, found: Matched, tried: Sequence[str]) -> Compared:
    """Tell which fields are romanized, and look at their letters."""
    plain: dict[str, int] = defaultdict(int)
    every: dict[str, int] = defaultdict(int)
    count: dict[str, int] = defaultdict(int)
    kept = staying(found)
    for one in found.matches:
        word, cost = one.native, one.cost
        if word.span in kept or (cost >= _READ and _abbreviation(word)):
            continue
        size, field = len(word.form), word.field
        every[field] += size
        count[field] += size > _TINY
        shown = size if not one.roman.short else min(size, len(one.roman.form))  # `No.` shows two letters
        plain[field] += shown * (OPEN < cost < _READ)
    for word in found.lost:
        if not _abbreviation(word):
            every[word.field] += len(word.form)
            count[word.field] += len(word.form) > _TINY
    sure = {f for f, n in every.items() if plain[f] >= (_TITLE if f in TITLES else _ROMANIZED) * n}
    sure.update(PEOPLE)
    brief = {f for f, n in count.items() if n <= _BRIEF and f not in sure}
    if brief:
        latin = every.keys() - {m.native.field for m in found.matches if m.native.native}
        brief = {f for f in brief if every[f] >= _LONG + (f in PLACES) - (f in latin)}
    brief |= {f for f, n in plain.items() if n >= _SOME and f not in sure}
    looked = sure | brief
    matches = tuple(
        [spelled(m, tried) if m.cost == OPEN and m.native.field in looked else m for m in found.matches]
    )
    if brief:
        brief -= {m.native.field for m in matches if not _nearly(m, plain)} | {w.field for w in found.lost}
    lost = found.lost
    if english := says_english(found.added).intersection(TITLES):
        # `Relief of the Goltsy`: names stay as they are in a title that is translated
        translated = {f for f in english if plain[f] < _ROMANIZED * every[f] or has_names_alone(found, f)}
        sure, brief = sure - translated, brief - translated
        matches, lost = without_note(matches, found, same_word)
    sure |= brief
    return Compared(language, matches, lost, found.added, frozenset(sure), frozenset(brief), found.parted)


def _abbreviation(word: Word) -> bool:
    """Tell whether a word is one that is turned rather than romanized: `Пер. с англ.`"""
    return word.short and len(word.form) <= _LONG


def recognized(article: Article, comparison: Comparison) -> Article:
    """Return the article with the schemes that the letters of each romanized list prove."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for (_, roman), hands in comparison.hands.items():
        for language, hand in hands.items():
            if names := hand.schemes:
                found.setdefault(roman, {})[language] = names
    lists = tuple(
        replace(lst, schemes=MappingProxyType(found[lst.index])) if lst.index in found else lst
        for lst in article.lists
    )
    return replace(article, lists=lists)
