"""What stays of a printed entry beside its faults."""

from __future__ import annotations

import pytest
from test_lists import HARVARD, PRINTED, made
from test_lists import NATIVE as TOWNS

NATIVE = """СПИСОК ЛИТЕРАТУРЫ

1. Ершов П.Т. Мосты городов // Вестник архитектуры. – 2014. – № 2. – С. 17–26.
2. Лунина В.Г. Хрупкость льда // Водное дело. – 2003. – № 7. – С. 101–110.
3. {native}

REFERENCES

1. Ershov P.T. Mosty gorodov [Bridges of towns]. Vestnik arkhitektury. 2014, no. 2, pp. 17–26.
2. Lunina V.G. Khrupkost' l'da [Brittle ice]. Vodnoe delo. 2003, no. 7, pp. 101–110.
3. {printed}
"""
MENDED = {
    "initials without a space are mended at their place": (
        "Белов Г.И. Камень и река // Природа. – 1990. – № 2. – С. 3–5.",
        "Belov G.N. Kamen' i reka [Stone and river]. Priroda. 1990, no. 2, pp. 3–5.",
        "Belov G.I. Kamen' i reka [Stone and river]. Priroda. 1990, no. 2, pp. 3–5.",
    ),
    "an editor whom the native mark puts into the genitive": (
        "Озёра степи: очерки / Под ред. И.С. Григорьева. – М.: Волна, 1991. – 312 с.",
        "Ozera stepi: ocherki [Lakes]. Ed. by I.S. Grigor'eva. Moscow. Volna Publ., 1991, 312 p.",
        "Ozera stepi: ocherki [Lakes]. Ed. by I.S. Grigor'ev. Moscow. Volna Publ., 1991, 312 p.",
    ),
    "the native name of a journal has lost its spaces": (
        "Lund A., Berg B. Snow roads // AnnalsofIce. – 2001. – V. 5. – P. 4–9.",
        "Lund A., Berg C. Snow roads. Annals of Ice. 2001, vol. 5, pp. 4–9.",
        "Lund A., Berg B. Snow roads. Annals of Ice. 2001, vol. 5, pp. 4–9.",
    ),
    "the label of a page in look-alike letters": (
        "Lund A., Berg B. Snow roads // Annals of Ice. – 2001. – V. 5. – P. 49.",
        "Lund A., Berg B. Snow roads. Annals of Ice, 2001, vol. 5, р. 49.",
        "Lund A., Berg B. Snow roads. Annals of Ice, 2001, vol. 5, p. 49.",
    ),
}


@pytest.mark.parametrize(("native", "printed", "mended"), MENDED.values(), ids=MENDED)
def test_only_the_fault_is_written_anew(native: str, printed: str, mended: str) -> None:
    """An entry in the printed list's own style keeps it."""
    assert made(NATIVE.format(native=native, printed=printed)).splitlines()[4] == f"3. {mended}"


def test_no_number_of_a_translated_title_is_lost() -> None:
    """What the printed entry has elsewhere than in its title stays a part of the native title."""
    native = "Проект степи. Т. 1, 1938–1945. Часть 2. (см. с. 658). – М.: Изд. МФТИ, 2002."
    printed = "Project of the steppe, T. 1, 1938–1945. Part 2. Moscow. MFTI Publ., 2002. 658 p."
    line = made(NATIVE.format(native=native, printed=printed)).splitlines()[4]
    assert all(number in line for number in ("1938", "1945", "658"))


HABIT = """СПИСОК ЛИТЕРАТУРЫ

1. Цыбизов Я. Ю. Хлеба и целинные земли юга // Южный щит. – 2014. – № 2. – С. 17–26.
2. Ящеров Х. Ж. Щебень, цемент и жидкое стекло // Южный щит. – 2003. – № 7. – С. 101–110.
3. Жихарев Ю. Ц. Ячейки и щели южных хижин // Южный щит. – 2004. – № 1. – С. 11–20.
4. Юханцев Щ. Я. Чаща хвойных и цветущих растений. – М.: Щит, 1999. – 210 с.

REFERENCES

1. Cybizov Ja. Ju. Xleba i celinnye zemli juga [Grain]. Juzhnyj schit, 2014, no. 2, pp. 17–26.
2. Jascherov X. Zh. Scheben, cement i zhidkoe steklo [Gravel]. Juzhnyj schit, 2003, no. 7, pp. 101–110.
3. Zhixarev Ju. C. Jachejki i scheli juzhnyx xizhin [Cells]. Juzhnyj schit, 2004, no. 1, pp. 11–20.
4. Juxancev Sch. Ja. Chascha цветущих rastenij [Plants]. Moscow, Schit Publ., 1999. 210 p.
"""


