"""RN305 container-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.letters import faults, finding
from refnorm.model import Finding, Pair


@rule("RN305", Pair, "warning")
def container_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """The journal or book in which the work stands is misspelled, or is another.

    Why: an index knows its journals by their names. A container that is only translated is no fault.

    Fix: Write the name as the list's other words are romanized, or take the journal's own Latin name.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Сергеев П. Т. Реки степи // Вопросы водного хозяйства. 2015. № 2. С. 36–44.
        romanized: Sergeev P. T. Reki stepi. Voprosy vodnogo khozyatva, 2015, no. 2, pp. 36–44.

    Good:
        native: Сергеев П. Т. Реки степи // Вопросы водного хозяйства. 2015. № 2. С. 36–44.
        romanized: Sergeev P. T. Reki stepi. Voprosy vodnogo khozyaystva, 2015, no. 2, pp. 36–44.
    """
    for fault in faults(pair, context, ("container_title", "collection_title", "event_title")):
        yield finding(pair, context, "RN305", fault, 0.9)
