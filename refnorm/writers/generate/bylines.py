"""The authors of a printed romanized entry, as the native one has them, in the form of the printed names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from refnorm.model import Entry, Name, Reference, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import skeleton
from refnorm.writers.generate.printed import Fault, Printed

_TIGHT = kept(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")
_LOOSE = kept(r"(?<=[^\W\d_]\.)\s(?=[^\W\d_])")
_BETWEEN = kept(r"(?:[\s,;]|and\b|&){1,6}")
"""What parts two authors."""
_SAME = 70
"""Two spellings of one surname are at least so alike, of 100."""


class Change(NamedTuple):
    """A stretch of the visible entry, in characters, and what is written there instead."""

    start: int
    end: int
    text: str


@noun
class Byline:
    """Writes native names as the printed list writes names; `write` gives words in Latin letters."""

    one: Printed
    native: Reference
    write: Callable[[str], str]

    def authors(self, faults: Sequence[Fault]) -> list[Change] | None:
        """Write the native authors in their order; a printed one without another fault stays as he is.

        None where something else stands among the printed authors.
        """
        between = self._between(self.one.entry)
        if not self._printed or not self.native.author or not all(map(_BETWEEN.fullmatch, between)):
            return None
        names = list(self._names([span for one in faults if one.code != "RN301" for span in one.spans]))
        others = (self._between(entry) for entry in self.one.list.entries)
        model = between or next((one for one in others if one and all(map(_BETWEEN.fullmatch, one))), [", "])
        parts = [model[0] if len(model) > 1 else ", "] * (len(names) - 2) + model[-1:] * (len(names) > 1)
        joined = "".join(name + part for name, part in zip(names, [*parts, ""], strict=True))
        start, _ = self.one.traced.local(self._printed[0].span)
        return [Change(start, self.one.traced.local(self._printed[-1].span)[1], joined)]

    def _between(self, entry: Entry) -> list[str]:
        """Return what stands between the authors of a printed entry."""
        seen = self.one.seen(entry)
        places = [seen.local(name.span) for name in entry.reference.author]
        return [seen.text[a[1] : b[0]] for a, b in pairwise(places)]

    @property
    def _printed(self) -> Sequence[Name]:
        return self.one.entry.reference.author

    def _names(self, wrong: Sequence[Span]) -> Iterator[str]:
        """Yield the native authors in Latin letters; where others are meant, also the rest of the printed."""
        left = list(self._printed)
        for name in self.native.author:
            same = max(left, key=lambda one: self._alike(name, one), default=None)
            if same and self._alike(name, same):
                left.remove(same)
                bad = any(same.span.meets(span) for span in wrong)
                yield self.styled(name) if bad else self._text(same)
            else:
                yield self.styled(name)
        if self.native.et_al:
            yield from map(self._text, left)

    def _alike(self, native: Name, printed: Name) -> float:
        from rapidfuzz.fuzz import ratio

        ours, theirs = (one.family or one.literal or "" for one in (native, printed))
        return ratio(skeleton(self.write(ours)), skeleton(theirs), score_cutoff=_SAME)

    def _text(self, name: Name) -> str:
        start, end = self.one.traced.local(name.span)
        return self.one.traced.text[start:end]

    def styled(self, name: Name) -> str:
        """Return a native name in Latin letters, its parts in the order of the entry's first printed name."""
        if not name.family or not name.given:
            return self.write(self.one.document.text[name.span.start : name.span.end])
        family, given = self.write(name.family), self.initials(name.given)
        model = next((one for one in self._printed if one.family and one.given), None)
        text = self._text(model) if model else ""
        if not model or not model.family or text.startswith(model.family):
            comma = "," if model and model.family and text[len(model.family) :].startswith(",") else ""
            return f"{family}{comma} {given}"
        return f"{given} {family}"

    def initials(self, given: str) -> str:
        """Return initials in Latin letters, with spaces between them or without, as the list has them."""
        given = self.write(given)
        text = self.one.document.text
        printed = [name.span.of(text) for entry in self.one.list.entries for name in entry.reference.author]
        tight, loose = (sum(bool(form.search(one)) for one in printed) for form in (_TIGHT, _LOOSE))
        return _LOOSE.sub("", given) if tight > loose else _TIGHT.sub(" ", given)
