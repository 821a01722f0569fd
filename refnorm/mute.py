"""Findings -> findings without those that the settings accept, each with a reason; and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

from refnorm.config import Mute, Options
from refnorm.model import Article, Document, Finding, Muting, Occurrence, Result
from refnorm.places import place_of


def mute(results: Iterable[Result], options: Options) -> tuple[tuple[Result, ...], tuple[Muting, ...]]:
    """Return the results without the muted findings, and every mute that concerns them with its count.

    A finding with several occurrences loses only those that are muted.
    """
    counts: Counter[Mute] = Counter()
    kept = tuple(_result(result, options, counts) for result in results)
    return kept, tuple(_told(one, count) for one, count in counts.items())


def _told(one: Mute, count: int) -> Muting:
    return Muting(one.rule, one.reason, one.entry, one.fingerprint, one.origin, count)


def _result(result: Result, options: Options, counts: Counter[Mute]) -> Result:
    told = options.of(result.document.source)
    mutes = [m for m in (told.profile.mute if told.profile else ()) if _concerns(m, result.document.source)]
    for one in (m for m in mutes if told.wants(m.rule)):
        counts[one] += 0  # what was not asked for may well have nothing to silence
    if not mutes:
        return result
    articles = tuple(
        replace(a, findings=tuple(chain(*(_left(f, result.document, a, mutes, counts) for f in a.findings))))
        for a in result.articles
    )
    return replace(result, articles=articles)


def _concerns(one: Mute, source: str) -> bool:
    names = (source, Path(source).name)
    return not one.file or any(fnmatch(name, one.file) for name in names)


def _left(
    found: Finding, document: Document, article: Article, mutes: list[Mute], counts: Counter[Mute]
) -> Iterator[Finding]:
    """Yield what is left of a finding: itself, a finding with fewer occurrences, or nothing."""
    fitting = [m for m in mutes if found.code.startswith(m.rule)]
    whole = next((m for m in fitting if m.fingerprint and m.fingerprint == found.fingerprint), None)
    if whole:
        counts[whole] += 1
        return
    places = [Occurrence(found.native, found.romanized, found.fix), *found.occurrences]
    left = []
    for place in places:
        silent = next((m for m in fitting if m.entry and not m.fingerprint and _at(m, place, article)), None)
        if silent:
            counts[silent] += 1
        else:
            left.append(place)
    if left:
        yield found if len(left) == len(places) else _from(found, document, left)


def _from(found: Finding, document: Document, places: list[Occurrence]) -> Finding:
    """Return a finding with some of its places alone."""
    first, *others = places
    side = next((s for s in (first.native, first.romanized) if s and s.spans), None)
    return replace(
        found,
        native=first.native,
        romanized=first.romanized,
        fix=first.fix,
        occurrences=tuple(others),
        place=place_of(document, side.spans[0].start) if side else found.place,
    )


def _at(one: Mute, place: Occurrence, article: Article) -> bool:
    """Tell whether a place is the entry that a mute names, by its printed number, else by its position."""
    entries = (article.entry(side) for side in (place.native, place.romanized) if side)
    return any(entry.number == one.entry for entry in entries if entry)
