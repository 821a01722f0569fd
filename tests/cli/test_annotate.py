"""refnorm annotate: a copy beside the file, never the file itself, and one line for what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_texts import DRIFT, Run
from making_pdf import make


@pytest.fixture
def proof(folder: Path) -> bytes:
    """Write a PDF file with a fault into the folder."""
    lines = [line.lstrip("# ") for line in DRIFT.splitlines() if line]
    drawn = [
        f"60 {800 - 13 * n} {'bold' if line.isupper() else ''} 8 | {line}" for n, line in enumerate(lines)
    ]
    data = make({"pages": ["\n".join(drawn)]})
    (folder / "proof.pdf").write_bytes(data)
    return data


def test_the_copy_is_beside_the_file(refnorm: Run, folder: Path, proof: bytes) -> None:
    """Findings are no failure of this command: what was asked for is the copy."""
    outcome = refnorm("annotate", "proof.pdf")
    assert (outcome.status, outcome.out) == (0, b"")
    assert "refnorm: proof.refnorm.pdf: written" in outcome.err
    assert (folder / "proof.pdf").read_bytes() == proof
    copy = (folder / "proof.refnorm.pdf").read_bytes()
    assert copy.startswith(proof) and b"/Highlight" in copy[len(proof) :]


def test_a_copy_with_answers_is_not_replaced(refnorm: Run, folder: Path, proof: bytes) -> None:
    assert refnorm("annotate", "proof.pdf").status == 0
    (folder / "proof.refnorm.pdf").write_bytes(b"answers")
    outcome = refnorm("annotate", "proof.pdf")
    assert outcome.status == 2 and outcome.err.count("\n") == 1
    assert "proof.refnorm.pdf is there already" in outcome.err
    assert (folder / "proof.refnorm.pdf").read_bytes() == b"answers"
    assert refnorm("annotate", "proof.pdf", "-o", "proof.refnorm.pdf").status == 0


def test_the_copy_on_standard_output(refnorm: Run, folder: Path, proof: bytes) -> None:
    """`-o -` is stdout, as everywhere, and no file of that name."""
    outcome = refnorm("annotate", "proof.pdf", "-o", "-")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(proof) and not (folder / "-").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("drift.md",), "a file of the format markdown takes no comments (save it as docx or pdf)"),
        (("proof.pdf", "--suggest"), "a PDF file takes no tracked changes"),
        (("proof.pdf", "-o", "proof.pdf"), "is one of the files to read"),
        (("-",), "- is not one file"),
        (("",), "an empty path names no file"),
        ((".",), ". is not one file"),
        (("proof.pdf", "-o", "proof.docx"), "-o proof.docx: the copy of a pdf file is a pdf file"),
        (("nothing.pdf",), "there is no such file"),
        (("scan.pdf",), "the PDF file is damaged"),
        (("proof.pdf", "--min-severity", "all"), "no severity is called 'all'"),
    ],
)
def test_what_cannot_be_is_one_line(
    refnorm: Run, folder: Path, proof: bytes, arguments: tuple[str, ...], said: str
) -> None:
    before = sorted(folder.iterdir())
    outcome = refnorm("annotate", *arguments)
    assert outcome.status == 2
    assert said in outcome.err and outcome.err.count("\n") == 1
    assert sorted(folder.iterdir()) == before and (folder / "proof.pdf").read_bytes() == proof
