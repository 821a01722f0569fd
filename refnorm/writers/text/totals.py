"""Counts: a summary line a file, one for all, and how often each rule spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from refnorm.model import SEVERITIES, Finding, ReferenceList, Report, Result
from refnorm.writers.marks import safe
from refnorm.writers.text.paper import Paper


def totals(report: Report, paper: Paper) -> Iterator[str]:
    """Yield a line for each file and, where there are several, one for all."""
    several = len(report.results) > 1
    lines = [_summary(result, paper, several) for result in report.results]
    silent = sum(m.count for m in report.muted)
    if several:
        files = paper.word("file_count", n=len(report.results))
        lines.append(f"{files}: {counted(report.findings, paper)}")
    if lines and silent:
        lines[-1] += f"; {paper.say('muted', n=silent)}"
    yield from lines


def statistics(report: Report, paper: Paper) -> Iterator[str]:
    """Yield how often each rule spoke, the loudest first; a repeated fault counts at each place."""
    findings = report.findings
    counts: Counter[tuple[str, str, str]] = Counter()
    for f in findings:
        counts[f.code, f.name, f.severity] += 1 + len(f.occurrences)
    room = max((len(name) for _, name, _ in counts), default=0)
    for (code, name, severity), count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        grade = paper.ink(paper.word(severity), severity)
        yield f"{count:>5}  {paper.ink(code, 'bold')}  {name.ljust(room)}  {grade}"


def _summary(result: Result, paper: Paper, several: bool) -> str:
    lists = [lst for article in result.articles for lst in article.lists]
    pairs = sum(len(article.paired) for article in result.articles)
    articles = paper.word("article_count", n=len(result.articles))
    of_lists = paper.word("list_count", n=len(lists)) + _layouts(lists, paper)
    head = ", ".join((articles, of_lists, paper.word("pair_count", n=pairs)))
    name = paper.ink(safe(result.document.source), "bold") + "  " if several else ""
    return f"{name}{head}: {counted(result.findings, paper)}"


_SETTINGS = ("parts", "scripts", "interleaved", "table", "footnotes")
"""Layouts of lists that are no run of items."""


def _layouts(lists: Iterable[ReferenceList], paper: Paper) -> str:
    """Say how lists are set that are no run of items."""
    said = dict.fromkeys(paper.say(lst.layout) for lst in lists if lst.layout in _SETTINGS)
    return f" ({', '.join(said)})" if said else ""


def counted(findings: Iterable[Finding], paper: Paper) -> str:
    """Return how many findings there are of each severity, in words."""
    count: Counter[str] = Counter(finding.severity for finding in findings)
    said = (paper.ink(paper.word(f"{s}_count", n=count[s]), s) for s in SEVERITIES if count[s])
    return ", ".join(said) or paper.say("no_findings")
