"""Write docs/rules.md, the manual of all rules, from their docstrings: `python docs/build_rules.py`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from refnorm.checks import Rule, rules

PAGE = Path(__file__).parent / "rules.md"

HEAD = """\
# The rules

<!-- Written by docs/build_rules.py from the rules' docstrings; edit those. -->

A code is never reused. `refnorm rule CODE` prints the same text. An *error* says that the two lists,
or one list and itself, contradict each other; a *warning*, that an indexer or a style guide will
object; an *info* is worth knowing and leaves the exit code at 0. A finding of which the program is
less than 95 % sure is never an error. `--select` and `--ignore` take codes or their beginnings.
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

_SECTION = re.compile(r"^(Why|Bad|Good):[ ]*", re.MULTILINE)


def page(found: Sequence[Rule]) -> str:
    """Return the whole page: an overview by family, then every rule's manual."""
    parts = [HEAD, *_overview(found), *(manual(rule) for rule in found)]
    return "\n".join(parts)


def _overview(found: Sequence[Rule]) -> Iterator[str]:
    for family, members in groupby(found, key=lambda rule: rule.code[:3]):
        yield f"## {FAMILIES[family]}\n\n| code | name | severity | fires when |\n|---|---|---|---|"
        yield "\n".join(_row(rule) for rule in members) + "\n"


def _row(rule: Rule) -> str:
    link = f"#{rule.code.lower()}-{rule.name}"
    return f"| [{rule.code}]({link}) | {rule.name} | {rule.severity} | {_what(rule).splitlines()[0]} |"


def _what(rule: Rule) -> str:
    return _SECTION.split(inspect.cleandoc(rule.doc))[0].strip()


def manual(rule: Rule) -> str:
    """Return one rule's section."""
    _, *rest = _SECTION.split(inspect.cleandoc(rule.doc))
    parts = {key: inspect.cleandoc(text) for key, text in zip(rest[::2], rest[1::2], strict=True)}
    lines = [f"### {rule.code} {rule.name}\n", f"*{rule.severity}*. {_what(rule)}\n"]
    lines.append(f"Why: {parts['Why']}\n")
    lines += [f"{key}:\n```text\n{_bare(parts[key])}\n```\n" for key in ("Bad", "Good")]
    return "\n".join(lines)


def _bare(example: str) -> str:
    """Drop the mark of lines that are a manuscript as they stand; a pair keeps its two."""
    return "\n".join(re.sub(r"^\s*text: ?", "", line) for line in example.splitlines())


if __name__ == "__main__":
    PAGE.write_text(page(rules()), "utf-8")
