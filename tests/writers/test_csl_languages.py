"""The language that an item of CSL-JSON is said to be in."""

from __future__ import annotations

from dataclasses import replace

import factory
import pytest
from factory import bracket
from test_csl_json import items, one

from refnorm.model import Reference


@pytest.mark.parametrize(("number", "tag"), [(0, "ru-Latn"), (1, "kk-Latn"), (2, "und-Latn")])
def test_language_of_romanized_items(number, tag):
    """The counterpart names the language; without one the script is all that is known."""
    assert items(factory.full(), "romanized")[number]["language"] == tag


def test_a_romanized_entry_of_a_latin_work_is_english():
    """A work that is Latin in the native list was not romanized."""
    report = factory.report()
    result = report.results[0]
    article = result.articles[0]
    native, romanized = article.lists
    latin = replace(native.entries[0], raw="Smith J. Lakes. 2000.", reference=Reference(title="Lakes"))
    plain = replace(romanized.entries[0], reference=Reference(title="Lakes"))
    native = replace(native, entries=(latin, *native.entries[1:]))
    romanized = replace(romanized, entries=(plain, *romanized.entries[1:]))
    changed = replace(result, articles=(replace(article, lists=(native, romanized)),))
    assert items(replace(report, results=(changed,)), "romanized")[0]["language"] == "en"


@pytest.mark.parametrize(("title", "tag"), [("O reke i vetre", "ru-Latn"), ("On rivers and wind", "en")])
def test_a_note_on_the_language_tells_a_romanized_title(title, tag):
    """A title in English before the note is the translation."""
    found = one(title=title, brackets=(bracket("(In Russ.)", "language"),))
    assert found.get("language") == tag


@pytest.mark.parametrize(
    ("note", "tag"), [("in Georgian", "ka-Latn"), ("In Ukr.", "uk-Latn"), ("на англ. яз.", "und-Latn")]
)
def test_a_note_names_the_language(note, tag):
    """What a note says in English is the language of the work."""
    assert one(title="Tsqlis istoria", brackets=(bracket(note, "language"),)).get("language") == tag


@pytest.mark.parametrize(("title", "tag"), [("Transport of ice in rivers", "en"), ("Ice", None)])
def test_an_english_title_tells_its_language(title, tag):
    """A title of several English words is English in any list."""
    assert one(title=title).get("language") == tag


def test_a_cyrillic_bracket_is_no_english():
    """A Chinese title may be translated into Russian."""
    found = one(title="为中哈", brackets=(bracket("[Ради мечты]", "title"),))
    assert found["custom"]["refnorm"]["variants"] == {"und": {"title": "Ради мечты"}}


@pytest.mark.parametrize(
    ("title", "known", "tag"),
    [
        ("Астана в треугольнике держав и соседей", "kk", "ru"),
        ("Қазақ тілінің грамматикасы", "ru", "kk"),
        ("Абай жолы", "kk", "kk"),
        ("Абай жолы", "ru", "ru"),
        ("Історія України та її народу", "ru", "uk"),
        ("Сорок дней", "und", "ru"),
        ("Сорок дней", "bg", "bg"),
        ("Казахстан сегодня. Аналитический сборник", "kk", "ru"),
        ("Тил жана адабият", "ky", "ky"),
        ("Бызшәа алитература", "ab", "ab"),
        ("The theory of lakes and rivers", "kk", "en"),
        ("Sotsialnoe razvitie in obshchestve", "en", None),
        ("为中哈", "und", None),
        ("Обзор цифрового развития (Measuring digital progress)", "kk", "ru"),
    ],
)
def test_language_of_an_entry(title, known, tag):
    """Letters and function words tell Russian works in a Kazakh list from Kazakh ones."""
    from refnorm.locales.tongues import tongue

    assert tongue(Reference(title=title), title, known) == tag


def test_language_of_a_work_in_a_foreign_journal():
    """A title that is long enough tells the language, whatever the journal's name is."""
    from refnorm.locales.tongues import tongue

    work = Reference(title="Измерение глубины рек и каналов", container_title="Системи обробки інформації")
    assert tongue(work, "", "ru") == "ru"


def test_the_parser_has_the_first_word_on_language():
    """Nothing is guessed where the language is known."""
    assert one(title="Абай жолы", language="ky")["language"] == "ky"
