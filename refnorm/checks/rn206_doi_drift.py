"""RN206 doi-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule
from refnorm.checks.drift import drifted
from refnorm.checks.editions import JOURNAL, translated_edition
from refnorm.checks.rn205_url_drift import broken
from refnorm.fields.compare import doi_key
from refnorm.model import Finding


@rule("RN206", Couple, "error")
def doi_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """The DOI differs.

    Why: a DOI is the one identifier that every index follows. `doi:10.1/x`, `https://doi.org/10.1/X` and
    `http://dx.doi.org/10.1/x` are one DOI.

    Fix: Open both DOIs behind `https://doi.org/` and keep the one that leads to the work.

    Source: ISO 26324 and the DOI Handbook: one DOI names one object.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. DOI: 10.12345/wd.2011.2.58
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2. https://doi.org/10.12345/wd.2011.2.85

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. DOI: 10.12345/WD.2011.2.58
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2. http://dx.doi.org/10.12345/wd.2011.2.58
    """
    native, romanized = (entry.reference for entry in found)
    if not native.DOI or not romanized.DOI or doi_key(native.DOI) == doi_key(romanized.DOI):
        return
    if broken(found, doi_key(native.DOI), doi_key(romanized.DOI)):
        return
    yield drifted(found, context, "DOI", note=JOURNAL if translated_edition(*found) else None)
