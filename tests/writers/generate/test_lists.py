"""Generated lists: entries as a table, good parts of printed ones kept, and the loop that closes."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refnorm
from refnorm import Options, Report, Source, analyze
from refnorm.config import build
from refnorm.romanization import schemes
from refnorm.text import CYRILLIC
from refnorm.writers import write

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
LISTS = sorted((HERE.parents[1] / "cases" / "loop").glob("*.txt"))
HEADINGS = {
    "ru": "СПИСОК ЛИТЕРАТУРЫ", "kk": "ӘДЕБИЕТТЕР ТІЗІМІ", "uk": "СПИСОК ВИКОРИСТАНИХ ДЖЕРЕЛ",
    "be": "СПІС ЛІТАРАТУРЫ", "bg": "ИЗПОЛЗВАНА ЛИТЕРАТУРА", "mn": "НОМ ЗҮЙ", "sr": "ЛИТЕРАТУРА",
    "tg": "АДАБИЁТ", "tt": "ӘДӘБИЯТ", "uz": "АДАБИЁТЛАР", "ky": "АДАБИЯТТАР", "hy": "ԳՐԱԿԱՆՈՒԹՅՈՒՆ",
    "ka": "ლიტერატურა",
}  # fmt: skip
RUSSIAN = [scheme.code for scheme in schemes("ru") if scheme.verified]
FILLER = {
    "ru": "Зимин А. Б. Снега // Природа. – 1999. – № 1. – С. 1–2.",
    "kk": "Қуатов Ә. Ұлы қыс туралы // Табиғат. – 1999. – № 1. – 1–2 бб.",
    "uk": "Зимко І. Ї. Сніги й крига // Природа. – 1999. – № 1. – С. 1–2.",
    "be": "Зімко У. І. Снягі ў лясах // Прырода. – 1999. – № 1. – С. 1–2.",
    "bg": "Зимов Ю. Снегът и въздухът в планината // Природа. – 1999. – № 1. – С. 1–2.",
    "mn": "Дорж Ө. Цас ба мөсний тухай // Байгаль. – 1999. – № 1. – Х. 1–2.",
    "sr": "Зимић Ј. Снегови и људи // Природа. – 1999. – № 1. – С. 1–2.",
    "tg": "Қосимов Ҷ. Барфу ях дар кӯҳҳо // Табиат. – 1999. – № 1. – С. 1–2.",
    "tt": "Үзбәков Җ. Кар һәм боз турында // Табигать. – 1999. – № 1. – Б. 1–2.",
    "ky": "Үсөнов Ө. Кар жана муз жөнүндө // Табият. – 1999. – № 1. – Б. 1–2.",
    "hy": "Զոհրաբյան Ա. Ձյան և սառույցի մասին // Բնություն. – 1999. – № 1. – Էջ 1–2.",
    "ka": "ზარიძე ა. თოვლი და ყინული // ბუნება. – 1999. – № 1. – გვ. 1–2.",
    "uz": "Қосимов Ў. Қор ва муз ҳақида // Табиат. – 1999. – № 1. – Б. 1–2.",
}


def made(text: str, options: Options | None = None, form: str = "references") -> str:
    """Return what is generated from a manuscript."""
    options = options or Options(debug=True)
    return write(read(text, options), form, options).decode()


def read(text: str, options: Options | None = None) -> Report:
    """Analyze a manuscript."""
    report = analyze(Source("article.txt", data=text.encode()), options=options or Options(debug=True))
    assert not report.errors
    return report


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_an_entry(case: dict[str, Any]) -> None:
    """A native entry becomes the romanized one that the table says."""
    language = case.get("language", "ru")
    table = {"title": "ours", "source": "a test"} | case.get("profile", {})
    options = Options(profile=build("ours", table), debug=True)
    text = f"{HEADINGS[language]}\n\n1. {case['native']}\n2. {FILLER[language]}\n"
    assert made(text, options).splitlines()[2] == f"1. {case['romanized']}"


def test_from_python() -> None:
    """The public function gives what the command prints."""
    path = LISTS[0]
    assert refnorm.generate(path, options=Options(debug=True)) == made(path.read_text("utf-8"))


def codes(report: Report) -> list[str]:
    """Return what is found in a report, without the missing translations and the doubts of the parser."""
    return [
        f"{f.code} {f.message}" for f in report.findings if f.code != "RN502" and not f.code.startswith("RN9")
    ]


@pytest.mark.parametrize("scheme", [*RUSSIAN, "kk-latin-2021", "kk-bgn-pcgn", "uk-kmu"])
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_the_loop_closes(path: Path, scheme: str) -> None:
    """A native list and the list generated from it have nothing wrong between them, but what it has alone."""
    text = path.read_text("utf-8")
    options = Options(schemes={scheme.partition("-")[0]: scheme}, debug=True)
    own = codes(read(text))
    assert [one for one in codes(read(f"{text}\n{made(text, options)}")) if one not in own] == []


KNOWN = """СПИСОК ЛИТЕРАТУРЫ

