"""CSL-JSON: valid, complete, one record a pair."""

from __future__ import annotations

import json
from dataclasses import replace

import factory
import pytest
from factory import name, of_references, pages, year

from refnorm.config import Options
from refnorm.model import Reference
from refnorm.writers import write


def items(report, side="both"):
    """Write a report and read the items back."""
    return json.loads(write(report, "csl-json", Options(side=side)))


def one(**fields):
    """Return the item of a single reference."""
    return items(of_references(Reference(**fields)))[0]


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_valid_under_the_official_schema(csl_schema, side):
    """Every side is valid, with ASCII ids, unique whatever the case."""
    found = items(factory.full(), side)
    csl_schema.validate(found)
    ids = [item["id"].casefold() for item in found]
    assert len(set(ids)) == len(ids) and all(i.isascii() and i.isalnum() for i in ids)


@pytest.mark.parametrize(
    ("side", "ids"),
    [
        ("both", ["zimina2000ozera", "tolegen2003dala", "institutbolee", "orphanov1999sirota"]),
        ("native", ["zimina2000ozera", "tolegen2003dala", "institutbolee"]),
        ("romanized", ["zimina2000ozera", "tolegen2003dala", "orphanov1999sirota"]),
    ],
)
def test_one_record_a_pair_and_orphans_alone(side, ids):
    """A work has the same key on every side."""
    assert [item["id"] for item in items(factory.full(), side)] == ids


def test_a_pair_keeps_both_forms_and_the_translation():
    """Native in the standard variables, the rest in custom.refnorm."""
    found = items(factory.full())[0]
    extra = found["custom"]["refnorm"]
    assert (found["title"], found["page"], found["language"]) == ("Озера в тени «Север-Юг»", "58", "ru")
    assert found["author"] == [{"family": "Зимина", "given": "В."}]
    assert extra["variants"] == {
        "ru-Latn": {
            "title": "Ozera v teni «Sever-Yug»",
            "author": [{"family": "Zimina", "given": "V."}],
            "container-title": "Vestnik vody",
            "page": "258",
        },
        "en": {"title": "Lakes in the shade", "container-title": "Water Herald"},
    }
    assert extra["raw"] == {"native": factory.NATIVE[0], "romanized": factory.ROMANIZED[0]}
    assert (extra["schema"], extra["pair"], extra["flags"]) == (1, {"score": 0.9732}, ["RN201"])
    assert extra["page-kind"] == "cited"
    assert extra["source"] == {
        "file": "issue.md",
        "article": 1,
        "native": {"list": 1, "entry": 1, "label": "1"},
        "romanized": {"list": 2, "entry": 1, "label": "1"},
    }


def test_a_bracket_over_title_and_container_says_so():
    """It cannot be cut without guessing."""
    english = items(factory.full())[1]["custom"]["refnorm"]["variants"]["en"]
    assert english == {"title": "Songs of the steppe. Almaty", "translates": ["title", "container-title"]}


