"""RN402 untransliterated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.acronyms import forms
from refnorm.checks.counterparts import counterparts
from refnorm.checks.rn102_missing_native import is_copy
from refnorm.fields.compare import cited_as
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList, Seat, Span
from refnorm.patterns import kept
from refnorm.text import CYRILLIC, LATIN, LOOKALIKES, TO_LATIN, mostly_cyrillic

_LATIN_SCRIPT = "Latin"
_LETTERS = rf"{CYRILLIC}\u0531-\u0587\u10d0-\u10fa"
"""Cyrillic, Armenian and Georgian letters; a Greek one is a sign in many titles."""
_RUN = kept(
    rf"(?<![{LATIN}{_LETTERS}])(?P<word>(?:[{_LETTERS}]’)?[{_LETTERS}]{{2,}}"
    rf"(?:[\s,.«»\-–’]+[{_LETTERS}]{{2,}}(?![{LATIN}]))*)(?![{LATIN}{_LETTERS}])"
)
_ANY = kept(f"[{_LETTERS}]")
_MARK = kept(rf"(?<=[\s.,])(?P<word>[{CYRILLIC}])(?=\.\s?\d)|(?<=\d\s)(?P<after>[{CYRILLIC}])(?=\.)")
"""One letter beside a number: `р. 56` for `p. 56`, `386 р.`"""
_ALONE = kept(rf"(?<=[\s(«“\"\[])(?P<word>[{CYRILLIC}])(?=[\s\-–][{LATIN}\d]|[)»”\"\]])")
"""A word of one letter among Latin ones: `Trudy В s\"ezda`, `Zapiski о vode`."""
_INITIAL = kept(
    rf"(?<=[A-Z]\.)\s?(?P<second>[{CYRILLIC}])(?=\.)|(?<![{LATIN}{CYRILLIC}])(?P<first>[{CYRILLIC}])(?=\.\s?[A-Z]\.)"
)
"""An initial beside a Latin one: `N.Ә. Nazarova`. In the author a letter that looks like a Latin one is
RN401's."""
_TYPED = kept(r"[АВЕКМНОРСТУХ](?<!\w.)[АВЕКМНОРСТУХ]{2,}(?!\w)")
"""A native acronym of letters that all look like Latin ones: `СССР`."""
_OTHERS = frozenset("ВНРСУХ")
"""Those of them that stand for another sound."""
_SURE = 0.9
"""How sure it is that such an acronym is typed with the letters that look alike."""
_LONE = kept(rf"[{_LETTERS}](?<![{LATIN}{_LETTERS}].)(?=\.)")
"""An initial within an author's name, whatever stands beside it: `Sh. Ж. Qo'chqorova`."""


@rule("RN402", Entry, "warning")
def untransliterated(entry: Entry, context: Context) -> Iterator[Finding]:
    """Native script is left in a romanized entry, or all of it is; a Chinese title kept on both sides is not.

    Why: an index that reads Latin letters loses these words, and reads a native acronym that is typed with
    the Latin letters that look alike (`CCCP`) as another.

    Fix: Romanize the words, or translate them in brackets.

    Source: journals' instructions: the romanized list is in Latin letters throughout.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki степи. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    lst = context.list
    if lst is None or lst.role != "romanized":
        return
    yield from _typed(entry, lst, context)
    if not _ANY.search(entry.raw):
        return
    if mostly_cyrillic(entry.raw):
        if lst.script == _LATIN_SCRIPT and not is_copy(lst.index, entry, context):
            side = context.side(lst.index, entry.index, [entry.span], entry.raw)
            number = entry.label or entry.index
            yield context.finding(phrase("RN402.entry", entry=number), None, side)
        return
    text, span, links = context.document.text, entry.span, [*entry.reference.links, *cited_as(entry)]
    words = [
        Span(*m.span(m.lastgroup or 0))
        for pattern in (_RUN, _MARK, _ALONE, _INITIAL)
        for m in pattern.finditer(text, span.start, span.end)
        if not any(link.start <= m.start() < link.end for link in links)
    ]
    names = [name.span for name in entry.reference.author]
    lone = (Span(*m.span()) for name in names for m in _LONE.finditer(text, name.start, name.end))
    words += [one for one in lone if not any(word.holds(one) for word in words)]
    words = [w for w in words if w.of(text) not in LOOKALIKES or not any(name.holds(w) for name in names)]
    if words:
        side = context.side(lst.index, entry.index, words)
        alike = all(char in LOOKALIKES or not char.isalpha() for char in side.text)
        said = phrase("RN402.alike", word=side.text) if alike else phrase("RN402.native", word=side.text)
        yield context.finding(said, None, side)


def _typed(entry: Entry, lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield a native acronym that is typed with the Latin letters that look alike: `CCCP` for СССР."""
    seat = counterparts(context).get(Seat(lst.index, entry.index))
    native = context.entry(seat)
    if not seat or not native:
        return
    text = context.document.text
    for found in _TYPED.finditer(text, native.span.start, native.span.end):
        word, latin = found[0], found[0].translate(TO_LATIN)
        if _OTHERS.isdisjoint(word) or latin in forms(word) or latin in native.raw:
            continue
        typed = re.compile(rf"(?<!\w){latin}(?!\w)").search(text, entry.span.start, entry.span.end)
        if typed:
            own = context.side(seat.list, seat.entry, [Span(*found.span())])
            other = context.side(lst.index, entry.index, [Span(*typed.span())])
            message = phrase("RN402.typed", native=word, romanized=latin)
            yield context.finding(message, own, other, confidence=_SURE)
