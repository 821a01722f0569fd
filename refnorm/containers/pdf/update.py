"""What is added to a PDF file: new objects behind its own bytes, which stay as they are.

That is an incremental update (ISO 32000-1, 7.5.6): the new objects, a section that says where they are, and
a trailer that leads on to the one before. The section is of the same kind as the file's newest one.
"""

from __future__ import annotations

import io
import logging
import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from refnorm.containers.pdf import opened
from refnorm.errors import ReadError
from refnorm.messages import worded

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject, IndirectObject, PdfObject

_START = re.compile(rb"startxref\s+(\d+)")
_STREAM = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_KEPT = ("/Root", "/Info")
_FIELDS = 2_000
"""Form fields that are asked whether they are signatures."""
_SAVE = "advice.save_anew"


class Update:
    """Objects to be added to a PDF file, and annotations to be put on its pages."""

    def __init__(self, data: bytes) -> None:
        """Read the file; ReadError where notes cannot be added to it, or must not."""
        from pypdf import PdfReader

        self._data = data
        self._made: dict[int, tuple[int, PdfObject]] = {}
        self._added: dict[int, list[IndirectObject]] = {}
        with _understood():
            self._reader = PdfReader(io.BytesIO(data))
            _refuse(self._reader)
            self._pages = [page.indirect_reference for page in self._reader.pages]
            ids = [0, *(id for ids in self._reader.xref.values() for id in ids), *self._reader.xref_objStm]
            self._next = max(max(ids) + 1, int(self._reader.trailer.get("/Size", 0)))

    def page(self, number: int) -> IndirectObject:
        """Return the page of a number, from 1."""
        found = self._pages[number - 1] if number <= len(self._pages) else None
        if found is None:
            raise _damaged()
        return found

    def annotations(self, number: int) -> Iterator[DictionaryObject]:
        """Yield the annotations that a page has; what is none is passed over."""
        from pypdf.generic import DictionaryObject

        with _understood():
            held = self.page(number).get_object()
            found = held.get("/Annots") if isinstance(held, DictionaryObject) else None
            every = [one.get_object() for one in (found.get_object() if found is not None else None) or ()]
        yield from (one for one in every if isinstance(one, DictionaryObject))

    def add(self, made: PdfObject) -> IndirectObject:
        """Add an object; return the reference to it."""
        from pypdf.generic import IndirectObject

        self._next += 1
        self._made[self._next - 1] = (0, made)
        return IndirectObject(self._next - 1, 0, self._reader)

    def put(self, number: int, annotation: IndirectObject) -> None:
        """Put an annotation on a page, over what is there."""
        self._added.setdefault(number, []).append(annotation)

    def written(self) -> bytes:
        """Return the file with all that was added, the very file where that is nothing."""
        if not self._added:
            return self._data
        with _understood():
            for number, new in self._added.items():
                self._annots(number, new)
            data = self._data + self._section()
        self._prove(data)
        return data

    def _annots(self, number: int, new: list[IndirectObject]) -> None:
        """Change what holds a page's annotations: their own array, or the page."""
        from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

        reference = self.page(number)
        page = reference.get_object()
        assert isinstance(page, DictionaryObject)
        held = page.raw_get("/Annots") if "/Annots" in page else None
        old = held.get_object() if held is not None else None
        array = ArrayObject([*(old if isinstance(old, ArrayObject) else ()), *new])
        if isinstance(held, IndirectObject) and isinstance(old, ArrayObject):
            self._made[held.idnum] = (held.generation, array)
            return
        changed = DictionaryObject(page)
        changed[NameObject("/Annots")] = array
        self._made[reference.idnum] = (reference.generation, changed)

    def _section(self) -> bytes:
        """Return the new objects, where they are, and the trailer."""
        out = io.BytesIO()
        out.write(b"" if self._data.endswith((b"\n", b"\r")) else b"\n")
        # offsets are counted from the header, before which some programs write something
        base = len(self._data) - max(self._data.find(b"%PDF-"), 0)
        places: dict[int, tuple[int, int]] = {}
        for id, (generation, made) in sorted(self._made.items()):
            places[id] = (base + out.tell(), generation)
            out.write(f"{id} {generation} obj\n".encode())
            made.write_to_stream(out)
            out.write(b"\nendobj\n")
        start, before = base + out.tell(), self._before()
        if before is not None and _STREAM.match(self._data, len(self._data) - base + before):
            self._stream(out, places | {self._next: (start, 0)}, before)
        else:
            self._table(out, places, before)
        out.write(f"startxref\n{start}\n%%EOF\n".encode())
        return out.getvalue()

    def _before(self) -> int | None:
        """Return where the file's newest section is, as the file says it."""
        found = _START.findall(self._data, max(len(self._data) - 2048, 0))
        return int(found[-1]) if found else None

    def _trailer(self, size: int, before: int | None) -> dict[str, Any]:
        from pypdf.generic import ArrayObject, ByteStringObject, NumberObject

        old = self._reader.trailer
        new = {key: old.raw_get(key) for key in _KEPT if key in old}
        new["/Size"] = NumberObject(size)
        if before is not None:
            new["/Prev"] = NumberObject(before)
        ids = old.get("/ID")
        if isinstance(ids, ArrayObject) and len(ids) == 2:
            made = b"".join(str(one[1]).encode() for one in self._made.values())
            own = blake2b(self._data[-4096:] + made, digest_size=16).digest()
            new["/ID"] = ArrayObject([ids[0], ByteStringObject(own)])
        return new

    def _table(self, out: io.BytesIO, places: Mapping[int, tuple[int, int]], before: int | None) -> None:
        # the head of the free objects, with which some readers expect every section to begin
        out.write(b"xref\n0 1\n0000000000 65535 f \n")
        for first, run in _runs(places):
            out.write(f"{first} {len(run)}\n".encode())
            out.write(b"".join(f"{offset:010} {generation:05} n \n".encode() for offset, generation in run))
        out.write(b"trailer\n")
        _dictionary(self._trailer(self._next, before)).write_to_stream(out)
        out.write(b"\n")

    def _stream(self, out: io.BytesIO, places: Mapping[int, tuple[int, int]], before: int) -> None:
        from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject

        made = DecodedStreamObject()
        made.update(_dictionary(self._trailer(self._next + 1, before)))
        runs = list(_runs(places))
        made[NameObject("/Type")] = NameObject("/XRef")
        made[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 2)))
        made[NameObject("/Index")] = ArrayObject(NumberObject(n) for a, run in runs for n in (a, len(run)))
        made.set_data(b"".join(struct.pack(">BIH", 1, *place) for _, run in runs for place in run))
        out.write(f"{self._next} 0 obj\n".encode())
        made.write_to_stream(out)
        out.write(b"\nendobj\n")

    def _prove(self, data: bytes) -> None:
        """Open the copy with the other library: a copy without its notes is not handed out."""
        with opened(data) as pdf:
            if any(pdf.annotations(number) < len(new) for number, new in self._added.items()):
                raise _damaged()


