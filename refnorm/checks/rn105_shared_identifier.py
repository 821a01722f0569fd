"""RN105 shared-identifier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from refnorm.checks import Context, Couple, by_role, couple, rule, shared, shared_of
from refnorm.checks.brackets import titled
from refnorm.checks.counterparts import counterparts, other_form
from refnorm.checks.couples import MERGED
from refnorm.fields.compare import doi_key, pages_key, url_key
from refnorm.locales.tongues import tongue
from refnorm.messages import phrase
from refnorm.model import Bracket, Entry, Finding, Pages, Reference, ReferenceList, Seat, Span
from refnorm.patterns import kept
from refnorm.text import bones, script, skeleton, words

_DOI = kept(r"10\.\d{4,9}(?:\.\d+)*/\S{2,}")
_PAGE = kept(r"/[^/]*(?:\d{3}|[?&]\w+=\w|\.(?:pdf|docx?|djvu)$)|/(?:[^/\W]+[-_]){2,}[^/\W]+/?$", 2)
"""A link that leads to one thing: a number, a query, a document, or a name of several words."""
_KINDS = ("DOI", "URL", "translation")
_LONG = 4
"""Words of a translation that two titles hardly share by chance."""
_TELLING = 5
"""Words of a title that no two works in two languages have by chance."""
_SHORT = 6
"""Consonants of a title from which on it tells works apart."""
_ALIKE, _WITHIN = 60, 80
"""How alike two titles, or a title and a part of an entry, may be, of 100, where the works may be one."""
_WHOLE = ("book", "chapter", "paper-conference")
"""Kinds of works of which a part and the whole, or two parts, may rightly bear one DOI."""


@rule("RN105", ReferenceList, "warning", over=("RN310",))
def shared_identifier(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Different works of one list share a DOI, the link to a document, or an English translation.

    Why: one of them was copied from its neighbour, and leads the reader and every index to another work.
    Parts of one book or journal may share a link, and the page of a site is nobody's; what differs between
    the two lists is told as a drift.

    Fix: Look up which of the works it belongs to, and give the other one its own.

    Source: DOI Handbook, 2.2: a DOI names one thing; practice for links and translations.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. DOI: 10.12345/wd.2011.2.58
        text: 2. Орлов Д. Е. Ветры над побережьем // Климат. 2014. № 5. DOI: 10.12345/wd.2011.2.58

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. DOI: 10.12345/wd.2011.2.58
        text: 2. Орлов Д. Е. Ветры над побережьем // Климат. 2014. № 5. DOI: 10.54321/kl.2014.5.7
    """
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in lst.entries:
        for kind in _KINDS if entry.doubt <= MERGED else ():
            if key := _key(entry, kind, context):
                groups[kind, key].append(entry)
    for (kind, key), sharing in groups.items():
        several = len(sharing) > 1 and (kind == "DOI" or len(sharing) == 2)
        if (
            several
            and not _told(lst, sharing, kind, key, context)
            and _different(lst, sharing, kind, context)
        ):
            yield _finding(lst, sharing, kind, context)


def _key(entry: Entry, kind: str, context: Context) -> str | None:
    """Return what works are told apart by; None for what many works may have."""
    reference = entry.reference
    if kind == "DOI" and reference.DOI:
        doi = doi_key(reference.DOI)
        return doi if _DOI.fullmatch(doi) else None
    if kind == "URL" and reference.URL and not reference.DOI:
        url = url_key(reference.URL)
        return url if _PAGE.search(url) and "doi.org/" not in url else None
    if kind == "translation" and (bracket := _translation(entry, context)):
        said = [word.casefold() for word in words(bracket.text)]
        return " ".join(said) if len(said) >= _LONG else None
    return None


@shared_of
def _translation(entry: Entry, context: Context) -> Bracket | None:
    """Return the translation of a title: in its bracket, or where a romanized entry has it alone."""
    gloss = next((b for b in entry.reference.brackets if b.translates_title), None)
    return gloss or _alone(context).get(id(entry))


@shared
def _alone(context: Context) -> dict[int, Bracket]:
    """Return the titles that romanized entries have in translation alone, by entry, and those of works in
    Latin letters that both sides have; of others RN309 tells."""
    pairs = (found for pair in context.article.paired if (found := couple(pair, context)))
    return {id(found[1]): title for found in pairs for title in _title(found, context)[:1]}


def _title(found: Couple, context: Context) -> tuple[Bracket, ...]:
    own, other = (entry.reference.title or "" for entry in found)
    if script(own) != "Latin":
        return titled(found, context)
    if bones(own) != bones(other):
        return ()
    where = found[1].reference.spans.get("title", ())
    return tuple(Bracket(span.of(context.document.text), "title", span) for span in where)


