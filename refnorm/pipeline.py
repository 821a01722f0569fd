"""The whole job on one screen: read, locate, split, parse, align, reconcile, check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from refnorm import align, checks, locate, reconcile, split
from refnorm.config import Options
from refnorm.errors import RefnormError
from refnorm.model import Article, Document, Failure, ReferenceList, Report, Result
from refnorm.parse import parse_list
from refnorm.readers import Source, expand, read
from refnorm.romanization.comparison import compare, recognized
from refnorm.writers import write


def analyze(*sources: str | Path | Source, options: Options | None = None) -> Report:
    """Analyze files, folders, globs or `Source` objects; what cannot be read is in `Report.errors`."""
    options = options or Options()
    results: list[Result] = []
    skipped: list[str] = []
    found, errors = expand(sources, options.format)
    for source in found:
        outcome = attempt(source, options)
        if isinstance(outcome, Failure):
            errors.append(outcome)
        elif outcome is None:
            skipped.append(source.name)
        else:
            results.append(outcome)
    return Report(tuple(results), tuple(errors), skipped=tuple(skipped))


def generate(*sources: str | Path | Source, options: Options | None = None) -> str:
    """Return the romanized list that the native list of each article requires; schemes are the profile's."""
    options = options or Options()
    return write(analyze(*sources, options=options), "references", options).decode()


def attempt(source: Source, options: Options) -> Result | Failure | None:
    """Analyze one source; None for a file of a folder that holds no reference list."""
    try:
        result = Result(
            document := read(source, options.format, options.tracked), tuple(articles(document, options))
        )
    except RefnormError as error:
        return Failure(source.name, error.message, error.hint)
    except Exception as error:
        if options.debug:
            raise
        return Failure(
            source.name,
            f"internal error: {type(error).__name__}: {error}",
            "please report it; --debug shows more",
        )
    if any(article.lists for article in result.articles):
        return result
    if not source.named:
        return None
    return Failure(
        source.name,
        "no reference list found",
        "is the heading spelled unusually? --from list reads bare references",
    )


def articles(document: Document, options: Options) -> Iterator[Article]:
    """Yield the articles of a document with everything that is known about them."""
    for article in locate.locate(document):
        article = reconcile.reconcile(document, resolve(document, article))
        letters = compare(document, article)
        article = recognized(article, letters)
        yield replace(article, findings=checks.check(document, article, options, letters))


def resolve(document: Document, article: Article) -> Article:
    """Split, parse and align; of readings that are nearly as good, the one with fewest orphans stays."""
    choices = [split.split(document, lst) for lst in article.lists]
    best: tuple[float, Article] | None = None
    for lists in limited(product(*choices)):
        parsed = tuple(parse_list(document, lst) for lst in lists)
        candidate = align.align(replace(article, lists=parsed))
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
