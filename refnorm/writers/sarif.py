"""SARIF 2.1.0 (OASIS Standard, 2020): results of static analysis for code hosts and editors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from refnorm import __version__
from refnorm.config import Options
from refnorm.messages import SOURCE, phrase, testified, told
from refnorm.messages.pages import lines, page
from refnorm.model import Edit, Failure, Finding, Manual, Report, Side
from refnorm.patterns import kept
from refnorm.writers import writer
from refnorm.writers.inert import inert, shortened
from refnorm.writers.items import dump
from refnorm.writers.regions import anchored, location, uri, whereabouts
from refnorm.writers.rows import Row, rows

Json = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "refnorm/v1"

_LONGEST = 1000
"""Characters of a value that a message shows; its region holds the whole."""

_LINK = kept(r"\[(?=[^\]]*\]\()")


@writer("sarif", "report", "SARIF 2.1.0 for code hosts and editors")
def sarif(report: Report, options: Options) -> bytes:
    """Write one run with its rules, results and what could not be read."""
    asked = list(_asked(report, options))
    known = {rule.code: number for number, rule in enumerate(asked)}
    driver: Json = {"name": "refnorm", "version": __version__, "semanticVersion": __version__}
    run: Json = {
        "tool": {"driver": driver | {"rules": [_rule(rule, options.language) for rule in asked]}},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "artifacts": list(_artifacts(report)),
        "results": [_result(row, known) for row in rows(report, options.language)],
    }
    return (dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, 1) + "\n").encode("utf-8")


def _asked(report: Report, options: Options) -> Iterator[Manual]:
    """Yield the rules that were asked of any file, each as grave as the settings have it."""
    asked = [options.of(result.document.source) for result in report.results] or [options]
    for rule in report.rules:
        if any(one.wants(rule.code) for one in asked):
            yield replace(rule, severity=asked[0].grade(rule.code, rule.severity))


def message(text: str, most: int = _LONGEST) -> Json:
    """Return a message; brackets that a viewer would take for a link are escaped."""
    return {"text": _LINK.sub(r"\\[", shortened(text, most)) or "-"}


def _rule(rule: Manual, language: str) -> Json:
    text = rule.page if language == SOURCE else _page(rule, language)
    first, _, more = text.partition("\n")
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join((more.strip() or first).split("\n\n")[0].split())},
        "help": {"text": text, "markdown": _helped(text)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _page(rule: Manual, language: str) -> str:
    """Return a rule's page in a language, set as the English one is: what it finds, then its sections."""
    _, *parts = lines(page(rule, language), language)
    return "\n\n".join(parts)


def _helped(page: str) -> str:
    """Return a rule's page as Markdown: its examples, which are indented, stand as printed."""
    return re.sub(r"^(\w+):\n((?: {4}.*\n?|\n)+)", r"**\1**\n\n```text\n\2```\n", page, flags=re.MULTILINE)


def _invocation(report: Report) -> Json:
    done: Json = {"executionSuccessful": not report.errors}
    told = [_notification(failure) for failure in report.errors]
    return done | ({"toolExecutionNotifications": told} if told else {})


def _notification(failure: Failure) -> Json:
    where = {"physicalLocation": {"artifactLocation": uri(failure.source)}}
    return {"level": "error", "message": message(str(failure)), "locations": [where]}


def _artifacts(report: Report) -> Iterator[Json]:
    for result in report.results:
        document = result.document
        encoding = document.meta.get("encoding", "")
        told = {"encoding": inert(encoding)} if encoding else {}
        names = [part.source for part in document.parts] or [document.source]
        for name in dict.fromkeys(names):
            yield {"location": uri(name)} | told


def _result(row: Row, known: dict[str, int]) -> Json:
    finding, document = row.finding, row.document
    number = {"ruleIndex": known[finding.code]} if finding.code in known else {}
    result: Json = {"ruleId": finding.code} | number
    result |= {"level": LEVELS[finding.severity], "message": message(finding.message)}
    first = _first(finding)
    result["locations"] = [location(document, first.spans[0]) if first else whereabouts(row.place)]
    related = [place | {"id": at} for at, place in enumerate(_related(row, first), 1)]
    result |= {"relatedLocations": related} if related else {}
    result["partialFingerprints"] = {FINGERPRINT: finding.fingerprint} if finding.fingerprint else {}
    result["rank"] = round(100 * finding.confidence, 1)
    if finding.fix and anchored(document):
        result["fixes"] = [_fix(row, finding.fix)]
    return result


def _first(finding: Finding) -> Side | None:
    """Return the side at which the finding stands."""
    return next((side for side in (finding.native, finding.romanized) if side and side.spans), None)


def _related(row: Row, first: Side | None) -> Iterator[Json]:
    """Yield the places of the other side, of further occurrences, and of what bears witness."""
    finding, document = row.finding, row.document
    labelled = [("native", finding.native), ("romanized", finding.romanized)]
    for one in finding.occurrences:
        labelled += [("also_here", one.native), ("also_here", one.romanized)]
    labelled += [("compare", side) for side in finding.related]
    for label, side in labelled:
        for span in side.spans[side is first :] if side else ():
            yield location(document, span) | {
                "message": message(f"{_label(label, row)}: {side.text if side else ''}")
            }
    for witness in finding.witnesses:
        said = testified(witness, witness.text, row.language)
        yield location(document, witness.span) | {"message": message(said)}


def _label(label: str, row: Row) -> str:
    return told(phrase(f"side.{label}"), row.language)


def _fix(row: Row, edit: Edit) -> Json:
    place = location(row.document, edit.span)["physicalLocation"]
    replacement = {"deletedRegion": place["region"], "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
    return {
        "description": message(told(phrase("side.write", text=edit.text), row.language)),
        "artifactChanges": [change],
    }
