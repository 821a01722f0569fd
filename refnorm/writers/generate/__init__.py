"""The romanized list that a native one requires: whole, as a diff from the printed one, or what it lacks."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.generate.lists import Generated, Line, generated
from refnorm.writers.items import dump


@writer("references", "list", "The romanized list, one entry a line")
def references(report: Report, options: Options) -> bytes:
    """Write the romanized list of every native list, under its heading."""
    found = list(generated(report, options))
    blocks = [_block(one, titled=len(found) > 1) for one in found]
    return "\n".join(blocks).encode("utf-8", "replace")


def _block(one: Generated, titled: bool) -> str:
    title = [" ".join(one.article.title.split()), ""] if titled and one.article.title else []
    return "".join(f"{line}\n" for line in (*title, one.heading, "", *_lines(one)))


def _lines(one: Generated) -> Iterator[str]:
    return (f"{line.label}{line.text}" for line in one.lines)


@writer("references-diff", "list", "What differs from the printed list, as a unified diff")
def difference(report: Report, options: Options) -> bytes:
    """Write a unified diff from each printed romanized list to the one that its native list requires."""
    found = (line for one in generated(report, options) for line in _diff(one))
    return "".join(f"{line}\n" for line in found).encode("utf-8", "replace")


def _diff(one: Generated) -> Iterator[str]:
    old = list(_printed(one))
    name = f"{one.document.source}: article {one.article.index}"
    return difflib.unified_diff(old, list(_lines(one)), f"{name}, printed", f"{name}, required", lineterm="")


def _printed(one: Generated) -> Iterator[str]:
    """Yield the printed entries in their order, each under the number of its native one."""
    if one.romanized:
        labels = {line.printed.entry.index: line for line in one.lines if line.printed}
        for entry in one.romanized.entries:
            line = labels.get(entry.index)
            yield f"{line.label}{line.printed.text}" if line and line.printed else " ".join(entry.raw.split())


@writer("references-todo", "list", "The translations that have still to be written, as JSON")
def todo(report: Report, options: Options) -> bytes:
    """Write the titles whose translation no list of the report knows."""
    found = [_wanting(one, line) for one in generated(report, options) for line in one.lines if line.missing]
    return (dump(found, indent=2) + "\n").encode("utf-8", "replace")


def _wanting(one: Generated, line: Line) -> dict[str, object]:
    reference = line.native.reference
    return {
        "source": one.document.source,
        "article": one.article.index,
        "list": one.native.index,
        "entry": line.native.index,
        "label": line.native.label,
        "title": " ".join((reference.title or "").split()),
        "romanized": line.text,
    }
