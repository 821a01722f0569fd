"""The letter to the author: what is asked, on how many pages; harmless whatever was printed."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import converting
import hostile
import pytest
from docx import Document
from typer.testing import CliRunner

from refnorm import Options, Source, analyze
from refnorm.cli import app
from refnorm.errors import ConfigError
from refnorm.messages import LANGUAGES
from refnorm.model import Report
from refnorm.writers import write
from refnorm.writers.scene.words import dated

SAMPLES = Path(__file__).parents[2] / "samples"
DRIFTS = SAMPLES / "drifts.md"


def letter(report: Report, **options: object) -> str:
    """Return the letter in Markdown."""
    return write(report, "letter-markdown", Options(**options)).decode()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def drifts() -> Report:
    """Return the report of the sample with drifts."""
    return analyze(DRIFTS)


def test_a_value_to_choose_is_asked_for(drifts: Report) -> None:
    text = letter(drifts)
    assert "**1.** entry 1, line 20: page 58 became 258.\\\nWhich is right? ☐ `58` ☐ `258` ☐ other" in text
    assert "The same in entry 6." in text


def test_one_right_answer_is_asked_for(drifts: Report) -> None:
    assert "Please correct `relations] // «Central` to `relations]. «Central`." in letter(drifts)
    text = CLEAN.replace("Savchuk T. M. Grunty", "Savchuk T. M. Gruntу")
    assert "Please correct `Gruntу` to `Grunty`." in letter(analyze(Source("a.md", data=text.encode())))


CLEAN = (SAMPLES / "clean.md").read_text("utf-8")


def test_infos_are_left_out(drifts: Report) -> None:
    infos = [f.message for f in drifts.findings if f.severity == "info"]
    assert infos
    assert not any(message in letter(drifts) for message in infos)


def test_nothing_to_ask() -> None:
    assert letter(analyze(SAMPLES / "clean.md")) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_letter(drifts: Report, language: str) -> None:
    text = letter(drifts, language=language)
    assert len(re.findall(r"^\*\*\d+\.\*\*", text, re.MULTILINE)) >= 12
    assert ("Dear" in text) == (language == "en")
    assert "`58`" in text


@pytest.mark.parametrize("name", sorted(dict(hostile.every())))
def test_hostile_content_is_text(name: str) -> None:
    report = dict(hostile.every())[name]
    page = write(report, "letter-html", Options()).decode("utf-8")
    assert "<script" not in page
    assert "\x1b" not in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    Document(io.BytesIO(write(report, "letter-docx", Options())))


def many(count: int) -> bytes:
    """Return a manuscript in which every pair drifts."""
    native = [
        f"{n}. Сергеев П. Т. Реки и озёра степи, {n}-й том // Водное дело. 2011. № {n}. С. {n}–{n + 9}."
        for n in range(1, count + 1)
    ]
    roman = [
        f"{n}. Sergeev P. T. Reki i ozera stepi, {n}-i tom. Vodnoe delo. 2012, no. {n}, pp. {n}–{n + 8}."
        for n in range(1, count + 1)
    ]
    return "\n".join(["# Реки", "Литература", *native, "", "References", *roman]).encode()


def test_two_pages_at_most(tmp_path: Path) -> None:
    report = analyze(Source("a.md", data=many(60)))
    text = letter(report, language="ru")
    assert "Мест, не поместившихся в письмо" in text
    (tmp_path / "a.docx").write_bytes(write(report, "letter-docx", Options(language="ru")))
    converting.by_office("pdf", tmp_path, tmp_path / "a.docx")
    from pypdf import PdfReader

    reader = PdfReader(tmp_path / "a.pdf")
    assert len(reader.pages) == 2
    assert "☐" in reader.pages[0].extract_text()


def test_python_docx_reads_the_letter(drifts: Report) -> None:
    document = Document(io.BytesIO(write(drifts, "letter-docx", Options())))
    paragraphs = [p.text for p in document.paragraphs]
    assert any(
        p.startswith("1. entry 1, line 20: page 58 became 258.\nWhich is right? ☐ 58") for p in paragraphs
    )
    assert document.sections[0].page_width.cm == pytest.approx(21.0, abs=0.1)


def test_the_journal_s_own_template(drifts: Report, tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("{% for item in items %}{{ loop.index }}/{{ items|length }} {% endfor %}", "utf-8")
    assert letter(drifts, template=str(own)).startswith("1/")


@pytest.mark.parametrize(
    "text", ["{% for %}", "{{ nothing.at.all }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}"]
)
def test_a_template_that_cannot_be_used(drifts: Report, tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.md"
    own.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="template"):
        letter(drifts, template=str(own))


def test_the_second_letter_has_the_numbers_of_the_first(tmp_path: Path) -> None:
    # one place less, so that the first letter has room for all
    text = DRIFTS.read_text("utf-8").replace('"is a large', "is a large")
    (tmp_path / "old.md").write_text(text, "utf-8")
    mended = text.replace("2000, p. 258", "2000, p. 58").replace("2004, p. 589", "2005, p. 58-59")
    (tmp_path / "new.md").write_text(mended, "utf-8")
    first = letter(analyze(tmp_path / "old.md"))
    numbers = dict(re.findall(r"^\*\*(\d+)\.\*\* (.*?)\\?$", first, re.MULTILINE))
    command = [
        "diff",
        tmp_path / "old.md",
        tmp_path / "new.md",
        "--letter",
        tmp_path / "b.md",
        "--lang",
        "en",
    ]
    assert CliRunner().invoke(app, list(map(str, command))).exit_code == 1
    second = (tmp_path / "b.md").read_text("utf-8")
    left = dict(re.findall(r"^\*\*(\d+)\.\*\* (.*?)\\?$", second.partition("## New")[0], re.MULTILINE))
    fresh = dict(re.findall(r"^\*\*(\d+)\.\*\* (.*?)\\?$", second.partition("## New")[2], re.MULTILINE))
    assert left
    assert all(numbers[n].partition(": ")[2] == said.partition(": ")[2] for n, said in left.items())
    corrected = re.search(r"Corrected, thank you:\*\* ([\d, ]+)", second)
    assert corrected
    gone = corrected[1].split(", ")
    assert {numbers[n].partition(": ")[2] for n in gone} == {"page 58 became 258.", "pages 58-59 became 589."}
    assert [int(n) for n in fresh] == [len(numbers) + 1]
    assert "year 2004 became 2005" in next(iter(fresh.values()))
    assert sorted([*left, *gone], key=int) == sorted(numbers, key=int)


def test_the_command_writes_beside_the_manuscript(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(DRIFTS.read_bytes())
    runner = CliRunner()
    assert runner.invoke(app, ["letter", str(path)]).exit_code == 0
    assert Document(str(tmp_path / "a.letter.docx")).paragraphs
    again = runner.invoke(app, ["letter", str(path)])
    assert again.exit_code != 0
    shown = runner.invoke(app, ["letter", str(path), "--to", "markdown", "-o", "-", "--lang", "uk"])
    assert "Шановний авторе" in shown.stdout


def test_a_letter_an_article(tmp_path: Path) -> None:
    report = analyze(DRIFTS)
    twice = replace(report, results=(report.results[0], report.results[0]))
    assert letter(twice).count("Dear author") == 2


def test_days_are_written_as_people_write_them() -> None:
    assert [dated(date(2026, 3, 5), language) for language in ("en", "ru", "kk", "uk")] == [
        "2026-03-05", "05.03.2026", "05.03.2026", "05.03.2026"
    ]  # fmt: skip
