"""Markdown as people and OCR write it: marks are recognized line by line and stay in the text."""

from __future__ import annotations

import re

from refnorm.model import Document
from refnorm.patterns import kept
from refnorm.readers import Input, reader
from refnorm.readers.decoding import decode
from refnorm.readers.lines import BOLD, CELL, FOOTNOTE, ITEM, PARAGRAPH, Mode, item, rule, scan
from refnorm.traced import INVISIBLE

_HASHES = kept(r"(#{1,6})(?:[ \t\u00a0]+\S|(?<=##)[^\W\d_])")
_TAGGED = kept(r"<h([1-6])\b", re.IGNORECASE)
_BOLD = kept(r"(\*{2,3}|_{2,3})[^\s*][^*]{0,298}?\1[:.]?|<(b|strong)>[^<>]{1,300}</\2>[:.]?", re.IGNORECASE)
_NOTE = kept(r"\[\^[^\]\s]{1,40}\]:")
_TABLE_ROW = kept(r"</?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b", re.IGNORECASE)
_FENCE = kept(r"(?:`{3,}|~{3,})\w*|:{3,}(?:\s*\{[^{}]{0,200}\}|\s+[\w-]+)?:*")
_INDENTS = ("    ", "\t")
"""What stands before the further lines of a footnote."""
_FRAME = kept(
    r"(?:\s*</?(?:ol|ul|dl|div|section|article|center|p|br|hr|span|a|font)\b[^<>]{0,200}>)+", re.IGNORECASE
)
_PICTURE = kept(r"!\[[^\[\]]{0,200}\]\([^()\s]{1,2000}\)")
_MARKED = "#*_<[|!`~-–—=:0123456789\\(•·▪◦●○■‣⁃+" + INVISIBLE
"""What a line begins with that may be more than a paragraph; the others are told at once."""


class Lines:
    """Tells the lines of one text apart; remembers whether an HTML table is open, or a footnote goes on."""

    def __init__(self, text: str) -> None:
        self._text, self._noted = text, False
        lower = text.lower() if "<" in text else ""
        self._tags = "<table" in lower
        # lower case may be longer than the text, so the end is counted from the end
        last = lower.rfind("</table")
        self._closed = len(text) - (len(lower) - last) if last >= 0 else -1
        self._open = False

    def __call__(self, line: str, start: int) -> Mode | None:
        """Return kind and level of a line, None for a line that shows no text."""
        if self._tags and self._table(line, start):
            return CELL
        found = kind(line) if line[0] in _MARKED else PARAGRAPH
        if self._noted and found in (PARAGRAPH, ITEM) and self._text.endswith(_INDENTS, 0, start):
            return FOOTNOTE
        self._noted = found == FOOTNOTE
        return found

    def _table(self, line: str, start: int) -> bool:
        """Follow the tags of tables; one that nothing closes holds only its own line."""
        inside = self._open and start <= self._closed and not _HASHES.match(line)
        lower = line.lower() if "<" in line else ""
        opening, closing = lower.rfind("<table"), lower.rfind("</table")
        self._open = opening > closing or (inside and closing < 0)
        return inside or opening >= 0 or closing >= 0


def kind(line: str) -> Mode | None:
    """Return kind and level of a line outside of a table, None for a line that shows no text."""
    line = line.lstrip(INVISIBLE) or line
    if rule(line) or _unseen(line):
        return None
    if heading := _heading(line):
        return heading
    if _cell(line):
        return CELL
    if _NOTE.match(line):
        return FOOTNOTE
    return ITEM if item(line) else PARAGRAPH


def _heading(line: str) -> Mode | None:
    if hashes := _HASHES.match(line):
        return Mode("heading", len(hashes[1]))
    if tagged := _TAGGED.match(line):
        return Mode("heading", int(tagged[1]))
    return BOLD if _BOLD.fullmatch(line) else None


def _cell(line: str) -> bool:
    if line[0] == "|" and line[-1] == "|" and len(line) > 2:
        return True
    if line[0] == "<":
        return _TABLE_ROW.match(line) is not None
    return "|" in line and "--" in line and not line.strip("|:- \t")


def _unseen(line: str) -> bool:
    """Tell a comment, a fence, a picture, the tags of a frame: OCR writes them at page breaks, and they hold
    no text."""
    if line.startswith("<!--"):
        return line.find("-->") == len(line) - 3
    if line[0] == "<" and line[-1] == ">" and _FRAME.fullmatch(line):
        return True
    return bool(_FENCE.fullmatch(line) or _PICTURE.fullmatch(line))


_HEADED = kept(rb"(?<![^\r\n])[ \t]{0,3}#{1,6}[ \t]+\S")
_STRONG = kept(rb"\*\*[^\s*][^*\r\n]{0,200}\*\*|\]\(https?:|(?<![^\r\n])\|[^\r\n]*\|[ \t]*(?![^\r\n])")
_HTML = kept(rb"<table\b|<h[1-6]\b|<sup>|<span id=", re.IGNORECASE)


def sniff(data: bytes) -> bool:
    """Tell text that is plainly Markdown whatever its file is called."""
    head = data[: 1 << 20].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").replace(b"\r", b"\n")
    return bool(_HEADED.search(head) or _HTML.search(head)) or len(_STRONG.findall(head)) > 1


@reader("markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx"), sniff)
def read(given: Input) -> Document:
    """Markdown, also as text recognition (OCR) writes it."""
    text, meta = decode(given.data)
    return Document(given.name, "markdown", text, blocks=tuple(scan(text, Lines(text))), meta=meta)
