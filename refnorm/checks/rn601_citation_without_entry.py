"""RN601 citation-without-entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, by_role, rule
from refnorm.checks.couples import MERGED
from refnorm.messages import phrase
from refnorm.model import Article, Citation, Finding, ReferenceList
from refnorm.patterns import kept
from refnorm.text import DIGITS

_LEAST = 2
"""Works of the lists that the text has to cite before its brackets are surely citations."""
_MANY = 5
"""Works past the lists from which on another list seems to be meant: notes with numbers of their own."""
_SURE, _SLIGHT = 0.9, 0.6
_PAGED = kept(r"[^\W\d_]|:")
"""What a page has before it in a citation that is one beyond doubt."""
_INDEXED = kept(r"(?:(?<!\w)[A-Za-z]\s|[\w)\]}](?<![^\W\d_])|[A-Za-z])$")
"""What an index stands behind: a figure, a bracket, a word or a single letter in Latin."""
_MARGIN = " \t*#>-"
"""What may stand at the begin of a line before the number of a note."""


@rule("RN601", Article, "warning")
def citation_without_entry(article: Article, context: Context) -> Iterator[Finding]:
    """The text cites a work by a number that is past the end of the lists: `[27]` where they end with 25.

    Why: an entry is lost, or the number is wrong, and the reader looks for a work that is not there. One
    finding an article, with all its places. A bracket at the begin of a line numbers a note, one behind a
    Latin letter or a figure is an index (`a[3]`), two bare numbers may be a span: none surely cites. Where
    the last entry may be two, or many numbers are past the lists, as those of notes are, it is information.

    Fix: Add the entry to both lists, or correct the number in the text.

    Source: GOST R 7.0.5-2008, section 7: references behind the text are tied to it by their numbers.

    Bad:
        text: Ветры севера описаны давно [2], льды изучены позже [1], а снега недавно [3, с. 15].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Ветры севера описаны давно [2], льды изучены позже [1], а снега недавно [2, с. 15].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    numbers = {number: lst for lst in reversed(article.lists) for number in _numbers(lst)}
    if not numbers or len(numbers.keys() & {n for one in article.citations for n in one.targets}) < _LEAST:
        return
    last = max(numbers)
    past = {one: [n for n in one.targets if n > last] for one in article.citations}
    found = [one for one, lost in past.items() if lost and _cites(one, context.document.text)]
    if found:
        lost = {n for one in found for n in past[one]}
        doubted = len(lost) > _MANY or any(lst.entries[-1].doubt > MERGED for lst in article.lists)
        yield _finding(numbers[last], found, last, context, _SLIGHT if doubted else _SURE)


def _numbers(lst: ReferenceList) -> Iterator[int]:
    for entry in lst.entries:
        label = DIGITS.search(entry.label or "")
        if label:
            yield int(label[0])


def _cites(citation: Citation, text: str) -> bool:
    """Tell whether the brackets of a citation are surely neither an index, a span, nor a note's number."""
    if citation.locator and not _PAGED.search(citation.span.of(text)):
        return False  # `[10, 20]` may be a span of numbers
    bracket, end = text.rfind("[", 0, citation.span.start + 1), text.find("]", citation.span.end - 1)
    before = text[text.rfind("\n", 0, bracket) + 1 : bracket].rstrip("\\")
    return (
        bool(before.strip(_MARGIN)) and not _INDEXED.search(before) and not text[end + 1 : end + 2].isalnum()
    )


def _finding(
    lst: ReferenceList, found: Sequence[Citation], last: int, context: Context, sure: float
) -> Finding:
    text = context.document.text
    first, *others = (context.side(lst.index, None, [one.span]) for one in found)
    said = ", ".join(dict.fromkeys(one.span.of(text) for one in found))
    message = phrase("RN601.past", cited=said, last=last)
    return context.finding(message, *by_role(lst, first), related=others, confidence=sure)
