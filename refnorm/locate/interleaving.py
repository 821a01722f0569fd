"""Lists whose items hold both forms, the native one and the romanized one: two lists set as one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from refnorm import locales
from refnorm.fields import evidence
from refnorm.fields.halves import doubled, native_share, reads
from refnorm.fields.lines import Line, joined, paragraph
from refnorm.fields.marker import Mark
from refnorm.fields.runs import numbering
from refnorm.locate.forms import Form, forms, native_script
from refnorm.locate.stacking import heading_of_second, stacked
from refnorm.messages import worded
from refnorm.model import BEGIN, END, Document, ReferenceList, Span
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import folded, skeleton, unlinked, words

_MIXED = (0.01, 0.88)
"""The share of native letters of a list that may hold both forms."""
_MOST = 0.6
"""Share of native forms that have their romanized form beside them, from which the list is one of both."""
_FEWEST = 2
"""Rows, or words of a title, that are too few to tell anything."""
_FORM = 8
"""Lines of an item behind which its other form is looked for."""
_TWO_SCRIPTS = 0.6
"""By how much the share of native letters differs between two forms in two scripts."""
_NATIVE = 0.5
"""Share of native letters from which a line is in native script."""
_WESTERN = kept(r"(?<!\w)(?:the|of|and|for|from|with|on|an|und|der|des|die|les|du|et)(?!\w)", re.IGNORECASE)
_RENDERED = kept(r"\[[^\[\]]{3,}\s[^\[\]]{3,}\]|\((?:in|на)\s(?:russ|kaz|ukr|рус|каз)", re.IGNORECASE)
"""What no foreign work has in a list: the translation of its title, the name of its language."""
_TITLE_WORD = kept(r"(?<![\w.@/])[a-z]{4,}(?![\w.@/])")
"""A word as titles hold it: without such there is no title that was romanized."""
_LEAD = kept(r"^[\W\d_]+")
_AGAIN = 20
"""Letters with which both forms of one work in Latin letters begin."""
_LETTERS = 10
"""Letters outside of links that a line of words has at least."""
_ROOM = 60
"""Characters of a bracket that holds the other form of a work, at least."""
_DATED = kept(r"[^().\d]{2,60}\.?\s\((?:1[5-9]|20)\d\d[a-zа-я]?\)[.,]\s")
"""A body, or one name, and the year right behind it: `Росстат (2020). Регионы России.`, `Plato. (2007).`"""
_BRACKETS = kept(r"\[[^\[\]]*\]")


def interleaved(document: Document, rows: Sequence[Line], lst: ReferenceList) -> tuple[ReferenceList, ...]:
    """Return the two lists that a list of both forms is; the list itself where it is not one.

    A work that is printed once, a foreign one, belongs to both.
    """
    share = native_share(unlinked(lst.body.of(document.text)))
    first = bisect_left(rows, lst.body.start, key=BEGIN)
    inside = rows[first : bisect_right(rows, lst.span.end, first, key=END)]
    if not _MIXED[0] < share < _MIXED[1] and not (share < _MIXED[0] and _repeating(inside)):
        return (lst,)
    found = list(forms(document, items_of(document, inside)))
    lists = parted(lst, found, document.text)
    return lists if len(lists) > 1 else stacked(lst, found, inside, document.text)


def _repeating(rows: Sequence[Line]) -> bool:
    """Tell whether most works of a list in Latin letters are printed twice, one form beside the other."""
    leads = [_LEAD.sub("", row.text, count=1)[:_AGAIN] for row in rows]
    beside = sum(a == b for a, b in pairwise(map(_first_bones, leads)))
    within = sum(row.text.count(lead) > 1 for row, lead in zip(rows, leads, strict=True) if lead)
    closing = sum(row.text.rstrip(".").endswith("]") and _is_long(row.text) for row in rows)
    return max(2 * beside, within, closing) > _MOST * len(rows) > _FEWEST


def _first_bones(lead: str) -> str:
    """Return the consonants of the first word, which both forms of a work begin with."""
    return skeleton(lead.split(" ", 1)[0])


def _is_long(text: str) -> bool:
    """Tell whether the group that ends a line has room for a reference."""
    return len(text) - max(text.rfind(" ["), 0) > _ROOM


def parted(lst: ReferenceList, forms: Sequence[Form], text: str) -> tuple[ReferenceList, ...]:
    """Return the two lists of forms that stand beside each other; the list itself where most stand alone."""
    native = [form for form in forms if form.native]
    good = sum(
        f.other is not None and _one_work(f.piece.span.of(text), f.other.span.of(text)) for f in native
    )
    if good < _FEWEST or good < _MOST * len(native):
        return (lst,)
    said = worded("layout.beside", good=good, native=len(native))
    lone = {id(form) for form in forms if not form.native and foreign(form.piece.span.of(text))}
    native_pieces = tuple(form.piece for form in forms if form.native or id(form) in lone)
    romanized = tuple(piece for form in forms if (piece := form.other if form.native else form.piece))
    both = replace(lst, layout=lst.layout if lst.layout == "table" else "interleaved", evidence=said)
    return (
        replace(both, script=native_script(lst), role="native", pieces=native_pieces),
        replace(both, script="Latin", role="romanized", pieces=romanized),
    )


def _one_work(one: str, other: str) -> bool:
    return reads(one, other) or doubled(one, other)


def set_beside(body: Sequence[Line], run: Sequence[Mark]) -> bool:
    """Tell whether the items of a run mostly end on a line in another script than they begin with."""
    ends = [(body[a.line].text, body[b.line - 1].text) for a, b in pairwise(run) if b.line - a.line > 1]
    return sum(_other_script(one, other) for one, other in ends) * 2 > len(run)


def _other_script(one: str, other: str) -> bool:
    return abs(native_share(unlinked(one)) - native_share(unlinked(other))) >= _TWO_SCRIPTS


def _says(text: str) -> bool:
    """Tell whether a line has words, and not only a link with its label, which is Latin in any form."""
    return sum(map(str.isalpha, unlinked(text))) >= _LETTERS


def other_form(item: Sequence[Line], rows: Sequence[Line], beside: bool) -> bool:
    """Tell whether the other form of the last item, in another script or not, begins here.

    `beside` tells that the items before it have theirs on the next line.
    """
    last = item[-1].text
    complete = len(item) > 1 and _says(last) and _other_script(item[0].text, last)
    romanized = beside and native_share(unlinked(rows[0].text)) <= _NATIVE and rows[0].block.kind != "heading"
    below = paragraph(rows) if romanized else rows[:1]
    if complete or len(item) > _FORM or evidence.weight(joined(below)) < 1:
        return False
    text = joined(item)
    if doubled(text, rows[0].text) or (beside and _other_script(text, rows[0].text)):
        return True
    others = (joined(rows[:count]) for count in range(1, len(rows) + 1))
    same = takewhile(lambda other: _other_script(text, other), others)
    return any(reads(unlinked(text), unlinked(other)) for other in same)


def items_of(document: Document, rows: Sequence[Line]) -> Iterator[tuple[Span, str | None]]:
    """Yield the items of a list with their numbers: by the run of numbers, else line by line."""
    if not rows:
        return
    numbers: list[tuple[int, str | None]] = [(mark.start, mark.label) for mark in numbering(rows)]
    begins = numbers or _lines(rows)
    ends = [at for at, _ in begins[1:]] + [rows[-1].span.end]
    for (at, label), end in zip(begins, ends, strict=True):
        raw = document.text[at:end]
        yield Span(at, at + len(raw.rstrip())), label


def _lines(rows: Sequence[Line]) -> list[tuple[int, str | None]]:
    """Return the lines that begin an item, or its other form, in a list without numbers."""
    begins: list[tuple[int, str | None]] = [(rows[0].span.start, None)]
    first = native_share(rows[0].text) > _NATIVE
    for at, (before, row) in enumerate(pairwise(rows)):
        ended = row.blank or evidence.closed(before.text) or heading_of_second(rows[max(at - 1, 0) : at + 1])
        if evidence.continues(row.text) or not ended:
            continue
        turned = first and native_share(before.text) <= _NATIVE < native_share(row.text)
        plain = turned or evidence.weight(row.text) > 1 or _DATED.match(row.text)
        if evidence.leads(row.text) or (evidence.capital(row.text) and plain):
            begins.append((row.span.start, None))
    return begins


def foreign(text: str) -> bool:
    """Tell a work in a western language, which is printed once for both sides, from a romanized entry."""
    if _RENDERED.search(text):
        return False
    if _WESTERN.search(_BRACKETS.sub(" ", text)):
        return True
    if len(_TITLE_WORD.findall(text)) < _FEWEST:
        return True
    first = next((folded(w) for w in words(text[:200]) if len(w) > 2), "")
    return not first.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    every = {folded(ending) for ending in locales.words("surname_ending")}
    return tuple(every - {"in", "ina", "ia", "ze", ""})
