"""LaTeX source -> tokens, each with its offset in the file; nothing is understood yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from refnorm.patterns import kept


class Token(NamedTuple):
    """A piece of a source.

    `kind` is `text`; `mark`, a ligature or bracket; `command`, its name; `raw`, what is set as it is typed,
    as a link; `parameter`, the `#1` of a definition; `space`, `par`, `open`, `close`, `math`, `tab`, `tie`,
    `script`. `at` is the offset of its first character in the file number `file`; `exact` is false for what
    a command unfolded to: its place is that of the command.
    """

    kind: str
    text: str
    at: int
    file: int = 0
    exact: bool = True


_TOKEN = kept(
    r"""
    %[^\n]*(?P<comment>\n[ \t\n]*)?
    |(?P<white>[ \t\n]+)
    |\\(?P<name>[A-Za-z]+)
    |\\(?P<sign>.?)
    |(?P<mark>---|--|<<|>>|,,|``|''|"(?:---|--~|[<>`'=~|"-])|[\[\]])
    |(?P<parameter>\#+[1-9]?)
    |(?P<open>\{) |(?P<close>\}) |(?P<tie>~) |(?P<tab>&) |(?P<script>[\^_]) |(?P<math>\${1,2})
    |(?P<text>(?:[^\\{}\[\]$&#^_~%\s"<>,'`-]+|-(?!-)|,(?!,)|<(?!<)|>(?!>)|'(?!')|`(?!`)|[^\S \t\n]
        |[ ](?=[^\\{}\[\]$&#^_~%\s"<>,'`-])){1,500})
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_STYLE = kept(r"[A-Za-z@]+")

_LINKS = ("url", "nolinkurl", "path", "href", "burl", "urlprefix", "doi", "crossref")
"""Commands whose argument is taken as it is typed, be there `%`, `_` or `~` in it."""
_TYPED = ("verb", "lstinline")
_ASIDE = ("comment", "filecontents", "filecontents*", "tikzpicture", "CCSXML", "asy")
_PREFORMATTED = ("verbatim", "verbatim*", "Verbatim", "lstlisting", "alltt", "minted")

_LONGEST = 4000
"""How long a link may be, in characters."""
_BEGIN = kept(r"\s*\{([A-Za-z]+\*?)\}")
_BRACES = kept(r"\\.|[{}]|\n[ \t]*\n", re.DOTALL)
_DELIMITED = kept(r"\*?[ \t]*(?:\[[^\]\n]*\])?([^A-Za-z\s*{}\[\]\\])([^\n]{0,2000}?)\1")
_AROUND = ("|", "!", "+")
"""What may stand around a link instead of braces."""
_FREED = kept(r"\\([%#&_{}~^\\]|textasciitilde(?:\{\})?)|%\n[ \t]*")


def scan(text: str, file: int = 0) -> Iterator[Token]:
    """Yield the tokens of a source whose lines end with line feeds."""
    at, after, style = 0, False, False
    while found := _TOKEN.match(text, at):
        kind, start, at = found.lastgroup, at, found.end()
        longer = _IN_STYLE.match(text, start + 1) if style and kind in ("name", "sign") else None
        if kind == "name" or longer:
            name = found["name"]
            if longer:
                name, at = longer[0], longer.end()
            style = name == "makeatletter" or (style and name != "makeatother")
            yield Token("command", name, start, file)
            after = True
            for token, end in _typed(text, name, at, file):
                yield token
                at, after = end, False
            continue
        elif kind in ("white", "comment") or kind is None:
            yield from _white(
                found[kind] or "" if kind else "", start, file, shown=kind == "white" and not after
            )
        else:
            yield from _plain(kind, found[kind], start, file)
        after = False


def _white(text: str, at: int, file: int, shown: bool) -> Iterator[Token]:
    """Yield what white space means: a blank line ends a paragraph; behind a command it is not shown."""
    if text.count("\n") > 1:
        yield Token("par", text, at, file)
    elif shown:
        yield Token("space", " ", at, file)


def _plain(kind: str, text: str, at: int, file: int) -> Iterator[Token]:
    if kind == "sign":
        yield Token("command", " " if text.isspace() else text, at, file)
    elif kind in ("text", "other"):
        yield Token("text", text, at, file)
    else:
        yield Token(kind, text, at, file)


def _typed(text: str, name: str, at: int, file: int) -> Iterator[tuple[Token, int]]:
    """Yield what follows a command as it is typed, and where it ends."""
    if name in _LINKS:
        yield from _link(text, at, file)
    elif name in _TYPED and (found := _DELIMITED.match(text, at)):
        yield Token("raw", found[2], found.start(2), file), found.end()
    elif name == "begin" and (found := _BEGIN.match(text, at)):
        yield from _environment(text, found[1], found.end(), file)


def _link(text: str, at: int, file: int) -> Iterator[tuple[Token, int]]:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    if text[at : at + 1] != "{":
        if text[at : at + 1] in _AROUND and (found := _DELIMITED.match(text, at)):
            yield Token("raw", found[2], found.start(2), file), found.end()
        return
    depth = 0
    for brace in _BRACES.finditer(text, at, at + _LONGEST):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if "\n" in brace[0]:
            return
        if not depth:
            yield Token("raw", typed(text[at + 1 : brace.start()]), at + 1, file), brace.end()
            return


def typed(text: str) -> str:
    """Return a link as it is meant: what is only escaped for LaTeX is freed, its line breaks are none."""
    return re.sub(r"\s+", "", _FREED.sub(lambda m: "" if m[1] is None else m[1][:1].replace("t", "~"), text))


def _environment(text: str, name: str, at: int, file: int) -> Iterator[tuple[Token, int]]:
    """Yield an environment whose content is no LaTeX: its text where it is shown, a blank line where not."""
    if name not in _ASIDE and name not in _PREFORMATTED:
        return
    end = text.find(f"\\end{{{name}}}", at)
    inner = text[at : end if end >= 0 else len(text)]
    close = at + len(inner) + (len(name) + 6 if end >= 0 else 0)
    # the token of `\begin` is already out: the name of nothing makes it nothing
    yield Token("raw", "", at, file), close
    if name in _PREFORMATTED:
        yield Token("par", "", at, file), close
        for line in inner.split("\n"):
            yield Token("raw", line, at, file), close
            yield Token("par", "", at, file), close
            at += len(line) + 1
