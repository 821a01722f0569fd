"""What a PDF file would cost before it is opened: PDFium unpacks and draws whatever it is given.

It looks at the bytes alone, and only at what can be large: streams that unpack to far more than they are, and
forms that draw forms. A form whose resources stand in a packed object is not followed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from refnorm.errors import ReadError
from refnorm.messages import worded

MOST_UNPACKED = 256 << 20
"""What one stream that is no picture may hold unpacked, in bytes."""
MOST_DRAWN = 1_000_000
"""How many forms one form may draw in all."""

_LEAST = 200 << 10
"""A packed stream that is shorter cannot unpack to as much."""
_HEAD, _CONTENT, _MOST_FORMS = 4_000, 4 << 20, 20_000
_BOMB = "advice.bomb"
_STREAM = re.compile(rb"stream")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWS = re.compile(rb"(?<=\s)Do\b")


class _Form(NamedTuple):
    draws: int
    refers: frozenset[int]


def check(data: bytes) -> None:
    """Refuse a file that would unpack or draw without measure; ReadError says so."""
    for head, packed in _streams(data):
        if b"FlateDecode" in head and b"/Image" not in head and _unpacked(packed) > MOST_UNPACKED:
            raise ReadError(worded("trouble.pdf_unpacks", size=MOST_UNPACKED >> 20), worded(_BOMB))
    forms = dict(_forms(data))
    if any(form.refers & forms.keys() for form in forms.values()) and _drawn(forms) > MOST_DRAWN:
        raise ReadError(worded("trouble.pdf_forms_nested"), worded(_BOMB))


def _streams(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield the long streams, each with what stands before it."""
    start = None
    for mark in _STREAM.finditer(data):
        at = mark.start()
        if data[at - 3 : at] != b"end":
            start = _begin(data, mark.end()) if start is None else start
        elif start is not None:
            if at - start > _LEAST:
                yield data[max(0, start - _HEAD) : start].rpartition(b"obj")[2], memoryview(data)[start:at]
            start = None


def _begin(data: bytes, at: int) -> int:
    """Return where a stream begins behind its word and the line end."""
    return at + {b"\r\n": 2}.get(data[at : at + 2], 1)


def _unpacked(packed: memoryview) -> int:
    """Count the bytes of a stream unpacked, as far as it can be unpacked and they are counted."""
    count, unpacker = 0, zlib.decompressobj()
    rest: bytes | memoryview = packed
    try:
        while rest and count <= MOST_UNPACKED and not unpacker.eof:
            count += len(unpacker.decompress(rest, 1 << 22))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        pass
    return count


def _forms(data: bytes) -> Iterator[tuple[int, _Form]]:
    """Yield the forms by their numbers."""
    for count, mark in enumerate(_FORM.finditer(data)):
        if count > _MOST_FORMS:
            raise ReadError(worded("trouble.pdf_forms", most=f"{_MOST_FORMS:,}"), worded(_BOMB))
        before = data[max(0, mark.start() - _HEAD) : mark.start()]
        named = [None, *_NUMBER.finditer(before)][-1]
        begin = _STREAM.search(data, mark.end(), mark.end() + _HEAD)
        if named and begin:
            head = before[named.end() :] + data[mark.start() : begin.start()]
            refers = frozenset(int(found) for found in _REFERENCE.findall(head + _resources(data, head)))
            yield int(named[1]), _Form(_draws(data, head, _begin(data, begin.end())), refers)


def _resources(data: bytes, head: bytes) -> bytes:
    """Return the resources of a form where they are an object of their own."""
    found = re.search(rb"/(?:Resources|XObject)\s+(\d{1,10})\s+(\d{1,5})\s+R", head)
    at = data.find(b"\n%b %b obj" % (found[1], found[2])) if found else -1
    return data[at : at + _HEAD].partition(b"endobj")[0] if at >= 0 else b""


def _draws(data: bytes, head: bytes, start: int) -> int:
    """Count how often the content of a form draws another."""
    end = data.find(b"endstream", start, start + _CONTENT)
    content = data[start : end if end >= 0 else start]
    if b"FlateDecode" in head:
        try:
            content = zlib.decompressobj().decompress(content, _CONTENT)
        except zlib.error:
            return 0
    return len(_DRAWS.findall(content))


def _drawn(forms: Mapping[int, _Form]) -> int:
    """Return how many forms the one that draws most draws in all; one that draws itself has no end."""
    known: dict[int, int] = {}
    open_: set[int] = set()
    stack = list(forms)
    while stack:
        number = stack[-1]
        inner = forms[number].refers & forms.keys()
        missing = [one for one in inner if one not in known]
        if number in known or not missing:
            stack.pop()
            open_.discard(number)
            most = max((known[one] for one in inner), default=0)
            known.setdefault(number, forms[number].draws * (1 + most))
        elif number in open_ or number in inner:
            return MOST_DRAWN + 1
        else:
            open_.add(number)
            stack += missing
    return max(known.values(), default=0)
