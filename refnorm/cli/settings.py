"""Which settings hold for each file: its nearest configuration, the profiles asked for, the options given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from refnorm.cli import completing, naming, talk
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, RefnormError
from refnorm.nouns import noun

if TYPE_CHECKING:
    from refnorm.config import Layer, Options, Profile
    from refnorm.model import Failure
    from refnorm.readers import Source

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings; else refnorm.toml in or above the folder."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Look for no settings beside the files.")]
Profiles = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="A journal's profile, or a TOML file of one; several lie upon each other.",
        autocompletion=completing.profiles,
    ),
]


@noun
class Asked:
    """Where the user wants settings from."""

    profiles: tuple[str, ...] = ()
    config: Path | None = None
    isolated: bool = False

    def layers(self, path: Path | None) -> tuple[Layer, ...]:
        """Return the layers that hold for a file, the lowest first; for no file, where people are."""
        from refnorm.config import found, layer, layered

        file = layer(self.config.absolute()) if self.config else None
        if file is None and not self.isolated:
            file = found(path or Path.cwd())
        return layered(file, self.profiles)


def asked(profiles: Sequence[str] | None, config: Path | None = None, isolated: bool = False) -> Asked:
    """Return where the user wants settings from; refuse a file that is wanted and not wanted."""
    if config is not None and isolated:
        raise ConfigError(worded("trouble.config_and_isolated"), worded("advice.give_one"))
    return Asked(tuple(profiles or ()), config, isolated)


@noun
class Configured:
    """The options of a run, the sources whose settings are in order, and a failure for each that is not."""

    options: Options
    sources: tuple[Source, ...]
    errors: tuple[Failure, ...]


def configured(options: Options, sources: Iterable[Source], wanted: Asked) -> Configured:
    """Return options with the profile that holds for each source; ConfigError where it holds for none.

    A broken file of settings bars the sources below it, and no others: it is one failure.
    """
    good: dict[str, Source] = {}
    told: dict[str, Profile | None] = {}
    barred: dict[str, tuple[ConfigError, list[Source]]] = {}
    for source in sources:
        try:
            told[source.name] = profile_of(_path(source), wanted)
            good[source.name] = source
        except ConfigError as error:
            barred.setdefault(error.message, (error, []))[1].append(source)
    if barred and not told:
        raise next(iter(barred.values()))[0]
    if options.verbose:
        _tell(good.values(), wanted)
    common = list(told.values())
    alike = bool(common) and all(one == common[0] for one in common)
    options = replace(options, profile=common[0]) if alike else replace(options, profiles=told)
    return Configured(options, tuple(good.values()), tuple(_barred(*one) for one in barred.values()))


def _barred(error: ConfigError, sources: list[Source]) -> Failure:
    """Return what is said of the files that broken settings leave out: once, with the first one's name."""
    from refnorm.model import Failure

    first = sources[0].name
    said = worded("trouble.settings_bar", n=len(sources), what=error.message)
    return Failure(first, said, error.hint)


def _tell(sources: Iterable[Source], wanted: Asked) -> None:
    """Say which settings hold for the files, each combination once."""
    seen: dict[tuple[str, ...], str] = {}
    for source in sources:
        seen.setdefault(tuple(one.origin for one in wanted.layers(_path(source))), source.name)
    for origins, name in seen.items():
        talk.say(name, worded("talk.settings_of", layers=" < ".join(origins) or worded("talk.none")))


def _path(source: Source) -> Path | None:
    return source.halves[0].path if source.halves else source.path


def profile_of(path: Path | None, wanted: Asked) -> Profile | None:
    """Return what holds for a file; ConfigError says where a rule, language or scheme is named wrongly."""
    from refnorm.config import settled

    layers = tuple(_checked(one) for one in wanted.layers(path))
    return settled(layers, path)


_SEEN: dict[int, tuple[Layer, Layer]] = {}


def _checked(one: Layer) -> Layer:
    """Return a layer with codes for names of rules, when all that it names exists."""
    if id(one) not in _SEEN:
        _SEEN[id(one)] = one, replace(one, data=dict(_known(one)))
    return _SEEN[id(one)][1]


def _known(one: Layer) -> Iterable[tuple[str, Any]]:
    for key, value in one.data.items():
        if key in ("select", "ignore"):
            yield key, [_rule(code, one, (key,)) for code in value]
        elif key == "per_file_ignores":
            yield key, {name: [_rule(c, one, (key, name)) for c in codes] for name, codes in value.items()}
        elif key == "severity":
            yield key, {_rule(code, one, (key, code)): severity for code, severity in value.items()}
        elif key == "mute":
            yield key, [{**m, "rule": _rule(m["rule"], one, (key, n, "rule"))} for n, m in enumerate(value)]
        else:
            _named(key, value, one)
            yield key, value


def _rule(word: str, one: Layer, path: tuple[str | int, ...]) -> str:
    try:
        return naming.code(word)
    except RefnormError as error:
        raise ConfigError(
            worded("trouble.at_key", where=one.where(path, word), key=_said(path), what=error.message),
            error.hint,
        ) from None


def _said(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))


def _named(key: str, value: Any, one: Layer) -> None:
    """Refuse a language without a table, and a scheme that does not exist or is of another language."""
    if key == "languages":
        for language in [value] if isinstance(value, str) else value:
            _language(language, one, (key,))
    elif key in ("schemes", "in_language"):
        for language, text in value.items():
            _language(language, one, (key, language))
            if key == "schemes":
                _scheme(language, text, one)


def _language(code: str, one: Layer, path: tuple[str, ...]) -> None:
    if code not in _languages():
        hint = naming.nearest(code, sorted(_languages()), worded("advice.locales_listed"))
        raise ConfigError(
            worded(
                "trouble.no_language_at", where=one.where(path, code), key=_said(path[:1]), code=repr(code)
            ),
            hint,
        )


@cache
def _languages() -> frozenset[str]:
    from refnorm import locales
    from refnorm.romanization import languages

    return frozenset({lo.language for lo in locales.load()} | set(languages()))


def _scheme(language: str, code: str, one: Layer) -> None:
    from refnorm.romanization import scheme

    where = f"{one.where(('schemes', language), code)}: schemes.{language}"
    try:
        found = scheme(code)
    except RefnormError as error:
        raise ConfigError(worded("trouble.at", where=where, what=error.message), error.hint) from None
    if found.language != language:
        hint = worded("advice.scheme_of_language")
        raise ConfigError(
            worded(
                "trouble.scheme_of_other_at", where=where, code=code, language=found.language, wanted=language
            ),
            hint,
        )


def origins(path: Path | None, wanted: Asked) -> Mapping[str, str]:
    """Return where each value that holds for a file comes from."""
    from refnorm.config import origins as told

    return told(wanted.layers(path))
