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
