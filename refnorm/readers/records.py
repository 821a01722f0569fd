"""References that a file gives as fields: printed in one plain order, with each field as the file has it.

The words between the fields are marks alone, so that a field's value is found again in the printed text by
going through `Block.known` in its order. Persons are `author.1.family`, `author.1.given`, `author.2.literal`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from refnorm.model import PEOPLE, Place
from refnorm.nouns import noun
from refnorm.readers.flow import Flow

_END = ".!?…"
_OPEN = {"(": ")", "[": "]"}

_ORDER = (
    ("title", ". "),
    ("translated-title", " ["),
    ("genre", ". "),
    ("container-title", ". "),
    ("translated-container-title", " ["),
    ("event-title", ". "),
    ("event-place", ", "),
    ("event-date", ", "),
    ("edition", ". "),
    ("collection-title", ". "),
    ("collection-number", ", "),
    ("publisher-place", ". "),
    ("publisher", ": "),
    ("issued", ", "),
    ("number-of-volumes", ", "),
    ("volume", ", "),
    ("part", ", "),
    ("issue", " ("),
    ("supplement", ", "),
    ("page", ", "),
    ("number", ", "),
    ("number-of-pages", ", "),
    ("ISBN", ". "),
    ("ISSN", ". "),
    ("DOI", ". "),
    ("PMID", ". "),
    ("PMCID", ". "),
    ("archive", ". "),
    ("status", ". "),
    ("URL", ". "),
    ("accessed", " ("),
    ("note", ". "),
)
"""The fields in their order, each with the mark that goes before it."""


@noun
class Value:
    """A field's text and where it stands in the file."""

    text: str
    place: Place | None = None


@noun
class Person:
    """A person by family and given name, or a body or unparted name in `literal`."""

    family: Value | None = None
    given: Value | None = None
    literal: Value | None = None


@dataclass(slots=True)
class Record:
    """A reference as fields by their CSL names."""

    type: str = "document"
    fields: dict[str, Value] = field(default_factory=dict)
    persons: dict[str, list[Person]] = field(default_factory=dict)
    others: dict[str, Value] = field(default_factory=dict)
    """What says that there are more persons of a role."""

    def put(self, name: str, value: Value | None) -> None:
        """Give a field its value, once; an empty one is none."""
        if value and value.text:
            self.fields.setdefault(name, value)


@noun
class _Piece:
    mark: str
    key: str
    value: Value


def write(record: Record, flow: Flow) -> None:
    """Write a record as one block of a flow that knows its fields."""
    known = {"type": record.type}
    last, shut = "", ""
    for piece in _pieces(record):
        mark = piece.mark
        if last:
            if mark[0] == "." and last[-1] in _END and not shut:
                mark = mark[1:]
            flow.keep(shut + mark)
        elif mark[-1] in _OPEN:
            flow.keep(mark[-1])
        flow.keep(piece.value.text, piece.value.place)
        last, shut = piece.value.text, _OPEN.get(mark[-1:], "")
        known[piece.key] = piece.value.text
    if shut:
        flow.keep(shut)
    flow.end(known)


def _pieces(record: Record) -> Iterator[_Piece]:
    yield from _people(record, "author", "")
    after = record.persons.keys() - {"author"}
    for name, mark in _ORDER:
        if name == "edition":
            for role in PEOPLE:
                if role in after:
                    yield from _people(record, role, ". ")
        if name in record.fields:
            yield _Piece(mark, name, record.fields[name])


def _people(record: Record, role: str, mark: str) -> Iterator[_Piece]:
    people: Sequence[Person] = record.persons.get(role, ())
    for number, person in enumerate(people, 1):
        for part, value in _parts(person):
            yield _Piece(mark or ", ", f"{role}.{number}.{part}", value)
            mark = " "
        mark = ", "
    if others := record.others.get(role):
        yield _Piece(" ", f"{role}.others", others)


def _parts(person: Person) -> Iterator[tuple[str, Value]]:
    named: Mapping[str, Value | None] = {
        "family": person.family,
        "given": person.given,
        "literal": person.literal,
    }
    yield from ((name, value) for name, value in named.items() if value and value.text)
