"""One row an article: how many entries and pairs, what was found, which schemes, and what to do now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import Article, Failure, ReferenceList, Report
from refnorm.nouns import noun
from refnorm.writers import writer
from refnorm.writers.marks import CUT, cut, safe, width

READY, ASK, UNRELATED, UNCHECKED = (
    "ready", "ask the author", "lists do not belong together", "could not check",
)  # fmt: skip
HEAD = (
    "source", "article", "title", "native entries", "romanized entries", "pairs", "errors", "warnings",
    "schemes", "verdict",
)  # fmt: skip
"""The columns, and how a table of them is headed in English."""
VERDICTS = {READY: "ready", ASK: "ask", UNRELATED: "unrelated", UNCHECKED: "unchecked"}
"""The key under which each verdict is said."""
_UNRELATED, _UNPAIRED = "RN005", "RN001"
_COLUMNS = ("source", "art", "title", "entries", "pairs", "err", "warn", "schemes", "verdict")
"""The keys of the heads of the table for people."""
_SOURCE, _TITLE, _SCHEMES = 0, 2, 7
"""The columns that are shortened where the screen is narrow."""
_GOOD, _LEAST = 20, 8
"""Columns below which a name, title or scheme says little, and below which it says nothing."""


@noun
class Line:
    """What there is to say of one article, or of a file that could not be checked."""

    source: str
    article: int | None = None
    title: str = ""
    native: int | None = None
    romanized: int | None = None
    pairs: int | None = None
    errors: int | None = None
    warnings: int | None = None
    schemes: str = ""
    verdict: str = ""

    def cells(self, language: str) -> tuple[str, ...]:
        """Return the row as texts, in the order of `HEAD`; what there is not is empty."""
        values = (getattr(self, name) for name in self.__dataclass_fields__ if name != "verdict")
        return (*("" if value is None else str(value) for value in values), verdict(self.verdict, language))


def verdict(name: str, language: str) -> str:
    """Say a verdict in a language."""
    return told(phrase(f"verdict.{VERDICTS[name]}"), language)


def heads(language: str) -> tuple[str, ...]:
    """Return the heads of all columns in a language."""
    return tuple(told(phrase(f"column.{name.replace(' ', '_')}"), language) for name in HEAD)


def lines(report: Report) -> Iterator[Line]:
    """Yield a line for every article with a list, then one for every file that could not be checked."""
    for document, article in report.articles:
        if article.lists:
            yield _line(document.source, article)
    yield from (_failed(failure) for failure in report.errors)


def _line(source: str, article: Article) -> Line:
    count = Counter(finding.severity for finding in article.findings)
    two = any(lst.role != "single" for lst in article.lists)
    roman = [lst for lst in article.lists if lst.role == "romanized" or (not two and lst.script == "Latin")]
    native = [lst for lst in article.lists if lst not in roman]
    return Line(
        source,
        article.index,
        article.title,
        sum(len(lst.entries) for lst in native),
        sum(len(lst.entries) for lst in roman),
        len(article.paired),
        count["error"],
        count["warning"],
        _schemes(roman),
        _verdict(article),
    )


def _failed(failure: Failure) -> Line:
    return Line(failure.source, title=str(failure), verdict=UNCHECKED)


def _schemes(lists: Sequence[ReferenceList]) -> str:
    """Name the schemes of each language; `/` parts those that the text cannot tell apart."""
    found: dict[str, dict[str, None]] = {}
    for lst in lists:
        for language, codes in lst.schemes.items():
            found.setdefault(language, {})["/".join(c.removeprefix(f"{language}-") for c in codes)] = None
    return "; ".join(f"{language} {', '.join(codes)}" for language, codes in found.items())


def _verdict(article: Article) -> str:
    """Say what to do: information alone, and a list in Latin letters that needs no other, is ready."""
    codes = {finding.code for finding in article.findings}
    if _UNRELATED in codes:
        return UNRELATED
    lone = _UNPAIRED in codes and any(lst.script != "Latin" for lst in article.lists)
    grave = any(finding.severity != "info" for finding in article.findings)
    return ASK if grave or lone else READY


@writer("summary", "report", "one row an article: entries, pairs, findings, schemes, verdict")
def summary(report: Report, options: Options) -> bytes:
    """Write a table that fits the terminal: names and titles give way, never numbers and verdicts."""
    found = list(lines(report))
    if not found:
        return b""
    head = tuple(told(phrase(f"column.{name}"), options.language) for name in _COLUMNS)
    rows = [head, *(_cells(line, options.language) for line in found)]
    widths = _narrowed([max(map(width, column)) for column in zip(*rows, strict=True)], options.width)
    text = "".join(_row(row, widths) for row in rows)
    counts = Counter(line.verdict for line in found)
    said = ", ".join(f"{counts[name]} {verdict(name, options.language)}" for name in VERDICTS if counts[name])
    return f"{text}\n{said}\n".encode("utf-8", "replace")


def _cells(line: Line, language: str) -> tuple[str, ...]:
    """Return a row for people: the two counts of entries in one cell."""
    entries = "" if line.native is None else f"{line.native}/{line.romanized}"
    values = (line.article, line.title, entries, line.pairs, line.errors, line.warnings)
    texts = ("" if value is None else safe(str(value)) for value in values)
    return (safe(line.source), *texts, line.schemes, verdict(line.verdict, language))


def _narrowed(widths: list[int], columns: int) -> list[int]:
    """Take columns from titles, then names, then schemes, first down to a good size, then to the least."""
    found = list(widths)
    for least in (_GOOD, _LEAST):
        for at in (_TITLE, _SOURCE, _SCHEMES):
            over = sum(found) + 2 * (len(found) - 1) - columns
            found[at] -= max(min(over, found[at] - least), 0)
    return found


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (_set(at, cell, room) for at, (cell, room) in enumerate(zip(row, widths, strict=True)))
    return "  ".join(cells).rstrip() + "\n"


def _set(at: int, text: str, room: int) -> str:
    """Cut a text to its column, a name at its beginning; numbers stand to the right."""
    if width(text) > room:
        text = CUT + text[len(text) - room + 1 :] if at == _SOURCE else cut(text, room)
    space = " " * (room - width(text))
    return text + space if at in (_SOURCE, _TITLE, _SCHEMES, len(_COLUMNS) - 1) else space + text
