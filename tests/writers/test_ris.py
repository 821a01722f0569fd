"""RIS: what is written is read back by rispy."""

from __future__ import annotations

from dataclasses import replace

import factory
import pytest
import rispy
from factory import name, of_references, pages, year

from refnorm.config import Options
from refnorm.model import Reference
from refnorm.writers import write


def works(report, side="both"):
    """Write a report and read it with rispy; it may know all tags."""
    found = rispy.loads(write(report, "ris", Options(side=side)).decode())
    assert not any(work.get("unknown_tag") for work in found)
    return found


def one(**fields):
    """Return the fields of a single reference."""
    (work,) = works(of_references(Reference(**fields)))
    return work


def test_tags_of_an_article():
    """Journal, date, volume, issue, both pages, the number of the article, links."""
    found = one(
        type="article-journal", title="Т", container_title="Ж", issued=year(2001, 5), volume="3", issue="4",
        pages=(pages("12", "18"),), accessed=year(2021, 3, 2), language="kk", ISSN="1234-5678", number="e7",
        DOI="10.1/a", author=(name("Ли", "А."),),
    )  # fmt: skip
    del found["id"]
    assert found == {
        "type_of_reference": "JOUR", "authors": ["Ли, А."], "title": "Т", "secondary_title": "Ж",
        "year": "2001", "date": "2001/05/", "volume": "3", "number": "4", "custom7": "e7",
        "start_page": "12", "end_page": "18", "issn": "1234-5678", "doi": "10.1/a",
        "access_date": "2021/03/02", "language": "kk",
    }  # fmt: skip


def test_lines_end_as_the_specification_has_it():
    """With a carriage return and a line feed, a blank line behind each record."""
    written = write(of_references(Reference(title="Т"), Reference(title="У")), "ris", Options())
    assert written.count(b"ER  - \r\n\r\n") == 2
    assert written.count(b"\n") == written.count(b"\r\n")


@pytest.mark.parametrize(
    ("csl", "kind"),
    [
        ("article-newspaper", "NEWS"),
        ("book", "BOOK"),
        ("chapter", "CHAP"),
        ("paper-conference", "CONF"),
        ("thesis", "THES"),
        ("report", "RPRT"),
        ("patent", "PAT"),
        ("standard", "STAND"),
        ("legislation", "STAT"),
        ("webpage", "ELEC"),
        ("document", "GEN"),
    ],
)
def test_types(csl, kind):
    """Each type of CSL has its own of RIS, or is a generic one."""
    assert one(type=csl, title="Т")["type_of_reference"] == kind


@pytest.mark.parametrize(
    ("person", "written"),
    [
        (name("Волков", "В.И."), "Волков, В. И."),
        (name("Алиев"), "Алиев,"),
        (replace(name("Kim", "J."), suffix="Jr."), "Kim, J., Jr."),
        (name(literal="Институт рек"), "Институт рек,"),
        (name(literal="Институт рек, Омск"), "Институт рек, Омск"),
    ],
)
def test_names(person, written):
    """A body and a name in one piece end in a comma, so that nothing cuts them at a space."""
    assert one(title="Т", author=(person,))["authors"] == [written]


def test_a_book_has_the_number_of_its_pages():
    """SP of a book is their number; a page that is cited of it is a note."""
    total = one(type="book", title="Т", pages=(pages("243", kind="total"),))
    assert total["start_page"] == "243"
    cited = one(type="book", title="Т", pages=(pages("134", kind="cited"),))
    assert "start_page" not in cited
    assert cited["notes"] == ["page: 134", "page-kind: cited"]


def test_a_number_of_pages_that_is_no_range_stays_whole():
    """Several stretches are one value."""
    found = one(type="article-journal", title="Т", pages=(pages("5", "9"), pages("12", "14")))
    assert (found["start_page"], found.get("end_page")) == ("5-9, 12-14", None)


def test_editors_of_a_book_are_no_editors_of_its_series():
    """The specification has A2 for those of a series where the work is a book."""
    editor = (name("Ли", "А."),)
    assert one(type="book", title="Т", editor=editor)["tertiary_authors"] == ["Ли, А."]
    assert one(type="chapter", title="Т", editor=editor)["secondary_authors"] == ["Ли, А."]


def test_et_al_is_a_note():
    """RIS has no word for it."""
    found = one(title="Т", author=(name("Ли", "А."),), et_al=True)
    assert (found["authors"], found["notes"]) == (["Ли, А."], ["et al."])


def test_a_pair_keeps_both_forms():
    """Native in the tags; the romanized form in notes, the translated title in its own tag."""
    found = works(factory.full())[0]
    assert found["title"] == "Озера в тени «Север-Юг»"
    assert found["translated_title"] == "Lakes in the shade"
    assert "author (ru-Latn): Zimina, V." in found["notes"]
    assert "title (ru-Latn): Ozera v teni «Sever-Yug»" in found["notes"]
    assert "container-title (ru-Latn): Vestnik vody" in found["notes"]


@pytest.mark.parametrize("value", ["ER  - ", "TY  - BOOK", "a\r\nER  - \r\nb", "\u2028x"])
def test_no_value_ends_a_record(value):
    """A value stands on its own line, whatever it holds."""
    (found,) = works(of_references(Reference(title=value, volume="7")))
    assert found["volume"] == "7"
    assert found["title"] == " ".join(value.split()).strip()


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_keys_are_those_of_csl_json(side):
    """The exports can be used side by side."""
    import json

    items = json.loads(write(factory.full(), "csl-json", Options(side=side)))
    assert [work["id"] for work in works(factory.full(), side)] == [item["id"] for item in items]


def test_a_real_issue(real_report):
    """Every work of a whole issue has its record."""
    import json

    items = json.loads(write(real_report, "csl-json", Options()))
    assert [work.get("title", "") for work in works(real_report)] == [item.get("title", "") for item in items]
