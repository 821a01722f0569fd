"""The numbers of lists, which LaTeX counts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refnorm.patterns import kept
from refnorm.readers.latex.commands import COUNTED
from refnorm.readers.latex.macros import Macro
from refnorm.readers.latex.printing import Printer
from refnorm.readers.latex.stream import Stream
from refnorm.readers.latex.tokens import Token

_LEVELS = ("enumi", "enumii", "enumiii", "enumiv")
_DEFAULTS = ("arabic", ".", ""), ("alph", ")", "("), ("roman", ".", ""), ("Alph", ".", "")
_BIBLIOGRAPHY = "enumiv"
_TEMPLATE = kept(r"(?<![^\W_])[1aAiI](?![^\W_])")
_KEY = kept(r"\s*label\*?\s*=\s*")
_STYLES = {"1": "arabic", "a": "alph", "A": "Alph", "i": "roman", "I": "Roman"}
_START = kept(r"start\s*=\s*(-?\d{1,6})")


@dataclass(slots=True)
class Numbering:
    """One list: its counter, and what its labels are set of; neither where its items have no numbers."""

    environment: str
    counter: str = ""
    label: tuple[Token, ...] | None = None


class Lists:
    """Begins lists and counts their items."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._open: list[tuple[str, Macro | None]] = []

    def begin(self, name: str, stream: Stream) -> Numbering:
        """Begin a list and read its options."""
        if name == "list":
            return self._free(stream)
        if name == "thebibliography":
            self._printer.counters[_BIBLIOGRAPHY] = 0
            return Numbering(name, _BIBLIOGRAPHY)
        option = stream.option() or []
        if name not in COUNTED:
            return Numbering(name)
        counter = _LEVELS[min(len(self._open), 3)]
        self._open.append((counter, self._printer.macros.get(f"label{counter}")))
        words = self._printer.flat(option)
        found = _START.search(words)
        if "resume" not in words:
            self._printer.counters[counter] = 0
        if found:
            self._printer.counters[counter] = int(found[1]) - 1
        return Numbering(name, counter, _label(option))

    def _free(self, stream: Stream) -> Numbering:
        """Begin a list that sets its own labels: those that count have a counter."""
        label, settings = tuple(stream.argument()), stream.argument(20)
        names = [i for i, token in enumerate(settings) if token.text == "usecounter"]
        if not names:
            return Numbering("list")
        after = settings[names[0] + 1 :]
        counter = next((token.text for token in after if token.kind == "text"), "")
        self._printer.counters[counter] = 0
        return Numbering("list", counter, label)

    def end(self, name: str) -> None:
        """End a list; how it set its labels ends with it."""
        if name in COUNTED and self._open:
            counter, label = self._open.pop()
            self._printer.macros.keep(f"label{counter}", label)

    def next(self, numbering: Numbering) -> str | None:
        """Count an item and return its label, None where it shows no number."""
        name, printer = numbering.counter, self._printer
        if not name:
            return None
        printer.counters[name] = number = printer.counters.get(name, 0) + 1
        if numbering.label is not None:
            return _number(printer.flat(numbering.label, name))
        if numbering.environment == "thebibliography":
            return self.bracketed([Token("text", str(number), 0)])
        own = printer.macros.get(f"label{name}")
        if own is not None:
            return _number(printer.flat(own.body, name))
        style, after, before = _DEFAULTS[_LEVELS.index(name)] if name in _LEVELS else _DEFAULTS[0]
        shown = printer.flat([Token("command", style, 0), Token("text", "*", 0)], name)
        return f"{before}{shown}{after}"

    def bracketed(self, label: Sequence[Token]) -> str | None:
        """Return the label of an entry as a bibliography sets it."""
        own = self._printer.macros.get("@biblabel")
        text = self._printer.flat(label).strip()
        if own is None:
            return f"[{text}]" if text else None
        filled = [t._replace(kind="text", text=text) if t.kind == "parameter" else t for t in own.body]
        return _number(self._printer.flat(filled))


def _number(label: str) -> str | None:
    """Return a label that holds a number or letter."""
    label = " ".join(label.split())
    return label if any(c.isalnum() for c in label) else None


def _label(option: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return what an option says of the labels: `label=\\arabic*)`, or a template such as `(i)`."""
    for piece in _pieces(option):
        if not piece:
            continue
        first = piece[0]
        if found := _KEY.match(first.text):
            return (first._replace(text=first.text[found.end() :]), *piece[1:])
    first_piece = next(iter(_pieces(option)), [])
    plain = all("=" not in token.text for token in first_piece)
    templated = plain and any(t.kind == "text" and _TEMPLATE.search(t.text) for t in first_piece)
    return tuple(_templated(first_piece)) if templated else None


def _pieces(option: Sequence[Token]) -> list[list[Token]]:
    """Return what stands between the commas of an option."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in option:
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind != "text" or depth:
            found[-1].append(token)
            continue
        first, *more = token.text.split(",")
        found[-1].append(token._replace(text=first))
        found += [[token._replace(text=one.lstrip())] for one in more]
    return found


def _templated(option: Sequence[Token]) -> list[Token]:
    """Return the tokens of a template: its first letter or digit is the counter's style."""
    found: list[Token] = []
    done = False
    for token in option:
        match = None if done or token.kind != "text" else _TEMPLATE.search(token.text)
        if match is None:
            found.append(token)
            continue
        done = True
        before, after = token.text[: match.start()], token.text[match.end() :]
        found += [
            token._replace(text=before),
            token._replace(kind="command", text=_STYLES[match[0]]),
            token._replace(text="*"),
            token._replace(text=after),
        ]
    return found
