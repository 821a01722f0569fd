"""A report as people see it: pairs side by side, their findings and the very letters, apart from any page.

Writers that draw (a web page, a terminal, a letter) take a `Scene` and decide only how it looks. Every text
in it is fit to be shown (`visible`); a page escapes what is special to its own format.
"""

from __future__ import annotations

from refnorm.model import Article, Document, Report
from refnorm.writers.scene.cards import Numbering, told
from refnorm.writers.scene.nouns import (
    Card,
    Chapter,
    Group,
    Head,
    Link,
    Print,
    Quote,
    Remark,
    Row,
    Scene,
    Segment,
    Thread,
    Value,
)
from refnorm.writers.scene.rows import groups
from refnorm.writers.scene.stage import Stage
from refnorm.writers.scene.visible import line, visible

__all__ = [
    "Card",
    "Chapter",
    "Group",
    "Head",
    "Link",
    "Print",
    "Quote",
    "Remark",
    "Row",
    "Scene",
    "Segment",
    "Thread",
    "Value",
    "scene",
]


def scene(report: Report) -> Scene:
    """Return a report fit to be shown; every finding of it is told once."""
    numbering = Numbering()
    pairs = [(result.document, article) for result in report.results for article in result.articles]
    return Scene(
        files=tuple(visible(result.document.source) for result in report.results),
        chapters=tuple(_chapter(*pair, number, numbering) for number, pair in enumerate(pairs, 1)),
        failures=tuple((visible(e.source), visible(e.message), visible(e.hint)) for e in report.errors),
        skipped=tuple(map(visible, report.skipped)),
    )


def _chapter(document: Document, article: Article, number: int, numbering: Numbering) -> Chapter:
    stage = Stage(document, article, f"a{number}")
    found = list(told(stage, numbering))
    shown = groups(stage, found)
    placed = {c.number for g in shown for cards in (g.cards, *(r.cards for r in g.rows)) for c in cards}
    return Chapter(
        number=number,
        anchor=stage.anchor,
        title=line(article.title) or f"Article {number}",
        lang=article.lists[0].language if article.title and article.lists else "en",
        source=visible(document.source),
        groups=shown,
        cards=tuple(one.card for one in found if one.card.number not in placed),
    )
