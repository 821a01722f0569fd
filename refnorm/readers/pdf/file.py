"""The document of a PDF file: its pages in columns, its columns in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refnorm.containers.pdf import Page, opened
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Document
from refnorm.readers import Input, magic
from refnorm.readers.building import Builder, doubts
from refnorm.readers.pdf.columns import Column, columns, proven, shared
from refnorm.readers.pdf.flow import flow
from refnorm.readers.pdf.heads import without_heads
from refnorm.readers.pdf.margins import without_line_numbers
from refnorm.readers.pdf.rows import Run, rows, runs
from refnorm.readers.pdf.writing import Places, write

_HEADER = 1024
"""Bytes within which a PDF file must say that it is one; some programs write something before."""
_SAME = 6.0
"""Points by which the gutters of two pages differ at most to be one."""
_FEW = 8
"""Rows of a page, as that at the end of a list, below which what parts other pages parts it too."""
_MANY_ASIDE = 20
"""Words that run sideways on a page; fewer are a stamp in its margin."""


def document(given: Input) -> Document:
    """Read a PDF file; ReadError for one that is none, is damaged, or holds no text."""
    if b"%PDF-" not in given.data[:_HEADER]:
        kind = magic.looks_like(given.data)
        raise ReadError(
            worded("trouble.pdf_but", kind=kind) if kind else worded("trouble.no_pdf"),
            worded("advice.name_ends"),
        )
    with opened(given.data) as pdf:
        pages = list(pdf.pages())
        count = len(pdf)
    if not any(page.words for page in pages):
        raise _wordless(pages)
    return _document(given.name, pages, doubts(_doubts(pages, count)))


def _wordless(pages: Sequence[Page]) -> ReadError:
    if any(page.picture for page in pages):
        return ReadError(
            worded("trouble.pdf_scan"),
            worded("advice.ocrmypdf"),
        )
    return ReadError(worded("trouble.pdf_no_text"), worded("advice.own_program"))


def _doubts(pages: Sequence[Page], count: int) -> Iterator[str]:
    """Yield what people must know about pages that could not be read as they look."""
    pictures = [page.number for page in pages if page.picture]
    if pictures:
        yield worded("doubt.picture", **_listed(pictures))
    lost = sorted(set(range(1, count + 1)) - {page.number for page in pages})
    if lost:
        yield worded("doubt.damaged", **_listed(lost))
    sideways = [page.number for page in pages if page.aside > _MANY_ASIDE]
    if sideways:
        yield worded("doubt.sideways", **_listed(sideways))
    strange = [page.number for page in pages if page.unreadable > 2]
    if strange:
        letters = sum(page.unreadable for page in pages)
        yield worded("doubt.font", letters=letters, **_listed(strange))


def _listed(numbers: Sequence[int]) -> Mapping[str, int | str]:
    """Return how many pages there are, and the numbers of the first."""
    return {
        "n": len(numbers),
        "pages": ", ".join(map(str, numbers[:8])) + (", …" if len(numbers) > 8 else ""),
    }


def _document(name: str, pages: Sequence[Page], meta: Mapping[str, str]) -> Document:
    shown = without_line_numbers({page.number: list(runs(page.words)) for page in pages})
    lines = flow(_columns(without_heads(shown)))
    links = [link for page in pages for link in page.links]
    out = Builder()
    write(out, lines, links, Places(name, {page.number: page.turn for page in pages}))
    return out.document(name, "pdf", meta)


def _columns(pages: Mapping[int, Sequence[Run]]) -> Iterator[tuple[int, list[Column]]]:
    """Yield the columns of every page; what parts those of one page may part few lines of another."""
    own = {number: proven(page) for number, page in pages.items()}
    known = list({round(one.begin / _SAME): one for one in own.values() if one}.values())
    for number, page in pages.items():
        gutter = own[number]
        others = [one for one in known if not gutter or abs(one.begin - gutter.begin) > _SAME]
        few = len(rows(page)) < _FEW and (shared(page, others) if others else None)
        if few:  # the gaps of a few stretched lines prove little
            yield number, columns(page, few, whole=True)
        else:
            yield number, columns(page, gutter or shared(page, known))
