"""The door of the writers' shelf."""

from __future__ import annotations

import subprocess
import sys

import factory
import pytest

from refnorm.config import Options
from refnorm.errors import UnknownFormat
from refnorm.writers import formats, write


@pytest.mark.parametrize(
    ("kind", "names"), [("report", {"html", "json", "text"}), ("export", {"bibtex", "csl-json"})]
)
def test_formats_of_a_kind(kind, names):
    """Each kind has its writers, each with a description of one line."""
    found = dict(formats(kind))
    assert names <= set(found)
    assert all(text and "\n" not in text for text in found.values())


@pytest.mark.parametrize(
    ("name", "near"), [("jsn", "'json'"), ("bibtx", "'bibtex'"), ("CSL-JSON", "'csl-json'")]
)
def test_an_unknown_format_hints_at_the_nearest(name, near):
    """A misspelled name is answered by the right one."""
    with pytest.raises(UnknownFormat) as caught:
        write(factory.report(), name, Options())
    assert near in caught.value.hint
    assert repr(name) in caught.value.message


def test_a_name_like_no_other_gets_the_list():
    """Where nothing is near, the hint lists what exists."""
    with pytest.raises(UnknownFormat) as caught:
        write(factory.report(), "ÿÿÿ", Options())
    assert "bibtex" in caught.value.hint and "json" in caught.value.hint


def test_loading_the_shelf_imports_nothing_heavy():
    """The shelf is listed by `--help`, which has to be instant."""
    heavy = ("bibtexparser", "jinja2", "rapidfuzz", "unidecode", "rich", "jsonschema")
    code = (
        "import sys; from refnorm.writers import formats; formats('export');"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["html", "json", "text", "bibtex", "csl-json"])
def test_writing_twice_gives_the_same_bytes(name):
    """Output depends on the report alone."""
    assert write(factory.full(), name, Options()) == write(factory.full(), name, Options())


@pytest.mark.parametrize("name", ["json", "text", "bibtex", "csl-json"])
def test_an_empty_report_is_written(name):
    """No result at all is no crash."""
    from refnorm.model import Report

    assert write(Report(), name, Options()).decode().strip() in ("", "[]") or name == "json"
