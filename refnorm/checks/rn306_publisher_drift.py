"""RN306 publisher-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.another import value
from refnorm.checks.letters import faults, finding
from refnorm.checks.replaced import replaced
from refnorm.messages import phrase
from refnorm.model import Finding, Pair


@rule("RN306", Pair, "warning", group=lambda found: found.message)
def publisher_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """The publisher is misspelled, or is another.

    Why: a record that is made from the romanized side names a publisher that does not exist. A publisher
    that is translated is no fault.

    Fix: Write the name as the list's other words are romanized, or translate it whole.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Художественная литература, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Khudozhestvennaya literatara Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Художественная литература, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Khudozhestvennaya literatura Publ., 2015. 364 p.
    """
    for fault in faults(pair, context, ("publisher",)):
        yield finding(pair, context, "RN306", fault, 0.9)
    changes = list(value(pair, context, "publisher"))
    if not changes and (instead := replaced(pair, context, "publisher")):
        changes = [(instead, ())]
    for (native, roman, sure), related in changes:
        message = phrase("RN306.became", native=native.text, romanized=roman.text)
        yield context.finding(message, native, roman, confidence=sure, related=related)
