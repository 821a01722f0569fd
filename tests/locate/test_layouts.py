"""Two lists that are set as one, beside each other in items or in a table, are told apart and pair."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from invented import WORKS
from test_automatic_numbers import whole

from refnorm.config import Options
from refnorm.model import Article, Document, Place
from refnorm.pipeline import articles
from refnorm.readers import Source, read
from refnorm.readers.building import Builder

NATIVE, ROMANIZED, ENGLISH = (WORKS[kind] for kind in ("native", "romanized", "english"))
Set = Callable[[int, str, str], str]
"""Sets one item: its number, its two forms."""

INTERLEAVED: dict[str, Set] = {
    "next line": lambda i, n, r: f"{i}. {n}\n{r}",
    "next line, blank lines": lambda i, n, r: f"{i}. {n}\n\n{r}\n",
    "same number": lambda i, n, r: f"{i}. {n}\n{i}. {r}",
    "same bracket": lambda i, n, r: f"[{i}] {n}\n[{i}] {r}",
    "round brackets": lambda i, n, r: f"{i}. {n} ({r})",
    "square brackets": lambda i, n, r: f"{i}. {n} [{r}]",
    "bracket on the next line": lambda i, n, r: f"{i}) {n}\n[{r}]",
    "bracket and language": lambda i, n, r: f"{i}. {n} [{r}] (In Russ.)",
    "slash": lambda i, n, r: f"{i}. {n} / {r}",
    "two slashes": lambda i, n, r: f"{i}. {n} // {r}",
    "equals sign": lambda i, n, r: f"{i}. {n} = {r}",
    "nothing between": lambda i, n, r: f"{i}. {n} {r}",
    "romanized first": lambda i, n, r: f"{i}. {r}\n{n}",
    "no numbers": lambda i, n, r: f"{n}\n{r}",
    "no numbers, brackets": lambda i, n, r: f"{n} ({r})",
    "tab": lambda i, n, r: f"{i}.\t{n}\t{r}",
    "wrapped": lambda i, n, r: f"{i}. {n.replace(' // ', chr(10) + '// ')}\n{r.replace(' [', chr(10) + '[')}",
}
TABLES: dict[str, tuple[str, Set]] = {
    "bars": ("| № | Әдебиеттер | References |\n|---|---|---|\n", lambda i, n, r: f"| {i} | {n} | {r} |"),
    "bars, no rim": ("№ | Литература | References\n---|---|---\n", lambda i, n, r: f"|{i}.|{n}|{r}|"),
    "bars, numbers in the cells": (
        "| Литература | References |\n|---|---|\n",
        lambda i, n, r: f"| {i}. {n} | {i}. {r} |",
    ),
    "one cell for both": ("Литература\n\n| № | Works |\n|--|--|\n", lambda i, n, r: f"| {i} | {n}<br>{r} |"),
    "no head": ("Литература\n\n|  |  |\n|--|--|\n", lambda i, n, r: f"| {n} | {r} |"),
    "tags": (
        "<table><tr><th>№</th><th>Литература</th><th>References</th></tr>\n",
        lambda i, n, r: f"<tr><td>{i}</td><td>{n}</td>\n<td>{r}</td></tr>",
    ),
}


def analyzed(document: Document) -> Article:
    """Return the only article; its lists hold the laws."""
    [article] = articles(document, Options(debug=True))
    for lst in article.lists:
        whole(document, lst)
    return article


def markdown(text: str) -> Article:
    """Return the only article of a text."""
    return analyzed(read(Source("a.md", data=f"# Реки\n\nРеки текут [1].\n\n{text}\n".encode()), "markdown"))


def bare(raw: str) -> str:
    """Return an entry on one line and without its number."""
    return re.sub(r"^[\[(]?\d+[\])]?\.?\s+(?=\D)", "", " ".join(raw.split()))


def sides(article: Article) -> dict[str, list[str]]:
    """Return the entries of both sides without their numbers."""
    return {lst.role: [bare(e.raw) for e in lst.entries] for lst in article.lists}


def body(form: Set, count: int = 8) -> list[str]:
    """Set invented works."""
    return [form(i, NATIVE[i - 1], ROMANIZED[i - 1]) for i in range(1, count + 1)]


@pytest.mark.parametrize("name", INTERLEAVED)
def test_interleaved(name: str) -> None:
    """Each item is an entry of both lists, and these pair one by one."""
    article = markdown("Литература\n\n" + "\n".join(body(INTERLEAVED[name])))
    assert sides(article) == {"native": NATIVE[:8], "romanized": ROMANIZED[:8]}
    assert [lst.layout for lst in article.lists] == ["interleaved"] * 2
    assert all(lst.evidence.startswith("8 of 8") for lst in article.lists)
    assert [p.native.entry for p in article.pairs if p.native and p.score] == list(range(1, 9))
    assert not [f for f in article.findings if f.severity != "info"]
    if "no numbers" not in name:
        assert [[e.label for e in lst.entries] for lst in article.lists] == [
            [str(i) for i in range(1, 9)]
        ] * 2


@pytest.mark.parametrize("name", [n for n in INTERLEAVED if n not in ("romanized first", "nothing between")])
@pytest.mark.parametrize(
    "foreign",
    [
        ENGLISH[0],
        "Smith J. Mills of the coast // J. Phys. – 2010. – V. 5. – P. 30–41.",
        "Martin R. Rivers. Paris: Seuil, 1999. 120 p.",
        "Tsarskii Y.S. Rev. Mod. Phys. 1974, v. 46, p. 815.",
        "Plato. (2007). On Rivers: A Theory of Water. Oxford: Craft Press.",
    ],
)
def test_a_foreign_work_is_printed_once(name: str, foreign: str) -> None:
    """It belongs to both sides: nothing is missing, and nothing is said of it twice."""
    items = body(INTERLEAVED[name], 6)
    mark = re.match(r"\W?7\W*", INTERLEAVED[name](7, NATIVE[6], ROMANIZED[6]))
    alone = f"{mark[0] if mark else ''}{foreign}"
    rest = [INTERLEAVED[name](i + 1, NATIVE[i - 1], ROMANIZED[i - 1]) for i in (7, 8)]
    article = markdown("Литература\n\n" + "\n".join([*items, alone, *rest]))
    assert [len(lst.entries) for lst in article.lists] == [9, 9]
    assert not [f for f in article.findings if f.severity != "info"]


LATIN = [
    ("Smith J. Mills of the coast // J. Phys. – 2010. – V. 5. – P. 30–41", "2010, vol. 5, pp. 30–41"),
    ("Martin R. Rivers and their fords. // Water. – 2004. – V. 2. – P. 3–9", "2004, vol. 2, pp. 3–9"),
    ("Jones P. Wells of old roads. // Trade. – 1999. – V. 8. – P. 77–80", "1999, vol. 8, pp. 77–80"),
    ("Green T. The law of fishing. // Law. – 2012. – V. 1. – P. 12–19", "2012, vol. 1, pp. 12–19"),
]
"""Works in Latin letters: as the native list prints each, and how the form for the other one ends."""


@pytest.mark.parametrize("between", ["\n", " / ", " ["])
def test_a_list_in_latin_letters_alone(between: str) -> None:
    """Works that are printed twice each are two lists, though both are in one script."""
    items = [
        f"{i}. {one}.{between}{one.split('//')[0].strip()}, {rest}.{']' if '[' in between else ''}"
        for i, (one, rest) in enumerate(LATIN, 1)
    ]
    article = markdown("Литература / References\n\n" + "\n".join(items))
    assert [(lst.role, len(lst.entries), lst.layout) for lst in article.lists] == [
        ("native", 4, "interleaved"),
        ("romanized", 4, "interleaved"),
    ]
    assert [p.native.entry for p in article.pairs if p.native and p.romanized] == [1, 2, 3, 4]


ODD = {
    "a link in brackets": (
        "Numpy tools – Режим доступа: http://tools.example.org/numpy/",
        "Numpy tools. Available at: http://tools.example.org/numpy/",
    ),
    "a link in brackets with a remark": (
        "Ресурс: http://www.example.at/(ABCD, SAIL – Model for Strategy of Supply and Impact).",
        "Available at: www.example.at/(ABCD, SAIL – Model for Strategy of Supply and Impact).",
    ),
    "a bracket without its other half": (
        "Кольцов А. Р. Мельницы на сухих холмах // Степной краевед. – 2012. – № 1. – С. 5–19.",
        "Kol'tsov A. R. Mills on dry hills of the north]. Stepnoi kraeved, 2012, no. 1, pp. 5–19.",
    ),
    "an author behind a slash, whose other name has a slip": (
        "Рогавец, Т. П. Абрады першага снапа лёну / Т. П. Рогавец // Традыцыйная культура поўдня : "
        "зборнік артыкулаў. – Мінск : Медыс, 2015. – С. 101–107.",
        "Roavec T. P. Abrady pieršaha snapa lionu [Rites of the first flax sheaf]. Tradycyjnaja kuĺtura "
        "poŭdnia : zbornik artykulaŭ [Traditional culture of the south : collection of articles]. "
        "Minsk, Miedys Publ., 2015, pp. 101–107. (In Belarusian)",
    ),
}


@pytest.mark.parametrize("between", ["\n", " / ", " ["])
@pytest.mark.parametrize("name", ODD)
def test_an_odd_item_is_cut_like_the_others(name: str, between: str) -> None:
    """What parts the forms of most items parts those of an item that alone would not tell it."""
    close = "]" if "[" in between else ""
    set_so = [
        f"{i}. {n}{between}{r}{close}" for i, (n, r) in enumerate(zip(NATIVE, ROMANIZED, strict=True), 1)
    ]
    native, romanized = ODD[name]
    article = markdown("Литература\n\n" + "\n".join([*set_so[:6], f"7. {native}{between}{romanized}{close}"]))
    assert {role: entries[6:] for role, entries in sides(article).items()} == {
        "native": [native],
        "romanized": [romanized],
    }


def test_a_link_behind_a_native_form_is_none_of_the_other() -> None:
    """A work whose other form is lost stays one entry, with its DOI."""
    items = body(INTERLEAVED["next line"])
    items[2] = f"3. {NATIVE[2]} DOI: https://doi.org/10.26583/abc.2022.3.05 ."
    article = markdown("Литература\n\n" + "\n".join(items))
    assert [len(lst.entries) for lst in article.lists] == [8, 7]
    assert [f.code for f in article.findings] == ["RN101"]


def test_the_forms_on_one_line_part_where_the_script_turns() -> None:
    """What is repeated within the native form is no beginning of the other one."""
    items = body(INTERLEAVED["next line"])
    native = (
        "Союз рек. Отчёт о водах степи. Обзор. Союз рек, Самара, округ. License: Creative Commons. 2016 г.;"
    )
    romanized = "Soyuz rek. Otchyot o vodakh stepi. Obzor [Review]. Soyuz rek, Samara, Volga. License. 2016."
    items[2] = f"3. {native} {romanized}"
    article = markdown("Литература\n\n" + "\n".join(items))
    assert (sides(article)["native"][2], sides(article)["romanized"][2]) == (native, romanized)


def test_an_abstract_behind_the_last_item_is_no_third_form_of_it() -> None:
    """The last item ends where both of its forms stand."""
    behind = (
        "Рогов А. Р., Зимина О. Л. Мельницы на холмах\nМета. Описати мельницы. Методы. Обзор, опрос 2019 г."
    )
    article = markdown("Литература\n\n" + "\n".join(body(INTERLEAVED["next line"])) + f"\n\n{behind}")
    assert sides(article) == {"native": NATIVE[:8], "romanized": ROMANIZED[:8]}


def test_what_is_missing_in_an_interleaved_list() -> None:
    """A work without its other form is an orphan."""
    items = body(INTERLEAVED["next line"])
    items[2], items[5] = f"3. {NATIVE[2]}", f"6. {ROMANIZED[5]}"
    article = markdown("Литература\n\n" + "\n".join(items))
    assert [f.code for f in article.findings] == ["RN101", "RN102"]
    assert [f.message.split(" has")[0] for f in article.findings] == ["entry 3", "entry 6"]


def test_a_drift_in_an_interleaved_list() -> None:
    """Both values are named, each at its own place."""
    items = body(INTERLEAVED["round brackets"])
    items[1] = items[1].replace("1996. 180 p.", "1996. 189 p.")
    [found] = markdown("Литература\n\n" + "\n".join(items)).findings
    assert found.code == "RN201" and found.native and found.romanized
    assert (found.native.text, found.romanized.text) == ("180", "189")


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    """A column, or a half of each cell, is a list."""
    head, form = TABLES[name]
    article = markdown(head + "\n".join(body(form)) + ("</table>" if name == "tags" else ""))
    assert sides(article) == {"native": NATIVE[:8], "romanized": ROMANIZED[:8]}
    assert [lst.layout for lst in article.lists] == ["table"] * 2
    assert sum(p.score is not None for p in article.pairs) == 8
    assert not article.findings
    if name != "no head":
        assert [e.label for e in article.lists[1].entries] == [str(i) for i in range(1, 9)]


@pytest.mark.parametrize("heading", ["Литература", None])
def test_cells_of_a_file(heading: str | None) -> None:
    """Cells that a file marks itself, some of two paragraphs, are the lists' entries."""
    builder = Builder()
    if heading:
        builder.begin("heading", 1)
        builder.add(heading)
    for row in range(1, 7):
        texts = [str(row), NATIVE[row - 1], ROMANIZED[row - 1].replace("[", "\n[")]
        for column, text in enumerate(texts, 1):
            for part in text.split("\n"):
                builder.begin("cell")
                builder.add(part, Place("a.docx", cell=(1, row, column)))
    article = analyzed(builder.document("a.docx", "docx"))
    assert sides(article) == {"native": NATIVE[:6], "romanized": ROMANIZED[:6]}
    assert [e.label for e in article.lists[0].entries] == ["1", "2", "3", "4", "5", "6"]


