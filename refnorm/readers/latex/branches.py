"""Conditions: which branch is read cannot be known, so it is the first one, but of `\\iffalse` the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if token.text == "iffalse":
        _skip_branch(walk)


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
