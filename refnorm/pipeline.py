"""The whole job on one screen: read, join, clear, locate, split, parse, align, reconcile, check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path

from refnorm import abreast, align, checks, joining, locate, reconcile, split
from refnorm.cite import cite
from refnorm.clearing import Clearing, cleared
from refnorm.config import Options
from refnorm.errors import ReadError, RefnormError
from refnorm.messages import unstacked, worded
from refnorm.model import Article, Document, Failure, Muting, ReferenceList, Report, Result, Span
from refnorm.mute import mute
from refnorm.nouns import replace
from refnorm.parse import parse_list
from refnorm.readers import Source, expand, read
from refnorm.resplit import resplit
from refnorm.romanization.comparison import compare, recognized
from refnorm.writers import write

MOST_BLOCKS, MOST_ENTRIES = 150_000, 30_000
"""Paragraphs of a file and entries of a list; so many pairs take two minutes and half a gigabyte."""
LONGEST_ENTRY = 200_000
"""Characters of an entry; two such forms take two seconds to compare."""
SHORT = 20_000
"""Characters of lists that are analyzed sooner than another process would have begun with them."""


def analyze(*sources: str | Path | Source, options: Options | None = None) -> Report:
    """Analyze files, folders, globs or `Source` objects; what cannot be read is in `Report.errors`."""
    return together(stream(*sources, options=options))


def stream(*sources: str | Path | Source, options: Options | None = None) -> Iterator[Report]:
    """Yield a report of each source as soon as it is analyzed."""
    options = options or Options()
    found, errors = expand(sources, options.format)
    for failure in errors:
        yield Report(errors=(failure,))
    alone = options if len(found) == 1 else replace(options, jobs=1)
    outcomes = abreast.each(partial(attempt, options=alone), found, options.jobs)
    for source, outcome in zip(found, outcomes, strict=True):
        if isinstance(outcome, Failure):
            yield Report(errors=(outcome,))
        elif outcome is None:
            yield Report(skipped=(source.name,))
        else:
            kept, muted = mute([outcome], options)
            yield Report(kept, muted=muted, rules=checks.manuals())


def together(reports: Iterable[Report]) -> Report:
    """Return one report of several; what one setting muted in all of them is counted together."""
    parts = tuple(reports)
    muted: dict[Muting, int] = {}
    for one in (m for part in parts for m in part.muted):
        kind = replace(one, count=0)
        muted[kind] = muted.get(kind, 0) + one.count
    return Report(
        tuple(result for part in parts for result in part.results),
        tuple(failure for part in parts for failure in part.errors),
        skipped=tuple(name for part in parts for name in part.skipped),
        muted=tuple(replace(kind, count=count) for kind, count in muted.items()),
        rules=checks.manuals(),
    )


def generate(*sources: str | Path | Source, options: Options | None = None) -> str:
    """Return the romanized list that the native list of each article requires; schemes are the profile's."""
    options = options or Options()
    return write(analyze(*sources, options=options), "references", options).decode()


def attempt(source: Source, options: Options) -> Result | Failure | None:
    """Analyze one source; None for a file of a folder that holds no reference list."""
    options = options.of(source.name)
    try:
        result = coupled(*source.halves, options) if source.halves else single(source, options)
    except RefnormError as error:
        return Failure(error.source or source.name, error.message, error.hint)
    except Exception as error:
        if options.debug:
            raise
        return Failure(
            source.name,
            worded("trouble.internal", kind=type(error).__name__, error=error),
            worded("advice.report_it"),
        )
    if any(article.lists for article in result.articles):
        return result
    if not source.named:
        return None
    said = next(iter(unstacked(result.document.meta.get("doubts", ""))), worded("advice.no_list"))
    return Failure(source.name, worded("trouble.no_list"), said)


def single(source: Source, options: Options) -> Result:
    """Analyze a file."""
    clear = cleared(bounded(source, options))
    return Result(clear.printed, tuple(map(clear.restored, articles(clear.document, options))))


def bounded(source: Source, options: Options) -> Document:
    """Read a file; RefnormError for one of more paragraphs than a year of a journal has."""
    document = read(source, options.format, options.tracked)
    if len(document.blocks) > MOST_BLOCKS:
        raise too_many("many_paragraphs", len(document.blocks), MOST_BLOCKS)
    return document


