"""A report whose every text was written by somebody who means harm, or by a broken program."""

from __future__ import annotations

from dataclasses import replace

import factory
from factory import NOWHERE

from refnorm.model import (
    Article,
    Document,
    Edit,
    Entry,
    Failure,
    Finding,
    Manual,
    Occurrence,
    Pair,
    Place,
    Reference,
    ReferenceList,
    Report,
    Result,
    Seat,
    Side,
    Span,
    Witness,
)

TEXTS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "formula": "=cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "wide": "\uff1d1+1",
    "tab": "\t=1+1",
    "link": '=HYPERLINK("http://example.org","click")',
    "cdata": "]]></failure><![CDATA[",
    "entity": "&lt;b&gt; &#60;script&#62; &copy;",
    "bidi": "page \u202e58\u202c \u2066x\u2069 \u200f",
    "ansi": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b1m",
    "controls": "".join(map(chr, range(32))) + "\x7f\x85\u2028\u2029\ufffe\uffff",
    "surrogate": "half \ud83d and \udc9e",
    "word": "щ" * 10_000,
    "quotes": "'\"`\\,;|\t",
    "command": "%0A::error::x\n::stop-commands::x\r\n::set-output name=a::b, c: d",
    "markdown": "| a | **b** ![i](http://example.org/x.png) [l](javascript:alert(1)) `c` \\| <b>",
    "mention": "@someone #12 :tada: https://example.org www.example.org a@example.org",
    "fence": "```\n# head\n- item\n~~~",
    "brackets": "[text](http://example.org/) {0} {1} %s %(name)s",
    "emoji": "\U0001f468\u200d\U0001f469 e\u0301 я\u0306",
    "empty": "",
    "spaces": " \u00a0 ",
}
"""By what is wrong with it."""


def report(text: str) -> Report:
    """Make a report that says a text wherever a report says anything."""
    raw = f"{text} x {text}"
    document = Document(text or "-", "markdown", raw + "\n" + raw, meta={"encoding": text})
    spans = Span(0, len(text)), Span(len(raw) + 1, len(raw) + 1 + len(text))
    lists = tuple(_list(index, raw, at, text) for index, at in ((1, 0), (2, len(raw) + 1)))
    sides = tuple(Side(index, 1, text, (span,)) for index, span in zip((1, 2), spans, strict=True))
    finding = Finding(
        "RN201", "page-drift", "error", 0.99, text or "-", *sides,
        related=sides,
        occurrences=(Occurrence(*sides),),
        witnesses=(Witness(text, text, spans[0], "native"),),
        place=Place(text, 1, 1),
        fix=Edit(spans[0], text, True),
        fingerprint="0123456789abcdef",
    )  # fmt: skip
    away = replace(finding, severity="info", place=Place(text, path=text), fix=None)
    pairs = (Pair(Seat(1, 1), Seat(2, 1), (1, 2), 0.9), Pair(Seat(1, 1), None, (1, 2)))
    article = Article(1, text, Span(0, len(document.text)), lists, (), pairs, (finding, away))
    failures = (Failure(text, text, text),)
    manual = Manual("RN201", "page-drift", "error", f"{text or '-'}\n\nWhy: {text}\n")
    return Report((Result(document, (article,)),), failures, skipped=(text,), rules=(manual,))


def _list(index: int, raw: str, at: int, label: str) -> ReferenceList:
    entry = Entry(1, label, Span(at, at + len(raw)), raw, Reference(title=label))
    role = "native" if index == 1 else "romanized"
    return ReferenceList(index, NOWHERE, Span(at, at + len(raw)), role=role, entries=(entry,))


def every() -> list[tuple[str, Report]]:
    """Return all hostile reports, and the tame one that uses every noun."""
    return [*((name, report(text)) for name, text in TEXTS.items()), ("tame", factory.full())]
