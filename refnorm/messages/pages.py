"""The page of a rule in a language: what it finds, why that matters, how to mend it, examples, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from inspect import cleandoc
from pathlib import Path

from refnorm import tables
from refnorm.messages import SOURCE, phrase, told
from refnorm.model import Manual
from refnorm.nouns import noun
from refnorm.patterns import kept

SHELF = Path(__file__).parent / "rules"
"""What rules are called and say, in languages beside English: one language a file."""
_SECTION = kept(r"^(Why|Fix|Source|Bad|Good):[ ]*", re.MULTILINE)
_SENTENCE = kept(r"(?:`[^`]*`|«[^»]*»|.)+?(?:(?<!\b\w)\.(?= )|$)", re.DOTALL)
"""A sentence: neither an example within quotes nor an initial ends it."""
_EVERY = ("select", "ignore", "severity", "per_file_ignores", "mute")
"""Settings that every rule has."""
_OWN: Mapping[str, tuple[str, ...]] = {
    "RN002": ("numbering",),
    "RN103": ("numbering",),
    "RN403": ("schemes",),
    "RN404": ("schemes", "profile"),
    "RN501": ("separators",),
    "RN502": ("translation",),
    "RN506": ("separators",),
    "RN604": ("citation_order",),
    "RN707": ("required",),
}
"""Settings that change what one rule does."""


@noun
class Page:
    """The page of a rule; `bad` and `good` are examples, `settings` keys of a configuration."""

    code: str
    name: str
    title: str
    severity: str
    what: str
    why: str
    fix: str
    source: str
    bad: str
    good: str
    settings: tuple[str, ...]


def page(manual: Manual, language: str = SOURCE) -> Page:
    """Return a rule's page; examples are the same in every language, and so is all of a plug-in's rule."""
    parts = dict.fromkeys(("", "Why", "Fix", "Source", "Bad", "Good"), "") | sections(manual.page)
    own = {} if language == SOURCE else _tables(language).get(manual.code, {})
    flat = {key: " ".join(parts[key].split()) for key in ("", "Why", "Fix", "Source")}
    return Page(
        manual.code,
        manual.name,
        own.get("name", manual.name.replace("-", " ")),
        manual.severity,
        own.get("what", flat[""]),
        own.get("why", flat["Why"]),
        own.get("fix", flat["Fix"]),
        own.get("source", flat["Source"]),
        parts["Bad"],
        parts["Good"],
        (*_OWN.get(manual.code, ()), *_EVERY),
    )


def brief(manual: Manual, language: str = SOURCE) -> tuple[str, ...]:
    """Return what a rule finds, why that matters, how to mend it: a paragraph each, where it says so."""
    parts = sections(manual.page)
    own = {} if language == SOURCE else _tables(language).get(manual.code, {})
    told_of = {
        "what": own.get("what", parts[""]),
        "why": own.get("why", parts.get("Why", "")),
        "fix": own.get("fix", parts.get("Fix", "")),
    }
    return tuple(
        flat if key == "what" else f"{told(phrase(f'manual.{key}'), language)}: {flat}"
        for key, text in told_of.items()
        if (flat := " ".join(text.split()))
    )


def title(code: str, name: str, language: str = SOURCE) -> str:
    """Return what a rule is called in a language; a plug-in's rule, and any in English, by its own name."""
    return name if language == SOURCE else _tables(language).get(code, {}).get("name", name)


def sections(text: str) -> dict[str, str]:
    """Part a rule's docstring at its sections; the first key is empty and holds what the rule finds."""
    head, *rest = _SECTION.split(cleandoc(text))
    return {"": head.strip()} | {key: cleandoc(part) for key, part in zip(rest[::2], rest[1::2], strict=True)}


def first(text: str) -> str:
    """Return the first sentence of a text."""
    sentence = _SENTENCE.match(text)
    return sentence[0] if sentence else text


def lines(one: Page, language: str = SOURCE) -> Iterator[str]:
    """Yield a page as paragraphs of plain text."""
    severity = told(phrase(f"severity.{one.severity}"), language)
    yield (
        f"{one.code} {one.name} · {one.title} ({severity})"
        if language != SOURCE
        else (f"{one.code} {one.name} ({severity})")
    )
    yield one.what
    said = {"why": f" {one.why}", "fix": f" {one.fix}", "bad": _example(one.bad), "good": _example(one.good)}
    said |= {"settings": f" {', '.join(one.settings)}", "source": f" {one.source}"}
    for key, text in said.items():
        if text.strip():  # a plug-in's page need not have every section
            yield f"{told(phrase(f'manual.{key}'), language)}:{text}"


def _example(text: str) -> str:
    return "".join(f"\n    {line}" for line in text.splitlines())


@cache
def _tables(language: str) -> dict[str, dict[str, str]]:
    return next(table for name, table in tables.read(SHELF) if name == f"{language}.toml")
