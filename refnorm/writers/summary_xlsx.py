"""The row an article as a workbook."""

from __future__ import annotations

from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.summary import heads, lines
from refnorm.writers.xlsx import workbook


@writer("summary-xlsx", "report", "the same as a workbook")
def summary_xlsx(report: Report, options: Options) -> bytes:
    """Write one sheet, with a filter and a head that stays in sight."""
    rows = (line.cells(options.language) for line in lines(report))
    return workbook(
        [(told(phrase("sheet.articles"), options.language), heads(options.language), rows)], options
    )
