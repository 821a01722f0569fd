"""The shelf of annotators: a source's bytes and what was found in it in, a changed copy out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from refnorm.config import Options
from refnorm.errors import UnknownFormat
from refnorm.messages import row, translated, worded
from refnorm.model import Result
from refnorm.nouns import noun
from refnorm.registry import Registry, load_siblings

Annotate = Callable[[bytes, Result, Options], bytes]


@noun
class Annotator:
    """A format whose copies can hold findings, and what it puts where."""

    name: str
    description: str
    annotate: Annotate


ANNOTATORS: Registry[Annotator] = Registry("annotator")


def annotator(name: str) -> Callable[[Annotate], Annotate]:
    """Register an annotator under the format that the reader names; its docstring says what it does."""

    def keep(annotate: Annotate) -> Annotate:
        description = (annotate.__doc__ or "").strip().partition("\n")[0]
        ANNOTATORS.add(name, Annotator(name, description, annotate))
        return annotate

    return keep


@cache
def _shelf() -> Registry[Annotator]:
    load_siblings(__name__, __path__)
    return ANNOTATORS


def formats() -> tuple[tuple[str, str], ...]:
    """Return name and description of every format whose copies can hold findings."""
    return tuple((a.name, a.description) for a in _shelf().values())


def annotate(data: bytes, result: Result, options: Options) -> bytes:
    """Return a copy of a source with what was found in it; UnknownFormat where its format holds no notes."""
    found = _shelf().get(result.document.format)
    if found is None:
        known = row("layout.either", _shelf())
        raise UnknownFormat(
            worded("trouble.no_comments", format=result.document.format),
            worded("advice.save_as", known=known),
            result.document.source,
        )
    return found.annotate(data, translated(result, options.language), options)
