"""Headings of reference lists, however they are set: spaced, marked, numbered, with a colon."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from refnorm import locales
from refnorm.derived import derived
from refnorm.fields import evidence
from refnorm.fields.lines import Line, joined, paragraph
from refnorm.fields.subheads import TAG
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import LOOKALIKES

_KEY = kept(r"[\W\d_]+")
_ROMAN = kept(r"[\W_]*[IVXLІХ]{1,5}[.)]\s")
"""A section's roman number; its letters may be Cyrillic look-alikes."""
_TO_LATIN = {ord("ı"): "i", ord("ӕ"): "æ"} | {ord(a): b.casefold() for a, b in LOOKALIKES.items()}
_SPLIT = kept(r"\s*[/|(\[]\s*|\s+[–—]\s+")
_PARTED = kept(r"[/|(\[–—]")
"""What parts the halves of a heading: mostly nothing does, and this finds it sooner."""
_INLINE = kept(r"^(?P<heading>[^:.\d\[]{4,70}?)\s*(?:[:.]\**\s*|\s+)(?=(?:\[1\]|1\s?[.)]))")
_COLON = kept(r"^(?P<heading>[^:\d\[]{4,70}?)\s*\**:\**\s+\S")


_LONGEST = 100
"""Characters of a heading."""
_NARROW = 7
"""Lines of a list in which its first reference shows itself."""
_BOTH, _SHORT = 2, 60
"""Halves of a heading of both lists, and the length of one whose words are not known."""


@noun
class Heading:
    """A heading's side as its words tell it, its language, and how many characters of its line it takes."""

    native: bool
    language: str
    length: int


def key(phrase: str) -> str:
    """Return the letters of a phrase alone, look-alikes as Latin ones: what all settings of it share.

    Marks above and below letters go too: capitals are often set without them, and files differ in their form.
    """
    return _KEY.sub("", _folded(phrase))


def _folded(phrases: str) -> str:
    folded = unicodedata.normalize("NFD", phrases.casefold().translate(_TO_LATIN))
    return folded.translate(_TO_LATIN)


@derived
def _known() -> dict[str, tuple[bool, str]]:
    shelf = locales.load()
    found = [(p, False, one.language) for one in shelf for p in one.romanized_headings]
    own = [(p, one.language != "en", one.language) for one in shelf for p in one.native_headings]
    known: dict[str, tuple[bool, str]] = {}
    # all are folded at once: one call a phrase would be a thirtieth of a cold run
    lines = _folded("\n".join(phrase for phrase, _, _ in [*found, *own])).split("\n")
    keys = [_KEY.sub("", line) for line in lines]
    known.update((k, (native, language)) for k, (_, native, language) in zip(keys, found, strict=False))
    for k, (_, native, language) in zip(keys[len(found) :], own, strict=True):
        known.setdefault(k, (native, language))
    return known


def heading(text: str) -> Heading | None:
    """Recognise a line as the heading of a reference list, or None."""
    if len(text) <= 110:
        whole = _match(_ROMAN.sub("", TAG.sub("", text), count=1))
        if whole:
            return Heading(*whole, len(text))
    inline = _INLINE.match(text) if "1" in text else None
    if not inline and len(text) > 40 and ":" in text and not text[0].islower():
        inline = _COLON.match(text)  # what begins small goes on: `[History of / literature: in 10 volumes]`
    if inline:
        found = _known().get(key(inline["heading"]))
        if found:
            return Heading(*found, inline.end() if inline.re is _INLINE else inline.end() - 1)
    return None


def may_head(text: str) -> bool:
    """Tell whether a line may be the heading of a list, whatever its words are: short, and no reference."""
    return len(text) < _LONGEST and not evidence.weight(text) and not evidence.leads(text)


def begins_under(rows: Sequence[Line], at: int, dense: bool = False) -> bool:
    """Tell whether a list may begin with this line: a reference, below a short line apart that is none.

    That line may be its heading, whatever its words are. In a `dense` text, without blank lines, it need not
    stand apart if it ends as no sentence does.
    """
    head, text = rows[at - 1], rows[at].text
    apart = at == 1 or head.blank or head.broken or head.block.kind == "heading"
    apart = apart or (dense and len(head.text) < _SHORT and not evidence.closed(head.text))
    return apart and may_head(head.text) and (evidence.leads(text) or _refers(rows[at : at + _NARROW]))


def _refers(rows: Sequence[Line]) -> bool:
    """Tell whether the lines of a paragraph begin with a reference, which narrow lines show late."""
    first = paragraph(rows)
    if may_head(rows[0].text) and rows[0].blank and (len(first) == 1 or evidence.capital(rows[1].text)):
        return False  # a heading itself
    return evidence.capital(rows[0].text) and evidence.weight(joined(first)) > 1


def _misread(text: str, bare: str) -> tuple[bool, str] | None:
    """Recognise a heading with a letter misread or mistyped: one in eight, two in sixteen."""
    if (
        not 8 <= len(bare) <= 60
        or len(text) > 80
        or not text.lstrip("#*_ —–-0123456789.").strip()[:1].isupper()
    ):
        return None
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extractOne

    most = 1 if len(bare) < 16 else 2
    found = extractOne(bare, _known().keys(), scorer=Levenshtein.distance, score_cutoff=most)
    return _known()[found[0]] if found else None


def _match(text: str) -> tuple[bool, str] | None:
    known = _known()
    bare = key(text)
    found = known.get(bare) or _misread(text, bare)
    if found:
        return found
    # a line that opens a bracket and does not close it, or begins small, is the middle of a wrapped entry
    whole = all(text.count(a) == text.count(b) for a, b in ("()", "[]")) and not text[:1].islower()
    pieces = _SPLIT.split(text) if whole and _PARTED.search(text) else ()
    parts = [(k, len(p)) for p in pieces if (k := key(p))] if len(pieces) > 1 else []
    if len(parts) < 2 or len(parts) > 4:
        return None
    first = known.get(parts[0][0])
    if first and all(k in known or length < 40 for k, length in parts[1:]):
        others = [known[k] for k, _ in parts[1:] if k in known]
        return next((o for o in others if not o[0]), first) if others else first
    last = known.get(parts[1][0])
    # whatever the native half is called, `… / References` heads a list of both forms
    return last if last and not last[0] and len(parts) == _BOTH and parts[0][1] < _SHORT else None
