"""The row an article as a workbook."""

from __future__ import annotations

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.summary import HEAD, lines
from refnorm.writers.xlsx import workbook


@writer("summary-xlsx", "report", "the same as a workbook")
def summary_xlsx(report: Report, options: Options) -> bytes:
    """Write one sheet, with a filter and a head that stays in sight."""
    return workbook([("Articles", HEAD, (line.cells for line in lines(report)))], options)
