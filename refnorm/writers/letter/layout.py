"""A letter in Markdown as a web page or a Word file: headings, paragraphs, strong words, printed values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

_STYLE = (
    "body{font:11pt/1.45 'Noto Serif','PT Serif',Georgia,serif;max-width:42rem;margin:2rem auto;"
    "padding:0 1rem;"
    "color:#1a1a1a;background:#fff;overflow-wrap:anywhere}"
    "code{font:inherit;font-weight:600;background:#f1f1ee;padding:0 .2em}h1{font-size:1.3rem}"
    "@page{size:A4;margin:2cm}@media print{body{margin:0;max-width:none}}"
)


def markdown(text: str, _language: str) -> bytes:
    """Return a letter as it is."""
    return text.encode()


def html(text: str, language: str) -> bytes:
    """Return a letter as a web page that loads nothing; markup in the text is text."""
    from markdown_it import MarkdownIt

    title = next((line.lstrip("# ") for line in text.splitlines() if line.startswith("#")), "refnorm")
    body = MarkdownIt("commonmark", {"html": False}).render(text)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    page = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def docx(text: str, language: str) -> bytes:
    """Return a letter as a Word file on A4."""
    from docx.enum.text import WD_BREAK
    from markdown_it import MarkdownIt

    document = _blank(language)
    heading = 0
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "hr":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif token.type == "inline":
            paragraph = document.add_heading("", min(heading, 3)) if heading else document.add_paragraph()
            _fill(paragraph, token.children or [])
            heading = 0
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _blank(language: str) -> Document:
    from docx import Document as new
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document: Document = new()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    style.paragraph_format.space_after = Pt(4)
    properties = style.element.get_or_add_rPr()
    lang = properties.makeelement(qn("w:lang"), {qn("w:val"): language})
    properties.append(lang)
    document.core_properties.author = "refnorm"
    document.core_properties.language = language
    return document


def _fill(paragraph: Paragraph, tokens: list[Token]) -> None:
    """Write the words of a paragraph; a printed value is bold, so that it stands out on paper."""
    strong = False
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong = token.type == "strong_open"
        elif token.type in ("softbreak", "hardbreak"):
            paragraph.add_run().add_break()
        else:
            run = paragraph.add_run("".join(_visible(token.content)))
            run.bold = strong or token.type == "code_inline"


def _visible(text: str) -> Iterator[str]:
    """Yield the characters that XML can hold."""
    for char in text:
        yield char if char in "\t\n" or (ord(char) >= 32 and char not in "\ufffe\uffff") else "\ufffd"
