"""What the commands of LaTeX do, by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from refnorm.patterns import kept
from refnorm.readers.latex import commands
from refnorm.readers.latex.branches import CONDITIONS, called, condition, equal, fi, otherwise
from refnorm.readers.latex.captions import CLASSES, SHORTHANDED
from refnorm.readers.latex.entries import bibitem, cite, item
from refnorm.readers.latex.inclusion import bibliography, close_file, include
from refnorm.readers.latex.macros import DEFINING, plain, star
from refnorm.readers.latex.printing import STYLES
from refnorm.readers.latex.symbols import is_accent, symbol
from refnorm.readers.latex.tokens import Token
from refnorm.readers.lines import CELL, FOOTNOTE, PARAGRAPH, Mode

if TYPE_CHECKING:
    from refnorm.readers.latex.walk import Walk

Action = Callable[["Walk", Token], None]

_VALUE = kept(r"=?\s*-?(?:[\d.,]+\s*)?(?:(?:pt|mm|cm|em|ex|in|pc|bp|sp|mu|true\w\w|fil{1,3})(?![^\W\d_]))?")
_MORE = kept(r"(?:plus|minus|by)(?![^\W\d_])")


def _define(walk: Walk, token: Token) -> None:
    walk.macros.define(token.text, walk.stream)


def _heading(walk: Walk, token: Token) -> None:
    star(walk.stream)
    walk.stream.option()
    if not walk.frames or walk.frames[-1].kind != "heading":
        walk.paragraph()
    walk.flow.gap()
    level = commands.HEADINGS[token.text]
    state = replace(walk.state, mode=Mode("heading", level), hidden=False, numbering=None)
    walk.enter("heading", token, state)


def _author(walk: Walk, token: Token) -> None:
    walk.stream.option()
    walk.enter("heading", token, replace(walk.state, mode=PARAGRAPH, hidden=False))


def _bold(walk: Walk, token: Token) -> None:
    state = replace(walk.state, bold=True)
    if token.text in ("textbf", "mathbf"):
        walk.enter("group", token, state)
    else:
        walk.state = state


def _link(walk: Walk, token: Token) -> None:
    """Show a link that is typed; of one with a text of its own only the text."""
    if token.text == "doi" and (own := walk.macros.get("doi")):
        walk.macros.unfold(token, own, walk.stream)
        return
    following = walk.stream.peek()
    if following is not None and following.kind == "raw":
        walk.stream.next()
        if token.text == "doi":
            walk.write(token._replace(exact=False), "doi:")
        if token.text != "href":
            walk.write(following, following.text)


def _drop(walk: Walk, token: Token) -> None:
    """Pass over the arguments that are not shown."""
    for kind in commands.DROPPED[token.text]:
        if kind == "*":
            star(walk.stream)
        elif kind == "o":
            walk.stream.option()
        else:
            walk.stream.skip()
    if token.text in commands.PARAGRAPHS:
        walk.paragraph()
    elif token.text in commands.SPACED:
        walk.flow.add(" ")


def _language(walk: Walk, token: Token) -> None:
    """Read which languages the document is in; the last one named is that of its text."""
    options = walk.stream.option() or []
    packages = plain(walk.stream.argument())
    if token.text == "usepackage" and "babel" not in packages and "polyglossia" not in packages:
        return
    if token.text == "documentclass":
        walk.caption = CLASSES.get(packages.strip(), "")
    names = [name.strip() for name in plain(options).split(",")]
    main = next((name for name in names if name.startswith("main=")), names[-1])
    names = [name.removeprefix("main=") for name in names]
    walk.shorthands = walk.shorthands or any(name in SHORTHANDED for name in names)
    if token.text != "documentclass" or any(name in SHORTHANDED for name in names):
        walk.language = main.removeprefix("main=")


def _switch(walk: Walk, token: Token) -> None:
    walk.stream.option()
    walk.language = plain(walk.stream.argument())
    walk.shorthands = walk.shorthands or walk.language in SHORTHANDED


def _paragraph(walk: Walk, token: Token) -> None:
    if token.text == "vskip":
        _length(walk, token)
    walk.paragraph()


def _length(walk: Walk, token: Token) -> None:
    """Pass over the value of a length, and how far it may stretch."""
    _value(walk)
    while _taken(walk, _MORE):
        _value(walk)


def _value(walk: Walk) -> None:
    """Pass over one value: a number with its unit, or another length."""
    _taken(walk, _VALUE)
    following = walk.stream.peek()
    if following is not None and following.kind == "command" and following.text in commands.LENGTHS:
        walk.stream.next()


def _taken(walk: Walk, pattern: re.Pattern[str]) -> bool:
    """Pass over what a text begins with, if it does."""
    following = walk.stream.skip_spaces()
    found = pattern.match(following.text) if following is not None and following.kind == "text" else None
    if following is None or not found or not found[0]:
        return False
    walk.stream.next()
    if rest := following.text[found.end() :]:
        walk.stream.push((following._replace(text=rest, at=following.at + found.end()),))
    return True


def _break(walk: Walk, token: Token) -> None:
    """End a line; in a table, a row."""
    star(walk.stream)
    following = walk.stream.peek()
    if following is not None and following.text == "[":
        walk.stream.option()
    table = walk.state.table
    if table is not None and walk.state.mode == CELL:
        walk.end()
        table.row, table.column = table.row + 1, 1
    elif walk.state.mode.kind == "heading":
        walk.flow.add(" ")
    else:
        walk.flow.line()


def _note(walk: Walk, token: Token) -> None:
    """Keep a note until the paragraph ends."""
    walk.stream.option()
    if walk.state.hidden:
        walk.stream.argument(20)
        return
    walk.notes.append((token._replace(kind="command", text="note@"), walk.stream.argument(20)))


def _note_begins(walk: Walk, token: Token) -> None:
    walk.open("note", token, replace(walk.state, mode=FOOTNOTE, numbering=None, table=None))


def _counter(walk: Walk, token: Token) -> None:
    """Set, advance or make a counter."""
    name, counters = plain(walk.stream.argument()), walk.printer.counters
    if token.text == "newcounter":
        walk.stream.option()
        counters.setdefault(name, 0)
        return
    steps = token.text in ("stepcounter", "refstepcounter")
    value = "1" if steps else walk.printer.flat(walk.stream.argument()).strip()
    if re.fullmatch(r"-?\d{1,6}", value):
        counters[name] = int(value) + (0 if token.text == "setcounter" else counters.get(name, 0))


def _number(walk: Walk, token: Token) -> None:
    walk.write(token._replace(exact=False), walk.printer.counted(token.text, walk.stream))


def _texorpdf(walk: Walk, token: Token) -> None:
    """Show the first of two readings."""
    first = walk.stream.argument(1)
    walk.stream.skip()
    walk.stream.push(first)


def unknown(walk: Walk, token: Token) -> None:
    """Show what a command prints; of one that is not known, its arguments, but no options before them."""
    if is_accent(token.text):
        walk.write(token, walk.printer.accent(token.text, walk.stream))
        return
    sign = symbol(token.text)
    if sign is not None:
        walk.write(token, sign)
        return
    following = walk.stream.peek()
    if following is not None and following.text == "[" and following.at == token.at + len(token.text) + 1:
        _options(walk, following)
    elif token.text not in commands.QUIET and (following is None or following.kind != "open"):
        walk.unknown.setdefault(token.text, token)


def _options(walk: Walk, bracket: Token) -> None:
    """Pass over the options of a command that is not known; what no argument follows is shown."""
    option = walk.stream.option()
    after = walk.stream.peek()
    if option is not None and (after is None or after.kind != "open"):
        walk.stream.push((bracket, *option, bracket._replace(text="]")))


def _all(names: Sequence[str] | frozenset[str] | Mapping[str, object], action: Action) -> dict[str, Action]:
    return dict.fromkeys(names, action)


_ALWAYS: dict[str, Action] = {
    **_all(DEFINING, _define),
    **_all(("newcounter", "setcounter", "addtocounter", "stepcounter", "refstepcounter"), _counter),
    **_all(("usepackage", "documentclass"), _language),
    **_all(("selectlanguage", "setmainlanguage", "setdefaultlanguage"), _switch),
    **_all(commands.INCLUDING, include),
    **_all(("title",), _heading),
    **_all(("author",), _author),
    **_all(commands.NOTES, _note),
    "note@": _note_begins,
    "close@": close_file,
    "iffalse": condition,
    "ifx": condition,
    "csname": called,
    "ifthenelse": equal,
    "else": otherwise,
    "fi": fi,
}
BEFORE: Mapping[str, Action] = {
    **_all(("hypersetup", "titleformat", "date", "pdfinfo"), lambda w, t: w.stream.skip()),
    **_ALWAYS,
}
"""What commands do before the document begins, where nothing is shown."""

ACTIONS: Mapping[str, Action] = {
    **_all(commands.PARAGRAPHS, _paragraph),
    **_all(commands.DROPPED, _drop),
    **_all(commands.LENGTHS - {"vskip"}, _length),
    **_all(CONDITIONS, condition),
    **_ALWAYS,
    **_all(commands.HEADINGS, _heading),
    **_all(commands.BOLD, _bold),
    **_all(("url", "nolinkurl", "path", "href", "burl", "doi", "verb", "lstinline"), _link),
    **_all(("\\", "newline", "tabularnewline", "and", "And", "AND"), _break),
    **_all(STYLES, _number),
    **_all(commands.CITING, cite),
    "item": item,
    **_all(("bibitem", "Bibitem", "RBibitem"), bibitem),
    "bibliography": bibliography,
    "addbibresource": bibliography,
    "texorpdfstring": _texorpdf,
}
