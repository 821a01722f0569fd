"""PDF files of strangers: opened within bounds, read page by page as words with their boxes.

Coordinates are those of the PDF: points, from the lower left corner of the page. PDFium is not made
for threads, so one process reads one file at a time.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from refnorm.errors import ReadError

MOST_BYTES = 512 << 20
MOST_PAGES = 2_000
"""No issue of a journal has more pages; reading them all takes half a minute."""
MOST_CHARACTERS = 200_000
"""What one page may hold; a densely printed one holds 15,000."""
MOST_LINKS = 2_000
_MOST_OBJECTS = 10_000

_HYPHENS = "\ufffe\x02"
"""What PDFium writes for a hyphen, soft or true, that ends a line."""

Box = tuple[float, float, float, float]

_SAVE = "open it in its own program and save it anew"
_PASSWORD, _SECURITY = 4, 5
_WORD = re.compile(rf"[^\s{_HYPHENS}]+[{_HYPHENS}]?")
_BREAK = re.compile(r"[^\S\n]*(?:\n|\Z)")
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd\uffff\ue000-\uf8ff]")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\uffff\ufb00-\ufb06]")
_SHOWN = dict.fromkeys((*range(9), *range(14, 32), 0xFFFF), "\ufffd") | _LIGATURES
_STRAIGHT = 0.06
"""Share of a quarter by which a scanned page may be askew."""
_HEAVY = 600
_BOLD = (b"bold", b"black", b"heavy", b"demi")
_RUN = re.compile(r"\d+")


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


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page in the order of the file.

    `turn` counts the quarters by which the page's text is turned to the left; the words' coordinates are
    those of the page turned back. `aside` counts the words that run in other directions.
    """

    number: int
    words: tuple[Word, ...]
    aside: int
    turn: int
    unreadable: int
    picture: bool
    links: tuple[str, ...]


class Pdf:
    """An opened PDF file."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __len__(self) -> int:
        return len(self._file)

    def pages(self) -> Iterator[Page]:
        """Yield the pages that can be read, one at a time; a damaged one is passed over."""
        for index in range(len(self)):
            with _text_page(self._file, index) as handles:
                if handles is not None:
                    yield _page(self._file, index + 1, *handles)

    def characters(self, number: int) -> tuple[str, list[Box]]:
        """Return the visible characters of a page with the box of each, for those who mark words."""
        with _text_page(self._file, number - 1) as handles:
            if handles is None:
                return "", []
            text = _text(handles[1])
            shown = [(i, char) for i, char in enumerate(text) if not char.isspace()]
            return "".join(char for _, char in shown), [_char_box(handles[1], i) for i, _ in shown]


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """Open a PDF file; ReadError where it has a password, is damaged, too large, or none at all."""
    import pypdfium2

    if len(data) > MOST_BYTES:
        raise ReadError(f"the PDF file is larger than {MOST_BYTES >> 20} MB", "give one article a file")
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(getattr(error, "err_code", None)) from None
    try:
        if not 0 < len(file) <= MOST_PAGES:
            raise _uncountable(len(file))
        yield Pdf(file)
    finally:
        file.close()


def _refusal(code: int | None) -> ReadError:
    if code == _PASSWORD:
        return ReadError("the PDF file is protected by a password", "save it without one")
    if code == _SECURITY:
        return ReadError(
            "the PDF file is encrypted in a way that cannot be read", "save it without protection"
        )
    return ReadError("the PDF file is damaged or cut off", _SAVE)


def _uncountable(pages: int) -> ReadError:
    if pages > 0:
        return ReadError(
            f"the PDF file has {pages:,} pages, more than {MOST_PAGES:,}", "give one issue a file"
        )
    return ReadError("the PDF file has no pages", _SAVE)


@contextmanager
def _text_page(file: Any, index: int) -> Iterator[tuple[Any, Any] | None]:
    """Load a page and its text, and close both; None where PDFium cannot."""
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(file.raw, index)
    text = raw.FPDFText_LoadPage(page) if page else None
    try:
        yield (page, text) if page and text else None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        if page:
            raw.FPDF_ClosePage(page)


def _page(file: Any, number: int, page: Any, text_page: Any) -> Page:
    text = _text(text_page)
    words = list(_words(text_page, text))
    turns = Counter(turn for turn, _ in words if turn >= 0)
    turn = turns.most_common(1)[0][0] if turns else 0
    return Page(
        number,
        tuple(word for own, word in words if own == turn),
        sum(own != turn for own, _ in words),
        turn,
        len(_UNREADABLE.findall(text)),
        not words and _pictures(page),
        tuple(_links(file, page)),
    )


def _text(text_page: Any) -> str:
    """Return all characters of a page; the position of each is its number."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    if count > MOST_CHARACTERS:
        raise ReadError(
            f"a page of the PDF file holds {count:,} characters", "no manuscript is set like this"
        )
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # characters beyond the first plane, or some that have no text, shift the others: take each by itself
    codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _words(text_page: Any, text: str) -> Iterator[tuple[int, Word]]:
    """Yield the words of a page, each with the quarters by which it is turned."""
    reach = _Reach(text_page)
    line = turn = 0
    ended = True
    strange = _STRANGE.search(text) is not None
    for match in _WORD.finditer(text):
        first, end = match.span()
        shown = match[0].rstrip(_HYPHENS)
        soft = shown.rstrip("\u00ad") if text[end : end + 2].strip(" ")[:1] in ("\r", "\n") else shown
        hyphen, shown = soft != match[0], soft or shown
        if ended:
            line += 1
            turn = reach.turn(first)
        begun, ended = ended, hyphen or bool(_BREAK.match(text, end))
        last = first + len(shown) - 1
        x0, x1, y, height = reach.measure(first, last, turn, begun)
        bold = (begun or ended) and reach.bold(first)
        if _RUN.search(shown):
            shown = reach.lifted(shown, first)
        if strange:
            shown = shown.translate(_SHOWN)
        yield turn, Word(shown, x0, x1, y, height, line, hyphen, bold, first, last)


