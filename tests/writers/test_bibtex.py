"""BibTeX: what is written is read back, by bibtexparser and by pandoc."""

from __future__ import annotations

import re
from dataclasses import replace

import factory
import pytest
from factory import name, of_references, pages, year

from refnorm.config import Options
from refnorm.model import Reference
from refnorm.writers import write
from refnorm.writers.tex import cleaned


def entries(report, side="both"):
    """Write a report and read it with bibtexparser; nothing may fail."""
    from bibtexparser import parse_string

    library = parse_string(write(report, "bibtex", Options(side=side)).decode())
    assert library.failed_blocks == []
    return library.entries


def one(**fields):
    """Return the entry of a single reference."""
    (entry,) = entries(of_references(Reference(**fields)))
    return entry


def unescaped(value):
    """Undo what TeX needs: outer braces, escapes, named characters."""
    if value[:1] == "{" and value[-1:] == "}":
        value = value[1:-1]
    named = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}
    pattern = re.compile(r"\\text(?:backslash|asciitilde|asciicircum)\{\}|\\([{}%&#_$])")
    return pattern.sub(lambda m: m[1] or named[m[0]], value)


NASTY = [
    "рост на 14% & доля #3 $5_a^b~c",
    "The {KNR} title",
    "unbalanced { brace",
    "unbalanced } brace",
    "turned } round {",
    "escaped \\{ brace \\}",
    "C:\\temp\\new",
    'He said "hello"',
    "mail @article{foo, title={x}}",
    "ends with a backslash\\",
    "a, b = c # d",
    "为中哈关系起飞梦想的翅膀",
    "a\u00adb\u200bc",
    "«Көгілдір экран құпиясы» ә ғ ң ө ұ ү һ і № 5",
    "и\u0306 composed",
    "\\textbackslash{}",
    "%",
    "{}",
    "and others",
    "x and y",
]


@pytest.mark.parametrize("value", NASTY)
def test_a_value_is_read_back_as_it_was_written(value):
    """Title, publisher, series and a literal name survive whatever they hold."""
    entry = one(
        title=value,
        publisher=value,
        collection_title=value,
        author=(name(literal=value),),
        volume="7",
    )
    expected = cleaned(value)
    assert unescaped(entry["title"]) == expected
    assert unescaped(entry["publisher"]) == expected
    assert unescaped(entry["series"]) == expected
    assert unescaped(entry["author"]) == expected
    assert entry["volume"] == "7"


@pytest.mark.parametrize("value", [v for v in NASTY if cleaned(v) == v])
def test_what_is_clean_is_not_changed(value):
    """Only invisible characters, decomposed letters and unpaired braces are."""
    assert unescaped(one(title=value)["title"]) == value


@pytest.mark.parametrize(
    ("raw", "clean"), [("a { b", "a ( b"), ("a } b {", "a ) b ("), ("a {b} c", "a {b} c")]
)
def test_unpaired_braces_become_parentheses(raw, clean):
    """BibTeX counts braces even when they are escaped."""
    assert unescaped(one(title=raw)["title"]) == clean


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.b/c_d?x=1&y=2%20#z~1", "https://a.b/c_d?x=1&y=2%20#z~1"),
        ("https://a.b/каз", "https://a.b/каз"),
        ("https://a.b/c d{e}\\", "https://a.b/c%20d%7Be%7D%5C"),
    ],
)
def test_links_are_verbatim(url, written):
    """A link is not TeX; what breaks the entry is percent-encoded."""
    assert one(URL=url)["url"] == written


def test_a_doi_is_verbatim():
    """An underscore of a DOI stays one."""
    assert one(DOI="10.1/a_b(c)<d>")["doi"] == "10.1/a_b(c)%3Cd%3E"


@pytest.mark.parametrize(
    ("people", "written"),
    [
        ((name("Волков", "В.И."),), "Волков, В. И."),
        ((name("Волков", "В."), name("Ли", "А.")), "Волков, В. and Ли, А."),
        ((name("Алиев"),), "{Алиев}"),
        ((name("фон Гете", "И."),), "{фон Гете}, И."),
        ((name("оглы", "А."),), "{оглы}, А."),
        ((name("Kim, Jr", "J."),), "{Kim, Jr}, J."),
        ((replace(name("Kim", "J."), suffix="Jr."),), "Kim, Jr., J."),
        ((name(literal="Иванов и сыновья & Co"),), r"{Иванов и сыновья \& Co}"),
        ((name(literal="Salt and Sons"),), "{Salt and Sons}"),
    ],
)
def test_names(people, written):
    """Braces keep whole what BibTeX would cut."""
    assert one(author=people)["author"] == written


