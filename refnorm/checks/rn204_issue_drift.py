"""RN204 issue-drift."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refnorm.checks import Context, Couple, rule
from refnorm.checks.drift import drifted, printed_elsewhere
from refnorm.checks.editions import edition_note
from refnorm.checks.rn203_volume_drift import marked, relabelled, renumbered
from refnorm.fields.compare import number_parts
from refnorm.fields.draft import alternatives, unstopped
from refnorm.model import Entry, Finding, Reference
from refnorm.patterns import kept
from refnorm.text import DIGITS


@rule("RN204", Couple, "error")
def issue_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """The issue differs, or has become a volume.

    Why: volume, issue and page are how a journal's article is found. Where only the mark changed
    (`№ 3` became `Vol. 3`), it is a warning; a number without a mark may be either. One side may leave out
    the running number: `4 (44)` is `4`.

    Fix: Look the issue up at the journal; `vol.` goes before volumes, `no.` before issues.

    Source: GOST 7.1-2003 and GOST R 7.0.5-2008 for the native marks of pages, volumes and issues; journals'
    instructions for the romanized ones.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. Т. 7, № 3. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, vol. 7, no. 8, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 4/5. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 4-5, pp. 12–18.
    """
    native, romanized = (entry.reference for entry in found)
    a, b = native.issue, romanized.issue
    if relabelled(native, romanized):
        if a and not native.volume and not b and marked(romanized, "volume"):
            spans = native.spans.get("issue", ()), romanized.spans.get("volume", ())
            yield context.became("RN204.moved", context.sides(found.pair, *spans), 0.9)
        return
    if "issue" in (renumbered(found, context) or ())[:1]:
        yield drifted(found, context, "issue", note=edition_note(*found), other="volume")
        return
    if not a or not b:
        return
    left, right = number_parts(a), number_parts(b)
    if (
        _agree(left, right)
        or _printed_apart(found, left, right)
        or _two_numbers(found, left, right)
        or _exchanged(native, romanized)
    ):
        return
    yield drifted(found, context, "issue", note=edition_note(*found))


def _printed_apart(found: tuple[Entry, Entry], left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether one side prints `1, 2` where the other has `1-2`."""
    for entry, own, other in ((found[0], left, right), (found[1], right, left)):
        ends = other[0].split("-")
        if len(ends) == 2 and own[0] == ends[0] and printed_elsewhere(entry, other[0]):
            return True
    return False


def _two_numbers(found: tuple[Entry, Entry], left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether each entry also numbers what was read as the other's issue: a decree's number and its
    bulletin's."""
    native, romanized = (set(_numbered().findall(entry.raw)) for entry in found)
    return set(left) <= romanized and set(right) <= native


@cache
def _numbered() -> re.Pattern[str]:
    """A number behind a mark of issues; what it is the mark alone does not tell."""
    return kept(rf"(?<!\w)(?i:{alternatives(unstopped('issue', 'before'))})\.?\s?(\d+)(?!\d)")


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two issues are one: equal, or one without the running number (`4 (44)`, `4`)."""
    return bool(set(left) & set(right)) if len(left) != len(right) else left == right


def _exchanged(native: Reference, romanized: Reference) -> bool:
    """Tell whether each side's issue is the other's volume, page or document number: only the marks differ.

    `№ 37. – С. 2` of a newspaper is `37, 2` where the list writes no marks. What both issues have in common
    explains no difference: `№ 4 (95). – С. 4`.
    """
    there, here = ({p for v in _others(one) for p in number_parts(v)} for one in (romanized, native))
    own, other = (set(number_parts(one.issue)) for one in (native, romanized))
    return bool((own - other) & there) and bool((other - own) & here)


def _others(reference: Reference) -> Iterator[str | None]:
    """Yield the values that may be read as an issue: `Вып. 28, кн. 2` is 28(2), `№ 167-р` is 167 too."""
    yield from (reference.number, reference.volume, reference.part, *(page.first for page in reference.pages))
    yield from DIGITS.findall(reference.number or "")