1. Ершов В. Я., Дроздовский Ю. В. Зимние дороги. – М.: Мысль, 2015. – 96 с.
2. Drozdovsky Yu. V., Jershoff K. L. Ice Roads. – Oxford: Alma, 2016. – 96 p.
3. Ли Дачжао. О речных долинах. – М.: Наука, 1959. – 214 с.
4. Кинг Дж. Р. Тихие воды. – М.: Мир, 1979. – 304 с.
5. King J. R. Still waters. – Oxford: Alma, 1971. – 290 p.
"""


@pytest.mark.parametrize(
    "name", ["Drozdovsky Yu. V. Zimnie", "Ershov V. Ya.", "Li Dazhao. O rechnykh", "King J. R. Tikhie"]
)
def test_known_spellings(name: str) -> None:
    """A work in Latin letters shows how an author is spelled, pinyin a Chinese one; a namesake does not."""
    assert name in made(KNOWN)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_generated_again(path: Path) -> None:
    """A list that was generated is good: it is kept letter by letter."""
    text = path.read_text("utf-8")
    once = made(text)
    assert made(f"{text}\n{once}") == once


_PIECES = st.sampled_from(
    ["Белов Г. И.", "Реки", "и др.", " // ", ". – ", ", ", "Т. 4", "№ 12", "С. 5–9", "243 с.", "М.:", "СПб.",
     "Наука", "2011", "[Электронный ресурс]", "под ред.", "2-е изд.", "12 мая", "Ә", "б.", "-бет", "(", ")",
     "«", "https://example.org/a_1", "DOI: 10.1000/182", " : ", " / ", "Oxford", "vol. 3", "Ўзбек",
     "…", "рp. 3"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=12))
def test_nothing_is_lost(pieces: list[str]) -> None:
    """Every number of an entry is in the new one, in its order, and no native letter is left."""
    native = " ".join(["Белов Г. И. Мосты", *pieces])
    line = made(f"{HEADINGS['ru']}\n\n1. {native}\n2. {FILLER['ru']}\n").splitlines()[2]
    assert re.findall(r"\d+", line.partition(" ")[2]) == re.findall(r"\d+", native)
    assert not re.search(f"[{CYRILLIC}]", line)


NATIVE = """СПИСОК ЛИТЕРАТУРЫ

1. Ершов П. Т. Мосты уездных городов // Вестник архитектуры. – 2014. – № 2. – С. 17–26.
2. Хофман К. Тихие воды. – М.: Мысль, 1970. – 96 с.
3. Белов Г. И. Камень и река // Природа. – 1990. – № 2. – С. 3–5.
4. Лунина В. Г. Хрупкость льда // Водное дело. – 2003. – № 7. – С. 101.
"""
PRINTED = """REFERENCES

1. Ershov P. T. Mosty uezdnykh gorodov [Bridges of towns]. Vestnik arkhitektury. 2014, no. 2, pp. 17–26.
2. Hoffmann K. Tikhie vody [Quiet waters]. Moscow: Mysl' Publ., 1970. 69 p. (In Russ.)
3. Lunina V. G. Khrupkost' l'da [Brittle ice]. Vodnoe delo. 2003, no. 7, p. 101.
4. Stoyanov A. N. Morskie vetry [Sea winds]. Okean. 1983, no. 9, pp. 44–48.
"""


MIXED = """СПИСОК ЛИТЕРАТУРЫ

