"""RN507 lost-mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from refnorm.checks import Context, halts, rule
from refnorm.checks.counterparts import counterparts, native_form, other_form
from refnorm.checks.gaps import glued, labels, names, stops
from refnorm.checks.parted import unhyphened
from refnorm.checks.partings import behind_titles, slashless, subtitles, title_dashes, unslashed
from refnorm.checks.rn003_merged_entries import concerned
from refnorm.checks.unlike import unlike
from refnorm.messages import phrase
from refnorm.model import Edit, Entry, Finding, ReferenceList, Seat, Span
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import printed_at

_MARK = kept(r"[.,;:]")
_CLOSED = kept(r"[^.…!?][)\]]$")
_LINK = kept(r"[/@]|\.[A-Za-z]{2,4}$")
"""What the last word of an entry has that is a link."""
_ENDED, _WORD, _NEXT = (
    kept(r"(?:\w[\w–-]*[)\]»”]?)?[.,;:]+$"),
    kept(r"\S+$"),
    kept(r"[№\w–-]+(?:[’'][\w-]+)*"),
)
_APART = kept(r"[^\W\d_]{3}\.\s+[^\W\d_]{3}|(?<!\w)[^\W\d_]\.\s?[^\W\d_]$")
"""An author's name into which the title's first word was read (`Orlov Denis. Reki`), or whose last initial
has no stop: that is RN504's."""
_FOLLOWS = kept(r"\s[^\W\d_]")
_APART_MARKS = ("//", "–", "—")
"""Marks that have a space on both sides."""
_SHOWN = 24
"""Characters in which the words beside a mark are looked for."""
_FEWEST, _MOSTLY = 5, 4
"""Entries from which on a list has a habit, and how many times as many have to keep it."""
_SURE = 0.9
_BETWEEN = " · "
"""How places are parted in a message: they hold commas and periods themselves."""


class _Lost(NamedTuple):
    """A place where a mark or a space is lost: by which phrase it is told, and what would mend it."""

    kind: str
    entry: Entry
    span: Span
    shown: str
    fix: Edit


