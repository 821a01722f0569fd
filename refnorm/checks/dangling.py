"""Titles that break off: both forms end in a word that joins two others (`kursov Kazakhstana i`)."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm import locales
from refnorm.checks import Context, Couple
from refnorm.fields.evidence import CAPITAL
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Span
from refnorm.patterns import kept
from refnorm.text import skeleton

_LAST = kept(
    rf"([^\W\d_](?<![^\W\d_]{{2}})[^\W\d_]{{0,4}})(?![^\W\d_])[\s.,]*(?=\(\s?{CAPITAL}[^\W\d_]{{3}}|$)"
)
"""The last word of a title, or of what stands before a note in round brackets, of five letters at most,
as joining words are: `және`, `zhäne`."""
_BEFORE = kept(r"\S+\s$")
_SURE = 0.6
"""How sure it is that something is lost: no word says what."""


def dangling(entries: Couple, context: Context) -> Iterator[Finding]:
    """Yield a title of which both forms break off at the same joining word."""
    text = context.document.text
    native = next((at for at in _last(entries[0], text) if at.of(text) in locales.joining()), None)
    if native is None:
        return
    bones = skeleton(native.of(text))
    for roman in _last(entries[1], text):
        if skeleton(roman.of(text)) == bones:
            spans = [
                _with_before(at, entry, text) for at, entry in zip((native, roman), entries, strict=True)
            ]
            sides = context.sides(entries.pair, *([span] for span in spans))
            yield context.finding(phrase("RN309.dangling", words=sides[0].text), *sides, confidence=_SURE)
            return


def _last(entry: Entry, text: str) -> Iterator[Span]:
    for title in entry.reference.spans.get("title", ())[-1:]:
        for found in _LAST.finditer(text, title.start, title.end):
            yield Span(*found.span(1))


def _with_before(word: Span, entry: Entry, text: str) -> Span:
    before = _BEFORE.search(text, entry.span.start, word.start)
    return Span(before.start() if before else word.start, word.end)
