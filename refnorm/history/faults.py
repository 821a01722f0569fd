"""A finding as it is remembered: without offsets, with enough of the text to be known again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Article, Finding, Report, Severity, Side
from refnorm.nouns import noun
from refnorm.places import spoken

Json = Mapping[str, Any]

REMEMBERED = 300
"""Characters of an entry that are kept: by them it is recognized after a revision."""


@noun
class Fault:
    """A finding of some run.

    `number` is the entry's as printed, `text` the beginning of the entry, `places` how many entries have
    the fault. `native` and `romanized` are the printed values.
    """

    fingerprint: str
    code: str
    name: str
    severity: Severity
    message: str
    source: str
    article: str = ""
    place: str = ""
    number: str = ""
    text: str = ""
    native: str = ""
    romanized: str = ""
    places: int = 1

    @property
    def values(self) -> tuple[str, str]:
        """Both printed values on a line each."""
        return " ".join(self.native.split()), " ".join(self.romanized.split())


@noun
class Snapshot:
    """What one run knew: its faults, the beginnings of all entries, and what it could not read."""

    sources: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    entries: tuple[str, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()


def of_report(report: Report) -> Snapshot:
    """Return what is remembered of a report."""
    sources = tuple(result.document.source for result in report.results)
    faults = tuple(
        _fault(document.source, article, finding)
        for document, article in report.articles
        for finding in article.findings
    )
    lists = (lst for _, article in report.articles for lst in article.lists)
    entries = tuple(entry.raw[:REMEMBERED] for lst in lists for entry in lst.entries)
    return Snapshot(sources, faults, entries, tuple((e.source, e.message) for e in report.errors))


def _fault(source: str, article: Article, finding: Finding) -> Fault:
    number, text = _entry(article, finding.native or finding.romanized)
    return Fault(
        finding.fingerprint,
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        source,
        article.title,
        spoken(finding.place) if finding.place else "",
        number,
        text,
        finding.native.text if finding.native else "",
        finding.romanized.text if finding.romanized else "",
        1 + len(finding.occurrences) + len(finding.related),
    )


def _entry(article: Article, side: Side | None) -> tuple[str, str]:
    """Return number and beginning of the entry of a side, empty for a list as a whole."""
    if side is None or side.entry is None:
        return "", ""
    entry = article.entry(side)
    return (entry.number, entry.raw[:REMEMBERED]) if entry else (str(side.entry), "")


def of_json(report: Json, wanted: Callable[[str], bool]) -> Snapshot:
    """Return what is remembered of a JSON report, schema 1, of the rules that are wanted.

    Raises ReadError for a report that lacks what the schema promises.
    """
    try:
        return _of_json(report, wanted)
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(
            worded("trouble.report_not_whole", error=error), worded("advice.report_anew")
        ) from None


def _of_json(report: Json, wanted: Callable[[str], bool]) -> Snapshot:
    documents = report["documents"]
    faults = tuple(
        _told(document["source"], article, finding)
        for document in documents
        for article in document["articles"]
        for finding in article["findings"]
        if wanted(finding["code"])
    )
    entries = tuple(entry["raw"][:REMEMBERED] for d in documents for entry in _entries(d))
    failures = tuple((str(e["source"]), str(e["message"])) for e in report["errors"])
    return Snapshot(tuple(d["source"] for d in documents), faults, entries, failures)


def _entries(document: Json) -> Iterator[Json]:
    for article in document["articles"]:
        for lst in article["lists"]:
            yield from lst["entries"]


def _told(source: str, article: Json, finding: Json) -> Fault:
    native, romanized = finding["native"], finding["romanized"]
    number, text = _told_entry(article, native or romanized)
    return Fault(
        finding["fingerprint"],
        finding["code"],
        finding["name"],
        finding["severity"],
        finding["message"],
        source,
        article["title"],
        _line(finding["place"]),
        number,
        text,
        native["text"] if native else "",
        romanized["text"] if romanized else "",
        1 + len(finding["occurrences"]) + len(finding["related"]),
    )


def _line(place: Json | None) -> str:
    """Return the place in words, by the keys that the JSON report has of it."""
    from refnorm.model import Place

    if place is None:
        return ""
    cell, box = place["cell"], place["box"]
    told = {key: place[key] for key in ("source", "line", "column", "page", "path")}
    return spoken(Place(**told, cell=tuple(cell) if cell else None, box=tuple(box) if box else None))


def _told_entry(article: Json, side: Json | None) -> tuple[str, str]:
    if side is None or side["entry"] is None:
        return "", ""
    own = (lst for lst in article["lists"] if lst["index"] == side["list"])
    entries = (entry for lst in own for entry in lst["entries"])
    found = next((entry for entry in entries if entry["index"] == side["entry"]), None)
    if found is None:
        return str(side["entry"]), ""
    return found["label"] or str(found["index"]), found["raw"][:REMEMBERED]