def coupled(native: Source, romanized: Source, options: Options) -> Result:
    """Analyze two files, one for each list, as one document."""
    (first, second), halves = zip(*(half(one, options) for one in (native, romanized)), strict=True)
    lists = joining.chosen(*halves)
    assert lists is not None
    doubts = [line for one, lst in zip(halves, lists, strict=True) for line in joining.left_out(one, lst)]
    document = joining.join(first.document, second.document, doubts)
    clear = first.beside(second, joining.join(first.printed, second.printed, doubts), document)
    choices = [
        tuple(joining.moved_list(reading, part.span.start) for reading in entries(one.document, lst))
        for one, lst, part in zip(halves, lists, document.parts, strict=True)
    ]
    titled = [a.title for one in halves if not one.document.bare for a in one.articles if a.title]
    article = Article(1, titled[0] if titled else "", Span(0, len(document.text)), lists)
    article = finished(document, choose(document, article, choices), options)
    return Result(clear.printed, (clear.restored(article),))


def half(source: Source, options: Options) -> tuple[Clearing, joining.Half]:
    """Read one file of two and locate its lists; it may hold nothing but its list."""
    try:
        clear = cleared(bounded(source, options))
    except RefnormError as error:
        error.source = source.name
        raise
    document = clear.document
    found = tuple(article for article in locate.locate(document, options.languages) if article.lists)
    found = found or tuple(article for article in [locate.whole(document)] if article.lists)
    if not found:
        raise ReadError(worded("trouble.no_list"), worded("advice.no_list"), source=source.name)
    return clear, joining.Half(document, found)


def articles(document: Document, options: Options) -> Iterator[Article]:
    """Return the articles of a document one by one, with everything that is known about them."""
    found = tuple(locate.locate(document, options.languages))
    jobs = options.jobs if sum(map(listed, found)) > SHORT else 1
    return abreast.each(partial(single_article, document, options), found, jobs, listed)


def listed(article: Article) -> int:
    """Return the characters of an article's lists, which is what its analysis takes its time for."""
    return sum(lst.span.end - lst.span.start for lst in article.lists)


def single_article(document: Document, options: Options, article: Article) -> Article:
    """Split, parse and align an article whose lists are located, and finish it."""
    choices = [entries(document, lst) for lst in article.lists]
    return finished(document, resplit(document, choose(document, article, choices)), options)


def entries(document: Document, lst: ReferenceList) -> tuple[ReferenceList, ...]:
    """Return the readings of a list; RefnormError for one that is longer than any, or holds such an entry."""
    readings = split.split(document, lst)
    most = max(len(reading.entries) for reading in readings)
    if most > MOST_ENTRIES:
        raise too_many("long_list", most, MOST_ENTRIES)
    longest = max((len(entry.raw) for reading in readings for entry in reading.entries), default=0)
    if longest > LONGEST_ENTRY:
        raise too_many("long_entry", longest, LONGEST_ENTRY, "line_ends")
    return readings


def too_many(what: str, found: int, most: int, advice: str = "article_or_issue") -> ReadError:
    """Return what is said of a file that holds more than any manuscript."""
    said = worded(f"trouble.{what}", found=f"{found:,}", most=f"{most:,}")
    return ReadError(said, worded(f"advice.{advice}"))


def finished(document: Document, article: Article, options: Options) -> Article:
    """Reconcile an article's pairs, find its citations and check it."""
    article = cite(document, reconcile.reconcile(document, article))
    letters = compare(document, article, options.languages)
    article = recognized(article, letters)
    return replace(article, findings=checks.check(document, article, options, letters))


def choose(document: Document, article: Article, choices: Sequence[tuple[ReferenceList, ...]]) -> Article:
    """Parse and align; of readings that are nearly as good, the one with fewest orphans stays."""
    best: tuple[float, Article] | None = None
    parsed = [[parse_list(document, lst) for lst in readings] for readings in choices]
    for lists in limited(product(*parsed)):
        candidate = align.align(replace(article, lists=lists))
        cost = align.cost(candidate)
        if best is None or cost < best[0]:
            best = (cost, candidate)
    return best[1] if best else article


def limited(
    choices: Iterable[tuple[ReferenceList, ...]], most: int = 8
) -> Iterator[tuple[ReferenceList, ...]]:
    """Yield the first combinations only: three lists of two readings each are eight."""
    for _, choice in zip(range(most), choices, strict=False):
        yield choice
