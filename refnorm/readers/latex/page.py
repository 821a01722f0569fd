"""Reads the tokens of a LaTeX file as LaTeX sets them; no recursion, whatever the depth."""

from __future__ import annotations

from collections.abc import Mapping

from refnorm.readers.flow import Flow
from refnorm.readers.latex import environments
from refnorm.readers.latex.actions import ACTIONS, BEFORE, unknown
from refnorm.readers.latex.entries import field
from refnorm.readers.latex.files import Files
from refnorm.readers.latex.symbols import ALWAYS, LIGATURES, SHORTHANDS
from refnorm.readers.latex.tokens import Token
from refnorm.readers.latex.walk import Walk


def show(files: Files, flow: Flow, cited: Mapping[str, str]) -> list[str]:
    """Write what a file shows to a flow; return what is not closed in it, and what closes nothing."""
    walk = Walk(files, flow, cited)
    while not walk.over and (token := walk.stream.next()) is not None:
        _token(walk, token)
    walk.finish()
    while (token := walk.stream.next()) is not None and token.kind == "command" and token.text == "note@":
        _token(walk, token)
    return walk.strays


def _token(walk: Walk, token: Token) -> None:
    kind = token.kind
    if kind == "command":
        _command(walk, token)
    elif kind == "open":
        walk.open("group", token)
    elif kind == "close":
        walk.close(token)
    elif kind == "par":
        walk.paragraph()
    elif kind == "leave":
        environments.leave(walk, token, token.text)
    elif kind == "tab" and walk.state.table:
        walk.end()
        walk.state.table.column += 1
    elif kind == "math":
        walk.math = not walk.math
    elif kind != "script" or not walk.math:
        walk.write(token, _shown(walk, token))


def _shown(walk: Walk, token: Token) -> str:
    """Return what a token prints."""
    if token.kind == "tie":
        return "\u00a0"
    if token.kind != "mark" or walk.math:
        return token.text
    if walk.shorthands or token.text in ALWAYS:
        return SHORTHANDS.get(token.text, LIGATURES.get(token.text, token.text))
    return LIGATURES.get(token.text, token.text)


def _command(walk: Walk, token: Token) -> None:
    name = token.text
    if name == "begin":
        environments.begin(walk, token)
    elif name == "end":
        environments.end(walk, token)
    elif name in walk.fields:
        field(walk, token)
    elif action := (BEFORE if walk.state.hidden else ACTIONS).get(name):
        action(walk, token)
    elif macro := walk.macros.get(name):
        walk.macros.unfold(token, macro, walk.stream)
    elif not walk.state.hidden:
        unknown(walk, token)
