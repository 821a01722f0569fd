"""The nouns: plain, frozen data that all stages share.

Spans are half-open ranges of code points into `Document.text`, which is never
changed; a stage that adds to a noun returns a copy made by `dataclasses.replace`.
"""

from __future__ import annotations

from refnorm.model.article import (
    Article,
    Citation,
    Entry,
    Failure,
    Gap,
    Layout,
    Muting,
    Pair,
    Piece,
    ReferenceList,
    Report,
    Result,
    Role,
    Seat,
)
from refnorm.model.document import (
    BEGIN,
    END,
    Anchor,
    Block,
    BlockKind,
    Document,
    Part,
    Place,
    Span,
)
from refnorm.model.finding import (
    RANK,
    SEVERITIES,
    Edit,
    Finding,
    Manual,
    Occurrence,
    Phrase,
    Severity,
    Side,
    Witness,
)
from refnorm.model.reference import (
    PEOPLE,
    Bracket,
    Date,
    Name,
    Pages,
    PagesKind,
    Reference,
)

__all__ = [
    "BEGIN",
    "END",
    "PEOPLE",
    "RANK",
    "SEVERITIES",
    "Anchor",
    "Article",
    "Block",
    "BlockKind",
    "Bracket",
    "Citation",
    "Date",
    "Document",
    "Edit",
    "Entry",
    "Failure",
    "Finding",
    "Gap",
    "Layout",
    "Manual",
    "Muting",
    "Name",
    "Occurrence",
    "Pages",
    "PagesKind",
    "Pair",
    "Part",
    "Phrase",
    "Piece",
    "Place",
    "Reference",
    "ReferenceList",
    "Report",
    "Result",
    "Role",
    "Seat",
    "Severity",
    "Side",
    "Span",
    "Witness",
]
