"""Subheadings within a reference list: parts by language or by kind of work."""

from __future__ import annotations

from refnorm import locales
from refnorm.derived import derived
from refnorm.fields import evidence
from refnorm.fields.lines import Line
from refnorm.patterns import kept

LONGEST = 100
"""Characters that a subheading has at most."""
_ENUMERATED = kept(r"(?:[IVXІХ]{1,5}|[A-DА-Г]|\d{1,2})[.)]\s+(?=[^\W\d_]{2})")
_ENDS = ".,;"
"""What a subheading does not end with."""
_REMARK = kept(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_EDGES = kept(r"^[\W_]+|[\W_]+$")
_BEGUN = kept(r"[\W\d]{0,9}([^\W\d_])")
"""The first letter of an entry, behind its number."""
TAG = kept(r"</?[A-Za-z][^<>]{0,200}>")


def _key(text: str) -> str:
    """Return a phrase without its marks, its letter or roman number, and a remark in brackets behind it."""
    bare = _EDGES.sub("", TAG.sub("", text))
    bare = _ENUMERATED.sub("", bare, count=1)
    return " ".join(_EDGES.sub("", _REMARK.sub("", bare)).casefold().split())


@derived
def _known() -> frozenset[str]:
    lists = (p for table in locales.load() for p in table.native_headings + table.romanized_headings)
    return frozenset(map(_key, (*locales.section("subheading"), *lists)))


def known(text: str) -> bool:
    """Tell whether a line is a subheading that the tables of a language name, or a heading under another."""
    shown = TAG.sub("", text).lstrip("#*_=— (") if len(text) <= LONGEST else ""
    if not evidence.capital(shown) and not (shown[:1].isdigit() and numbered(shown)):
        return False
    first, parted, _ = text.partition("/")
    return _key(text) in _known() or (bool(parted) and _key(first) in _known())


def numbered(text: str) -> bool:
    """Tell whether a line is a subheading that the tables name, behind a number: `2. Sources`."""
    return (
        text[-1:] not in _ENDS
        and len(text) <= LONGEST
        and _ENUMERATED.match(text) is not None
        and (_key(text) in _known())
    )


def unlettered(text: str) -> str:
    """Return a subheading without its letter or roman number: `II. Sources` begins as a person does."""
    return _ENUMERATED.sub("", text, count=1)


def marked(row: Line) -> bool:
    """Tell whether a line is a subheading by its words, or as the file marks it."""
    return row.block.kind == "heading" or known(row.text)


def introduces(row: Line) -> bool:
    """Tell whether a short line stands alone and ends in a colon."""
    return row.blank and len(row.text) < LONGEST and row.text.rstrip("* _").endswith(":")


def bare(row: Line) -> bool:
    """Tell whether a line may be a subheading only because it holds nothing that a reference holds."""
    shown = row.text.strip("*_#= ")
    if len(shown) >= LONGEST or any(c.isdigit() for c in shown):
        return False
    return evidence.capital(shown) and shown[-1:].isalpha() and not evidence.leads(shown)


def capital(row: Line) -> bool:
    """Tell whether a line may be a subheading because it is set in capitals; an initial has its period."""
    shown = row.text.strip("*_#= ")
    return len(shown) > 1 and shown.isupper() and all(c.isalpha() or c in " -–—," for c in shown)


def initial(row: Line, after: Line) -> bool:
    """Tell whether a line is the letter that parts an alphabetical list: `Б` before `Бродов`."""
    letter = row.text.strip("*_#=—–- .")
    begun = _BEGUN.match(after.text)
    return len(letter) == 1 and letter.isupper() and begun is not None and begun[1] == letter
