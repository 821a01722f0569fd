"""The JSON report keeps the contract of schema 1."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from importlib import resources

import factory
import pytest
from jsonschema import Draft202012Validator

from refnorm import __version__
from refnorm.config import Options
from refnorm.model import Document, Report, Result
from refnorm.writers import write


@pytest.fixture(scope="module")
def schema():
    """Return the validator of the published schema."""
    text = resources.files("refnorm.writers").joinpath("report.schema.json").read_text("utf-8")
    found = json.loads(text)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def written(report):
    """Write a report and read it back."""
    return json.loads(write(report, "json", Options()))


def test_a_full_report_is_valid(schema):
    """Every noun of the model passes the schema."""
    schema.validate(written(factory.full()))


def test_an_empty_report_is_valid(schema):
    """So does a report of nothing."""
    found = written(Report())
    schema.validate(found)
    assert found == {
        "schema": 1,
        "tool": {"name": "refnorm", "version": __version__},
        "documents": [],
        "errors": [],
        "skipped": [],
    }


def test_keys_stand_in_the_order_of_the_contract():
    """The order is part of what people read."""
    found = written(factory.full())
    assert list(found) == ["schema", "tool", "documents", "errors", "skipped"]
    assert list(found["documents"][0]) == ["source", "format", "parts", "meta", "articles"]
    article = found["documents"][0]["articles"][0]
    assert list(article) == ["index", "title", "span", "lists", "pairs", "citations", "findings"]
    keys = ["index", "role", "heading", "language", "script", "span", "schemes", "style"]
    keys += ["layout", "evidence", "gaps", "entries"]
    assert list(article["lists"][0]) == keys
    finding = ["code", "name", "severity", "confidence", "message", "fingerprint", "native", "romanized"]
    rest = ["place", "related", "occurrences", "witnesses", "fix"]
    assert list(article["findings"][0]) == finding + rest


def test_the_page_drift_as_in_the_contract():
    """Sides, witness, place and fix of one finding, value by value."""
    found = written(factory.report(factory.finding()))["documents"][0]["articles"][0]["findings"][0]
    text = factory.TEXT
    assert found["native"]["text"] == "58" == text[slice(*found["native"]["span"])]
    assert found["romanized"]["text"] == "258" == text[slice(*found["romanized"]["span"])]
    assert "spans" not in found["native"]
    assert found["witnesses"] == [
        {"kind": "citation", "text": "[1, 58]", "span": [7, 14], "supports": "native"}
    ]
    assert found["place"] == {
        "source": "issue.md", "line": 3, "column": 61, "page": None, "cell": None, "box": None, "path": None
    }  # fmt: skip
    assert found["fix"] == {"span": found["romanized"]["span"], "text": "58", "safe": True}


def test_spans_of_entries_give_their_raw_text():
    """A span counts code points of the document's text."""
    article = written(factory.full())["documents"][0]["articles"][0]
    entries = [entry for lst in article["lists"] for entry in lst["entries"]]
    assert len(entries) == 6
    assert all(factory.TEXT[slice(*entry["span"])] == entry["raw"] for entry in entries)


def test_pairs_and_orphans():
    """An orphan has a null on one side and no score."""
    pairs = written(factory.report())["documents"][0]["articles"][0]["pairs"]
    short = [(p["lists"], p["native"], p["romanized"], p["score"]) for p in pairs]
    assert short == [
        ([1, 2], 1, 1, 0.9732),
        ([1, 2], 2, 2, 0.91),
        ([1, 2], 3, None, None),
        ([1, 2], None, 3, None),
    ]


def test_several_spans_of_a_side_are_all_there():
    """`span` is the first, `spans` all of them."""
    first, second = factory.span_of("Озера"), factory.span_of("тени")
    side = replace(factory.side(1, 1, "Озера"), spans=(first, second))
    found = written(factory.report(factory.finding(native=side)))
    native = found["documents"][0]["articles"][0]["findings"][0]["native"]
    assert native["span"] == [first.start, first.end]
    assert native["spans"] == [[first.start, first.end], [second.start, second.end]]


