"""What is reported of all that the rules found: one fault, one finding, from the most specific rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from refnorm.model import BEGIN, RANK, Article, Finding, Gap, Occurrence, ReferenceList, Span
from refnorm.nouns import replace

if TYPE_CHECKING:
    from refnorm.checks import Rule


def outside(found: Iterable[Finding], lists: Mapping[int, ReferenceList]) -> Iterator[Finding]:
    """Drop what is said of a gap within an entry: the page's number and head are no part of a reference."""
    for f in found:
        sides = [(s.spans, lists[s.list].gaps) for s in (f.native, f.romanized) if s and s.spans]
        if not any(gaps and all(_within(gaps, at) for at in spans) for spans, gaps in sides):
            yield f


def _within(gaps: Sequence[Gap], at: Span) -> bool:
    """Tell whether a span stands in one of some gaps, which are in order."""
    last = bisect_right(gaps, at.start, key=BEGIN) - 1
    return last >= 0 and gaps[last].span.holds(at)


def silence(found: list[tuple[Rule, Finding]]) -> Iterator[tuple[Rule, Finding]]:
    """Drop a finding whose code (or its beginning) another on the same subject or on the article silences."""
    everywhere = tuple({code for r, _ in found if r.noun is Article for code in r.over})
    local: set[tuple[str, Any]] = set()
    for r, f in found:
        if r.noun is not Article:
            local.update((code, key) for code in r.over for key in _keys(f))
    larger = _larger(found)
    for r, f in found:
        if not r.code.startswith(everywhere or ("-",)) and not any(
            (r.code, key) in local or _is_part(f, larger.get((r.code, key), ())) for key in _keys(f)
        ):
            yield r, f


def _larger(found: Iterable[tuple[Rule, Finding]]) -> dict[tuple[str, Any], list[Span]]:
    """Return the spans, by code and entry, of what became another: nothing is to be said of its parts."""
    spans: dict[tuple[str, Any], list[Span]] = {}
    for r, f in found:
        for code in r.inside if f.phrases and f.phrases[0].key == f"{r.code}.became" else ():
            for side in (f.native, f.romanized):
                if side:
                    spans.setdefault((code, (side.list, side.entry)), []).extend(side.spans)
    return spans


def _is_part(found: Finding, larger: Sequence[Span]) -> bool:
    """Tell whether a side of a finding stands inside of spans."""
    sides = [side.spans for side in (found.native, found.romanized) if side and side.spans and larger]
    return any(all(any(one.holds(at) for one in larger) for at in spans) for spans in sides)


def once(found: Iterable[tuple[Rule, Finding]], both: frozenset[Span]) -> Iterator[tuple[Rule, Finding]]:
    """Drop what is said again of one of the entries that stand for both sides."""
    seen: set[tuple[str, frozenset[Span]]] = set()
    for r, f in found:
        key = (r.code, frozenset(span for s in (f.native, f.romanized) if s for span in s.spans))
        again = bool(key[1]) and key in seen and any(e.holds(s) for s in key[1] for e in both)
        seen.add(key)
        if not again:
            yield r, f


def _keys(found: Finding) -> list[tuple[int, int | None]]:
    """Return the entries that a finding is about: its sides, and those it relates them to."""
    return [(s.list, s.entry) for s in (found.native, found.romanized, *found.related) if s and s.entry]


def merge(found: Iterable[tuple[Rule, Finding]]) -> Iterator[Finding]:
    """Make equal faults of one list occurrences of the first."""
    groups: dict[Any, list[Finding]] = {}
    for position, (one, f) in enumerate(found):
        lists = tuple(s.list if s else None for s in (f.native, f.romanized))
        key = (one.code, lists, one.group(f)) if one.group else position
        groups.setdefault(key, []).append(f)
    for first, *others in groups.values():
        more = tuple(Occurrence(f.native, f.romanized, f.fix) for f in others)
        yield replace(first, occurrences=first.occurrences + more) if more else first


def order(found: Finding) -> tuple[int, int, str]:
    """Return the place of a finding among others: by entry, then the graver first."""
    side = found.native or found.romanized
    return (side.entry or 0 if side else 0, RANK[found.severity], found.code)
