"""Lists in parts under subheadings, in one script after the other, and lists that only look like parts."""

from __future__ import annotations

import pytest
from invented import WORKS, numbered
from test_layouts import markdown

from refnorm.model import Article

NATIVE, ROMANIZED, ENGLISH, KAZAKH = (WORKS[kind] for kind in ("native", "romanized", "english", "kazakh"))
OWN = [
    "Әлиев Қ. Т. Шағын өзендердің суы туралы. Алматы: Ғылым, 2012. 164 б.",
    "Серікбаев Н. О. Дала құстарының мекендері // Биология хабаршысы. 2008. № 5. 12–19 бб.",
]
OWN_ROMANIZED = [
    "Aliev Q. T. Shagyn ozenderdin suy turaly [On the water of small rivers]. Almaty: Gylym, 2012. 164 p.",
    "Serikbaev N. O. Dala qustarynyn mekenderi [Dwellings of the steppe birds]. Biologiya khabarshysy. "
    "2008, no. 5, pp. 12–19.",
]
Part = tuple[str, list[str]]


def parted(parts: list[Part], anew: bool, numbers: bool = True) -> str:
    """Set the parts of a list under their subheadings; their numbers begin anew or go on."""
    text, first = "", 1
    for title, works in parts:
        body = numbered(works, first) if numbers else "\n".join(works)
        text += f"{title}\n\n{body}\n\n"
        first += 0 if anew else len(works)
    return text


def pairs(article: Article) -> list[tuple[int, int]]:
    """Return the positions of the pairs."""
    return [(p.native.entry, p.romanized.entry) for p in article.pairs if p.native and p.romanized]


def shown(article: Article) -> list[tuple[str, str, int]]:
    """Return role, layout and length of the lists."""
    return [(lst.role, lst.layout, len(lst.entries)) for lst in article.lists]


SUBHEADINGS = {
    "languages": (("На русском языке", "На казахском языке"), ("In Russian", "In Kazakh")),
    "in Kazakh": (("Орыс тілінде:", "Қазақ тілінде:"), ("In Russian:", "In Kazakh:")),
    "heading marks": (("### Источники", "### Труды по теме"), ("### Sources", "### Works on it")),
    "roman numbers": (("I. Источники", "II. Исследования"), ("I. Sources", "II. Studies")),
    "bold": (("**Источники**", "**Труды по теме**"), ("**Sources**", "**Works on it**")),
    "no known words": (("Труды горных обществ", "Труды по теме"), ("Works of them", "Works on it")),
}


@pytest.mark.parametrize("anew", [True, False])
@pytest.mark.parametrize("name", SUBHEADINGS)
def test_parts(name: str, anew: bool) -> None:
    """Parts are one list, whose numbers may begin anew; a drift in the second part is found."""
    heads = SUBHEADINGS[name]
    other = [*OWN_ROMANIZED[:1], OWN_ROMANIZED[1].replace("2008", "2009")]
    native = parted([(heads[0][0], NATIVE[:5]), (heads[0][1], OWN)], anew)
    romanized = parted([(heads[1][0], ROMANIZED[:5]), (heads[1][1], other)], anew)
    article = markdown(f"## Литература\n\n{native}\n## References\n\n{romanized}")
    assert shown(article) == [("native", "parts", 7), ("romanized", "parts", 7)]
    assert pairs(article) == [(n, n) for n in range(1, 8)]
    assert [(f.code, f.native and f.native.text) for f in article.findings] == [("RN202", "2008")]
    assert article.lists[0].evidence.startswith("2 parts: ")


@pytest.mark.parametrize("name", [n for n in SUBHEADINGS if n not in ("no known words", "roman numbers")])
def test_parts_without_numbers(name: str) -> None:
    """What stands between them is no entry."""
    heads = SUBHEADINGS[name]
    native = parted([(heads[0][0], NATIVE[:5]), (heads[0][1], OWN)], False, False)
    romanized = parted([(heads[1][0], ROMANIZED[:5]), (heads[1][1], OWN_ROMANIZED)], False, False)
    article = markdown(f"## Литература\n\n{native}\n## References\n\n{romanized}")
    assert shown(article) == [("native", "parts", 7), ("romanized", "parts", 7)]
    assert pairs(article) == [(n, n) for n in range(1, 8)]
    assert not article.findings


