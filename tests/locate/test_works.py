"""Whether two lists hold the same works, in whatever script, and one list a work."""

from __future__ import annotations

from refnorm.locate.works import Works

SEEN = "(дата обращения: 14.03.2021)"
NATIVE = [
    f"Сергеев П. Т. Реки степи. 2011. № 2. С. 12–18. URL: https://example.org/reki {SEEN}",
    f"Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с. URL: https://example.org/veter {SEEN}",
    f"Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с. URL: https://example.org/sneg {SEEN}",
]
ROMANIZED = [
    "Sergeev P. T. Reki stepi, 2011, no. 2, pp. 12–18. https://example.org/reki (accessed 14.03.2021)",
    "Orlov D. E. O vetre. Moscow, Kolos, 1987, 214 p. https://example.org/veter (accessed 14.03.2021)",
    "Zimin K. L. Sneg i grad. Moscow, Mir, 1990, 96 p. https://example.org/sneg (accessed 14.03.2021)",
]
OTHERS = [
    "Belov A. K. Ledniki. Moscow, Mysl, 2014, 164 p. https://example.com/led (accessed 14.03.2021)",
    "Kotova Zh. Z. Luga. Moscow, Nauka, 2003, 77 p. https://example.com/luga (accessed 14.03.2021)",
    "Morozov I. K. Grozy. Moscow, Mir, 1999, 310 p. https://example.com/grozy (accessed 14.03.2021)",
]


def test_two_forms_of_a_list_hold_the_same_works() -> None:
    assert Works(NATIVE).are(Works(ROMANIZED))
    assert Works(ROMANIZED[::-1]).are(Works(NATIVE))


def test_the_day_on_which_all_links_were_looked_at_makes_no_works_the_same() -> None:
    assert not Works(NATIVE).are(Works(OTHERS))
    assert not any(map(Works(NATIVE).hold, Works(OTHERS).texts))


def test_a_list_that_is_twice_as_long_is_another() -> None:
    assert Works(NATIVE).are(Works([*ROMANIZED, *OTHERS]))
    assert not Works(NATIVE[:1]).are(Works([*ROMANIZED, *OTHERS]))


def test_what_holds_nothing_is_no_list() -> None:
    assert not Works([]).are(Works([]))
    assert not Works(NATIVE).hold("Без чисел и ссылок")
