"""PDF files of strangers: opened within bounds, read page by page as words with their boxes.

Coordinates are those of the PDF: points, from the lower left corner of the page. PDFium is not made
for threads, so one process reads one file at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from refnorm.containers.pdf import bounds
from refnorm.containers.pdf.objects import annotation_count, links, pictures
from refnorm.containers.pdf.reach import Box, Reach, turned
from refnorm.containers.pdf.words import Word, text_of, words_of
from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.nouns import noun
from refnorm.patterns import kept

__all__ = ["Box", "Characters", "Page", "Pdf", "Word", "opened", "turned"]

MOST_BYTES = 512 << 20
MOST_PAGES = 2_000
"""No issue of a journal has more pages; reading them all takes half a minute."""
_SAMPLE = 8
"""One of so many characters is asked how it is turned."""

_UNREADABLE = kept("[\x00-\x08\x0e-\x1f\ufffd\uffff\ue000-\uf8ff]")

_SAVE = "advice.save_anew"
_PASSWORD, _SECURITY = 4, 5
"""What FPDF_GetLastError returns for a file with a password, and for one locked in another way."""


@noun
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


class Characters(NamedTuple):
    """The visible characters of a page in the order of the file, and the box of each on the page.

    `turn` counts the quarters by which most of them are turned to the left.
    """

    text: str
    boxes: tuple[Box, ...]
    turn: int


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

    def characters(self, number: int) -> Characters:
        """Return the visible characters of a page with the box of each, for those who mark words."""
        with _text_page(self._file, number - 1) as handles:
            if handles is None:
                return Characters("", (), 0)
            text, reach = text_of(handles[1]), Reach(handles[1])
            shown = [i for i, char in enumerate(text) if not char.isspace()]
            turn = _usual(reach.turn(i) for i in shown[::_SAMPLE])
            return Characters("".join(text[i] for i in shown), tuple(reach.box(i) for i in shown), turn)

    def annotations(self, number: int) -> int:
        """Count the annotations of a page."""
        with _text_page(self._file, number - 1) as handles:
            return annotation_count(handles[0]) if handles else 0


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """Open a PDF file; ReadError where it has a password, is damaged, too large, or none at all."""
    import pypdfium2

    small_enough("trouble.pdf_too_large", len(data), MOST_BYTES)
    bounds.check(data)
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
        return ReadError(worded("trouble.pdf_protected"), worded("advice.without_password"))
    if code == _SECURITY:
        return ReadError(worded("trouble.pdf_encrypted"), worded("advice.without_protection"))
    return ReadError(worded("trouble.pdf_damaged"), worded(_SAVE))


def _uncountable(pages: int) -> ReadError:
    if pages > 0:
        return ReadError(
            worded("trouble.pdf_pages", pages=f"{pages:,}", most=f"{MOST_PAGES:,}"),
            worded("advice.issue_a_file"),
        )
    return ReadError(worded("trouble.pdf_no_pages"), worded(_SAVE))


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


def _usual(turns: Iterable[int]) -> int:
    """Return how most of a page is turned; what stands askew has no say."""
    straight = Counter(turn for turn in turns if turn >= 0)
    return straight.most_common(1)[0][0] if straight else 0


def _page(file: Any, number: int, page: Any, text_page: Any) -> Page:
    text = text_of(text_page)
    words = list(words_of(text_page, text))
    turn = _usual(turn for turn, _ in words)
    return Page(
        number,
        tuple(word for own, word in words if own == turn),
        sum(own != turn for own, _ in words),
        turn,
        len(_UNREADABLE.findall(text)),
        not words and pictures(page),
        tuple(links(file, page)),
    )
