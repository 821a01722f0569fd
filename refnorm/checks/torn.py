"""The end of a title that is missing on one side, in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from refnorm.checks import Context, Couple
from refnorm.messages import phrase
from refnorm.model import BEGIN, END, Entry, Finding, Span
from refnorm.patterns import kept
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import Word

_RUNS_ON = kept(r"[\s«“\"’'()-]*(?:[^\W\d_]{1,3}\s+){0,2}[«“\"]?")
"""What stands between two words of one sentence: small words at most."""
_MORE = kept(r"[^\W\d_]{4,}|…|\.\.")
"""A word, or the marks of a title that is cut short on purpose."""
_LEAST = 2
"""Words that agree, and words that are missing, at least."""
_SURE = 0.85
"""How sure it is that half a sentence is lost: the title may have been shortened."""

_Side = Literal["native", "roman"]


def torn(
    entries: Couple, context: Context, agreed: Sequence[Match], lost: Sequence[Word], added: Sequence[Word]
) -> Iterator[Finding]:
    """Yield the end of a title that the other side has lost: words on one side, where the rest agrees."""
    if lost and added:
        return
    side: _Side = "native" if lost else "roman"
    other = entries[side == "native"]
    end = _end(context.document.text, agreed, lost or added, side, other)
    if end and end.of(context.document.text) not in other.raw:  # behind the translation, perhaps
        native, roman = context.sides(entries.pair, [end] if lost else [], [] if lost else [end])
        words = end.of(context.document.text)
        message = phrase(f"RN309.end_{'romanized' if lost else 'native'}", words=words)
        yield context.finding(message, native, roman, confidence=_SURE)


def _end(
    text: str, agreed: Sequence[Match], missing: Sequence[Word], side: _Side, other: Entry
) -> Span | None:
    """Return the end of a title on one side whose words the other side lacks; None where it is otherwise.

    All words of the shorter title agree with the beginning of the longer one, and no mark stands where it
    ends: a subtitle or a second sentence may be left out, half a sentence may not.
    """
    shorter: _Side = "roman" if side == "native" else "native"
    title = other.reference.spans.get("title", ())
    if min(len(agreed), len(missing)) < _LEAST or not title:
        return None
    begin, end = min(map(BEGIN, missing)), max(map(END, missing))
    last = max(getattr(match, side).span.end for match in agreed)
    if last > begin or not _RUNS_ON.fullmatch(text, last, begin):
        return None
    cut = max(getattr(match, shorter).span.end for match in agreed)
    stop = max(at.end for at in title)
    return None if _MORE.search(text, cut, stop + 2) else Span(begin, end)
