"""Bytes -> text, once: UTF-8, UTF-16, and the eight-bit encodings of Cyrillic by plausibility."""

from __future__ import annotations

import codecs
from types import MappingProxyType

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.patterns import kept
from refnorm.readers import magic, plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RESAVE = "advice.resave"
_PLANES = bytes(range(6))
"""High bytes of UTF-16 text in Latin, Greek and Cyrillic; as characters of their own they are rare."""

_NEAR = 1 << 18
_LINE_ENDS = kept(r"\r\n?|[\v\f\x85\u2028\u2029]")
_BEYOND_ASCII = kept(r"[^\x00-\x7f]")

Meta = MappingProxyType[str, str]


def with_plain_ends(text: str) -> str:
    """Return a text whose lines end in nothing but a line feed; no offset moves."""
    return _LINE_ENDS.sub(lambda m: {"\r\n": " \n", "\r": "\n"}.get(m[0], " "), text)


def decode(data: bytes) -> tuple[str, Meta]:
    """Return the text without its BOM and otherwise unchanged, and what is known of its encoding.

    `encoding` names it; `encoding-doubt` names another that fits nearly as well. Raises ReadError.
    """
    kind = magic.looks_like(data)
    if kind is not None:
        raise ReadError(worded("trouble.no_text", kind=kind), magic.advice(kind))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, len(mark)), MappingProxyType({"encoding": encoding})
    return _unmarked(data)


def _unmarked(data: bytes) -> tuple[str, Meta]:
    wide = _wide(data[:4096])
    if wide:
        return _strict(data, wide), MappingProxyType({"encoding": wide})
    if magic.share_of_controls(data) > 0.3:
        raise ReadError(worded("trouble.binary"), worded("advice.as_text"))
    try:
        return data.decode("utf-8"), MappingProxyType({"encoding": "utf-8"})
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            raise _undecodable(data, "utf-8", error.start) from None
    return _eight_bit(data)


def _strict(data: bytes, encoding: str, skip: int = 0) -> str:
    try:
        return str(memoryview(data)[skip:], encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, encoding, skip + error.start) from None


def _undecodable(data: bytes, encoding: str, at: int) -> ReadError:
    what = "cut" if at >= len(data) - 3 else "strange"
    return ReadError(
        worded(f"trouble.{what}_byte", encoding=encoding, at=at, hex=data[at : at + 1].hex()), worded(_RESAVE)
    )


def _wide(head: bytes) -> str | None:
    """Tell UTF-16 without a mark by its high bytes: nearly all small on one side, few on the other."""
    even, odd = (_small(head[start::2]) for start in (0, 1))
    if len(head) < 4 or max(even, odd) < 0.75 or min(even, odd) > 0.3:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "ignore")
    controls = magic.share_of_controls(text.encode("utf-8", "ignore"))
    return encoding if controls < 0.02 else None


def _small(part: bytes) -> float:
    return 1 - len(part.translate(None, _PLANES)) / len(part) if part else 0.0


def _nearly_utf8(data: bytes, at: int) -> bool:
    """Tell a damaged UTF-8 file, which must not be read as something else, from an eight-bit one."""
    near = data[max(0, at - _NEAR) : at + _NEAR]
    good = len(_BEYOND_ASCII.findall(near.decode("utf-8", "ignore")))
    bad = near.decode("utf-8", "replace").count("\ufffd")
    return good > 4 * bad or _surrogates(data)


def _surrogates(data: bytes) -> bool:
    """Tell UTF-8 that is damaged only by halves of surrogate pairs."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _eight_bit(data: bytes) -> tuple[str, Meta]:
    if magic.share_of_controls(data) > 0.02:
        raise ReadError(worded("trouble.binary"), worded("advice.as_text"))
    best, doubt, score = plausibility.choose(data)
    if score < plausibility.LEAST:
        at = next(i for i, byte in enumerate(data) if byte > 127)
        raise ReadError(worded("trouble.no_cyrillic", at=at, hex=data[at : at + 1].hex()), worded(_RESAVE))
    meta = {"encoding": best} | ({"encoding-doubt": doubt} if doubt else {})
    return _strict(data, best), MappingProxyType(meta)
