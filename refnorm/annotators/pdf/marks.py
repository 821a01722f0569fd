"""The annotations themselves: highlights with their notes, and links (ISO 32000-1, 12.5.6)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from hashlib import blake2s
from typing import TYPE_CHECKING, Any

from refnorm.annotators.notes import AUTHOR, Line
from refnorm.annotators.pdf.patches import Patch, around
from refnorm.containers.pdf import Box
from refnorm.containers.pdf.update import Update

if TYPE_CHECKING:
    from pypdf.generic import TextStringObject

COLOURS = {"error": (1.0, 0.62, 0.6), "warning": (1.0, 0.86, 0.4), "info": (0.66, 0.84, 1.0)}
_LINK = (0.2, 0.4, 0.8)
_PRINTED = 4
_WINDOW = (220.0, 120.0)
"""Width and height in points of the window in which a note opens."""
_ABOVE = 30.0
"""Points of the page that are shown above the target of a link."""


def said(lines: Iterable[Line]) -> str:
    """Return the text of a note: a paragraph a finding, its values below."""
    return "\n\n".join("\n".join((line.head, *line.values)) for line in lines)


def named(lines: Iterable[Line]) -> str:
    """Return the name of a note, by which its lines are known again in whatever language they are."""
    return "-".join((AUTHOR, *(line.mark for line in lines)))


def highlight(
    update: Update, patches: Sequence[Patch], words: tuple[str, str], severity: str, day: datetime.date
) -> None:
    """Put a highlight over patches of one page; `words` are its name, made where empty, and its note."""
    page, box = patches[0].page, around([patch.box for patch in patches])
    name, text = words
    name = name or f"{AUTHOR}-{blake2s(f'{page} {box} {text}'.encode(), digest_size=8).hexdigest()}"
    moment = _text(f"D:{day:%Y%m%d}")
    note = _object(
        {
            "/Type": "/Annot", "/Subtype": "/Highlight", "/P": update.page(page), "/F": _PRINTED,
            "/Rect": box, "/QuadPoints": [n for patch in patches for n in patch.corners],
            "/C": COLOURS[severity], "/AP": {"/N": update.add(_look(patches, box, severity))},
            "/T": _text(AUTHOR), "/Contents": _text(text), "/Subj": _text(severity),
            "/NM": _text(name), "/M": moment, "/CreationDate": moment,
        }
    )  # fmt: skip
    reference = update.add(note)
    window = (box[2], box[3] - _WINDOW[1], box[2] + _WINDOW[0], box[3])
    popup = {"/Type": "/Annot", "/Subtype": "/Popup", "/Parent": reference, "/Rect": window, "/Open": False}
    note.update(_object({"/Popup": update.add(_object(popup))}))
    update.put(page, reference)
    update.put(page, note.raw_get("/Popup"))


def link(update: Update, patch: Patch, target: Patch, name: str, text: str) -> None:
    """Put a link over a patch that leads to where another one stands."""
    x, y = target.corners[:2]
    made = {
        "/Type": "/Annot", "/Subtype": "/Link", "/P": update.page(patch.page), "/Rect": patch.box,
        "/Dest": [update.page(target.page), "/XYZ", x if target.turn else None, y + _ABOVE, None],
        "/BS": {"/S": "/S" if patch.turn else "/U", "/W": 1}, "/C": _LINK,
        "/NM": _text(name), "/Contents": _text(text),
    }  # fmt: skip
    update.put(patch.page, update.add(_object(made)))


def _look(patches: Sequence[Patch], box: Box, severity: str) -> Any:
    """Return what viewers show: the patches in a colour that leaves the letters black."""
    from pypdf.generic import DecodedStreamObject

    made = DecodedStreamObject()
    blend = {"/ExtGState": {"/M": {"/BM": "/Multiply"}}}
    kind = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": box, "/Resources": blend}
    made.update(_object(kind | {"/Group": {"/S": "/Transparency"}}))
    boxes = [(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in (patch.box for patch in patches)]
    shapes = "\n".join(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re" for x, y, width, height in boxes)
    red, green, blue = COLOURS[severity]
    made.set_data(f"/M gs {red} {green} {blue} rg\n{shapes}\nf\n".encode())
    return made


def _text(text: str) -> TextStringObject:
    from pypdf.generic import TextStringObject

    return TextStringObject(text)


def _object(value: Any) -> Any:
    """Return plain data as objects of a PDF file; a plain string is a name."""
    from pypdf import generic

    if isinstance(value, generic.PdfObject):
        return value
    if isinstance(value, dict):
        pairs = ((generic.NameObject(key), _object(one)) for key, one in value.items())
        return generic.DictionaryObject(pairs)
    if isinstance(value, list | tuple):
        return generic.ArrayObject(map(_object, value))
    makers: dict[type, Any] = {
        str: generic.NameObject, bool: generic.BooleanObject, int: generic.NumberObject,
        float: lambda number: generic.FloatObject(round(number, 2)),
        type(None): lambda _: generic.NullObject(),
    }  # fmt: skip
    return makers[type(value)](value)
