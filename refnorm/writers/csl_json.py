"""CSL-JSON: one array of items, native in the standard variables, the rest in `custom.refnorm`."""

from __future__ import annotations

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.items import dump
from refnorm.writers.merged import csl
from refnorm.writers.records import records


@writer("csl-json", "export", "CSL-JSON for Zotero, pandoc and citation processors")
def csl_json(report: Report, options: Options) -> bytes:
    """Write all records of a report as one JSON array."""
    side = options.side
    return (dump([csl(record, side) for record in records(report, side)], indent=2) + "\n").encode()
