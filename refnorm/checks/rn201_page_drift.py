"""RN201 page-drift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.citing import cited
from refnorm.checks.drift import became, printed_elsewhere, witnesses
from refnorm.checks.editions import edition_note
from refnorm.checks.fixes import exchanged
from refnorm.checks.notes import cited_within
from refnorm.fields.compare import pages_key
from refnorm.model import Finding, Pages
from refnorm.nouns import replace

_TOTAL, _CITED = frozenset(["total"]), frozenset(["cited"])
_TURNED = ((_TOTAL, _CITED), (_CITED, _TOTAL))


@rule("RN201", Couple, "error", over=("RN208", "RN701"))
def page_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """Cited pages, ranges or totals differ.

    Why: digits survive every romanization, so a difference is a slip of the keyboard in one of the lists,
    and an index fails to match the citation. A journal with a translated edition has other pages there:
    that is said in the message. A footnote may cite any page of those that the list gives.

    Fix: Look the pages up in the work itself; the side with a witness is more likely right.

    Source: GOST 7.1-2003 and GOST R 7.0.5-2008 for the native marks of pages, volumes and issues; journals'
    instructions for the romanized ones.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 58.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, p. 258.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 123–129.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 123-9.
    """
    native, romanized = (entry.reference for entry in found)
    if not native.pages or not romanized.pages:
        return
    left, right = _only(native.pages, romanized.pages), _only(romanized.pages, native.pages)
    if not left and not right:
        return
    if cited_within(found, context) or _one_kind_more(native.pages, romanized.pages, left, right):
        return
    if (stretch := _stretch(left)) and stretch == _stretch(right):
        return
    shown = (left or list(native.pages), right or list(romanized.pages))
    unsure = (not left and printed_elsewhere(found[0], _text(right, context))) or (
        not right and printed_elsewhere(found[1], _text(left, context))
    )
    if unsure:
        return
    texts = (_text(pages, context) for pages in shown)
    spans = ([p.span for p in pages] for pages in shown)
    whole = context.sides(found.pair, *spans)
    sides = [replace(side, text=text) for side, text in zip(whole, texts, strict=True)]
    note = edition_note(*found)
    confidence = trust(found, "page", 0.9 if note else 0.99)
    message = became(_what(*shown), sides[0], sides[1], note)
    said = (*cited(found, context, shown, sides), *witnesses(found, context, *sides))
    fix = None if note else exchanged(context, sides[0], sides[1], said)
    yield context.finding(message, *sides, confidence=confidence, witnesses=said, fix=fix)


def _only(own: Sequence[Pages], other: Sequence[Pages]) -> list[Pages]:
    keys = {pages_key(p) for p in other}
    return [p for p in own if pages_key(p) not in keys]


def _stretch(pages: Sequence[Pages]) -> tuple[int, int] | None:
    """Return the first and the last of pages that follow each other: `17, 18` is `17–18`."""
    ends = [end for p in pages for end in (p.first, p.last) if end]
    numbers = [int(end) for end in ends if end.isdecimal()]
    run = len(pages) == 1 or numbers == list(range(numbers[0], numbers[0] + len(pages))) if numbers else False
    return (numbers[0], numbers[-1]) if run and len(numbers) == len(ends) else None


def _text(pages: Sequence[Pages], context: Context) -> str:
    return ", ".join(p.span.of(context.document.text) for p in pages)


def _what(native: Sequence[Pages], romanized: Sequence[Pages]) -> str:
    """Return what became something else, whose kind may be another one, too."""
    kinds, others = (frozenset(p.kind for p in pages) for pages in (native, romanized))
    if (kinds, others) in _TURNED:
        return "total_to_page" if kinds == _TOTAL else "page_to_total"
    return "total" if kinds == _TOTAL else "pages" if "range" in kinds else "page"


def _one_kind_more(
    native: Sequence[Pages], romanized: Sequence[Pages], left: list[Pages], right: list[Pages]
) -> bool:
    """Tell whether a side only adds pages of a kind that the other lacks: a total beside a range (RN308)."""
    if left and right:
        return False
    extra, other = (left, romanized) if left else (right, native)
    return not {p.kind for p in extra} & {p.kind for p in other} and len(native) != len(romanized)
