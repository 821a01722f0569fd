"""Chinese names in Cyrillic and in pinyin, and what is none."""

from __future__ import annotations

import pytest

from refnorm.romanization.palladius import marked, pinyin, syllables, table

NAMES = [
    ("Си Цзиньпин", "Xi Jinping"),
    ("Мао Цзэдун", "Mao Zedong"),
    ("Мао Цзэ-дун", "Mao Zedong"),
    ("Мао Цзэ Дун", "Mao Zedong"),
    ("Сыма Цянь", "Sima Qian"),
    ("Оуян Сю", "Ouyang Xiu"),
    ("Чен Вей", "Cheng Wei"),
    ("Чжэн Чанъань", "Zheng Chang'an"),
    ("У И", "Wu Yi"),
    ("Люй Сюй", "Lü Xu"),
    ("Ху Цзиньтао", "Hu Jintao"),
    ("Вэй Хуэй", "Wei Hui"),
]

NONE = [
    "Иванов Иван", "Ли", "Ли Харпер", "Ким Чен Ын", "Ван Гог", "Ли Сын Ман", "Мао", "ма линь", "Папа Ли",
    "Ли В.", "Чжан, Вэй", "Li Wei", "", "Ли Вэй Хуа Цзинь", "Сталин Вэй",
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), [*NAMES, *table().samples.items()])
def test_a_name(name: str, expected: str) -> None:
    """A Chinese name is turned."""
    assert pinyin(name) == expected


@pytest.mark.parametrize("name", NONE)
def test_no_name(name: str) -> None:
    """What is no Chinese name is left alone."""
    assert pinyin(name) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("сиань", "xi an"), ("сянь", "xian"), ("тяньань", ""), ("тяньъань", "tian an"), ("юньнань", "yun nan")],
)
def test_syllables(word: str, expected: str) -> None:
    """A word is cut into as few syllables as may be, and after н a vowel needs ъ."""
    assert syllables(word) == tuple(expected.split())


def test_the_table() -> None:
    """Each syllable has its own pinyin; a surname is syllables."""
    known = table().syllables
    assert len(known) > 400
    assert len(set(known.values())) == len(known)
    assert all(syllables(surname) for surname in table().surnames)
    assert all(latin.isalpha() and latin.islower() for latin in known.values())


@pytest.mark.parametrize(("name", "chinese"), [("Си Цзиньпин", True), ("Хо Ши Мин", False), ("Ли Ин", False)])
def test_a_marked_name(name: str, chinese: bool) -> None:
    """Some names say by their letters that they are Chinese, some may be anyone's."""
    assert marked(name) is chinese
