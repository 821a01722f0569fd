"""RN506 separators."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.rn501_gost_residue import SLASHES
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList, Span
from refnorm.patterns import kept

_DASH = kept(r"(?<=[.,;\])])\s?[–—](?=\s?\S)|(?<=[.,;\])])\s-(?=\s)")
_SURE = 0.9
"""How sure a journal or book has to be read before its entry needs `//`."""


@rule("RN506", ReferenceList, "warning")
def separators(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """The marks between the fields are not those of the journal's style (with `separators` in its profile).

    Why: a journal that keeps to GOST parts a work from what holds it by `//` and the areas by a period and
    a dash; one that has left GOST wants neither. Only where the profile says `gost` or `plain`. One finding
    a list and mark; marks of GOST in a plain romanized list are RN501.

    Fix: Set the marks as the journal's style has them, in every entry; where the journal has left GOST,
    change `separators` in its profile.

    Source: GOST 7.1-2003, 4.7, and GOST R 7.0.100-2018, 4.6.2, for the period and dash between areas; GOST
    7.1-2003, section 7, and GOST R 7.0.100-2018, 7.3, for `//`; the profile for the rest.

    Bad:
        profile: gost-strict
        native: Сергеев П. Т. Реки степи. Водное дело. – 2011. – № 2. – С. 12–18.
        native: Орлов Д. Е. О ветре. – М.: Колос, 1987. – 214 с.
        native: Зимин К. Л. Снег // Водное дело. – 2012. – № 3. – С. 1–8.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.
        romanized: Zimin K. L. Sneg. Vodnoe delo. 2012, no. 3, pp. 1–8.

    Good:
        profile: gost-strict
        native: Сергеев П. Т. Реки степи // Водное дело. – 2011. – № 2. – С. 12–18.
        native: Орлов Д. Е. О ветре. – М.: Колос, 1987. – 214 с.
        native: Зимин К. Л. Снег // Водное дело. – 2012. – № 3. – С. 1–8.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.
        romanized: Zimin K. L. Sneg. Vodnoe delo. 2012, no. 3, pp. 1–8.
    """
    if lst.role == "single" and lst.script == "Latin":
        return
    side = "romanized" if lst.role == "romanized" else "native"
    profile = context.options.profile
    wanted = profile.separators.get(side) if profile else None
    if wanted == "gost":
        yield from _absent(lst, context)
    elif wanted == "plain" and side == "native":
        yield from _present(lst, context)


def _absent(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield what entries lack that are to be set by GOST."""
    slashes = [e for e in lst.entries if _held(e) and not SLASHES.search(_bare(e, context))]
    dashes = [e for e in lst.entries if _areas(e) and not _DASH.search(_bare(e, context))]
    for message, entries in ((phrase("RN506.no_slashes"), slashes), (phrase("RN506.no_dashes"), dashes)):
        if entries:
            sides = (context.side(lst.index, e.index, [e.span], e.number) for e in entries)
            yield context.of_entries(message, lst, sides)


def _present(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the marks of GOST in a list that is to be without."""
    for message, pattern in ((phrase("RN506.slashes"), SLASHES), (phrase("RN506.dashes"), _DASH)):
        sides = [
            context.side(lst.index, e.index, [Span(*(e.span.start + at for at in found.span()))])
            for e in lst.entries
            if (found := pattern.search(_bare(e, context)))
        ]
        if sides:
            yield context.of_entries(message, lst, sides)


def _held(entry: Entry) -> bool:
    """Tell whether a work is known to be a part of a journal or book."""
    reference = entry.reference
    sure = reference.confidence.get("container_title", 1.0) >= _SURE
    return bool(reference.title and reference.container_title) and sure


def _areas(entry: Entry) -> bool:
    """Tell whether an entry has areas to part: an imprint or a container, and a year or pages behind it."""
    reference = entry.reference
    place = reference.publisher_place or reference.container_title
    return bool(reference.title and place and (reference.issued or reference.pages))


def _bare(entry: Entry, context: Context) -> str:
    """Return an entry with its links and brackets blotted out, letter for letter."""
    spans = entry.reference.links
    text = context.document.text[entry.span.start : entry.span.end]
    for span in (*spans, *(b.span for b in entry.reference.brackets)):
        start, end = span.start - entry.span.start, span.end - entry.span.start
        text = text[:start] + "_" * (end - start) + text[end:]
    return text
