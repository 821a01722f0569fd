"""Authors whom GOST 7.1-2003 repeats behind a slash: a romanized entry has them before the title alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from refnorm import locales
from refnorm.fields.draft import alternatives, conjunction
from refnorm.model import Name, Reference
from refnorm.patterns import kept
from refnorm.text import LETTERS
from refnorm.writers.generate.cutting import VALUE, Piece, place_of, value

_ROW = kept(rf"\s/\s(?P<row>[^/;\d]+?)(?P<end>\s?;\s|\.?\s[–—-]\s|\s?//\s|\.\s(?={VALUE})|\.?$)")
_INITIALS = r"(?:[^\W\d_]{1,3}\.[\s-]?){1,3}"
_OTHERS = kept(rf"\s\[?{alternatives(locales.words('et_al'))}\]?$")


@cache
def _between() -> re.Pattern[str]:
    """Return the regex of what parts persons."""
    return kept(rf"[\s,]*(?:{conjunction()}\s)?[\s,]*")


@cache
def _behind() -> re.Pattern[str]:
    """Persons before what they are called: `Е. Юсупов тарж.`, `С. Раҳимов таҳрири остида`."""
    marks = alternatives([*locales.words("translator"), *locales.words("editor")])
    return kept(
        rf"(?P<row>{VALUE}(?:,\s{VALUE})*)\s(?P<mark>(?<!\w)(?i:{marks}))(?P<stop>\.?)(?=\s?(?:[;,–—-]|//|\.?$))"
    )


def led(masked: str, pieces: Sequence[Piece]) -> str:
    """Return an entry with the mark of editors and translators before their names, as English has it."""
    return _behind().sub(lambda match: _led(match, pieces), masked)


def _led(match: re.Match[str], pieces: Sequence[Piece]) -> str:
    kinds = {pieces[place_of(char)].field for char in match["row"] if re.fullmatch(VALUE, char)}
    ours = kinds <= {"translator", "editor"}
    return f"{match['mark']} {match['row']}{match['stop']}" if ours else match[0]


def gathered(
    masked: str, pieces: Sequence[Piece], reference: Reference, write: Callable[[str], str]
) -> tuple[str, Mapping[tuple[str, int], str]]:
    """Return an entry with its authors before the title, and what is written for those that were moved.

    Unchanged where anybody or anything else stands behind the slash.
    """
    match = _ROW.search(masked)
    head = [at for at, c in enumerate(masked) if _author(c, pieces) and match and at < match.start()]
    if match and not head and pieces and masked[0] == value(0) and pieces[0].field == "title":
        return _headless(masked, match, pieces, reference, write)
    if not match or not head or reference.et_al:
        return masked, {}
    moved = [char for char in match["row"] if _author(char, pieces)]
    rest = _others(match["row"], [name for name in reference.author if name.family])
    if not _between().fullmatch("".join("," if char in moved else char for char in rest)):
        return masked, {}
    end = " / " if ";" in match["end"] else match["end"]
    row = "".join(f", {char}" for char in moved)
    first = head[-1] + 1
    whole = masked[:first] + row + masked[first : match.start()] + end + masked[match.end() :]
    return whole, dict(_turned(moved, pieces, reference.author, write))


def _headless(
    masked: str,
    match: re.Match[str],
    pieces: Sequence[Piece],
    reference: Reference,
    write: Callable[[str], str],
) -> tuple[str, Mapping[tuple[str, int], str]]:
    """Return an entry that begins with its title with the authors before it, where they alone follow it."""
    moved = [char for char in match["row"] if _author(char, pieces)]
    rest = _OTHERS.sub("", "".join("," if char in moved else char for char in match["row"]))
    if not moved or not _between().fullmatch(rest):
        return masked, {}
    behind = match["row"][match["row"].index(moved[-1]) + 1 :].strip(" ,[]")
    row = ", ".join(moved) + (f" {behind}" if behind else "")
    end = " / " if ";" in match["end"] else match["end"]
    turned = dict(_turned(moved, pieces, reference.author, write, first=False))
    return f"{row} {masked[: match.start()]}{end}{masked[match.end() :]}", turned


def _author(char: str, pieces: Sequence[Piece]) -> bool:
    return bool(re.fullmatch(VALUE, char)) and pieces[place_of(char)].field == "author"


def _others(row: str, names: Sequence[Name]) -> str:
    """Return what stands behind the slash beside the names of authors."""
    for name in names:
        family, given = re.escape(name.family or ""), _whole(name)
        forms = rf"{_INITIALS}\s?{family}|{family},?\s{_INITIALS}|{family}\s{given}|{given}\s{family}"
        row = re.sub(rf"(?<!\w)(?:{forms})(?!\w)", "", row)  # a manuscript's
    return row


def _whole(name: Name) -> str:
    """Return a pattern of the given names for which a person's initials stand: `Жанна Харитоновна`."""
    letters = (re.escape(one[0]) for one in LETTERS.findall(name.given or ""))
    return r"\s".join(rf"{one}[^\W\d_]+" for one in letters) or "(?!)"


def _turned(
    moved: Sequence[str],
    pieces: Sequence[Piece],
    names: Sequence[Name],
    write: Callable[[str], str],
    first: bool = True,
) -> Mapping[tuple[str, int], str]:
    """Return the moved authors with the surname first, as the first author has it where there is one."""
    own = [piece for piece in pieces if piece.field == "author"]
    if len(own) != len(names):
        return {}
    if first and (not names[0].family or not own[0].text.startswith(names[0].family)):
        return {}
    known = {piece: name for piece, name in zip(own, names, strict=True) if name.family and name.given}
    there = [pieces[place_of(char)] for char in moved]
    both = [(piece, known[piece]) for piece in there if piece in known]
    return {(p.field, p.turn): write(f"{name.family} {name.given}") for p, name in both}
