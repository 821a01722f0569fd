"""The command line of pipelines: formats, streams, baselines, comparisons, and what fails a run."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_texts import CLEAN, DRIFT, Run

MORE = DRIFT.replace("2004. 320", "2014. 320")


@pytest.mark.parametrize(
    ("args", "status"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--select", "RN501"), 0),
        (("--select", "RN201", "--fail-on", "info"), 1),
        (("--fail-on", "info", "--exit-zero"), 0),
    ],
)
def test_what_fails_a_run(refnorm: Run, args: tuple[str, ...], status: int) -> None:
    """A finding fails the run where it is as grave as asked."""
    assert refnorm("check", "drift.md", *args).status == status


@pytest.mark.parametrize(("least", "status"), [("error", 0), ("warning", 0), ("info", 1)])
def test_an_info_may_fail_a_run(refnorm: Run, least: str, status: int) -> None:
    """An article with one list has an info alone."""
    assert refnorm("check", "native.md", "--select", "RN001", "--fail-on", least).status == status


def test_what_is_less_grave_is_left_out(refnorm: Run, folder: Path) -> None:
    """It is not shown, the exit status and the summary's verdict are as ever."""
    (folder / "doubled.md").write_text(DRIFT.replace("\n2. Orlova", "\n2. 2. Orlova"), "utf-8")
    whole, graver = (
        refnorm("check", "doubled.md", "--quiet", *least) for least in ((), ("--min-severity", "error"))
    )
    assert (b"RN002" in whole.out, b"RN002" in graver.out) == (True, False)
    assert b"RN201" in graver.out
    hidden = refnorm("check", "doubled.md", "--select", "RN002", "--min-severity", "error", "--quiet")
    assert (hidden.status, hidden.out) == (1, b"")
    rows = (
        refnorm("check", "doubled.md", "--summary", *least) for least in ((), ("--min-severity", "error"))
    )
    assert next(rows).out == next(rows).out


@pytest.mark.parametrize("name", ["sarif", "github", "junit", "csv", "xlsx", "jsonl", "markdown"])
def test_a_format_is_written(refnorm: Run, folder: Path, name: str) -> None:
    """To a file whole, to a pipe alone, and both alike."""
    outcome = refnorm("check", "drift.md", "--format", name)
    assert (outcome.status, outcome.err) == (1, "")
    assert refnorm("check", "drift.md", "--format", name, "-o", f"out.{name}").out == b""
    assert (folder / f"out.{name}").read_bytes() == outcome.out


@pytest.mark.parametrize("mark", [";", "tab", "\\t", "|"])
def test_a_delimiter(refnorm: Run, mark: str) -> None:
    """Cells are parted by what is asked for."""
    text = refnorm("check", "drift.md", "--format", "csv", "--delimiter", mark).out.decode("utf-8-sig")
    found = {"tab": "\t", "\\t": "\t"}.get(mark, mark)
    row = next(csv.DictReader(io.StringIO(text), delimiter=found))
    assert (row["code"], row["romanized"]) == ("RN201", "123–192")


@pytest.mark.parametrize("mark", ["", ";;", '"', "a", "\n"])
def test_a_delimiter_that_cannot_be(refnorm: Run, mark: str) -> None:
    """It is refused in one line."""
    outcome = refnorm("check", "drift.md", "--format", "csv", "--delimiter", mark)
    assert outcome.status == 2 and "cannot part cells" in outcome.err and outcome.err.count("\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["jsonl", "github"])
def test_a_stream_is_written_as_it_comes(folder: Path, name: str, jobs: str) -> None:
    """The first file's lines are there while the second one is still being waited for."""
    (folder / "z.md").unlink(missing_ok=True)
    code = (
        "import pathlib, sys, time, refnorm.pipeline as p; from refnorm.cli import run\n"
        "plain = p.attempt\n"
        "def slow(source, options):\n"
        "    while source.name == 'drift.md' and not pathlib.Path('go').exists(): time.sleep(0.01)\n"
        "    return plain(source, options)\n"
        "p.attempt = slow\n"
        "files = ['nothing.md', 'cp1251.txt', 'drift.md']\n"
        f"sys.argv = ['refnorm', 'check', *files, '--format', '{name}', '--jobs', '{jobs}']\n"
        "run()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        assert b"nothing.md" in process.stdout.readline()
        if name == "jsonl":
            assert b"cp1251.txt" in process.stdout.readline()
        Path("go").touch()
        assert b"drift.md" in process.stdout.read()
        assert process.wait() == 2


def test_a_baseline_is_written_and_compared(refnorm: Run, folder: Path) -> None:
    """What is known fails no run; what is new does, and what is gone is named."""
    written = refnorm("check", "drift.md", "--write-baseline", "known.json")
    assert written.status == 0 and b"RN201" in written.out
    assert "known.json: 1 finding written as known" in written.err
    same = refnorm("check", "drift.md", "--baseline", "known.json")
    assert same.status == 0 and b"RN201" not in same.out
    assert same.err == "refnorm: known.json: 1 finding known, not shown\n"
    (folder / "drift.md").write_text(CLEAN.replace("2004. 320", "2014. 320"), "utf-8")
    other = refnorm("check", "drift.md", "--baseline", "known.json")
    assert other.status == 1 and b"RN202" in other.out
    assert (
        "known.json: no longer found: RN201 of drift.md, entry 1: pages 123–129 became 123–192" in other.err
    )
    assert "--write-baseline known.json forgets them" in other.err
    again = refnorm("check", "drift.md", "--baseline", "known.json", "--write-baseline", "known.json")
    assert again.status == 0 and b"RN202" in again.out
    assert refnorm("check", "drift.md", "--baseline", "known.json").status == 0


def test_a_baseline_of_a_stream(refnorm: Run, folder: Path) -> None:
    """Files are compared one by one, and the count is of all."""
    assert refnorm("check", ".", "--write-baseline", "known.json", "--exit-zero").status == 2
    assert not (folder / "known.json").exists()
    refnorm("check", "folder", "quiet", "drift.md", "--write-baseline", "known.json")
    outcome = refnorm("check", "folder", "quiet", "drift.md", "--baseline", "known.json", "--format", "jsonl")
    assert outcome.status == 0
    assert "2 findings known" in outcome.err and b'"finding"' not in outcome.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("--baseline", "known.json"),
            "baseline known.json is not there (--write-baseline known.json makes it)",
        ),
        (("--baseline", "drift.md"), "baseline drift.md is no JSON"),
        (("--baseline", "folder"), "baseline folder: is a directory"),
        (("--write-baseline", "drift.md"), "--write-baseline drift.md is one of the files to read"),
        (("--write-baseline", "no/known.json"), "there is no folder no"),
        (("--fail-on", "eror"), "no severity is called 'eror' (did you mean 'error'?)"),
        (("--format", "sarf"), "no output format is called 'sarf' (did you mean 'sarif'?)"),
    ],
)
def test_what_cannot_be_done(refnorm: Run, args: tuple[str, ...], said: str) -> None:
    """One line, exit 2, and the manuscript is untouched."""
    outcome = refnorm("check", "drift.md", *args)
    assert outcome.status == 2 and said in outcome.err and outcome.err.count("\n") == 1