def _runs(places: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the first of consecutive numbers, and the places of all of them."""
    ids = sorted(places)
    while ids:
        count = next((i for i, id in enumerate(ids) if id != ids[0] + i), len(ids))
        yield ids[0], [places[id] for id in ids[:count]]
        ids = ids[count:]


def _dictionary(values: Mapping[str, Any]) -> DictionaryObject:
    from pypdf.generic import DictionaryObject, NameObject

    return DictionaryObject({NameObject(key): value for key, value in values.items()})


def _damaged() -> ReadError:
    return ReadError(worded("trouble.pdf_damaged_notes"), worded(_SAVE))


@contextmanager
def _understood() -> Iterator[None]:
    """Turn what the library cannot read into one line, and keep it from talking."""
    logger = logging.getLogger("pypdf")
    before, logger.propagate, silent = logger.propagate, False, logging.NullHandler()
    logger.addHandler(silent)
    try:
        yield
    except ReadError:
        raise
    except Exception as error:
        # whatever a broken file makes the library say: there is no list of it
        raise _damaged() from error
    finally:
        logger.propagate = before
        logger.removeHandler(silent)


def _refuse(reader: Any) -> None:
    """Raise ReadError for a file that must not be changed."""
    if reader.is_encrypted:
        raise ReadError(worded("trouble.pdf_encrypted_notes"), worded("advice.without_protection"))
    root = reader.trailer["/Root"]
    form = root.get("/AcroForm")
    form = form.get_object() if form is not None else {}
    if "/XFA" in form:
        raise ReadError(
            worded("trouble.pdf_xfa"),
            worded("advice.print_plain"),
        )
    if "/Perms" in root or _signed(form):
        raise ReadError(worded("trouble.pdf_signed"), worded("advice.print_unsigned"))


def _signed(form: Any) -> bool:
    """Tell whether a form holds a signature that somebody has given."""
    fields, seen = list(form.get("/Fields") or ()), 0
    while fields and seen < _FIELDS:
        field, seen = fields.pop().get_object(), seen + 1
        if field.get("/FT") == "/Sig" and field.get("/V") is not None:
            return True
        fields.extend(field.get("/Kids") or ())
    return False
