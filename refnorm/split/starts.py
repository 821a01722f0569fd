"""Where entries begin that no number marks: lost numbers and lists without numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from refnorm import locales
from refnorm.fields import evidence, ranks
from refnorm.fields.draft import either_case
from refnorm.fields.lines import Line, joined
from refnorm.fields.marker import AUTOMATIC, Mark
from refnorm.model import Document
from refnorm.nouns import noun, replace
from refnorm.patterns import kept
from refnorm.split.bullets import BULLETS, DOTS, is_bulleted, is_dotted
from refnorm.split.indents import by_indents, indent
from refnorm.split.tails import unlinked
from refnorm.split.wraps import FILLED, exactly, paragraphs, roomy, wrap_width

_SURE = 1.6
"""Score from which a line without a number begins an entry in every reading where a number is missing: it
begins with a capital, and the line before it has ended."""
_TOLD = 0.03
"""How doubtful such a line is where as many lines begin so as numbers are missing."""
_BAND = (0.4, 1.3)
"""Between these scores a line may begin an entry of a list without numbers, or not."""
_LIKELY = 0.4
"""Score from which it may, where the line before ends as nothing but a whole reference ends."""
_CONTINUED = 2.0
"""What it costs a line that it begins like a later part of a reference."""
_APIECE = 0.6
"""What speaks for a line that begins with a person, where each line is an entry, even one that ends badly."""
_OUT_OF_ORDER, _JUMPS, _OFTEN = 0.1, 3, 0.2
"""How doubtful the entries of a list are whose numbers jump back so often, and in such a share of them."""
_REPEATED = 1.0
"""What speaks for a paragraph that begins with a dash for the authors of the one before."""
_YEARS = kept(r"(?<![\d./-])(?:1[89]|20)\d\d(?![\d-]|s(?!\w))")
_IDENTIFIER = kept(r"(?:is[bsm]n|doi)\b", re.IGNORECASE)
"""What no reference begins with."""
_LIST, _MOSTLY = 4, 0.5
"""Entries of a list, and the share of them, that tell how its references begin."""
_NAME = 40
"""Characters of an editor's mark and initials."""
_MEANT = 2.5
"""What speaks for a line whose first word would have fitted on the one before, where no other's would."""
_DECISIVE = 6.0
"""What speaks for a line that begins with the dot of the list's entries."""


@noun
class Start:
    """The beginning of an entry: offset of its mark, its label, its line, the doubt, and whether the label
    is an automatic number."""

    at: int
    label: str | None
    line: int
    doubt: float
    automatic: bool = False


def _begin(row: Line, line: int, doubt: float) -> Start:
    return Start(row.span.start, None, line, doubt)


def fill(rows: Sequence[Line], run: Sequence[Mark], odd: set[int]) -> list[list[Start]]:
    """Return the readings of a numbered list: its marks, and other beginnings where one is lost."""
    width = wrap_width(rows)
    doubt = _OUT_OF_ORDER if _scrambled(run) else 0.0
    starts = [Start(m.start, m.label, m.line, doubt, m.form == AUTOMATIC) for m in run]
    extra: list[Start] = []
    merged: dict[int, float] = {}
    for at, (a, b) in enumerate(zip([None, *run], [*run, None], strict=True)):
        lost = _lost(a, b) - (b is not None and _is_near(run, at, b.number - 1))
        first = a.line + 1 if a else 0
        last = b.line if b else len(rows)
        found = _candidates(rows, range(first, last), odd, width)
        keep = sorted(sorted(found, key=lambda f: -f[1])[: max(lost, 0)])
        keep += [f for f in found if a and a.form == AUTOMATIC and f not in keep and _whole(rows, f[0])]
        plain = len(keep) == len(found) == lost
        extra += [_begin(rows[i], i, _TOLD if plain and score > _SURE else 0.3) for i, score in keep]
        if a and b and lost > 0 and len(keep) < lost and _twofold(rows[a.line : b.line + 1], a, b):
            merged[a.start] = 0.7
    starts = [replace(s, doubt=merged[s.at]) if s.at in merged else s for s in starts]
    full = sorted([*starts, *extra], key=lambda s: s.at)
    sure = [s for s in full if s not in extra or _score(rows, s.line, width) > _SURE]
    return [full, sure] if len(sure) < len(full) else [full]


def _scrambled(run: Sequence[Mark]) -> bool:
    """Tell whether the numbers of a list jump back again and again: a converter has mixed two columns.

    A part of a list that begins anew jumps back to 1.
    """
    back = sum(1 < b.number < a.number for a, b in itertools.pairwise(run))
    return back >= _JUMPS and back >= _OFTEN * len(run)


