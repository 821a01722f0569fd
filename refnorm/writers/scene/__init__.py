"""A report as people see it: pairs side by side, their findings and the very letters, apart from any page.

Writers that draw (a web page, a terminal, a letter) take a `Scene` and decide only how it looks. Every text
in it is fit to be shown (`visible`); a page escapes what is special to its own format.
"""

from __future__ import annotations

from refnorm.messages import SOURCE
from refnorm.messages.pages import brief
from refnorm.model import Report
from refnorm.writers.scene.cards import Numbering, told
from refnorm.writers.scene.nouns import (
    Card,
    Chapter,
    Group,
    Head,
    Link,
    Manual,
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
from refnorm.writers.scene.words import speaker

__all__ = [
    "Card",
    "Chapter",
    "Group",
    "Head",
    "Link",
    "Manual",
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


def scene(report: Report, language: str = SOURCE) -> Scene:
    """Return a report fit to be shown to a reader of a language; every finding of it is told once."""
    numbering = Numbering()
    stages = [Stage(*pair, f"a{number}", language) for number, pair in enumerate(report.articles, 1)]
    return Scene(
        files=tuple(visible(result.document.source) for result in report.results),
        chapters=tuple(_chapter(stage, number, numbering) for number, stage in enumerate(stages, 1)),
        failures=tuple((visible(e.source), visible(e.message), visible(e.hint)) for e in report.errors),
        skipped=tuple(map(visible, report.skipped)),
        muted=sum(muting.count for muting in report.muted),
        manuals=tuple(
            Manual(visible(one.code), tuple(map(line, brief(one, language)))) for one in report.rules
        ),
    )


def _chapter(stage: Stage, number: int, numbering: Numbering) -> Chapter:
    article = stage.article
    found = list(told(stage, numbering))
    shown = groups(stage, found)
    placed = {c.number for g in shown for cards in (g.cards, *(r.cards for r in g.rows)) for c in cards}
    return Chapter(
        number=number,
        anchor=stage.anchor,
        title=line(article.title) or f"{speaker(stage.language)('article')} {number}",
        lang=article.lists[0].language if article.title and article.lists else stage.language,
        source=visible(stage.document.source),
        groups=shown,
        cards=tuple(one.card for one in found if one.card.number not in placed),
    )
