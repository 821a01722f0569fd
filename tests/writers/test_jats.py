"""JATS reference lists: one citation a work, its forms and fields as alternatives; read back by refnorm."""

from __future__ import annotations

import factory
import pytest
from factory import name, of_references, pages, year
from lxml import etree

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.model import Reference
from refnorm.writers import write

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HREF = "{http://www.w3.org/1999/xlink}href"


def root(report, side="both"):
    """Write a report and parse it."""
    return etree.fromstring(write(report, "jats", Options(side=side)))


def one(**fields):
    """Return the element citation of a single reference."""
    (ref,) = root(of_references(Reference(**fields))).iter("ref")
    return ref.find("citation-alternatives/element-citation")


def texts(cited):
    """Return the elements of a citation that hold text, with it."""
    return {child.tag: child.text for child in cited if child.text and child.text.strip()}


def test_fields_of_an_article():
    """Title, journal, date, volume, issue, both pages, the number of the article, links."""
    cited = one(
        type="article-journal", title="Т", container_title="Ж", issued=year(2001, 5), volume="3", issue="4",
        pages=(pages("12", "18"),), accessed=year(2021, 3, 2), ISSN="1234-5678", number="e7", DOI="10.1/a",
        URL="https://a.b/c?d=1&e=2",
    )  # fmt: skip
    assert cited.get("publication-type") == "journal"
    assert texts(cited) == {
        "article-title": "Т", "source": "Ж", "volume": "3", "issue": "4", "issn": "1234-5678", "year": "2001",
        "month": "5", "elocation-id": "e7", "fpage": "12", "lpage": "18", "pub-id": "10.1/a",
        "ext-link": "https://a.b/c?d=1&e=2", "date-in-citation": "2021-03-02",
    }  # fmt: skip
    assert cited.find("year").get("iso-8601-date") == "2001-05"
    assert cited.find("pub-id").get("pub-id-type") == "doi"
    assert cited.find("ext-link").get(HREF) == "https://a.b/c?d=1&e=2"


def test_a_book_is_a_source():
    """What stands in nothing else is no article; the number of its pages is a size."""
    cited = one(
        type="book", title="Т", publisher="Н", publisher_place="М", pages=(pages("243", kind="total"),)
    )
    assert texts(cited) == {"source": "Т", "publisher-loc": "М", "publisher-name": "Н", "size": "243"}
    assert cited.find("size").get("units") == "page"


@pytest.mark.parametrize(
    ("csl", "tag"), [("chapter", "chapter-title"), ("paper-conference", "article-title")]
)
def test_a_part_of_a_book(csl, tag):
    """A chapter has its own element."""
    assert texts(one(type=csl, title="Т", container_title="С")) == {tag: "Т", "source": "С"}


def test_names():
    """Persons have their parts; a body or a name in one piece is one string; et al. is an element."""
    cited = one(title="Т", author=(name("Ли", "А."), name(literal="Институт рек")), et_al=True)
    group = cited.find("person-group[@person-group-type='author']")
    assert [child.tag for child in group] == ["name", "string-name", "etal"]
    assert group.findtext("name/surname") == "Ли"
    assert group.findtext("string-name") == "Институт рек"


def test_a_pair_is_one_citation():
    """Both printed forms, and the fields of both, are alternatives."""
    (ref, *_) = root(factory.full()).iter("ref")
    native, romanized, cited = ref.find("citation-alternatives")
    assert (native.get("specific-use"), romanized.get("specific-use")) == ("original", "romanized")
    assert native.text.startswith("Зимина В. Озера в тени")
    assert (romanized.get(LANG), romanized.text[:9]) == ("ru-Latn", "Zimina V.")
    names = cited.findall("person-group/name-alternatives/name")
    assert [(one.get(LANG), one.findtext("surname")) for one in names] == [
        ("ru", "Зимина"),
        ("ru-Latn", "Zimina"),
    ]
    others = {one.get(LANG): one.text for one in cited.findall("trans-title")}
    assert others == {"ru-Latn": "Ozera v teni «Sever-Yug»", "en": "Lakes in the shade"}
    assert cited.find("trans-source[@xml:lang='ru-Latn']", {"xml": LANG[1:-5]}).text == "Vestnik vody"


def test_what_xml_cannot_hold_is_marked():
    """Such a character is replaced by the sign of that."""
    assert texts(one(type="book", title="a\ufffeb"))["source"] == "a\ufffdb"


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_keys_are_those_of_csl_json(side):
    """They are the ids, in the same order."""
    import json

    items = json.loads(write(factory.full(), "csl-json", Options(side=side)))
    assert [ref.get("id") for ref in root(factory.full(), side).iter("ref")] == [item["id"] for item in items]


def test_a_real_issue(real_report):
    """Several articles have a list each, every work its reference, and ids are unique."""
    import json

    found = root(real_report)
    ids = [ref.get("id") for ref in found.iter("ref")]
    assert found.tag == "pmc-articleset"
    assert len(found.findall("article/back/ref-list")) == len(found)
    assert ids == [item["id"] for item in json.loads(write(real_report, "csl-json", Options()))]
    assert len(set(ids)) == len(ids)


def test_it_is_read_back_as_two_lists():
    """The alternatives are both lists again, with their drifts."""
    text = (
        "Литература\n1. Зимина В. П. Озера и реки // Вестник воды. 2000. № 2. С. 5–9.\n"
        "2. Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.\n\n"
        "References\n1. Zimina V. P. Ozera i reki. Vestnik vody. 2000, no. 2, pp. 5–19.\n"
        "2. Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.\n"
    )
    assert _read_back(text) == (2, ["RN201"])


def test_a_work_in_latin_letters_stands_in_both_lists_again():
    """Both of its printed forms are in one script and language; which list has which is told."""
    text = (
        "Литература\n1. Lake V., Reed P. Old rivers // Water. – 2019. – Vol. 30. – PP. 1–11.\n"
        "2. Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.\n\n"
        "References\n1. Lake V., Reed P. Old rivers. Water. 2019, v. 30, pp. 1–12.\n"
        "2. Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.\n"
    )
    assert _read_back(text) == (2, ["RN201"])


def _read_back(text):
    """Return how many pairs and which errors are found in what a manuscript is exported as."""
    report = analyze(Source("a.md", data=text.encode(), named=False))
    again = analyze(Source("a.xml", data=write(report, "jats", Options()), named=False))
    (article,) = again.results[0].articles
    return len(article.paired), [found.code for found in again.findings if found.severity == "error"]


def test_a_set_is_read_back_article_by_article(real_report):
    """Articles with one list and with two, whatever numbers they share, are those of the issue again."""
    again = analyze(Source("a.xml", data=write(real_report, "jats", Options()), named=False))
    assert _articles(again) == _articles(real_report)


def _articles(report):
    """Return title, sizes of the lists and number of pairs of each article with a list."""
    return [
        (" ".join(article.title.split()), [len(lst.entries) for lst in article.lists], len(article.paired))
        for result in report.results
        for article in result.articles
    ]
