"""The samples' expected outputs equal what the program makes of them today."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from goldens import Golden
from words import ROOT

from refnorm import Options, analyze
from refnorm.writers import write

SAMPLES = sorted(
    path for path in (ROOT / "samples").iterdir() if path.is_file() and path.suffix in (".md", ".txt")
)
EXPECTED = ROOT / "samples" / "expected"
OUTPUTS = {
    "json": ".json", "bibtex": ".bib", "biblatex": ".biblatex.bib", "csl-json": ".csl.json", "ris": ".ris",
    "jats": ".jats.xml",
}  # fmt: skip
OPTIONS = {"list.txt": "list"}


def options(sample: Path) -> Options:
    """Return the options that a sample needs; the day is fixed, since access dates are held against it."""
    return Options(format=OPTIONS.get(sample.name), today=datetime.date(2024, 6, 1), debug=True)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_expected_output(
    sample: Path, output: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every writer's output of every sample is committed, so that a change of it is seen."""
    monkeypatch.chdir(ROOT)
    told = options(sample)
    report = analyze(sample.relative_to(ROOT).as_posix(), options=told)
    assert not report.errors
    written = write(report, output, told).decode().replace("\r\n", "\n")  # a text file of the repository
    golden(EXPECTED / f"{sample.stem}{OUTPUTS[output]}", written)


def test_no_output_is_left_over() -> None:
    """Every expected output has its sample."""
    named = {f"{sample.stem}{ending}" for sample in SAMPLES for ending in OUTPUTS.values()}
    assert {path.name for path in EXPECTED.iterdir()} == named


def codes(name: str) -> list[str]:
    """Return the codes of what is found in a sample."""
    sample = ROOT / "samples" / name
    report = analyze(sample, options=options(sample))
    return [finding.code for finding in report.findings]


def test_the_clean_sample_is_clean() -> None:
    """A manuscript without a fault has no findings at all."""
    assert codes("clean.md") == []


def test_the_drifts_are_found() -> None:
    """Six of eight entries of a real list have other pages on the romanized side."""
    assert codes("drifts.md").count("RN201") == 6
    assert {"RN101", "RN102"}.isdisjoint(codes("drifts.md"))


def test_references_may_stand_first() -> None:
    """A slipped access date and a slipped issue are all that is found."""
    assert codes("references-first.txt") == ["RN207", "RN204"]


LAYOUTS = {
    "parts.md": ("2 lists (in parts under subheadings), 4 pairs", ["RN201", "RN202"]),
    "beside.md": ("2 lists (both forms in one list), 4 pairs", ["RN201", "RN203"]),
    "table.md": ("2 lists (in a table), 3 pairs", ["RN202", "RN201"]),
    "three.md": ("3 lists, 6 pairs", ["RN204", "RN201", "RN204"]),
    "footnotes.md": ("2 lists (in footnotes), 3 pairs", ["RN204"]),
    "two-scripts.md": ("1 list (one list in two scripts), 0 pairs", ["RN001"]),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layouts_of_lists(name: str) -> None:
    """However lists are set, their entries pair, only the few drifts are found, the summary says how."""
    summary, found = LAYOUTS[name]
    sample = ROOT / "samples" / name
    report = write(analyze(sample, options=options(sample)), "text", options(sample)).decode()
    assert sorted(codes(name)) == sorted(found)
    assert summary in report.splitlines()[-1]


def test_entries_need_no_numbers() -> None:
    """The lost entry and the slipped year of an author-year list are found."""
    assert {"RN101", "RN202"} <= set(codes("unnumbered.txt"))
