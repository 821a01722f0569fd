"""Small Word files from the XML of their parts; what every part needs around it is added here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from refnorm.containers.ooxml import NAMESPACES, STRICT

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DRAWING = {
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings")
ROOTS = {"document": "w:document"}


def make(row: Mapping[str, Any]) -> bytes:
    """Build a file of a row: `body` is the inside of `w:body`, each of `PARTS` the inside of its root.

    Shorthands in it: `{{p:text}}` is a paragraph of one run, `{{n:text}}` one that is an item of list 1.
    `strict` writes the strict edition; `members` are further files of the archive.
    """
    space = NAMESPACES | (STRICT if row.get("strict") else {}) | DRAWING
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in space.items())
    parts = {"document": f"<w:body>{row.get('body', '')}</w:body>"}
    parts |= {name: row[name] for name in PARTS if name in row}
    files = {f"word/{name}.xml": _part(name, _short(inner), declared) for name, inner in parts.items()}
    files["[Content_Types].xml"] = _types(files)
    files["_rels/.rels"] = _relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = _relations({n: f"{n}.xml" for n in parts if n != "document"})
    return archive(files | row.get("members", {}))


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _part(name: str, inner: str, declared: str) -> str:
    root = ROOTS.get(name, f"w:{name}")
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {declared}>{inner}</{root}>'


def _short(xml: str) -> str:
    pieces = xml.split("{{")
    done = [pieces[0]]
    for piece in pieces[1:]:
        inner, _, rest = piece.partition("}}")
        kind, _, text = inner.partition(":")
        properties = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' if kind == "n" else ""
        done.append(f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>{rest}')
    return "".join(done)


def _types(files: Mapping[str, str]) -> str:
    kinds = {name: name.removeprefix("word/").removesuffix(".xml") for name in files}
    kinds["word/document.xml"] = "document.main"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{MAIN}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    usual = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{usual}{overrides}</Types>'


def _relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
