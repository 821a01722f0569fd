"""Reviews whose title describes the book: `Рецензия на кн.: Орлов Д. Е. Реки. М., 2020. 250 с. // …`."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.fields.phrases import genre_phrases

_AREA = " / "
"""What stands before who has written the review."""


def described(draft: Draft, begin: int) -> None:
    """Veil the description of the reviewed book: its place, its year and its pages are the title's."""
    table, end = genre_phrases("review-book"), draft.mask.find("//")
    if end < 0 or not table.among(draft.words) or not table.at(table.folded(draft.mask), begin):
        return
    area = draft.mask.rfind(_AREA, begin, end)
    draft.veil(begin, area if area > 0 else len(draft.mask[:end].rstrip(" .")))