def test_et_al_is_others_and_a_flag():
    """CSL has no `et al.`: pandoc and citeproc know {"literal": "others"}."""
    found = items(factory.full())[2]
    assert found["author"] == [{"literal": "Институт рек"}, {"literal": "others"}]
    assert found["custom"]["refnorm"]["et-al"] is True


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (name("Волков", "В.И."), {"family": "Волков", "given": "В. И."}),
        (name("Ivanenko", "YU.A."), {"family": "Ivanenko", "given": "YU. A."}),
        (name("Жан", "Ж.-Ж."), {"family": "Жан", "given": "Ж.-Ж."}),
        (name("Мұхтар"), {"family": "Мұхтар"}),
        (name(literal="Си Цзиньпин"), {"literal": "Си Цзиньпин"}),
        (name(given="Ким"), {"literal": "Ким"}),
    ],
)
def test_names(person, expected):
    """Family and given, or literal: nothing is guessed."""
    assert one(author=(person,))["author"] == [expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"issued": year(1999)}, {"issued": {"date-parts": [[1999]]}}),
        ({"accessed": year(2021, 3, 12)}, {"accessed": {"date-parts": [[2021, 3, 12]]}}),
        ({"issued": year(None)}, {}),
        ({"issued": replace(year(None), raw="б. г.")}, {"issued": {"literal": "б. г."}}),
        (
            {"issued": replace(year(2019), last=(2020,))},
            {"issued": {"date-parts": [[2019], [2020]]}},
        ),
        (
            {"issued": replace(year(2003), season=1)},
            {"issued": {"date-parts": [[2003]], "season": 1}},
        ),
        (
            {"pages": (replace(pages("345", kind="total"), printed="XII, 345"),)},
            {"number-of-pages": "XII, 345"},
        ),
        (
            {"collection_title": "Вода", "collection_number": "12", "number_of_volumes": "3"},
            {"collection-title": "Вода", "collection-number": "12", "number-of-volumes": "3"},
        ),
        ({"part": "A", "supplement": "1"}, {"part": "A", "supplement": "1"}),
        (
            {"archive": "ГАРФ", "archive_location": "Ф. 1", "status": "in press"},
            {"archive": "ГАРФ", "archive_location": "Ф. 1", "status": "in press"},
        ),
        (
            {"PMID": "123", "PMCID": "PMC5", "event_date": year(2010, 5)},
            {"PMID": "123", "PMCID": "PMC5", "event-date": {"date-parts": [[2010, 5]]}},
        ),
        ({"pages": (pages("4", "109"),)}, {"page": "4-109"}),
        ({"pages": (pages("xiv", kind="total"),)}, {"number-of-pages": "xiv"}),
        ({"pages": (pages("5", "7"), pages("12", "14"))}, {"page": "5-7, 12-14"}),
        ({"pages": (pages("9"), pages("80", kind="total"))}, {"page": "9", "number-of-pages": "80"}),
        ({"issue": "4/5", "volume": "II"}, {"volume": "II", "issue": "4/5"}),
        ({"title": "Two\n  lines\x00"}, {"title": "Two lines"}),
        ({"title": "half \ud83d"}, {"title": "half \ufffd"}),
        ({"title": "", "author": (name(""),)}, {}),
        ({"et_al": True}, {}),
        ({"editor": (name("Ли", "А."),)}, {"editor": [{"family": "Ли", "given": "А."}]}),
        ({"DOI": "10.1/a", "ISBN": "1", "ISSN": "2"}, {"DOI": "10.1/a", "ISBN": "1", "ISSN": "2"}),
    ],
)
def test_fields(fields, expected):
    """Each field in its variable; never a None, never an empty value."""
    found = one(**fields)
    assert {k: v for k, v in found.items() if k not in ("id", "type", "custom")} == expected


def test_leftover_is_kept():
    """What no field claimed is not lost."""
    from refnorm.model import Span

    report = of_references(Reference(leftover=(Span(0, 4), Span(4, 5))), text="что? Книга")
    assert items(report)[0]["custom"]["refnorm"]["leftover"] == ["что?"]


def ref(family, title=None, published=None):
    """Make a reference by one author."""
    issued = year(published) if published else None
    return Reference(author=(name(family),), title=title, issued=issued)


@pytest.mark.parametrize(
    ("references", "keys"),
    [
        ([ref("Петров-Водкин", "О мире", 1930)], ["petrovvodkin1930mire"]),
        ([ref("Әуезов", "Абай жолы")], ["auezovabai"]),
        ([Reference(author=(name(literal="Си Цзиньпин"),), title="为中哈")], ["siweizhongha"]),
        ([Reference(title="Казахстан сегодня", issued=year(2002))], ["kazakhstan2002segodnia"]),
        ([Reference(editor=(name("Ли"),), title="К")], ["lik"]),
        ([Reference(), Reference(), Reference()], ["ref", "refb", "refc"]),
        ([Reference(title="2010")], ["ref"]),
        ([ref("Ким")] * 28, ["kim", *(f"kim{c}" for c in "bcdefghijklmnopqrstuvwxyz"), "kimaa", "kimab"]),
        ([ref("Kim"), ref("Kimb"), ref("KIM")], ["kim", "kimb", "kimc"]),
    ],
)
def test_keys(references, keys):
    """Family, year, first telling word of the title; letters part what is alike."""
    assert [item["id"] for item in items(of_references(*references))] == keys


