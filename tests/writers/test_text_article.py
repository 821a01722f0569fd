"""What the report for people says of an article that stands in none of its lists."""

from __future__ import annotations

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.writers import write

BYLINE = """
СОДЕРЖАНИЕ

Пётр Сергеев, Дина Орлова
Реки и озёра южной степи..... 5

Семён Зимин
Снега и ветры северных гор..... 17

Петр Сергеев, Дина Арлова

РЕКИ И ОЗЁРА ЮЖНОЙ СТЕПИ

Аннотация. Реки степи описаны по картам двух веков, которые хранятся в архивах и музеях.

Литература
1. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
"""


def test_what_stands_in_no_list_is_the_articles():
    """A name above the article is neither headed nor labelled as a part of a list."""
    report = analyze(Source(name="a.md", data=BYLINE.encode()))
    page = write(report, "text", Options(select=("RN605",))).decode()
    assert "\nthe article\n" in page and "compare: Дина Орлова" in page
    assert "native list" not in page and "printed list" not in page
