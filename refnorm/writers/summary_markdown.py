"""The row an article as a Markdown table."""

from __future__ import annotations

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.inert import markdown
from refnorm.writers.summary import HEAD, heads, lines


@writer("summary-markdown", "report", "the same as a Markdown table")
def summary_markdown(report: Report, options: Options) -> bytes:
    """Write the table; whatever was printed is words there, never markup."""
    cells = (tuple(map(markdown, line.cells(options.language))) for line in lines(report))
    rows = [heads(options.language), tuple("---" for _ in HEAD), *cells]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode("utf-8", "replace")
