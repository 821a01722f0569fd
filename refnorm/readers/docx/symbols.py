"""Characters of the Symbol font, which are stored by their place in it -> the characters that they show."""

from __future__ import annotations

_FIRST = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SECOND = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"

_SYMBOL = {0x20 + n: shown for n, shown in enumerate(_FIRST)} | {
    0xA0 + n: shown for n, shown in enumerate(_SECOND)
}
_PRIVATE = range(0xF000, 0xF100)
"""Where symbol fonts keep their characters."""

UNKNOWN = "\ufffd"


def shown(font: str, code: str) -> str:
    """Return the character of a font by its hexadecimal code; of an unknown symbol font the code itself."""
    try:
        number = int(code, 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return UNKNOWN
    if 0xD800 <= number < 0xE000:
        return UNKNOWN
    if font.strip().lower() == "symbol":
        return _SYMBOL.get(number - _PRIVATE.start if number in _PRIVATE else number, character)
    return character
