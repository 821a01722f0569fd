"""Tokens -> the characters that they print, where no block is written: labels, numbers, accents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from refnorm.fields.ordinals import RUSSIAN, letters_of, roman_of
from refnorm.readers.latex.macros import Macros, plain
from refnorm.readers.latex.stream import Budget, Stream
from refnorm.readers.latex.symbols import LIGATURES, accented, is_accent, symbol
from refnorm.readers.latex.tokens import Token

_DEEPEST = 8
"""How many accents may stand over one another."""

STYLES: dict[str, Callable[[int], str]] = {
    "arabic": str,
    "value": str,
    "alph": letters_of,
    "Alph": lambda n: letters_of(n).upper(),
    "roman": roman_of,
    "Roman": lambda n: roman_of(n).upper(),
    "asbuk": lambda n: letters_of(n, RUSSIAN),
    "Asbuk": lambda n: letters_of(n, RUSSIAN).upper(),
}


class Printer:
    """Prints tokens by the definitions and counters of a file."""

    def __init__(self, macros: Macros, budget: Budget) -> None:
        self.macros = macros
        self.counters: dict[str, int] = {}
        self._budget = budget

    def counted(self, style: str, stream: Stream, own: str = "") -> str:
        """Return a counter in a style; the argument `*` means the counter `own`."""
        name = plain(stream.argument())
        return STYLES[style](self.counters.get(own if name == "*" else name, 0))

    def accent(self, name: str, stream: Stream, depth: int = 0) -> str:
        """Return the next letter or argument with an accent."""
        letters_ = self.flat(stream.argument(), depth=depth + 1)
        return accented(name, letters_)

    def flat(self, tokens: Sequence[Token], own: str = "", depth: int = 0) -> str:
        """Return what tokens print, their white space collapsed to single spaces."""
        stream = Stream(tokens, self._budget)
        pieces: list[str] = []
        math = False
        while (token := stream.next()) is not None:
            math ^= token.kind == "math"
            if token.kind == "command":
                pieces.append(self._command(token, stream, own, depth))
            elif token.kind == "script" and math:
                continue
            elif token.kind == "tie":
                pieces.append("\u00a0")
            elif token.kind in ("space", "par"):
                pieces.append(" ")
            elif token.kind not in ("open", "close", "math"):
                pieces.append(LIGATURES.get(token.text, token.text))
        return "".join(pieces)

    def _command(self, token: Token, stream: Stream, own: str, depth: int) -> str:
        name = token.text
        if name in STYLES:
            return self.counted(name, stream, own)
        macro = self.macros.get(name)
        if macro is not None:
            self.macros.unfold(token, macro, stream)
            return ""
        if is_accent(name) and depth < _DEEPEST:
            return self.accent(name, stream, depth)
        if name.startswith("the") and name[3:] in self.counters:
            return str(self.counters[name[3:]])
        return symbol(name) or ""
