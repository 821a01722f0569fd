"""Printed text made harmless for where it goes: what it holds is shown there, and never acted upon."""

from __future__ import annotations

import re

from refnorm.patterns import kept

LOST = "\ufffd"
"""Stands for a character that must not be passed on."""

_BREAKS = kept(r"\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_ACTIVE = kept(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls, the escape of terminals among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of what follows
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and what is no character
    "\U000e0000-\U000e007f]"  # letters that nobody sees
)
_FORMULA = kept(r"[\s\u200b\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]")
_PLAIN_NUMBER = kept(r"[+-]?\d+(?:[.,]\d+)?")
_PUNCTUATION = kept(r"([\\`*_\[\]|~<>$])")
_LIVELY = kept(r"[@&]\w|#\d|:\w+:|://|www\.", re.IGNORECASE)
_BESIDE_CODE = kept(r"[`|\\]")
_SYNTAX = kept(r"[^\w\s]|[wW]", re.ASCII)


def inert(text: str) -> str:
    """Return a text on one line, without what a program that shows it would obey."""
    if text.isascii() and text.isprintable():
        return text
    return _ACTIVE.sub(LOST, _BREAKS.sub(" ", text))


def shortened(text: str, most: int) -> str:
    """Return an inert text of at most so many characters; `…` stands in for what is cut."""
    clean = inert(text[: most + 1])
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def cell(text: str) -> str:
    """Return an inert text for a table of values: what a spreadsheet would calculate begins with `'`."""
    clean = inert(text)
    return f"'{clean}" if _FORMULA.match(clean) and not _PLAIN_NUMBER.fullmatch(clean) else clean


def markdown(text: str, most: int = 300) -> str:
    """Return a text as words of a Markdown page or table cell: no markup, no link, nobody mentioned.

    What a host would bring to life all the same (`@name`, `#12`, a bare link) becomes code.
    """
    clean = shortened(text, most).strip()
    return code(clean, most) if _LIVELY.search(clean) else _PUNCTUATION.sub(r"\\\1", clean)


def code(text: str, most: int = 300) -> str:
    """Return a text as a span of code, also within a table's cell.

    What backticks cannot hold there is spelled by numbers of characters, which never are markup.
    """
    clean = shortened(text, most).strip()
    if not _BESIDE_CODE.search(clean):
        return f"`{clean}`" if clean else ""
    spelled = _SYNTAX.sub(lambda match: f"&#{ord(match[0])};", clean)
    return f"<code>{spelled}</code>"
