"""Values for a terminal: what differs is marked, what is too long is cut, columns line up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import script

LONGEST = 2000
"""Characters of a value that are looked at: nobody sees more of it."""

SHORT = 12
"""A value up to this length is marked even where nothing of it agrees."""

CUT = "…"

_LINK = kept(r"\S{41,}")


_USUAL = r"[!-~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f–—‘-‟…№]"
"""Characters that are shown as they are and take one column."""
_PLAIN = kept(rf"{_USUAL}+(?: {_USUAL}+)*")
_MARKED = attrgetter("marked")


@noun
class Cell:
    """A character as shown, with its combining marks, whether it is marked, and the columns it takes."""

    text: str
    marked: bool = False
    width: int = 1


@lru_cache(maxsize=4096)
def _cell(char: str, marked: bool) -> Cell:
    return Cell(char, marked, width(char))


def abridged(text: str) -> str:
    """Return a message whose links are cut in their middle: the values stand below in full."""
    return _LINK.sub(lambda match: f"{match[0][:24]}{CUT}{match[0][-16:]}", text)


def width(text: str) -> int:
    """Return the columns of a text: a CJK character has 2, a combining mark 0, Cyrillic 1."""
    return len(text) if text.isascii() or _PLAIN.fullmatch(text) else sum(map(_char_width, text))


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """Return a character as it may go to a terminal: no line end, no escape, nothing invisible."""
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category == "Cf" else char


def safe(text: str) -> str:
    """Return a text on one line, fit for a terminal."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(cell.text for cell in cells(text))


def cells(text: str, marked: Iterable[int] = ()) -> list[Cell]:
    """Return the characters as shown: white space is one space, a combining mark is with its letter."""
    marks = frozenset(marked)
    if _PLAIN.fullmatch(text):
        return [_cell(char, at in marks) for at, char in enumerate(text)]
    found: list[Cell] = []
    for at, char in enumerate(text):
        new = shown(char)
        joins = found and new and unicodedata.category(new) in ("Mn", "Me")
        if joins:
            found[-1] = _cell(found[-1].text + new, found[-1].marked or at in marks)
        elif new and not (new == " " and (not found or found[-1].text == " ")):
            found.append(_cell(new, at in marks))
    while found and found[-1].text == " ":
        found.pop()
    return found


def differences(left: str, right: str) -> tuple[set[int], set[int]]:
    """Return for both texts the positions of the characters that the other one has not.

    Letters of two scripts cannot be compared one by one: there only digits are. Two long
    texts that hardly agree are left unmarked, since marks everywhere show nothing.
    """
    left, right = left[:LONGEST], right[:LONGEST]
    digits = script(left) != script(right)
    here, there = (_positions(text, digits) for text in (left, right))
    if not here or not there:
        return set(), set()
    found = _taken(left, here), _taken(right, there)
    lost, new = _edits(*found)
    many = 2 * (len(lost) + len(new)) > len(here) + len(there) and max(len(here), len(there)) > SHORT
    return (set(), set()) if many else ({here[i] for i in lost}, {there[i] for i in new})


def _positions(text: str, digits: bool) -> list[int]:
    wanted = str.isdigit if digits else lambda char: not char.isspace()
    return [at for at, char in enumerate(text) if wanted(char)]


def _taken(text: str, positions: Sequence[int]) -> str:
    return "".join(text[at] for at in positions)


def _edits(left: str, right: str) -> tuple[list[int], list[int]]:
    from rapidfuzz.distance import Levenshtein

    unlike = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) == len(right) and len(unlike) == Levenshtein.distance(left, right):
        return unlike, unlike  # 2001 and 2010: two digits replaced, none moved
    lost: list[int] = []
    new: list[int] = []
    for edit in Levenshtein.opcodes(left, right):
        if edit.tag != "equal":
            lost.extend(range(edit.src_start, edit.src_end))
            new.extend(range(edit.dest_start, edit.dest_end))
    return lost, new


def fitted(found: Sequence[Cell], columns: int) -> list[Cell]:
    """Cut a value to so many columns around its first mark; `…` stands where it is cut."""
    if sum(cell.width for cell in found) <= columns:
        return list(found)
    first = next((at for at, cell in enumerate(found) if cell.marked), 0)
    start, end, room = first, first, columns - 2
    while end < len(found) and (end == first or found[end].width <= room - _left_share(start, columns)):
        room -= found[end].width
        end += 1
    while start > 0 and found[start - 1].width <= room:
        start -= 1
        room -= found[start].width
    return [Cell(CUT)] * (start > 0) + list(found[start:end]) + [Cell(CUT)] * (end < len(found))


def _left_share(start: int, columns: int) -> int:
    """Return the columns that stay free for what precedes the mark."""
    return min(start, columns // 3)


def cut(text: str, columns: int) -> str:
    """Return a text on one line, cut at its end."""
    columns = max(columns, 3)
    # what stands far behind the cut need not be looked at, unless characters without width hide the cut
    found = cells(text[: 4 * columns])
    if len(text) > 4 * columns and sum(cell.width for cell in found) <= columns:
        found = cells(text)
    return "".join(cell.text for cell in fitted(found, columns))


def carets(found: Iterable[Cell]) -> str:
    """Return the line that stands below a value: `^` under what is marked, empty without marks."""
    if not any(map(_MARKED, found)):
        return ""
    return "".join(("^" if cell.marked else " ") * cell.width for cell in found).rstrip()
