"""RN205 url-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.drift import couple, drifted, trust
from refnorm.fields.compare import doi_key, prints, url_key
from refnorm.model import Entry, Finding, Pair


@rule("RN205", Pair, "error")
def url_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """The URL differs.

    Why: one changed letter makes a dead link. Scheme, `www.`, a final slash, escapes, and a space or
    line end inside the link are no differences.

    Bad:
        native: О реках степи. URL: https://example.org/reki-stepi (дата обращения: 05.03.2020).
        romanized: O rekakh stepi. URL: https://example.org/reki-stepy (date accessed: 05.03.2020).

    Good:
        native: О реках степи. URL: http://www.example.org/reki-stepi/ (дата обращения: 05.03.2020).
        romanized: O rekakh stepi. URL: https://example.org/reki-stepi (date accessed: 05.03.2020).
    """
    found = couple(pair, context)
    if not found:
        return
    native, romanized = (entry.reference for entry in found)
    if not native.URL or not romanized.URL or url_key(native.URL) == url_key(romanized.URL):
        return
    if broken(found, url_key(native.URL), url_key(romanized.URL)):
        return
    if native.DOI and romanized.DOI and doi_key(native.DOI) == doi_key(romanized.DOI):
        return
    yield drifted(pair, context, "URL", "URL", trust(pair, context, "URL"))


def broken(found: tuple[Entry, Entry], native: str, romanized: str) -> bool:
    """Tell whether the shorter link is the longer one, broken by a space: the longer one is printed there."""
    shorter, longer = (0, romanized) if len(native) < len(romanized) else (1, native)
    return len(native) != len(romanized) and prints(found[shorter].raw, longer)
