"""The keys that a configuration or a profile may hold: what each is, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from refnorm.messages import meant, worded
from refnorm.model import SEVERITIES
from refnorm.nouns import noun

Path = tuple[str | int, ...]

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
    """A key: `kind` says which values it takes, `profile`: profiles have it too; its phrase is `key.NAME`."""

    name: str
    kind: str
    profile: bool = True


KEYS = {
    key.name: key
    for key in (
        Key("title", "text"),
        Key("source", "text"),
        Key("profile", "texts", profile=False),
        Key("select", "rules"),
        Key("ignore", "rules"),
        Key("severity", "severities"),
        Key("per_file_ignores", "rules by file", profile=False),
        Key("languages", "texts"),
        Key("schemes", "texts by language"),
        Key("in_language", "texts by language"),
        Key("numbering", "switch"),
        Key("separators", "separators"),
        Key("translation", "switch"),
        Key("citation_order", "switch"),
        Key("required", "fields by type"),
        Key("mute", "mutes", profile=False),
    )
}


def problems(data: Mapping[str, Any], profile: bool) -> Iterator[Problem]:
    """Yield what is wrong with a table of settings, in the order of its keys."""
    known = [key.name for key in KEYS.values() if key.profile or not profile]
    for name, value in data.items():
        if name not in known:
            yield Problem((name,), worded("setting.no_key", name=repr(name)), meant(name, known))
        else:
            yield from _CHECKS[KEYS[name].kind]((name,), value)


def _text(path: Path, value: Any) -> Iterator[Problem]:
    if value is None or (isinstance(value, str) and not value.strip()):
        yield Problem(path, worded("setting.missing", key=path[-1]), f'{path[-1]} = "…"')
    elif not isinstance(value, str):
        yield Problem(path, worded("setting.text", key=path[-1]), f'{path[-1]} = "…"')


def _texts(path: Path, value: Any) -> Iterator[Problem]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one.strip() for one in values):
        yield Problem(path, worded("setting.texts", key=path[-1]), f'{path[-1]} = ["…"]')


def _rules(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        yield Problem(path, worded("setting.rules", key=path[-1]), f'{_spoken(path)} = ["RN2", "RN504"]')


def _spoken(path: Path) -> str:
    return str(path[-1]) if str(path[-1]).isidentifier() else f'"{path[-1]}"'


def _switch(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem(path, worded("setting.switch", key=path[-1]))


def _table(path: Path, value: Any, what: str, hint: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(
            path,
            worded("setting.table", key=path[-1], what=worded(f"setting.{what}")),
            f"{path[-1]} = {{ {hint} }}",
        )


def _by_language(path: Path, value: Any) -> Iterator[Problem]:
    texts = isinstance(value, dict) and all(isinstance(text, str) and text for text in value.values())
    yield from _table(path, value if texts else None, "texts_by_language", 'ru = "…"')


def _severities(path: Path, value: Any) -> Iterator[Problem]:
    yield from _choices(path, value, "severities", 'RN103 = "error"', None, SEVERITIES)


def _separators(path: Path, value: Any) -> Iterator[Problem]:
    yield from _choices(path, value, "separators", 'native = "gost"', SIDES, MARKS)


def _choices(
    path: Path, value: Any, what: str, hint: str, names: tuple[str, ...] | None, choices: tuple[str, ...]
) -> Iterator[Problem]:
    yield from _table(path, value, what, hint)
    for name, one in value.items() if isinstance(value, dict) else ():
        if names and name not in names:
            yield Problem(
                (*path, name), worded("setting.no_key_in", key=path[-1], name=repr(name)), meant(name, names)
            )
        elif one not in choices:
            yield Problem(
                (*path, name),
                worded("setting.none_of", name=name, choices=", ".join(choices)),
                meant(str(one), choices),
            )


def _by_file(path: Path, value: Any) -> Iterator[Problem]:
    yield from _table(path, value, "rules_by_file", '"archive/*.md" = ["RN5"]')
    for name, codes in value.items() if isinstance(value, dict) else ():
        yield from _rules((*path, name), codes)


def _required(path: Path, value: Any) -> Iterator[Problem]:
    yield from _table(path, value, "fields_by_type", 'book = ["title", "issued"]')
    for name, fields in value.items() if isinstance(value, dict) else ():
        if name not in TYPES:
            yield Problem((*path, name), worded("setting.no_type", name=repr(name)), meant(name, TYPES))
        if not isinstance(fields, list):
            yield Problem((*path, name), worded("setting.fields", name=name), f'{name} = ["title", "issued"]')
        for field in fields if isinstance(fields, list) else ():
            if field not in FIELDS:
                hint = meant(str(field), FIELDS)
                yield Problem((*path, name), worded("setting.no_field", name=name, field=repr(field)), hint)


def _mutes(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        yield Problem(path, worded("setting.mutes"), worded("advice.mutes"))
        return
    for number, one in enumerate(value):
        yield from _mute((*path, number), one)


def _mute(path: Path, one: Mapping[str, Any]) -> Iterator[Problem]:
    for name, value in one.items():
        if name not in MUTE:
            yield Problem((*path, name), worded("setting.no_key_in_mute", name=repr(name)), meant(name, MUTE))
        elif not (isinstance(value, str) and value.strip()) and not (name == "entry" and type(value) is int):
            yield Problem((*path, name), worded("setting.text", key=name), f'{name} = "…"')
    for name in ("rule", "reason"):
        if name not in one:
            yield Problem(
                path, worded("setting.mute_without", name=name), worded("advice.says_it", name=name)
            )
    if not one.keys() & {"entry", "fingerprint"}:
        hint = worded("advice.mute_rules")
        yield Problem(path, worded("setting.mute_of_nothing"), hint)


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
