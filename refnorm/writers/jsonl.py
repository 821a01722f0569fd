"""One JSON object a line, written file by file: for folders, pipes and programs that do not wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from refnorm.config import Options
from refnorm.model import SEVERITIES, Article, Document, Report
from refnorm.writers import writer
from refnorm.writers.items import dump
from refnorm.writers.json_ import failure_as_json, finding_as_json

Json = dict[str, Any]


@writer("jsonl", "report", "a line of JSON for each article and finding", streams=True, english=True)
def jsonl(report: Report, options: Options) -> bytes:
    """Write what failed, what was left out, and each article before its findings; `type` says which it is."""
    return "".join(f"{dump(line)}\n" for line in _lines(report)).encode("utf-8")


def _lines(report: Report) -> Iterator[Json]:
    for failure in report.errors:
        yield {"type": "error"} | failure_as_json(failure)
    for name in report.skipped:
        yield {"type": "skipped", "source": name}
    for document, article in report.articles:
        yield _article(document, article)
        head = {"type": "finding", "source": document.source, "article": article.index}
        for finding in article.findings:
            yield head | finding_as_json(finding)


def _article(document: Document, article: Article) -> Json:
    count = Counter(finding.severity for finding in article.findings)
    return {
        "type": "article",
        "source": document.source,
        "article": article.index,
        "title": article.title,
        "lists": len(article.lists),
        "entries": sum(len(lst.entries) for lst in article.lists),
        "pairs": len(article.paired),
        "findings": {severity: count[severity] for severity in SEVERITIES},
    }
