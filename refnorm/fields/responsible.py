"""What the statement of responsibility holds beside persons: bodies, and roles that CSL has no variable for.

GOST 7.1-2003 (5.2.6) and GOST R 7.0.100-2018 (5.2.6) put it between ` / ` and the next area, its parts behind
semicolons: `/ А. Б. Орлов ; Ин-т рек ; худож. В. Г. Белов. – М.`
"""

from __future__ import annotations

from itertools import islice

from refnorm.fields.draft import Draft
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.model import Name
from refnorm.patterns import kept

_AREA = kept(
    r"(?:(?<=[\s.\x00\x01])/|\x00\s?;)\s(?!/)[^/]*?"
    rf"(?=\s?(?://|\.\s?[–—-]\s|\s[–—-]\s)|\.\s[{UPPER}]{LETTER}*\.?(?:[\s-][{UPPER}]{LETTER}+)?(?:\s?:\s|,\s\x00))"
)
"""From the slash, or from the persons that were claimed with it, to the next area or place."""
_AREAS = 4
"""Such areas that are looked at: of the work, of its container, of their parts."""
_BEHIND_INITIAL = kept(rf"\x00\s(?P<family>[{UPPER}][\w-]+)(?=\.?\s?(?://|[–—-]\s))")
"""The family behind a given name and its initial, which read like a person: `/ Анна К. Орлова. //`"""
_SHORTENED = kept(r"(?:[^\W\d_]{2,8}\.\s?)*")
_PART = kept(r"[^;\x00\x01]+")
_SAID = kept(rf"[\s;,/.]*(?P<said>(?:[{UPPER}«\"]|[^\W\d_]{{2,12}}(?:\.|\s|:)).*?)[\s;,.]*$")


def responsible(draft: Draft) -> None:
    """Take out of the statement of responsibility what no field has claimed."""
    if " / " not in draft.text or draft.kind == "thesis":
        return
    counted = "total" in draft.page_kinds
    first = next(iter(draft.values.get("author", ())), None)
    rest = _BEHIND_INITIAL.search(draft.mask) if first else None
    if first and rest and rest["family"] == first.family:
        draft.hide(*rest.span("family"))
    words: list[str] = []
    for match in islice(_AREA.finditer(draft.mask), _AREAS):
        said = [found["said"] for part in _PART.finditer(match[0]) if (found := _SAID.match(part[0]))]
        alone = ";" not in match[0]  # a lone phrase may be a title in another language, or the container
        again = len(said) == 1 and _names(said[0], first)
        if not _contains(match[0]) and (not alone or again or (counted and any(map(_body, said)))):
            words += [" ".join(one.split()) for one in said if len(one) > 1]
            draft.hide(*match.span())
    if words:
        draft.custom("responsibility", "; ".join(words))


def _names(said: str, author: Name | None) -> bool:
    """Tell whether a part names the author again: `Анна Орлова`."""
    if author is None:
        return False
    return said.endswith(author.family) if author.family else said.startswith(author.literal or "//")


def _contains(said: str) -> bool:
    """Tell whether a single slash leads to a container, as it does in some journals: `/ Труды института`."""
    tables = [phrases_of("serial"), phrases_of("proceedings"), genre_phrases("paper-conference")]
    if any(char.isdigit() for char in said):
        return False  # `IAEA-TECDOC-1691` is a report's number
    return any(table.first(said) for table in tables)


def _body(said: str) -> bool:
    """Tell whether a part names a body: `Ин-т водных проблем`, `Dövlət Statistika Komitəsi`."""
    begin = _SHORTENED.match(said)
    at = begin.end() if begin else 0
    tables = [phrases_of("school"), phrases_of("corporate")]
    if any(table.at(table.folded(said), at) for table in tables):
        return True
    report = genre_phrases("report")
    ends = any(hit.end == len(said) for table in tables for hit in table.find(said))
    return ends and not report.at(report.folded(said), 0)