1. Хаммел Г., Юрьев Я. Ж. Цели и щели в юных ячейках. – М.: Мир, 1975. – 307 с.
2. Цветнов Х. Я. Жизнь хвойных чащ и цветов юга // Природа. – 1990. – № 2. – С. 3–5.
3. Ямщиков Ю. Ш. Ячмень и хмель в хозяйствах южных хуторян // Нива. – 1996. – № 4. – С. 8–15.
4. Lund A. Ice roads. Report IAEA-TECDOC-1345. Vienna, 2003. 86 p.
5. HungLin T. Snow roads. Ice Age. 2001. Vol. 5. PP. 4-9.
6. HungLin T. Sand roads. Ice Age. 2002. Vol. 6. PP. 4-9.

REFERENCES

1. Hammel G., Yuriev Ya. Zh. Celi i scheli v yunyh yacheykah. Moscow, Mir Publ., 1975. 307 p.
2. Cvetnov H. Ia. Jizn hvoinyh chasch i cvetov iuga. Priroda, 1990, no. 2, pp. 3–5.
3. Yamshchikov Yu. Sh. Yachmen' i khmel' v khozyaistvakh yuzhnykh khutoryan. Niva, 1996, no. 4, pp. 8–15.
4. Lund A. Ice roads. Report IAEATECDOC1345. Vienna, 2003. 86 p.
5. Hung-Lin T. Snow roads. Ice Age. 2001, vol. 5, pp. 4-9.
6. Hung-Lin T. Sand roads. Ice Age. 2002, vol. 6, pp. 4-9.
"""


def test_a_mixed_list_is_by_one_scheme() -> None:
    """The usual scheme writes it anew; a western name stays, and a lost mark comes back where it stood."""
    lines = made(MIXED).splitlines()[2:]
    assert lines[0].startswith("1. Hammel G., ")
    assert "Zhizn' khvoinykh chashch i tsvetov yuga" in lines[1]
    assert lines[3] == "4. Lund A. Ice roads. Report IAEA-TECDOC-1345. Vienna, 2003. 86 p."
    assert (
        lines[5] == "6. Hung-Lin T. Sand roads. Ice Age. 2002, vol. 6, pp. 4-9."
    )  # the native one has the fault


def test_what_is_good_of_a_printed_list_stays() -> None:
    """Whole entries, translations and own spellings stay; what is wrong or missing is new."""
    assert made(f"{NATIVE}\n{PRINTED}").splitlines()[2:] == [
        PRINTED.splitlines()[2],
        "2. Hoffmann K. Tikhie vody [Quiet waters]. Moscow: Mysl' Publ., 1970. 96 p. (In Russ.)",
        "3. Belov G. I. Kamen' i reka [ … ]. Priroda, 1990, no. 2, pp. 3–5.",
        "4. Lunina V. G. Khrupkost' l'da [Brittle ice]. Vodnoe delo. 2003, no. 7, p. 101.",
    ]


def test_another_scheme_keeps_the_translation_and_the_own_spelling() -> None:
    """Where a scheme is asked for, what another one wrote is written anew."""
    options = Options(schemes={"ru": "ru-iso-9"}, debug=True)
    lines = made(f"{NATIVE}\n{PRINTED}", options).splitlines()
    assert lines[3] == "2. Hoffmann K. Tihie vody [Quiet waters]. Moscow: Myslʹ, 1970. 96 p. (In Russ.)"
    assert "Hrupkostʹ lʹda [Brittle ice]" in lines[5]


def test_a_translation_of_another_article_is_used() -> None:
    """The same work elsewhere in the issue lends its translation."""
    other = NATIVE.replace("1. Ершов П. Т.", "1. Ершов П.Т.")
    report = analyze(
        Source("one.txt", data=f"{NATIVE}\n{PRINTED}".encode()), Source("two.txt", data=other.encode())
    )
    lines = write(report, "references", Options()).decode().splitlines()
    assert sum("[Bridges of towns]" in line for line in lines) == 2


def test_the_difference() -> None:
    """The diff leaves what stays and shows what goes, also an entry that nothing native requires."""
    lines = made(f"{NATIVE}\n{PRINTED}", form="references-diff").splitlines()
    assert [line[:9] for line in lines if line[0] in "+-" and line[1] not in "+-"] == [
        "-2. Hoffm", "+2. Hoffm", "+3. Belov", "-4. Stoya",
    ]  # fmt: skip


def test_what_is_to_be_translated() -> None:
    """The titles without a translation are a list for people and programs."""
    found = json.loads(made(f"{NATIVE}\n{PRINTED}", form="references-todo"))
    assert [(one["label"], one["title"]) for one in found] == [("3", "Камень и река")]


def test_numbers_where_the_journal_wants_none() -> None:
    """A profile may leave the numbers out; their form is the printed one otherwise."""
    bare = build("ours", {"title": "ours", "source": "a test", "numbering": False})
    assert made(NATIVE, Options(profile=bare, debug=True)).splitlines()[2].startswith("Ershov")
    squared = re.sub(r"(?m)^(\d)\.", r"[\1]", NATIVE)
    assert made(squared).splitlines()[2].startswith("[1] Ershov")


def test_an_entry_of_another_edition_stays() -> None:
    """The page of the Russian journal beside the name of the English one would be the page of neither."""
    native = (
        "1. Щербин В.В. // Электрохимия. 1998. Т. 34. С. 122.\n2. Орлов П.П. Льды рек. М.: Наука, 2001. 20 с."
    )
    roman = (
        "1. Shcherbin, V.V., Russ. J. Electrochem., 1998, vol. 34, p. 111.\n"
        "2. Orlov, P.P., L'dy rek, Moscow: Nauka, 2001, 20 p."
    )
    text = f"СПИСОК ЛИТЕРАТУРЫ\n\n{native}\n\nREFERENCES\n\n{roman}\n"
    assert made(text).splitlines()[2] == roman.splitlines()[0]


HARVARD = """СПИСОК ЛИТЕРАТУРЫ