def _whole(rows: Sequence[Line], i: int) -> bool:
    """Tell whether a paragraph without a number, in a list that the file numbers, is an item by itself."""
    row, before = rows[i], rows[i - 1]
    ended = evidence.whole(before.text)
    return ended and evidence.leads(row.text) and evidence.weight(row.text) > 1


def _twofold(rows: Sequence[Line], a: Mark, b: Mark) -> bool:
    """Tell whether what stands between two marks has room for two works: two years, not in dates."""
    text = joined(rows)[: b.start - a.start]
    return len(_YEARS.findall(text)) > 1


def _lost(a: Mark | None, b: Mark | None) -> int:
    """Return how many numbers are missing between two marks; one may be missing at either end."""
    if a is None:
        return min(b.number - 1, 2) if b else 0
    if b is None:
        return 0
    return b.number - a.number - 1 if a.number < b.number <= a.number + 6 else 0


def _is_near(run: Sequence[Mark], at: int, number: int) -> bool:
    """Tell whether a number that is lost before the mark at a place stands right beside it: 5, 7, 6, 8."""
    beside = (*run[max(0, at - 2) : max(0, at - 1)], *run[at + 1 : at + 2])
    return any(mark.number == number for mark in beside)


def _candidates(
    rows: Sequence[Line], inside: range, odd: set[int], width: int | None
) -> list[tuple[int, float]]:
    found = []
    for i in inside:
        if i in odd:
            continue
        score = _score(rows, i, width) if i else 1.0 + evidence.leads(rows[i].text)
        if score > (_SURE if not evidence.finished(rows[i - 1].text) else _LIKELY) or (
            score > 0.8 and (evidence.weight(rows[i].text) or evidence.leads(rows[i].text))
        ):
            found.append((i, score))
    return found


def _score(rows: Sequence[Line], i: int, width: int | None) -> float:
    """Score a line as the beginning of an entry, from its own words and from the end of the line before."""
    row, before = rows[i], rows[i - 1]
    score = 1.5 if evidence.leads(row.text) else 0.2 if evidence.capital(row.text) else -0.6
    score -= _CONTINUED if evidence.continues(row.text) or evidence.awaits(before.text) else 0.0
    score -= _CONTINUED if _IDENTIFIER.match(row.text) else 0.0
    score += 0.7 if evidence.closed(before.text) else -1.5
    score += 0.6 if evidence.finished(before.text) else 0.0
    score -= 1.5 if evidence.hanging(before.text) else 2 * _CONTINUED if _parts_name(before.text) else 0.0
    if width is None:
        score += 0.8
    elif len(before.text) <= width + FILLED:  # a longer one has been joined, and ends anywhere
        score += 1.4 if roomy(before, row, width) else -0.9
    return score + (1.0 if row.blank else 0.0)


def likeliest(rows: Sequence[Line]) -> int | None:
    """Return the offset of the line behind the first that scores best as a beginning, if any may be one."""
    scores = {i: _score(rows, i, None) for i in range(1, len(rows))}
    best = max(scores, key=lambda i: scores[i], default=0)
    return rows[best].span.start if best and scores[best] > 0 else None


@cache
def _helper() -> re.Pattern[str]:
    """Return the regex of an editor's initials at the end of a line: `под ред. Ц.`, `Ed. by A. L.`"""
    said = {phrase.rsplit(" ", 1)[-1] for kind in ("editor", "translator") for phrase in locales.words(kind)}
    return kept(rf"(?<!\w){either_case(sorted(said))}\s(?:{evidence.INITIAL}\s?){{1,3}}$")


def _parts_name(text: str) -> bool:
    """Tell whether a line ends between an editor's initials and surname."""
    return text.endswith(".") and _helper().search(text[-_NAME:]) is not None


def unnumbered(document: Document, rows: Sequence[Line], odd: set[int]) -> list[list[Start]]:
    """Return the readings of a list without numbers: by blank lines, line ends, and how entries begin."""
    rows = unlinked(document.text, rows)
    own = [i for i in range(len(rows)) if i not in odd] or list(range(len(rows)))
    if not own:
        return [[]]
    scores = _scores(document, rows, own)
    best = _unsevered(rows, own, [i for i in own if scores[i] > 0.8])
    parts = _parted(rows, best) if document.format == "pdf" else set()
    readings = [best, [i for i in best if i not in parts]] if parts else [best]
    for threshold in _BAND:
        other = [i for i in own if scores[i] > threshold]
        if other != best and len(readings) < 2:
            readings.append(other)
    return [
        [_begin(rows[i], i, 0.3 if 0 < scores[i] < 1.6 else 0.0) for i in reading] for reading in readings
    ]