def _told(lst: ReferenceList, shared: Sequence[Entry], kind: str, key: str, context: Context) -> bool:
    """Tell whether the fault is said elsewhere: as an orphan, as a drift, or with the native list."""
    seats = [Seat(lst.index, entry.index) for entry in shared]
    known = counterparts(context)
    if any(seat in known and known[seat] is None for seat in seats):
        return True
    keys = [_key(other, kind, context) for seat in seats if (other := context.entry(known.get(seat)))]
    if any(other is not None and other != key for other in keys):
        return True
    return lst.role == "romanized" and len(keys) == len(shared) and None not in keys


def _different(lst: ReferenceList, shared: Sequence[Entry], kind: str, context: Context) -> bool:
    """Tell whether the first work is surely none of the others, in neither form of both."""
    first, *others = shared
    for one in others:
        # where the translation is the title, only the other forms have one of their own
        forms = [] if kind == "translation" and id(first) in _alone(context) else [(first, one)]
        far = other_form(lst, first, context), other_form(lst, one, context)
        if not forms and all(form and script(form.reference.title or "") == "Latin" for form in far):
            return False
        if far[0] and far[1]:
            forms.append((far[0], far[1]))
        if not forms or any(_may_be_one(a, b, kind, context) for a, b in forms):
            return False
    return True


def _may_be_one(a: Entry, b: Entry, kind: str, context: Context) -> bool:
    """Tell whether two entries may be one work, a work and its part, or parts of one."""
    from rapidfuzz import fuzz

    if kind == "translation" and _before_bracket(a, context) == _before_bracket(b, context) != []:
        return True
    x, y = a.reference, b.reference
    left, right = bones(x.title or ""), bones(y.title or "")
    if min(len(left), len(right)) < _SHORT:
        return True
    known = next((lst.language for lst in context.article.lists if lst.role == "native"), "")
    if kind == "translation" and tongue(x, a.raw, known) != tongue(y, b.raw, known):
        return not _of_others(x, y)
    if script(x.title or "") != script(y.title or ""):
        return True
    if (
        fuzz.ratio(left, right) >= _ALIKE
        or max(fuzz.partial_ratio(left, bones(b.raw)), fuzz.partial_ratio(right, bones(a.raw))) >= _WITHIN
    ):
        return True
    if x.issued and y.issued and x.issued.year == y.issued.year and _same_place(x.pages, y.pages):
        return True
    inner = [bones(one.container_title or "") for one in (x, y)]
    together = inner[0] == inner[1] != "" or inner[0] == right or inner[1] == left
    return together and (kind == "URL" or (kind == "DOI" and {x.type, y.type} <= set(_WHOLE)))


def _of_others(one: Reference, other: Reference) -> bool:
    """Tell whether two works, one of which may be a translation, are by other authors and of other years.

    A short title is many a work's: Динамика реакторов, Dynamics of Reactors.
    """
    if min(len(words(work.title or "")) for work in (one, other)) < _TELLING:
        return False
    names = [{skeleton(name.family or "") for name in work.author} for work in (one, other)]
    years = [work.issued.year if work.issued else None for work in (one, other)]
    return all(names) and all(years) and names[0].isdisjoint(names[1]) and years[0] != years[1]


def _before_bracket(entry: Entry, context: Context) -> list[str]:
    """Return the words that the translation follows: those of a common journal or meeting are the same."""
    bracket = _translation(entry, context)
    before = entry.raw[: bracket.span.start - entry.span.start] if bracket else ""
    return [skeleton(word) for word in words(before)[-_LONG:]]


def _same_place(one: Sequence[Pages], other: Sequence[Pages]) -> bool:
    return bool(one) and bool({pages_key(p) for p in one} & {pages_key(p) for p in other})


def _finding(lst: ReferenceList, shared: Sequence[Entry], kind: str, context: Context) -> Finding:
    first, *_, last = shared
    sides = [context.side(lst.index, entry.index, [_span(entry, kind, context)]) for entry in shared]
    numbers = ", ".join(entry.number for entry in shared)
    said = phrase(f"RN105.{kind}", entries=numbers, value=sides[-1].text)
    sure = 0.9 * min(one.reference.confidence.get("title", 1.0) for one in (first, last))
    return context.finding(said, *by_role(lst, sides[-1]), related=sides[:-1], confidence=round(sure, 2))


def _span(entry: Entry, kind: str, context: Context) -> Span:
    if kind == "translation" and (bracket := _translation(entry, context)):
        return bracket.span
    return entry.reference.spans.get(kind, (entry.span,))[0]
