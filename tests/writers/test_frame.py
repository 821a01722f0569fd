"""The frame of the report speaks the language of the messages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from refnorm import Options, analyze
from refnorm.annotators.notes import notes
from refnorm.writers import write

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.md"))
WORDS = re.compile(
    r"\b(article|articles|entry|entries|list|lists|pairs?|native|romanized|printed|suggested|compare"
    r"|errors?|warnings?|infos?|no findings|says|like|both|also|more|shows|muted)\b"
)


def frame(report: object, options: Options) -> list[str]:
    """Return the lines that are labels and counts, without messages, rule names, titles and values."""
    lines = write(report, "text", options).decode().splitlines()  # type: ignore[arg-type]
    cut = [re.sub(r" RN\d{3} .*", "", line).partition(" · ")[0] for line in lines]
    return [re.sub(r"^(    \S.*?)  .*", r"\1", line) for line in cut]


@pytest.mark.parametrize("language", ["ru", "uk", "kk"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_frame_has_no_english_words(path: Path, language: str) -> None:
    report = analyze(path)
    said = frame(report, Options(width=2000))
    assert any(map(WORDS.search, said))
    spoken = frame(report, Options(width=2000, language=language))
    # what a remark quotes stands behind its colon
    labels = [line.partition(": ")[0] if line.startswith("    ") else line for line in spoken]
    names = [label.removeprefix(path.as_posix()) for label in labels]
    assert [name for name in names if WORDS.search(re.sub(r"^\S+:\d+:\d+", "", name))] == []


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_both_values_begin_in_the_same_column(language: str) -> None:
    report = analyze(SAMPLES[0])
    lines = write(report, "text", replace(Options(width=2000), language=language)).decode().splitlines()
    labels = {
        "en": ("native", "romanized"), "ru": ("оригинал", "латиница"),
        "uk": ("оригінал", "латиниця"), "kk": ("түпнұсқа", "латын әрпімен"),
    }[language]  # fmt: skip
    columns = set()
    for label in labels:
        starts = [re.match(rf"    {label} {{2,}}", line) for line in lines]
        assert any(starts)
        columns |= {found.end() for found in starts if found}
    assert len(columns) == 1


@pytest.mark.parametrize("language", ["ru", "uk", "kk"])
def test_the_markdown_summary_has_no_english_heads(language: str) -> None:
    report = analyze(SAMPLES[2])
    said = write(report, "markdown", Options(language=language)).decode().splitlines()
    heads = [line for line in said if line.startswith(("#", "| | ")) or "|---" in line]
    heads += [cell for line in said if line.startswith("| ") for cell in line.split(" | ")[:1]]
    assert len(heads) > 5
    assert [head for head in heads if WORDS.search(head) or re.search(r"\b(rule|place|file)\b", head)] == []


@pytest.mark.parametrize(("language", "label"), [("ru", "оригинал: "), ("kk", "түпнұсқа: ")])
def test_notes_speak(language: str, label: str) -> None:
    result = analyze(SAMPLES[2]).results[0]
    values = [v for note in notes(result, Options(language=language)) for ln in note.lines for v in ln.values]
    assert any(value.startswith(label) for value in values)
    assert not any(re.match(r"(native|romanized|the \w+ says)\b", value) for value in values)
