"""The JSON report, schema 1: a contract; `report.schema.json` beside this file is its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from refnorm import __version__
from refnorm.config import Options
from refnorm.model import (
    Article,
    Citation,
    Document,
    Edit,
    Entry,
    Failure,
    Finding,
    Occurrence,
    Pair,
    Part,
    Place,
    ReferenceList,
    Report,
    Result,
    Side,
    Span,
    Witness,
)
from refnorm.writers import writer
from refnorm.writers.items import dump, item, notes, translations

Json = dict[str, Any]


@writer("json", "report", "the whole report for programs (schema 1)", english=True)
def json_(report: Report, options: Options) -> bytes:
    """Write the whole report; one entry, pair or finding a line, so that a diff is readable."""
    return (spread(as_json(report)) + "\n").encode()


def as_json(report: Report) -> Json:
    """Return the report as plain JSON values."""
    return {
        "schema": report.schema,
        "tool": {"name": "refnorm", "version": __version__},
        "documents": [_result(result) for result in report.results],
        "errors": [failure_as_json(failure) for failure in report.errors],
        "skipped": list(report.skipped),
    } | _muted(report)


def _muted(report: Report) -> Json:
    """Return what the settings keep silent, where they do."""
    found = [
        {
            "rule": m.rule,
            "entry": m.entry or None,
            "fingerprint": m.fingerprint or None,
            "reason": m.reason,
            "origin": m.origin,
            "count": m.count,
        }
        for m in report.muted
    ]
    return {"muted": found} if found else {}


def failure_as_json(failure: Failure) -> Json:
    """Return what could not be read as plain JSON values."""
    return {"source": failure.source, "message": failure.message, "hint": failure.hint}


def _result(result: Result) -> Json:
    document = result.document
    return {
        "source": document.source,
        "format": document.format,
        "parts": [_part(part) for part in document.parts],
        "meta": dict(document.meta),
        "articles": [_article(article, document) for article in result.articles],
    }


def _part(part: Part) -> Json:
    return {"source": part.source, "format": part.format, "span": _span(part.span)}


def _article(article: Article, document: Document) -> Json:
    return {
        "index": article.index,
        "title": article.title,
        "span": _span(article.span),
        "lists": [_list(lst, article, document) for lst in article.lists],
        "pairs": [_pair(pair) for pair in article.pairs],
        "citations": [_citation(citation) for citation in article.citations],
        "findings": [finding_as_json(finding) for finding in article.findings],
    }


def _list(lst: ReferenceList, article: Article, document: Document) -> Json:
    return {
        "index": lst.index,
        "role": lst.role,
        "heading": lst.heading.of(document.text) if lst.heading else None,
        "language": lst.language,
        "script": lst.script,
        "span": _span(lst.span),
        "schemes": {language: list(names) for language, names in lst.schemes.items()},
        "style": dict(lst.style),
        "layout": lst.layout,
        "evidence": lst.evidence,
        "gaps": [{"span": _span(gap.span), "reason": gap.reason} for gap in lst.gaps],
        "entries": [_entry(e, f"{article.index}.{lst.index}.{e.index}", document.text) for e in lst.entries],
    }


def _entry(entry: Entry, key: str, text: str) -> Json:
    reference = item(entry.reference, key, entry.reference.language)
    extra = notes(entry.reference, text)
    if variants := translations(entry.reference):
        extra["variants"] = variants
    if extra:
        reference["custom"] = {"refnorm": extra}
    return {
        "index": entry.index,
        "label": entry.label,
        "raw": entry.raw,
        "span": _span(entry.span),
        "reference": reference,
    }


def _pair(pair: Pair) -> Json:
    return {
        "lists": list(pair.lists),
        "native": pair.native.entry if pair.native else None,
        "romanized": pair.romanized.entry if pair.romanized else None,
        "score": None if pair.score is None else round(pair.score, 4),
        "evidence": [[name, round(share, 4)] for name, share in pair.evidence],
    }


def _citation(citation: Citation) -> Json:
    return {"span": _span(citation.span), "targets": list(citation.targets), "locator": citation.locator}


def finding_as_json(finding: Finding) -> Json:
    """Return a finding as plain JSON values."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "native": _side(finding.native),
        "romanized": _side(finding.romanized),
        "place": _place(finding.place),
        "related": [_side(side) for side in finding.related],
        "occurrences": [_occurrence(occurrence) for occurrence in finding.occurrences],
        "witnesses": [_witness(witness) for witness in finding.witnesses],
        "fix": _fix(finding.fix),
    } | ({"fixes": [_fix(fix) for fix in finding.fixes]} if finding.fixes else {})


def _side(side: Side | None) -> Json | None:
    if side is None:
        return None
    first = _span(side.spans[0]) if side.spans else None
    found: Json = {"list": side.list, "entry": side.entry, "text": side.text, "span": first}
    found |= {"spans": [_span(span) for span in side.spans]} if len(side.spans) > 1 else {}
    return found | ({"marks": [_span(span) for span in side.marks]} if side.marks else {})


def _occurrence(occurrence: Occurrence) -> Json:
    return {
        "native": _side(occurrence.native),
        "romanized": _side(occurrence.romanized),
        "fix": _fix(occurrence.fix),
    }


def _witness(witness: Witness) -> Json:
    return {
        "kind": witness.kind,
        "text": witness.text,
        "span": _span(witness.span),
        "supports": witness.supports,
    }


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "source": place.source,
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "cell": list(place.cell) if place.cell else None,
        "box": list(place.box) if place.box else None,
        "path": place.path,
    }


def _fix(edit: Edit | None) -> Json | None:
    return {"span": _span(edit.span), "text": edit.text, "safe": edit.safe} if edit else None


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


_SPREAD = {"documents", "articles", "lists", "entries", "pairs", "citations", "findings", "errors"}


def spread(value: Any, indent: str = "") -> str:
    """Return JSON with the report's frame over lines, and each entry, pair and finding on one."""
    if not isinstance(value, Mapping) or not any(_is_frame(k, v) for k, v in value.items()):
        return dump(value)
    deeper = indent + "  "
    lines = [f"{deeper}{dump(k)}: {_member(k, v, deeper)}" for k, v in value.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _member(key: str, value: Any, indent: str) -> str:
    return _items(value, indent) if _is_frame(key, value) else dump(value)


def _is_frame(key: str, value: Any) -> bool:
    return key in _SPREAD and isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _items(values: Iterable[Any], indent: str) -> str:
    lines = [f"{indent}  {spread(value, indent + '  ')}" for value in values]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]"
