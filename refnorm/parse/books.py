"""Whole books, of which the model takes a part of the title, or whose they are, for what holds them."""

from __future__ import annotations

from refnorm.fields.bodies import of_state
from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.fields.titles import names_serial
from refnorm.parse.apply import Reading, Stretch, without
from refnorm.parse.bounds import led, touch
from refnorm.patterns import kept

_NUMBERED = ("volume", "issue")


def subtitled(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose title holds what a colon adds to a book's: `Имена : сб. тр. / Ин-т языка`.

    What nobody has written and whose pages are counted is a book: `Лёд. Снег: материалы конф. Омск`.
    """
    reading = _owned(draft, mask, reading)
    title, held = reading.get("title"), reading.get("container")
    if not title or not held or "//" in mask:
        return reading
    if YEAR.fullmatch(draft.text[held.start : held.end]):  # of which a yearbook tells
        return {**without(reading, "container"), "title": title._replace(end=held.end)}
    if _responsible(draft, mask, reading):
        return without(reading, "container")
    if draft.page_kinds != {"total"}:
        return reading
    between = mask[title.end : held.start].strip(" \x01")
    alone = "author" not in reading and draft.values.keys().isdisjoint(("author", *_NUMBERED))
    quoted = between in ("", "»") and "author" not in reading  # `«Заря»: сборник` in two
    if between != ":" and not quoted and not (between == "." and alone and "place" in reading):
        return reading
    return {**without(reading, "container"), "title": title._replace(end=held.end)}


_OWNED = kept(r"\s?:?\s?\x01\x01*\s/\s")
"""What stands behind a note of the form and before whose work it is: `: [база данных] / Мин-во культуры`."""


def _owned(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose title ends before whose work it is; a body alone before a place is its house."""
    title, held = reading.get("title"), reading.get("container")
    if title and (match := _OWNED.search(mask, title.start, title.end)):
        return {**reading, "title": title._replace(end=match.start())}
    free = not draft.page_kinds and not any(map(draft.values.get, _NUMBERED)) and "publisher" not in reading
    if held and free and "place" in reading and of_state(mask[held.start : held.end]):
        return {**without(reading, "container"), "publisher": held._replace(label="publisher")}
    return reading


def _responsible(draft: Draft, mask: str, reading: Reading) -> bool:
    """Tell that one slash leads to whose work it is: `Рожь / Рос. акад. наук. – Якутск, 1992. – 96 с.`"""
    title, held = reading["title"], reading["container"]
    if mask[title.end : held.start].strip(" :\x01") != "/" or "place" not in reading:
        return False
    if not draft.page_kinds <= {"total"} or any(map(draft.values.get, _NUMBERED)):
        return False
    defended = genre_phrases("thesis").first(mask[title.start : title.end]) is not None
    owned = ("publisher" in reading or defended) and draft.page_kinds == {"total"}
    return (owned or "author" not in reading) and not _serial(draft, mask, held)


def _serial(draft: Draft, mask: str, held: Stretch) -> bool:
    """Tell whether a name says that it is of proceedings, a collection or a journal."""
    said = mask[held.start : held.end]
    kinds = (phrases_of("proceedings"), phrases_of("collected"))
    return names_serial(draft, held.start, held.end) or any(kind.first(said) for kind in kinds)


def alone(draft: Draft, mask: str, only: Stretch) -> bool:
    """Tell that what was read as a container titles a preprint or a book: `Orlov D. (Ed.). Rivers. Oslo`."""
    values, whole = draft.values, draft.page_kinds == {"total"} or draft.kind == "article"
    if not ("editor" in values or whole) or "//" in mask or "issue" in values:
        return False
    if "volume" in values and not (whole and "editor" in values):
        return False  # the volume of a book that its editors have made is its own
    return draft.page_kinds <= {"total"} and not any(touch(m.end(), only.start) for m in led(mask))
