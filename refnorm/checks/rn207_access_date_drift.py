"""RN207 access-date-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule
from refnorm.checks.drift import drifted
from refnorm.fields.compare import same_date
from refnorm.model import Finding


@rule("RN207", Couple, "error", group=lambda found: found.message)
def access_date_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """The date on which a link was looked at differs.

    Why: one page was looked at once; two dates are a slip in one of the lists.

    Fix: Ask the author; where nobody knows, take the later date after opening the link anew.

    Source: GOST R 7.0.100-2018, 5.8.6.4, and GOST R 7.0.5-2008: the access date follows the URL.

    Bad:
        native: О реках степи. URL: https://example.org/reki (дата обращения: 14.03.2021).
        romanized: O rekakh stepi. URL: https://example.org/reki (date accessed: 17.03.2021).

    Good:
        native: О реках степи. URL: https://example.org/reki (дата обращения: 01.09.2017).
        romanized: O rekakh stepi. Available at: https://example.org/reki (accessed Sep. 1, 2017).
    """
    native, romanized = (entry.reference.accessed for entry in found)
    if not native or not romanized or same_date(native, romanized):
        return
    yield drifted(found, context, "accessed")
