"""The keys that a configuration or a profile may hold: what each is, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from refnorm.errors import nearest
from refnorm.nouns import noun

Path = tuple[str | int, ...]

SEVERITIES = ("error", "warning", "info")
SIDES = ("native", "romanized")
MARKS = ("gost", "plain")
FIELDS = (
    "DOI", "ISBN", "ISSN", "URL", "accessed", "author", "collection-title", "container-title", "edition",
    "editor", "event-title", "issue", "issued", "number", "page", "publisher", "publisher-place", "title",
    "volume",
)  # fmt: skip
"""The fields that a type of work may be required to have, by their CSL names."""
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "chapter",
    "dataset", "document", "entry-encyclopedia", "interview", "legal_case", "legislation", "manuscript",
    "map", "motion_picture", "paper-conference", "patent", "post", "post-weblog", "report", "review",
    "software", "standard", "thesis", "webpage",
)  # fmt: skip
"""The types of works that a reference may be, by their CSL names."""
MUTE = ("rule", "entry", "fingerprint", "file", "reason")


@noun
class Problem:
    """What is wrong: where in the table, what, and what would be right."""

    path: Path
    message: str
    hint: str = ""


@noun
class Key:
    """A key: `kind` says which values it takes, `says` what it changes, `profile`: profiles have it too."""

    name: str
    kind: str
    says: str
    profile: bool = True


KEYS = {
    key.name: key
    for key in (
        Key("title", "text", "the journal's name"),
        Key("source", "text", "where the journal says so"),
        Key("profile", "texts", "profiles on which the rest stands: names, or TOML files", profile=False),
        Key("select", "rules", "only these rules, by code, beginning of a code, or name"),
        Key("ignore", "rules", "not these rules"),
        Key("severity", "severities", "error, warning or info for a rule or a family"),
        Key("per_file_ignores", "rules by file", "not these rules in files of these names", profile=False),
        Key("languages", "texts", "the languages of the works; others are not looked for"),
        Key("schemes", "texts by language", "the romanization scheme of each language"),
        Key("in_language", "texts by language", "what a romanized entry of a language ends with"),
        Key("numbering", "switch", "both lists carry the same numbers; false: References has none"),
        Key("separators", "separators", "gost (// and dashes) or plain, for native and romanized entries"),
        Key("translation", "switch", "a romanized title is followed by its English translation"),
        Key("citation_order", "switch", "works are numbered in the order in which the text cites them"),
        Key("required", "fields by type", "the fields that a type of work has to have"),
        Key("mute", "mutes", "single findings that are not reported, each with its reason", profile=False),
    )
}


def problems(data: Mapping[str, Any], profile: bool) -> Iterator[Problem]:
    """Yield what is wrong with a table of settings, in the order of its keys."""
    known = [key.name for key in KEYS.values() if key.profile or not profile]
    for name, value in data.items():
        if name not in known:
            yield Problem((name,), f"there is no key {name!r}", meant(name, known))
        else:
            yield from _CHECKS[KEYS[name].kind]((name,), value)


def meant(word: str, known: tuple[str, ...] | list[str]) -> str:
    """Return a hint at the name that is likeliest meant, or at all there are."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else f"there are {', '.join(known)}"


def _text(path: Path, value: Any) -> Iterator[Problem]:
    if value is None or (isinstance(value, str) and not value.strip()):
        yield Problem(path, f"{path[-1]} is missing", f'{path[-1]} = "…"')
    elif not isinstance(value, str):
        yield Problem(path, f"{path[-1]} is a text", f'{path[-1]} = "…"')


def _texts(path: Path, value: Any) -> Iterator[Problem]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one.strip() for one in values):
        yield Problem(path, f"{path[-1]} is a list of texts", f'{path[-1]} = ["…"]')


def _rules(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        yield Problem(path, f"{path[-1]} is a list of rules", f'{_spoken(path)} = ["RN2", "RN504"]')


def _spoken(path: Path) -> str:
    return str(path[-1]) if str(path[-1]).isidentifier() else f'"{path[-1]}"'


def _switch(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem(path, f"{path[-1]} is true or false")


def _table(path: Path, value: Any, what: str, hint: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(path, f"{path[-1]} is a table of {what}", f"{path[-1]} = {{ {hint} }}")


def _by_language(path: Path, value: Any) -> Iterator[Problem]:
    texts = isinstance(value, dict) and all(isinstance(text, str) and text for text in value.values())
    yield from _table(path, value if texts else None, "texts by language", 'ru = "…"')


def _severities(path: Path, value: Any) -> Iterator[Problem]:
    yield from _choices(path, value, "severities by rule", 'RN103 = "error"', None, SEVERITIES)


def _separators(path: Path, value: Any) -> Iterator[Problem]:
    yield from _choices(path, value, "marks by side", 'native = "gost"', SIDES, MARKS)


def _choices(
    path: Path, value: Any, what: str, hint: str, names: tuple[str, ...] | None, choices: tuple[str, ...]
) -> Iterator[Problem]:
    yield from _table(path, value, what, hint)
    for name, one in value.items() if isinstance(value, dict) else ():
        if names and name not in names:
            yield Problem((*path, name), f"{path[-1]} has no key {name!r}", meant(name, names))
        elif one not in choices:
            yield Problem((*path, name), f"{name} is none of {', '.join(choices)}", meant(str(one), choices))


def _by_file(path: Path, value: Any) -> Iterator[Problem]:
    yield from _table(path, value, "rules by file", '"archive/*.md" = ["RN5"]')
    for name, codes in value.items() if isinstance(value, dict) else ():
        yield from _rules((*path, name), codes)


def _required(path: Path, value: Any) -> Iterator[Problem]:
    yield from _table(path, value, "fields by type of work", 'book = ["title", "issued"]')
    for name, fields in value.items() if isinstance(value, dict) else ():
        if name not in TYPES:
            yield Problem((*path, name), f"there is no type of work {name!r}", meant(name, TYPES))
        if not isinstance(fields, list):
            yield Problem((*path, name), f"{name} is a list of fields", f'{name} = ["title", "issued"]')
        for field in fields if isinstance(fields, list) else ():
            if field not in FIELDS:
                hint = meant(str(field), FIELDS)
                yield Problem((*path, name), f"{name} requires {field!r}, which is no field", hint)


def _mutes(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        yield Problem(path, "mute is a list of tables", "[[mute]] with rule, entry, reason")
        return
    for number, one in enumerate(value):
        yield from _mute((*path, number), one)


def _mute(path: Path, one: Mapping[str, Any]) -> Iterator[Problem]:
    for name, value in one.items():
        if name not in MUTE:
            yield Problem((*path, name), f"mute has no key {name!r}", meant(name, MUTE))
        elif not (isinstance(value, str) and value.strip()) and not (name == "entry" and type(value) is int):
            yield Problem((*path, name), f"{name} is a text", f'{name} = "…"')
    for name in ("rule", "reason"):
        if name not in one:
            yield Problem(path, f"mute has no {name}", f'{name} = "…" says it')
    if not one.keys() & {"entry", "fingerprint"}:
        hint = "ignore and per_file_ignores mute whole rules"
        yield Problem(path, "mute names neither entry nor fingerprint", hint)


_CHECKS: dict[str, Callable[[Path, Any], Iterator[Problem]]] = {
    "text": _text,
    "texts": _texts,
    "rules": _rules,
    "rules by file": _by_file,
    "severities": _severities,
    "switch": _switch,
    "separators": _separators,
    "texts by language": _by_language,
    "fields by type": _required,
    "mutes": _mutes,
}
