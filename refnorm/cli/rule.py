"""refnorm rule: the page of a rule, or a table of all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import completing, naming, output, tongue
from refnorm.cli.table import table

if TYPE_CHECKING:
    from refnorm.model import Manual


def rule(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help="RN201 or page-drift; RN2 for a family.", autocompletion=completing.rules
        ),
    ] = None,
    lang: tongue.Lang = None,
) -> None:
    """Explain a rule; without a code, list them all."""
    from refnorm.checks import manuals

    language = tongue.language(lang)
    wanted = naming.codes([code]) if code else ("",)
    found = [one for one in manuals() if one.code.startswith(wanted)]
    text = page(found[0], language) if len(found) == 1 else overview(found, language)
    output.deliver(text.encode())


def page(one: Manual, language: str) -> str:
    """Return a rule's page; long paragraphs are broken at the width of the terminal."""
    from textwrap import fill

    from refnorm.messages.pages import lines
    from refnorm.messages.pages import page as made

    width = min(output.width(), 100)
    parts = (
        part if "\n" in part else fill(part, width, break_long_words=False, break_on_hyphens=False)
        for part in lines(made(one, language), language)
    )
    return "\n\n".join(parts) + "\n"


def overview(rules: Iterable[Manual], language: str) -> str:
    """Return a table of rules: code, name, severity, what it is for."""
    from refnorm.messages import phrase, told
    from refnorm.messages.pages import first
    from refnorm.messages.pages import page as made

    pages = (made(one, language) for one in rules)
    return table(
        (one.code, one.name, told(phrase(f"severity.{one.severity}"), language), first(one.what))
        for one in pages
    )
