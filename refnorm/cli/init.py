"""refnorm init: commented settings, by what a manuscript's lists follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import job, output, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError
from refnorm.messages import phrase, row
from refnorm.model import Phrase

if TYPE_CHECKING:
    from refnorm.cli.observed import Seen
    from refnorm.model import ReferenceList, Report

NAME = "refnorm.toml"
_EXAMPLES = {
    "profile": '["bulletin-philology"]',
    "select": '["RN1", "RN2"]',
    "ignore": '["RN505", "page-kind-drift"]',
    "languages": '["kk", "ru", "en"]',
    "numbering": "true",
    "translation": "true",
    "citation_order": "true",
    "schemes": 'ru = "ru-bsi"',
    "in_language": 'ru = "(In Russ.)"',
    "separators": 'native = "gost"',
    "severity": 'RN103 = "error"',
    "required": 'book = ["author", "title", "publisher-place", "issued"]',
    "per_file_ignores": '"archive/*.md" = ["RN5"]',
}
_TABLES = ("schemes", "in_language", "separators", "severity", "required", "per_file_ignores")
_MUTE = """# [[mute]]
# rule = "RN201"
# entry = 12
"""


def init(
    path: Annotated[str | None, typer.Argument(metavar="[FILE]", help="A manuscript to look at.")] = None,
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Else refnorm.toml beside the manuscript."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over settings that are there.")] = False,
    from_: job.From = None,
    lang: tongue.Lang = None,
    debug: job.Debug = False,
) -> None:
    """Write commented settings by what the lists of a manuscript follow; without one, an empty form."""
    from refnorm.config import Options

    shown = to is not None and str(to) == "-"
    target = None if shown else to or _folder(path) / NAME
    if target is not None and target.exists() and not force:
        raise ConfigError(worded("trouble.exists", target=talk.shown(target)), worded("advice.force"))
    if path is None:
        text = "".join(_form({}, worded("form.nothing")))
    else:
        report, _ = job.analyze([path], Options(format=from_, jobs=0, debug=debug), target)
        talk.about(report)
        if not report.results:
            raise typer.Exit(2)
        from refnorm.cli.observed import observed

        text = "".join(_form(observed(report), *_heads(report)))
    output.deliver(text.encode(), target)
    if target is not None:
        talk.say(talk.shown(target), worded("talk.written"), hint=worded("advice.config_shows"))


def _folder(path: str | None) -> Path:
    """Return where settings hold for what is looked at: a folder itself, or that of a manuscript."""
    looked_at = Path(path or ".")
    return looked_at if looked_at.is_dir() else looked_at.parent


def _heads(report: Report) -> Iterator[str]:
    """Yield what was looked at, and how the lists of each article are set."""
    for result in report.results:
        yield worded("form.by", name=Path(result.document.source).name)
        for article in (a for a in result.articles if a.lists):
            pairs = len(article.paired)
            lists = row("form.both", map(_list, article.lists))
            count = phrase("page.pair_count", n=pairs)
            yield worded("form.article", n=article.index, lists=lists, pairs=count)


def _list(lst: ReferenceList) -> Phrase:
    entries = phrase("frame.entry_count", n=len(lst.entries))
    said = phrase(f"form.list_{lst.role}", language=lst.language, entries=entries)
    if lst.layout == "list":
        return said
    return phrase("form.set_so", list=said, layout=phrase(f"frame.{lst.layout}"))


def _form(seen: Mapping[str, Seen], *heads: str) -> Iterator[str]:
    """Yield the settings: each key with what it changes, its value where it was seen, else an example."""
    yield _comment(worded("form.folder"))
    yield from map(_comment, heads)
    yield _comment(worded("form.behind"))
    from refnorm.config.keys import KEYS

    for key in (k for k in KEYS.values() if k.name in _EXAMPLES and k.name not in _TABLES):
        yield f"\n{_explained(key.name)}"
        yield from _line(key.name, seen.get(key.name), _EXAMPLES[key.name], _fitting(seen))
    for name in _TABLES:
        rows = {full.partition(".")[2]: one for full, one in seen.items() if full.startswith(f"{name}.")}
        active = any(one.value is not None for one in rows.values())
        yield f"\n{_explained(name)}{'' if active else '# '}[{name}]\n"
        example, _, value = _EXAMPLES[name].partition(" = ")
        shown: Mapping[str, Seen | None] = rows or {example: None}
        for sub, one in shown.items():
            yield from _line(sub, one, value if sub == example else '"…"', ())
    yield f"\n{_explained('mute')}{_MUTE}{_reason()}"


def _line(name: str, one: Seen | None, example: str, fitting: Iterable[str]) -> Iterator[str]:
    import json

    if one and one.why:
        yield _comment(worded("form.seen", why=one.why))
    if name == "profile" and fitting:
        yield _comment(worded("form.fitting", names=", ".join(fitting)))
    if one and one.value is not None:
        yield f"{name} = {json.dumps(one.value, ensure_ascii=False)}\n"
    else:
        yield f"# {name} = {example}\n"


def _fitting(seen: Mapping[str, Seen]) -> tuple[str, ...]:
    """Return the shipped profiles whose schemes are those that were seen."""
    from refnorm.config import profiles

    codes = {
        k.partition(".")[2]: one.why if one.value else ""
        for k, one in seen.items()
        if k.startswith("schemes.")
    }
    return tuple(
        one.name
        for one in profiles()
        if one.schemes.keys() & codes.keys()
        and all(one.schemes[lang] in codes[lang].split() for lang in one.schemes.keys() & codes.keys())
        and one.name != "default"
    )


def _explained(key: str) -> str:
    """Return what a key changes, as a comment."""
    text = tongue.spoken(worded(f"key.{key}"))
    return _comment(f"{text[0].upper()}{text[1:]}.")


def _reason() -> str:
    return _comment(f'reason = "{tongue.spoken(worded("form.reason"))}"')


def _comment(text: str) -> str:
    """Return a text as a comment that nothing in it can end, in the language of this run."""
    return f"# {''.join(char if char.isprintable() else ' ' for char in tongue.spoken(text))}\n"
