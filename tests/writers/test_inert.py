"""Whatever a manuscript holds, no output lets it act: neither on a page, a terminal, a sheet nor a build."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata

import factory
import hostile
import pytest
from judges import complaints, junit_complaints, recalculated, rendered

from refnorm.config import Options
from refnorm.writers import formats, write
from refnorm.writers.inert import cell, code, inert, markdown, shortened

REPORTS = hostile.every()
IDS = [name for name, _ in REPORTS]
TEXTS = [name for name, _ in formats("report") if not name.endswith("xlsx")]
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

TAGS = {
    "div", "h3", "h4", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td", "code",
}  # fmt: skip
"""What a summary in Markdown may become."""

every_report = pytest.mark.parametrize("report", [r for _, r in REPORTS], ids=IDS)


@pytest.mark.parametrize("language", ["en", "kk"])
@pytest.mark.parametrize("name", TEXTS)
@every_report
def test_no_output_speaks_to_a_terminal(name, report, language):
    """No escape, no other control, no mark that turns a line around; and it is UTF-8, in any language."""
    text = write(report, name, Options(language=language)).decode("utf-8").removeprefix("\ufeff")
    found = {c for c in text if unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in BIDI}
    assert found <= {"\n", "\r"}
    assert "\r" not in text.replace("\r\n", "") or name == "csv"


@every_report
def test_sarif_is_valid(report):
    """The published schema has nothing to say, and every value is whole where it is data."""
    assert complaints("sarif-2.1.0", json.loads(write(report, "sarif", Options()))) == []


def test_the_schema_can_complain():
    """A result without a message is refused."""
    log = json.loads(write(factory.full(), "sarif", Options()))
    del log["runs"][0]["results"][0]["message"]
    assert complaints("sarif-2.1.0", log)


@every_report
def test_junit_is_valid(report):
    """XML by the schema, with as many failures as it counts, and readable for the usual library."""
    from junitparser import JUnitXml

    data = write(report, "junit", Options())
    assert junit_complaints(data) == []
    suites = list(JUnitXml.fromstring(data))
    assert [suite.failures for suite in suites] == [
        sum(case.is_failure for case in suite) for suite in suites
    ]
    assert sum(suite.errors for suite in suites) == len(report.errors)


def test_the_schema_of_test_reports_can_complain():
    """Two faults in one test, or a suite without a name, are refused."""
    data = write(factory.full(), "junit", Options())
    assert junit_complaints(data.replace(b"<failure", b"<skipped /><failure", 1))
    assert junit_complaints(data.replace(b" hostname=", b" host=", 1))


@every_report
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_calculates_nothing(report, delimiter):
    """Each row has a cell for every word of the head, and none begins like a formula."""
    data = write(report, "csv", Options(delimiter=delimiter)).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(data, newline=""), delimiter=delimiter)
    assert {len(line) for line in lines} == {len(head)}
    assert len(lines) == len(report.findings)
    begins = [value for line in lines for value in line if value.strip()[:1] in tuple("=+-@\uff1d\uff0b")]
    assert [value for value in begins if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", value)] == []


@every_report
def test_a_workbook_calculates_nothing(report):
    """openpyxl finds both sheets, their filters and heads, texts and numbers, and no formula or link."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(write(report, "xlsx", Options())))
    assert book.sheetnames == ["Findings", "Pairs"]
    articles = [a for r in report.results for a in r.articles]
    for sheet, count in zip(
        book, (sum(len(getattr(a, n)) for a in articles) for n in ("findings", "pairs")), strict=True
    ):
        assert sheet.max_row == count + 1
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}
        assert not any(c.hyperlink for row in sheet.iter_rows() for c in row)


def test_a_workbook_is_opened_by_an_office(tmp_path):
    """LibreOffice reads both sheets; what looks like a formula stays the text that it is."""
    sheets = recalculated(write(hostile.report("=1+1"), "xlsx", Options()), tmp_path)
    assert set(sheets) == {"Findings", "Pairs"}
    head, first, _ = csv.reader(io.StringIO(sheets["Findings"]))
    row = dict(zip(head, first, strict=True))
    assert row["native"] == row["romanized"] == row["title"] == row["message"] == "=1+1"
    assert row["line"] == "1" and row["confidence"].replace(",", ".") == "0.99"


@every_report
def test_github_gets_one_command_a_finding(report):
    """No text ends a command, begins another, or adds a property."""
    lines = write(report, "github", Options()).decode().splitlines()
    assert len(lines) == len(report.errors) + len(report.findings)
    for line in lines:
        _, properties, message = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line).groups()
        keys = [pair.partition("=")[0] for pair in properties.split(",")]
        assert set(keys) <= {"file", "line", "col", "endColumn", "title"} and len(set(keys)) == len(keys)
        assert not re.search(r"%(?!25|0A|3A|2C)", properties + message)


