"""refnorm config: which settings are in force for a file, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from refnorm.cli import naming, output, settings, talk, tongue
from refnorm.cli.table import table
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.config import Profile

FORMATS = ("text", "json")
_UNSAID = ("select", "languages", "schemes", "translation", "required")
"""What holds where nobody speaks; of other keys nothing is asked."""


def config(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A manuscript or folder; without it, here.")
    ] = None,
    format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json.")] = "text",
    profile: settings.Profiles = None,
    file: settings.Config = None,
    isolated: settings.Isolated = False,
    lang: tongue.Lang = None,
) -> None:
    """Print the settings that are in force, and where each value comes from."""
    naming.one_of("trouble.no_settings_form", format, FORMATS)
    if path is not None and not path.exists():
        raise ConfigError(worded("trouble.no_path", path=path), worded("advice.from_there"))
    wanted = settings.asked(profile, file, isolated)
    told = settings.profile_of(path, wanted)
    found = dict(_values(told, settings.origins(path, wanted)))
    layers = [one.origin for one in wanted.layers(path)]
    if format == "json":
        rows = {key: {"value": value, "origin": origin} for key, (value, origin) in found.items()}
        import json

        text = json.dumps({"layers": layers, "settings": rows}, ensure_ascii=False, indent=2) + "\n"
    else:
        text = table(_rows(found))
        talk.say(worded("talk.settings"), " < ".join(layers) or worded("talk.no_settings"))
    output.deliver(text.encode())


def _values(told: Profile | None, origins: Mapping[str, str]) -> Iterator[tuple[str, tuple[Any, str]]]:
    """Yield every value in force with its origin, by key, or `key.name` in a table."""
    from refnorm.config.keys import KEYS

    for key in (name for name in KEYS if name not in ("profile", "per_file_ignores")):
        value = getattr(told, key, None)
        if key == "mute":
            yield from ((f"mute.{n}", (_mute(one), one.origin)) for n, one in enumerate(value or (), 1))
        elif isinstance(value, Mapping):
            yield from ((f"{key}.{name}", (_plain(v), origins[f"{key}.{name}"])) for name, v in value.items())
            if key == "severity" and told and told.numbering and "RN103" not in value:
                yield "severity.RN103", (told.grade("RN103", "info"), worded("talk.follows"))
        if not value and value is not False:
            yield key, (None, worded("talk.default"))
        elif not isinstance(value, Mapping) and key != "mute":
            yield key, (_plain(value), origins.get(key, "per_file_ignores"))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _mute(one: Any) -> dict[str, str]:
    names = ("rule", "entry", "fingerprint", "file", "reason")
    return {name: getattr(one, name) for name in names if getattr(one, name)}


def _rows(found: Mapping[str, tuple[Any, str]]) -> Iterator[tuple[str, str, str]]:
    for key, (value, origin) in found.items():
        unsaid = tongue.spoken(worded(f"unsaid.{key}")) if key in _UNSAID else "-"
        yield key, tongue.spoken(origin), unsaid if value is None else _spoken(value)


def _spoken(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, dict):
        rest = [f"{name} {value[name]}" for name in ("entry", "fingerprint", "file") if name in value]
        return f"{value['rule']} {', '.join(rest)}: {value['reason']}"
    return str(value)
