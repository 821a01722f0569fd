"""Every rule keeps the promises of its table and of its docstring."""

from __future__ import annotations

import pytest
import rule_cases
from rule_cases import FILLERS, TABLES, Case

from refnorm.checks import RULES, Rule, rules

CODES = sorted(path.stem for path in TABLES.glob("RN*.toml"))
CASES = [
    pytest.param(code, kind == "fail", one, id=f"{code}-{kind}{number}")
    for code in CODES
    for kind, cases in rule_cases.table(code).items()
    for number, one in enumerate(cases, 1)
]


@pytest.mark.parametrize(("code", "fails", "one"), CASES)
def test_a_case_of_a_table(code: str, fails: bool, one: Case) -> None:
    """The rule finds what a failing case promises, and nothing in a passing one."""
    assert rule_cases.broken(code, one, fails) == [], one.why or one.manuscript


def test_every_rule_has_a_table() -> None:
    """A rule comes with its cases, and cases come with their rule."""
    assert [rule.code for rule in rules()] == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_table_has_both_kinds(code: str) -> None:
    """A table shows where the rule fires and where it keeps still."""
    assert all(rule_cases.table(code).values())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_bad_example_fires(rule: Rule) -> None:
    """What the manual page calls bad is found."""
    bad, _ = rule_cases.examples(rule)
    assert rule_cases.run(rule.code, bad), bad.manuscript


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_good_example_is_silent(rule: Rule) -> None:
    """What the manual page calls good is not found."""
    _, good = rule_cases.examples(rule)
    assert rule_cases.run(rule.code, good) == [], good.manuscript


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_manual_page_reads_well(rule: Rule) -> None:
    """It begins with one sentence on one line and says why the fault matters."""
    parts = rule_cases.sections(rule.doc)
    assert parts[""].splitlines()[0].endswith(".")
    assert len(parts["Why"].split()) >= 5
    assert len(parts["Fix"].split()) >= 5
    assert parts["Source"].strip()


def test_the_fillers_are_clean() -> None:
    """The entries that stand around every case have no findings but what a pair without a text has."""
    empty = Case(native=(), romanized=())
    assert [code for code in RULES if rule_cases.run(code, empty)] == []
    assert all(native in empty.manuscript and romanized in empty.manuscript for native, romanized in FILLERS)


PAIR = rule_cases.case(
    {
        "native": "Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.",
        "romanized": "Orlov D. E. O vetre. Moscow: Kolos, 1987. 241 p.",
    }
)


@pytest.mark.parametrize(
    ("one", "fails"),
    [
        pytest.param(PAIR, False, id="it fires and should not"),
        pytest.param(Case(PAIR.native, PAIR.native), True, id="it should fire and does not"),
        pytest.param(Case(PAIR.native, PAIR.romanized, count=2), True, id="not as often"),
        pytest.param(Case(PAIR.native, PAIR.romanized, message="2014"), True, id="another message"),
        pytest.param(Case(PAIR.native, PAIR.romanized, severity="info"), True, id="another severity"),
    ],
)
def test_a_broken_promise_is_noticed(one: Case, fails: bool) -> None:
    """A case that is wrong about a rule does not pass."""
    assert rule_cases.broken("RN201", one, fails)


def test_a_kept_promise_passes() -> None:
    """The same pair with the right promise is fine."""
    assert rule_cases.broken("RN201", Case(PAIR.native, PAIR.romanized, severity="error"), True) == []


@pytest.mark.parametrize(
    "row",
    [{"native": "a", "romanised": "b"}, {"message": "a"}, {"why": "no text"}],
    ids=["spelling", "none", "why"],
)
def test_a_wrong_row_is_refused(row: dict[str, object]) -> None:
    """A mistyped key would make a case that proves nothing."""
    with pytest.raises(ValueError, match="case"):
        rule_cases.case(row)


@pytest.mark.parametrize(
    "doc",
    [
        "What.\n\nBad:\n    text: a\n\nGood:\n    text: b\n",
        "What.\n\nWhy: it is.\n\nGood:\n    text: a\n\nBad:\n    text: b\n",
        "What.\n\nWhy: it is.\n\nBad:\n    text: a\n",
    ],
    ids=["no why", "good first", "no good"],
)
def test_a_docstring_without_its_sections_is_refused(doc: str) -> None:
    """Why, Bad and Good stand in this order."""
    with pytest.raises(ValueError, match="sections are"):
        rule_cases.sections(doc)


@pytest.mark.parametrize(
    "section",
    ["", "    Иванов И. И.\n", "    text: a\n    native: b\n"],
    ids=["empty", "no key", "both kinds"],
)
def test_a_wrong_example_is_refused(section: str) -> None:
    """An example that cannot be run is none."""
    with pytest.raises(ValueError, match="example"):
        rule_cases.example(section)


def test_a_manuscript() -> None:
    """Entries are numbered through, a printed number stays, and fillers stand before them."""
    lines = Case(("7. Б", "В"), ("B", "V")).manuscript.splitlines()
    assert lines[0] == "Литература"
    assert lines[2].startswith("1. Гусев")
    assert lines[4:6] == ["7. Б", "4. В"]
    assert lines[-2:] == ["3. B", "4. V"]
    bare = Case(("Б",), ("B",), filler=False, numbered=False)
    assert bare.manuscript == "Литература\n\nБ\n\nReferences\n\nB\n"
