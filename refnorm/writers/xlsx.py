"""A workbook: one sheet of findings, one of pairs, both with filters and a head that stays in sight."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import SEVERITIES, Article, Document, Pair, Report, Seat
from refnorm.writers import writer
from refnorm.writers.csv_ import HEAD, values
from refnorm.writers.inert import shortened
from refnorm.writers.rows import Row, rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST = 32_000
"""Characters of a cell: Excel takes 32,767."""

_MOST_ROWS = 1_000_000
"""Rows of a sheet: Excel takes 1,048,576."""
_NUMBERS = {
    "line", "column", "article", "confidence", "score", "errors", "warnings", "infos", "native entries",
    "romanized entries", "pairs",
}  # fmt: skip
_WIDTHS = {
    "message": 50, "title": 30, "native": 28, "romanized": 28, "native text": 60, "romanized text": 60,
    "source": 24, "rule": 20, "severity": 17, "fingerprint": 18, "witnesses": 24, "suggestion": 24,
}  # fmt: skip
_WIDTH = 10
"""Characters of a column that is not named above."""

_CUT = {"source", "title", "fingerprint", "witnesses"}
"""Columns of one line: what does not fit is hidden there."""

_LINE, _MOST_LINES = 15, 8
"""Points of a line, and the lines of a cell that are in sight; whoever clicks on it sees all."""

_FIRST = (
    "severity", "code", "rule", "native entry", "native", "romanized entry", "romanized", "message",
)  # fmt: skip
"""What people look at first; what places and programs need stands behind it."""

_PRINTED = 11
"""Columns that are printed: more of them could not be read on paper."""

_FINDINGS = (*_FIRST, *(title for title in HEAD if title not in _FIRST))
_PAIRS = (
    "source", "article", "title", "native entry", "native text", "romanized entry", "romanized text",
    "score", "errors", "warnings", "infos",
)  # fmt: skip

Cells = Sequence[str]


@writer("xlsx", "report", "a workbook: findings and pairs, with filters")
def xlsx(report: Report, options: Options) -> bytes:
    """Write both sheets; every text is a text, whatever it begins with."""
    order = [HEAD.index(title) for title in _FINDINGS]
    findings = (_worded([values(row)[at] for at in order], row) for row in rows(report, options.language))
    say = partial(_titled, language=options.language)
    sheets = ((say("findings"), _FINDINGS, findings), (say("pairs"), _PAIRS, _pairs(report)))
    return workbook(sheets, options, say)


def _worded(cells: Cells, row: Row) -> Cells:
    """Return the cells of a row whose severity, the first, is in the reader's language."""
    return [row.word(row.finding.severity), *cells[1:]]


def _titled(title: str, language: str) -> str:
    """Return a title in a language."""
    return told(phrase(f"sheet.{title.replace(' ', '_')}"), language)


def workbook(
    sheets: Iterable[tuple[str, Cells, Iterable[Cells]]], options: Options, say: Callable[[str], str] = str
) -> bytes:
    """Return a workbook of some sheets: name, head and rows of each; `say` has the words of its titles."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_urls": False})
    day = datetime.datetime.combine(options.today, datetime.time())
    book.set_properties({"title": "refnorm", "created": day})
    for sheet in sheets:
        _sheet(book, *sheet, say)
    book.close()
    return data.getvalue()


def _sheet(book: Workbook, name: str, head: Cells, lines: Iterable[Cells], say: Callable[[str], str]) -> None:
    """Add a sheet that is read and printed across the page."""
    sheet = book.add_worksheet(name)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    filled = book.add_format({"align": "fill", "valign": "top"})
    styles = [filled if title in _CUT else wrapped for title in head]
    titles = [say(title) for title in head]
    sheet.write_row(0, 0, titles, book.add_format({"bold": True, "text_wrap": True, "valign": "top"}))
    last = 0
    for last, line in zip(range(1, _MOST_ROWS), lines, strict=False):
        sheet.set_row(last, _LINE * _height(head, line))
        for column, (title, value) in enumerate(zip(head, line, strict=True)):
            _cell(sheet, last, column, value, title in _NUMBERS, styles[column])
    for column, title in enumerate(head):
        sheet.set_column(column, column, max(_width(title), _longest(titles[column]) + 3))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, min(len(head), _PRINTED) - 1)


def _width(title: str) -> int:
    """Return the characters of a column."""
    return _WIDTHS.get(title, _WIDTH)


def _longest(title: str) -> int:
    """Return the letters of the longest word of a head, which has room for the button of its filter too."""
    return max(map(len, title.split()))


def _height(head: Cells, line: Cells) -> int:
    """Return how many lines the longest cell of a row takes."""
    cells = zip(head, line, strict=True)
    lines = (-(-len(value) // _width(title)) for title, value in cells if title not in _CUT)
    return min(max(*lines, 1), _MOST_LINES)


def _cell(sheet: Any, row: int, column: int, value: str, number: bool, style: Any) -> None:
    """Write a cell as a number where the column holds numbers, else as a text: never as a formula."""
    if number and value:
        sheet.write_number(row, column, float(value), style)
    elif value:
        sheet.write_string(row, column, shortened(value, MOST), style)


def _pairs(report: Report) -> Iterator[Cells]:
    for document, article in report.articles:
        about = _about(article)
        for pair in article.pairs:
            yield _pair(document, article, pair, about)


def _about(article: Article) -> dict[Seat, set[int]]:
    """Return for each entry the positions of its findings."""
    found: dict[Seat, set[int]] = {}
    for at, finding in enumerate(article.findings):
        for side in (finding.native, finding.romanized):
            if side and side.entry:
                found.setdefault(Seat(side.list, side.entry), set()).add(at)
    return found


def _pair(document: Document, article: Article, pair: Pair, about: dict[Seat, set[int]]) -> Cells:
    found = set().union(*(about.get(seat, set()) for seat in (pair.native, pair.romanized) if seat))
    count = Counter(article.findings[at].severity for at in found)
    return (
        document.source,
        str(article.index),
        article.title,
        *_entry(article, pair.native),
        *_entry(article, pair.romanized),
        "" if pair.score is None else f"{pair.score:.2f}",
        *(str(count[severity]) for severity in SEVERITIES),
    )


def _entry(article: Article, seat: Seat | None) -> tuple[str, str]:
    """Return the number and the text of an entry, empty where there is none."""
    entry = article.entry(seat) if seat else None
    return (entry.number, entry.raw) if entry else ("", "")
