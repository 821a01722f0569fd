"""The persons of a field `author`, `editor` or `translator`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.patterns import kept
from refnorm.readers.records import Person, Value

_INITIALS = kept(r"(?:[^\W\d_]{1,2}\.[\s~-]*)+|[^\W\d_](?:[\s~]+[^\W\d_])*", re.UNICODE)
_BARE = kept(r"(?P<family>[^\W\d_][\w'’ʹ-]+)[\s~]+(?P<given>(?:[^\W\d_]{1,2}\.[\s~-]*)+)")
_MARK = kept(r"[{},]")
MOST = 5_000
"""How many persons an entry may name."""
OTHERS = "others"


def persons(text: str, value: Callable[[str], Value]) -> Iterator[Person | None]:
    """Yield the persons, None for `and others`; `value` prints a part and knows where it stands.

    Names stand as BibTeX has them, family and given parted by a comma; initials behind a family name
    without one, and commas between persons, are told by the initials.
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    if text.count(" and ") > MOST or text.count(",") > 2 * MOST:
        raise ReadError(worded("trouble.persons", most=f"{MOST:,}"), worded("advice.list_of_names"))
    for name in split_multiple_persons_names(text):
        if name.strip().lower() == OTHERS:
            yield None
            continue
        for family, given in _parted(name):
            if given:
                yield Person(value(family), value(given))
            else:
                yield Person(literal=value(family))


def _parted(name: str) -> Iterator[tuple[str, str]]:
    """Yield family and given name of what stands between two `and`."""
    pieces = [piece.strip() for piece in _pieces(name)]
    if all(_BARE.fullmatch(piece) for piece in pieces):
        for piece in pieces:
            bare = _BARE.fullmatch(piece)
            assert bare
            yield bare["family"], bare["given"].strip()
    elif len(pieces) > 3 and not len(pieces) % 2 and all(map(_INITIALS.fullmatch, pieces[1::2])):
        yield from zip(pieces[::2], pieces[1::2], strict=True)
    else:
        yield _by_rules(name)


def _pieces(name: str) -> Iterator[str]:
    """Yield what stands between the commas that are in no braces."""
    depth = start = 0
    for mark in _MARK.finditer(name):
        if mark[0] != ",":
            depth += 1 if mark[0] == "{" else -1
        elif not depth:
            yield name[start : mark.start()]
            start = mark.end()
    yield name[start:]


def _by_rules(name: str) -> tuple[str, str]:
    """Part a name by the rules of BibTeX."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(name, strict=False)
    family = " ".join([*parts.von, *parts.last])
    given = " ".join([*parts.first, *parts.jr])
    return (family, given) if family else (given, "")
