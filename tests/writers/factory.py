"""Small reports made by hand, for the tests of the writers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from refnorm.model import (
    Article,
    Bracket,
    Citation,
    Date,
    Document,
    Edit,
    Entry,
    Failure,
    Finding,
    Gap,
    Name,
    Occurrence,
    Pages,
    Pair,
    Part,
    Place,
    Reference,
    ReferenceList,
    Report,
    Result,
    Role,
    Seat,
    Side,
    Span,
    Witness,
)

NOWHERE = Span(0, 0)

NATIVE = (
    "Зимина В. Озера в тени «Север-Юг». – Вестник воды, 2000. – С.58.",
    "Төлеген Ә. «Дала әуендері», – Алматы: Жазушы, 2003 ж. – 243 б.",
    "Институт рек и др. 100% & более. Т. 4, № 2. С. 12-18. URL: https://example.org/a_b",
)
ROMANIZED = (
    "Zimina V. Ozera v teni «Sever-Yug» [Lakes in the shade]. Vestnik vody [Water Herald], 2000. p. 258.",
    "Tolegen A. «Dala auenderi» [Songs of the steppe. Almaty]: Zhazushy, 2003. 243 p.",
    "Orphanov O. Sirota [Orphan]. Moscow, 1999.",
)


def name(family: str | None = None, given: str | None = None, literal: str | None = None) -> Name:
    """Make a name that stands nowhere."""
    return Name(family, given, literal, NOWHERE)


def year(number: int | None, *rest: int) -> Date:
    """Make a date of a year and perhaps a month and a day."""
    month, day = (*rest, None, None)[:2]
    return Date(number, month, day, str(number or ""), NOWHERE)


def pages(first: str, last: str | None = None, kind: Any = "range") -> Pages:
    """Make pages that stand nowhere."""
    return Pages(first, last, kind, NOWHERE)


def bracket(text: str, role: str) -> Bracket:
    """Make a bracket group that stands nowhere."""
    return Bracket(text, role, NOWHERE)


REFERENCES = (
    Reference(
        type="article-journal",
        author=(name("Зимина", "В."),),
        title="Озера в тени «Север-Юг»",
        container_title="Вестник воды",
        issued=year(2000),
        pages=(pages("58", kind="cited"),),
        language="ru",
    ),
    Reference(
        type="book",
        author=(name("Төлеген", "Ә."),),
        title="Дала әуендері",
        publisher="Жазушы",
        publisher_place="Алматы",
        issued=year(2003),
        pages=(pages("243", kind="total"),),
        language="kk",
    ),
    Reference(
        type="article-journal",
        author=(name(literal="Институт рек"),),
        et_al=True,
        title="100% & более",
        volume="4",
        issue="2",
        pages=(pages("12", "18"),),
        URL="https://example.org/a_b",
        accessed=year(2021, 3, 2),
    ),
)
ROMANIZED_REFERENCES = (
    Reference(
        type="article-journal",
        author=(name("Zimina", "V."),),
        title="Ozera v teni «Sever-Yug»",
        container_title="Vestnik vody",
        issued=year(2000),
        pages=(pages("258", kind="cited"),),
        brackets=(bracket("Lakes in the shade", "title"), bracket("[Water Herald]", "container")),
    ),
    Reference(
        type="book",
        author=(name("Tolegen", "A."),),
        title="Dala auenderi",
        publisher="Zhazushy",
        issued=year(2003),
        pages=(pages("243", kind="total"),),
        brackets=(bracket("Songs of the steppe. Almaty", "both"),),
    ),
    Reference(
        type="book",
        author=(name("Orphanov", "O."),),
        title="Sirota",
        issued=year(1999),
        publisher_place="Moscow",
        brackets=(bracket("Orphan", "title"),),
    ),
)


def make_list(
    text: str, index: int, raws: tuple[str, ...], references: tuple[Reference, ...], role: Role, **more: Any
) -> ReferenceList:
    """Make a list of entries that stand in the text."""
    entries = []
    for number, (raw, reference) in enumerate(zip(raws, references, strict=True), 1):
        start = text.index(raw)
        entries.append(Entry(number, str(number), Span(start, start + len(raw)), raw, reference))
    span = Span(entries[0].span.start, entries[-1].span.end) if entries else NOWHERE
    return ReferenceList(index, None, span, role=role, entries=tuple(entries), **more)


TEXT = "\n".join(["О воде [1, 58].", "ӘДЕБИЕТТЕР", *NATIVE, "REFERENCES", *ROMANIZED])


def span_of(part: str, within: str = "") -> Span:
    """Return where a part stands in the text, inside a longer piece where it is told."""
    start = TEXT.index(within or part)
    start = TEXT.index(part, start)
    return Span(start, start + len(part))


def side(lst: int, entry: int | None, part: str, within: str = "") -> Side:
    """Make a side whose text stands in the document."""
    return Side(lst, entry, part, (span_of(part, within),))


def finding(**changes: Any) -> Finding:
    """Make the page drift of the first pair, or another finding."""
    made = Finding(
        "RN201",
        "page-drift",
        "error",
        0.99,
        "page 58 became 258",
        native=side(1, 1, "58", NATIVE[0]),
        romanized=side(2, 1, "258", ROMANIZED[0]),
        witnesses=(Witness("citation", "[1, 58]", span_of("[1, 58]"), "native"),),
        place=Place("issue.md", 3, 61),
        fix=Edit(span_of("258", ROMANIZED[0]), "58", True),
        fingerprint="0123456789abcdef",
    )
    return replace(made, **changes)


def lists() -> tuple[ReferenceList, ...]:
    """Return a native and a romanized list; their third entries have no counterpart."""
    native = make_list(TEXT, 1, NATIVE, REFERENCES, "native", language="ru", script="Cyrillic")
    romanized = make_list(
        TEXT, 2, ROMANIZED, ROMANIZED_REFERENCES, "romanized", language="und", script="Latin"
    )
    native = replace(native, heading=span_of("ӘДЕБИЕТТЕР"), gaps=(Gap(Span(0, 1), "running-head"),))
    return native, replace(romanized, schemes={"ru": ("ru-bsi",)})


PAIRS = (
    Pair(Seat(1, 1), Seat(2, 1), (1, 2), 0.97321, (("surname", 0.4),)),
    Pair(Seat(1, 2), Seat(2, 2), (1, 2), 0.91),
    Pair(Seat(1, 3), None, (1, 2)),
    Pair(None, Seat(2, 3), (1, 2)),
)


def article(findings: tuple[Finding, ...] = (), **changes: Any) -> Article:
    """Make an article with both lists."""
    whole = Span(0, len(TEXT))
    cited = (Citation(span_of("[1, 58]"), (1,), "58"),)
    return replace(Article(1, "О воде", whole, lists(), cited, PAIRS, findings), **changes)


def report(*findings: Finding, errors: tuple[Failure, ...] = ()) -> Report:
    """Make a report of one file with one article."""
    part = Part(Span(0, len(TEXT)), "issue.md", "markdown")
    document = Document("issue.md", "markdown", TEXT, (part,), meta={"encoding": "utf-8"})
    return Report((Result(document, (article(findings),)),), errors)


def full() -> Report:
    """Make a report that uses every noun."""
    lone = finding(
        code="RN401",
        name="mixed-script",
        severity="warning",
        message="a word mixes letters",
        romanized=None,
        native=side(1, 2, "Дала"),
        occurrences=(Occurrence(side(1, 3, "Институт"), None),),
        witnesses=(),
        related=(side(2, 2, "Dala"),),
        fix=None,
    )
    listed = finding(
        code="RN002",
        name="numbering",
        severity="info",
        confidence=0.9,
        message="whole list",
        native=Side(1, None, ""),
        romanized=None,
        place=None,
        witnesses=(),
        fix=None,
    )
    failure = Failure("lost.md", "cannot be read", "is it there?")
    return report(finding(), lone, listed, errors=(failure,))


def of_references(*references: Reference, text: str = "", format: str = "markdown") -> Report:
    """Make a report of a single list that holds these references, one a line."""
    raws = text.split("\n") if text else [f"line {n}" for n in range(1, len(references) + 1)]
    body = "\n".join(raws)
    entries, at = [], 0
    for number, (raw, reference) in enumerate(zip(raws, references, strict=True), 1):
        entries.append(Entry(number, None, Span(at, at + len(raw)), raw, reference))
        at += len(raw) + 1
    lst = ReferenceList(1, None, Span(0, len(body)), entries=tuple(entries))
    document = Document("refs.txt", format, body)
    return Report((Result(document, (Article(1, "", Span(0, len(body)), (lst,)),)),))