def test_parts_of_one_item() -> None:
    """A part may hold one work, the first part and the last one too."""
    native = [("Диссертации", NATIVE[8:9]), ("Книги", NATIVE[:5]), ("На английском языке", ENGLISH[:1])]
    romanized = [("Theses", ROMANIZED[8:9]), ("Books", ROMANIZED[:5]), ("In English", ENGLISH[:1])]
    article = markdown(f"Литература\n\n{parted(native, True)}\nReferences\n\n{parted(romanized, True)}")
    assert pairs(article) == [(n, n) for n in range(1, 8)]
    assert not article.findings


def test_a_foreign_part() -> None:
    """Works in Latin letters under a subheading of the native list belong to it."""
    native = [("На русском языке", NATIVE[:5]), ("На иностранных языках", ENGLISH[:4])]
    romanized = [("In Russian", ROMANIZED[:5]), ("In foreign languages", ENGLISH[:4])]
    article = markdown(f"Литература\n\n{parted(native, True)}\nReferences\n\n{parted(romanized, True)}")
    assert shown(article) == [("native", "parts", 9), ("romanized", "parts", 9)]
    assert pairs(article) == [(n, n) for n in range(1, 10)]


@pytest.mark.parametrize("first", [1, 7])
@pytest.mark.parametrize("foreign", [True, False])
def test_parts_under_headings_of_their_own(first: int, foreign: bool) -> None:
    """Sources and literature under two known headings, in one romanized list, are one side."""
    second, other = (ENGLISH, ENGLISH) if foreign else (NATIVE[6:11], ROMANIZED[6:11])
    lists = f"Источники\n{numbered(NATIVE[:6])}\n\nЛитература\n{numbered(second, first)}"
    article = markdown(f"{lists}\n\nReferences\n{numbered(ROMANIZED[:6] + other)}")
    assert [lst.role for lst in article.lists] == ["native", "native", "romanized"]
    assert [p.romanized.entry for p in article.pairs if p.native and p.romanized] == list(
        range(1, 7 + len(other))
    )
    assert not article.findings


@pytest.mark.parametrize("latin_first", [True, False])
@pytest.mark.parametrize("numbers", [True, False])
def test_one_list_in_two_scripts(latin_first: bool, numbers: bool) -> None:
    """It is one list without pairs, and that is said."""
    works = ENGLISH[:4] + NATIVE[:6] if latin_first else NATIVE[:6] + ENGLISH[:4]
    article = markdown("Литература\n" + (numbered(works) if numbers else "\n".join(works)))
    assert shown(article) == [("single", "scripts", 10)]
    assert not article.pairs
    [found] = article.findings
    assert found.code == "RN001"
    assert "one list in two scripts" in str(found.message)


def test_two_scripts_whose_numbers_begin_anew() -> None:
    """It is one list all the same; without a subheading the second number 1 is a fault."""
    article = markdown(f"Литература\n{numbered(NATIVE[:6])}\n\n{numbered(ENGLISH[:4])}")
    assert shown(article) == [("single", "scripts", 10)]
    assert [f.code for f in article.findings] == ["RN001", "RN002"]


@pytest.mark.parametrize("first", [1, 7, None])
def test_the_lost_heading_of_the_romanized_list(first: int | None) -> None:
    """The same works again, in Latin letters, are the other list."""
    second = "\n".join(ROMANIZED[:6]) if first is None else numbered(ROMANIZED[:6], first)
    native = "\n".join(NATIVE[:6]) if first is None else numbered(NATIVE[:6])
    article = markdown(f"Литература\n{native}\n{second}")
    assert [(lst.role, len(lst.entries)) for lst in article.lists] == [("native", 6), ("romanized", 6)]
    assert pairs(article) == [(n, n) for n in range(1, 7)]
    assert not article.findings


