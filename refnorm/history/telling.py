"""A revision told to people and programs: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from refnorm.history.faults import Fault, Snapshot
from refnorm.history.revision import Revision
from refnorm.messages import SOURCE, phrase, told
from refnorm.writers.inert import code, markdown, shortened
from refnorm.writers.items import dump
from refnorm.writers.marks import safe

Was = tuple[Fault | None, Fault]
"""A finding that is told, and what it was before where that was something else."""

_LONGEST, _SHOWN = 160, 500
"""Characters of a value in a summary, and of a line on a terminal."""


def text(revision: Revision, old: Snapshot, new: Snapshot, language: str = SOURCE) -> bytes:
    """Return the findings in groups, each on a line; what is still to be done first."""
    names = (_shown(_name(one, language)) for one in (old, new))
    lines = [f"{' → '.join(names)}: {summary(revision, language)}"]
    several = max(len(old.sources), len(new.sources)) > 1
    for title, members in groups(revision, language):
        lines += ["", title, *(_line(was, fault, several, language) for was, fault in members)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _line(was: Fault | None, fault: Fault, several: bool, language: str) -> str:
    number = told(phrase("diff.entry", number=fault.number), language) if fault.number else ""
    place = ":".join(filter(None, (fault.source if several else "", fault.place)))
    where = ", ".join(filter(None, (place, number)))
    severity = told(phrase(f"severity.{fault.severity}"), language)
    head = " ".join(filter(None, (severity, fault.code, _shown(where))))
    return f"  {head}: {_shown(fault.message)}{_shown(_before(was, language))}"


def _before(was: Fault | None, language: str) -> str:
    return f" ({told(phrase('diff.was', message=was.message), language)})" if was else ""


def _shown(value: str) -> str:
    lead = " " if value.startswith(" ") else ""
    return lead + safe(shortened(value, _SHOWN))


def summary(revision: Revision, language: str = SOURCE) -> str:
    """Return how many findings became what."""
    counts = {
        "mended": len(revision.mended),
        "left": len(revision.left) + len(revision.changed),
        "broken": len(revision.broken),
        "removed": len(revision.removed),
    }
    said = [told(phrase(f"diff.{what}", n=count), language) for what, count in counts.items() if count]
    return ", ".join(said) or told(phrase("diff.nothing"), language)


def groups(revision: Revision, language: str = SOURCE) -> Iterator[tuple[str, list[Was]]]:
    """Yield the groups that have members, each under its title."""
    members: dict[str, Sequence[Was]] = {
        "broken": [(None, fault) for fault in revision.broken],
        "left": [(None, new) for _, new in revision.left],
        "changed": list(revision.changed),
        "mended": [(None, fault) for fault in revision.mended],
        "removed": [(None, fault) for fault in revision.removed],
    }
    for what, found in members.items():
        if found:
            yield told(phrase(f"diff.title_{what}"), language), list(found)


def page(revision: Revision, old: Snapshot, new: Snapshot, language: str = SOURCE) -> bytes:
    """Return a summary in Markdown, harmless whatever was printed."""
    names = " → ".join(code(_name(one, language), _LONGEST) for one in (old, new))
    lines = [f"### {names}: {summary(revision, language)}"]
    keys = ("summary.rule", "summary.entry", "page.native", "page.romanized")
    heads = [told(phrase(key), language) for key in keys]
    for title, members in groups(revision, language):
        lines += ["", f"#### {title[:1].upper()}{title[1:]}", "", f"| | {' | '.join(heads)} | |"]
        lines += ["|---|---|---|---|---|---|", *(_row(was, fault, language) for was, fault in members)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _row(was: Fault | None, fault: Fault, language: str) -> str:
    cells = (
        told(phrase(f"severity.{fault.severity}"), language),
        f"{fault.code} {fault.name}",
        markdown(fault.number, _LONGEST),
        code(fault.native, _LONGEST),
        code(fault.romanized, _LONGEST),
        markdown(fault.message + _before(was, language), 2 * _LONGEST),
    )
    return f"| {' | '.join(cells)} |"


def as_json(revision: Revision, old: Snapshot, new: Snapshot, language: str = SOURCE) -> bytes:
    """Return all groups with their findings, in English; a finding of both versions has both."""
    value = {
        "schema": 1,
        "old": {"sources": list(old.sources)},
        "new": {"sources": list(new.sources)},
        "mended": [asdict(fault) for fault in revision.mended],
        "removed": [asdict(fault) for fault in revision.removed],
        "not_mended": [_both(*one) for one in revision.left],
        "changed": [_both(*one) for one in revision.changed],
        "broken": [asdict(fault) for fault in revision.broken],
    }
    return (dump(value, 1) + "\n").encode("utf-8")


def _both(old: Fault, new: Fault) -> dict[str, object]:
    return {"old": asdict(old), "new": asdict(new)}


FORMATS: dict[str, Callable[[Revision, Snapshot, Snapshot, str], bytes]] = {
    "text": text,
    "json": as_json,
    "markdown": page,
}


def _name(snapshot: Snapshot, language: str) -> str:
    """Return what a version is called: its file, or how many it has."""
    if len(snapshot.sources) == 1:
        return snapshot.sources[0]
    return told(phrase("page.file_count", n=len(snapshot.sources)), language)
