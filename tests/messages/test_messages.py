"""Every language says everything, with the same values, in its own plural forms."""

from __future__ import annotations

import ast
import string
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from refnorm import Options, analyze
from refnorm.checks import manuals, rules
from refnorm.messages import LANGUAGES, PLURALS, SOURCE, Template, known, phrase, row, templates, told
from refnorm.messages.pages import first, lines, page
from refnorm.model import Manual, Phrase
from refnorm.writers import write

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.md"))
MAKERS = ("phrase", "row", "known", "worded", "became", "one_of", "small_enough")
"""What makes phrases of the keys of templates, as functions or as methods."""
OTHERS = [language for language in LANGUAGES if language != SOURCE]


def forms(template: Template) -> list[str]:
    """Return the texts of a template."""
    return [template] if isinstance(template, str) else list(template.values())


def places(text: str) -> set[str]:
    """Return the names of the values that a text asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def keys() -> Iterator[str]:
    """Yield the keys, or their beginnings, of all phrases that the package makes."""
    for path in (ROOT / "refnorm").rglob("*.py"):
        calls = (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call))
        for node in calls:
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name in MAKERS and node.args:
                first = node.args[0]
                options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                for one in options:
                    part = one.values[0] if isinstance(one, ast.JoinedStr) else one
                    if isinstance(part, ast.Constant):
                        yield str(part.value)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_template(language: str) -> None:
    assert sorted(templates(language)) == sorted(templates(SOURCE))


@pytest.mark.parametrize("language", OTHERS)
def test_the_values_are_the_same(language: str) -> None:
    for key, template in templates(language).items():
        wanted = places(forms(templates(SOURCE)[key])[0])
        assert all(places(text) == wanted for text in forms(template)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_the_language_s(language: str) -> None:
    for key, template in templates(language).items():
        if not isinstance(template, str):
            assert tuple(template) == PLURALS[language][0], key


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_was_left_in_english(language: str) -> None:
    """What is the same text in both languages is an abbreviation, or nothing but its places."""
    for key, template in templates(language).items():
        if template == templates(SOURCE)[key] and isinstance(template, str):
            words = "".join(literal for literal, *_ in string.Formatter().parse(template))
            assert words == words.upper(), key


def test_every_rule_says_something() -> None:
    said = {key.partition(".")[0] for key in keys()} | {"RN201", "RN202", "RN205", "RN206", "RN207"}
    assert {rule.code for rule in rules()} <= said | {"RN304", "RN305", "RN306", "RN307", "RN101", "RN102"}


def test_every_template_is_used() -> None:
    used = set(keys())
    beginnings = tuple(key for key in used if not known(key))
    groups = {"RN303", "RN304", "RN305", "RN306", "RN307"}
    unused = [
        key
        for key in templates(SOURCE)
        if key not in used and not key.startswith(beginnings) and key.partition(".")[0] not in groups
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("language", "n", "category"),
    [
        ("en", 1, "one"), ("en", 2, "other"), ("en", 0, "other"), ("kk", 1, "one"), ("kk", 5, "other"),
        ("ru", 1, "one"), ("ru", 21, "one"), ("ru", 11, "many"), ("ru", 2, "few"), ("ru", 12, "many"),
        ("ru", 14, "many"), ("ru", 22, "few"), ("ru", 5, "many"), ("ru", 111, "many"), ("uk", 3, "few"),
        ("uk", 13, "many"), ("uk", 0, "many"), ("uk", 101, "one"),
    ],
)  # fmt: skip
def test_categories(language: str, n: int, category: str) -> None:
    assert PLURALS[language][1](n) == category


def test_phrases_within_phrases() -> None:
    slips = (phrase("slip.missing_end", native="я"), phrase("slip.swapped", at=3, roman="ab"))
    said = phrase("RN303.letters", native="Я", romanized="Ia", slips=slips)
    assert told(said) == (
        "surname Я is written Ia: я is lost at the end; letter 3, ab: two letters changed places"
    )
    assert "я" in told(said, "ru")
    assert told(phrase("RN404.letter", letter="{x}", written="{", expected="}", word="{0}")).startswith("{x}")


def test_a_row() -> None:
    assert row("field.both", ["a", "b", "c"]) == Phrase(
        "field.both", (("first", Phrase("field.both", (("first", "a"), ("second", "b")))), ("second", "c"))
    )
    assert row("field.both", ["a"]) == "a"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_reports_speak_and_json_does_not(path: Path, language: str) -> None:
    report = analyze(path)
    options = Options(language=language)
    assert write(report, "json", options) == write(report, "json", Options())
    text = write(report, "text", replace(options, width=2000)).decode()
    for found in report.results[0].findings:
        assert told(found.phrases) == found.message
        assert found.message not in text


@pytest.mark.parametrize("language", OTHERS)
def test_every_rule_has_a_page_in_every_language(language: str) -> None:
    table = tomllib.loads((ROOT / "refnorm" / "messages" / "rules" / f"{language}.toml").read_text("utf-8"))
    assert sorted(table) == [one.code for one in manuals()]
    for code, said in table.items():
        assert set(said) == {"name", "what", "why", "fix", "source"}, code
        assert all(len(text.split()) > 1 for key, text in said.items() if key != "name"), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("manual", manuals(), ids=lambda manual: manual.code)
def test_a_page_is_whole(manual: Manual, language: str) -> None:
    shown = list(lines(page(manual, language), language))
    assert len(shown) == 8
    assert all(shown)
    assert manual.code in shown[0]


@pytest.mark.parametrize("language", OTHERS)
def test_no_source_is_left_in_english(language: str) -> None:
    """Standards have their names and clauses as the language writes them, in the terminal and in SARIF."""
    report = analyze(*SAMPLES[:1])
    helped = write(report, "sarif", Options(language=language)).decode()
    for manual in manuals():
        own, english = page(manual, language).source, page(manual).source
        assert own and own != english, manual.code
        assert "GOST" not in own, manual.code
        assert english not in helped, manual.code


def test_the_first_sentence() -> None:
    """Periods of initials, and of examples in quotes, end none."""
    assert first("They differ: `А. В.` is A. V., not B. V. here. More.") == (
        "They differ: `А. В.` is A. V., not B. V. here."
    )
    assert first("Остались знаки: «S. 5», «M.:». Ещё.") == "Остались знаки: «S. 5», «M.:»."
    assert first("A chapter (or a part). Its book.") == "A chapter (or a part)."
    assert first("One") == "One"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_of_a_plug_in_has_its_own_page(language: str) -> None:
    """What is not in the tables is told as it is written; sections that it lacks are left out."""
    manual = Manual("XX1", "own-rule", "info", "What it finds.\n\nWhy: for good reason.\n")
    shown = list(lines(page(manual, language), language))
    assert shown[1] == "What it finds."
    assert len(shown) == 4 and "for good reason." in shown[2]


def test_what_stops_a_reading_is_said_in_every_language() -> None:
    """No error that people meet, and no doubt of a reader, is made of English words."""
    said = []
    for path in (ROOT / "refnorm").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            told = _said(node) if isinstance(node, ast.Call) else ()
            if isinstance(node, ast.FunctionDef) and "raise ReadError(" in ast.unparse(node):
                # what is put into the words is said as well
                told = [
                    part
                    for one in ast.walk(node)
                    if isinstance(one, ast.Assign)
                    for part in _parts(one.value)
                ]
            said += [f"{path.name}: {ast.unparse(one)}" for one in told if _is_prose(one)]
    assert said == []


def _said(node: ast.Call) -> list[ast.expr]:
    """Return what a call says to people."""
    name = ast.unparse(node.func)
    errors = name in ("ReadError", "ConfigError", "UnknownFormat")
    return node.args if errors or name.endswith(("strays.append", "doubts.append")) else []


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the values of which one is assigned."""
    return node.values if isinstance(node, ast.BoolOp) else [node]


def _is_prose(node: ast.expr) -> bool:
    """Tell whether an argument is a text with words in it, and no command to type."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(
        isinstance(one, ast.Constant) and " " in str(one.value).removeprefix("refnorm ").strip()
        for one in parts
    )
