"""Files that a manuscript reads in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refnorm.messages import worded
from refnorm.readers.latex.macros import plain
from refnorm.readers.latex.tokens import Token, scan

if TYPE_CHECKING:
    from refnorm.readers.latex.walk import Walk


def include(walk: Walk, token: Token) -> None:
    """Read in another file of the folder."""
    following = walk.stream.skip_spaces()
    braced = following is not None and following.kind in ("open", "raw")
    name = plain(walk.stream.argument()) if braced else _word(walk)
    if token.text == "InputIfFileExists":
        walk.stream.skip()
        walk.stream.skip()
    _read_in(walk, token, name.strip('"'))


def _word(walk: Walk) -> str:
    """Return a name without braces: it ends at white space."""
    found: list[str] = []
    while (token := walk.stream.next()) is not None and token.kind in ("text", "script", "mark"):
        name, space, rest = token.text.partition(" ")
        found.append(name)
        if space:
            token = token._replace(text=rest, at=token.at + len(name) + 1)
            break
    if token is not None:
        walk.stream.push((token,))
    return "".join(found)


def _read_in(walk: Walk, token: Token, name: str) -> None:
    found = walk.files.include(name, token)
    if found is not None:
        walk.stream.push((Token("command", "close@", 0, found[1]),))
        walk.stream.push(scan(*found))


def close_file(walk: Walk, token: Token) -> None:
    """Leave a file that was read in."""
    walk.files.close()


def bibliography(walk: Walk, token: Token) -> None:
    """Read the list that BibTeX made, where it stands beside the file; else say where the references are."""
    names = plain(walk.stream.argument())
    if made := walk.files.made(token):
        _read_in(walk, token, made)
    else:
        line = walk.files.spoken(token)
        walk.files.doubts.append(worded("doubt.elsewhere", line=line, names=names))
