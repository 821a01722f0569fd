"""The program as a process of its own: start, encodings, crashes, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_texts import Run

from refnorm import pipeline, readers
from refnorm.cli import talk

ROOT = Path(__file__).parents[2]
HEAVY = (
    "rich", "bibtexparser", "rapidfuzz", "unidecode", "jsonschema", "docx", "lxml", "tempfile",
    "refnorm.model", "refnorm.locales", "refnorm.pipeline", "refnorm.readers", "refnorm.writers",
    "refnorm.checks",
)  # fmt: skip
HELP = """
import sys
from refnorm.cli import run
sys.argv = ["refnorm", *{args!r}]
try:
    run()
finally:
    print("\\nLOADED", *[name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


def start(*args: str, **settings: str) -> subprocess.Popen[bytes]:
    """Start a Python process that finds this copy of the package."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.Popen(
        [sys.executable, *args],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(
    "args", [["--help"], ["-h"], ["check", "--help"], ["export", "-h"], ["romanize", "-h"], ["--version"]]
)
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    """Help is instant since it imports neither stages nor heavy libraries."""
    process = start("-c", HELP.format(args=args, heavy=HEAVY))
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"refnorm" in out
    assert err.strip() == b"LOADED"


def test_utf8_whatever_the_terminal_says(folder: Path) -> None:
    """An ASCII terminal still gets UTF-8 data."""
    process = start(
        "-m", "refnorm", "check", "drift.md", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0"
    )
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err
    assert "123–129" in out.decode("utf-8")


def test_a_name_that_is_no_text(folder: Path) -> None:
    """A file name of other bytes than UTF-8 crashes neither stream."""
    name = os.fsdecode(b"dr\xff.md")
    try:
        (folder / name).write_bytes((folder / "drift.md").read_bytes())
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    for args in (["check", name, "gone" + name], ["check", "--format", "json", name, "gone" + name]):
        process = start("-m", "refnorm", *args)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 2
        assert "dr\ufffd.md" in out.decode("utf-8")
        assert b"Traceback" not in err and err.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs pipes of POSIX")
def test_a_text_in_any_terminal(folder: Path) -> None:
    """A text on the command line is UTF-8 whatever the locale makes of it; other bytes are refused."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    process = start("-m", "refnorm", "romanize", "Щука", "-s", "ru-bsi", **plain)
    assert (process.communicate(timeout=60)[0], process.returncode) == (b"Shchuka\n", 0)
    process = start("-m", "refnorm", "romanize", os.fsdecode(b"\xed\xa0\x80"), "-s", "ru-bsi")
    err = process.communicate(timeout=60)[1]
    assert process.returncode == 2
    assert b"the text is not UTF-8" in err and err.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs the devices of Unix")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check /dev/zero", b"/dev/zero: it holds more than 512 MB"),
        ("check - < /dev/zero", b"<stdin>: it holds more than 512 MB"),
        ("check drift.md > /dev/full", b"the output: no space left on device"),
        ("rule RN201 > /dev/full", b"the output: no space left on device"),
    ],
)
def test_a_device_without_end(folder: Path, line: str, said: bytes) -> None:
    """What never ends, and what is full, is one line."""
    done = subprocess.run(
        f"'{sys.executable}' -m refnorm {line}",
        shell=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert said in done.stderr and done.stderr.count(b"\n") == 1


def test_a_reader_that_has_seen_enough(folder: Path) -> None:
    """`| head` closes the pipe early: no complaint, and the status stays that of the findings."""
    process = start("-m", "refnorm", "check", "drift.md")
    assert process.stdout and process.stderr
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 1
    assert err == b""


def explode(*args: object, **settings: object) -> None:
    """Stand in for a stage with a mistake."""
    raise ZeroDivisionError("so\nmany")


def test_a_crash_is_one_line(refnorm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An internal error is exit 2 and one line; --debug shows where."""
    monkeypatch.setattr(pipeline, "stream", explode)
    outcome = refnorm("check", "drift.md")
    assert outcome.status == 2
    assert outcome.err.startswith(
        "refnorm: internal error: ZeroDivisionError: so\ufffdmany (please report it"
    )
    assert outcome.err.count("\n") == 1
    assert "Traceback" in refnorm("check", "drift.md", "--debug").err


def test_a_crash_over_one_file_spares_the_others(refnorm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An internal error over one source is a failure of that source."""
    real = readers.read

    def read(source: readers.Source, *settings: str) -> object:
        if source.name == "clean.md":
            explode()
        return real(source, *settings)

    monkeypatch.setattr(pipeline, "read", read)
    outcome = refnorm("check", "clean.md", "drift.md")
    assert outcome.status == 2
    assert b"RN201" in outcome.out
    assert "clean.md: internal error: ZeroDivisionError" in outcome.err


def test_an_interrupt_is_130(refnorm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no finding and no failure."""

    def interrupt(*args: object, **settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "stream", interrupt)
    assert refnorm("check", "drift.md").status == 130


def test_talk_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in a name cannot break a line or paint the terminal."""
    talk.say("a\nb\x1b[31m", "gone", hint="look")
    assert capsys.readouterr().err == "refnorm: a\ufffdb\ufffd[31m: gone (look)\n"


def test_a_long_line(refnorm: Run, folder: Path) -> None:
    """Megabytes in one line are a report or one clear line."""
    (folder / "long.md").write_bytes("слово ".encode() * 400_000)
    outcome = refnorm("check", "long.md")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1 and "long.md: no reference list" in outcome.err


def test_a_profiler_sees_the_end() -> None:
    """The process is not ended over the head of what watches it."""
    process = start("-m", "cProfile", "-m", "refnorm", "--version")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert b"function calls" in out


def test_what_waits_for_the_end_is_done() -> None:
    """Functions for the end run, and what is written by then is not lost."""
    program = (
        "import atexit, sys; from refnorm.__main__ import main; sys.argv = ['refnorm', '--version']\n"
        "atexit.register(lambda: sys.stdout.write('the end'))\n"
        "main()"
    )
    process = start("-c", program)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"refnorm ") and out.endswith(b"the end")


def test_a_thread_is_waited_for() -> None:
    """A thread that still works when the command is done is not cut off."""
    program = (
        "import sys, threading, time\n"
        "from refnorm.__main__ import main; sys.argv = ['refnorm', '--version']\n"
        "threading.Thread(target=lambda: (time.sleep(.5), print('the thread'))).start()\n"
        "main()"
    )
    process = start("-c", program)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert out.endswith(b"the thread\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_output_that_cannot_be_flushed_is_told() -> None:
    """What is still buffered when the command is done does not vanish silently."""
    program = (
        "import sys; from refnorm.__main__ import main; sys.argv = ['refnorm', '--version']\n"
        "sys.stdout = open('/dev/full', 'w')\n"
        "main()"
    )
    process = start("-c", program)
    _, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert err
