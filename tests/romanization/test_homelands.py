"""Surnames as languages of Latin letters spell them, and what only looks like it."""

from __future__ import annotations

import pytest

from refnorm.romanization.homelands import at_home, in_pinyin, is_pinyin

SPELLED = [
    ("Лещинский", "Leszczyński"),
    ("Войцеховская", "Wójciechowska"),
    ("Венцковский", "Więckowski"),
    ("Полька-Ящура", "Polka-Jaszczura"),
    ("Жешотарский", "Rzeszotarski"),
    ("Бергман", "Bergmann"),
    ("Каткявичюс", "Katkevičius"),
    ("Эйхман", "Eichmann"),
    ("Новотный", "Novotný"),
    ("Шафаржик", "Šafařík"),
    ("Калниньш", "Kalniņš"),
    ("Велиев", "Vəliyev"),
    ("Велизаде", "Valizada"),
    ("Бертран", "Bertrand"),
    ("Лукашевич", "Łukaszewicz"),
    ("Криворучко", "Kryvoruchko"),
    ("Исмаилов", "İsmayılov"),
    ("Гаджиев", "Hajiyev"),
    ("Гарсия", "García"),
    ("Леруа", "Leroy"),
    ("Джорджевич", "Đorđević"),
    ("Гриценко", "Hrytsenko"),
    ("Нго", "Ngô"),
    ("Хөсәенов", "Khusainov"),
    ("Әхмәтҗанов", "Akhmetzyanov"),
    ("Йәғәфәров", "Yagafarov"),
    ("Құсайынов", "Kusainov"),
    ("Тілегенов", "Tlegenov"),
    ("Дүйшөнбиев", "Duishenbiev"),
    ("Йўлдошев", "Yuldashev"),
]
ANOTHER = [
    ("Лещинский", "Leszczyska"),
    ("Лещинский", "Leshchnskii"),
    ("Орлов", "Ortlov"),
    ("Матвеев", "Mathveev"),
    ("Бергман", "Berkmann"),
    ("Жуков", "Žakov"),
    ("Петренко", "Petrenco"),
    ("Гаджиев", "Hajyev"),
    ("Чужбинский", "Cuzhbinskiĭ"),
    ("Чухліб", "Čuhlib"),
    ("Ґаєвий", "Ğaevyj"),
    ("Хөсәенов", "Khosanov"),
    ("Құсайынов", "Kusanov"),
    ("Юлдошев", "Yuldashev"),
]
"""One letter that no language has there, marks of schemes, and a surname without its language's letters."""


@pytest.mark.parametrize(("native", "roman"), SPELLED)
def test_a_surname_at_home(native: str, roman: str) -> None:
    """Every letter is what one language has for it."""
    assert at_home(native, roman)


def test_a_surname_without_its_marks() -> None:
    """It may be a slip as well, where its ending is of the region."""
    assert not at_home("Чарнинский", "Czarninski")
    assert at_home("Чарнинский", "Czarninski", plain=True)


@pytest.mark.parametrize(("native", "roman"), ANOTHER)
def test_a_slip(native: str, roman: str) -> None:
    """One letter that no language has there is enough."""
    assert not at_home(native, roman)


@pytest.mark.parametrize(
    ("native", "roman", "chinese"),
    [("Чжан", "Zhang", True), ("Сюй", "Xu", True), ("Ли", "Li", False), ("Чжан", "Zhong", False)],
)
def test_a_surname_in_pinyin(native: str, roman: str, chinese: bool) -> None:
    """A surname that schemes write so too says nothing."""
    assert in_pinyin(native, roman) is chinese


@pytest.mark.parametrize(
    ("native", "roman", "same"),
    [
        ("Мэйлин", "Meiling", True),
        ("Чжэнь", "Zhen", True),
        ("мэйлин", "meiling", False),
        ("Мэйлин", "Meilin", False),
    ],
)
def test_a_part_of_a_name_in_pinyin(native: str, roman: str, same: bool) -> None:
    """A word with a capital is in pinyin letter by letter, or not at all."""
    assert is_pinyin(native, roman) is same
