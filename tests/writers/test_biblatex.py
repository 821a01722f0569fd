"""BibLaTeX: what is written is read back, by bibtexparser, by pandoc and by refnorm itself."""

from __future__ import annotations

import shutil
import subprocess

import factory
import pytest
from factory import name, of_references, pages, year

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.model import Reference
from refnorm.writers import write


def entries(report, side="both"):
    """Write a report and read it with bibtexparser; nothing may fail."""
    from bibtexparser import parse_string

    library = parse_string(write(report, "biblatex", Options(side=side)).decode())
    assert library.failed_blocks == []
    return library.entries


def one(**fields):
    """Return the fields of a single reference, and its type."""
    (entry,) = entries(of_references(Reference(**fields)))
    return {field.key: field.value for field in entry.fields} | {"": entry.entry_type}


def test_fields_of_an_article():
    """Journal, whole date, volume, number, pages with a double dash, the language by babel's name."""
    found = one(
        type="article-journal", title="Т", container_title="Ж", issued=year(2001, 5), volume="3", issue="4",
        pages=(pages("12", "18"),), accessed=year(2021, 3, 2), language="kk", ISSN="1234-5678", number="e7",
    )  # fmt: skip
    assert found == {
        "": "article", "title": "{Т}", "journaltitle": "{Ж}", "date": "2001-05", "volume": "3", "number": "4",
        "eid": "e7", "pages": "12--18", "urldate": "2021-03-02", "issn": "1234-5678", "language": "kazakh",
        "langid": "kazakh",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("csl", "kind"),
    [
        ("article-newspaper", "article"),
        ("book", "book"),
        ("chapter", "inbook"),
        ("paper-conference", "inproceedings"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("patent", "patent"),
        ("webpage", "online"),
        ("legislation", "misc"),
        ("standard", "misc"),
    ],
)
def test_entry_types(csl, kind):
    """Only types that every reader knows."""
    assert one(type=csl, title="Т")[""] == kind


@pytest.mark.parametrize(
    ("genre", "written"),
    [(None, "phdthesis"), ("дис. канд. наук", "дис. канд. наук"), ("магистерская дис.", "магистерская дис.")],
)
def test_a_thesis_has_a_type(genre, written):
    """As it is printed, else biblatex's word."""
    assert one(type="thesis", title="Т", genre=genre)["type"] == written


@pytest.mark.parametrize(
    ("csl", "field"), [("thesis", "institution"), ("book", "publisher"), ("document", "organization")]
)
def test_who_publishes(csl, field):
    """Each type has its own field for it."""
    assert one(type=csl, publisher="Университет")[field] == "Университет"


def test_a_date_may_be_a_span_or_no_date():
    """A span has both ends; what has no year stays as printed."""
    assert one(title="Т", issued=year(2010, 6, 3))["date"] == "2010-06-03"
    assert "date" not in one(title="Т")


def test_a_pair_keeps_both_forms():
    """Native in the standard fields; the romanized form and the translation annotate them."""
    found = {field.key: field.value for field in entries(factory.full())[0].fields}
    assert found["title"] == "{Озера в тени «Север-Юг»}"
    assert found["langid"] == "russian"
    assert found["author+an:latn"] == '="Zimina, V."'
    assert found["title+an:latn"] == '="Ozera v teni «Sever-Yug»"'
    assert found["journaltitle+an:latn"] == '="Vestnik vody"'
    assert found["title+an:en"] == '="Lakes in the shade"'
    assert (found["pages"], found["userb"]) == ("58", "cited")


def test_an_annotation_has_its_field():
    """biblatex refuses one of a field that is not there."""
    rows = [[field.key for field in entry.fields] for entry in entries(factory.full())]
    annotations = [(key, keys) for keys in rows for key in keys if "+" in key]
    assert annotations
    assert all(key.split("+")[0] in keys for key, keys in annotations)


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_keys_are_those_of_csl_json(side):
    """The exports can be used side by side."""
    import json

    items = json.loads(write(factory.full(), "csl-json", Options(side=side)))
    assert [entry.key for entry in entries(factory.full(), side)] == [item["id"] for item in items]


def test_quotes_and_semicolons_do_not_end_an_annotation():
    """They are written otherwise there, and stay in the field itself."""
    native = 'Зимина В. Озера "Север; Юг" // Вестник воды. 2000. № 2. С. 5–9.'
    roman = 'Zimina V. Ozera "Sever; Yug". Vestnik vody. 2000, no. 2, pp. 5–9.'
    text = f"Литература\n1. {native}\n\nReferences\n1. {roman}\n"
    (entry,) = entries(analyze(Source("a.md", data=text.encode(), named=False)))
    assert entry["title"] == '{Озера "Север; Юг"}'
    assert entry["title+an:latn"] == "=\"Ozera ''Sever, Yug''\""


def test_pandoc_reads_it(pandoc):
    """Titles keep their case, pages and dates are read."""
    titles = ["Озёра и Реки", "Das Buch & die 100 %", "為中哈"]
    report = of_references(*(Reference(type="book", title=t, issued=year(2001)) for t in titles))
    found = pandoc(write(report, "biblatex", Options()), "biblatex")
    assert [item["title"].replace("\u00a0", " ") for item in found] == titles
    assert [item["issued"]["date-parts"] for item in found] == [[[2001]]] * 3


def test_a_real_issue(real_report, pandoc):
    """A whole issue is read without a failure, by bibtexparser and by pandoc."""
    found = entries(real_report)
    assert len({entry.key for entry in found}) == len(found) > 0
    assert len(pandoc(write(real_report, "biblatex", Options()), "biblatex")) == len(found)


@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not on PATH")
def test_biber_reads_it(tmp_path):
    """BibLaTeX's own reader takes every entry, and knows every field of the common types."""
    report = of_references(
        Reference(type="article-journal", title="О", container_title="Ж", author=(name("Ли", "А."),),
                  issued=year(2001, 5), volume="3", issue="4", pages=(pages("12", "18"),), ISSN="2049-3630"),
        Reference(type="book", title="Т & 100 %", author=(name("Ли", "А."),), issued=year(2002),
                  publisher="Н", publisher_place="М", pages=(pages("243", kind="total"),)),
        Reference(type="thesis", title="Т", author=(name("Ли", "А."),), issued=year(2003), publisher="У"),
    )  # fmt: skip
    (tmp_path / "a.bib").write_bytes(write(report, "biblatex", Options()) + _pair())
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "-O", "out.bib", "a.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))] == []
    assert (tmp_path / "out.bib").read_text("utf-8").count("\n@") >= 3


def _pair():
    """Return an entry with annotations."""
    text = (
        "Литература\n1. Зимина В. П. Озера и реки // Вестник воды. 2000. № 2. С. 5–9.\n\n"
        "References\n1. Zimina V. P. Ozera i reki [Lakes; rivers]. Vestnik vody. 2000, no. 2, pp. 5–9.\n"
    )
    return write(analyze(Source("a.md", data=text.encode(), named=False)), "biblatex", Options())


def test_it_is_read_back_as_two_lists():
    """The annotations are the romanized list again, with its drifts in letters."""
    native = "Зимина В. П. Озера и реки // Вестник воды. 2000. № 2. С. 5–9."
    roman = "Zimina V. P. Ozera i raki [Lakes and rivers]. Vestnik vody. 2000, no. 2, pp. 5–9."
    other = "Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.", "Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p."
    text = f"Литература\n1. {native}\n2. {other[0]}\n\nReferences\n1. {roman}\n2. {other[1]}\n"
    report = analyze(Source("a.md", data=text.encode(), named=False))
    again = analyze(Source("a.bib", data=write(report, "biblatex", Options()), named=False))
    (article,) = again.results[0].articles
    assert len(article.paired) == 2
    assert [found.code for found in again.findings if found.severity == "error"] == ["RN304"]
