"""Text that is fit to be shown: what cannot be seen, or would act on what is around it, is made visible."""

from __future__ import annotations

import unicodedata

from refnorm.patterns import kept

LONGEST = 4000
"""Characters of one run that are shown: what is longer is cut in its middle, and that is said."""

_PLAIN = kept(r"[ -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u180d\u2010-\u2027\u2030-\u205f]*")
"""What is shown as it is; most texts hold nothing else."""
_JOINERS = "\u200c\u200d"
"""Needed by the scripts that use them, and harmless."""
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Where a line may break or not: of no interest to a reader."""


def visible(text: str) -> str:
    """Return a text without anything that acts: control characters have pictures, bidi marks their codes."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(c if _PLAIN.fullmatch(c) else _shown(c) for c in text)


def _shown(char: str) -> str:
    if char in _UNSEEN:
        return ""
    kind = unicodedata.category(char)
    if kind == "Cs" or kind == "Cn":
        return "\ufffd"
    if kind == "Cc":
        return " " if char.isspace() else _picture(char)
    if kind in ("Zl", "Zp"):
        return " "
    return f"[{_code(char)}]" if kind == "Cf" and char not in _JOINERS else char


def _picture(char: str) -> str:
    """Return the picture of a control character (Unicode block Control Pictures)."""
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else f"[{_code(char)}]"


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def line(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line, fit to be shown, cut in its middle where it is very long."""
    return clipped(" ".join(visible(text).split()), longest)


def clipped(text: str, longest: int = LONGEST) -> str:
    """Cut a very long text in its middle and say how much is left out."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} […{len(text) - 2 * half} characters…] {text[-half:]}"
