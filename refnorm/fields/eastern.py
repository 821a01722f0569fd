"""Names in the characters of East Asia, and in its syllables, at the head of an entry."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.model import Name
from refnorm.patterns import kept

EASTERN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
"""Kana, Chinese characters and Hangul: a title in them is no part of a row of names in other letters."""
_EAST = kept(rf"(?=[{EASTERN}])")
_ROW = kept(
    rf"(?P<row>[{EASTERN}]{{2,4}}(?:[,，、]\s?[{EASTERN}]{{2,4}})*)\s?"
    rf"(?:[.．,]\s?(?=[《“\"]?[{EASTERN}]{{4}})|(?=[(（](?:19|20)\d\d[)）]))"
)
_ONE = kept(rf"[{EASTERN}]{{2,4}}")


def begins(text: str, at: int) -> bool:
    """Tell whether such characters stand at an offset."""
    return _EAST.match(text, at) is not None


def east(draft: Draft, start: int) -> tuple[list[Name], int]:
    """Read names before title or year (GB/T 7714-2015): `王明, 李华. 中亚法律研究`, `王明 (2010) 中亚`."""
    match = _ROW.match(draft.mask, start)
    found = _ONE.finditer(draft.mask, *match.span("row")) if match else ()
    names = [Name(None, None, one[0], draft.span(*one.span())) for one in found]
    return names, match.end("row") if match else start


_SYLLABLES = kept(r",\s(?P<name>[А-ЯЁ][а-яё]{1,5}(?:\s[А-ЯЁ][а-яё]{1,5}){2,3})(?=\.\s|,\s)")


def syllables(draft: Draft, names: list[Name], at: int) -> tuple[list[Name], int]:
    """Add the persons in syllables whom a comma joins to others: `Орлов Д. Е., Нгуен Ван Тоан. Реки`."""
    while names and (match := _SYLLABLES.match(draft.mask, at)):
        names.append(Name(None, None, match["name"], draft.span(*match.span("name"))))
        at = match.end()
    return names, at
