"""Items of lists, entries of bibliographies, and citations of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from refnorm.readers.latex import commands
from refnorm.readers.latex.macros import plain, star
from refnorm.readers.latex.tokens import Token
from refnorm.readers.lines import ITEM

if TYPE_CHECKING:
    from refnorm.readers.latex.walk import Walk


def item(walk: Walk, token: Token) -> None:
    """Begin an item of a list."""
    walk.paragraph()
    label = walk.stream.option()
    numbering = walk.state.numbering
    if label is not None:
        shown = " ".join(walk.printer.flat(label).split())
        walk.flow.item(shown if any(c.isalnum() for c in shown) else None)
    else:
        walk.flow.item(walk.lists.next(numbering) if numbering else None)
    if numbering is None:
        walk.state = replace(walk.state, mode=ITEM)


def bibitem(walk: Walk, token: Token) -> None:
    """Begin an entry of a bibliography."""
    walk.paragraph()
    label = walk.stream.option()
    walk.stream.skip()
    numbering = walk.state.numbering
    if label:
        walk.flow.item(walk.lists.bracketed(label))
    else:
        walk.flow.item(walk.lists.next(numbering) if numbering else None)
    if numbering is None:
        walk.state = replace(walk.state, mode=ITEM)
    if token.text != "bibitem":
        walk.fields = commands.FIELDS | (commands.NATIVE_FIELDS if token.text == "RBibitem" else {})
        walk.first = True


def field(walk: Walk, token: Token) -> None:
    """Part a field of an entry from the one before it."""
    if not walk.first:
        walk.flow.join()
        walk.write(token._replace(exact=False), ",")
        walk.flow.add(" ")
    walk.first = False
    walk.write(token._replace(exact=False), walk.fields[token.text].rstrip())
    walk.flow.add(" ")
    following = walk.stream.peek()
    if token.text == "totalpages" and following is not None and following.kind == "space":
        walk.stream.next()
        following = walk.stream.peek()
    if token.text == "crossref" and following is not None and following.kind == "raw":
        walk.stream.next()
        walk.write(following, following.text)
    elif token.text == "totalpages" and following is not None and following.kind == "text":
        walk.stream.next()
        walk.write(following, following.text.rstrip())
        walk.write(token._replace(exact=False), f" {walk.fields['pages'].rstrip()}")  # behind its number


def cite(walk: Walk, token: Token) -> None:
    """Show a citation by the numbers of the entries, and what is said beside them."""
    star(walk.stream)
    options = [option for _ in range(2) if (option := walk.stream.option()) is not None]
    keys = [key.strip() for key in plain(walk.stream.argument()).split(",")]
    numbers = ", ".join(walk.cited.get(key, key) for key in keys)
    said = f", {note}" if options and (note := walk.printer.flat(options[-1]).strip()) else ""
    walk.write(token._replace(exact=False), f"[{numbers}{said}]")
