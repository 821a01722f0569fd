"""The words of a PDF page, each with its edges, baseline and height."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from refnorm.containers.pdf.reach import SOFT, Reach
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.patterns import kept
from refnorm.text import DIGITS

MOST_CHARACTERS = 200_000
"""What one page may hold; a densely printed one holds 15,000."""
_FARTHEST = 20_000
"""Points from the page's corner; no page is larger than 14,400 (ISO 32000-1, annex C)."""
_HYPHENS = "\ufffe\x02"
"""What PDFium writes for a hyphen, soft or true, that ends a line."""

_WORD = kept(rf"[^\s{_HYPHENS}]+[{_HYPHENS}]?")
_BREAK = kept(r"[^\S\n]*(?:\n|\Z)")
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
_STRANGE = kept("[\x00-\x08\x0e-\x1f\uffff\ufb00-\ufb06]")
_SHOWN = dict.fromkeys((*range(9), *range(14, 32), 0xFFFF), "\ufffd") | _LIGATURES


class Word(NamedTuple):
    """A word as printed: its text, left and right edge, baseline, and the size of its font as its height.

    `line` counts the lines as PDFium found them, in the order of the file; `hyphen` tells that a hyphen,
    which is not in the text, ends it at a line end; `bold` is asked of the first and the last word of a line;
    `first` and `last` are character numbers of the page.
    """

    text: str
    x0: float
    x1: float
    y: float
    height: float
    line: int
    hyphen: bool
    bold: bool
    first: int
    last: int


def text_of(text_page: Any) -> str:
    """Return all characters of a page; the position of each is its number."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    if count > MOST_CHARACTERS:
        raise ReadError(worded("trouble.pdf_page_letters", count=f"{count:,}"), worded("advice.not_set_so"))
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # characters beyond the first plane, or some that have no text, shift the others: take each by itself
    codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def words_of(text_page: Any, text: str) -> Iterator[tuple[int, Word]]:
    """Yield the words of a page, each with the quarters by which it is turned."""
    reach = Reach(text_page)
    line = turn = 0
    ended = True
    strange = _STRANGE.search(text) is not None
    for match in _WORD.finditer(text):
        first, end = match.span()
        shown = match[0].rstrip(_HYPHENS)
        soft = shown.rstrip(SOFT) if text[end : end + 2].strip(" ")[:1] in ("\r", "\n") else shown
        hyphen, shown = soft != match[0], soft or shown
        if ended:
            line += 1
            turn = reach.turn(first)
        begun, ended = ended, hyphen or bool(_BREAK.match(text, end))
        last = first + len(shown) - 1
        x0, x1, y, height = reach.measure(first, last, turn, begun)
        bold = (begun or ended) and reach.bold(first)
        if SOFT in shown:
            shown = reach.hyphened(shown, first)
        if DIGITS.search(shown):
            shown = reach.lifted(shown, first)
        if strange:
            shown = shown.translate(_SHOWN)
        # a damaged file may put a word anywhere, or nowhere; people see none of those
        seen = -_FARTHEST < x0 <= x1 < _FARTHEST and -_FARTHEST < y < _FARTHEST and 0 < height < _FARTHEST
        yield turn if seen else -1, Word(shown, x0, x1, y, height, line, hyphen, bold, first, last)
