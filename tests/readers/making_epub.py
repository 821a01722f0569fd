"""E-books for the tests, made of their pages."""

from __future__ import annotations

import io
import zipfile
from typing import Any

CONTAINER = '<container><files><rootfile full-path="OEBPS/content.opf"/></files></container>'


def make(row: dict[str, Any]) -> bytes:
    """Pack pages, by their names, in the order of the row's `spine`, or of themselves."""
    pages: dict[str, str] = row["pages"]
    items = "".join(f'<item id="i{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in pages)
    spine = "".join(f'<itemref idref="i{n}"/>' for n in row.get("spine", pages))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="css" href="a.css" '
        f'media-type="text/css"/>{items}</manifest><spine>{spine}</spine></package>'
    )
    parts = {"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": package}
    parts |= {f"OEBPS/{name}": page for name, page in pages.items() if name not in row.get("lost", ())}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()
