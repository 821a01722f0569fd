"""The string that remembers its offsets, and what a reader sees of a document's text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from refnorm.model import Span
from refnorm.patterns import kept

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that no reader sees: soft hyphens, joiners, marks of direction."""
MARKUP = (
    r"(?:</?(?:sup|sub|p|li|b|i|em|strong|u|a|span|font|div)\b[^<>]{0,200}>"
    r"|\[(?=\\?[\[(]?\d{1,5}[^\[\]\d]{0,2}\\?\]?\s?\]\{\.csl-left-margin\})|\s?\]\{\.csl-left-margin\}\s*\[?"
    r"|\[\[[A-Za-z_][\w:.-]{0,60}\]\])"
)
"""A tag that shows nothing by itself, as a pattern; and what pandoc writes around the number of a reference
and before its text: `[1. ]{.csl-left-margin}[Text]{.csl-right-inline}`; an anchor of AsciiDoc: `[[ref1]]`."""
BULLETED = (
    rf"(?:[#>*_|\s{INVISIBLE}]|{MARKUP})*"
    rf"(?:(?:[-+•·●▪■◦○‣⁃]|[–—](?=[ \t\u00a0]+\d{{1,3}}[.)][ \t\u00a0]+[^\W\d_]))[ \t\u00a0]+"
    rf"(?:[*_\s{INVISIBLE}]|{MARKUP})*)?"
)
"""What may stand before the number of an item: `**`, `<span id="page-3-1"></span>`, the bullet of `- 1.`

A longer dash is a bullet before the mark of a number and a letter alone: `– 2003. – № 4` goes on a reference.
"""
BEHIND = rf"(?:[*_\s]|{MARKUP})*"
"""What may stand between its mark and what it numbers."""
TAKEN, GROUP = "\x00", "\x01"
"""In the mask of an entry: a character that a field has claimed, and one of a bracket group."""


class Traced:
    """A string in which every character knows its offset in the document.

    `at[i]` is the offset of character i; offsets never decrease. Deletions and
    replacements make a new `Traced`; nothing is ever found again by diffing.
    """

    __slots__ = ("at", "end", "text")

    def __init__(self, text: str, at: Sequence[int], end: int) -> None:
        self.text = text
        self.at = at
        self.end = end

    @classmethod
    def cut(cls, text: str, span: Span) -> Traced:
        """Take a span of a document."""
        return cls(text[span.start : span.end], range(span.start, span.end), span.end)

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of the characters start to end of this string."""
        if end <= start:
            at = self.at[start] if start < len(self.at) else self.end
            return Span(at, at)
        return Span(self.at[start], self.at[end - 1] + 1)

    def local(self, span: Span) -> tuple[int, int]:
        """Return the characters of this string at a span of the document."""
        at = self.at
        if type(at) is range:  # nothing was taken out
            first, size = at.start, len(at)
            start, end = span.start - first, span.end - first
            if 0 <= start <= end <= size:  # mostly
                return start, end
            return min(max(0, start), size), min(max(0, end), size)
        return bisect_left(at, span.start), bisect_left(at, span.end)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str | slice]) -> Traced:
        """Replace matches: by a string, or by a slice of the match's own characters that stays."""
        pieces: list[str] = []
        at: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            pieces.append(self.text[done:start])
            at.extend(self.at[done:start])
            kept = new if isinstance(new, str) else new(match)
            if isinstance(kept, slice):
                pieces.append(self.text[kept])
                at.extend(self.at[kept])
            else:
                pieces.append(kept)
                at.extend([self.at[start] if start < len(self.at) else self.end] * len(kept))
            done = end
        if not done and not pieces:
            return self
        pieces.append(self.text[done:])
        at.extend(self.at[done:])
        return Traced("".join(pieces), at, self.end)

    def without(self, spans: Sequence[Span]) -> Traced:
        """Drop the characters that stand in the given spans of the document."""
        if not spans:
            return self
        gone = {at for span in spans for at in range(span.start, span.end)}
        keep = [i for i, at in enumerate(self.at) if at not in gone]
        return Traced("".join(self.text[i] for i in keep), [self.at[i] for i in keep], self.end)


