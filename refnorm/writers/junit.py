"""Findings as results of tests, which every continuous integration shows: one for each rule and article.

The elements are those that both the schema of Jenkins and the older one of Ant's reports allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from refnorm import __version__
from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import RANK, Article, Document, Failure, Report
from refnorm.writers import writer
from refnorm.writers.inert import shortened
from refnorm.writers.rows import Row

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST = 2000
"""Characters of a text that are shown."""

_COUNTS = ("tests", "failures", "errors")


@writer("junit", "report", "results of tests for continuous integration: one for each rule and article")
def junit(report: Report, options: Options) -> bytes:
    """Write a suite for each article; a rule fails where a finding is as grave as `options.fail_on`."""
    from xml.etree.ElementTree import Element, indent, tostring

    root = Element("testsuites")
    for document, article in report.articles:
        _suite(root, _name(document, article), options, *_tests(report, document, article, options))
    for failure in report.errors:
        _suite(root, failure.source, options, [_unread(failure)])
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _name(document: Document, article: Article) -> str:
    return f"{document.source} article {article.index}"


def _suite(root: Element, name: str, options: Options, cases: Sequence[Element], told: str = "") -> None:
    """Add a suite; the day is the run's, and the time is not measured."""
    from xml.etree.ElementTree import SubElement

    shown = shortened(name, _LONGEST)
    counts = (len(cases), *(sum(case.find(kind) is not None for case in cases) for kind in _KINDS))
    marks = {"id": str(len(root)), "package": "refnorm", "name": shown}
    marks |= {"timestamp": f"{options.today:%Y-%m-%d}T00:00:00", "hostname": "localhost", "time": "0"}
    marks |= {key: str(count) for key, count in zip(_COUNTS, counts, strict=True)}
    suite = SubElement(root, "testsuite", marks)
    SubElement(SubElement(suite, "properties"), "property", {"name": "refnorm", "value": __version__})
    for case in cases:
        case.set("classname", shown)
        suite.append(case)
    SubElement(suite, "system-out").text = told
    SubElement(suite, "system-err")


_KINDS = ("failure", "error")


def _tests(
    report: Report, document: Document, article: Article, options: Options
) -> tuple[list[Element], str]:
    """Return a test for each rule, and what is told of findings that fail none."""
    grave: dict[str, list[Row]] = {}
    told = []
    for row in (Row(document, article, f, options.language) for f in article.findings):
        if RANK[row.finding.severity] <= RANK[options.fail_on]:
            grave.setdefault(_title(row.finding.code, row.finding.name), []).append(row)
        else:
            told.append(f"{row.finding.code} {row.finding.name}: {_said(row)}")
    own = options.of(document.source)
    asked = [_title(rule.code, rule.name) for rule in report.rules if own.wants(rule.code)]
    titles = dict.fromkeys([*asked, *sorted(grave)])
    return [_test(title, grave.get(title, [])) for title in titles], "\n".join(told)


def _title(code: str, name: str) -> str:
    return f"{code} {name}"


def _test(title: str, found: Sequence[Row]) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", {"name": title, "time": "0"})
    if found:
        message = shortened(found[0].finding.message, _LONGEST)
        if len(found) > 1:
            message += f"; {told(phrase('summary.more', n=len(found) - 1), found[0].language)}"
        kind = found[0].finding.severity
        SubElement(case, "failure", {"type": kind, "message": message}).text = "\n".join(map(_said, found))
    return case


def _unread(failure: Failure) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", {"name": "can be checked", "time": "0"})
    message = shortened(failure.message, _LONGEST)
    SubElement(case, "error", {"type": "error", "message": message}).text = shortened(failure.hint, _LONGEST)
    return case


def _said(row: Row) -> str:
    """Return a finding in a few lines."""
    return "\n".join(shortened(line, _LONGEST) for line in _lines(row))


def _lines(row: Row) -> Iterable[str]:
    place = ":".join(filter(None, (row.place.source, row.where)))
    yield f"{place}: {row.word(row.finding.severity)}: {row.finding.message}"
    yield from (f"    {label}: {value}" for label, value in row.values)
    if row.also:
        yield f"    {row.further}"
