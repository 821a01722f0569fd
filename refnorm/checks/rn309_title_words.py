"""RN309 title-words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from refnorm import locales
from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.alone import closes, not_told
from refnorm.checks.dangling import dangling
from refnorm.checks.governed import reworded
from refnorm.checks.instead import other_titles
from refnorm.checks.lacking import may_lack
from refnorm.checks.letters import compared
from refnorm.checks.parted import elsewhere, is_compound, is_spaced, run_together
from refnorm.checks.shifted import LONG, again, alone, coupled, doubled, moved, small
from refnorm.checks.torn import torn
from refnorm.checks.unsaid import (
    ABBREVIATED,
    added_by_style,
    is_abbreviated,
    is_of_one,
    undesignated,
    unnumbered,
    unsaid,
)
from refnorm.locales.spelling import is_known
from refnorm.messages import phrase
from refnorm.model import Finding, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.romanization.cognates import untranslated
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import Word
from refnorm.text import folded, script

_INNER, _EDGE = 0.96, 0.85
"""How sure a word is lost or added: between words of the title that agree, and at its ends."""
_ONE_OF_TWO = 0.8
"""How sure a word is lost of a title of two words."""
_LETTER = 0.65
"""How sure it is a fault that a word of one letter is lost or added: и, в."""
_AS_TWO, _SPELT = 0.65, 0.6
"""How sure a fault is one word that is two in the other title, and a British spelling for an American one."""
_CHINESE, _ENOUGH = "\u3040", 2
"""The first letter of Chinese, which parts no words; words that agree, below which a title is another one."""
_TWICE = kept(r"\[?\s*(.{8,}[^\s.])[.,;]\s+\1\.?\s*\]?")
_SHORT_END = kept(r"(?<!\w)[^\W\d_]{1,3}\.?$")
"""The end of a title that may be an abbreviation: `в XXI в.`"""
_DATA = ("issued", "accessed", "number", "section")
"""Fields whose words are no title's, though a law's title holds them: `2021 жылғы 2 қаңтардағы № 400`."""
_TITLE = 3
"""Words that stand again, from which it is the title that does."""
_BEHIND = ("publisher_place", "event_place")
_NOTE = "leftover"
"""What no field has claimed: mostly a note behind the title."""
_MOST = 2
"""Words that are lost or added, from which on the titles are read or written otherwise."""


@noun
class _Titles:
    """The titles of a pair, and what their words are to each other."""

    context: Context
    found: Compared
    entries: Couple

    @property
    def text(self) -> str:
        """The document's."""
        return self.context.document.text

    def own(self, words: Iterable[Word], side: int) -> list[Word]:
        """Return words of a title without abbreviations (`филос. докт.`), dates, and words of two scripts."""
        own = [w for w in words if w.field == "title"]
        if not own:
            return []
        spans, other = self.entries[side].reference.spans, self.entries[1 - side].reference
        short = bool(_SHORT_END.search(other.title or ""))
        title = () if short or side else spans.get("title", ())  # what is added may be English
        whole = [w for w in own if not is_abbreviated(w, short) or (title and closes(w, self.text, title))]
        whole = [w for w in whole if script(w.text) == "Other" or is_of_one(w.text)]
        data = [span for field in _DATA for span in spans.get(field, ())] if whole else ()
        return [w for w in whole if not (any(span.holds(w.span) for span in data) or w.form in _dated())]

    def became(self, key: str, own: Span, other: Span, sure: float) -> Finding:
        """Make the finding that a stretch of the native title became another."""
        return self.context.became(key, self.context.sides(self.entries.pair, [own], [other]), sure)

    def alone(self, first: Word | None, second: Word | None, sure: float) -> Finding:
        """Make the finding of a word that is lost or added, or of one in the other's place."""
        if first and second:
            from refnorm.locales.spelling.variants import are_variants  # few titles need its patterns

            same = are_variants(first.form, second.form)
            return self.became("RN309.became", first.span, second.span, _SPELT if same else sure)
        sides = self.context.sides(self.entries.pair, *([w.span] if w else () for w in (first, second)))
        side, word = ("romanized", sides[0].text) if first else ("native", sides[1].text)
        more = "_words" if " " in word else "_translated" if first and may_lack(self.entries, first) else ""
        message = phrase(f"RN309.absent_{side}{more}", word=word)
        return self.context.finding(message, *sides, confidence=sure)