_ESCAPE = kept(r"\\+(?:([!-/:-@\[-`{-~])|(?=\s|$))")
"""A backslash before a mark, or at the end of a line that it breaks."""
_AUTOLINK = kept(r"<((?:https?|ftp)://[^<>\s]*|www\.[^<>\s]*|mailto:[^<>\s]*)>")
_LINK = kept(r"!?\[([^\[\]]*)\]\(((?:https?|ftp|mailto)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_EMPHASIS = kept(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_TAG = kept(r"</?(?:sup|sub|i|b|em|strong|u|span|p|a|font|li|td|div)\b[^<>]{0,200}>", re.IGNORECASE)
LINE_END = kept(r"<br\s?/?>", re.IGNORECASE)
"""The tag that ends a line."""
_ENTITY = kept(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_INVISIBLE = kept(f"[{INVISIBLE}]")
_SPACE = kept(r" ?[^\S ]\s*|  +\s*")
"""White space that is not one plain space."""


_DRESSED = kept(r"\[((?:[^\[\]\\]|\\.)*)\]\{[.#][^{}\n]{1,80}\}")
_RIGHT = kept(r"\]\{\.csl-right-inline\}")
"""The end of a reference, whose beginning stands with its number."""
_ATTRIBUTES = kept(r"\{[.#][\w-]{1,60}(?:\s[.#][\w-]{1,60})*\}")
"""Words with attributes, as pandoc writes them: `[https://kaz.kz]{.underline}`, and attributes alone."""
_NUMBERED = kept(
    r"\$\s?(?:\\(?:mathrm|text|textnumero)\s?)?\{?(?:№|N(?:o\b)?)\}?(?:\s?\^\s?\{?(?:\\circ|o)\}?)?\s?\$"
)
"""The sign № where text recognition has made a formula of it: `$\\mathrm{N}^{\\circ}$`."""
_FIGURES = kept(r"\$\s?(\d[\d\s.,–—-]*)\$")
"""Figures of which it has made one: `$31-40$`."""


def _unlink(match: re.Match[str]) -> slice:
    return slice(*match.span(1))


def _entity(match: re.Match[str]) -> str | slice:
    """Return the character that an entity of HTML stands for; what is none stays."""
    from html import unescape  # few texts have any

    char = unescape(match[0])
    return char if len(char) == 1 else slice(*match.span())


def plain(traced: Traced) -> Traced:
    """Take off what Markdown and OCR put around words: escapes, links, emphasis, tags, line ends.

    What stays are the characters that a reader sees, each with its own offset.
    """
    text = traced.text
    if "{" in text:
        if "]{.csl-right" in text:
            traced = traced.sub(_RIGHT, "")
        traced = traced.sub(_DRESSED, _unlink).sub(_ATTRIBUTES, "")
    if "$" in text:
        traced = traced.sub(_NUMBERED, "№").sub(_FIGURES, _unlink)
    if "](" in text:
        traced = traced.sub(_LINK, _unlink)
    if "\\" in text:
        traced = traced.sub(_ESCAPE, _unlink)
    if "<" in text:
        traced = traced.sub(_AUTOLINK, _unlink).sub(LINE_END, " ").sub(_TAG, "")
    if "&" in text:
        traced = traced.sub(_ENTITY, _entity)
    if "*" in text or "_" in text:
        traced = _without_emphasis(traced)
    text = traced.text
    if text.isprintable() and "  " not in text:  # neither invisible characters nor odd spaces
        return traced
    return traced.sub(_INVISIBLE, "").sub(_SPACE, " ")


_LINKED = kept(r"(?:https?|ftp):/\s?/\S+|www\.\S+|10\.\d{4,9}/\S+|(?<!\S)\S+@\S+|\w*_\w*_?\w*")


FORMULA = kept(r"\$(?=\S)[^$\r\n]{1,160}\$")
"""A formula as TeX writes it: `$K^{*} \\to x_1$`."""


_STARRED = kept(r"\d-\d\d\*(?!\w)")
"""The star of a standard that was printed anew with changes: `СНиП 2.02.01-83*`."""


def _without_emphasis(traced: Traced) -> Traced:
    """Drop `*` and `_` around words, never inside a link or a formula, nor one star behind a standard."""
    lone = traced.text.count("*") == 1 and _STARRED.search(traced.text) is not None
    links = [span for match in _LINKED.finditer(traced.text) for span in _guarded(match)]
    formulas = [m.span() for m in FORMULA.finditer(traced.text)] if "$" in traced.text else []

    def drop(match: re.Match[str]) -> str | slice:
        within = links + formulas if "_" in match[0] else formulas
        inside = any(a < match.start() and match.end() < b for a, b in within)
        return slice(*match.span()) if inside or (lone and match[0] == "*") else ""

    return traced.sub(_EMPHASIS, drop)


def _guarded(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the range of a link whose `_` stay: its last one too, unless another stands before the link."""
    start, end = match.span()
    ends = match[0].endswith("_") and "/" in match[0] and match.string[start - 1 : start] != "_"
    if ends or "_" in match[0].strip("_"):
        yield start, end + ends
