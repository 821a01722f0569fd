"""What a run may be told: which rules, which input format, which day it is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a run.

    `select` and `ignore` hold rule codes or their beginnings (`RN2`); ignore wins. `format` names
    the input's format where its name or content does not. `today` bounds access dates. `side` is
    which side an export takes: both, native or romanized. `color` is for the text writer, `width`
    its columns; `debug` lets an internal error through.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str | None = None
    side: str = "both"
    color: bool = False
    width: int = 100
    debug: bool = False
    today: datetime.date = field(default_factory=_today)

    def wants(self, code: str) -> bool:
        """Tell whether findings of this code are reported."""
        if any(code.startswith(prefix) for prefix in self.ignore):
            return False
        return not self.select or any(code.startswith(prefix) for prefix in self.select)
