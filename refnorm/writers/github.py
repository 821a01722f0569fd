"""Workflow commands by which GitHub shows findings beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import Document, Place, Report, Side
from refnorm.places import place_of
from refnorm.writers import writer
from refnorm.writers.inert import shortened
from refnorm.writers.regions import relative
from refnorm.writers.rows import Row, on_a_line, rows

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_LONGEST = 1000
"""Characters of a value that are shown."""


@writer("github", "report", "annotations of a GitHub workflow", streams=True)
def github(report: Report, options: Options) -> bytes:
    """Write one command a line: first what could not be read, then every finding."""
    failed = {"title": told(phrase("side.not_checked"), options.language)}
    lines = [_command("error", f"{e.source}: {e.message}", failed) for e in report.errors]
    lines += map(_annotation, rows(report, options.language))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _annotation(row: Row) -> str:
    finding = row.finding
    title = {"title": f"{finding.code} {finding.name}"}
    return _command(LEVELS[finding.severity], "\n".join(_message(row)), _where(row) | title)


def _message(row: Row) -> Iterator[str]:
    """Yield the lines of an annotation; a place that is no line is said in words."""
    yield shortened(row.finding.message, _LONGEST)
    if not on_a_line(row.place) and row.where:
        yield told(phrase("side.place", place=row.where), row.language)
    yield from (f"{label}: {shortened(value, _LONGEST)}" for label, value in row.values)
    if row.further:
        yield shortened(row.further, _LONGEST)


def _where(row: Row) -> dict[str, str]:
    place = row.place
    found = {"file": relative(place.source).replace("\\", "/")}
    if not on_a_line(place):
        return found
    found["line"] = str(place.line)
    if place.column is None:
        return found
    end = _end(row.document, row.finding.native or row.finding.romanized)
    same = {"endColumn": str(end.column)} if end and end.column and end.line == place.line else {}
    return found | {"col": str(place.column)} | same


def _end(document: Document, side: Side | None) -> Place | None:
    """Return the place of the last character of a side's value."""
    return place_of(document, max(side.spans[0].end - 1, 0)) if side and side.spans else None


def _command(level: str, message: str, properties: dict[str, str]) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what ends a command; the line ends are the writer's own."""
    lines = (shortened(line, 2 * _LONGEST) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
