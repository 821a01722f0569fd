"""PDF files: a highlight with a note at each pair with findings, and links between the two lists."""

from __future__ import annotations

from refnorm.annotators import annotator
from refnorm.config import Options
from refnorm.errors import UnknownFormat
from refnorm.messages import worded
from refnorm.model import Result


@annotator("pdf")
def annotate(data: bytes, result: Result, options: Options) -> bytes:
    """Highlights with notes at the words, and links between the two lists."""
    from refnorm.annotators.pdf.file import annotated

    if options.suggest:
        raise UnknownFormat(worded("trouble.pdf_untracked"), worded("advice.without_suggest"))
    return annotated(data, result, options)
