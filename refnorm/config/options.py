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
    """Options of a run; each is of use to some stage or writer, and says nothing to the others."""

    select: tuple[str, ...] = ()
    """Codes of rules, or their beginnings (`RN2`), that alone are reported; none for all."""
    ignore: tuple[str, ...] = ()
    """Codes that are not reported, even if they are selected."""
    format: str | None = None
    """The input's format, where its name or content does not tell."""
    side: str = "both"
    """What an export takes: `both` (one record a pair), `native` or `romanized`."""
    color: bool = False
    """Whether the report for a terminal is coloured."""
    width: int = 100
    """Columns of that report."""
    debug: bool = False
    """Whether an internal error is raised, instead of told as that source's failure."""
    profile: Profile | None = None
    """What the journal asks for."""
    profiles: Mapping[str, Profile | None] = field(default_factory=nothing)
    """The profiles of single sources, by the names of these."""
    schemes: Mapping[str, str] = field(default_factory=nothing)
    """A romanization scheme for a language, over the profile's."""
    tracked: str = "final"
    """How tracked changes are read: `final` (insertions in, deletions out) or `original`."""
    severity: Severity = "warning"
    """The least grave finding that an annotator writes down, or a report shows."""
    suggest: bool = False
    """Whether an annotator writes safe fixes as tracked changes."""
    delimiter: str = ","
    """What parts the cells of a table in text."""
    fail_on: Severity = "warning"
    """The least grave finding that fails a run."""
    language: str = "en"
    """The language that people are spoken to in."""
    template: str | None = None
    """A file that letters are written by."""
    rows: int = 0
    """Rows of the screen that a report has to fit, 0 for no limit."""
    quiet: bool = False
    """One line a finding, and nothing else."""
    verbose: bool = False
    """Tell what was seen in each list."""
    statistics: bool = False
    """A line a rule instead of the findings."""
    explain: bool = False
    """Add why entries were paired and why each rule spoke."""
    jobs: int = 1
    """Processes at most that analyze files, or a long one's articles, side by side; 0: one a processor."""
    today: datetime.date = field(default_factory=_today)
    """The day that access dates may not lie behind."""

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