class _Reach:
    """Asks PDFium where characters stand; the memory that it writes to is made once."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = text_page
        self._box = raw.FS_RECTF()
        self._at = ctypes.byref(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._last = (0.0, 1.0)
        self._matrix = raw.FS_MATRIX()
        self._scaled = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(128)
        self._origin = (ctypes.byref(self._x), ctypes.byref(self._y))

    def turn(self, index: int) -> int:
        """Return the quarters by which a character is turned to the left, -1 where it stands askew."""
        quarters = max(self._raw.FPDFText_GetCharAngle(self._page, index), 0.0) / (math.pi / 2)
        return round(quarters) % 4 if abs(quarters - round(quarters)) < _STRAIGHT else -1

    def bold(self, index: int) -> bool:
        """Tell whether a character is bold, by the name of its font or by what the file says of it."""
        size = self._raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), None)
        name = self._name.raw[: min(size, len(self._name))].lower()
        return (
            any(mark in name for mark in _BOLD) or self._raw.FPDFText_GetFontWeight(self._page, index) >= 600
        )

    def measure(self, first: int, last: int, turn: int, begun: bool) -> Box:
        """Return left and right edge, baseline and height of a word, as if it were not turned.

        `begun` tells that it begins a line; within a line a font of one size is scaled in one way.
        """
        one = self._corners(first)
        other = self._corners(last) if last != first else one
        self._raw.FPDFText_GetCharOrigin(self._page, first, *self._origin)
        x, y = self._x.value, self._y.value
        if turn > 0:
            one, other = turned(one, -turn), turned(other, -turn)
            y = turned((x, y, x, y), -turn)[1]
        return min(one[0], other[0]), max(one[2], other[2]), y, self.size(first, begun)

    def _corners(self, index: int) -> Box:
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._at)
        box = self._box
        return box.left, box.bottom, box.right, box.top

    def size(self, index: int, anew: bool = True) -> float:
        """Return the size of a character's font as printed: what the font says, as the page scales it."""
        size = self._raw.FPDFText_GetFontSize(self._page, index)
        if anew or size != self._last[0]:
            self._raw.FPDFText_GetMatrix(self._page, index, self._scaled)
            self._last = size, (size * math.hypot(self._matrix.c, self._matrix.d)) or 1.0
        return self._last[1]

    def _stand(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._page, index, *self._origin)
        return self.size(index), self._y.value

    def lifted(self, word: str, first: int) -> str:
        """Write numbers that are raised within or behind a word as raised digits: they stand apart."""
        for run in _RUN.finditer(word):
            start, end = run.span()
            beside = start - 1 if start else end if end < len(word) else -1
            if beside >= 0 and self._over(first + start, first + beside):
                word = word[:start] + run[0].translate(_RAISED) + word[end:]
            elif end - start > 1 and self._over(first + end - 1, first + start):
                cut = next(i for i in range(start + 1, end) if self._over(first + i, first + start))
                word = word[:cut] + word[cut:end].translate(_RAISED) + word[end:]
        return word

    def _over(self, one: int, other: int) -> bool:
        height, y = self._stand(one)
        usual, base = self._stand(other)
        return height < 0.88 * usual and y - base > 0.12 * usual


def turned(box: Box, turn: int) -> Box:
    """Return a box turned to the left by quarters around the origin."""
    x0, y0, x1, y1 = box
    for _ in range(turn % 4):
        x0, y0, x1, y1 = -y1, x0, -y0, x1
    return x0, y0, x1, y1


def _char_box(text_page: Any, index: int) -> Box:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _pictures(page: Any) -> bool:
    """Tell whether a page shows a picture."""
    from pypdfium2 import raw

    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i)) for i in range(count))
    return any(kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _links(file: Any, page: Any) -> Iterator[str]:
    """Yield the addresses that the page's links lead to."""
    from pypdfium2 import raw

    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
            return
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(file.raw, action, None, 0) if action else 0
        if 1 < size < 4096:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(file.raw, action, buffer, size)
            yield buffer.value.decode("utf-8", "replace")
