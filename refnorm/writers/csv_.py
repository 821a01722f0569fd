"""Findings as comma-separated values, which Excel opens with its letters whole."""

from __future__ import annotations

import csv
import io

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.inert import cell
from refnorm.writers.rows import Row, rows

HEAD = (
    "source", "place", "line", "column", "article", "title", "severity", "code", "rule", "message",
    "native entry", "native", "romanized entry", "romanized", "also in entries", "witnesses",
    "suggestion", "confidence", "fingerprint",
)  # fmt: skip


@writer("csv", "report", "a table of findings for spreadsheets (--delimiter)")
def csv_(report: Report, options: Options) -> bytes:
    """Write a row a finding, in UTF-8 with the mark by which spreadsheets know it."""
    sheet = io.StringIO()
    lines = csv.writer(sheet, delimiter=options.delimiter)
    lines.writerow(HEAD)
    lines.writerows([cell(value) for value in values(row)] for row in rows(report, options.language))
    return sheet.getvalue().encode("utf-8-sig")


def values(row: Row) -> tuple[str, ...]:
    """Return what stands under each word of the head."""
    finding, place = row.finding, row.place
    return (
        place.source,
        row.where,
        str(place.line or ""),
        str(place.column or ""),
        str(row.article.index),
        row.article.title,
        finding.severity,
        finding.code,
        finding.name,
        finding.message,
        row.number(finding.native),
        row.native,
        row.number(finding.romanized),
        row.romanized,
        row.also,
        row.witnesses,
        finding.fix.text if finding.fix else "",
        f"{finding.confidence:.2f}",
        finding.fingerprint,
    )
