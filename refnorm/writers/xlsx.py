"""A workbook: one sheet of findings, one of pairs, both with filters and a head that stays in sight."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from refnorm.config import Options
from refnorm.model import Article, Pair, Report, Result, Seat
from refnorm.writers import writer
from refnorm.writers.csv_ import HEAD, values
from refnorm.writers.inert import shortened
from refnorm.writers.rows import SEVERITIES, rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST = 32_000
"""Characters of a cell: Excel takes 32,767."""

_MOST_ROWS = 1_000_000
_NUMBERS = {
    "line", "column", "article", "confidence", "score", "errors", "warnings", "infos", "native entries",
    "romanized entries", "pairs",
}  # fmt: skip
_WIDTHS = {"message": 50, "title": 30, "native": 30, "romanized": 30, "native text": 60, "romanized text": 60}
_PAIRS = (
    "source", "article", "title", "native entry", "native text", "romanized entry", "romanized text",
    "score", "errors", "warnings", "infos",
)  # fmt: skip

Cells = Sequence[str]


@writer("xlsx", "report", "a workbook: findings and pairs, with filters")
def xlsx(report: Report, options: Options) -> bytes:
    """Write both sheets; every text is a text, whatever it begins with."""
    sheets = (("Findings", HEAD, map(values, rows(report))), ("Pairs", _PAIRS, _pairs(report)))
    return workbook(sheets, options)


def workbook(sheets: Iterable[tuple[str, Cells, Iterable[Cells]]], options: Options) -> bytes:
    """Return a workbook of some sheets: name, head and rows of each."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_urls": False})
    day = datetime.datetime.combine(options.today, datetime.time())
    book.set_properties({"title": "refnorm", "created": day})
    for sheet in sheets:
        _sheet(book, *sheet)
    book.close()
    return data.getvalue()


def _sheet(book: Workbook, name: str, head: Cells, lines: Iterable[Cells]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, head, bold)
    last = 0
    for last, line in zip(range(1, _MOST_ROWS), lines, strict=False):
        for column, (title, value) in enumerate(zip(head, line, strict=True)):
            _cell(sheet, last, column, value, title in _NUMBERS, wrapped)
    for column, title in enumerate(head):
        sheet.set_column(column, column, _WIDTHS.get(title, 12))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)


def _cell(sheet: Any, row: int, column: int, value: str, number: bool, style: Any) -> None:
    """Write a cell as a number where the column holds numbers, else as a text: never as a formula."""
    if number and value:
        sheet.write_number(row, column, float(value), style)
    elif value:
        sheet.write_string(row, column, shortened(value, MOST), style)


def _pairs(report: Report) -> Iterator[Cells]:
    for result in report.results:
        for article in result.articles:
            about = _about(article)
            for pair in article.pairs:
                yield _pair(result, article, pair, about)


def _about(article: Article) -> dict[Seat, set[int]]:
    """Return for each entry the positions of its findings."""
    found: dict[Seat, set[int]] = {}
    for at, finding in enumerate(article.findings):
        for side in (finding.native, finding.romanized):
            if side and side.entry:
                found.setdefault(Seat(side.list, side.entry), set()).add(at)
    return found


def _pair(result: Result, article: Article, pair: Pair, about: dict[Seat, set[int]]) -> Cells:
    found = set().union(*(about.get(seat, set()) for seat in (pair.native, pair.romanized) if seat))
    count = Counter(article.findings[at].severity for at in found)
    return (
        result.document.source,
        str(article.index),
        article.title,
        *_entry(article, pair.native),
        *_entry(article, pair.romanized),
        "" if pair.score is None else f"{pair.score:.2f}",
        *(str(count[severity]) for severity in SEVERITIES),
    )


def _entry(article: Article, seat: Seat | None) -> tuple[str, str]:
    """Return the number and the text of an entry, empty where there is none."""
    if seat is None:
        return "", ""
    entry = next(lst for lst in article.lists if lst.index == seat.list).entries[seat.entry - 1]
    return entry.label or str(entry.index), entry.raw
