"""refnorm rule: the manual page of a rule, or a table of all."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import naming, output
from refnorm.cli.table import table

if TYPE_CHECKING:
    from refnorm.checks import Rule


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="RN201 or page-drift; RN2 for a family.")
    ] = None,
) -> None:
    """Explain a rule; without a code, list them all."""
    from refnorm.checks import rules

    wanted = naming.codes([code]) if code else ("",)
    found = [one for one in rules() if one.code.startswith(wanted)]
    output.deliver((page(found[0]) if len(found) == 1 else overview(found)).encode())


def page(one: Rule) -> str:
    """Return a rule's manual page."""
    return f"{one.code} {one.name} ({one.severity})\n\n{inspect.cleandoc(one.doc)}\n"


def overview(rules: Iterable[Rule]) -> str:
    """Return a table of rules: code, name, severity, what it is for."""
    return table((one.code, one.name, one.severity, one.doc.strip().partition("\n")[0]) for one in rules)
