"""One run against another: what is known already, what a revision mended, did not mend, broke."""

from __future__ import annotations

from refnorm.history.baseline import Baseline, load, record
from refnorm.history.faults import Fault, Snapshot, of_json, of_report
from refnorm.history.revision import Revision, compared

__all__ = [
    "Baseline",
    "Fault",
    "Revision",
    "Snapshot",
    "compared",
    "load",
    "of_json",
    "of_report",
    "record",
]
