"""RN304 title-misspelled."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, countries, rule
from refnorm.checks.governed import governed
from refnorm.checks.letters import Fault, compared, faults
from refnorm.checks.saying import finding, same_slip
from refnorm.locales.spelling import is_usual
from refnorm.model import Finding, Pair
from refnorm.romanization.comparison import same_word

_MANY = 3
"""Letters at fault from which on the one word of a title is rather translated."""


@rule("RN304", Pair, "error", group=same_slip)
def title_misspelled(pair: Pair, context: Context) -> Iterator[Finding]:
    """A word of the title has a letter missing, added, wrong or in another place.

    Why: an index does not find a work under a title with another letter. Each word is judged by what the
    other words of the list show: a habit is no fault, a slip is one even if some scheme writes so.

    Fix: Write the word as the list's other words are romanized; `refnorm fix --unsafe` does it.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Сергеев П. Т. Казахстанские реки и озёра северной степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Kazhstanskie reki i ozera severnoi stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Казахстанские реки и озёра северной степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Kazakhstanskie reki i ozera severnoi stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    for fault in faults(pair, context, ("title", "leftover")):
        found = compared(pair, context)
        reworded = found and governed(found, fault)  # of that RN309 speaks
        if not reworded and not (_is_turned(fault) and _alone(pair, context, fault)):
            yield finding(pair, context, "RN304", fault)


def _is_turned(fault: Fault) -> bool:
    """Tell whether a word may be English: `Глаукома`, Glaucoma; `България`, Bulgaria."""
    form = fault.match.roman.form
    return len(fault.slips) >= _MANY or _is_plural(fault) or is_usual(form) or countries.names(form)


def _is_plural(fault: Fault) -> bool:
    """Tell whether a word has the ending of an English plural: `Бориды`, Borids."""
    (slip, *others), match = fault.slips, fault.match
    ended = slip.step.where + 1 == len(match.roman.form) and match.roman.form.endswith("s")
    return ended and not others and match.native.form.endswith(("ы", "и"))


def _alone(pair: Pair, context: Context, fault: Fault) -> bool:
    """Tell whether a word is the only one that its titles have in common: `Архаика` may be `Archaic`."""
    found = compared(pair, context)
    title = fault.match.native.field == "title"
    return title and found is not None and sum(map(same_word, found.within("title"))) == 1