def test_a_revision(refnorm: Run, folder: Path) -> None:
    """Manuscripts and reports of them compare alike, and the status is that of the new version."""
    (folder / "more.md").write_text(MORE, "utf-8")
    worse = refnorm("diff", "drift.md", "more.md")
    assert worse.status == 1
    assert worse.out.decode().splitlines() == [
        "drift.md → more.md: 1 not mended, 1 broken",
        "",
        "broken by the revision",
        "  error RN202 8:50, entry 2: year 2004 became 2014",
        "",
        "not mended",
        "  error RN201 7:64, entry 1: pages 123–129 became 123–192",
    ]
    for name in ("drift", "more"):
        refnorm("check", f"{name}.md", "--format", "json", "-o", f"{name}.json")
    assert refnorm("diff", "drift.json", "more.json").out == worse.out
    better = refnorm("diff", "more.json", "clean.md")
    assert better.status == 0 and b"more.md \xe2\x86\x92 clean.md: 2 mended\n" in better.out
    assert refnorm("diff", "more.md", "drift.md", "--exit-zero", "--select", "RN2").status == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "drift.md → more.md: не исправлено: 1, новых: 1"),
        ("uk", "drift.md → more.md: не виправлено: 1, нових: 1"),
        ("kk", "drift.md → more.md: түзетілмеді: 1, жаңадан шықты: 1"),
    ],
)
def test_a_revision_in_other_languages(refnorm: Run, folder: Path, language: str, said: str) -> None:
    """Titles and messages are in the language; JSON is not."""
    (folder / "more.md").write_text(MORE, "utf-8")
    text = refnorm("diff", "drift.md", "more.md", "--lang", language).out.decode()
    assert text.splitlines()[0] == said and "became" not in text and "entry" not in text
    assert b"became" in refnorm("diff", "drift.md", "more.md", "--lang", language, "--format", "json").out
    page = refnorm("diff", "drift.md", "more.md", "--lang", language, "--format", "markdown").out.decode()
    assert not re.search(r"\| (?:rule|entry|native|romanized|error) \|", page)


def test_a_revision_of_a_folder(refnorm: Run, folder: Path) -> None:
    """Of several files each finding says where it stands."""
    (folder / "folder" / "more.md").write_text(MORE, "utf-8")
    text = refnorm("diff", "folder", "folder").out.decode()
    assert text.startswith("2 files → 2 files: 3 not mended\n")
    assert "error RN202 folder/more.md:8:50, entry 2" in text


def test_a_revision_for_programs(refnorm: Run) -> None:
    """JSON has both sides of what was left, Markdown a table."""
    told = json.loads(refnorm("diff", "drift.md", "folder/drift.md", "--format", "json").out)
    assert [one["new"]["code"] for one in told["not_mended"]] == ["RN201"]
    assert (told["mended"], told["broken"], told["changed"], told["removed"]) == ([], [], [], [])
    page = refnorm("diff", "drift.md", "clean.md", "--format", "markdown", "-o", "page.md")
    assert (page.status, page.out) == (0, b"")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("drift.md", "nothing.md"), "nothing.md: there is no such file"),
        (("letter.md", "drift.md"), "letter.md: no reference list found"),
        (("drift.md", "clean.md", "--format", "sarif"), "no form of a comparison is called 'sarif'"),
        (("drift.md", "clean.md", "-o", "drift.md"), "-o drift.md is one of the files to read"),
        (("odd.json", "clean.md"), "the JSON report is not whole"),
        (("failed.json", "clean.md"), "failed.json: lost.md: gone"),
    ],
)
def test_versions_that_cannot_be_compared(
    refnorm: Run, folder: Path, args: tuple[str, ...], said: str
) -> None:
    """One line and exit 2: half a comparison would call mended what nobody has looked at."""
    (folder / "odd.json").write_text('{"schema": 1, "documents": [{}], "errors": []}', "utf-8")
    failed = {"schema": 1, "documents": [], "errors": [{"source": "lost.md", "message": "gone", "hint": ""}]}
    (folder / "failed.json").write_text(json.dumps(failed), "utf-8")
    outcome = refnorm("diff", *args)
    assert outcome.status == 2 and said in outcome.err and outcome.err.count("\n") == 1, outcome.err
    assert outcome.out == b""
