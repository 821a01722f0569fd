"""The shelf of outputs: a report in, bytes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from refnorm.config import Options
from refnorm.errors import UnknownFormat
from refnorm.messages import meant, spoken, translated, worded
from refnorm.model import Failure, Report
from refnorm.nouns import noun
from refnorm.registry import Registry, load_siblings

Kind = Literal["report", "export", "list", "letter"]
Write = Callable[[Report, Options], bytes]


@noun
class Writer:
    """An output format: what `check` prints (report), `export` hands on (export), `generate` makes (list).

    One that `streams` writes a report of many files as it writes each of them alone, one after the other; one
    that is `english` is a contract between programs and knows no other language.
    """

    name: str
    kind: Kind
    description: str
    write: Write
    streams: bool = False
    english: bool = False


WRITERS: Registry[Writer] = Registry("writer")


def writer(
    name: str, kind: Kind, description: str, streams: bool = False, english: bool = False
) -> Callable[[Write], Write]:
    """Register a writer under the name that `--format` and `--to` take."""

    def keep(write: Write) -> Write:
        WRITERS.add(name, Writer(name, kind, description, write, streams, english))
        return write

    return keep


@cache
def _shelf() -> Registry[Writer]:
    load_siblings(__name__, __path__)
    return WRITERS


def formats(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Return name and description of the writers of one kind, by name."""
    return tuple((w.name, w.description) for w in _shelf().values() if w.kind == kind)


def write(report: Report, name: str, options: Options) -> bytes:
    """Write a report in the format of that name; UnknownFormat hints at the nearest one."""
    found = _member(name)
    if found is None:
        raise UnknownFormat(worded("trouble.no_output_format", name=repr(name)), meant(name, _shelf()))
    if not found.english:
        results = (translated(result, options.language) for result in report.results)
        errors = (_spoken(failure, options.language) for failure in report.errors)
        report = replace(report, results=tuple(results), errors=tuple(errors))
    return found.write(report, options)


def _spoken(one: Failure, language: str) -> Failure:
    return replace(one, message=spoken(one.message, language), hint=spoken(one.hint, language))


def _member(name: str) -> Writer | None:
    """Return a writer, importing its own module alone where it bears the writer's name."""
    for module in (name.replace("-", "_"), f"{name}_"):
        if name not in WRITERS and module.isidentifier() and _stands(Path(__file__).parent / module):
            import_module(f"{__name__}.{module}")
    return WRITERS.get(name) or _shelf().get(name)


def _stands(here: Path) -> bool:
    """Tell whether a module or a package of that path is on the shelf."""
    return here.with_suffix(".py").is_file() or (here / "__init__.py").is_file()


def kind_of(name: str) -> Kind | None:
    """Return the kind of a writer, or None where there is none of that name."""
    found = _member(name)
    return found.kind if found else None


def streams(name: str) -> bool:
    """Tell whether a writer's output may be written file by file, as the results come."""
    found = _member(name)
    return found is not None and found.streams
