"""Items of both forms whose native one is wrapped: brackets and links at its lines' ends."""

from __future__ import annotations

from refnorm.locate import locate
from refnorm.readers import Source, read

WRAPPED = """Литература

1. Орлов Д. Е. О ветре // Вестник степи. – 2014. – Т. 3. – № 2. –
С. 17–26.
Orlov D. E. O vetre [On wind]. Vestnik stepi [Herald of Steppe], 2014, vol. 3, no. 2, pp. 17–26. (In Russ.)
2. Реестр озёр: открытые данные [Электронный ресурс] // Агентство рек. –
URL: https://reestr.example.ru/data/2021/obzor (дата обращения:
12.03.2021).
Reestr ozer: otkrytye dannye [Register of lakes: open data]. Agentstvo rek [Agency of Rivers]. Available at: \
https://reestr.example.ru/data/2021/obzor (accessed: 12.03.2021). (In Russ.)
3. Белов Г. И. Камень и река // Природа степи. – 1990. – № 2. –
С. 3–5.
Belov G. I. Kamen i reka [Stone and river]. Priroda stepi [Nature of Steppe], 1990, no. 2, pp. 3–5. (In Russ.)
4. Лунина В. Г. Хрупкость зимнего льда // Водное дело. – 2003. – Т. 12. – № 7. –
С. 101–112. –
DOI: 10.25555/vd.2003.7.101.
Lunina V. G. Khrupkost zimnego lda [Brittle ice]. Vodnoe delo [Water Matters], 2003, vol. 12, no. 7, \
pp. 101–112. DOI: 10.25555/vd.2003.7.101. (In Russ.)
"""


def _forms() -> dict[str, list[str]]:
    document = read(Source("a", data=WRAPPED.encode(), named=False), "text")
    (article,) = locate(document)
    return {lst.role: [piece.span.of(document.text) for piece in lst.pieces] for lst in article.lists}


def test_a_bracket_holds_a_line_end_together() -> None:
    """The day on which a page was seen is none of the other form."""
    assert _forms()["native"][1].endswith("(дата обращения:\n12.03.2021).")
    assert _forms()["romanized"][1].startswith("Reestr ozer")


def test_a_link_on_a_line_by_itself_is_no_form() -> None:
    """The last item's other form is still below it."""
    assert _forms()["native"][3].endswith("DOI: 10.25555/vd.2003.7.101.")
    assert _forms()["romanized"][3].startswith("Lunina V. G. Khrupkost")


DATED = """Литература

Belov, K. (2011) Gradat i negovite ulitsi. Sofia: Dom [Белов, К. (2011) Градът и неговите улици. София: Дом].

Kotova, M. (2001) Krasotata na rekite. Sofia: Voda [Котова, М. (2000) Красотата на реките. София: Вода].

Orlov, S. (2018) Pamet i stepen vyatar. Sofia: Nauka [Орлов, С. (2008) Памет и степен вятър. София: Наука].
"""
"""Books whose year is their only number: it is another in most of them."""


def test_a_year_that_differs_parts_no_forms() -> None:
    """What is one work the words tell where both scripts say them."""
    document = read(Source("a", data=DATED.encode(), named=False), "text")
    (article,) = locate(document)
    assert [(lst.role, len(lst.pieces)) for lst in article.lists] == [("native", 3), ("romanized", 3)]


LAWS = """Литература

Орлов Д. Е. О ветре // Вестник степи. – 2014. – Т. 3. – № 2. – С. 17–26.
Orlov D. E. O vetre [On wind]. Vestnik stepi [Herald of Steppe], 2014, vol. 3, no. 2, pp. 17–26. (In Russ.)
Закон страны о реках и озёрах от 27 июля 2007 года,
№ 319-III. – URL:
https://example.org/law/Z070000319 (дата обращения: 03.02.2022).
Zakon strany o rekakh i ozerakh [Law of the Country on
Rivers and Lakes]. 27 July 2007, no. 319-III. URL: https://example.org/law/Z070000319 (accessed: 03.02.2022).
Белов Г. И. Камень и река // Природа степи. – 1990. – № 2. – С. 3–5. DOI: 10.25555/ps.1990.2.3<br>Belov G. \
I. Kamen i reka [Stone and river]. Priroda stepi, 1990, no. 2, pp. 3–5. DOI: 10.25555/ps.1990.2.3
"""


def test_a_work_without_an_author_begins_where_the_script_turns() -> None:
    """Its romanized form goes on behind the bracket that its first line opens; a link ends at a tag."""
    document = read(Source("a", data=LAWS.encode(), named=False), "markdown")
    (article,) = locate(document)
    native, romanized = ([piece.span.of(document.text) for piece in lst.pieces] for lst in article.lists)
    assert [text.split()[0] for text in native] == ["Орлов", "Закон", "Белов"]
    assert [text.split()[0] for text in romanized] == ["Orlov", "Zakon", "Belov"]


LETTER = """Литература

1. Свойства материалов речной техники / Под ред.
П. Л. Гусева. – М.: Нива, 2007. – 194 c.
Properties of river engineering materials.
Edit. by P. L. Gusev. M.: Niva, 2007. 194 p. (In Russ.)
2. Белов Г. И. Камень и река // Природа. – 1990. –
№ 2. – С. 3–5.
Belov G. I. Kamen i reka [Stone and river]. Priroda
[Nature], 1990, no. 2, pp. 3–5. (In Russ.)
3. Лунина В. Г. Хрупкость зимнего льда. – М.: Нива,
2003. – 112 с.
Lunina V. G. Khrupkost zimnego lda [The brittle ice of
winter]. Moscow: Niva, 2003. 112 p. (In Russ.)
"""
"""A total's mark is typed in the other script, and no first line of a last form shows a reference."""


def test_the_forms_part_where_the_words_change_their_script() -> None:
    """One letter does not tell it; the last item's other form may show itself in its second line."""
    document = read(Source("a", data=LETTER.encode(), named=False), "text")
    (article,) = locate(document)
    native, romanized = ([piece.span.of(document.text) for piece in lst.pieces] for lst in article.lists)
    assert [text.split()[-1] for text in native] == ["c.", "3–5.", "с."]
    assert [text.split()[0] for text in romanized] == ["Properties", "Belov", "Lunina"]
