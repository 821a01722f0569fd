"""The title of an article."""

from __future__ import annotations

import pytest

from refnorm.locate import locate
from refnorm.readers import Source, read

WORKS = """
## Библиографический список

1. Белов Г. И. Половодье. – М.: Наука, 1987. – 214 с.
2. Орлов Д. Е. О льдах рек. – М.: Колос, 1991. – 160 с.
3. Яшин Н. Х. Родники. – Томск: Печать, 2003. – 96 с.
"""
TITLES = [
    ("Г. И. Белов\n\n# Льды Оби\n\nПриведены данные [1].\n", "Льды Оби"),
    ("# Введение\n\n# Льды Оби\n\nПриведены данные [1].\n", "Льды Оби"),
    ("# Введение\n\nПриведены данные [1].\n", "Введение"),
    ("Льды рек: обзор\n\nПриведены данные [1].\n", "Льды рек: обзор"),
    ("# Наблюдения за льдом\n\n# Льды Оби\n\nДанные [1].\n", "Наблюдения за льдом"),
    ("УДК 556.5\n\nЛьды рек: обзор\n\nПриведены данные [1].\n", "Льды рек: обзор"),
    ("", "Библиографический список"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_heading_of_a_list_is_no_title(text: str, title: str) -> None:
    """It is longer than many a title, and stands below it."""
    given = text + WORKS
    (article,) = locate(read(Source("a", data=given.encode(), named=False), "markdown"))
    assert article.title == title
