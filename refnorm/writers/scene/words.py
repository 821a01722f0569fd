"""The words of a page, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from refnorm.messages import SOURCE, phrase, told
from refnorm.model import Place
from refnorm.places import in_lines, spoken

Say = Callable[..., str]
"""Returns the words at a key with values: `say("moved", native="1", romanized="3")`."""


def speaker(language: str) -> Say:
    """Return what says the words of pages in a language."""

    def say(key: str, **values: str | int) -> str:
        return told(phrase(f"page.{key}", **values), language)

    return say


def dated(day: date, language: str) -> str:
    """Return a day as people of a language write it in figures."""
    said = phrase("page.day", year=day.year, month=f"{day.month:02}", day=f"{day.day:02}")
    return told(said, language)


def where(place: Place, language: str) -> str:
    """Say a place within its file: by page, cell and paragraph where the file has them, else by line."""
    if in_lines(place):
        return _said("line", language, line=place.line)
    words = [_said("page", language, page=place.page)]
    if place.cell is not None:
        table, row, column = place.cell
        words.append(_said("table", language, table=table, row=row, column=column))
    elif place.box is None:
        words.append(_said("paragraph", language, line=place.line))
    return ", ".join(filter(None, words)) or place.path or ""


def placed(place: Place, language: str) -> str:
    """Say a place behind the file's name: `12:5` in every language, pages and tables in the reader's."""
    said = spoken(place)
    return where(place, language) if language != SOURCE and any(c.isalpha() for c in said) else said


def _said(key: str, language: str, **values: int | None) -> str:
    """Say a part of a place; nothing where it is not known."""
    known = {name: value for name, value in values.items() if value is not None}
    return told(phrase(f"place.{key}", **known), language) if known else ""
