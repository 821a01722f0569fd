"""How a text is written by a scheme: case, signs, letters of other alphabets, and back."""

from __future__ import annotations

import unicodedata

import pytest

import refnorm
from refnorm.errors import ConfigError
from refnorm.romanization import foreign, languages, scheme, schemes, transliterate, unromanize, writes

CASES = [
    ("ru-bgn-pcgn", "Щукин Ж. Ю.", "Shchukin Zh. Yu.", "initials"),
    ("ru-bgn-pcgn", "Щукин Ж.Ю.", "Shchukin Zh.Yu.", "initials without a space"),
    ("ru-bgn-pcgn", "ЩУКИН Ж. Ю.", "SHCHUKIN Zh. Yu.", "initials beside capitals"),
    ("ru-bgn-pcgn", "Я И ТЫ", "YA I TY", "a word of one letter among capitals"),
    ("ru-bgn-pcgn", "Я и ты", "Ya i ty", "a word of one letter"),
    ("ru-bgn-pcgn", "ИжГТУ, УрФЮ, РЖД", "IzhGTU, UrFYU, RZHD", "capitals inside a word"),
    ("ru-bgn-pcgn", "ПОДЪЕЗД", "POD”YEZD", "a sign among capitals"),
    ("ru-bgn-pcgn", "Аль-Ежов", "Al’-Yezhov", "a hyphen parts words"),
    ("ru-bgn-pcgn", "за\u0301мок", "zámok", "a stress mark stays"),
    ("ru-bgn-pcgn", unicodedata.normalize("NFD", "йод, ёж"), "yod, yëzh", "letters taken apart"),
    ("ru-bgn-pcgn", "Д’Ежов", "D’Yezhov", "an apostrophe that is no letter"),
    ("ru-bgn-pcgn", "vitamin B12 и IT-отдел", "vitamin B12 i IT-otdel", "Latin words stay"),
    ("ru-bgn-pcgn", "Наука // Тр. – 2015. – № 3", "Nauka // Tr. – 2015. – № 3", "marks stay"),
    ("ru-bgn-pcgn", "cafe\u0301", "cafe\u0301", "not even its form is touched"),
    ("ru-bgn-pcgn", "", "", "nothing"),
    ("ru-bsi", "Қазақ үшін", "Қazaқ үshіn", "letters of another alphabet stay"),
    ("ru-bs-2979", "синий", "siny", "an ending"),
    ("ru-bs-2979", "Синий, СИНИЙ, синийся", "Siny, SINY, siniĭsya", "an ending in each case"),
    ("ru-ala-lc", "Цой ЦОЙ", "T͡Soĭ T͡SOĬ", "tied letters are capitals together"),
    ("ru-gost-779-b", "цыц цоц", "cy`cz czocz", "before a letter"),
    ("uk-kmu", "Згурський ЗГУРСЬКИЙ", "Zghurskyi ZGHURSKYI", "a neighbour"),
    ("uk-kmu", "м'яз м’яз мʼяз", "miaz miaz miaz", "each apostrophe"),
    ("uk-kmu", "‘яз’", "‘yaz’", "quotes are no apostrophes"),
    ("kk-latin-2021", "Инабат ІЛЕ", "İnabat ILE", "capitals of the dotted and the dotless i"),
    ("ru-bsi", "при 155 °С и 20°С", "pri 155 °C i 20°C", "degrees are no word"),
    ("bg-law-2009", "Ѝ каза нейната ѝ", "I kaza neynata i", "the accented letter that is in no alphabet"),
    ("mk-national", "сѐ", "se", "so in Macedonian"),
]


@pytest.mark.parametrize(("code", "text", "expected", "why"), CASES)
def test_romanize(code: str, text: str, expected: str, why: str) -> None:
    """A text comes out as it is expected."""
    assert transliterate(text, code) == expected, why


def test_it_is_public() -> None:
    """The package itself offers it."""
    assert refnorm.romanize("Щука", "ru-bsi") == "Shchuka"


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Қазақ үшін", "қүі"), ("Наука", ""), ("Nauka, 2015", ""), ("Ñandu ä м’я", ""), ("Ελλάδα", "ελάδα")],
)
def test_foreign(text: str, letters: str) -> None:
    """Letters that the scheme does not know are named once each; Latin ones are none of its business."""
    assert foreign(text, "ru-bsi") == tuple(dict.fromkeys(letters))


@pytest.mark.parametrize(
    ("code", "text"), [("ru-iso-9", "Щука, ещё съезд; ОБЪЕМ"), ("ru-gost-779-b", "Цирк, царь, щи, объём")]
)
def test_unromanize(code: str, text: str) -> None:
    """What was written comes back."""
    assert unromanize(transliterate(text, code), code) == text


def test_what_cannot_come_back() -> None:
    """Where letters fall together there is no way back."""
    with pytest.raises(ConfigError, match="ru-bsi cannot be turned back"):
        unromanize("Shchuka", "ru-bsi")


@pytest.mark.parametrize(
    ("code", "hint"),
    [("ru-bgn", "ru-bgn-pcgn"), ("bsi", "ru-bsi"), ("RU_BSI", "ru-bsi"), ("zzz", "refnorm list schemes")],
)
def test_an_unknown_scheme(code: str, hint: str) -> None:
    """The error names the nearest one."""
    with pytest.raises(ConfigError, match="no romanization scheme") as caught:
        scheme(code)
    assert hint in caught.value.hint


def test_the_shelf() -> None:
    """A language's schemes are those that are named for it."""
    assert {"ru", "kk", "uk"} <= set(languages())
    assert [s.code for s in schemes("kk")] == sorted(s.code for s in schemes() if s.language == "kk")
    assert scheme("ru-bsi") is scheme("ru-bsi")
    assert schemes("xx") == ()


def test_arcs() -> None:
    """An arc says where it stands and all that may be written there."""
    arcs = writes("съезд", scheme("ru-bgn-pcgn"))
    assert [arc.alternatives[0] for arc in arcs] == ["s", "”", "ye", "z", "d"]
    assert [(arc.start, arc.length) for arc in writes("ий", scheme("ru-bs-2979"))] == [(0, 2)]
