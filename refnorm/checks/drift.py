"""Two values of one field: their sides, how sure the difference is, and what bears witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.checks import Context, Couple, shared, shared_of, trust
from refnorm.checks.fixes import exchanged
from refnorm.fields.compare import without
from refnorm.messages import phrase
from refnorm.model import Date, Entry, Finding, Phrase, Side, Span, Witness
from refnorm.text import DIGITS, alike_until

_NOTED = 0.9
"""How sure a difference is that another edition may explain."""
_LONG, _AROUND = 60, 16
"""Characters of a value that a message names whole; of a longer one, those around what differs."""


def standing_alone(found: Finding) -> str:
    """Return the key under which a finding is no occurrence of another entry's fault."""
    return repr([(s.list, s.entry) for s in (found.native, found.romanized) if s] + [found.message])


def drifted(
    found: Couple,
    context: Context,
    field: str,
    sure: float = 0.99,
    note: Phrase | None = None,
    other: str | None = None,
    read: str | None = None,
) -> Finding:
    """Make the finding that a field's value became another; with a note on what may explain it, less sure.

    `other`: the field as which the romanized side's value was read, if not the same; `read`: that whose
    reading counts, if neither.
    """
    spans = (e.reference.spans.get(name, ()) for e, name in zip(found, (field, other or field), strict=True))
    sides = context.sides(found.pair, *spans)
    said = tuple(witnesses(found, context, *sides))
    fix = None if note else exchanged(context, *sides, said)  # of two editions neither errs
    sure = min(
        trust(found, name, _NOTED if note else sure) for name in {read or field, read or other or field}
    )
    return context.finding(became(field, *sides, note), *sides, confidence=sure, witnesses=said, fix=fix)


def became(what: str, native: Side, romanized: Side, note: Phrase | None) -> tuple[Phrase, ...]:
    """Say that a value became another, and what may explain it."""
    printed, other = differing(native.text, romanized.text)
    said = phrase(f"drift.{what}", native=printed, romanized=other)
    return (said, note) if note else (said,)


def differing(native: str, romanized: str) -> tuple[str, str]:
    """Return two values as a message names them: of long ones, as links, what differs and a little around."""
    if max(len(native), len(romanized)) <= _LONG:
        return native, romanized
    left = alike_until(native, romanized)
    right = alike_until(native[left:][::-1], romanized[left:][::-1])
    return _cut(native, left, right), _cut(romanized, left, right)


def _cut(value: str, left: int, right: int) -> str:
    """Return a value without what it has in common with another at its ends, but for a few letters."""
    start, end = max(0, left - _AROUND), min(len(value), len(value) - right + _AROUND)
    return "…" * (start > 0) + value[start:end] + "…" * (end < len(value))


def bare(date: Date) -> Span:
    """Return where a date is printed, without the stop behind it."""
    return Span(date.span.start, date.span.start + len(date.raw.rstrip(" .,")))


def numbers(text: str) -> set[str]:
    """Return the numbers in a text."""
    return {n.lstrip("0") or "0" for n in DIGITS.findall(text)}


def witnesses(found: Couple, context: Context, native: Side, romanized: Side) -> Iterator[Witness]:
    """Yield what else holds the numbers of one side alone: bracket, DOI, URL, another entry."""
    own = {*native.spans, *romanized.spans}  # a value is no witness of itself
    told = set[tuple[str, str, str]]()  # what both entries print is one witness
    only = {"native": numbers(native.text) - numbers(romanized.text)}
    only["romanized"] = numbers(romanized.text) - numbers(native.text)
    for entry in found:
        for kind, span in _places(entry):
            text = span.of(context.document.text)
            if span in own:
                continue
            for side, wanted in only.items():
                if wanted and wanted <= numbers(text) and (kind, text, side) not in told:
                    told.add((kind, text, side))
                    yield Witness(kind, text, span, side)
    yield from _other_entries(context, found, only)


def _places(entry: Entry) -> Iterator[tuple[str, Span]]:
    for bracket in entry.reference.brackets:
        yield "bracket", bracket.span
    for kind in ("DOI", "URL"):
        for span in entry.reference.spans.get(kind, ()):
            yield kind, span


def _other_entries(context: Context, own_entries: Couple, only: dict[str, set[str]]) -> Iterator[Witness]:
    """Yield entries of the same work elsewhere in the article's lists (the same title)."""
    for title in dict.fromkeys(e.reference.title or "" for e in own_entries):
        for entry in _by_title(context).get(title, ()):
            if all(entry is not one for one in own_entries):
                own = _numbers(entry, context)
                for side, wanted in only.items():
                    if wanted and wanted <= own:
                        yield Witness("entry", entry.raw, entry.span, side)


@shared_of
def _numbers(entry: Entry, context: Context) -> frozenset[str]:
    """Return the numbers that an entry prints."""
    return frozenset(numbers(without(entry, ())))


@shared
def _by_title(context: Context) -> dict[str, list[Entry]]:
    """Return the entries of the article by their titles, where those tell works apart."""
    found: dict[str, list[Entry]] = {}
    for lst in context.article.lists:
        for entry in lst.entries:
            if entry.reference.title and len(entry.reference.title) > 20:
                found.setdefault(entry.reference.title, []).append(entry)
    return found


def printed_elsewhere(entry: Entry, text: str, but: Iterable[str] = ()) -> bool:
    """Tell whether an entry holds all numbers of a value: then it was read, not printed, differently.

    What the fields of `but` hold is not looked at.
    """
    wanted = numbers(text)
    return bool(wanted) and wanted <= numbers(without(entry, but))
