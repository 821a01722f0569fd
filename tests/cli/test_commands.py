"""Commands as a table of data: arguments in; status, stdout and stderr out."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cli_texts import FILES, Run

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_case(refnorm: Run, case: dict[str, Any]) -> None:
    """Status, what stdout holds, what stderr holds; and never a traceback."""
    outcome = refnorm(*case["args"], stdin=FILES[case["stdin"]] if "stdin" in case else b"")
    out = outcome.out.decode("utf-8")
    assert outcome.status == case["status"], outcome.err + out
    assert [part for part in case.get("out", []) if part not in out] == []
    assert [part for part in case.get("err", []) if part not in outcome.err] == []
    assert case.get("lines", outcome.err.count("\n")) == outcome.err.count("\n"), outcome.err
    assert "Traceback" not in outcome.err + out


FAILING = [case for case in CASES if case["status"] == 2]
OWN = re.compile(r"refnorm: .*[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіЇїЄєҐґ]")


@pytest.mark.parametrize("language", ["ru", "kk", "uk"])
@pytest.mark.parametrize("case", FAILING, ids=[case["why"] for case in FAILING])
def test_failures_speak_the_reader_s_language(
    refnorm: Run, case: dict[str, Any], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong is told in the language of the environment, with the same status and values."""
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    outcome = refnorm(*case["args"], stdin=FILES[case["stdin"]] if "stdin" in case else b"")
    assert outcome.status == 2
    strange = [line for line in outcome.err.splitlines() if not OWN.match(line)]
    assert strange == []


def test_a_language_is_asked_for(refnorm: Run) -> None:
    """`--lang` goes before the environment, even before the command begins; JSON is English."""
    assert "нет правила" in refnorm("check", "clean.md", "--select", "RN99", "--lang", "ru").err
    assert "немає правила" in refnorm("check", "clean.md", "--select", "RN99", "--lang", "uk").err
    assert "no rule is called" in refnorm("check", "clean.md", "--select", "RN99").err
    report = json.loads(refnorm("check", "nothing.md", "--format", "json", "--lang", "ru").out)
    assert report["errors"][0]["message"] == "there is no such file or folder"


def test_an_unknown_option(refnorm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What typer says of an option that there is not is told in the language of the environment."""
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert "нет такого ключа: --formt (возможны: --format" in refnorm("check", "--formt").err


def test_the_report_holds_what_failed(refnorm: Run) -> None:
    """A failure is on stderr and in the JSON report, and stdout is JSON alone."""
    outcome = refnorm("check", "--format", "json", "drift.md", "nothing.md")
    report = json.loads(outcome.out)
    assert outcome.status == 2
    assert [error["source"] for error in report["errors"]] == ["nothing.md"]
    assert [document["source"] for document in report["documents"]] == ["drift.md"]


def test_one_record_a_line(refnorm: Run) -> None:
    """Bare references give one item a line, in order."""
    outcome = refnorm("export", "bare.txt", "--from", "list", "--to", "csl-json")
    assert [item["issued"]["date-parts"] for item in json.loads(outcome.out)] == [[[2011]], [[2004]]]


def test_info_alone_is_clean(refnorm: Run, folder: Path) -> None:
    """An article with one list only has an info, and exit 0."""
    text = (folder / "clean.md").read_text("utf-8")
    (folder / "single.md").write_text(text[: text.index("## REFERENCES")], "utf-8")
    outcome = refnorm("check", "single.md", "--select", "RN001")
    assert outcome.status == 0
    assert b"RN001" in outcome.out


def test_a_terminal_is_not_waited_for(refnorm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a text and without a pipe there is nothing to romanize."""
    monkeypatch.setattr("refnorm.cli.romanize.is_terminal", lambda: True)
    outcome = refnorm("romanize", "-s", "ru-bsi")
    assert outcome.status == 2
    assert "there is nothing to romanize" in outcome.err
