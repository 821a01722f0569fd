"""What the tests of the writers share."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

DATA = Path(__file__).parents[1] / "data"
ISSUES = Path(__file__).parents[2].parent / "shared" / "seed"


@pytest.fixture(scope="session")
def csl_schema():
    """Return the validator of the official CSL-JSON schema."""
    from jsonschema import Draft7Validator

    return Draft7Validator(json.loads((DATA / "csl-data.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def pandoc():
    """Return a function that runs pandoc on bytes and returns CSL-JSON."""
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not on PATH")

    def run(data, source):
        command = ["pandoc", "-f", source, "-t", "csljson"]
        done = subprocess.run(command, input=data, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def real_report():
    """Return the report on a whole journal issue, where one lies beside the project."""
    files = sorted(ISSUES.glob("*.txt"))
    if not files:
        pytest.skip("no journal issue beside the project")
    from refnorm import analyze

    report = analyze(*files)
    assert report.errors == ()
    return report
