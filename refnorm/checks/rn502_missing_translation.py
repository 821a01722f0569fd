"""RN502 missing-translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refnorm import locales
from refnorm.checks import Context, couple, rule
from refnorm.checks.brackets import translations
from refnorm.checks.kinds import sure
from refnorm.fields.again import is_cited_again
from refnorm.fields.eastern import begins
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pair, Phrase, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.romanization.cognates import is_given
from refnorm.romanization.known import prints_chinese
from refnorm.text import LATIN, words

_EMPTY = kept(r"\[\s*(?:\.{2,}|…)?\s*\]")
_LEAST, _MOST = 5, 0.6
"""Romanized titles of a list, and the share of them with a translation, from which the others lack one."""
_SURE, _LIKELY, _DOUBT = 0.95, 0.85, 0.6
_SEVERAL = 2
"""Words of a title, with letters at fault in it, from which they are its own and alike by no chance."""
_NAME = (2, 3)
"""Words of a title that may be nothing but a name."""
_LATIN = kept(f"[{LATIN}]")
_LIFE = kept(r"\d{4}\s?[–-]\s?\d{4}")
_ENGLISH = 2
"""English words from which a text that stands in no bracket is a translation all the same."""


@rule("RN502", ReferenceList, "warning", group=lambda found: found.message, once=True)
def missing_translation(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A romanized title has no English translation, where the list or the journal gives one.

    Why: readers of an index who do not know the language see nothing but foreign words. Not for a title that
    is itself translated, nor for one that is Latin or Chinese in the native list; a romanized gloss beside a
    Chinese one is information, and so are the journal beside it that is left in Chinese characters and a
    title that is nothing but a person's name. An empty bracket is
    always reported.

    Fix: Put the English title in square brackets behind the romanized one.

    Source: journals' instructions: a translation of the title stands in square brackets behind it.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi [ ]. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi [Rivers of the steppe]. Moscow: Nauka Publ., 2015. 364 p.
    """
    couples = [p for p in context.article.pairs if p.romanized and p.romanized.list == lst.index]
    hollow = {seat.entry for pair in couples if (seat := pair.romanized) and _hollow(pair, context)}
    romanized = [p for p in couples if _is_romanized(p, context)]
    bare = [p for p in romanized if not _is_translated(context.romanized(p), context)]
    lacking = [p for p in bare if not _named(p, context)]
    usual = len(romanized) >= _LEAST and len(romanized) - len(lacking) >= _MOST * len(romanized)
    profile = context.options.profile
    wanted = usual if profile is None or profile.translation is None else profile.translation
    for number in sorted(hollow):
        empty = [_place(found, lst.entries[number - 1]) for found in _brackets(lst.entries[number - 1])]
        side = context.side(lst.index, number, empty)
        yield context.finding(phrase("RN502.empty"), None, side, confidence=_SURE)
    message = _lacking(usual, len(romanized) - len(bare), len(romanized))
    for pair in lacking if wanted else ():
        if pair.romanized and pair.romanized.entry not in hollow:
            title = lst.entries[pair.romanized.entry - 1].reference.spans.get("title", ())[:1]
            side = context.side(lst.index, pair.romanized.entry, title)
            enough = prints_chinese(side.text) or _is_person(pair, context)  # the gloss, or the name
            certain = _DOUBT if enough else _LIKELY
            yield context.finding(message, None, side, confidence=certain)
    for pair in romanized:
        yield from _journal(pair, context)


def _journal(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield the journal of a romanized entry that is left in the characters of East Asia.

    An empty bracket asks for a translation already.
    """
    entry = context.romanized(pair)
    name = sure(entry, "container_title") if entry else None
    if not entry or not name or not begins(name[0], 0) or _LATIN.search(name[0]) or any(_brackets(entry)):
        return
    if pair.romanized and not any(one.role in ("container", "both") for one in entry.reference.brackets):
        side = context.side(pair.romanized.list, pair.romanized.entry, [name[1]])
        yield context.finding(phrase("RN502.journal", journal=name[0]), None, side, confidence=_DOUBT)


def _brackets(entry: Entry) -> Iterator[re.Match[str]]:
    return _EMPTY.finditer(entry.raw)


def _place(found: re.Match[str], entry: Entry) -> Span:
    return Span(entry.span.start + found.start(), entry.span.start + found.end())


def _hollow(pair: Pair, context: Context) -> bool:
    """Tell whether an entry has an empty bracket that the native one does not have: an omission is none."""
    native, roman = context.native(pair), context.romanized(pair)
    return bool(roman and any(_brackets(roman))) and not (native and any(_brackets(native)))


def _is_romanized(pair: Pair, context: Context) -> bool:
    """Tell whether a pair has a native title, or a gloss of a Chinese one, that is in Latin letters."""
    found = context.comparison.of(pair) if couple(pair, context) else None
    if not found or "title" not in found.romanized:
        return False
    if "title" in found.brief and len(found.within("title")) < _SEVERAL:
        return False
    entry = context.romanized(pair)
    if entry and prints_chinese(entry.reference.title or ""):
        return sum(m.native.native for m in found.within("leftover")) > _ENGLISH
    return sum(m.native.native for m in found.within("title")) * 2 > len(found.within("title"))


def _named(pair: Pair, context: Context) -> bool:
    """Tell whether a native title is a person's name with years of life alone: `Иван Бунин: 1870–1953`, words
    for a work that is cited before, or the name of a newspaper."""
    entry, other = context.native(pair), context.romanized(pair)
    if entry and (is_cited_again(entry) or _is_periodical(entry) or (other and _is_periodical(other))):
        return True
    told, title = _name(pair, context)
    return bool(told and _LIFE.search(title))


def _is_periodical(entry: Entry) -> bool:
    """Tell whether a whole issue of a periodical is cited: it has nothing but a name, a number and a date."""
    work = entry.reference
    others = work.author, work.editor, work.container_title, work.publisher, work.publisher_place, work.page
    return bool(work.issue and work.issued) and not any(others)


def _is_person(pair: Pair, context: Context) -> bool:
    """Tell whether a native title is a given name and surname alone: `Иван Бунин`."""
    told, _ = _name(pair, context)
    return bool(told) and is_given(told[0])


def _name(pair: Pair, context: Context) -> tuple[list[str], str]:
    """Return the words of a native title that may be nothing but a name, by its capitals, and the title."""
    entry = context.native(pair)
    title = (entry.reference.title or "") if entry else ""
    told = list(words(title))
    fits = len(told) in _NAME and all(word[0].isupper() and not word.isupper() for word in told)
    return (told if fits else []), title


def _is_translated(entry: Entry | None, context: Context) -> bool:
    """Tell whether an entry has a translation, in brackets or, by some authors, without them."""
    assert entry
    if translations(entry) or any(
        len(words(b.text)) > 1 and b.role == "other" for b in entry.reference.brackets
    ):
        return True
    spans = (*entry.reference.spans.get("title", ()), *entry.reference.leftover)
    told = " ".join(span.of(context.document.text) for span in spans).casefold()
    return len(_function_words() & set(words(told))) >= _ENGLISH


def _function_words() -> set[str]:
    return {word for word in locales.english().function_words if len(word) > 1}


def _lacking(usual: bool, told: int, every: int) -> Phrase:
    """Say that a translation is lacking, and who wants it: the list's own habit, else the journal."""
    return phrase("RN502.unlike", told=told, all=every) if usual else phrase("RN502.wanted")
