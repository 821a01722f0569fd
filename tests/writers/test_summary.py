"""One row an article: its verdict, its counts, and the three forms that say the same."""

from __future__ import annotations

import io
from dataclasses import replace

import factory
import pytest
from openpyxl import load_workbook

from refnorm.config import Options
from refnorm.model import Failure, Report
from refnorm.writers import write
from refnorm.writers.marks import width
from refnorm.writers.summary import ASK, HEAD, READY, UNCHECKED, UNRELATED, lines

HOSTILE = "=cmd|' /C calc'!A1 <script> \x1b[31m | [a](b)"


def verdicts(report: Report) -> list[str]:
    """Return the verdict of every line."""
    return [line.verdict for line in lines(report)]


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ((), READY),
        (("info",), READY),
        (("warning",), ASK),
        (("error", "info"), ASK),
    ],
)
def test_a_verdict(findings: tuple[str, ...], verdict: str) -> None:
    """Information alone is ready; whatever else was found is the author's."""
    report = factory.report(*(factory.finding(severity=one) for one in findings))
    assert verdicts(report) == [verdict]


def test_lists_of_two_articles() -> None:
    """That they do not belong together outweighs all single findings."""
    assert verdicts(factory.report(factory.finding(), factory.finding(code="RN005"))) == [UNRELATED]


def test_what_could_not_be_checked() -> None:
    """A file that failed has its row, with the reason."""
    report = Report(errors=(Failure("lost.md", "there is no such file", "did you mean list.md?"),))
    found = next(lines(report))
    assert (found.verdict, found.title) == (UNCHECKED, "there is no such file (did you mean list.md?)")


def test_a_lone_native_list() -> None:
    """What has no romanized list is not ready; a lone list in Latin letters may well be."""
    report = factory.report(factory.finding(code="RN001", severity="info"))
    lists = report.results[0].articles[0].lists
    for index, verdict in ((0, ASK), (1, READY)):
        one = replace(lists[index], role="single", script=("Cyrillic", "Latin")[index])
        article = replace(report.results[0].articles[0], lists=(one,), pairs=())
        alone = Report((replace(report.results[0], articles=(article,)),))
        assert verdicts(alone) == [verdict]


@pytest.mark.parametrize("columns", [80, 100, 120, 200])
def test_a_terminal_holds_it(columns: int) -> None:
    """Names and titles give way; numbers and verdicts are whole."""
    report = factory.report(factory.finding())
    result = report.results[0]
    article = replace(result.articles[0], title="Өзендер мен көлдер " * 20)
    document = replace(result.document, source="folder/" * 20 + "issue.md")
    told = Report((replace(result, document=document, articles=(article,)),), (Failure("a", "b" * 300),))
    page = write(told, "summary", Options(width=columns)).decode().splitlines()
    assert all(width(line) <= columns for line in page)
    assert "issue.md" in page[1] and page[1].endswith("ask the author")
    assert page[-1] == "1 ask the author, 1 could not check"


def test_nothing_checked() -> None:
    """No article is no table."""
    assert write(Report(), "summary", Options()) == b""


def test_the_workbook() -> None:
    """openpyxl reads the same rows, numbers as numbers, no text as a formula."""
    report = factory.report(factory.finding())
    result = report.results[0]
    bad = Report((replace(result, document=replace(result.document, source=HOSTILE)),))
    sheet = load_workbook(io.BytesIO(write(bad, "summary-xlsx", Options()))).active
    head, row = (list(one) for one in sheet.iter_rows(values_only=True))
    assert tuple(head) == HEAD
    assert row[HEAD.index("errors")] == 1 and row[HEAD.index("verdict")] == ASK
    assert sheet["A2"].data_type == "s" and sheet.freeze_panes == "A2"


def test_the_table_of_a_merge_request() -> None:
    """A row a line, whatever a title holds."""
    report = factory.report(factory.finding())
    result = report.results[0]
    bad = Report((replace(result, articles=(replace(result.articles[0], title=HOSTILE),)),))
    rows = write(bad, "summary-markdown", Options()).decode().splitlines()
    assert len(rows) == 3 and "<script>" not in rows[2] and "\x1b" not in rows[2]
    assert rows[2].replace("\\|", "").count("|") == len(HEAD) + 1


def test_a_terminal_obeys_nothing() -> None:
    """No escape reaches it, and a table stays a table."""
    report = factory.report(factory.finding())
    result = report.results[0]
    bad = Report((replace(result, document=replace(result.document, source=HOSTILE + "\n\u202e")),))
    page = write(bad, "summary", Options(width=300)).decode()
    assert "\x1b" not in page and "\u202e" not in page and page.count("\n") == 4
