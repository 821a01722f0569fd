"""Word files: a comment beside each pair with findings, safe fixes as tracked changes."""

from __future__ import annotations

from refnorm.annotators import annotator
from refnorm.config import Options
from refnorm.model import Result


@annotator("docx")
def annotate(data: bytes, result: Result, options: Options) -> bytes:
    """Word comments at the characters; with `--suggest` safe fixes as tracked changes."""
    from refnorm.annotators.docx.file import annotated

    return annotated(data, result, options)
