"""RN602 entry-not-cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from refnorm.checks import Context, rule
from refnorm.messages import phrase
from refnorm.model import BEGIN, Entry, Finding, ReferenceList
from refnorm.patterns import kept
from refnorm.text import DIGITS

_BRACKET = kept(r"[\[(](?=[^\[\]()\n]{0,160}\d)([^\[\]()\n]{1,160})[\])]")
"""What may cite a work in a way that is not read as a citation: `[см.: 5]`, `(7)`."""
_STEM, _ENDING = 4, "аеийоуыьэюя"
"""Letters of a surname from which on it is looked for, and those at its end that a case changes."""


@rule("RN602", ReferenceList, "info", once=True)
def entry_not_cited(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """The text cites works of the list by their numbers, and others nowhere.

    Why: a work that is cited nowhere was left over from another version, or its citation is lost; many
    journals send such a list back. One finding a list, only where the text is longer than its lists. A
    number in any brackets (`[см.: 5]`, `(7)`) cites a work, and so does its first author's surname in the
    text. Lists of several parts are left alone.

    Fix: Cite the work where it is used, or take it out of both lists and number the others anew.

    Source: GOST R 7.0.5-2008, section 7: references behind the text are tied to it by their numbers.

    Bad:
        text: Ветры севера описаны давно и подробно, а льды изучены позже [1]. Наблюдения велись на
        text: трёх станциях в течение десяти лет, и ряды сведены в таблицы, которые даны ниже.
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Ветры севера описаны давно и подробно [2], а льды изучены позже [1]. Наблюдения велись на
        text: трёх станциях в течение десяти лет, и ряды сведены в таблицы, которые даны ниже.
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    cited = {target for one in context.article.citations for target in one.targets}
    if not cited or lst.role == "romanized" or sum(o.role != "romanized" for o in context.article.lists) > 1:
        return
    body = _body(context)
    numbers = [(entry, _number(entry)) for entry in lst.entries]
    bare = [(entry, number) for entry, number in numbers if number and number not in cited]
    if not bare or len(bare) == len(numbers) or len(body) <= sum(len(o.span) for o in context.article.lists):
        return
    named = {int(n) for found in _BRACKET.finditer(body) for n in DIGITS.findall(found[1]) if len(n) < 4}
    lost = [(entry, n) for entry, n in bare if n not in named and not _is_named(entry, body)]
    if lost:
        said = phrase("RN602.lost", n=len(lost), entries=_ranges([n for _, n in lost]), total=len(numbers))
        sides = (context.side(lst.index, one.index, [one.span], one.number) for one, _ in lost)
        yield context.of_entries(said, lst, sides)


def _body(context: Context) -> str:
    """Return the article's text outside of its lists."""
    text, at, pieces = context.document.text, context.article.span.start, []
    for lst in sorted(context.article.lists, key=BEGIN):
        pieces.append(text[at : lst.span.start])
        at = max(at, lst.span.end)
    return "\n".join((*pieces, text[at : context.article.span.end]))


def _number(entry: Entry) -> int:
    found = DIGITS.search(entry.label or "")
    return int(found[0]) if found else 0


def _is_named(entry: Entry, body: str) -> bool:
    """Tell whether the text names the work's first author, in whatever case."""
    authors = entry.reference.author[:1]
    name = (authors[0].family or authors[0].literal or "") if authors else ""
    stem = name.rstrip(_ENDING)
    return len(stem) >= _STEM and stem in body


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers with those that follow each other as a range: `1, 3–16`."""
    rows = (list(row) for _, row in groupby(enumerate(numbers), key=lambda at: at[1] - at[0]))
    ends = ((row[0][1], row[-1][1]) for row in rows)
    return ", ".join(f"{a}–{b}" if b > a + 1 else f"{a}, {b}" if b > a else f"{a}" for a, b in ends)