def test_twenty_thousand_equal_keys_are_quick():
    """Making keys unique does not grow with the square of their number."""
    from refnorm.writers.citekeys import unique

    assert len(set(unique(["kim"] * 20_000))) == 20_000


LINES = "Первая. 2001.\n\n  \r\nSecond. 2002.\rТретья и ещё одна.\nlast without an end"


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
@pytest.mark.parametrize("read", [(0, 1, 2, 3), (0, 3), (), (1, 1, 2)])
def test_a_bare_list_gives_one_item_a_line(csl_schema, side, read):
    """As many items as non-empty lines, in order, whatever the stages made of them."""
    report = bare(read)
    found = items(report, side)
    csl_schema.validate(found)
    raws = [item["custom"]["refnorm"]["raw"]["single"].strip() for item in found]
    assert raws == [line.strip() for line in LINES.replace("\r", "\n").split("\n") if line.strip()]


def bare(read):
    """Make a report of the bare list in which only some lines became entries."""
    from refnorm.model import Article, Document, Entry, ReferenceList, Report, Result, Span

    lines = [line for line in LINES.replace("\r", "\n").split("\n") if line.strip()]
    entries = []
    for number, line in enumerate(dict.fromkeys(lines[i] for i in read), 1):
        start = LINES.index(line)
        entries.append(Entry(number, None, Span(start, start + len(line)), line, Reference(title=line)))
    whole = Span(0, len(LINES))
    lst = ReferenceList(1, None, whole, entries=tuple(entries))
    document = Document("refs.txt", "list", LINES)
    return Report((Result(document, (Article(1, "", whole, (lst,)),)),))


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_a_single_list_counts_for_both_sides(side):
    """An article with one list has no other side to choose."""
    assert len(items(of_references(Reference(title="А"), Reference(title="Б")), side)) == 2


def test_pandoc_reads_it(pandoc):
    """pandoc keeps ids, titles and the native names."""
    found = pandoc(write(factory.full(), "csl-json", Options()), "csljson")
    assert [item["id"] for item in found] == [item["id"] for item in items(factory.full())]
    assert [item["title"] for item in found] == [item["title"] for item in items(factory.full())]


@pytest.mark.parametrize("side", ["both", "native", "romanized"])
def test_a_real_issue(csl_schema, real_report, side):
    """A whole issue: valid, every pair once, nothing lost."""
    found = items(real_report, side)
    csl_schema.validate(found)
    ids = {item["id"].casefold() for item in found}
    assert len(ids) == len(found) > 0
    articles = [article for result in real_report.results for article in result.articles]
    pairs = sum(bool(p.native and p.romanized) for a in articles for p in a.pairs)
    entries = sum(len(lst.entries) for a in articles for lst in a.lists)
    if side == "both":
        assert len(found) == entries - pairs


@pytest.mark.parametrize(
    ("printed", "exported"),
    [
        ("“О реках степи”", "О реках степи"),
        ("«Реки степи»", "Реки степи"),
        ("«Реки» и «степи»", "«Реки» и «степи»"),
        ("«Степь» как река", "«Степь» как река"),
        ("“Rivers of the steppe”,", "Rivers of the steppe"),
    ],
)
def test_quotes_around_a_whole_title_are_the_styles(printed, exported):
    """Whoever prints the record sets the quotes of its own style; those within a title are its own."""
    assert one(title=printed)["title"] == exported


def test_what_an_entry_says_of_itself_hides_no_key_of_the_contract():
    """A database is named `database`; a note of any name leaves `source` and `raw` alone."""
    found = one(title="Т", custom={"source": "СПС", "database": "СПС"})["custom"]["refnorm"]
    assert isinstance(found["source"], dict) and found["database"] == "СПС"