def test_what_is_new_is_written_as_the_list_writes() -> None:
    """No scheme has щ as sch beside х as x; the words of the printed list have."""
    title = "Chascha xvojnyx i cvetuschix rastenij [Plants]"
    last = f"4. Juxancev Sch. Ja. {title}. Moscow, Schit Publ., 1999. 210 p."
    assert made(HABIT).splitlines()[2:] == [*HABIT.splitlines()[9:12], last]


HAND = """СПИСОК ЛИТЕРАТУРЫ

1. Майоров Д.Е. Майские реки и чайные районы // Южный щит. – 2014. – № 2. – С. 17–26.
2. Гусев К.И. Тайная почта хуторов // Водное хозяйство. – 2003. – № 7. – С. 101–110.
3. Яхин Ю.Я. Новые ключи южных холмов // Южный щит. – 2011. – № 1. – С. 7–16.
4. Жарова Х.А. Хижины майских хуторов // Чайное дело. – 2012. – № 3. – С. 4–9.
5. Щукин Ю.Ж. Яхты и хижины юга // Южный щит. – 1999. – № 9. – С. 50–58.

REFERENCES

1. Mayorov D.E. Mayskie reki i chaynye rayony. Yuzhny shchit, 2014, no. 2, pp. 17–26.
2. Gusev K.I. Taynaya pochta khutorov. Vodnoe khozyaystvo, 2003, no. 7, pp. 101–110.
3. Yakhin Yu.Ya. Novye klyuchi yuzhnykh kholmov. Yuzhny shchit, 2011, no. 1, pp. 7–16.
4. Žarova H.A. Hižiny majskih hutorov. Čajnoe delo, 2012, no. 3, pp. 4–9.
5. Shchukin Yu.Zh. Yakhty i khizhiny yuga. Yuzhny shchit, 1999, no. 9, pp. 50–58.
"""


def test_an_entry_of_another_hand_is_written_as_the_others() -> None:
    """One entry by another scheme is no reason to write those anew that a list's own hand has."""
    lines, printed = made(HAND).splitlines()[2:], HAND.splitlines()[-5:]
    assert [*lines[:3], lines[4]] == [*printed[:3], printed[4]]
    assert lines[3] == "4. Zharova Kh.A. Khizhiny mayskikh khutorov. Chaynoe delo, 2012, no. 3, pp. 4–9."


def test_one_page_that_became_several_has_another_label() -> None:
    """`p.` before a range is mended with it."""
    text = f"{TOWNS}\n{PRINTED}".replace("pp. 17–26", "p. 17")
    assert made(text).splitlines()[2] == PRINTED.splitlines()[2]


def test_a_translated_title_stays() -> None:
    """No program knows a better translation than the printed one, even where a number of it is in doubt."""
    native = TOWNS.replace("Мосты уездных городов", "Мосты уездных городов типа АБ-1200")
    printed = PRINTED.replace(
        "Mosty uezdnykh gorodov [Bridges of towns]", "Bridges of towns of the AB21200 type"
    )
    assert "Bridges of towns of the AB21200 type" in made(f"{native}\n{printed}")


def test_native_labels_become_english_ones() -> None:
    """`S. 17–26` is a label of pages left in the native style."""
    text = f"{TOWNS}\n{PRINTED}".replace("2014, no. 2, pp. 17–26", "2014, no. 2, S. 17–26")
    assert made(text).splitlines()[2] == PRINTED.splitlines()[2]


def test_what_the_printed_entry_alone_has_stays() -> None:
    """A DOI that the native list lacks is no fault of the romanized one."""
    assert "https://doi.org/10.5555/ice.7" in made(HARVARD.replace("101–109.", "101–110.", 2))
