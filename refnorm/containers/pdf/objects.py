"""What a PDF page holds beside its text: pictures, links, annotations."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

MOST_LINKS, _MOST_OBJECTS = 2_000, 10_000
"""How many links and objects of a page are looked at."""


def pictures(page: Any) -> bool:
    """Tell whether a page shows a picture."""
    from pypdfium2 import raw

    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i)) for i in range(count))
    return any(kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) for kind in kinds)


def links(file: Any, page: Any) -> Iterator[str]:
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


def annotation_count(page: Any) -> int:
    """Count the annotations of a page."""
    from pypdfium2 import raw

    return int(raw.FPDFPage_GetAnnotCount(page))
