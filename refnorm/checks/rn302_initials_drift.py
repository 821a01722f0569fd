"""RN302 initials-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.drift import trust
from refnorm.checks.letters import compared
from refnorm.checks.persons import each, original, other_initials
from refnorm.model import Finding, Pair


@rule("RN302", Pair, "error")
def initials_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """The initials of a person differ: `А. В.` is `A. V.`, not `A. B.`.

    Why: indexes tell persons of one surname apart by their initials. An initial cut to its first letter
    (`Y.` for `Yu.`) is no fault; neither are those of a foreign name in its original spelling.

    Bad:
        native: Сергеев П. В. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. B. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. В. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. V. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    found = compared(pair, context)
    if not found or not pair.native or not pair.romanized:
        return
    languages = tuple(dict.fromkeys([m.language for m in found.matches if m.language])) or ("ru",)
    for role, person in each(pair, context):
        if original(person) or not other_initials(person, languages):
            continue
        assert person.native and person.romanized
        native = context.side(pair.native.list, pair.native.entry, [person.native.span])
        roman = context.side(pair.romanized.list, pair.romanized.entry, [person.romanized.span])
        counted = len(person.native.given or "") - len(person.romanized.given or "")
        confidence = trust(pair, context, role, 0.97 if counted == 0 else 0.95)
        message = f"initials {person.native.given} of {person.native.family} became {person.romanized.given}"
        yield context.finding(message, native, roman, confidence=confidence)