def test_references_are_csl_items_with_unique_ids(csl_schema):
    """An entry's reference is a CSL item of its own."""
    article = written(factory.full())["documents"][0]["articles"][0]
    items = [entry["reference"] for lst in article["lists"] for entry in lst["entries"]]
    csl_schema.validate(items)
    assert len({item["id"] for item in items}) == len(items)


def test_a_lone_surrogate_is_escaped():
    """Half a character, which UTF-8 cannot hold, is written as JSON's own escape."""
    report = factory.report(factory.finding(message="half \ud83d of it"))
    data = write(report, "json", Options())
    assert b"half \\ud83d of it" in data
    assert json.loads(data)["documents"][0]["articles"][0]["findings"][0]["message"] == "half \ud83d of it"


def test_one_line_for_each_entry_pair_and_finding():
    """A changed finding is one changed line."""
    lines = write(factory.full(), "json", Options()).decode().splitlines()
    assert sum('"reference": {' in line for line in lines) == 6
    assert sum(line.lstrip().startswith('{"code"') for line in lines) == 3
    assert max(line.count('"raw"') for line in lines) == 1


BREAKS = {
    "no tool": lambda r: r.pop("tool"),
    "another schema": lambda r: r.update(schema=2),
    "text for a span": lambda r: entry(r).update(span="0-3"),
    "half a span": lambda r: entry(r).update(span=[3]),
    "a negative span": lambda r: entry(r).update(span=[-1, 3]),
    "no raw": lambda r: entry(r).pop("raw"),
    "entry counted from 0": lambda r: entry(r).update(index=0),
    "reference without a type": lambda r: entry(r)["reference"].pop("type"),
    "a None in a reference": lambda r: entry(r)["reference"].update(volume=None),
    "unknown role": lambda r: lst(r).update(role="both"),
    "unknown severity": lambda r: finding(r).update(severity="fatal"),
    "confidence above 1": lambda r: finding(r).update(confidence=1.5),
    "an unsure error": lambda r: finding(r).update(confidence=0.9),
    "no fingerprint": lambda r: finding(r).pop("fingerprint"),
    "a side without text": lambda r: finding(r)["native"].pop("text"),
    "occurrence with one side": lambda r: finding(r).update(occurrences=[{"native": None}]),
    "a place without column": lambda r: finding(r)["place"].pop("column"),
    "a pair of nobody": lambda r: article(r)["pairs"][0].update(native=None, romanized=None),
    "an error without a message": lambda r: r["errors"][0].update(message=""),
}


def article(report):
    """Return the first article."""
    return report["documents"][0]["articles"][0]


def lst(report):
    """Return the first list."""
    return article(report)["lists"][0]


def entry(report):
    """Return the first entry."""
    return lst(report)["entries"][0]


def finding(report):
    """Return the first finding."""
    return article(report)["findings"][0]


@pytest.mark.parametrize("how", BREAKS)
def test_the_schema_refuses_what_is_broken(schema, how):
    """A schema that accepts everything proves nothing."""
    found = copy.deepcopy(written(factory.full()))
    BREAKS[how](found)
    assert not schema.is_valid(found)


def test_keys_may_be_added(schema):
    """Adding is free under schema 1."""
    found = written(factory.full())
    for noun in (found, article(found), lst(found), entry(found), finding(found)):
        noun["later"] = {"any": "thing"}
    schema.validate(found)


def test_a_real_issue_is_valid(schema, real_report):
    """The report on real text passes, and its spans give what is printed."""
    found = written(real_report)
    schema.validate(found)
    assert found["documents"]
    for document, result in zip(found["documents"], real_report.results, strict=True):
        entries = [e for a in document["articles"] for ls in a["lists"] for e in ls["entries"]]
        assert entries
        assert all(result.document.text[slice(*e["span"])] == e["raw"] for e in entries)


def test_an_article_without_lists_is_written(schema):
    """What has no list has empty arrays."""
    whole = factory.article()
    bare = replace(whole, lists=(), pairs=(), citations=())
    report = Report((Result(Document("a.md", "markdown", ""), (bare,)),))
    schema.validate(written(report))
