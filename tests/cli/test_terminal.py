"""What people see on a terminal: as much as it holds, its colours, its letters, a line of progress."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from cli_texts import DRIFT, Run

from refnorm.cli import legacy
from refnorm.writers.marks import width

if sys.platform == "win32":
    pytest.skip("needs terminals of POSIX", allow_module_level=True)

from terminals import shown

KAZAKH = DRIFT.replace("Реки степи", "Дала өзендері туралы әңгіме")


def faulty(count: int) -> str:
    """Make a manuscript in which every pair of many has another year."""
    native = [
        f"{n}. Орлов Д. Е. Птицы и звери, часть {n}. М.: Волна, 19{n + 10}. 214 с." for n in range(1, count)
    ]
    roman = [
        f"{n}. Orlov D. E. Ptitsy i zveri, chast {n}. Moscow: Volna, 18{n + 10}. 214 p."
        for n in range(1, count)
    ]
    return "\n".join(["## Литература", "", *native, "", "## References", "", *roman, ""])


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_a_screen_holds_it(folder: Path, columns: int, rows: int) -> None:
    """Nothing scrolls away, and what is left out is counted; --full shows it."""
    (folder / "many.md").write_text(faulty(30), "utf-8")
    status, data = shown("check", "many.md", columns=columns, rows=rows, folder=folder)
    page = re.sub(r"\x1b\[[\d;]*m", "", data.decode("utf-8"))
    assert status == 1
    assert sum(max(-(-width(line) // columns), 1) for line in page.splitlines()) < rows
    assert "--full shows all" in page and re.search(r"pairs: 29 errors.*\n$", page)
    assert b"--full" not in shown("check", "many.md", "--full", rows=rows, folder=folder)[1]


@pytest.mark.parametrize("columns", [80, 120])
def test_nothing_is_broken_within_a_word(folder: Path, columns: int) -> None:
    """A full report breaks its lines at spaces, before the terminal breaks them anywhere."""
    data = shown("check", "drift.md", "--full", "--lang", "uk", columns=columns, folder=folder)[1]
    page = re.sub(r"\x1b\[[\d;]*m", "", data.decode("utf-8"))
    assert "сторінки" in page and max(map(width, page.splitlines())) <= columns


def test_colours(folder: Path) -> None:
    """On a terminal there are some; never against NO_COLOR, and none where the terminal is dumb."""
    assert b"\x1b[31merror" in shown("check", "drift.md", folder=folder)[1]
    for settings in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert b"\x1b" not in shown("check", "drift.md", folder=folder, **settings)[1]


@pytest.mark.parametrize(("settings", "bar"), [({}, True), ({"TERM": "dumb"}, False)])
def test_progress(folder: Path, settings: dict[str, str], bar: bool) -> None:
    """Many files show where the work is, on a line that is taken back before anything else is said."""
    data = shown("check", "drift.md", "clean.md", "folder", "nothing.md", folder=folder, **settings)[1]
    assert (b"] 1/4 " in data) is bar
    rest = re.sub(rb"\r\x1b\[K(?:\[[^\r]*(?=\r))?", b"", data)
    assert b"[#" not in rest and b"/4 " not in rest


def test_a_pipe_has_no_progress(refnorm: Run) -> None:
    """What is no terminal gets lines alone."""
    outcome = refnorm("check", "drift.md", "clean.md", "folder")
    assert "\r" not in outcome.err and b"\r" not in outcome.out


def test_a_terminal_of_another_encoding(folder: Path) -> None:
    """Letters that it lacks are escapes, it is said, and the carets stay under what differs."""
    (folder / "kazakh.md").write_text(KAZAKH, "utf-8")
    data = shown("check", "kazakh.md", folder=folder, columns=120, PYTHONIOENCODING="cp1251", PYTHONUTF8="0")[
        1
    ]
    page = data.decode("cp1251")
    assert "\\u04e9зендері" in page and "Traceback" not in page
    assert "letters that cp1251 lacks are shown as \\u" in page
    lines = page.splitlines()
    at = next(n for n, line in enumerate(lines) if "romanized  123" in line)
    assert lines[at].index("92") == lines[at + 1].index("^")


def test_carets_keep_to_their_letters() -> None:
    """Escapes are wider than the letters they stand for, and so are the carets."""
    data, strange = legacy.escaped("aәb为c\n ^ ^^\nab\n", "cp1251")
    assert strange
    assert data == b"a\\u04d9b\\u4e3ac\n ^^^^^^ ^^^^^^\nab\n"
    assert legacy.escaped("абв\n^\n", "cp1251") == ("абв\n^\n".encode("cp1251"), False)


def test_what_is_no_text(folder: Path) -> None:
    """A workbook is refused by a terminal in one line."""
    status, data = shown("check", "drift.md", "--format", "xlsx", folder=folder)
    assert status == 2
    assert data == b"refnorm: this output is no text (-o FILE writes it)\n"


COMPLETIONS = [
    ("refnorm che", "check"),
    ("refnorm check --sta", "--statistics"),
    ("refnorm check --format sari", "sarif"),
    ("refnorm check --profile kant", "kantiana-geometry"),
    ("refnorm check --select RN20", "RN201"),
    ("refnorm romanize --scheme ru-bgn", "ru-bgn-plain"),
    ("refnorm rule page-d", "page-drift"),
]


@pytest.mark.parametrize(("line", "word"), COMPLETIONS, ids=lambda one: one)
def test_completion(folder: Path, line: str, word: str) -> None:
    """A shell completes commands, options, and the names that stand on the shelves."""
    count = str(len(line.split()) - 1)
    asked = {"_REFNORM_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": count}
    assert word in shown(folder=folder, **asked)[1].decode().split()


MEANT = [
    (["chek"], "did you mean 'check'?"),
    (["check", "--formt", "json", "clean.md"], "--format"),
    (["check", "cleen.md"], "did you mean clean.md?"),
    (["check", "--format", "jsn", "clean.md"], "did you mean 'json'?"),
    (["check", "--summary", "--format", "xlxs", "clean.md"], "did you mean 'xlsx'?"),
    (["check", "--quiet", "--verbose", "clean.md"], "--quiet and --verbose exclude each other"),
]


@pytest.mark.parametrize(("args", "hint"), MEANT, ids=[hint for _, hint in MEANT])
def test_what_was_meant(refnorm: Run, args: list[str], hint: str) -> None:
    """A slip of the keyboard is answered with the nearest command, option, file or form."""
    outcome = refnorm(*args)
    assert outcome.status == 2
    assert hint in outcome.err
