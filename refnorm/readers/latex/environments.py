"""What begins and ends with an environment."""

from __future__ import annotations

from dataclasses import replace

from refnorm.readers.latex import commands
from refnorm.readers.latex.captions import NAMES
from refnorm.readers.latex.macros import plain, star
from refnorm.readers.latex.tokens import Token
from refnorm.readers.latex.walk import Frame, State, Table, Walk
from refnorm.readers.lines import CELL, ITEM, Mode

_MATH = frozenset(
    ("math", "displaymath", "equation", "equation*", "align", "align*", "gather", "gather*", "eqnarray")
)


def begin(walk: Walk, token: Token) -> None:
    """Begin an environment; of one whose content is no LaTeX, the content comes next."""
    following = walk.stream.peek()
    if following is not None and following.kind == "raw":
        walk.stream.next()
        return
    name = plain(walk.stream.argument())
    macro = walk.macros.get(name)
    walk.open("environment", token, name=name)
    if macro is not None and name not in commands.LISTS:
        walk.macros.unfold(token, macro, walk.stream)
        return
    if name not in commands.INLINE:
        walk.paragraph()
    if name in commands.LISTS:
        _list(walk, token, name)
        return
    _arguments(walk, commands.ENVIRONMENTS.get(name, ""))
    if name == "document":
        walk.state = State()
    elif name in commands.TABLES:
        walk.tables += 1
        walk.state = replace(walk.state, mode=CELL, table=Table(walk.tables))
    walk.math = walk.math or name in _MATH


def _arguments(walk: Walk, signature: str) -> None:
    star(walk.stream)
    for kind in signature:
        if kind == "o":
            walk.stream.option()
        else:
            walk.stream.skip()


def _list(walk: Walk, token: Token, name: str) -> None:
    numbering = walk.lists.begin(name, walk.stream)
    if name == "thebibliography":
        walk.stream.skip()
        _caption(walk, token)
    walk.state = replace(walk.state, mode=ITEM, numbering=numbering, table=None)


def _caption(walk: Walk, token: Token) -> None:
    """Write the heading that LaTeX sets over a bibliography, unless the file has one there itself."""
    own = walk.macros.get("refname") or walk.macros.get("bibname")
    usual = "" if walk.headed else NAMES.get(walk.language, walk.caption)
    text = walk.printer.flat(own.body).strip() if own else usual
    if not text:
        return
    outer = walk.state
    walk.flow.gap()
    walk.state = replace(walk.state, mode=Mode("heading", commands.HEADINGS["section"]))
    walk.write(token._replace(exact=False), text)
    walk.flow.end()
    walk.flow.gap()
    walk.state = outer


def end(walk: Walk, token: Token) -> None:
    """End an environment; what its definition says of the end comes first."""
    name = plain(walk.stream.argument())
    macro = walk.macros.get(f"end{name}")
    if macro is not None and name not in commands.LISTS:
        walk.stream.push((Token("leave", name, token.at, token.file),))
        walk.macros.unfold(token, macro, walk.stream)
        return
    leave(walk, token, name)


def leave(walk: Walk, token: Token, name: str) -> None:
    """Leave an environment."""
    if name not in commands.INLINE:
        walk.paragraph()
    frame = walk.leave(token, name)
    if frame is not None:
        _left(walk, frame)
    walk.over = walk.over or name == "document"


def _left(walk: Walk, frame: Frame) -> None:
    if frame.name in _MATH:
        walk.math = False
    walk.lists.end(frame.name)
    walk.fields = {} if frame.name == "thebibliography" else walk.fields
    if frame.name in commands.LISTS | commands.TABLES:
        walk.flow.item(None)
        walk.flow.gap()
