"""The commands that a file defines itself, and what they unfold to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.nouns import noun
from refnorm.readers.latex.stream import Stream
from refnorm.readers.latex.tokens import Token

_LONG = 200
"""How many paragraphs the body of a definition may have."""
_XPARSE = {"m": False, "o": True, "O": True, "s": True}

DEFINING = frozenset(
    (
        "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "edef", "xdef",
        "let", "newenvironment", "renewenvironment", "NewDocumentCommand", "RenewDocumentCommand",
        "ProvideDocumentCommand", "DeclareMathOperator", "DeclareTextCommand",
    )
)  # fmt: skip


@noun
class Macro:
    """A command: what it unfolds to, how many arguments it takes, and what stands for those left out."""

    body: tuple[Token, ...]
    arguments: int = 0
    defaults: tuple[tuple[Token, ...] | None, ...] = ()
    starred: bool = False


class Macros:
    """The definitions of one file and those within it, by name; environments are `name` and `endname`."""

    def __init__(self) -> None:
        self._known: dict[str, Macro] = {}

    def get(self, name: str) -> Macro | None:
        """Return the definition of a command."""
        return self._known.get(name)

    def keep(self, name: str, macro: Macro | None) -> None:
        """Let a name mean that again."""
        if macro is None:
            self._known.pop(name, None)
        else:
            self._known[name] = macro

    def define(self, by: str, stream: Stream) -> None:
        """Read a definition that the command `by` begins."""
        if by == "let":
            self._let(stream)
        elif by.endswith("def"):
            self._def(stream)
        elif by.endswith("DocumentCommand"):
            self._document_command(by, stream)
        else:
            self._newcommand(by, stream)

    def _keep(self, by: str, name: str | None, macro: Macro) -> None:
        provided = by.lower().startswith("provide") and name in self._known
        if name and not provided:
            self._known[name] = macro

    def _let(self, stream: Stream) -> None:
        name = _name(stream)
        other = stream.skip_spaces()
        if other is not None and other.text == "=":
            stream.next()
            other = stream.skip_spaces()
        if other is None or other.kind == "par":
            return
        stream.next()
        known = self._known.get(other.text) if other.kind == "command" else None
        if name and name != other.text:
            self._known[name] = known or Macro((other,))

    def _def(self, stream: Stream) -> None:
        name, count = _name(stream), 0
        while (token := stream.peek()) is not None and token.kind not in ("open", "par"):
            stream.next()
            count += token.kind == "parameter"
        self._keep("def", name, Macro(tuple(stream.argument(_LONG)), count))

    def _newcommand(self, by: str, stream: Stream) -> None:
        star(stream)
        name = _name(stream) if not by.endswith("environment") else plain(stream.argument())
        count, default = stream.option(), stream.option()
        number = int(written) if count and (written := plain(count)).isdecimal() else 0
        defaults = (tuple(default),) if default is not None else ()
        body = tuple(stream.argument(_LONG))
        self._keep(by, name, Macro(body, min(number, 9), defaults))
        if by.endswith("environment"):
            self._keep(by, f"end{name}", Macro(tuple(stream.argument(_LONG))))

    def _document_command(self, by: str, stream: Stream) -> None:
        name = _name(stream)
        wanted = [c for c in plain(stream.argument()) if c in _XPARSE]
        starred = wanted[:1] == ["s"]
        wanted = wanted[starred:]
        defaults = tuple(() if _XPARSE[c] else None for c in wanted)
        self._keep(by, name, Macro(tuple(stream.argument(_LONG)), len(wanted), defaults, starred))

    def unfold(self, call: Token, macro: Macro, stream: Stream) -> None:
        """Let what a command unfolds to come next."""
        if macro.starred:
            star(stream)
        arguments: list[Sequence[Token]] = []
        for number in range(macro.arguments):
            default = macro.defaults[number] if number < len(macro.defaults) else None
            given = stream.option() if default is not None else None
            arguments.append(
                given
                if given is not None
                else default or ()
                if default is not None
                else stream.argument(_LONG)
            )
        found = list(_filled(macro.body, arguments, call))
        stream.budget.spend(len(found), call.text)
        stream.push(found)


def _filled(body: Sequence[Token], arguments: Sequence[Sequence[Token]], call: Token) -> Iterator[Token]:
    """Yield a body with its arguments in it; what is its own stands where it was called."""
    for token in body:
        if token.kind == "parameter" and token.text[-1].isdigit():
            number = int(token.text[-1])
            yield from arguments[number - 1] if number <= len(arguments) else ()
        elif token.kind == "raw" and "#" in token.text:
            text = token.text
            for number, argument in enumerate(arguments, 1):
                text = text.replace(f"#{number}", plain(argument))
            yield Token("raw", text, call.at, call.file, exact=False)
        else:
            yield Token(token.kind, token.text, call.at, call.file, exact=False)


def star(stream: Stream) -> None:
    """Pass over the star of a command."""
    token = stream.skip_spaces()
    if token is not None and token.kind == "text" and token.text.startswith("*"):
        stream.next()
        if len(token.text) > 1:
            stream.push((token._replace(text=token.text[1:], at=token.at + token.exact),))


def plain(tokens: Sequence[Token]) -> str:
    """Return the characters of tokens that are a name or a number."""
    return "".join(t.text for t in tokens if t.kind not in ("open", "close", "command", "par")).strip()


def _name(stream: Stream) -> str | None:
    """Return the name of a command that is defined, with or without braces."""
    return next((token.text for token in stream.argument() if token.kind == "command"), None)
