"""What is exported with both forms in one entry reads back as two lists, and the clean sample stays clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from refnorm import analyze

EXPECTED = Path(__file__).parents[2] / "samples" / "expected"


def found(name: str) -> list[str]:
    """Return the codes of what is found in an export, infos left out."""
    report = analyze(EXPECTED / name)
    return [f.code for f in report.results[0].findings if f.severity != "info"]


@pytest.mark.parametrize("name", ["clean.bib", "references-first.bib"])
def test_a_clean_export_is_clean(name: str) -> None:
    """A publisher that is there in native letters alone is no fault of the romanized form."""
    assert found(name) == []


def test_what_drifts_in_both_forms_is_found_again() -> None:
    assert found("drifts.bib").count("RN304") == 5
    assert "RN402" not in found("drifts.bib")


def test_a_translation_alone_is_the_romanized_form(tmp_path: Path) -> None:
    """Where a list only translates a title and a journal it prints no other name of them."""
    path = tmp_path / "a.bib"
    path.write_text(
        "@article{a, author={Орлов, А.}, title={Реки}, journal={Вода}, year={2011},"
        " romanized-author={Orlov, A.},"
        " translated-title={Rivers}, translated-journal={Water}}\n"
        "@book{b, title={Закон о реках}, year={2012}, translated-title={Law on rivers}}\n",
        encoding="utf-8",
    )
    (article,) = analyze(path).results[0].articles
    native, romanized = ([entry.raw for entry in lst.entries] for lst in article.lists)
    assert native == ["Орлов А. Реки. Вода, 2011", "Закон о реках, 2012"]
    assert romanized == ["Orlov A. Rivers. Water, 2011", "Law on rivers, 2012"]
