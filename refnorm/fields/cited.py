"""The edition that an entry means where it names two: first the original, then the one that is cited."""

from __future__ import annotations

from refnorm.fields.dates import LONE_YEAR
from refnorm.fields.draft import Draft
from refnorm.fields.phrases import phrases_of
from refnorm.patterns import kept
from refnorm.traced import Traced

_OPEN = kept(r"[(\[]\s?$")
_LEAD = kept(r"\s?[.:]?\s?:\s?|\s?[.:]\s?")
_END = kept(r"[\s.]*[)\]][\s.]*$")
_WORDS = 5
"""The least words of an edition that is described, not only mentioned: `(Russ. ed. 1985)`."""


def opened(traced: Traced) -> Draft:
    """Return the draft of an entry.

    Of `Timber H. Lakes. Oslo, Vann, 1974. (Russ. ed.: Timber Kh. Ozera. Moscow, Mir Publ., 1985. 72 p.)` it
    is the part in parentheses, as the journals of the region ask for it: the translation is what the native
    list holds. The original is kept as `original-edition`.
    """
    draft = Draft(traced)
    table = phrases_of("cited_edition")
    end = _END.search(draft.text) if table.among(draft.words) else None
    for hit in table.find(draft.text) if end else ():
        lead, mark = _LEAD.match(draft.text, hit.end), _OPEN.search(draft.text, 0, hit.start)
        if end and lead and mark and _described(draft.text[lead.end() : end.start()]):
            inner = slice(lead.end(), end.start())
            twin = Draft(Traced(traced.text[inner], traced.at[inner], traced.span(0, inner.stop).end))
            twin.custom("original-edition", " ".join(traced.text[: mark.start()].split()))
            return twin
    return draft


def _described(text: str) -> bool:
    return len(text.split()) >= _WORDS and bool(LONE_YEAR.search(text))
