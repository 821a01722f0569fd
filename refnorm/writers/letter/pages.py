"""A letter in Markdown, by the journal's template or the shipped one of its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from refnorm.config import Options
from refnorm.errors import ConfigError
from refnorm.messages import phrase, reason, told, worded
from refnorm.writers.inert import code, markdown
from refnorm.writers.letter.items import Item, Letter
from refnorm.writers.scene.words import dated

if TYPE_CHECKING:
    from jinja2 import Template

SHELF = Path(__file__).parent / "templates"
"""The shipped templates: one language a file."""
_COLUMNS, _LINES = 88, 82
"""Characters of a line, and lines of two pages, of the Word file that is made of a letter."""
_FRAME = 16
"""Lines for what stands around the items."""
_LONGEST, _VALUE = 400, 160
"""Characters of a sentence, and of a printed value."""
_WORDS = "advice.template_words"


def page(letter: Letter, options: Options) -> str:
    """Return a letter; what two pages do not hold is left out and counted."""
    fitted = _fitted(letter, options.language)
    template = _template(options.template, options.language)
    try:
        text: str = template.render(
            title=markdown(letter.title, _LONGEST),
            source=markdown(letter.source, _LONGEST),
            second=letter.second,
            items=[_lines(item, options.language) for item in fitted.items],
            broken=[_lines(item, options.language) for item in fitted.broken],
            corrected=", ".join(map(str, letter.corrected)),
            more=fitted.more,
            journal=markdown(options.profile.title, _LONGEST) if options.profile else "",
            today=dated(options.today, options.language),
        )
    except Exception as error:
        raise ConfigError(worded("trouble.template", error=error), worded(_WORDS)) from None
    return text.strip() + "\n"


@cache
def _template(path: str | None, language: str) -> Template:
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    file = Path(path) if path else SHELF / f"{language}.md"
    # a template may come by mail with a manuscript: it can say words, and do nothing
    environment = SandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    try:
        return environment.from_string(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else worded("trouble.no_utf8")
        raise ConfigError(worded("trouble.template_unread", file=file, reason=why)) from None
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{file}:{line}" if line else str(file)
        raise ConfigError(worded("trouble.template_unread", file=where, reason=error)) from None


def _fitted(letter: Letter, language: str) -> Letter:
    """Return a letter with the items that fit on two pages; the gravest are asked about in any case first."""
    room = _LINES - _FRAME
    kept: list[list[Item]] = []
    left = 0
    for items in (letter.items, letter.broken):
        kept.append([])
        for item in items:
            room -= _height(_lines(item, language))
            if room >= 0:
                kept[-1].append(item)
            else:
                left += 1
    return replace(letter, items=tuple(kept[0]), broken=tuple(kept[1]), more=left)


def _height(text: str) -> int:
    """Return the lines that an item takes, with the space behind it."""
    return 1 + sum(1 + len(line) // _COLUMNS for line in text.split("\n"))


def _lines(item: Item, language: str) -> str:
    """Return an item as a paragraph of Markdown: its number, what was found, and what is asked."""
    return "\\\n".join(_parts(item, language))


def _parts(item: Item, language: str) -> Iterator[str]:
    place = markdown(item.place)
    entry = _said("entry", language, number=markdown(item.entry)) if item.entry else ""
    where = ", ".join(filter(None, (entry, place)))
    said = markdown(item.said, _LONGEST)
    end = "" if said.endswith(("…", ".")) else "."
    yield f"**{item.number}.** {where + ': ' if where else ''}{said}{end}"
    if item.native and item.romanized and not item.choices and item.native != item.romanized:
        native, romanized = (code(value, _VALUE) for value in (item.native, item.romanized))
        yield _said("values", language, native=native, romanized=romanized)
    if item.new:
        yield _said("correct", language, old=code(item.old, _VALUE), new=code(item.new, _VALUE))
    elif item.choices:
        first, second = (code(value) for value in item.choices)
        yield _said("which", language, first=first, second=second)
    if item.also:
        also = phrase("letter.also", n=len(item.also), numbers=markdown(", ".join(item.also)))
        yield told(also, language)


def _said(key: str, language: str, **values: str) -> str:
    return told(phrase(f"letter.{key}", **values), language)
