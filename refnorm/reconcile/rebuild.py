"""A reading -> a Reference: each field is what its own side prints between the new boundaries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any

from refnorm.fields.brackets import target
from refnorm.fields.draft import Draft, conjunction
from refnorm.fields.genres import work_type
from refnorm.fields.names import run, spaced
from refnorm.model import BEGIN, Bracket, Name, Reference, Span
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.reconcile.side import FIELDS, LEFT, Side, initial, others

_TAKEN = f"T{LEFT}"
"""What a person behind a slash may be called by a reading that follows the other side."""
_OPENING, _CLOSING = "«\"“„'‘(", "»\"”'’)!?…"
"""What stands at a field's end and belongs to it."""
_MORE = kept(r"[\s.-]?[^\W\d_]\w?(?=\s?[,;])")
"""An initial without a period behind a person already read."""
_BARE = kept(r"(?P<family>[^\W\d_][\w’'-]+),?\s(?P<given>(?:[^\W\d_]\w?[.\s-]{0,2}){1,3})")
"""A person whose initials lack a period."""


def rebuilt(one: Side, labels: str, gain: float) -> Reference:
    """Return the reference with the fields of a reading; a changed field is as sure as the change is."""
    old, labels = one.reference, _with_persons(one, labels)
    values: dict[str, Any] = {}
    spans = dict(old.spans)
    sure = dict(old.confidence)
    for label, name in FIELDS.items():
        if _where(one.labels, label) == _where(labels, label):
            continue
        if label == "A":
            values[name] = _persons(one, labels)
            spans[name] = tuple(n.span for n in values[name])
            values["et_al"] = old.et_al or others(one, labels.rfind("A") + 1) > 0
        else:
            start, end = _range(one, labels, label)
            values[name] = _printed(one, start, end) or None
            spans[name] = (one.text.span(start, end),)
        sure[name] = round(1.0 - 0.5 / (1.0 + max(0.0, gain)), 3)
        if not values[name]:
            del spans[name], sure[name]
    new = replace(
        old, **values, spans=MappingProxyType(spans), confidence=MappingProxyType(sure),
        leftover=tuple(_leftover(one, labels)),
    )  # fmt: skip
    return replace(new, brackets=_targets(new), type=_type(one, old, new))


def _with_persons(one: Side, labels: str) -> str:
    """Return a reading with the authors that it lays to the title or to no field, where it changes no others.

    Whom a slash names behind the title, `/ А. Б. Орлов, Ж.-К. Белов`, is an author though the other side
    lacks him.
    """
    lost = [i for i in _where(one.labels, "A") if labels[i] != "A"]
    behind = bool(lost) and lost[0] > one.labels.find("T") >= 0
    if (
        not behind
        or any(labels[i] not in _TAKEN for i in lost)
        or not set(_where(labels, "A")) < set(_where(one.labels, "A"))
    ):
        return labels
    names = [n.span for n in one.reference.author if n.family and n.given]
    starts = (one.text.at[one.at[i][0]] for i in lost)
    if not all(any(span.start <= at < span.end for span in names) for at in starts):
        return labels
    return "".join("A" if i in lost else label for i, label in enumerate(labels))


def _type(one: Side, old: Reference, new: Reference) -> str:
    """Name the type of the work as its fields are now; what its fields did not say then, they do not now.

    A mark that is in no field has proven it: the number of a law, `[D]` in a Chinese list.
    """
    return _by_fields(one, new) if _by_fields(one, old) == old.type else old.type


def _by_fields(one: Side, reference: Reference) -> str:
    draft = Draft(one.text)
    draft.values = {f.name: value for f in fields(reference) if (value := getattr(reference, f.name))}
    return work_type(draft)


def _where(labels: str, label: str) -> list[int]:
    return [i for i, x in enumerate(labels) if x == label]


def _range(one: Side, labels: str, label: str) -> tuple[int, int]:
    """Return where a field's text begins and ends, quotes and brackets around it included."""
    found = _where(labels, label)
    if not found:
        return 0, 0
    start, end = one.at[found[0]][0], one.at[found[-1]][1]
    while start and one.mask[start - 1] in _OPENING:
        start -= 1
    if label == "A" and initial(one.words[found[-1]]) and one.mask[end : end + 1] == ".":
        end += 1
    if _cut_within(one.mask[start : end + 2]):
        end += 1
    while end < len(one.mask) and one.mask[end] in _CLOSING:
        end += 1
    return start, end