def test_a_table_of_results_is_no_list() -> None:
    """Works that a table says something of are not the article's list."""
    table = "| Источник | Итог |\n|---|---|\n" + "\n".join(f"| {n} | плохо |" for n in NATIVE[:4])
    works = "\n".join(f"{i}. {n}" for i, n in enumerate(NATIVE[:6], 1))
    article = markdown(f"{table}\n\nЛитература\n\n{works}")
    assert [(lst.layout, len(lst.entries)) for lst in article.lists] == [("list", 6)]


def test_a_list_with_translated_titles_is_one_list() -> None:
    """A title's translation in a native entry is not the entry's other form."""
    items = [f"{i}. {n.replace(' //', ' [Of birds and islands] //')}" for i, n in enumerate(NATIVE[:8], 1)]
    article = markdown("Литература\n\n" + "\n".join(items))
    assert [(lst.layout, lst.role) for lst in article.lists] == [("list", "single")]


WEAK = ("Отчёт о развитии отрасли, 2016 г.", "Программа «Реки степи», 2019 г.", "Обзор союза рек, 2020 г.")
STRONG = (
    "Otchyot o razvitii otrasli [Report]. Samara: Volna, 2016. 14 p.",
    "Programma «Reki stepi» [Rivers]. Samara: Volna, 2019. 90 p.",
    "Obzor soyuza rek [Survey]. Samara: Volna, 2020. 77 p.",
)
"""Works whose native forms hardly look like references."""


def test_a_list_without_a_heading_whose_works_another_holds() -> None:
    """What tells little by itself is a list as the other form of one."""
    lists = ("\n".join(f"{i}. {one}" for i, one in enumerate(side, 1)) for side in (WEAK, STRONG))
    article = markdown("\n\nДалее.\n\n".join(lists))
    assert sides(article) == {"native": list(WEAK), "romanized": list(STRONG)}


def test_a_table_under_a_heading() -> None:
    """There a column holds references that hardly look like such."""
    rows = "\n".join(f"| {i} | {one} |" for i, one in enumerate(WEAK, 1))
    article = markdown(f"## Литература\n\n| № | |\n|---|---|\n{rows}")
    assert [[e.label for e in lst.entries] for lst in article.lists] == [["1", "2", "3"]]
    assert [bare(e.raw) for e in article.lists[0].entries] == list(WEAK)
