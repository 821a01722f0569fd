"""The marks of a reference, native and romanized."""

from __future__ import annotations

import pytest

from refnorm.romanization import marks, romanize, turned

CASES = [
    ("ru", "Реки степи // Водное дело", "Реки степи. Водное дело"),
    ("ru", "Реки степи. // Водное дело", "Реки степи. Водное дело"),
    ("ru", "2011. – № 2. – С. 12–19.", "2011. no. 2. pp. 12–19."),
    ("ru", "2011. № 2. С. 12.", "2011. no. 2. p. 12."),
    ("ru", "С.12-19", "pp. 12–19"),
    ("ru", "С. 5, 17", "pp. 5, 17"),
    ("ru", "243 с.", "243 p."),
    ("ru", "135-137 с.", "pp. 135–137"),
    ("ru", "Т. 4, вып. 7", "vol. 4, iss. 7"),
    ("ru", "Т. XIV", "vol. XIV"),
    ("ru", "Реки. М.: Наука, 1990", "Реки. Moscow: Наука, 1990"),
    ("ru", "Реки. – М. : Наука, 1990", "Реки. Moscow: Наука, 1990"),
    ("ru", "Реки. М.; Л.: Наука, 1950", "Реки. Moscow; Leningrad: Наука, 1950"),
    ("ru", "СПб., 2001", "Saint Petersburg, 2001"),
    ("ru", "Реки. Казань: Изд-во КГУ, 1990", "Реки. Kazan: Изд-во КГУ, 1990"),
    ("ru", "Казань: история города", "Казань: история города"),
    ("ru", "Орлов А. М.: жизнь", "Орлов А. М.: жизнь"),
    ("ru", "Орлов С. М. Реки", "Орлов С. М. Реки"),
    ("ru", "C. 12-19", "pp. 12–19"),
    ("ru", "[Электронный ресурс]. URL: https://a.ru/b//c", "[Electronic resource]. URL: https://a.ru/b//c"),
    ("ru", "(дата обращения: 01.02.2020)", "(accessed 01.02.2020)"),
    ("ru", "Орлов А. М. и др.", "Орлов А. М. et al."),
    ("ru", "Кн. 2, №№ 3–4", "book 2, nos. 3–4"),
    ("ru", "Реки [Текст] / пер. с англ.", "Реки [Text] / transl. from English"),
    ("ru", "Текстология летописей", "Текстология летописей"),
    ("kk", "Т. 3, № 4. – Б. 45–52.", "vol. 3, no. 4. pp. 45–52."),
    ("kk", "Алматы: Ғылым, 1994. – 256 б.", "Almaty: Ғылым, 1994. 256 p."),
    ("uk", "2016. Т. 8, № 1. С. 33–40.", "2016. vol. 8, no. 1. pp. 33–40."),
    ("xx", "Реки // Дело", "Реки. Дело"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_marks(language: str, text: str, expected: str) -> None:
    """Marks are turned, words and names are not."""
    assert turned(text, language) == expected


def test_a_whole_reference() -> None:
    """First the marks, then the words."""
    native = "Орлова М. К. Озёра и ледники // Водное дело. – М.: Волна, 2004. – Т. 2, № 4. – С. 15–22."
    romanized = "Orlova M. K. Ozera i ledniki. Vodnoe delo. Moscow: Volna, 2004. vol. 2, no. 4. pp. 15–22."
    assert romanize(native, "ru-bsi", references=True) == romanized


LEFT = [
    ("Реки // Вестник. № 5. С. 5–9", "Reki // Vestnik. № 5. С. 5–9"),
    ("Орлов С. Т. Реки. Т. 4, вып. 7. 243 с.", "Orlov S. T. Reki. Т. 4, вып. 7. 243 с."),
    ("События 1987 г. и ст. 5 закона", "Sobytiya 1987 g. i st. 5 zakona"),
    ("Том 3 и часть 2, 3-й том", "Tom 3 i chast' 2, 3-i tom"),
    ("Лес, № 12, Вып. 4", "Les, № 12, Вып. 4"),
    ("С. Орлов, М.: жизнь", "S. Orlov, M.: zhizn'"),
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_marks_are_left_alone(text: str, expected: str) -> None:
    """The abbreviations beside a number stay as they are; words and initials are written."""
    assert romanize(text, "ru-bsi") == expected


def test_spans_of_marks() -> None:
    """Each mark has its span, in order, and none lies within another."""
    text = "Вып. 12, С. 5, № 3. 9 с."
    assert [text[start:end] for start, end in marks(text, "ru")] == ["Вып.", "С.", "№", "с."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cергей и Андpей", "Sergei i Andrei"),
        ("IT-отдел, WiFi, 137Сs", "IT-otdel, WiFi, 137Cs"),
        ("https://example.org/Андpей", "https://example.org/Андpей"),
    ],
)
def test_look_alikes(text: str, expected: str) -> None:
    """A letter of the other script within a word is its twin; Latin words and links stay."""
    assert romanize(text, "ru-bsi") == expected
