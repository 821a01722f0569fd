"""Terminals of another encoding than UTF-8: letters that they lack become escapes, and people are told."""

from __future__ import annotations

import codecs
import io
import re
import sys


def encoding() -> str | None:
    """Return the encoding of a terminal that is not of UTF-8; None for any other output."""
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper) or not out.isatty():
        return None
    name = codecs.lookup(out.encoding).name
    return None if name.startswith("utf") else name


def escaped(text: str, encoding: str) -> tuple[bytes, bool]:
    """Return a text in an encoding, and whether a letter had to be escaped; carets keep to their letters."""
    rows = text.split("\n")
    data, strange = [], False
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ""
        try:
            data.append(row.encode(encoding))
        except UnicodeEncodeError:
            strange = True
            data.append(row.encode(encoding, "backslashreplace"))
            if re.fullmatch(r" *\^[ ^]*", below):
                rows[at + 1] = _stretched(row, below, encoding)
    return b"\n".join(data), strange


def _stretched(row: str, carets: str, encoding: str) -> str:
    """Make the carets below a row as wide as its escapes."""
    from refnorm.writers.marks import width

    found, at = "", 0
    for char in row:
        columns = width(char)
        mark = "^" if "^" in carets[at : at + columns] else " "
        found += mark * (len(char.encode(encoding, "backslashreplace")) if columns else 0)
        at += columns
    return found.rstrip()