def _cut_within(text: str) -> bool:
    """Tell whether a period and the parenthesis that closes follow a field's last word: `(XIX ст.)`."""
    return text.endswith(".)") and text.count("(") == text.count(")")


def _printed(one: Side, start: int, end: int) -> str:
    """Return the text of a range without what numbers, links and brackets hold."""
    pairs = zip(one.text.text[start:end], one.mask[start:end], strict=True)
    return " ".join("".join(c if m.isprintable() else " " for c, m in pairs).split())


def _persons(one: Side, labels: str) -> tuple[Name, ...]:
    """Return the persons of the author area: those already read stay as they are, if they lie within it."""
    start, end = _range(one, labels, "A")
    draft = Draft(one.text)
    draft.mask = one.mask
    found: list[Name] = []
    last = one.text.span(start, end).end
    read = sorted((n for n in one.reference.author if n.span.end <= last), key=BEGIN)
    at = start
    while at < end:
        known = next((n for n in read if n.span.start == one.text.at[at]), None)
        if known and _MORE.match(one.mask, bisect_left(one.text.at, known.span.end), end):
            known = None
        name = known or _person(draft, at, end)
        stop = max(at + 1, bisect_left(one.text.at, name.span.end))
        if known or kept(r"[^\W\d_]{2}").search(one.text.text[at:stop]):
            found.append(name)
        gap = _breaks()[1].match(one.mask, stop)
        at = gap.end() if gap and gap.end() > stop else _next(one, stop)
    return tuple(found)


@cache
def _breaks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what parts two persons, and all that may stand behind one of them."""
    joined = conjunction()
    return kept(rf"\s*[,;&/]\s*|\s+{joined}\s+"), kept(rf"[\s.,;&/]*(?:{joined}\s+)?")


def _next(one: Side, at: int) -> int:
    """Return the next letter's place."""
    return next((i for i in range(at, len(one.mask)) if one.mask[i].isalpha()), len(one.mask))


def _person(draft: Draft, at: int, end: int) -> Name:
    gap = _breaks()[0].search(draft.mask, at + 1, end)
    stop = gap.start() if gap else end
    names, read = run(draft, at, end)
    if len(names) > 1 or (names and read >= stop):
        return names[0]
    bare = _BARE.fullmatch(draft.text, at, stop)
    span = draft.span(at, stop)
    if bare:
        return Name(bare["family"], spaced(bare["given"]), None, span)
    return Name(None, None, draft.text[at:stop].strip(), span)


def _leftover(one: Side, labels: str) -> Iterator[Span]:
    """Yield what stays without a field; a stretch that nobody took keeps its bounds."""
    start = None
    behind = labels.rfind("A") + 1
    more = others(one, behind) if labels[behind : behind + 1] == LEFT else 0
    for i, label in enumerate(labels[:behind] + "A" * more + labels[behind + more :] + "."):
        if label == LEFT and start is None:
            start = i
        elif label != LEFT and start is not None:
            yield _stretch(one, start, i)
            start = None


def _stretch(one: Side, start: int, end: int) -> Span:
    span = one.text.span(one.at[start][0], one.at[end - 1][1])
    for old in one.reference.leftover:
        held = [i for i, (a, _) in enumerate(one.at) if old.start <= one.text.at[a] < old.end]
        if held == list(range(start, end)):
            return old
    return span


def _targets(reference: Reference) -> tuple[Bracket, ...]:
    """Tell anew what each translation translates: what stands before it, as far as none did yet."""
    ends = [
        max((s.end for s in reference.spans.get(f, ())), default=None) for f in ("title", "container_title")
    ]
    found: list[Bracket] = []
    for bracket in reference.brackets:
        role = bracket.role
        if bracket.translates:
            title, container = (end is not None and end <= bracket.span.start for end in ends)
            role = target(bracket, reference.title if title else None, container, found)
        found.append(replace(bracket, role=role))
    return tuple(found)