1. Ершов П. Т., Лунина В. Г. Мосты уездных городов // Вестник рек. – 2014. – Т. 8, № 2. – С. 17–26.
2. Белов Г. И. Камень и река. – М.: Волна, 1990. – 214 с.
3. Лунина В. Г. Хрупкость льда // Водное дело. – 2003. – Т. 5, № 7. – С. 101–109.
4. Чижов А. П., Белов Г. И. Ветры степи // Природа. – 1983. – Т. 4, № 9. – С. 44–48.

REFERENCES

1. Ershov, P. T., & Lunina, V. G. (2014). Mosty uezdnykh gorodov [Bridges of towns]. Vestnik rek, 8(2), 17–26.
2. Belov, G. I. (1990). Kamen' i reka [Stone and river]. Moscow: Volna. 214 p.
3. Lunina, V. G. (2003). Khrupkost' l'da [Brittle ice]. Vodnoe delo, 5(7), 101–109. https://doi.org/10.5555/ice.7
4. Chizhov, A. P., & Belov, G. I. (1983). Vetry stepi [Steppe winds]. Priroda, 4(9), 44–48.
"""


@pytest.mark.parametrize(
    ("printed", "spoiled"),
    [
        ("17–26.", "17–62."),
        ("Ershov, P. T., & Lunina, V. G.", "Lunina, V. G., & Ershov, P. T."),
        ("Ershov, P. T., & Lunina, V. G.", "Ershov, P. T."),
        ("Belov, G. I.", "Belov, G. N."),
        ("Kamen' i reka", "Kamen' i reak"),
        ("Volna. 214 p.", "Volna. P. 214."),
        ("Volna. 214 p.", "Volna. 241 p."),
        ("Vodnoe delo", "Vodnoe dela"),
        ("Priroda, 4(9), 44–48.", "Priroda, 4, 44–48."),
        ("Priroda, 4(9), 44–48.", "Priroda, 4(9)."),
        ("uezdnykh gorodov", "gorodov"),
        ("Volna. 214 p.", "Volna. 214 s."),
    ],
)
def test_what_is_wrong_is_mended_at_its_place(printed: str, spoiled: str) -> None:
    """An entry in another order than the native one keeps its form where one thing of it is new."""
    native, heading, romanized = HARVARD.partition("REFERENCES")
    assert printed in romanized
    text = native + heading + romanized.replace(printed, spoiled)
    assert made(text).splitlines()[2:] == HARVARD.split("REFERENCES\n\n")[1].splitlines()