def _unsevered(rows: Sequence[Line], own: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Leave out the rest of an entry that a page's end has cut: before it is no year or link."""
    pages = {i for before, i in itertools.pairwise(own) if _paged(rows, before, i)}
    kept: list[int] = []
    for i in starts:
        if kept and i in pages and not evidence.leads(rows[i].text):
            before = [rows[k].text for k in own if kept[-1] <= k < i]
            if not any(_YEARS.search(text) or "://" in text for text in before):
                continue
        kept.append(i)
    return kept


def _paged(rows: Sequence[Line], before: int, i: int) -> bool:
    """Tell whether a page ends between two lines of entries: what stands there is set off, or the page is."""
    between = rows[before + 1 : i]
    return rows[i].broken or any(row.broken or row.blank for row in between)


def _parted(rows: Sequence[Line], starts: Sequence[int]) -> set[int]:
    """Return the lines that share one year with the entry before, where most entries begin with a person.

    A PDF file without indents has parted the reference where its line was full.
    """
    leads = {i for i in starts if evidence.leads(rows[i].text) and not evidence.continues(rows[i].text)}
    if len(starts) < _LIST or len(leads) < _MOSTLY * len(starts):
        return set()
    found: set[int] = set()
    before = 2  # nothing stands before the first one
    for i, end in itertools.pairwise([*starts, len(rows)]):
        years = sum(len(_YEARS.findall(row.text)) for row in rows[i:end])
        if i not in leads and before + years == 1:
            found.add(i)
            years = 1  # both are one reference now
        before = years
    return found


def _scores(document: Document, rows: Sequence[Line], own: Sequence[int]) -> dict[int, float]:
    """Score every line as a beginning; bullets, blank lines and indents count where the list uses them."""
    width = wrap_width([rows[i] for i in own])
    couples = itertools.pairwise(own)  # before the first stands the heading, and a page's end parts nothing
    blanks = sum(rows[i].blank and not _paged(rows, before, i) for before, i in couples)
    spaced = 0 < blanks < len(own) * 0.75 and len(own) > 3
    apart = 2.5 if spaced and _parts(rows, own) else 1.0
    dotted = is_dotted([rows[i] for i in own])
    bullets = dotted or sum(is_bulleted(rows[i]) for i in own) * 2 > len(own)
    indents = {i: indent(document, rows[i]) for i in own} if width else {}
    habit = _habit(rows, own) if width is None else set()
    apiece = paragraphs([rows[i] for i in own])
    exact = width is not None and exactly([(rows[a], rows[b]) for a, b in itertools.pairwise(own)], width)
    scores = {own[0]: 9.0}
    for before, i in itertools.pairwise(own):
        row = replace(rows[i], text=rows[i].text.lstrip(BULLETS + " ") or "-") if bullets else rows[i]
        # around the head of a page blank lines part nothing
        paged = _paged(rows, before, i)
        row = replace(row, blank=False) if paged else row
        score = _score([rows[before], row], 1, width)
        if i in habit:
            score += _CONTINUED
        if exact and width and roomy(rows[before], row, width):
            score += _MEANT
        if apiece and not paged and evidence.leads(rows[i].text):
            score += _APIECE
        if width is None and ranks.repeats(rows[i].text):
            score += _CONTINUED + _REPEATED
        if spaced and width and not paged:
            score += apart if rows[i].blank else -apart
        if bullets:
            begins = rows[i].text[0] in DOTS if dotted else is_bulleted(rows[i])
            score += (_DECISIVE if dotted else 2.0) if begins else -2.0
        scores[i] = score
    return scores | dict(by_indents(indents, scores))


def _habit(rows: Sequence[Line], own: Sequence[int]) -> set[int]:
    """Return the lines that begin like a later part of a reference, in a list where entries begin so.

    `Available at:` on two lines one after the other cannot belong to one entry.
    """
    later = [i for i in own if evidence.continues(rows[i].text)]
    first = {i: rows[i].text.split(" ", 1)[0].split("//", 1)[0].casefold() for i in later}
    known = {first[b] for a, b in itertools.pairwise(later) if b == a + 1 and first[a] == first[b]}
    return {i for i in later if first[i] in known and first[i][:1].isalpha()}


def _parts(rows: Sequence[Line], own: Sequence[int]) -> bool:
    """Tell whether blank lines part the entries: what follows begins well, what precedes has ended."""
    after = [(rows[a], rows[b]) for a, b in itertools.pairwise(own) if rows[b].blank]
    good = sum(evidence.capital(row.text) and not evidence.hanging(before.text) for before, row in after)
    return len(after) * 12 >= len(own) and good * 10 >= len(after) * 9
