"""Lists as programs that turn pages into Markdown set them are read as plain ones are."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from refnorm import Source, analyze
from refnorm.model import Article

NATIVE = (
    "Гусев Н. В. Птицы северных островов // Вестник зоологии. 2009. № 4. С. 31–40.",
    "Ganapathy F. Heat-recovery steam generators: understand basics. Boston: ABCO Industries, 1996. 15 p.",
    "Сергеев П. Т., Орлов Д. Е. Реки и озёра северной степи // Водное дело. 2011. № 2. С. 58–66.",
    "Крылова Е. М. История горных дорог. М.: Наука, 1996. 180 с. URL: https://example.org/a_b_c/dorogi",
)
ROMANIZED = (
    "Gusev N. V. Ptitsy severnykh ostrovov. Vestnik zoologii. 2009. No. 4. P. 31–40.",
    "Ganapathy F. Heat-recovery steam generators: understand basics. Boston: ABCO Industries, 1996. 15 p.",
    "Sergeev P. T., Orlov D. E. Reki i ozera severnoi stepi. Vodnoe delo. 2011. No. 2. P. 258–266.",
    "Krylova E. M. Istoriya gornykh dorog. Moscow: Nauka, 1996. 180 p. URL: https://example.org/a_b_c/dorogi",
)

UNDERLINED = re.compile(r"https://\S+\w")
DRESSED, LINKED = r"[\g<0>]{.underline}", r"[[\g<0>]{.underline}](\g<0>)"
FORMULA = r"$\mathrm{N}^{\circ}$"

Set = Callable[[int, str], str]
"""The number of an entry and its text -> how it is set."""

ONE_A_LINE: dict[str, Set] = {
    "plain": lambda n, text: f"{n}. {text}",
    "bullet": lambda n, text: f"- {n}. {text}",
    "bullet and bracket": lambda n, text: rf"- \[{n}\] {text}",
    "bullet and anchor": lambda n, text: f'- <span id="page-3-{n}"></span>{n}. {text}',
    "anchor": lambda n, text: f'<span id="page-{n}-0"></span>[{n}] {text}',
    "named anchor": lambda n, text: f'<a id="r{n}"></a>{n}. {text}',
    "raised": lambda n, text: f"- <sup>{n}</sup> {text}",
    "raised as TeX": lambda n, text: f"$^{{{n}}}$ {text}",
    "bold tags": lambda n, text: f"<b>{n}.</b> {text}",
    "footnote": lambda n, text: f"[^{n}]: {text}",
    "anchor inside": lambda n, text: f"{n}. {text.replace('. ', f'. <span id=page-9-{n}></span>', 3)}",
    "№ as a formula": lambda n, text: f"{n}. {text.replace('№', FORMULA)}",
    "№ in a formula": lambda n, text: f"{n}. {text.replace('№', '$№$')}",
    "№ as an ordinal": lambda n, text: f"{n}. {text.replace('№', 'Nº')}",
    "attributes": lambda n, text: f"{n}. {text}{{#ref-{n} .work}}",
    "words with attributes": lambda n, text: f"{n}. {UNDERLINED.sub(DRESSED, text)}",
    "links with attributes": lambda n, text: f"{n}. {UNDERLINED.sub(LINKED, text)}",
    "broken by a backslash": lambda n, text: f"{n}. {text}\\",
    "broken by a tag": lambda n, text: f"{n}. {text}<br>",
}


def read(native: str, romanized: str) -> Article:
    """Return the one article of a manuscript in Markdown."""
    text = f"# Заголовок\n\nТекст.\n\n## Литература\n\n{native}\n\n## References\n\n{romanized}\n"
    (result,) = analyze(Source(name="x.md", data=text.encode())).results
    (article,) = result.articles
    return article


def seen(article: Article) -> list[object]:
    """Return what must not depend on how a list is set."""
    entries = [entry for lst in article.lists for entry in lst.entries]
    works = [(e.reference.author, e.reference.title, e.reference.URL, e.reference.issued) for e in entries]
    people = [[(n.family, n.given) for n in author] for author, *_ in works]
    told = [(f.code, f.native and f.native.text, f.romanized and f.romanized.text) for f in article.findings]
    return [people, [work[1:3] for work in works], [w[3] and w[3].year for w in works], told]


PLAIN = seen(read(*("\n\n".join(f"{n}. {t}" for n, t in enumerate(s, 1)) for s in (NATIVE, ROMANIZED))))


@pytest.mark.parametrize("form", ONE_A_LINE)
def test_a_number_is_known_in_whatever_markup_it_stands(form: str) -> None:
    sides = ("\n\n".join(ONE_A_LINE[form](n, t) for n, t in enumerate(s, 1)) for s in (NATIVE, ROMANIZED))
    article = read(*sides)
    assert [e.label for lst in article.lists for e in lst.entries] == [*"1234", *"1234"]
    assert seen(article) == PLAIN


@pytest.mark.parametrize(
    ("before", "between", "behind"),
    [
        ("<ol>\n<li>", "</li>\n<li>", "</li>\n</ol>"),
        ("<ol>\n\n<li>", "</li>\n\n<li>", "</li>\n\n</ol>"),
        ("<div class='refs'>\n\n<p>", "</p>\n\n<p>", "</p>\n\n</div>"),
        ("", "<br>", ""),
        ("", "<br/>\n", "<br/>"),
    ],
)
def test_tags_that_frame_a_list_are_no_entries(before: str, between: str, behind: str) -> None:
    article = read(*(before + between.join(side) + behind for side in (NATIVE, ROMANIZED)))
    assert seen(article) == PLAIN


def test_an_anchor_does_not_part_what_a_page_break_has_broken() -> None:
    broken = [f"{n}. {text}" for n, text in enumerate(NATIVE, 1)]
    broken[2] = broken[2].replace("северной ", 'северной\n\n---\n\n<span id="page-8-0"></span>')
    assert seen(read("\n".join(broken), "\n".join(f"{n}. {t}" for n, t in enumerate(ROMANIZED, 1)))) == PLAIN


def test_entities_of_html_are_the_characters_that_they_stand_for() -> None:
    sides = ("\n\n".join(f"{n}. {text}" for n, text in enumerate(s, 1)) for s in (NATIVE, ROMANIZED))
    article = read(*(side.replace("–", "&ndash;").replace(" М", "&nbsp;М") for side in sides))
    assert [f.code for f in article.findings] == ["RN201"]
    assert article.lists[0].entries[3].reference.publisher_place == "М."


def test_a_heading_shows_an_entry_without_the_tags_before_it() -> None:
    sides = (
        "\n\n".join(ONE_A_LINE["bullet and anchor"](n, t) for n, t in enumerate(s, 1)) for s in (NATIVE,) * 2
    )
    entry = read(*sides).lists[0].entries[0]
    assert (entry.raw[:8], entry.shown) == ("- <span ", f"1. {NATIVE[0]}")
