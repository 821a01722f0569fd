"""How much of a report people see on their terminal, and what it is made of."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from refnorm.cli import naming
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

Full = Annotated[bool, typer.Option("--full", help="Show everything, more than a screen holds.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="One line a finding, and nothing else.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say what was seen in each list, and which settings hold.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Only how often each rule spoke.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Say why entries were paired and why each rule spoke.")
]

Summary = Annotated[
    bool, typer.Option("--summary", help="One row an article, with a verdict; also as markdown and xlsx.")
]

SUMMARIES = {"text": "summary", "markdown": "summary-markdown", "xlsx": "summary-xlsx"}


def form(format: str, summary: bool) -> str:
    """Return the form of the report; refuse a summary in a form that there is none of."""
    if not summary:
        return format
    if format not in SUMMARIES:
        hint = naming.nearest(format, tuple(SUMMARIES))
        raise ConfigError(worded("trouble.no_summary_form", format=format), hint)
    return SUMMARIES[format]


ENDLESS = 1_000_000
"""Rows of a screen that is scrolled: it holds every report."""


def rows(full: bool = False) -> int:
    """Return the rows of the terminal, which is endless for a `full` report; 0 where data goes elsewhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 0
    if full:
        return ENDLESS
    import shutil

    return shutil.get_terminal_size((100, 24)).lines


def quiet(asked: bool, verbose: bool) -> bool:
    """Return whether one line a finding is wanted; refuse more and less at once."""
    if asked and verbose:
        raise ConfigError(worded("trouble.quiet_and_verbose"), worded("advice.give_one"))
    return asked
