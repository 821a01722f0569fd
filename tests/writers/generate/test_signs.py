"""Soft and hard signs in a list that is generated anew."""

from __future__ import annotations

import pytest
from test_lists import made

from refnorm import Options

NATIVE = """СПИСОК ЛИТЕРАТУРЫ

1. Кольцов П. Т. Новые льды южных морей. – М.: Мысль, 2014. – 96 с.
2. Хофман К. Сельская тишь лесной щели. – М.: Мысль, 1970. – 98 с.
3. Ежов Г. И. Камень и соль чуждой земли. – М.: Мысль, 1990. – 120 с.
4. Лунина В. Г. Осень и объезд Казани. – Казань: Печать, 2003. – 101 с.

REFERENCES

"""
LEFT_OUT = """1. Koltsov P. T. Novye ldy yuzhnykh morey. Moscow: Mysl, 2014. 96 p.
2. Khofman K. Selskaya tish lesnoy shcheli. Moscow: Mysl, 1970. 98 p.
3. Ezhov G. I. Kamen i sol chuzhdoy zemli. Moscow: Mysl, 1990. 120 p.
"""
PRINTED = """1. Kol'tsov P. T. Novye l'dy yuzhnykh morey. Moscow: Mysl', 2014. 96 p.
2. Khofman K. Sel'skaya tish' lesnoy shcheli. Moscow: Mysl', 1970. 98 p.
3. Ezhov G. I. Kamen' i sol' chuzhdoy zemli. Moscow: Mysl', 1990. 120 p.
"""


@pytest.mark.parametrize(
    ("printed", "schemes", "title"),
    [
        (LEFT_OUT, {}, "Osen i obezd Kazani"),
        (PRINTED, {}, "Osen' i ob"),
        (LEFT_OUT, {"ru": "ru-bgn-pcgn"}, "Osen’ i ob”yezd Kazani"),
    ],
    ids=["left out", "printed", "asked for"],
)
def test_a_new_entry_writes_signs_as_the_printed_ones_do(
    printed: str, schemes: dict[str, str], title: str
) -> None:
    """A list that leaves them all out leaves them out there too, unless a scheme is asked for."""
    line = made(NATIVE + printed, Options(schemes=schemes, debug=True)).splitlines()[5]
    assert title in line
