"""What a run may be told: which rules, which input format, whose instructions, which day it is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field, replace

from refnorm.config.profile import Profile, nothing
from refnorm.model import Severity
from refnorm.nouns import noun


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


@noun
class Options:
    """Options of a run.

    `select` and `ignore` hold rule codes or their beginnings (`RN2`); ignore wins. `format` names
    the input's format where its name or content does not. `today` bounds access dates. `side` is
    which side an export takes: both, native or romanized. `color` is for the text writer, `width`
    its columns; `debug` lets an internal error through. `profile` is the journal's, `profiles`
    are those of single sources by their names; `schemes` names
    a romanization scheme for a language, over the profile's. `tracked` is how tracked changes are
    read: `final` (insertions in, deletions out) or `original`. `severity` is the least grave that an
    annotator writes down, `suggest` whether it writes safe fixes as tracked changes. `delimiter` parts
    the cells of a table in text; `fail_on` is the least grave finding that fails a run; `language` is
    the one that people are spoken to in. `rows` are those of a screen, 0 for no limit; `quiet` is one line
    a finding, `verbose` tells of each list, `statistics` is a line a rule, and `explain` adds the reasons.
    `template` is a file that letters are written by.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str | None = None
    side: str = "both"
    color: bool = False
    width: int = 100
    debug: bool = False
    profile: Profile | None = None
    profiles: Mapping[str, Profile | None] = field(default_factory=nothing)
    schemes: Mapping[str, str] = field(default_factory=nothing)
    tracked: str = "final"
    severity: Severity = "warning"
    suggest: bool = False
    delimiter: str = ","
    fail_on: Severity = "warning"
    language: str = "en"
    template: str | None = None
    rows: int = 0
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    explain: bool = False
    today: datetime.date = field(default_factory=_today)

    def of(self, source: str) -> Options:
        """Return the options for a source, with the profile that its own settings make."""
        return replace(self, profile=self.profiles[source]) if source in self.profiles else self

    def wants(self, code: str) -> bool:
        """Tell whether findings of this code are reported: these options speak over the profile."""
        if self.select:
            asked = max((len(one) for one in self.select if code.startswith(one)), default=0)
            ignored = max((len(one) for one in self._profiled.ignore if code.startswith(one)), default=0)
            return asked > 0 and asked >= ignored and not code.startswith(self.ignore or ("-",))
        asked_for = self._profiled.select
        if code.startswith((*self.ignore, *self._profiled.ignore) or ("-",)):
            return False
        return not asked_for or code.startswith(asked_for)

    def grade(self, code: str, usual: Severity) -> Severity:
        """Return the severity of a rule."""
        return self._profiled.grade(code, usual)

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the works, where the profile names them."""
        return frozenset(self._profiled.languages)

    @property
    def wanted_schemes(self) -> dict[str, str]:
        """The scheme that is asked for each language."""
        return {**self._profiled.schemes, **self.schemes}

    @property
    def _profiled(self) -> Profile:
        return self.profile or _SILENT


_SILENT = Profile("", "", "")
