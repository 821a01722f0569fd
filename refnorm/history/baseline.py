"""Findings that are known and accepted for now: written once, and kept out of later reports."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from refnorm.config import Options
from refnorm.errors import ConfigError
from refnorm.history.faults import Fault, of_report
from refnorm.history.matching import Matching
from refnorm.messages import reason, worded
from refnorm.model import Article, Finding, Muting, Report, Result
from refnorm.writers.items import dump

SCHEMA = 1
"""The version of the file: another one is refused."""
_KEYS = tuple(field.name for field in fields(Fault))
_REMAKE = "advice.remake"


def record(report: Report, path: Path) -> bytes:
    """Return a file that knows every finding of a report, one a line, in an order that does not wander."""
    faults = [replace(f, source=_from(path, f.source)) for f in of_report(report).faults]
    faults.sort(key=lambda f: (f.source, f.code, f.text, f.values, f.fingerprint))
    lines = ",\n".join(f"  {dump(asdict(fault))}" for fault in faults)
    body = f"[\n{lines}\n ]" if lines else "[]"
    return f'{{\n "schema": {SCHEMA},\n "tool": "refnorm",\n "known": {body}\n}}\n'.encode()


def load(path: Path) -> Baseline:
    """Read such a file; ConfigError says what is wrong with it and what to do."""
    shown = os.fsencode(path).decode("utf-8", "replace")
    try:
        told = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(
            worded("trouble.baseline_missing", shown=shown), worded("advice.baseline_made", shown=shown)
        ) from None
    except OSError as error:
        raise ConfigError(worded("trouble.baseline_unread", shown=shown, reason=reason(error))) from None
    except (ValueError, RecursionError) as error:
        what = worded("trouble.too_deep") if isinstance(error, RecursionError) else str(error)
        raise ConfigError(
            worded("trouble.baseline_no_json", shown=shown, error=what), worded(_REMAKE)
        ) from None
    if not isinstance(told, dict) or not isinstance(told.get("known"), list):
        raise ConfigError(worded("trouble.baseline_empty", shown=shown), worded(_REMAKE))
    if told.get("schema") != SCHEMA:
        raise ConfigError(
            worded("trouble.baseline_schema", shown=shown, found=repr(told.get("schema")), schema=SCHEMA),
            worded(_REMAKE),
        )
    return Baseline(path, [_fault(shown, number, one) for number, one in enumerate(told["known"], 1)])


def _fault(shown: str, number: int, told: Any) -> Fault:
    kinds: Mapping[str, type] = {"places": int}
    if not isinstance(told, dict) or any(not isinstance(told.get(key), kinds.get(key, str)) for key in _KEYS):
        raise ConfigError(worded("trouble.baseline_broken", shown=shown, number=number), worded(_REMAKE))
    return Fault(**{key: told[key] for key in _KEYS})


def _from(path: Path, source: str) -> str:
    """Return a source's name as seen from the folder of the baseline; standard input has none."""
    if source == "-":
        return source
    try:
        return Path(os.path.relpath(source, path.absolute().parent)).as_posix()
    except ValueError:  # another drive
        return Path(source).absolute().as_posix()


class Baseline:
    """What is known, less what was met: it takes report after report, and then says what is gone."""

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self._path = path
        self._known = list(faults)
        self._seen: dict[str, str] = {}
        self.met = 0
        """How many findings were known."""

    def sift(self, report: Report) -> Report:
        """Return a report with new findings alone; the known ones are told as muted."""
        results, muted = [], list(report.muted)
        for result in report.results:
            left, known = self._result(result)
            results.append(left)
            muted += [
                Muting(f.code, "known", f.number, f.fingerprint, os.fspath(self._path), 1) for f in known
            ]
        return replace(report, results=tuple(results), muted=tuple(muted))

    def _result(self, result: Result) -> tuple[Result, list[Fault]]:
        source = _from(self._path, result.document.source)
        self._seen[source] = result.document.source
        faults = [replace(f, source=source) for f in of_report(Report((result,))).faults]
        known = self._meet(source, faults)
        self.met += len(known)
        position = iter(range(len(faults)))
        articles = tuple(_left(article, position, known) for article in result.articles)
        return replace(result, articles=articles), [faults[at] for at in sorted(known)]

    def _meet(self, source: str, faults: list[Fault]) -> set[int]:
        """Return the positions of known faults, and forget what was met."""
        own = [f for f in self._known if f.source == source] or [
            f for f in self._known if not self._is_there(f.source)
        ]
        matching = Matching(own, faults)
        matching.by(lambda f: (f.fingerprint, f.code, f.values))
        matching.by(lambda f: (f.fingerprint, f.code))
        matching.alike(lambda f: (f.code, f.values))
        pairs = {
            new: own[old] for new, old in matching.pairs.items() if faults[new].places <= own[old].places
        }
        met = {id(fault) for fault in pairs.values()}
        self._known = [fault for fault in self._known if id(fault) not in met]
        return set(pairs)

    def _is_there(self, source: str) -> bool:
        """Tell whether a source is still where it was: what is known of it is about no other file."""
        return (self._path.absolute().parent / source).exists()

    def gone(self, options: Options) -> Iterator[Fault]:
        """Yield what is known and was not met, though its file was read and its rule asked."""
        for fault in self._known:
            name = self._seen.get(fault.source)
            if name is not None and options.of(name).wants(fault.code):
                yield fault


def _left(article: Article, position: Iterator[int], known: set[int]) -> Article:
    findings: list[Finding] = [f for f in article.findings if next(position) not in known]
    return replace(article, findings=tuple(findings))