@rule("RN309", Couple, "error")
def title_words(entries: Couple, context: Context) -> Iterator[Finding]:
    """A word of the title is lost, added, another, stands twice or at another place.

    Why: the title no longer names the work. A title that is only translated is no fault. Where both forms
    break off at a word that joins two others (`kursov Kazakhstana i`) is information.

    Fix: Compare the two titles word by word and mend the one that is not the work's.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: Сергеев П. Т. Реки и озёра северной степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki i ozera stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки и озёра северной степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki i ozera severnoi stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    if found := compared(entries.pair, context):
        titles = _Titles(context, found, entries)
        yield from _of_title_itself(titles)
        yield from _of_order(titles)
        yield from _of_note(titles)
        yield from dangling(entries, context)
        yield from other_titles(entries, context)


def _of_title_itself(titles: _Titles) -> Iterator[Finding]:
    """Yield what became of the words of a title."""
    found, entries = titles.found, titles.entries
    if "title" not in found.romanized or "title" in found.brief:
        return
    matches = found.within("title")
    natives, romans = ([getattr(m, side) for m in found.matches] for side in ("native", "roman"))
    come = untranslated(found.added, entries[1])
    titled = titles.own(found.lost, 0), doubled(titles.own(come, 1), come, romans)
    agreed = [m for m in matches if same_word(m)]
    trusted = trust(entries, "title", 1.0)
    yield from _of_small_words(titles, agreed, trusted)
    lost = alone(titled[0], natives, entries[1], romans)
    added = alone(titled[1], romans, entries[0], natives)
    known = {m.roman.form for m in found.matches}
    yield from _again(titles, not_told([w for w in titled[1] if w.form in known], entries[0]))
    added = [w for w in added if w.form not in known or again(w, matches, added)]
    added = [w for w in added if not added_by_style(w, entries[0])]
    others = [one for one in matches if len(agreed) < len(matches) and _is_another(titles, one)]
    lost += [one.native for one in others]
    added += [one.roman for one in others]
    lost, added = unsaid(unnumbered(lost, found.added), agreed), unnumbered(added, found.lost)
    lost, added = (undesignated(row, titles.text, entries) for row in (lost, added))
    stretches = _stretches(titles, lost, added)
    lost, added = ([w for w in row if not _within(w, stretches)] for row in (lost, added))
    for at, sure in stretches.items():
        spaced = any(is_spaced(titles.text, span) for span in at)  # of another mark in it RN504 speaks
        if spaced and not any(map(at[1].meets, entries[1].reference.spans.get("author", ()))):
            yield titles.became("RN309.became", *at, sure)
    # as many words that agree as those that do not may be the loan words of a translated title
    if len(agreed) == len(matches) == len(lost) == 1 and not added and _is_no_loan(agreed[0].roman):
        yield titles.alone(lost[0], None, round(_ONE_OF_TWO * trusted, 3))
        return
    if len(agreed) < _ENOUGH or max(len(lost), len(added)) > min(_MOST, len(agreed) - 1):
        whole = agreed if len(agreed) == len(matches) else ()
        yield from torn(entries, titles.context, whole, lost, added)
        return
    most = _EDGE if len(agreed) == _ENOUGH else 1.0
    rows = [m.native for m in agreed], [m.roman for m in agreed]
    for both in coupled(lost, added, found):
        yield titles.alone(*both, round(most * min(map(_sure, both, rows)) * trusted, 3))


def _again(titles: _Titles, copied: Sequence[Word]) -> Iterator[Finding]:
    """Yield the title that stands twice, by its words that do."""
    if len(copied) >= max(_TITLE, len(titles.found.within("title")) / 2):
        context, pair = titles.context, titles.entries.pair
        sides = context.sides(pair, (), [_whole(copied)])
        brackets = titles.entries[1].reference.brackets
        too = [context.sides(pair, (), [one.span])[1] for one in brackets if _TWICE.fullmatch(one.text)]
        message = phrase("RN309.twice_translated" if too else "RN309.twice", text=sides[1].text)
        yield context.finding(message, *sides, related=too, confidence=_EDGE)


def _is_no_loan(word: Word) -> bool:
    """Tell whether a word is no English one, which may be all that a translated title has of its letters."""
    return len(word.form) > ABBREVIATED and not is_known(folded(word.text))


def _is_another(titles: _Titles, one: Match) -> bool:
    """Tell whether another word stands in the place of one, not odd letters that the list always writes."""
    if same_word(one) or one.roman.native or len(one.native.form) < LONG:  # RN402 tells of native letters
        return False
    if one.roman.field in _BEHIND:
        return False  # the last word of a subtitle that is left out, and the place behind it
    hand = titles.context.comparison.hands.get(titles.entries.pair.lists, {}).get(one.language)
    return not hand or not one.native.native or any(True for _ in hand.slips(one))


def _of_small_words(titles: _Titles, agreed: Sequence[Match], trusted: float) -> Iterator[Finding]:
    """Yield the small words of a title that are lost, added, or others."""
    rows = (titles.found.lost, titles.found.added)
    gone, come = ([w for w in row if w.field == "title"] for row in rows)
    for both in small(gone, come, agreed):
        if both[0] and both[1] and both[0].native and both[1].form in locales.english().function_words:
            continue  # of a translated title names alone may agree: `Macedonia and NATO in 2008`
        if phrases := reworded(titles.entries.pair, titles.context, agreed, *both):
            yield titles.became("RN309.became", *phrases, round(_INNER * trusted, 3))
            continue
        letters = "".join(word.form if word else "" for word in both)
        yield titles.alone(*both, round((_LETTER if len(letters) == 1 else _EDGE) * trusted, 3))


def _stretches(
    titles: _Titles, lost: Sequence[Word], added: Sequence[Word]
) -> dict[tuple[Span, Span], float]:
    """Return where words stand that are parted otherwise, native side first, and how sure that is.

    Such words only seem lost, or added.
    """
    text, entries, found = titles.text, titles.entries, titles.found
    stretches = dict[tuple[Span, Span], float]()
    for word in lost:
        if both := elsewhere(text, word.span, *entries):
            stretches[both] = _EDGE
    for word in added:
        if both := elsewhere(text, word.span, *entries[::-1]):
            stretches[both[::-1]] = _EDGE
    for natives, romans in found.parted:
        if len(titles.own(natives, 0)) < len(natives):
            continue
        both = (_whole(natives), _whole(romans))
        if is_spaced(text, both[0]):
            stretches[both] = _EDGE
        elif not is_compound(both[1].of(text), found.language):  # one native word may well be written as two
            stretches[both] = _AS_TWO
    if not any(m.native.native for m in found.within("title")):
        stretches |= dict.fromkeys(run_together(text, entries, "title"), _EDGE)
    return {both: sure for both, sure in stretches.items() if both[0].of(text) < _CHINESE}


def _of_order(titles: _Titles) -> Iterator[Finding]:
    """Yield the words of a title that have changed places with their neighbours."""
    found = titles.found
    matches = sorted(found.within("title"), key=lambda one: one.native.span.start)
    starts = [m.roman.span.start for m in matches]
    if not (found.lost and found.added) and starts == sorted(starts):
        return
    agreed = [m for m in matches if same_word(m)]
    if not agreed or "title" not in found.romanized - found.brief:
        return
    languages = tuple(dict.fromkeys(m.language for m in agreed if m.language))
    rows = (titles.own(found.lost, 0), titles.own(found.added, 1))
    for spans in moved(*rows, agreed, languages):
        yield titles.became("RN309.moved", *spans, _EDGE)


def _whole(row: Sequence[Word]) -> Span:
    return Span(row[0].span.start, row[-1].span.end)


def _within(word: Word, stretches: Iterable[tuple[Span, Span]]) -> bool:
    return any(span.holds(word.span) for both in stretches for span in both)


def _of_note(titles: _Titles) -> Iterator[Finding]:
    """Yield the one word that is lost inside a note behind the title: `учебник (с новыми картами)`."""
    found = titles.found
    lost = [w for w in found.lost if w.field == _NOTE and w.native and not w.short]
    matches = found.within(_NOTE) if _NOTE in found.romanized - found.brief else ()
    agreed = [m.native for m in matches if same_word(m)]
    if (
        len(lost) != 1
        or len(agreed) < max(_ENOUGH, len(matches))
        or any(w.field == _NOTE for w in found.added)
    ):
        return
    romans = [m.roman for m in found.matches]
    if alone(lost, agreed, titles.entries[1], romans) and _sure(lost[0], agreed) == _INNER:
        yield titles.alone(lost[0], None, _EDGE)


@cache
def _dated() -> frozenset[str]:
    """Return the words before a law's date: `от`, `dated`."""
    return frozenset(locales.words("dated"))


def _sure(word: Word | None, agreed: list[Word]) -> float:
    if word is None:
        return _INNER
    inside = any(w.span.end <= word.span.start for w in agreed) and any(
        w.span.start >= word.span.end for w in agreed
    )
    return _INNER if inside else _EDGE