@rule("RN507", ReferenceList, "info", once=True)
def lost_mark(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A mark, or its space, is lost or another one than in the other entries: `work.1995`, `Moscow. 1997`.

    Why: a program parts the fields by their marks and spaces: without them the author runs into the title,
    the journal into the year. One finding a list: spaces behind marks and before initials (`OrlovD. E.`),
    round `//` and dashes, a period behind `М:`, a bracket, the authors or the whole entry, a comma between
    two authors; and other marks between two fields than nine of ten other entries have (`Moscow. 1997`, `.
    //`, `—` among `–`, in a title, too, `70-82` among `70–82`, a comma before a journal), or none before an
    editor; and a comma where a colon parts a title from what explains it (`степи, материалы конгресса`,
    GOST 7.1-2003, 5.2), and `//` before a journal in the romanized entry alone. Only where the list's other
    entries show that it wants the mark: a list without closing periods is in order.

    Fix: Set the mark or the space, or the mark that the other entries have; `refnorm fix` does it.

    Source: practice: the list's own other entries; GOST R 7.0.100-2018, 4.6: marks between areas and
    elements are set off by spaces.

    Bad:
        native: Сергеев П. Т. Реки степи // Водный журнал. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnyi zhurnal.2011, no. 2, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водный журнал. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnyi zhurnal. 2011, no. 2, pp. 12–18.
    """
    lst = _once(lst)
    places = [
        *_spaces(lst, context),
        *_stops(lst, context),
        *_after_authors(lst, context),
        *_ends(lst, context),
    ]
    known: dict[int, list[Span]] = {}
    for place in places:
        known.setdefault(place.entry.index, []).append(place.fix.span)
    places += _others(lst, context, known)
    if not places:
        return
    kinds = dict.fromkeys(one.kind for one in places)
    said = {kind: dict.fromkeys(one.shown for one in places if one.kind == kind) for kind in kinds}
    message = tuple(phrase(f"RN507.{kind}", words=_BETWEEN.join(said[kind])) for kind in said)
    yield context.of_places(message, lst, ((p.entry, p.span, p.fix) for p in places), _SURE)


def _others(lst: ReferenceList, context: Context, known: Mapping[int, Sequence[Span]]) -> Iterator[_Lost]:
    """Yield the marks that are others than the list's; what both forms have is said with the native one.

    `known` are the places of each entry of which is told already.
    """
    text = context.document.text
    for one in (*unlike(lst, context), *behind_titles(lst, text), *title_dashes(lst, context)):
        span, other = one.around, native_form(lst, one.entry, context)
        if any(span.meets(place) for place in known.get(one.entry.index, ())):
            continue
        if one.wanted == one.span.of(text) or (other and _is_printed(span.of(text), other, text)):
            continue  # a period of the field before it may stand for the mark
        wanted = f"{text[span.start : one.span.start]}{one.wanted}{text[one.span.end : span.end]}"
        shown = " ".join(f"{span.of(text)} → {wanted}".split())
        fix = Edit(one.span, one.wanted, safe=False)  # what a list does elsewhere may be no standard
        yield _Lost("others", one.entry, span, shown, fix)


def _is_printed(words: str, entry: Entry, text: str) -> bool:
    """Tell whether an entry prints the words, too; in a link they say nothing."""
    links = entry.reference.links
    found = printed_at(words, text, entry.span.start, entry.span.end)
    return any(not any(link.start <= at < link.end for link in links) for at in found)


def _once(lst: ReferenceList) -> ReferenceList:
    """Return a list without the entries that it prints again: they say nothing more of its habits."""
    own = {entry.raw[entry.number_end :].strip(" .)]/"): entry.index for entry in reversed(lst.entries)}
    if len(own) == len(lst.entries):
        return lst
    first = set(own.values())
    return replace(lst, entries=tuple(entry for entry in lst.entries if entry.index in first))


def _spaces(lst: ReferenceList, context: Context) -> Iterator[_Lost]:
    document, text = context.document, context.document.text
    found = [
        (e, mark)
        for e in lst.entries
        for mark in glued(lst, e, document)
        if not _again(lst, e, context) and not _for_hyphen(lst, e, mark, context)
    ]
    found += [(entry, last) for entry in lst.entries for last in names(entry, document)]
    found += [one for one in labels(lst, document) if not _is_copied(lst, *one, context)]
    places = {mark: entry for entry, mark in found}
    for mark, entry in sorted(places.items(), key=lambda one: one[0].start):
        span, printed = _around(text, mark), mark.of(text)
        gap = "" if text[mark.end : mark.end + 1].isspace() else " "
        ahead = " " if printed in _APART_MARKS and not text[mark.start - 1].isspace() else ""
        yield _Lost("spaces", entry, span, span.of(text), Edit(mark, f"{ahead}{printed}{gap}", safe=True))


def _is_copied(lst: ReferenceList, entry: Entry, mark: Span, context: Context) -> bool:
    """Tell whether the native form of an entry has the same total without its space: `257p.`"""
    text = context.document.text
    other = native_form(lst, entry, context) if mark.of(text).isdigit() else None
    return other is not None and _around(text, mark).of(text) in other.raw


def _goes_on(entry: Entry, text: str) -> bool:
    """Tell whether words follow the title of an entry and no mark parts them from it: `«Отчёт» общества`."""
    title = entry.reference.spans.get("title", ())
    end = title[-1].end if title else entry.span.end
    return not _MARK.search(text[end - 1 : end + 1]) and bool(_FOLLOWS.match(text, end))


def _stops(lst: ReferenceList, context: Context) -> Iterator[_Lost]:
    """Yield where a stop is lost; behind a bracket only if the native title has one there."""
    text = context.document.text
    for entry, mark in stops(lst, context.document):
        other = other_form(lst, entry, context) if mark.of(text) == "]" else None
        if not other or not _goes_on(other, text):
            yield _stop(entry, mark, text)
    for entry, mark in (*halts.areas(lst, text), *halts.labels(lst, text)):
        yield _stop(entry, mark, text)
    for entry, pages in ((e, at) for e in lst.entries for at in halts.ranges(e, text)):
        fix = Edit(pages, "–".join(pages.of(text).split()), safe=False)  # which dash is a matter of style
        yield _Lost("stops", entry, pages, pages.of(text), fix)
    colon = " :" if " : " in lst.span.of(text) else ":"
    for entry, mark in subtitles(lst, text):
        lost = _stop(entry, mark, text, "colons", colon)
        yield lost._replace(fix=replace(lost.fix, safe=False))  # the other form's comma stays
    for kind, one in (*(("stops", one) for one in slashless(lst, text)), *unslashed(lst, context)):
        fix = Edit(one.span, one.wanted, safe=False)  # what a list does elsewhere may be no standard
        yield _Lost(kind, one.entry, one.around, one.around.of(text), fix)
    for entry, mark in halts.commas(lst, text):
        other = native_form(lst, entry, context)
        if not other or all(has for _, has in halts.between_authors(other, text)):
            yield _stop(entry, mark, text, lost=",")


def _stop(entry: Entry, mark: Span, text: str, kind: str = "stops", lost: str = ".") -> _Lost:
    """Return the place of a lost mark; a comma that stands for a stop is taken out."""
    span, printed = _around(text, mark), mark.of(text)
    return _Lost(kind, entry, span, span.of(text), Edit(mark, f"{printed.rstrip(',')}{lost}", safe=True))


def _around(text: str, mark: Span) -> Span:
    """Return a mark with the words on both sides of it."""
    ahead = text[max(0, mark.end - _SHOWN) : mark.end]
    before = _ENDED.search(ahead) or _WORD.search(ahead)
    after = next(filter(None, (_NEXT.match(text, at) for at in range(mark.end, mark.end + 3))), None)
    return Span(mark.end - len(before[0]) if before else mark.start, after.end() if after else mark.end)


def _for_hyphen(lst: ReferenceList, entry: Entry, mark: Span, context: Context) -> bool:
    """Tell whether a colon stands where the other form has a hyphen, which RN504 tells."""
    text = context.document.text
    other = other_form(lst, entry, context) if mark.of(text) == ":" else None
    return other is not None and any(span.holds(mark) for span in unhyphened(text, entry, other))


def _again(lst: ReferenceList, entry: Entry, context: Context) -> bool:
    """Tell whether the native form of a romanized entry has lost a space as well; that is said with it."""
    seat, other = counterparts(context).get(Seat(lst.index, entry.index)), native_form(lst, entry, context)
    own = glued(context.lists[seat.list], other, context.document) if seat and other else iter(())
    return any(True for _ in own)


def _after_authors(lst: ReferenceList, context: Context) -> Iterator[_Lost]:
    """Yield where nothing parts the last author from the title, and the other form has a mark there."""
    parted, found = 0, []
    text = context.document.text
    for entry in lst.entries:
        between = _between(entry, text)
        if between is None:
            continue
        if _MARK.search(between.of(text)):
            parted += 1
        elif not between.of(text)[1:].strip():
            found.append((entry, between))
    for entry, between in found if parted >= max(_FEWEST - 1, _MOSTLY * len(found)) else ():
        other = other_form(lst, entry, context)
        own = _between(other, text) if other else None
        if own and _MARK.search(own.of(text)):
            yield _stop(entry, Span(between.start, between.start + 1), text, "parting")


def _between(entry: Entry, text: str) -> Span | None:
    """Return what is between the authors and the title, with the last letter or mark of the authors."""
    title = entry.reference.spans.get("title", ())
    authors = [s for s in entry.reference.spans.get("author", ()) if title and s.end <= title[0].start]
    if not authors or title[0].start - authors[-1].end > _SHOWN or _APART.search(authors[-1].of(text)):
        return None
    return Span(authors[-1].end - 1, title[0].start)


def _ends(lst: ReferenceList, context: Context) -> Iterator[_Lost]:
    """Yield the entries that end without a period where nearly all others have one."""
    open_, closed = _by_end(lst.entries, context.document.text)
    if closed < max(_FEWEST - 1, _MOSTLY * len(open_)):
        return
    text = context.document.text
    for entry, end in open_:
        other = native_form(lst, entry, context)
        if (other and _by_end([other], text)[0]) or Seat(lst.index, entry.index) in concerned(context):
            continue
        lost = _stop(entry, Span(end - 1, end), text, "ends")
        at = Span(lost.span.start, end)
        yield lost._replace(span=at, shown=f"{entry.number}: {at.of(text)}")


def _by_end(entries: Sequence[Entry], text: str) -> tuple[list[tuple[Entry, int]], int]:
    """Return the entries that end in a letter or figure, with where, and how many end in a period.

    A link is left alone: a period behind it may be taken for a part of it.
    """
    open_, closed = [], 0
    for entry in entries:
        printed = entry.span.of(text).rstrip()
        if printed.endswith("."):
            closed += 1
        elif _is_open(printed):
            end = entry.span.start + len(printed)
            if not any(s.end >= end for s in entry.reference.links):
                open_.append((entry, end))
    return open_, closed


def _is_open(printed: str) -> bool:
    """Tell whether an entry ends in a letter, a figure or a bracket, and in no link."""
    ended = printed[-1:].isalnum() or _CLOSED.match(printed, max(0, len(printed) - 2))
    return bool(ended) and not _LINK.search(printed.split()[-1])