def test_the_same_works_under_a_subheading_are_another_list() -> None:
    """A Kazakh form of the list under a heading that no table knows is no part of the Russian one."""
    lists = f"Литература\n{numbered(NATIVE[:5])}\n\nСол еңбектер\n\n{numbered(KAZAKH[:5])}"
    article = markdown(f"{lists}\n\nReferences\n{numbered(ROMANIZED[:5])}")
    assert [lst.role for lst in article.lists] == ["native", "native", "romanized"]
    assert pairs(article) == [(n, n) for n in range(1, 6)] * 2
    assert not [f for f in article.findings if f.code in ("RN002", "RN103", "RN104")]


def test_notes_that_cite_few_works_of_the_list_are_no_form_of_it() -> None:
    """The works of the list are looked for in the romanized one, and those that notes repeat are not."""
    notes = f"Примечания\n{numbered(NATIVE[1:2])}\n2. Там же. С. 43."
    article = markdown(
        f"{notes}\n\nЛитература\n{numbered(NATIVE[:6])}\n\nReferences\n{numbered(ROMANIZED[:6])}"
    )
    assert pairs(article) == [(n, n) for n in range(1, 7)]
    assert not [f for f in article.findings if f.code in ("RN101", "RN102", "RN308")]


def test_numbers_that_go_on_under_a_second_heading() -> None:
    """Sources that the journal does not romanize are told once, and no number is missing."""
    first, rest = numbered(NATIVE[:2]), numbered(NATIVE[2:6], 3)
    article = markdown(f"Источники\n{first}\n\nЛитература\n{rest}\n\nReferences\n{numbered(ROMANIZED[2:6])}")
    assert [lst.role for lst in article.lists] == ["native", "native", "romanized"]
    assert [f.code for f in article.findings if f.code != "RN103"] == ["RN001"]


def test_sources_without_numbers_right_before_the_literature() -> None:
    """Two headed lists with nothing between them are parts of one, whatever of them is romanized."""
    first, rest = "\n".join(NATIVE[:2]), "\n".join(NATIVE[2:6])
    romanized = "\n".join(ROMANIZED[2:6])
    article = markdown(f"Источники\n\n{first}\n\nЛитература\n\n{rest}\n\nReferences\n\n{romanized}")
    assert [lst.role for lst in article.lists] == ["native", "native", "romanized"]
    assert [f.code for f in article.findings if f.code != "RN103"] == ["RN001"]


def test_numbers_that_go_on_from_a_heading_that_no_table_knows() -> None:
    """Two works under `Устав` are the first two of the literature whose numbers begin with 3."""
    first, rest = numbered(NATIVE[:2]), numbered(NATIVE[2:6], 3)
    article = markdown(
        f"О реках.\n\nУстав\n\n{first}\n\nЛитература\n\n{rest}\n\nReferences\n\n{numbered(ROMANIZED[:6])}"
    )
    assert [len(lst.entries) for lst in article.lists] == [2, 4, 6]
    assert [f.code for f in article.findings if f.severity != "info"] == []


def test_the_numbered_byline_of_the_next_article_is_no_entry() -> None:
    """The number before `Орлов Д. Е., Белов А.` counts articles."""
    lists = f"Литература\n{numbered(NATIVE[:4])}\nReferences\n{numbered(ROMANIZED[:4])}"
    article = markdown(f"{lists}\n\n2. Орлов Д. Е., Белов А.\n\nО ВЕТРЕ\n\nТекст о ветре.")
    assert [len(lst.entries) for lst in article.lists] == [4, 4]


def test_romanized_parts_under_english_headings() -> None:
    """`SOURCES` behind the native parts heads the romanized form of the first, whatever stands above it."""
    text = parted(
        [
            ("ИСТОЧНИКИ", NATIVE[:2]),
            ("ЛИТЕРАТУРА", NATIVE[2:]),
            ("SOURCES", ROMANIZED[:2]),
            ("REFERENCES", ROMANIZED[2:]),
        ],
        anew=True,
        numbers=False,
    )
    article = markdown(text)
    assert [lst.role for lst in article.lists] == ["native", "native", "romanized", "romanized"]
    assert len(article.pairs) == len(NATIVE)
    assert all(pair.native and pair.romanized for pair in article.pairs)
