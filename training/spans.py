"""Labelled text as cells, letter by letter, so that whatever changes the text keeps its labels."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

OPENING, CLOSING = "«„“‘\"'([‹", "»“”’\"')]›ʹʼʺ"
PAIRS = {"«": "»", "„": "“”", "“": "”", "‘": "’", '"': '"', "'": "'", "(": ")", "[": "]"}
# a title, container or publisher in quotes holds them; nothing else does
QUOTED = frozenset({"title", "container", "publisher", "translation", "series"})

Spans = dict[str, list[list[int]]]
Cell = tuple[str, str]


def cells(runs: Iterable[tuple[str, str]]) -> list[Cell]:
    """Return the letters of runs, each with a label and its run's number, which keeps neighbours apart."""
    return [
        (letter, f"{label}:{number}" if label else "")
        for number, (text, label) in enumerate(runs)
        for letter in text
    ]


def text(line: Iterable[Cell]) -> str:
    """Return the text of cells."""
    return "".join(letter for letter, _ in line)


def spans(line: list[Cell]) -> Spans:
    """Return where each label stands: from a word or quote to a word or quote."""
    found: Spans = {}
    whole, end = text(line), 0
    for run, group in groupby(line, key=lambda cell: cell[1]):
        start, end = end, end + len(list(group))
        label = run.partition(":")[0]
        if label and (span := _trimmed(whole, start, end, label)):
            found.setdefault(label, []).append(span)
    return found


def _trimmed(whole: str, start: int, end: int, label: str) -> list[int]:
    start, end = _bare(whole, start, end)
    while end - start > 1 and (lone := _lone(whole[start:end])):
        start, end = _bare(whole, start + (lone < 0), end - (lone > 0))
    if start >= end:
        return []
    return _with_quotes(whole, start, end) if label in QUOTED else [start, end]


def _bare(whole: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (whole[start].isalnum() or whole[start] in OPENING):
        start += 1
    while start < end and not (whole[end - 1].isalnum() or whole[end - 1] in CLOSING):
        end -= 1
    return start, end


def _lone(value: str) -> int:
    """Say at which end stands a bracket without its other half: -1 the start, 1 the end, 0 neither."""
    if value[0] in "([" and PAIRS[value[0]] not in value:
        return -1
    opener = {")": "(", "]": "["}.get(value[-1])
    return 1 if opener and opener not in value else 0


def _with_quotes(whole: str, start: int, end: int) -> list[int]:
    """Take in the quotes around a value, and a comma or full stop before the closing one."""
    closing = PAIRS.get(whole[start - 1 : start] or " ", "")
    if not closing or closing in ")]":
        return [start, end]
    after = end + 1 if whole[end : end + 1] in (".", ",", "?", "!") else end
    if whole[after : after + 1] and whole[after] in closing:
        return [start - 1, after + 1]
    return [start, end]
