"""The recipes of docs/pipelines.md and the hook are run as a pipeline would run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from words import ROOT

yaml = pytest.importorskip("yaml")

PAGE = (ROOT / "docs" / "pipelines.md").read_text("utf-8")
BLOCKS = [block.partition("\n```")[0] for block in PAGE.split("```yaml\n")[1:]]
HOOK, WORKFLOW, OTHER = (yaml.safe_load(block) for block in BLOCKS)
MANIFEST = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STEPS = [step["run"] for step in WORKFLOW["jobs"]["references"]["steps"] if "run" in step]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a repository with a faulty manuscript, a clean one, and a page without any list."""
    (tmp_path / "manuscripts").mkdir()
    shutil.copy(ROOT / "samples" / "drifts.md", tmp_path / "manuscripts")
    shutil.copy(ROOT / "samples" / "clean.md", tmp_path / "manuscripts")
    (tmp_path / "README.md").write_text("# Manuscripts\n", "utf-8")
    return tmp_path


def run(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell with this installation's programs."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, **more}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_workflow_is_one(folder: Path) -> None:
    """Every step runs: only the last one stops the build, and the files that others take are there."""
    install, *checks = STEPS
    assert install.startswith("python -m pip install")
    summary = folder / "summary.md"
    done = [run(step, folder, GITHUB_STEP_SUMMARY=str(summary)) for step in checks]
    assert [one.returncode for one in done] == [0, 0, 1], done[0].stderr
    assert summary.read_text("utf-8").startswith("### Reference lists: 9 errors")
    assert done[-1].stdout.count("::error file=manuscripts/drifts.md,line=") == 9
    upload = next(s for s in WORKFLOW["jobs"]["references"]["steps"] if "upload-sarif" in s.get("uses", ""))
    log = json.loads((folder / upload["with"]["sarif_file"]).read_text("utf-8"))
    assert len(log["runs"][0]["results"]) == 37


def test_the_other_recipe(folder: Path) -> None:
    """The script fails as it should and leaves the report that it names."""
    (script,) = OTHER["references"]["script"]
    assert run(script, folder).returncode == 1
    assert (folder / OTHER["references"]["artifacts"]["reports"]["junit"]).read_bytes().count(b"<failure") > 1


def test_the_lines_of_shell(folder: Path) -> None:
    """The baseline is written, known, and named; a stream is searched; a revision is told."""
    lines = [line for block in PAGE.split("```sh\n")[1:] for line in block.partition("\n```")[0].splitlines()]
    write, compare, search, diff, comment = lines
    assert run(write, folder).returncode == 0
    assert run(compare, folder).returncode == 0
    assert run(search, folder).stdout.count("\n") == 6
    for name in ("first.docx", "revised.docx", "first.json"):
        diff, comment = (line.replace(name, f"manuscripts/{STANDS[name]}") for line in (diff, comment))
    run("refnorm check manuscripts/drifts.md --format json -o manuscripts/drifts.json", folder)
    assert "not mended" not in run(diff, folder).stdout
    assert run(comment, folder).returncode == 0 and (folder / "comment.md").exists()


STANDS = {"first.docx": "drifts.md", "revised.docx": "clean.md", "first.json": "drifts.json"}


def hooked(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the hook over all files of a repository, with this installation in the place of its own."""
    hook: dict[str, Any] = {**MANIFEST[0], "language": "system", "args": list(args)}
    settings = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    prepare = "git init -q . && git add -A"
    return run(
        f"{prepare} && python -m pre_commit run --all-files", folder, PRE_COMMIT_HOME=str(folder / "home")
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on PATH")
def test_the_hook_stops_a_commit(folder: Path) -> None:
    """A faulty manuscript fails, a page without lists does not, and a baseline lets the rest pass."""
    pytest.importorskip("pre_commit")
    assert [hook["id"] for repo in HOOK["repos"] for hook in repo["hooks"]] == [MANIFEST[0]["id"]]
    failed = hooked(folder)
    assert failed.returncode == 1 and "RN201" in failed.stdout
    assert "README.md: no reference list, left out" in failed.stdout
    run("refnorm check manuscripts --write-baseline known.json", folder)
    passed = hooked(folder, *HOOK["repos"][0]["hooks"][0]["args"])
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
