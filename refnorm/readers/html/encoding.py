"""The encoding of a page: its mark, else what it declares, else by plausibility."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

from refnorm.readers.decoding import decode

_HEAD = 8192
"""Bytes in which a page declares its encoding."""
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8"}
"""What browsers take for what is declared: they know better than old editors did."""


def decoded(data: bytes) -> tuple[str, Mapping[str, str]]:
    """Return a page's text and what is known of its encoding. Raises ReadError."""
    name = None if _evident(data) else _declared(data[:_HEAD])
    if name is None:
        return decode(data)
    try:
        return data.decode(name), MappingProxyType({"encoding": name})
    except UnicodeDecodeError:
        return decode(data)


def _evident(data: bytes) -> bool:
    """Tell bytes that name their encoding themselves: by a mark, or as UTF-8 that nothing else could be."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _declared(head: bytes) -> str | None:
    """Return Python's name of the encoding that a page declares, None for one that is unknown."""
    found = _DECLARED.search(head)
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "replace")).name
        "".encode(name)
    except (LookupError, UnicodeError, TypeError):
        return None
    return _AS_BROWSERS.get(name, name)
