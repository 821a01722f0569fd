"""Conditions: where it cannot be known which branch is read it is the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refnorm.readers.latex.stream import Stream
from refnorm.readers.latex.symbols import symbol
from refnorm.readers.latex.tokens import Token

if TYPE_CHECKING:
    from refnorm.readers.latex.walk import Walk

CONDITIONS = frozenset(
    ("if", "ifx", "ifnum", "ifdim", "ifodd", "ifcase", "ifcat", "ifmmode", "ifvoid", "ifdefined", "ifhmode",
     "ifPDFTeX", "ifLuaTeX", "ifXeTeX", "ifpdf", "ifxetex", "ifluatex", "iftrue", "iffalse", "ifvmode")
)  # fmt: skip


def condition(walk: Walk, token: Token) -> None:
    """Take the first branch of a condition, of `\\iffalse` the second."""
    walk.conditions += 1
    if token.text == "iffalse" or (token.text == "ifx" and not _same(walk)):
        _skip_branch(walk)


def _same(walk: Walk) -> bool:
    """Compare what two tokens mean: commands that nobody has defined mean the same."""
    first, second = (_meaning(walk) for _ in range(2))
    return first == second


def _meaning(walk: Walk) -> object:
    token = walk.stream.next()
    while token is not None and token.text == "expandafter":
        token = walk.stream.next()
    put_together = token is not None and token.kind == "command" and token.text == "csname"
    if token is not None and put_together:
        token = token._replace(text=name(walk))
    if token is None or token.kind != "command":
        return token and (token.kind, token.text)
    macro = walk.macros.get(token.text)
    known = macro is not None or symbol(token.text) is not None or token.text in ("relax", "\\")
    if not known:
        return "relax" if put_together else None
    return macro.body if macro else token.text


def name(walk: Walk) -> str:
    """Return the name of a command that is put together, up to `\\endcsname`."""
    found: list[str] = []
    while (token := walk.stream.next()) is not None and token.text != "endcsname" and token.kind != "par":
        found.append(token.text)
    return "".join(found)


def called(walk: Walk, token: Token) -> None:
    """Let a command come next whose name is put together."""
    walk.stream.push((token._replace(text=name(walk)),))


def equal(walk: Walk, token: Token) -> None:
    """Read the branch that a comparison of two texts chooses; of any other condition the first."""
    condition_, yes, no = (walk.stream.argument(20) for _ in range(3))
    chosen = yes
    if condition_ and condition_[0].text in ("equal", "NOT"):
        turned = condition_[0].text == "NOT"
        stream = Stream(condition_[1 + turned :], walk.stream.budget)
        alike = walk.printer.flat(stream.argument()).strip() == walk.printer.flat(stream.argument()).strip()
        chosen = yes if alike != turned else no
    walk.stream.push(chosen)


def otherwise(walk: Walk, token: Token) -> None:
    """Pass over the second branch."""
    if walk.conditions:
        _skip_branch(walk)


def fi(walk: Walk, token: Token) -> None:
    """End a condition."""
    walk.conditions = max(walk.conditions - 1, 0)


def _skip_branch(walk: Walk) -> None:
    """Pass over a branch; one that nothing ends is read after all."""
    passed: list[Token] = []
    depth = 0
    while (token := walk.stream.next()) is not None:
        passed.append(token)
        if token.kind != "command":
            continue
        if token.text == "fi" or (token.text == "else" and not depth):
            if not depth:
                walk.conditions -= token.text == "fi"
                return
            depth -= 1
        depth += token.text in CONDITIONS
    walk.stream.budget.spend(len(passed))
    walk.stream.push(passed)
