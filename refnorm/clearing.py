"""A document -> the same without what no reader sees; and what was found there, in the places of the file.

Soft hyphens, joiners, marks of direction, spaces of odd widths and letters that a font ties together change
no word. Each stage and each rule would have to look past them; so they are left out before the first one
looks, and every span is given back as it is in the file (docs/decisions/0021).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeVar, cast

from refnorm.fields.hyphens import SOFT, Hyphens
from refnorm.fields.lines import lines
from refnorm.model import Article, Block, Document, Entry, Finding, Span
from refnorm.nouns import mapped, noun, replace
from refnorm.patterns import kept
from refnorm.places import place_of
from refnorm.traced import INVISIBLE, Traced

T = TypeVar("T")

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_TIED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Unicode's Alphabetic Presentation Forms of Latin: what their compatibility decomposition is."""
_PICTURED = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "◦", "\uf0d8": "‣", "\uf076": "•"}
"""The bullets of Word's fonts of pictures, Symbol and Wingdings, as a copied text has them."""
_HYPHENS, _LONG = "‐‑", "‒―−"
"""Long ones mean no more than the usual one between words or between figures only: `−20` stays."""
_BROKEN = kept(r"[-‐\u00ad](?<=[^\W_].)[ \t]*(?:\r\n|\r|\n)[> \t]*(?=[^\W\d_])")
"""A word that a line end breaks, or a compound with a hyphen of its own: the document's other words tell."""
_CODES = "\ufb00-\ufb06\uf076\uf0a7\uf0a8\uf0b7\uf0d8"
_UNCLEAR = kept(rf"[{INVISIBLE}{_SPACES}{_HYPHENS}{_LONG}{_CODES}]|(?<=\S)  |{_BROKEN.pattern}")
_LAST, _FIRST, _LONGEST = kept(r"\S+$"), kept(r"\S+"), 200
_UNSEEN = kept(rf"[{INVISIBLE}](?<!-{SOFT})")
_DOUBTLESS = kept(rf"[{INVISIBLE.replace(SOFT, '')}]")
"""Readers of PDF files write a soft hyphen for one that they doubt, and behind a hyphen it always says so."""
_LETTERS = kept(f"[{_CODES}]")
_STACKED = kept(r"^[ \t]*[•▪◦‣●■○](?:\s*\n[ \t]*[•▪◦‣●■○])+[ \t]*$", re.MULTILINE)
"""Bullets apart from what they stand before, as some converters leave them."""
_SPACE = kept(rf"[{_SPACES}]")
_DASH = kept(rf"[{_HYPHENS}]|(?<=\s)[{_LONG}](?=\s)|(?<=\d)[{_LONG}](?=\d)")
_ENDS = "-‐\u00ad"
_LINED = ("text", "markdown", "columns")
"""Formats whose lines may end within a word; other readers give whole paragraphs."""
_WIDE = kept(r"(?<=\S) {2,}(?=\S)")
_ACROSS = 8
"""Spaces from which on a page's number at the edge of its line stands across the page."""
_EDGE = kept(r"(?:^|[\r\n\f])[ \t]*\d{1,4}$"), kept(r"\d{1,4}[ \t]*(?:[\r\n\f]|$)")
_LINE_NUMBER = kept(r"^[ \t]{0,8}(\d{1,4})(?:\t|[ \t]{2,}|$)", re.MULTILINE)
_QUOTE = kept(r"(?<![^\r\n])[ \t]*>(?:[ \t]?>)*[ \t]?")
_QUOTED = kept(r"(?<![^\r\n])[ \t]*>[^\r\n]*(?:[\r\n]+[ \t]*>[^\r\n]*){2,}")
"""Lines that a letter quotes, or a block of Markdown: as many as no formula begins with this mark."""
_BLANK = kept(r"(?<=[^\s])[ \t]*(?:\r\n|\r|\n)[ \t]*(\r\n|\r|\n)(?=[ \t]*\S)")
_SPACED, _NARROW, _GOING_ON = 0.85, 120, 0.08
"""Where a copy of a page has parted all of its lines: the share of lines with a blank one behind them, and of
narrow ones; characters of these; the share of lines that begin within a sentence."""
_NUMBERED, _LINES, _STEPS, _EVEN, _WRAPPED = 6, 20, (1, 5), 0.8, 0.1
"""Numbers of lines and lines at least, steps from one to the next, the share of even ones, and the share of
lines that begin within a sentence at least: those of a list begin with a capital."""
_PLACELESS = frozenset((str, int, float, bool, type(None)))
"""What holds no span: most of what is given back."""


@noun
class Clearing:
    """A document as printed, and as it is read; `traced` knows the offset of each character that is read."""

    printed: Document
    document: Document
    traced: Traced | None = None

    def restored(self, article: Article) -> Article:
        """Return an article of the document that is read as one of the document as printed."""
        return cast(Article, self._back(article)) if self.traced else article

    def beside(self, other: Clearing, printed: Document, document: Document) -> Clearing:
        """Return the clearing of two documents that were joined, `other` behind this one."""
        if not (self.traced or other.traced):
            return Clearing(printed, document)
        shift = printed.parts[1].span.start
        at = [*self._offsets, *range(len(self.printed.text), shift), *(n + shift for n in other._offsets)]
        return Clearing(printed, document, Traced(document.text, at, len(printed.text)))

    @property
    def _offsets(self) -> Sequence[int]:
        return self.traced.at if self.traced else range(len(self.printed.text))

    def _back(self, thing: Any) -> Any:
        kind = thing.__class__
        if kind in _PLACELESS:
            return thing
        if kind is Span:
            assert self.traced
            return self.traced.span(thing.start, thing.end)
        if isinstance(thing, tuple):
            return tuple([self._back(one) for one in thing]) if thing else thing
        if isinstance(thing, Mapping):
            back = {key: self._back(value) for key, value in thing.items()}
            return MappingProxyType(back) if thing else thing
        return self._noun(thing) if is_dataclass(thing) else thing

    def _noun(self, thing: Any) -> Any:
        back = mapped(thing, self._back)
        if isinstance(back, Entry):
            return replace(back, raw=back.span.of(self.printed.text))
        if isinstance(back, Finding):
            return replace(back, place=place_of(self.printed, back.start))
        return back


