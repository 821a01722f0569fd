"""A summary for the conversation of a merge request: short, in tables, and harmless whatever was printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import SEVERITIES, Article, Finding, Report, Result
from refnorm.writers import writer
from refnorm.writers.inert import code, markdown
from refnorm.writers.rows import Row, rows

MOST = 55_000
"""Bytes after which rows are only counted: code hosts take comments of some 65,000."""

_VALUE, _MESSAGE, _TITLE = 80, 200, 120
"""Characters of what a summary quotes."""
_SHOWN = ("error", "warning")
_ROOM = 300
"""Bytes that the last words of a summary take at most."""


@writer("markdown", "report", "a summary for a merge request")
def markdown_(report: Report, options: Options) -> bytes:
    """Write a table of files and one of findings for each article, as far as a comment holds them."""
    say = _speaker(options.language)
    lines = [*_head(report, say), *_failures(report, say), *_overview(report, say)]
    room = MOST - _ROOM - sum(map(_size, lines))
    shown, left = _fitting(_sections(report, say, options.language), room)
    return "".join(f"{line}\n" for line in [*lines, *shown, *_rest(report, left, say)]).encode("utf-8")


Say = Callable[..., str]
"""Returns the words at a key with values: `say("summary.more", n=3)`."""


def _speaker(language: str) -> Say:
    def say(key: str, **values: str | int) -> str:
        group, _, name = key.partition(".")
        made = phrase(f"page.{name}", **values) if group == "page" else phrase(f"summary.{name}", **values)
        return told(made, language)

    return say


def _size(line: str) -> int:
    return len(line.encode("utf-8")) + 1


def _head(report: Report, say: Say) -> Iterator[str]:
    count = _counts((row.finding for row in rows(report)), say)
    yield f"### {say('summary.head', counts=count or say('summary.none'))}"
    yield ""


def _counts(findings: Iterable[Finding], say: Say) -> str:
    count = Counter(finding.severity for finding in findings)
    return ", ".join(say(f"page.{s}_count", n=count[s]) for s in SEVERITIES if count[s])


_FAILURES = 20
"""Failures that are named; further ones are counted."""


def _failures(report: Report, say: Say) -> Iterator[str]:
    for failure in report.errors[:_FAILURES]:
        what = f"{code(failure.source, _TITLE)}: {markdown(failure.message, _MESSAGE)}"
        yield f"- **{say('summary.failed')}** {what}"
    if len(report.errors) > _FAILURES:
        yield f"- {say('summary.unchecked', n=len(report.errors) - _FAILURES)}"
    if report.errors:
        yield ""


_FILES = 100
"""Files that have a row; further ones are counted."""


def _overview(report: Report, say: Say) -> Iterator[str]:
    """Yield the table of files, those with most errors first."""
    if not report.results:
        return
    heads = (say(f"page.{name}") for name in ("articles", "pairs", "errors", "warnings", "infos"))
    yield f"| {' | '.join((say('summary.file'), *heads))} |"
    yield "|---|--:|--:|--:|--:|--:|"
    counted = sorted(((_count(result), result) for result in report.results), key=_gravity)
    yield from (_file(result, count) for count, result in counted[:_FILES])
    if len(counted) > _FILES:
        yield f"| {say('summary.files', n=len(counted) - _FILES)} | | | | | |"
    yield ""


def _count(result: Result) -> tuple[int, ...]:
    count = Counter(finding.severity for finding in result.findings)
    return tuple(count[severity] for severity in SEVERITIES)


def _gravity(counted: tuple[tuple[int, ...], Result]) -> list[int]:
    return [-number for number in counted[0]]


def _file(result: Result, count: tuple[int, ...]) -> str:
    pairs = sum(len(article.paired) for article in result.articles)
    numbers = " | ".join(str(number or "") for number in count)
    return f"| {code(result.document.source, _TITLE)} | {len(result.articles)} | {pairs} | {numbers} |"


def _sections(report: Report, say: Say, language: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield head and rows of each article's table; infos are only counted."""
    grouped: dict[tuple[str, int], list[Row]] = {}
    for row in rows(report, language):
        if row.finding.severity in _SHOWN:
            grouped.setdefault((row.document.source, row.article.index), []).append(row)
    for of_article in grouped.values():
        title = _title(of_article[0].document.source, of_article[0].article, say)
        yield title, [_row(row, say) for row in of_article]


def _title(source: str, article: Article, say: Say) -> list[str]:
    title = f": {markdown(article.title, _TITLE)}" if article.title.strip() else ""
    head = f"#### {code(source, _TITLE)} · {say('summary.article', n=article.index)}{title}"
    names = ("summary.rule", "summary.place", "summary.entry", "page.native", "page.romanized")
    return [head, "", f"| | {' | '.join(map(say, names))} | |", "|---|---|---|---|---|---|---|"]


def _row(row: Row, say: Say) -> str:
    finding = row.finding
    numbers = dict.fromkeys(filter(None, (row.number(finding.native), row.number(finding.romanized))))
    entry = " / ".join(numbers) + (f" ({say('summary.also', numbers=row.also)})" if row.also else "")
    cells = (
        say(f"page.{finding.severity}"),
        f"{finding.code} {finding.name}",
        markdown(row.where, _VALUE),
        markdown(entry, _VALUE),
        code(row.native, _VALUE),
        code(row.romanized, _VALUE),
        markdown(finding.message, _MESSAGE),
    )
    return f"| {' | '.join(cells)} |"


def _fitting(sections: Iterable[tuple[list[str], list[str]]], room: int) -> tuple[list[str], int]:
    """Return the lines that fit into so many bytes, and how many findings are left out."""
    lines: list[str] = []
    left = 0
    for head, body in sections:
        room -= sum(map(_size, head)) + 1
        fitting = []
        for line in body:
            room -= _size(line)
            if room >= 0:
                fitting.append(line)
        left += len(body) - len(fitting)
        if fitting:
            lines += [*head, *fitting, ""]
    return lines, left


def _rest(report: Report, left: int, say: Say) -> Iterator[str]:
    infos = sum(row.finding.severity == "info" for row in rows(report))
    more = [say("summary.more", n=left)] if left else []
    more += [say("summary.unlisted", counts=say("page.info_count", n=infos))] if infos else []
    if more:
        what = more[0] if len(more) == 1 else say("summary.both", first=more[0], second=more[1])
        yield say("summary.shows", what=what)
