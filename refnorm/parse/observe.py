"""What the sequence model is shown of an entry: what no mark proves, and what the rules make of it."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.labelling.features import Proposal
from refnorm.labelling.tokens import Claim, Token
from refnorm.labelling.view import V, View

PARTS = {
    "author": "author", "title": "title", "container_title": "container", "publisher": "publisher",
    "publisher_place": "place",
}  # fmt: skip
"""Fields that the sequence model labels too, and what it calls them."""
NUMBERS = {"volume": "volume", "issue": "issue", "page": "pages", "issued": "year"}
"""Numbers that it labels where only their place speaks for them."""


def observed(open_: Draft, ruled: Draft, mask: str, view: View[V]) -> tuple[list[Token], list[V]]:
    """Return the tokens of an entry, and what their features count in a view.

    `open_` is the entry as numbers, links and marks left it, `ruled` what the rules have made of the rest,
    `mask` what no mark proves.
    """
    return view.look(mask, _claims(open_), _proposals(open_, ruled))


def unnamed(draft: Draft) -> str:
    """Return the mask with what no mark proves visible: the authors, and numbers told by their place."""
    mask = draft.mask
    for start, end in [
        draft.head,
        *draft.veiled,
        *(draft.local(s) for f in weak(draft) for s in draft.spans[f]),
    ]:
        mask = mask[:start] + draft.text[start:end] + mask[end:]
    return mask


_PROVEN = 0.95
"""Confidence from which the place of a number proves it: `2017;1:6–11`."""


def weak(draft: Draft) -> list[str]:
    """Return the numbers that only their place speaks for."""
    if not draft.confidence:
        return []
    dated = draft.values.get("issued")
    sure = {"issued"} if dated and dated.day else set()
    return [
        f for f in NUMBERS if draft.confidence.get(f, 1.0) < _PROVEN and f in draft.spans and f not in sure
    ]


def _claims(draft: Draft) -> list[Claim]:
    """Return what marks prove, bracket groups by their role."""
    found = [Claim(start, end, bracket.role) for bracket, start, end in draft.values.get("brackets", ())]
    seen = {"author", *weak(draft)}
    found += [
        Claim(*draft.local(span), field)
        for field, spans in draft.spans.items()
        if field not in seen
        for span in spans
    ]
    return found


def _proposals(open_: Draft, ruled: Draft) -> list[Proposal]:
    weaker = {field: NUMBERS[field] for field in weak(open_)}
    return [
        Proposal(*ruled.local(span), label, ruled.confidence.get(field, 1.0))
        for field, label in (PARTS | weaker).items()
        for span in ruled.spans.get(field, ())
    ]