def test_et_al_is_and_others():
    """BibTeX has a word for it."""
    assert one(author=(name("Ли", "А."),), et_al=True)["author"] == "Ли, А. and others"


@pytest.mark.parametrize(
    ("csl", "genre", "kind"),
    [
        ("article-journal", None, "article"),
        ("article-newspaper", None, "article"),
        ("book", None, "book"),
        ("chapter", None, "inbook"),
        ("paper-conference", None, "inproceedings"),
        ("thesis", "дис. канд. наук", "phdthesis"),
        ("thesis", "магистерская дис.", "mastersthesis"),
        ("thesis", "магістерська робота", "mastersthesis"),
        ("report", None, "techreport"),
        ("manuscript", None, "unpublished"),
        ("webpage", None, "misc"),
        ("legislation", None, "misc"),
        ("document", None, "misc"),
    ],
)
def test_entry_types_are_classic(csl, genre, kind):
    """Only types that every reader knows."""
    assert one(type=csl, genre=genre, title="Т").entry_type == kind


def test_a_chapter_stands_in_a_collection():
    """Without one it is pages of a book."""
    assert one(type="chapter", title="Т", container_title="С").entry_type == "incollection"


def test_fields_of_an_article():
    """Journal, year, volume, number, pages with a double dash."""
    entry = one(
        type="article-journal", title="Т", container_title="Ж", issued=year(2001, 5), volume="3", issue="4",
        pages=(pages("12", "18"),), accessed=year(2021, 3, 2), language="kk", ISSN="1234-5678",
    )  # fmt: skip
    found = {field.key: field.value for field in entry.fields}
    assert found == {
        "title": "{Т}", "journal": "{Ж}", "year": "2001", "month": "5", "volume": "3", "number": "4",
        "pages": "12--18", "urldate": "2021-03-02", "issn": "1234-5678", "language": "kk", "langid": "kazakh",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("csl", "field"),
    [("thesis", "school"), ("report", "institution"), ("book", "publisher"), ("document", "publisher")],
)
def test_who_publishes(csl, field):
    """A thesis has a school, a report an institution."""
    assert one(type=csl, publisher="Университет")[field] == "Университет"


def test_a_pair_keeps_both_forms():
    """Native in the standard fields, the romanized form and the translation in private ones."""
    entry = entries(factory.full())[0]
    found = {field.key: field.value for field in entry.fields}
    assert found["title"] == "{Озера в тени «Север-Юг»}" and found["langid"] == "russian"
    assert found["romanized-author"] == "Zimina, V."
    assert found["romanized-title"] == "{Ozera v teni «Sever-Yug»}"
    assert found["romanized-journal"] == "{Vestnik vody}"
    assert found["translated-title"] == "{Lakes in the shade}"
    assert (found["pages"], found["page-kind"]) == ("58", "cited")


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_keys_are_those_of_csl_json(side):
    """The two exports can be used side by side."""
    import json

    items = json.loads(write(factory.full(), "csl-json", Options(side=side)))
    assert [entry.key for entry in entries(factory.full(), side)] == [item["id"] for item in items]


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc_reads_titles_in_their_own_case(pandoc, dialect):
    """Double braces keep readers from lower-casing; escapes are undone."""
    titles = [value for value in NASTY if cleaned(value) == value and value != "{}"]
    report = of_references(*(Reference(title=t, author=(name("Ли", "А."),), language="ru") for t in titles))
    found = pandoc(write(report, "bibtex", Options()), dialect)
    assert [item["title"].replace("\u00a0", " ") for item in found] == titles


def test_a_real_issue(real_report, pandoc):
    """A whole issue is read by bibtexparser without a failure, and by pandoc."""
    found = entries(real_report)
    assert len({entry.key for entry in found}) == len(found) > 0
    assert len(pandoc(write(real_report, "bibtex", Options()), "bibtex")) == len(found)
    assert len(pandoc(write(real_report, "csl-json", Options()), "csljson")) == len(found)


def test_a_real_issue_is_read_back(real_report):
    """Every title is what the CSL export has."""
    import json

    items = {i["id"]: i for i in json.loads(write(real_report, "csl-json", Options()))}
    for entry in entries(real_report):
        title = entry.fields_dict.get("title")
        assert unescaped(title.value if title else "") == cleaned(items[entry.key].get("title", ""))
