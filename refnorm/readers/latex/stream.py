"""The tokens that are still to come: of the file, of files within it, of what commands unfold to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.readers.latex.tokens import Token

_LONGEST_OPTION = 400
"""How many tokens are looked through for the end of an optional argument."""
_ITEMS = ("item", "bibitem")


class Budget:
    """How many tokens may still come of commands and second looks before a file is given up."""

    def __init__(self, most: int) -> None:
        self._left = most

    def spend(self, count: int, command: str = "") -> None:
        """Take some away; ReadError, which names the command that unfolded last, where nothing is left."""
        self._left -= count + 1
        if self._left >= 0:
            return
        if command:
            raise ReadError(worded("trouble.unfolds", command=command), worded("advice.uses_itself"))
        raise ReadError(worded("trouble.never_closed"), worded("advice.latex_sets"))


class Stream:
    """Tokens one by one, with what goes before them pushed in."""

    def __init__(self, tokens: Iterable[Token], budget: Budget) -> None:
        self._sources: list[Iterator[Token]] = [iter(tokens)]
        self.budget: Final = budget
        self.unclosed: list[Token] = []
        """The openings of arguments that nothing closed."""

    def next(self) -> Token | None:
        """Return the next token, None behind the last."""
        while self._sources:
            for token in self._sources[-1]:
                return token
            self._sources.pop()
        return None

    def push(self, tokens: Iterable[Token]) -> None:
        """Let tokens come next."""
        self._sources.append(iter(tokens))

    def peek(self) -> Token | None:
        """Return the next token, and leave it there."""
        token = self.next()
        if token is not None:
            self._sources.append(iter((token,)))
        return token

    def skip_spaces(self) -> Token | None:
        """Return the next token that is no space, and leave it there."""
        while (token := self.next()) is not None:
            if token.kind == "space":
                continue
            if token.text[:1] == " " and token.kind == "text":
                token = token._replace(text=token.text[1:], at=token.at + token.exact)
            self._sources.append(iter((token,)))
            return token
        return None

    def argument(self, paragraphs: int = 0) -> list[Token]:
        """Return the tokens of an argument without its braces.

        One that nothing closes ends with its paragraph, or after so many `paragraphs`, and is remembered
        in `unclosed`.
        """
        first = self.skip_spaces()
        if first is None or first.kind in ("par", "close", "tab"):
            return []
        self.next()
        if first.kind != "open":
            return self._single(first)
        found: list[Token] = []
        depth = 1
        while (token := self.next()) is not None:
            depth += (token.kind == "open") - (token.kind == "close")
            if not depth:
                return found
            paragraphs -= token.kind == "par"
            if paragraphs < 0:
                self.push((token,))
                break
            found.append(token)
        self.unclosed.append(first)
        return found

    def skip(self) -> None:
        """Pass over an argument; what nothing closes is read after all."""
        before = len(self.unclosed)
        found = self.argument()
        if len(self.unclosed) > before:
            self.budget.spend(len(found))
            self.push(found)

    def _single(self, token: Token) -> list[Token]:
        """Return an argument without braces: one character, and the rest of its run stays."""
        if token.kind != "text" or len(token.text) == 1:
            return [token]
        rest = token._replace(text=token.text[1:], at=token.at + token.exact)
        self.push((rest,))
        return [token._replace(text=token.text[0])]

    def option(self) -> list[Token] | None:
        """Return the tokens of an optional argument, None where there is none."""
        first = self.skip_spaces()
        if first is None or first.text != "[" or first.kind != "mark":
            return None
        self.next()
        found: list[Token] = []
        depth = 0
        while (token := self.next()) is not None and len(found) < _LONGEST_OPTION:
            depth += (token.kind == "open") - (token.kind == "close")
            if depth <= 0 and token.text == "]" and token.kind == "mark":
                return found
            if depth < 0 or token.kind == "par" or token.text in _ITEMS:
                break
            found.append(token)
        self.budget.spend(len(found))
        self.push(chain((first,), found, () if token is None else (token,)))
        return None
