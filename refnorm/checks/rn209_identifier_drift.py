"""RN209 identifier-drift."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.drift import couple, drifted, printed_elsewhere, trust
from refnorm.fields.compare import code_key
from refnorm.model import Finding, Pair


@rule("RN209", Pair, "error")
def identifier_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """ISBN, ISSN or the number of a document differs.

    Why: these are copied digit by digit; a difference is a slip.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с. ISBN 978-5-02-038975-3
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p. ISBN 978-5-02-038957-3

    Good:
        native: ГОСТ 5632-2014. Стали. М.: Стандартинформ, 2015. 52 с.
        romanized: GOST 5632–2014. Steels. Moscow: Standartinform, 2015. 52 p.
    """
    found = couple(pair, context)
    if not found:
        return
    native, romanized = (entry.reference for entry in found)
    for field in ("ISBN", "ISSN", "number"):
        a, b = getattr(native, field), getattr(romanized, field)
        if not a or not b or _digits(a) == _digits(b):
            continue
        if printed_elsewhere(found[1], a) or printed_elsewhere(found[0], b):
            continue
        what = "document number" if field == "number" else field
        yield drifted(pair, context, field, what, trust(pair, context, field, 0.97))


def _digits(code: str) -> str:
    return re.sub(r"\D", "", code) or code_key(code)
