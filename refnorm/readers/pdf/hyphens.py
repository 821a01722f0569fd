"""What a line end broke: words with a soft or a true hyphen, links, ranges of numbers.

The file does not say which hyphens are soft. What else the document holds decides: the same word whole, or
with a hyphen, in either script; without such evidence a soft hyphen stays in the text as the doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote

from refnorm.readers.pdf.flow import Line
from refnorm.text import DASHES, skeleton

SOFT = "\u00ad"
_TRUE = "-\u2010\u2011"

_END = re.compile(r"[^\W_]+(?:[-\u2010’'][^\W_]+)*$")
_BEGIN = re.compile(r"[^\W_]+(?:[-\u2010’'][^\W_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LINK = re.compile(r"://|www\.|^\W*10\.\d{4}|\w/\w|@\w|\w_\w", re.IGNORECASE)
_LINK_REST = re.compile(r"(?=[^A-Za-z]*[A-Za-z])[\w.~+-]*[/_=?&%#][\w.~%+=&?#/:-]*[.,;)]*$", re.ASCII)
_RANGE = re.compile(rf"\d[{re.escape(DASHES)}]$")
_TIED = tuple("оеёOoЕО")
"""Letters that end the first part of many compounds."""
_NEAR = 10
"""Letters on either side of a line end by which a link is found again."""
_PLAIN = 4
"""A skeleton must have so many letters to tell a word."""


class Hyphens:
    """Knows the document's words and links, and tells how two lines belong together."""

    def __init__(self, lines: Sequence[Line], links: Iterable[str]) -> None:
        self._whole = Counter(_casefolded(lines))
        self._hyphened = {_bones(word) for word in self._whole if "-" in word}
        self._bones: set[str] | None = None
        text = "\n".join(line.text for line in lines)
        self._all = "\n".join([text, *(unquote(link) for link in links), *links]).casefold()

    def between(self, before: str, after: str, hyphen: bool) -> str | None:
        """Return what joins the last word of a line to the first one of the next; None where a space does.

        `hyphen` tells of a hyphen behind `before`, which is not in it.
        """
        if not hyphen and len(before) > 1 and before[-1] in _TRUE and before[-2].isalnum():
            before, hyphen = before[:-1], True
        if hyphen:
            return self._hyphen(before, after)
        if _RANGE.search(before) and after[:1].isdigit():
            return ""
        return "" if _LINK.search(before) and self._links_on(before, after) else None

    def _links_on(self, before: str, after: str) -> bool:
        """Tell whether a link goes on: it stands whole elsewhere, or no prose looks like its next part."""
        if len(after) > 1 and self._known(before, after):
            return True
        return (before[-1].isalnum() or before[-1] in "/_=?&%#") and _LINK_REST.match(after) is not None

    def _known(self, before: str, after: str) -> int:
        """Count how often a link stands elsewhere as it does across a line end."""
        return self._all.count((before[-_NEAR:] + after.rstrip(".,;)]")[:_NEAR]).casefold())

    def _hyphen(self, before: str, after: str) -> str:
        first, second = _END.search(before), _BEGIN.match(after)
        if _LINK.search(before) or (before.isascii() and _LINK_REST.match(after)):
            return "" if self._known(before, after) > self._known(before + "-", after) else "-"
        if not first or not second or first[0][-1].isdigit() or after[0].isdigit():
            return "-"
        if after[0].isupper() and not first[0][-1].isupper():
            return "-"
        return self._word(first[0].casefold(), second[0].casefold())

    def _word(self, first: str, second: str) -> str:
        joined, parted = self._whole[first + second], self._whole[f"{first}-{second}"]
        if joined != parted:
            return "" if joined > parted else "-"
        whole = self._other_script(first + second)
        if (_bones(f"{first}-{second}") in self._hyphened) != whole:
            return "" if whole else "-"
        known = self._whole[first] and self._whole[second]
        return SOFT if known or first.endswith(_TIED) else ""

    def _other_script(self, word: str) -> bool:
        """Tell whether a word stands whole in the document, be it in another script."""
        if self._bones is None:
            self._bones = {skeleton(one) for one in self._whole if len(one) > _PLAIN}
        bones = skeleton(word)
        return len(bones) >= _PLAIN and bones in self._bones


def _bones(word: str) -> str:
    return "-".join(skeleton(part) for part in word.split("-"))


def _casefolded(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of all lines but those that a line end broke."""
    broken = [False, *(before.hyphen for before, _ in pairwise(lines))]
    for line, rest in zip(lines, broken, strict=True):
        text = " ".join(line.texts[int(rest) : len(line.texts) - line.hyphen])
        yield from _WORDS.findall(text.casefold().replace("\u2010", "-"))