def cleared(document: Document) -> Clearing:
    """Leave out of a document what no reader sees."""
    margin = _margin(document.text) if document.format in _LINED else ()
    if not margin and not _UNCLEAR.search(document.text):
        return Clearing(document, document)
    traced = Traced.cut(document.text, Span(0, len(document.text))).without(margin)
    if document.format in _LINED and _BROKEN.search(traced.text):
        traced = traced.sub(_BROKEN, _joining(_read(document, traced) if margin else document))
    traced = (
        traced.sub(_DOUBTLESS if document.format == "pdf" else _UNSEEN, "")
        .sub(_SPACE, " ")
        .sub(_LETTERS, _untied)
    )
    traced = traced.sub(_DASH, _usual).sub(_WIDE, _narrow)
    if document.format in _LINED and "•" in traced.text:
        traced = traced.sub(_STACKED, "")
    return Clearing(document, _read(document, traced), traced)


def _margin(text: str) -> Sequence[Span]:
    """Return what stands before the lines of a text and is none of it: their numbers, or marks of quoting."""
    runs = _QUOTED.finditer(text) if ">" in text else ()
    quoted = [Span(*mark.span()) for run in runs for mark in _QUOTE.finditer(text, *run.span())]
    return quoted or _line_numbers(text) or _spacing(text)


def _spacing(text: str) -> Sequence[Span]:
    """Return the ends of the blank lines of a text that has one behind each of its wrapped lines."""
    ends = text.count("\n") or text.count("\r")
    if len(text) > _NARROW / 2 * ends:  # as nearly all are: half of the lines have nothing
        return ()
    blanks = list(_BLANK.finditer(text))
    if len(blanks) < _LINES:
        return ()
    lines = [line for line in text.splitlines() if line.strip()]
    going_on = sum(text[match.end() : match.end() + 1].islower() for match in blanks)
    narrow = sum(len(line) <= _NARROW for line in lines)
    spaced = len(blanks) >= _SPACED * len(lines) <= narrow and going_on >= _GOING_ON * len(blanks)
    return [Span(*match.span(1)) for match in blanks] if spaced else ()


def _line_numbers(text: str) -> Sequence[Span]:
    """Return the numbers that count the lines of a text at its left margin, as reviewers ask for."""
    found = list(_LINE_NUMBER.finditer(text))
    if len(found) < _NUMBERED:
        return ()
    steps = Counter(int(b[1]) - int(a[1]) for a, b in pairwise(found))
    step, even = steps.most_common(1)[0]
    counted, lines = step * len(found), len(text.split("\n")) - text.count("\n\n")
    if step not in _STEPS or even < _EVEN * (len(found) - 1) or counted < max(_LINES, lines / 2):
        return ()
    wrapped = sum(text[match.end() : match.end() + 1].islower() for match in found)
    return [Span(*match.span()) for match in found] if wrapped >= _WRAPPED * len(found) else ()


@noun
class _Row:
    """A line as the evidence of hyphens is gathered from it."""

    texts: tuple[str, ...]
    hyphen: bool

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def _joining(document: Document) -> Callable[[re.Match[str]], str]:
    """Return what tells what stands for a hyphen and a line end between two halves of a word."""
    hyphens = Hyphens([_row(line.text) for line in lines(document)], ())

    def joined(match: re.Match[str]) -> str:
        before = _LAST.search(match.string, max(0, match.start() - _LONGEST), match.start())
        after = _FIRST.match(match.string, match.end(), match.end() + _LONGEST)
        assert before and after
        return hyphens.hyphen(before[0], after[0])

    return joined


def _row(line: str) -> _Row:
    broken = len(line) > 1 and line[-1] in _ENDS and line[-2].isalnum()
    return _Row(tuple((line[:-1] if broken else line).split()), broken)


def _untied(match: re.Match[str]) -> str:
    return _TIED.get(match[0]) or _PICTURED[match[0]]


def _usual(match: re.Match[str]) -> str:
    return "-" if match[0] in _HYPHENS else "–"


def _narrow(match: re.Match[str]) -> str:
    """Return one space; a tab where the number of a page stands at the other edge than its head."""
    start, end = match.span()
    if end - start < _ACROSS:
        return " "
    left, right = _EDGE
    at_edge = left.search(match.string, max(0, start - 20), start) or right.match(match.string, end)
    return "\t" if at_edge else " "


def _read(document: Document, traced: Traced) -> Document:
    """Return the document that is read: parts, blocks and anchors where they are in the cleared text."""

    def moved(one: T) -> T:
        return replace(one, span=Span(*traced.local(one.span)))  # type: ignore[attr-defined]

    blocks = [moved(block) for block in document.blocks]
    return replace(
        document,
        text=traced.text,
        parts=tuple(map(moved, document.parts)),
        blocks=tuple(block for block in blocks if _seen(block, traced.text)),
        anchors=tuple(map(moved, document.anchors)),
        starts=tuple(traced.local(Span(start, start))[0] for start in document.starts),
    )


def _seen(block: Block, text: str) -> bool:
    return bool(block.span.of(text).strip())
