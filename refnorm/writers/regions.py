"""Places as SARIF has them: files as URIs, text as regions, other places in words."""

from __future__ import annotations

import os
import re
from typing import Any

from refnorm.model import Document, Place, Span
from refnorm.patterns import kept
from refnorm.places import place_of, spoken
from refnorm.writers.inert import shortened
from refnorm.writers.rows import on_a_line

Json = dict[str, Any]

_DRIVE = kept(r"[A-Za-z]:[\\/]")
_LONGEST = 200
"""Characters of the name of a place."""


def relative(source: str) -> str:
    """Return the name of a file as seen from where the program runs, if it is there or below."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - names need not be paths
    return source[len(here) :] if len(here) > 1 and source.startswith(here) else source


def uri(source: str) -> Json:
    """Return where a file is: relative to where the program runs, or absolute."""
    from urllib.parse import quote

    source = relative(source)
    path = source.replace("\\", "/") if os.sep == "\\" or _DRIVE.match(source) else source
    spelled = quote(os.fsencode(_encodable(path)))
    if _DRIVE.match(source):
        return {"uri": f"file:///{spelled}"}
    if path.startswith("/"):
        return {"uri": f"file://{spelled}"}
    return {"uri": spelled.removeprefix("./") or ".", "uriBaseId": "%SRCROOT%"}


def _encodable(name: str) -> str:
    """Return a name with only those halves of characters that stand for a file system's raw bytes."""
    return re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", name)


def anchored(document: Document) -> bool:
    """Tell whether spans of the document are places of a text file, which an editor can change."""
    return not document.anchors


def location(document: Document, span: Span) -> Json:
    """Return the place of a span: its region where the file is a text, else words."""
    start, end = (place_of(document, at) for at in (span.start, max(span.start, span.end - 1)))
    found = whereabouts(start)
    if not on_a_line(start):
        return found
    region: Json = {"startLine": start.line}
    if start.column is not None:
        region |= {"startColumn": start.column, "endLine": end.line, "endColumn": _after(end, span)}
    if anchored(document):
        region |= {"charOffset": span.start - _floor(document, span), "charLength": len(span)}
    found["physicalLocation"]["region"] = region
    return found


def _after(end: Place, span: Span) -> int:
    """Return the column after the last character, or of an empty span itself."""
    return (end.column or 1) + (len(span) > 0)


def _floor(document: Document, span: Span) -> int:
    """Return where the file of a span begins in a document that was joined of several."""
    return max((part.span.start for part in document.parts if part.span.start <= span.start), default=0)


def whereabouts(place: Place) -> Json:
    """Return a place of which only the file is known, or what people call it there."""
    found: Json = {"physicalLocation": {"artifactLocation": uri(place.source)}}
    if on_a_line(place):
        column = {} if place.column is None else {"startColumn": place.column}
        found["physicalLocation"]["region"] = {"startLine": place.line} | column
    elif spoken(place):
        found["logicalLocations"] = [{"fullyQualifiedName": shortened(spoken(place), _LONGEST)}]
    return found
