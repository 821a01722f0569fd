"""Texts set as pages: a flat OpenDocument file that LibreOffice prints, with columns, heads and hyphens."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from refnorm.text import script

SOFFICE = shutil.which("soffice")


@dataclass(frozen=True, slots=True)
class Page:
    """How a text is set: `item` says how the items of a list stand: `hanging`, `first` or `flush`."""

    columns: int = 1
    item: str = "first"
    hyphens: bool = True
    heads: bool = True
    size: float = 10.0
    justified: bool = True


Paragraph = tuple[str, str]
"""A style's name and the text that is set in it."""

_HEADING = re.compile(r"#{1,6}\s+")
_NUMBER = re.compile(r"\\?\[?\d{1,3}\\?\]?\s?[.)]?\s?\S")
_MARKUP = re.compile(r"\*{1,3}|</?(?:sup|sub|b|i|br|p|table|tr|td|th|tbody|thead)\b[^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RULE = re.compile(r"[-–—_*=\s]*")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Markdown text as they are printed, each with its style."""
    for line in text.splitlines():
        heading = _HEADING.match(line)
        shown = _ESCAPE.sub(r"\1", _MARKUP.sub("", _LINK.sub(r"\1", line[heading.end() if heading else 0 :])))
        shown = _CONTROL.sub("", " ".join(shown.split()))
        if _RULE.fullmatch(shown):
            continue
        yield ("Heading" if heading else "Item" if _NUMBER.match(shown) else "Body", shown)


def plain(text: str) -> str:
    """Return the text as plain lines, a blank one before and after each heading."""
    lines = [f"\n{shown}\n" if style == "Heading" else shown for style, shown in paragraphs(text)]
    return "\n".join(lines).strip() + "\n"


_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_INDENTS: Mapping[str, tuple[str, str]] = {
    "hanging": ("0.6cm", "-0.6cm"),
    "first": ("0cm", "0.6cm"),
    "flush": ("0cm", "0cm"),
}


def _style(name: str, page: Page, indents: tuple[str, str], language: str, more: str = "") -> str:
    hyphens = "true" if page.hyphens else "false"
    align = "justify" if page.justified and not more else "start"
    country = {"ru": "RU", "en": "US"}[language]
    return (
        f'<style:style style:name="{name}_{language}" style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-left="{indents[0]}" fo:text-indent="{indents[1]}" fo:text-align="{align}" '
        f'fo:margin-top="{"6pt" if more else "0pt"}" fo:margin-bottom="{"4pt" if more else "0pt"}" '
        'fo:hyphenation-ladder-count="no-limit"/>'
        f'<style:text-properties style:font-name="Liberation Serif" fo:font-family="Liberation Serif" '
        f'fo:font-size="{page.size}pt" fo:language="{language}" fo:country="{country}" {more} '
        f'fo:hyphenate="{hyphens}" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/>'
        "</style:style>"
    )


def _styles(page: Page) -> str:
    body = ("0cm", "0cm" if page.item == "flush" else "0.6cm")
    return "".join(
        _style("Heading", page, ("0cm", "0cm"), language, 'fo:font-weight="bold"')
        + _style("Body", page, body, language)
        + _style("Item", page, _INDENTS[page.item], language)
        for language in ("ru", "en")
    )


def _bands(page: Page) -> str:
    if not page.heads:
        return '<style:master-page style:name="Standard" style:page-layout-name="pl"/>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="pl"><style:header><text:p>'
        "Известия высших учебных заведений • 2020 • № 3</text:p></style:header><style:footer><text:p>"
        "<text:page-number/></text:p></style:footer></style:master-page>"
    )


def flat(text: str, page: Page) -> str:
    """Return a text as a flat OpenDocument file."""
    gap = f'<style:columns fo:column-count="{page.columns}" fo:column-gap="0.6cm"/>'
    columns = gap if page.columns > 1 else ""
    band = '<style:header-footer-properties fo:min-height="0.8cm"/>'
    bands = (
        f"<style:header-style>{band}</style:header-style><style:footer-style>{band}</style:footer-style>"
        if page.heads
        else ""
    )
    set_text = "".join(_set(style, shown) for style, shown in paragraphs(text))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        f'{_styles(page)}<style:page-layout style:name="pl"><style:page-layout-properties '
        f'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">{columns}'
        f"</style:page-layout-properties>{bands}</style:page-layout></office:automatic-styles>"
        f"<office:master-styles>{_bands(page)}</office:master-styles>"
        f"<office:body><office:text>{set_text}</office:text></office:body></office:document>"
    )


def _set(style: str, text: str) -> str:
    language = "ru" if script(text) == "Cyrillic" else "en"
    return f'<text:p text:style-name="{style}_{language}">{escape(text)}</text:p>'


def convert(files: Mapping[str, str], ending: str, folder: Path) -> None:
    """Let LibreOffice write flat files (name -> text) as `folder/name.ending`."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = []
        for name, text in files.items():
            paths.append(Path(scratch, f"{name}.fodt"))
            paths[-1].write_text(text, "utf-8")
        command = [SOFFICE or "soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless"]
        command += ["--convert-to", ending, "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True)
