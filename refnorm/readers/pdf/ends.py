"""How two printed lines belong together: by a space, a hyphen, or without either."""

from __future__ import annotations

import re

from refnorm.fields.hyphens import AROUND, LINK, LINK_REST, Hyphens
from refnorm.patterns import kept
from refnorm.readers.pdf.flow import Line, spaceless
from refnorm.text import DASHES

_FIRM = "\u2011"
"""A hyphen that no typesetter puts in."""
_CODE = kept(
    r"(?!(?:1[5-9]|20)\d\d$|\d{1,2}/\d{1,2}/\d+$)[\w./-]*(?:\d[A-Za-z]|[A-Za-z]\d|\d{3}|\d/)[\w./-]*",
    re.ASCII,
)
"""What is a part of a link at least behind one of its marks."""
_NAMED = kept(r"[^\s<>«»]*(?:\w_|_\w|%[0-9A-F]{2}|\w\.(?:html?|pdf|php)\b)[^\s<>«»]*")
"""What is one behind such a mark in letters of any script: a file's name, as no prose is written."""
_LINK_MARKS = "/_=?&%#\\"
_RANGE = kept(rf"\w[{re.escape(DASHES)}]$")


class LineEnds(Hyphens):
    """Knows the document's words and links, and tells how two lines belong together."""

    def between(self, before: str, after: str, line: Line, sure: bool) -> str | None:
        """Return what joins the last word of a line to the first one of the next; None where a space does.

        A hyphen at the line's end is not in `before`, which may have begun on a line above; `sure` tells that
        no item begins with the next line.
        """
        if line.hyphen:
            return self.hyphen(before, after)
        if (
            before[-1] == _FIRM
            or spaceless(before, after)
            or (sure and line.forced and LINK.search(before) and self._rest(after))
        ):
            return ""
        if _RANGE.search(before) and after[:1].isdigit():
            return ""
        return "" if LINK.search(before) and self._links_on(before, after) else None

    def _rest(self, after: str) -> bool:
        """Tell whether a text may be the rest of a link that no mark parts from it, and is no word itself."""
        word = after.casefold()
        known = after.isalpha() and self.whole[word] > self.begins[word]
        return not known and after.lstrip("/_=?&%#.~+")[:1].isalnum()

    def _links_on(self, before: str, after: str) -> bool:
        """Tell whether a link goes on: it stands whole elsewhere, or no prose looks like its next part."""
        rest = after.rstrip(AROUND)
        if len(rest) > 1 and self.known(before, rest):
            return True
        if before.rfind("<") > before.rfind(">"):
            return True
        marked = before[-1] in _LINK_MARKS
        shape = LINK_REST.fullmatch(rest) or (marked and (_CODE.fullmatch(rest) or _NAMED.fullmatch(rest)))
        return bool(shape) and (marked or before[-1].isalnum() or before[-1] == ".")
