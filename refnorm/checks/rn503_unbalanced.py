"""RN503 unbalanced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.checks.counterparts import other_form
from refnorm.fields.evidence import SMALL
from refnorm.fields.visible import content
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Phrase, Span
from refnorm.patterns import kept
from refnorm.text import closes_low
from refnorm.traced import Traced, plain

_MARK = kept(r"[()\[\]«»“”]")
_STRAIGHT = kept(r'"(?:(?<![^\W\d_].)|(?![^\W_]))')
"""A straight quote, which between letters stands for a hard sign."""
_SUFFIXED = kept(rf'"(?<=[^\W\d_].)(?![eyijеёюя]){SMALL}')
"""One behind which a suffix stands, `"Туризм тўғрисида"ги`: no hard sign, which is before other letters."""
_ROUND = 30
"""Characters by which a message shows where a mark stands."""
_ENDING = kept(r"[^\W\d_]ъ(?!\w)")
_SLIGHT = 0.6
"""How much it matters that a quotation closes with another mark."""
_CROSSED = kept(r"“[^«»“”„]*»|«[^«»“”„]*”")
_MARKUP = ("](", "]{", "\\")
"""What tells markup with brackets of its own: links, words with attributes, escapes."""
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}


@rule("RN503", Entry, "warning")
def unbalanced(entry: Entry, context: Context) -> Iterator[Finding]:
    """Brackets or quotes do not close.

    Why: where a bracket closes is where a program takes the translation to end. A quotation that closes with
    a mark of another kind (`“Reki»`) is information.

    Fix: Close the bracket or quote where it ends, or take the lone mark out.

    Source: GOST R 7.0.100-2018, 4.6.1 and 4.6.6: brackets enclose an element, and the two are one mark;
    journals' instructions: square brackets enclose what was added or translated.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi [Rivers of the steppe. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi [Rivers of the steppe]. Moscow: Nauka Publ., 2015. 364 p.
    """
    lst = context.list
    if lst is None:
        return
    odd, text = _first_odd(entry, context), context.document.text
    crossed = None if odd else _of_two_kinds(entry, text)
    if span := odd or crossed:
        side = context.side(lst.index, entry.index, [span])
        message = _message(text, odd, entry.span) if odd else phrase("RN503.kinds", words=side.text)
        yield context.finding(message, *by_role(lst, side), confidence=0.97 if odd else _SLIGHT)
    if not crossed and (lone := _lone_quote(entry, text)):
        side = context.side(lst.index, entry.index, [lone])
        yield context.finding(_message(text, lone, entry.span), *by_role(lst, side), confidence=_SLIGHT)


def _message(text: str, mark: Span, entry: Span) -> Phrase:
    """Say which mark has no partner: one that opens with the words behind it, one that closes after them.

    A straight one may be either, whatever space stands beside it: of those the other one is missing.
    """
    if mark.of(text) in _PAIRS:
        before = text[max(entry.start, mark.end - _ROUND) : mark.end].split()
        cut = mark.end - _ROUND > entry.start and len(before) > 1
        return phrase("RN503.opens", words=f"… {' '.join(before[1:])}" if cut else " ".join(before))
    after = text[mark.start : min(entry.end, mark.start + _ROUND)].split()
    cut = mark.start + _ROUND < entry.end and len(after) > 1
    kind = "other" if mark.of(text) == '"' else "closes"
    return phrase(f"RN503.{kind}", words=f"{' '.join(after[:-1])} …" if cut else " ".join(after))


def _first_odd(entry: Entry, context: Context) -> Span | None:
    """Return the first mark without a partner; links and German quotes are left alone.

    One `»` may close two `«` (`«НПО «Тайфун»`): so Russian typography has it.
    """
    text = context.document.text
    skip = entry.reference.links
    begin = content(context.document, entry) if entry.typed else entry.span.start
    stack: list[tuple[str, int]] = []
    glued, seen = "", _seen(entry, context)
    for match in _MARK.finditer(text, begin, entry.span.end):
        at, char = match.start(), match[0]
        if _inside(at, skip) or (seen is not None and at not in seen):
            glued = _left_open(glued, char)
            continue
        if char in _PAIRS:
            if stack and stack[-1][0] == _PAIRS[char]:
                stack.pop()
            elif _PAIRS[char] in glued:  # `http://example.org/(the home page)`: the space is lost, no bracket
                glued = _left_open(glued, char)
            elif char in "])":
                crossed = stack and any(open == _PAIRS[char] for open, _ in stack)
                start = stack[-1][1] if crossed else at  # `[a (b]`: what has no partner is the round one
                return Span(start, start + 1)
        elif char != "“":
            stack.append((char, at))
    left = [
        (c, at) for c, at in stack if c in "([" or (c == "«" and "«" not in text[at + 1 : entry.span.end])
    ]
    quotes = [m for m in _STRAIGHT.finditer(text, begin, entry.span.end) if not _inside(m.start(), skip)]
    closing = [m for m in _SUFFIXED.finditer(text, begin, entry.span.end) if not _inside(m.start(), skip)]
    odd = (len(quotes) + len(closing)) % 2 and quotes and not _hard_sign(entry, context, quotes[-1].start())
    left = left or [(m[0], m.start()) for m in quotes[-1:] if odd]
    return Span(left[0][1], left[0][1] + 1) if left else None


def _left_open(marks: str, char: str) -> str:
    """Return the opening marks that stay open in links behind one more mark."""
    return marks.replace(_PAIRS[char], "", 1) if char in _PAIRS else marks + char


def _of_two_kinds(entry: Entry, text: str) -> Span | None:
    """Return a quotation that closes with a mark of another kind: `“Reki»`."""
    if "“" not in entry.raw and "”" not in entry.raw:
        return None
    found = _CROSSED.search(text, entry.span.start, entry.span.end)
    closing = found and found[0][0] == "“" and closes_low(text, entry.span.start, found.start())
    return Span(*found.span()) if found and not closing else None


def _lone_quote(entry: Entry, text: str) -> Span | None:
    """Return a `“` that nothing closes: no mark of its kind, which may open and close, stands behind it."""
    if entry.raw.count("“") != 1 or any(mark in entry.raw for mark in "„”‟"):
        return None
    at = text.index("“", entry.span.start)
    return None if text[at - 1].isalnum() or not text[at + 1].isalnum() else Span(at, at + 1)


def _hard_sign(entry: Entry, context: Context, at: int) -> bool:
    """Tell whether a quote stands for the hard sign that a native word ends in: `Юристъ`, `Yurist"`."""
    lst = context.list
    if lst is None or not context.document.text[at - 1].isalpha():
        return False
    own = other_form(lst, entry, context)
    return own is not None and _ENDING.search(own.raw) is not None


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _seen(entry: Entry, context: Context) -> frozenset[int] | None:
    """Return where a reader sees characters; None where all are seen, for nothing stands in markup."""
    if not any(mark in entry.raw for mark in _MARKUP):
        return None
    return frozenset(plain(Traced.cut(context.document.text, entry.span)).at)
