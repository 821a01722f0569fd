"""A revision told to people and programs: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from refnorm.history.faults import Fault, Snapshot
from refnorm.history.revision import Revision
from refnorm.writers.inert import code, markdown, shortened
from refnorm.writers.items import dump
from refnorm.writers.marks import safe

Was = tuple[Fault | None, Fault]
"""A finding that is told, and what it was before where that was something else."""

_LONGEST, _SHOWN = 160, 500


def text(revision: Revision, old: Snapshot, new: Snapshot) -> bytes:
    """Return the findings in groups, each on a line; what is still to be done first."""
    lines = [f"{_shown(_name(old))} → {_shown(_name(new))}: {summary(revision)}"]
    for title, members in groups(revision):
        lines += ["", title, *(_line(was, fault) for was, fault in members)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _line(was: Fault | None, fault: Fault) -> str:
    where = ", ".join(filter(None, (fault.place, f"entry {fault.number}" if fault.number else "")))
    before = f" (was: {_shown(was.message)})" if was else ""
    head = " ".join(filter(None, (fault.severity, fault.code, _shown(where))))
    return f"  {head}: {_shown(fault.message)}{before}"


def _shown(value: str) -> str:
    return safe(shortened(value, _SHOWN))


def summary(revision: Revision) -> str:
    """Return how many findings became what."""
    counts = (
        (len(revision.mended), "mended"),
        (len(revision.left) + len(revision.changed), "not mended"),
        (len(revision.broken), "broken"),
        (len(revision.removed), "removed with their entries"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing to mend"


def groups(revision: Revision) -> Iterator[tuple[str, list[Was]]]:
    """Yield the groups that have members, each under its title."""
    told: tuple[tuple[str, Sequence[Was]], ...] = (
        ("broken by the revision", [(None, fault) for fault in revision.broken]),
        ("not mended", [(None, new) for _, new in revision.left]),
        ("changed, but still wrong", list(revision.changed)),
        ("mended", [(None, fault) for fault in revision.mended]),
        ("removed with their entries", [(None, fault) for fault in revision.removed]),
    )
    for title, members in told:
        if members:
            yield title, list(members)


def page(revision: Revision, old: Snapshot, new: Snapshot) -> bytes:
    """Return a summary in Markdown, harmless whatever was printed."""
    names = f"{code(_name(old), _LONGEST)} → {code(_name(new), _LONGEST)}"
    lines = [f"### {names}: {summary(revision)}"]
    for title, members in groups(revision):
        lines += ["", f"#### {title.capitalize()}", "", "| | rule | entry | native | romanized | |"]
        lines += ["|---|---|---|---|---|---|", *(_row(was, fault) for was, fault in members)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _row(was: Fault | None, fault: Fault) -> str:
    before = f" (was: {was.message})" if was else ""
    cells = (
        fault.severity,
        f"{fault.code} {fault.name}",
        markdown(fault.number, _LONGEST),
        code(fault.native, _LONGEST),
        code(fault.romanized, _LONGEST),
        markdown(fault.message + before, 2 * _LONGEST),
    )
    return f"| {' | '.join(cells)} |"


def as_json(revision: Revision, old: Snapshot, new: Snapshot) -> bytes:
    """Return all groups with their findings; a finding of both versions has both."""
    told = {
        "schema": 1,
        "old": {"sources": list(old.sources)},
        "new": {"sources": list(new.sources)},
        "mended": [asdict(fault) for fault in revision.mended],
        "removed": [asdict(fault) for fault in revision.removed],
        "not_mended": [_both(*one) for one in revision.left],
        "changed": [_both(*one) for one in revision.changed],
        "broken": [asdict(fault) for fault in revision.broken],
    }
    return (dump(told, 1) + "\n").encode("utf-8")


def _both(old: Fault, new: Fault) -> dict[str, object]:
    return {"old": asdict(old), "new": asdict(new)}


FORMATS: dict[str, Callable[[Revision, Snapshot, Snapshot], bytes]] = {
    "text": text,
    "json": as_json,
    "markdown": page,
}


def _name(snapshot: Snapshot) -> str:
    """Return what a version is called: its file, or how many it has."""
    return snapshot.sources[0] if len(snapshot.sources) == 1 else f"{len(snapshot.sources)} files"