@every_report
def test_markdown_is_only_tables(report):
    """A renderer makes no link, image, script or mention of what was printed, and fits it into a comment."""
    page = write(report, "markdown", Options())
    assert len(page) < 60_000
    tree = rendered(page.decode())
    tags = {element.tag for element in tree.iter()}
    assert tags <= TAGS
    widths = {tuple(len(row) for row in table.iter("tr")) for table in tree.iter("table")}
    assert all(len(set(width)) == 1 for width in widths)
    loose = "".join(e.text or "" for e in tree.iter() if e.tag != "code")
    loose += "".join(e.tail or "" for e in tree.iter())
    assert not re.search(r"@\w|#\d|https?://|www\.", loose)


@every_report
def test_jsonl_is_a_value_a_line(report):
    """Each line is JSON by itself, and says what it is."""
    lines = write(report, "jsonl", Options()).decode().split("\n")
    assert lines.pop() == ""
    kinds = [json.loads(line)["type"] for line in lines]
    assert kinds.count("finding") == len(report.findings)
    assert kinds.count("error") == len(report.errors)


@pytest.mark.parametrize("name", ["json", "jsonl"])
@every_report
def test_data_stays_whole(name, report):
    """JSON escapes what is dangerous to show, and changes nothing."""
    written = write(report, name, Options()).decode()
    article = report.results[0].articles[0]
    said = [line for line in written.splitlines() if '"code":' in line or '"type": "finding"' in line]
    found = [json.loads(line.strip().rstrip(",")) for line in said]
    assert [f["native"]["text"] for f in found] == [f.native.text for f in article.findings]


@every_report
def test_a_comparison_is_harmless(report):
    """What a revision did is told without an escape, a link or a mention, and JSON has all of it."""
    from refnorm.history import compared, of_report
    from refnorm.history.telling import FORMATS

    old, new = of_report(factory.report()), of_report(report)
    revision = compared(old, new)
    told = {name: tell(revision, old, new).decode() for name, tell in FORMATS.items()}
    for text in told.values():
        assert not {c for c in text if unicodedata.category(c) == "Cc" or c in BIDI} - {"\n"}
    assert {e.tag for e in rendered(told["markdown"]).iter()} <= TAGS
    assert max(map(len, told["text"].splitlines())) < 3000
    broken = [fault["message"] for fault in json.loads(told["json"])["broken"]]
    assert broken == [fault.message for fault in new.faults]


@every_report
def test_a_baseline_remembers_anything(report, tmp_path):
    """What is written is read again, and knows every finding."""
    from refnorm.history import load, record

    path = tmp_path / "known.json"
    path.write_bytes(record(report, path))
    left = load(path).sift(report)
    assert not left.findings


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\r\nb\tc", "a b c"),
        ("\x1b[0m", "\ufffd[0m"),
        ("\u202e", "\ufffd"),
        ("\ud83d", "\ufffd"),
        ("я\u0306 \u00ad 为", "я\u0306 \u00ad 为"),
        ("two  spaces", "two  spaces"),
    ],
)
def test_inert(raw, shown):
    """What acts is shown as lost, all else stays."""
    assert inert(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("=1", "'=1"),
        (" =1", "' =1"),
        ("-5", "-5"),
        ("+3,5", "+3,5"),
        ("-5+1", "'-5+1"),
        ("@a", "'@a"),
        ("a=1", "a=1"),
    ],
)
def test_cells(raw, shown):
    """A number is no formula, white space hides none."""
    assert cell(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a_b*c", r"a\_b\*c"),
        ("page 58-59 (x)", "page 58-59 (x)"),
        ("see #12", "`see #12`"),
        ("a@b", "`a@b`"),
        ("12:5", "12:5"),
        ("a | @b", "<code>a &#124; &#64;b</code>"),
    ],
)
def test_words_of_markdown(raw, shown):
    """Markup is escaped; what hosts bring to life becomes code."""
    assert markdown(raw) == shown


@pytest.mark.parametrize(("raw", "shown"), [("58", "`58`"), ("", ""), ("a`b", "<code>a&#96;b</code>")])
def test_code(raw, shown):
    """Nothing ends a span of code."""
    assert code(raw) == shown


def test_shortened():
    """A cut is told, and never longer than it may be."""
    assert shortened("abcdef", 6) == "abcdef" and shortened("abcdefg", 6) == "abcde…"
