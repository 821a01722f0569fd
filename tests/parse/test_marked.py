"""Fields that a file marks itself are taken as they are, and no other is guessed."""

from __future__ import annotations

import pytest

from refnorm import analyze
from refnorm.config import Options
from refnorm.model import Reference, Report
from refnorm.readers import Source, joined
from refnorm.writers import write


def references(*entries: str) -> list[Reference]:
    """Read the entries of a BibTeX file."""
    (result,) = analyze(Source("a.bib", data="\n".join(entries).encode())).results
    document, lists = result.document, result.articles[0].lists
    found = [entry.reference for lst in lists for entry in lst.entries]
    for reference in found:
        for spans in reference.spans.values():
            assert all(span.of(document.text).strip() for span in spans)
    return found


def test_each_field_has_its_value_its_place_and_no_doubt() -> None:
    (found,) = references(
        "@article{a, author={Абаев, А. Б. and {Институт рек} and others}, title={О словах. Т. 3. С. 5},"
        " pages={12--34}, journal={Вестник. Серия 2}, year=2015, volume={Т. 5}, number={2}, url={https://doi.org/10.1234/ab}}"
    )
    assert [(n.family, n.given, n.literal) for n in found.author] == [
        ("Абаев", "А. Б.", None),
        (None, None, "Институт рек"),
    ]
    assert (found.title, found.container_title) == ("О словах. Т. 3. С. 5", "Вестник. Серия 2")
    assert (found.volume, found.issue, found.DOI, found.URL) == ("5", "2", "10.1234/ab", None)
    assert found.page and (found.page.first, found.page.last, found.page.kind) == ("12", "34", "range")
    assert found.issued and found.issued.parts == (2015,)
    assert found.et_al and found.given and not found.confidence and not found.leftover
    assert found.type == "article-journal"


def test_brackets_in_a_title_are_told_as_in_any_entry() -> None:
    (found,) = references("@book{a, title={Slovo [The word]}, year={2015}, note={(In Russ.)}}")
    assert found.title == "Slovo"
    assert [(b.text, b.role) for b in found.brackets] == [("The word", "title"), ("In Russ.", "language")]


DATES = {
    "2015-03-12": (2015, 3, 12),
    "12.03.2015": (2015, 3, 12),
    "2015": (2015,),
    "ок. 2015": (2015,),
    "б. г.": (),
}


@pytest.mark.parametrize(("written", "parts"), DATES.items())
def test_dates(written: str, parts: tuple[int, ...]) -> None:
    (found,) = references(f"@book{{a, title={{Слово}}, year={{{written}}}}}")
    assert found.issued and found.issued.parts == parts


PAGES = {
    "С. 5-7": ("5", "7", "range"),
    "pp. 5–7": ("5", "7", "range"),
    "e12": ("e12", None, "cited"),
    "5, 9": ("5, 9", None, "cited"),
}


@pytest.mark.parametrize(("written", "pages"), PAGES.items())
def test_pages(written: str, pages: tuple[str, str | None, str]) -> None:
    (found,) = references(f"@article{{a, title={{Слово}}, journal={{Язык}}, pages={{{written}}}}}")
    assert [(p.first, p.last, p.kind) for p in found.pages] == [pages]


NATIVE = (
    "@article{a, author={Абаев, А.}, title={О словах}, journal={Вестник}, year={2015}, number={2},"
    " pages={12--34}}\n"
    "@book{b, author={Бабаев, Б.}, title={О делах}, address={Киев}, publisher={Лыбедь}, year={2011}}\n"
)
ROMANIZED = (
    "@article{x, author={Abaev, A.}, title={O slovakh}, journal={Vestnik}, year={2015}, number={2},"
    " pages={12--43}}\n"
    "@book{y, author={Babaev, B.}, title={O delakh}, address={Kiev}, publisher={Lybed'}, year={2011}}\n"
)


def couple() -> Report:
    """Analyze two BibTeX files, one for each list."""
    return analyze(joined(Source("a.bib", data=NATIVE.encode()), Source("b.bib", data=ROMANIZED.encode())))


def test_two_files_are_the_two_lists() -> None:
    (result,) = couple().results
    (article,) = result.articles
    assert [(p.native is not None, p.romanized is not None) for p in article.pairs] == [(True, True)] * 2
    (found,) = article.findings
    assert found.code == "RN201" and found.message == "pages 12–34 became 12–43"
    assert found.place and (found.place.source, found.place.line) == ("a.bib", 1)


def test_what_is_exported_reads_back_as_it_was() -> None:
    exported = write(couple(), "bibtex", Options())
    again = analyze(Source("c.bib", data=exported))
    assert write(again, "bibtex", Options()) == exported
    assert [len(article.pairs) for result in again.results for article in result.articles] == [2]


def test_the_elements_of_an_article_are_fields() -> None:
    """An element-citation is taken as it is marked, beside a printed form that is read."""
    data = """<article><back><ref-list><title>Литература</title>
<ref><label>1</label><mixed-citation>Абаев А. Слово. Том 3 // Язык. 2015. № 2. С. 5–7.</mixed-citation></ref>
<ref><label>2</label><element-citation publication-type="book">
<name><surname>Smith</surname><given-names>J. P.</given-names></name><source>Words, 1984</source>
<publisher-name>Press</publisher-name><year>2011</year></element-citation></ref></ref-list></back></article>"""
    (result,) = analyze(Source("a.xml", data=data.encode())).results
    found = [e.reference for lst in result.articles[0].lists for e in lst.entries]
    assert [reference.given for reference in found] == [False, True]
    assert found[1].title == "Words, 1984" and found[1].issued and found[1].issued.year == 2011
    assert found[1].type == "book" and found[1].author[0].given == "J. P."
