"""Short lists: what the letters of all other words agree on, and what a missing entry leaves open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from refnorm import Source, analyze
from refnorm.model import Finding

LISTS = {
    "mn": [
        ("Цэрэнпил Я. Ө. Монголын нүүдэлчдийн ахуй. Улаанбаатар: Адмон, 2012. 201 х.",
         "Tserenpil Ya. Ö. Mongolyn nüüdelchdiin akhui. Ulaanbaatar: Admon, 2012. 201 p."),
        ("Хүрэлбаатар Ж. Ё. Говийн амьтад болон ургамлын судлал. Улаанбаатар: Жинст, 2017. 154 х.",
         "Khürelbaatar J. Yo. Goviin amitad bolon urgamlyn sudlal. Ulaanbaatar: Jinst, 2017. 154 p."),
    ],
    "sr": [
        ("Ђурђевић Љ. Ж. Шумске заједнице и њихова заштита. Београд: Наука, 2012. 201 стр.",
         "Đurđević Lj. Ž. Šumske zajednice i njihova zaštita. Belgrade: Nauka, 2012. 201 p."),
        ("Шћепановић Х. Ј. Хидрологија река и хаварије брана. Ниш: Пунта, 2005. 177 стр.",
         "Šćepanović H. J. Hidrologija reka i havarije brana. Niš: Punta, 2005. 177 p."),
    ],
    "be": [
        ("Ляўковіч Ю. Я. Гісторыя беларускага тэатра. Мінск: Навука, 2011. 210 с.",
         "Liaŭkovič Ju. Ja. Historyja bielaruskaha teatra. Minsk: Navuka, 2011. 210 p."),
        ("Шчарбакоў А. І. Ахова ракі Прыпяць і яе прытокаў. Брэст: Альтэрнатыва, 2008. 120 с.",
         "Ščarbakoŭ A. I. Achova raki Prypiać i jaje prytokaŭ. Brest: Aĺternatyva, 2008. 120 p."),
    ],
}  # fmt: skip
FAULTS = [
    ("mn", 1, "sudlal", "sudlala", "RN304"),
    ("mn", 0, "nüüdelchdiin", "nüüdelcdiin", "RN304"),
    ("mn", 0, "akhui", "ahui", "RN304"),
    ("sr", 0, "zajednice", "zajednitse", "RN304"),
    ("sr", 0, "zaštita", "zashtita", "RN304"),
    ("sr", 1, "havarije", "khavarije", "RN304"),
    ("sr", 1, "Šćepanović", "Šćepan0vić", "RN303"),
    ("be", 1, "Ščarbakoŭ", "Ščarbak0ŭ", "RN303"),
]


def findings(pairs: Sequence[tuple[str, str]], lost: int | None = None) -> list[Finding]:
    """Check a manuscript of two lists, one entry of the romanized one lost."""
    native = "\n".join(f"{n}. {one}" for n, (one, _) in enumerate(pairs, 1))
    rest = [one for at, (_, one) in enumerate(pairs) if at != lost]
    roman = "\n".join(f"{n}. {one}" for n, one in enumerate(rest, 1))
    text = f"СПИСОК ЛИТЕРАТУРЫ\n{native}\n\nREFERENCES\n{roman}\n"
    report = analyze(Source(name="x.txt", data=text.encode()))
    return [one for one in report.findings if one.code.startswith(("RN30", "RN40"))]


@pytest.mark.parametrize("language", LISTS)
def test_nothing_is_said_of_a_right_list(language: str) -> None:
    """A list of two works by one scheme has no fault."""
    assert findings(LISTS[language]) == []


@pytest.mark.parametrize(("language", "at", "right", "wrong", "code"), FAULTS)
def test_a_letter_that_the_other_words_speak_against(
    language: str, at: int, right: str, wrong: str, code: str
) -> None:
    """One scheme writes all words but one, and no scheme writes that one beside them."""
    pairs = list(LISTS[language])
    pairs[at] = (pairs[at][0], pairs[at][1].replace(right, wrong))
    assert code in [one.code for one in findings(pairs)]


RUSSIAN = [
    ("Яшин А. В. Оценка запасов подземных вод. Томск: Наука, 2001. 244 с.",
     "Yashin A. V. Otsenka zapasov podzemnykh vod. Tomsk: Nauka, 2001. 244 p."),
    ("Жилин Ф. Ж. Ударение и речь жителей гор. Томск: Наука, 2003. 144 с.",
     "Zhilin F. Zh. Udarenie i rech zhiteley gor. Tomsk: Nauka, 2003. 144 p."),
    ("Орлов Д. Е. Холмы и хутора. Томск: Наука, 2011. 90 с.",
     "Orlov D. E. Kholmy i hutora. Tomsk: Nauka, 2011. 90 p."),
    ("Павлов С. Р. Хлеба и хозяйство. Томск: Наука, 2012. 95 с.",
     "Pavlov S. R. Hleba i hozyaystvo. Tomsk: Nauka, 2012. 95 p."),
]  # fmt: skip


def test_a_missing_entry_is_no_witness_against_a_letter() -> None:
    """What only the lost entry showed was a habit: nothing weak is said of the word that remains."""
    about = {one.message for one in findings(RUSSIAN) if one.code == "RN304"}
    left = [one for one in findings(RUSSIAN, lost=3) if one.code == "RN304" and one.message not in about]
    assert not [one for one in left if one.severity == "info"]
    alone = findings([*RUSSIAN[:3]])
    assert "RN304" in [one.code for one in alone]
