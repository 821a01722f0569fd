"""A letter to the author of an article: numbered questions, each with both printed values and its place."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.letter import pages
from refnorm.writers.letter.items import Item, Letter, first, later
from refnorm.writers.letter.layout import docx, html, markdown

__all__ = ["Item", "Letter", "first", "later", "pages"]


@writer("letter-markdown", "letter", "a letter to the author as Markdown")
def letter_markdown(report: Report, options: Options) -> bytes:
    """Write the letters of all articles, one behind the other."""
    return "\n".join(pages.page(one, options) for one in letters(report, options)).encode()


@writer("letter-html", "letter", "a letter to the author as a web page")
def letter_html(report: Report, options: Options) -> bytes:
    """Write the letters of all articles on one page."""
    return html(letter_markdown(report, options).decode(), options.language)


@writer("letter-docx", "letter", "a letter to the author as a Word file")
def letter_docx(report: Report, options: Options) -> bytes:
    """Write the letters of all articles into one Word file."""
    return docx(letter_markdown(report, options).decode(), options.language)


def letters(report: Report, options: Options) -> Iterable[Letter]:
    """Yield the first letter of each article that has something to ask."""
    for document, article in report.articles:
        letter = first(document, article, options.language)
        if letter.items:
            yield letter


FORMS = {"markdown": markdown, "html": html, "docx": docx}
"""How a letter in Markdown becomes each form."""
