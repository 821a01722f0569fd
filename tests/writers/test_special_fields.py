"""What the fields read is exported: valid CSL-JSON, and BibTeX that is read back to the same values."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from refnorm import Options, Source, analyze
from refnorm.writers import write

CASES = tomllib.loads((Path(__file__).parents[1] / "fields" / "cases.toml").read_text("utf-8"))["case"]
TEXTS = [case["text"] for case in CASES]

SAME = {
    "series": "collection-title",
    "volumes": "number-of-volumes",
    "volume": "volume",
    "part": "part",
    "supplement": "supplement",
    "edition": "edition",
    "type": "genre",
    "address": "publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "pubstate": "status",
    "section": "section",
    "jurisdiction": "jurisdiction",
    "pagetotal": "number-of-pages",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
}
"""Fields of BibTeX that hold a CSL variable as it is."""


ALL = "\n".join(TEXTS)


@lru_cache(maxsize=2)  # of the whole list, which many tests read
def written(form, text=ALL):
    """Export a list of references."""
    options = Options(format="list", debug=True)
    return write(
        analyze(Source(name="refs.txt", data=text.encode()), options=options), form, options
    ).decode()


def read_back(bibtex):
    """Return the entries of a BibTeX file by their keys."""
    from bibtexparser import parse_string

    library = parse_string(bibtex)
    assert library.failed_blocks == []
    return {entry.key: entry for entry in library.entries}


def test_every_reference_is_valid(csl_schema):
    """One item a reference, in order, each under the official schema."""
    found = json.loads(written("csl-json"))
    csl_schema.validate(found)
    assert [item["custom"]["refnorm"]["raw"]["single"] for item in found] == TEXTS


@pytest.mark.parametrize(("field", "variable"), SAME.items())
def test_bibtex_says_the_same(field, variable):
    """Every value of the list is in both exports, under one key."""
    entries = read_back(written("bibtex"))
    items = {item["id"]: item for item in json.loads(written("csl-json"))}
    values = {key: plain(entry[field]) for key, entry in entries.items() if field in entry}
    assert values
    assert values == {key: item[variable] for key, item in items.items() if variable in item}


def plain(value):
    """Undo braces and escapes."""
    for char in "&_#%$":
        value = value.replace("\\" + char, char)
    return value[1:-1] if value[:1] == "{" else value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vane L. Ice. arXiv:2001.00001v2 [cs.CL]. 2020.",
            {"eprint": "2001.00001v2", "archiveprefix": "arXiv", "year": "2020"},
        ),
        (
            "Vane L. Ice. PhD thesis, University of Hull, 2004. 230 p.",
            {"ENTRYTYPE": "phdthesis", "school": "University of Hull", "type": "PhD thesis"},
        ),
        ("Vane L. Ice. Technical Report No. 12. Hull, 2003.", {"ENTRYTYPE": "techreport", "number": "12"}),
        (
            "ЦГА РК. Ф. 12. Оп. 3. Д. 45. Л. 7.",
            {"ENTRYTYPE": "unpublished", "library": "ЦГА РК, Ф. 12. Оп. 3. Д. 45. Л. 7"},
        ),
        ("Vane L. Ice. London: Hill Press, n.d. 20 p.", {"year": "n.d."}),
        ("Орлов Д. О льде // Степная правда. – 1978. – 14 мая. – С. 3.", {"month": "5", "day": "14"}),
        (
            "О реках : федер. закон от 11 марта 2015 г. № 48-ФЗ // Собр. зак. – 2015. – № 11. – Ст. 1602.",
            {"ENTRYTYPE": "misc", "number": "48-ФЗ", "issue": "11", "section": "1602"},
        ),
        (
            "Пат. 2442620 РФ. Способ таяния / Гусев Н. В. ; заявл. 30.06.2010 ; опубл. 20.02.2012.",
            {"filed": "2010-06-30", "jurisdiction": "РФ", "number": "2442620", "day": "20"},
        ),
        ("Vane L. Ice // Botany. 2005. Vol. 5, no. 2. Art. 105.", {"number": "2", "eid": "105"}),
        (
            "Vane L. Ice. Hull: Hill Press, 2001. 20 p. (Studies in Ice ; 12)",
            {"series": "{Studies in Ice}", "number": "12"},
        ),
        ("King M. L., Jr. Ice. London: Hill Press, 1999.", {"author": "King, Jr., M. L."}),
        (
            "Vane L. Ice // Proceedings of the Conference on Ice (Hull, June 3-5, 2010). Hull, 2011. P. 4–9.",
            {"ENTRYTYPE": "inproceedings", "eventdate": "2010-06-03/2010-06-05", "year": "2011"},
        ),
    ],
)
def test_bibtex_of_special_fields(text, expected):
    """Each where reference managers look for it."""
    (entry,) = read_back(written("bibtex", text)).values()
    found = {"ENTRYTYPE": entry.entry_type} | {field.key: field.value for field in entry.fields}
    assert {name: found.get(name) for name in expected} == expected
