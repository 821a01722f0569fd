"""Damaged manuscripts of every format are read or refused in one line: no traceback, no hang.

A thousand variants of the manuscripts of this folder, each made by a number, so that it can be made again:
bytes are flipped, cut out, doubled, moved; of archives also the bytes of one member. What LibreOffice has to
convert is left out: each variant would start it anew, and its own process is ended by a limit anyway.
"""

from __future__ import annotations

import io
import random
import signal
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

import converting as make
import pytest

from refnorm import analyze
from refnorm.config import Options
from refnorm.errors import ReadError
from refnorm.readers import Source, read
from refnorm.writers import write

NAMES = (
    "uk.md", "uk.txt", "uk.html", "uk.xml", "uk.tex", "uk.bib", "uk.docx", "uk.epub", "uk.pdf", "drifts.docx",
)  # fmt: skip
EACH = 100
"""Variants of each manuscript."""
WHOLE = 20
"""Every so many-th is not only read, but analyzed."""
SECONDS = 10
"""What a variant may take; it is a hundred times what one takes."""

ODD = (
    b"\0",
    b"\xff",
    b"{",
    b"}",
    b"<",
    b">",
    b"&",
    b"\\",
    b"[",
    b"]]>",
    b"(",
    b"%",
    b"\n\n",
    b"\xef\xbf\xbf",
    b"9" * 30,
)


@cache
def manuscript(name: str) -> bytes:
    """Return the bytes that variants are made of."""
    stem, _, ending = name.partition(".")
    if ending == "md":
        return make.MANUSCRIPTS[stem].read_bytes()
    if ending == "txt":
        return make.MANUSCRIPTS[stem].read_text("utf-8").encode("cp1251", "ignore")
    if ending == "bib":
        return write(analyze(make.MANUSCRIPTS[stem]), "bibtex", Options())
    return (make.FIXTURES / name).read_bytes()


def variant(data: bytes, chance: random.Random) -> bytes:
    """Return data with one to eight changes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) or 1)
        size = chance.choice((1, 2, 8, 64, 1024))
        piece = bytes(changed[at : at + size])
        match chance.randrange(6):
            case 0 if changed:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = piece * chance.choice((1, 2, 50))
            case 3:
                changed[at:at] = chance.choice(ODD) * chance.choice((1, 1, 1, 300))
            case 4:
                where = chance.randrange(len(changed) or 1)
                changed[where:where] = piece
            case _:
                changed[at : at + size] = chance.randbytes(size)
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.1 else changed)


def within(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with changes in one of its members, which its checksums do not tell."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice([info.filename for info in old.infolist() if info.file_size])
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, variant(content, chance) if info.filename == chosen else content)
    return held.getvalue()


@contextmanager
def limited() -> Iterator[None]:
    """Stop what takes too long, where the system can: it is the processor's time that counts."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    if not hasattr(signal, "SIGPROF"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    data = manuscript(name)
    packed = data.startswith(b"PK")
    for number in range(EACH):
        chance = random.Random(f"{name} {number}")
        source = Source(name, data=within(data, chance) if packed and number % 2 else variant(data, chance))
        start = time.process_time()
        try:
            with limited():
                document = read(source)
                assert all(block.span.of(document.text).strip() for block in document.blocks)
                if number % WHOLE == 0:
                    analyze(source, options=Options(debug=True))
        except ReadError as error:
            assert error.message and "\n" not in f"{error.message}{error.hint}", f"{name}, variant {number}"
        except Exception as error:
            raise AssertionError(f"{name}, variant {number}") from error
        assert time.process_time() - start < SECONDS, f"{name}, variant {number}"
