"""Muted findings: one of several places, a fingerprint, some files; the count never lost."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from refnorm import Options, Source, analyze
from refnorm.config import Mute, Profile
from refnorm.model import Finding, Report
from refnorm.writers import write

NATIVE = [
    "Гусев Н. В. Птицы северных островов // Вестник зоологии. 2009. № 4. С. 31–40.",
    "Крылова Е. М. Птицы горных дорог. М.: Наука, 1996. 180 с.",
    "Орлов Д. Е. Птицы степи. М.: Колос, 1987. 214 с.",
    "Зимин К. Л. О птицах. М.: Мир, 1990. 96 с.",
]
ROMANIZED = [
    "Gusev N. V. Pticy severnykh ostrovov. Vestnik zoologii. 2009, no. 4, pp. 31–40.",
    "Krylova E. M. Ptisy gornykh dorog. Moscow: Nauka, 1996. 180 p.",
    "Orlov D. E. Ptisy stepi. Moscow: Kolos, 1978. 214 p.",
    "Zimin K. L. O ptisakh. Moscow: Mir, 1990. 69 p.",
]


def manuscript(first: int = 1) -> bytes:
    """Set both lists, with numbers from the first."""
    lists = (("Литература", NATIVE), ("References", ROMANIZED))
    return "\n".join(
        line
        for heading, entries in lists
        for line in (heading, "", *(f"{n}. {entry}" for n, entry in enumerate(entries, first)), "")
    ).encode()


def checked(*mutes: Mute, name: str = "m.md", select: tuple[str, ...] = ()) -> Report:
    """Analyze the manuscript with some findings muted."""
    options = Options(profile=Profile("", "", "", mute=mutes), select=select, debug=True)
    return analyze(Source(name, data=manuscript()), options=options)


def codes(report: Report) -> list[str]:
    """Return the codes of all findings."""
    return [f.code for f in report.findings]


def test_a_muted_entry() -> None:
    """The finding is gone, its like elsewhere stays, and the count says so."""
    report = checked(Mute("RN202", "meant so", entry="3"))
    assert "RN202" in codes(checked()) and "RN202" not in codes(report)
    assert "RN201" in codes(report)
    assert [m.count for m in report.muted] == [1]


def test_a_family() -> None:
    """A beginning of a code mutes all its rules at an entry."""
    report = checked(Mute("RN2", "meant so", entry="3"), Mute("RN2", "meant so", entry="4"))
    assert not [code for code in codes(report) if code.startswith("RN2")]


def test_a_fingerprint() -> None:
    """A finding is muted by what it is, wherever it stands."""
    fault = next(f for f in checked().findings if f.code == "RN201")
    report = checked(Mute("RN201", "meant so", fingerprint=fault.fingerprint))
    assert "RN201" not in codes(report)
    assert report.muted[0].count == 1


@pytest.mark.parametrize(("pattern", "count"), [("m.*", 1), ("n.md", None), ("old/*", None)])
def test_in_some_files(pattern: str, count: int | None) -> None:
    """A mute of another file neither silences nor is useless here."""
    report = checked(Mute("RN202", "meant so", entry="3", file=pattern))
    assert [m.count for m in report.muted] == ([] if count is None else [count])


@pytest.mark.parametrize("one", [Mute("RN202", "a", entry="1"), Mute("RN201", "a", fingerprint="00")])
def test_a_useless_mute(one: Mute) -> None:
    """What silences nothing is reported with a count of 0, and nothing is lost."""
    report = checked(one)
    assert [m.count for m in report.muted] == [0]
    assert codes(report) == codes(checked())


def misspelled(mutes: tuple[Mute, ...]) -> Finding:
    """Return the finding of a word that is misspelled alike in three entries."""
    native = [f"Орлов Д. Е. Казахстанско-{w} связи. М.: Колос, 198{n}. 214 с." for n, w in WORDS]
    roman = [f"Orlov D. E. Kazhstansko-{w} svyazi. Moscow: Kolos, 198{n}. 214 p." for n, w in LATIN]
    rows = [f"{n}. {e}" for side in (native, roman) for n, e in enumerate(side, 1)]
    text = "\n".join(["Литература", *rows[:3], "", "References", *rows[3:], ""])
    options = Options(profile=Profile("", "", "", mute=mutes))
    report = analyze(Source("m.md", data=text.encode()), options=options)
    return next(f for f in report.findings if f.romanized and f.romanized.text == "Kazhstansko")


def test_a_family_where_one_rule_is_asked_for() -> None:
    """What is muted stays silent, and a mute of rules that nobody asked for is not called useless."""
    both = Mute("RN2", "meant so", entry="3"), Mute("RN2", "meant so", entry="1")
    report = checked(*both, select=("RN202",))
    assert codes(checked(select=("RN202",))) == ["RN202"] and codes(report) == []
    assert [m.count for m in report.muted] == [1]


def test_one_of_several_places() -> None:
    """A finding of several places loses the muted one and moves to the next."""
    told = [misspelled(()), misspelled((Mute("RN304", "a", entry="1"),))]
    assert [len(f.occurrences) for f in told] == [2, 1]
    assert [f.native.entry for f in told if f.native] == [1, 2]
    assert [f.place.line for f in told if f.place] == [2, 3]


WORDS = tuple(enumerate(("китайские", "русские", "татарские")))
LATIN = tuple(enumerate(("kitayskie", "russkie", "tatarskie")))


def test_the_json_report_holds_what_is_muted() -> None:
    """Programs see what was silenced, and why; the schema knows it."""
    report = json.loads(write(checked(Mute("RN202", "meant so", entry="3", origin="f:1")), "json", Options()))
    schema = resources.files("refnorm.writers").joinpath("report.schema.json").read_text("utf-8")
    Draft202012Validator(json.loads(schema)).validate(report)
    assert report["muted"] == [
        {
            "rule": "RN202", "entry": "3", "fingerprint": None, "reason": "meant so",
            "origin": "f:1", "count": 1,
        }
    ]  # fmt: skip
