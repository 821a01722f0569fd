"""Write docs/rules.md and the pages in docs/rules/: `python docs/build_rules.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from refnorm.checks import manuals
from refnorm.messages import LANGUAGES, SOURCE, phrase, told
from refnorm.messages.pages import Page, first
from refnorm.messages.pages import page as made
from refnorm.model import Manual

HERE = Path(__file__).parent
MARK = "<!-- Written by docs/build_rules.py from the rules' docstrings and refnorm/messages; edit those. -->"

HEAD = f"""\
# The rules

{MARK}

A code is never reused. `refnorm rule CODE` prints a rule's page. An *error* says that the two lists,
or one list and itself, contradict each other; a *warning*, that an indexer or a style guide will
object; an *info* is worth knowing and leaves the exit code at 0. A finding of which the program is
less than 95 % sure is never an error. `--select` and `--ignore` take codes or their beginnings.

In other languages: [русский](rules/ru.md), [українська](rules/uk.md), [қазақша](rules/kk.md).
"""

FAMILIES = {
    "RN0": "The lists",
    "RN1": "The entries",
    "RN2": "Numbers that drift",
    "RN3": "Words that drift",
    "RN4": "Letters and scripts",
    "RN5": "Style",
    "RN6": "Citations",
    "RN7": "Values that cannot be",
    "RN8": "Online checks",
    "RN9": "Doubts of the program itself",
}
TITLES = {"ru": "Правила", "uk": "Правила", "kk": "Ережелер"}


def files(found: Sequence[Manual]) -> dict[Path, str]:
    """Return every page of the manual by its path."""
    pages = {HERE / "rules.md": overview(found)}
    pages |= {HERE / "rules" / f"{one.code}.md": manual(made(one)) for one in found}
    others = [language for language in LANGUAGES if language != SOURCE]
    pages |= {HERE / "rules" / f"{language}.md": whole(found, language) for language in others}
    return pages


def overview(found: Sequence[Manual]) -> str:
    """Return the table of all rules by family."""
    return "\n".join([HEAD, *_families(found)])


def _families(found: Sequence[Manual]) -> Iterator[str]:
    for family, members in groupby(found, key=lambda one: one.code[:3]):
        yield f"## {FAMILIES[family]}\n\n| code | name | severity | fires when |\n|---|---|---|---|"
        yield "\n".join(_row(made(one)) for one in members) + "\n"


def _row(one: Page) -> str:
    what = first(one.what).replace("|", "\\|")
    return f"| [{one.code}](rules/{one.code}.md) | {one.name} | {one.severity} | {what} |"


def manual(one: Page) -> str:
    """Return one rule's page."""
    settings = ", ".join(f"`{key}`" for key in one.settings)
    parts = [f"# {one.code} {one.name}", MARK, f"*{one.severity}*. {one.what}"]
    parts += [f"**Why**: {one.why}", f"**How to mend it**: {one.fix}"]
    parts += [_example("Bad", one.bad), _example("Good", one.good)]
    parts += [f"**Settings**: {settings}", f"**Source**: {one.source}"]
    return "\n\n".join(parts) + "\n"


def whole(found: Sequence[Manual], language: str) -> str:
    """Return all rules in a language beside English on one page; examples are on the English ones."""
    parts = [f"# {TITLES[language]}", MARK]
    for one in (made(each, language) for each in found):
        severity = told(phrase(f"severity.{one.severity}"), language)
        parts.append(f"## [{one.code}]({one.code}.md) {one.title}")
        parts.append(f"*{severity}*. {one.what}")
        why, fix, source = (told(phrase(f"manual.{key}"), language) for key in ("why", "fix", "source"))
        parts += [f"**{why}**: {one.why}", f"**{fix}**: {one.fix}", f"**{source}**: {one.source}"]
    return "\n\n".join(parts) + "\n"


def _example(name: str, text: str) -> str:
    return f"{name}:\n\n```text\n{_bare(text)}\n```"


def _bare(example: str) -> str:
    """Drop the mark of lines that are a manuscript as they stand; a pair keeps its two."""
    return "\n".join(re.sub(r"^\s*text: ?", "", line) for line in example.splitlines())


if __name__ == "__main__":
    for path, text in files(manuals()).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
