"""Citation styles: tables of templates, and a record set by one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from random import Random
from typing import Any

from training import shelf
from training.names import JOINER
from training.records import Maker, Record
from training.romanize import romanize, scheme_for
from training.sheet import ZERO_WIDTH, Sheet, capitalized, label
from training.shelf import Table, chosen
from training.spans import Cell, cells
from training.template import Piece, expand, parse

FALLBACK = {
    "conference": "chapter", "chapter": "article", "collection": "book", "thesis": "book",
    "abstract": "thesis", "web": "book", "newspaper": "article", "law": "web", "patent": "report",
    "standard": "book", "report": "book", "preprint": "report", "archive": "report",
    "interview": "newspaper",
}  # fmt: skip
"""Which template serves a type for which the style has none of its own."""

NEEDED = {"web": "web", "law": "web", "archive": "report", "patent": "report"}
"""The template without which a style would lose what matters most in a type: its link or its number."""

_GIVEN = re.compile(r"\b([^\W\d_])[^\W\d_]+")
_MACRO = re.compile(r"\{(\w+)\}")
PEOPLE = ("author", "editor", "translator")
ROMANIZED = ("title", "subtitle", "container", "series", "note", "event")
_EMPTY = re.compile(r" ?\(\s*\)| ?\[\s*\]")
_SUPERFLUOUS = re.compile(r"[,;:] ?(?=[.,;:])|\. (?=[.,;])|\.(?=\.)| (?= )")


@cache
def styles() -> Mapping[str, Table]:
    """Return every style by its name, with what it takes over from others."""
    found: dict[str, Table] = {}
    for file in shelf.names("styles"):
        held = shelf.table("styles", file)
        for one in held.get("style", ()):
            base = found[one["base"]] if "base" in one else {}
            vary = {**held.get("vary", {}), **base.get("vary", {}), **one.get("vary", {})}
            found[one["name"]] = {"weight": 1.0, **base, **one, "vary": vary}
    return found


def fitting(record: Record) -> dict[str, float]:
    """Return the weights of the styles that may set a record: by its language and script."""
    side = "romanized" if record.get("scheme") else "native"
    language = record["language"]
    return {
        name: style["weight"]
        for name, style in styles().items()
        if side in style.get("sides", ("native",))
        and NEEDED.get(record["type"], "book") in style
        and ("*" in style["languages"] or language in style["languages"])
    }


def template(style: Table, kind: str) -> str:
    """Return a style's template for a type of work, or for the nearest type that it knows."""
    while kind not in style:
        kind = FALLBACK[kind]
    return str(style[kind])


def drawn(text: str, vary: Mapping[str, Any], rng: Random) -> str:
    """Put the habits of one list into a template: each is drawn once and may hold others."""
    habits = {name: str(chosen(rng, value)) for name, value in vary.items()}
    for _ in range(4):
        text = _MACRO.sub(lambda macro: habits.get(macro[1], macro[0]), text)
    return text


def render(record: Record, name: str, rng: Random) -> list[Cell]:
    """Set a record in a style."""
    style = styles()[name]
    sheet = Sheet(record, style, rng)
    text = drawn(template(style, record["type"]), style["vary"], rng)
    # a slot outside of all groups may stay empty
    pieces = [piece for node in parse(text) for piece in expand((node,), sheet.fill, rng) or ()]
    return cells((piece.text, piece.name) for piece in joined(pieces))


def joined(pieces: list[Piece]) -> list[Piece]:
    """Mend the seams: no two full stops or spaces, no mark before the first word or after the last."""
    out: list[Piece] = []
    for named, group in groupby(pieces, key=lambda piece: label(piece.name)):
        text = "".join(piece.text for piece in group).replace(ZERO_WIDTH, "")
        end = out[-1].text[-1] if out else ""
        if not named:
            text = seam(end, _EMPTY.sub("", text))
        elif end == " ":
            text = text.lstrip(" ")
        if text:
            out.append(Piece(text, named))
    return _ended(out)


def seam(end: str, text: str) -> str:
    """Drop the marks that another mark, or the start, makes superfluous."""
    text = _SUPERFLUOUS.sub("", text)
    if not end:
        return text.lstrip(" .,:;/–-")
    if end in ".?!…" and text[:1] == ".":
        text = text[1:]
    return text.lstrip(" ") if end == " " else text


def _ended(pieces: list[Piece]) -> list[Piece]:
    """Drop the marks after the last word that announce another one."""
    while pieces and not pieces[-1].name:
        if rest := pieces[-1].text.rstrip(" ,:;/–-("):
            return [*pieces[:-1], Piece(rest)]
        pieces = pieces[:-1]
    return pieces


def latinized(record: Record, rng: Random) -> Record:
    """Return a record as the second, romanized list of a journal holds it."""
    scheme = scheme_for(record["language"], rng)
    if not scheme:
        return _as_it_is(record)
    found = {**record, "scheme": scheme}
    for field in ROMANIZED:
        if field in record:
            found[field] = romanize(record[field].partition(" = ")[0], scheme)
    long_initials = rng.random() < 0.85
    for field in PEOPLE:
        if field in record:
            found[field] = _people(record[field], scheme, long_initials)
    if rng.random() < 0.4 and "container" in record:
        found["container"] = capitalized(found["container"])
    if "note" in record and rng.random() < 0.6:
        found["note"] = _english_note(record, found["note"], rng)
    for field, maker in (("place", _place), ("publisher", _publisher)):
        if field in record:
            found[field] = maker(record[field], scheme, rng)
    return found


def _people(names: str, scheme: str, long_initials: bool) -> str:
    """Write names by the scheme; an initial of several letters, as Yu is of Yuri, is marked."""

    def given(name: re.Match[str]) -> str:
        first = romanize(name[1], scheme)
        rest = romanize(name[0], scheme)[len(first) :]
        return first + JOINER * (len(first) > 1 and long_initials) + rest

    people = (one.partition(", ") for one in names.split("; "))
    return "; ".join(
        romanize(family, scheme) + comma + _GIVEN.sub(given, rest) for family, comma, rest in people
    )


def _as_it_is(record: Record) -> Record:
    """Return a work in Latin letters as the second list holds it: as in the first, in the list's style."""
    translated = ("en_title", "en_container")
    return {**{field: value for field, value in record.items() if field not in translated}, "scheme": "none"}


def _english_note(record: Record, note: str, rng: Random) -> str:
    """Return what stands in the second list instead of a thesis's or patent's native remark."""
    return Maker(record["type"], "en", rng).say(f"note_{record['type']}") or note


def _place(places: str, scheme: str, rng: Random) -> str:
    """Write places in English, or by the scheme, or short."""
    form = rng.choice((2, 2, 2, 2, 2, 0, 0, 1))
    forms = (one.split(" = ") for one in places.split("; "))
    return "; ".join(romanize(one[min(form, len(one) - 1)], scheme) for one in forms)


def _publisher(publisher: str, scheme: str, rng: Random) -> str:
    """Write publishers by the scheme or translated, many with `Publ.` behind them."""
    names = [one.split(" = ") for one in publisher.split("; ")]
    written = [rng.choice(one) for one in names]
    mark = rng.choice((" Publ.", " Publ.", " Publ.", "", "", " Publishing House", " Press", " Publ"))
    return "; ".join(romanize(one, scheme) + mark for one in written)
