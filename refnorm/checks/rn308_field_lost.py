"""RN308 field-lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from refnorm import locales
from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.another import houses
from refnorm.checks.drift import bare, numbers, standing_alone
from refnorm.checks.editions import edition_note, known_journals, named_edition, translated_edition
from refnorm.checks.figures import names_part
from refnorm.checks.habits import BOOK_PAGES, DAY, TOTAL, brief, by_number, gives, mostly, never, whole_date
from refnorm.checks.loss import STEM, figures, told, writes
from refnorm.checks.notes import noted
from refnorm.checks.numerals import counted
from refnorm.checks.rn202_year_drift import lost_year, misprint
from refnorm.checks.rn203_volume_drift import every_number, lone, renumbered
from refnorm.fields.compare import LINKS, blanked, doi_key, number_parts, prints, url_key, without
from refnorm.fields.evidence import CAPITAL
from refnorm.fields.ranks import of_same_author
from refnorm.messages import phrase
from refnorm.model import PEOPLE, Date, Entry, Finding, Phrase, Reference, Side, Span
from refnorm.patterns import kept
from refnorm.text import LINK_BEGINS, skeleton, words

_ADDRESS = kept(r"(?:https?://|www\.)\S+")
_DOUBT = 0.6
"""How sure a finding is that is information and no more."""
_READ = 0.9  # how sure a publisher is read whose absence on the other side means something
_GRAVE = ("issued", "page", "DOI", "URL")
_PERSON = kept(rf"(?<!\w){CAPITAL}\.\s?(?:-?[^\W\d_]\.\s?)?[^\W\d_]{{3,}}|[^\W\d_]{{3,}},?\s{CAPITAL}\.")
"""A surname with an initial, whoever it is."""
_BODIES = ("container_title", "collection_title", "publisher", "event_title", "URL")
"""Fields that may name a person: `Труды университета им. Р. Е. Алексеева`."""
_OF_EDITION = ("page", "volume", "issue")
"""What a journal's English edition counts in its own way."""
_COUNTED = ("volume", "issue", "part")
_NAMED = ("accessed", "publisher", "publisher_place", "editor", "author", "edition", DAY)
_ALL = (*_GRAVE, *_COUNTED, "number", *_NAMED)


def _group(found: Finding) -> str:
    """Return the key of a field that a list never gives; what one entry lacks stands alone."""
    if found.phrases[0].key.startswith("RN308.never"):
        return found.message
    return standing_alone(found)


@rule("RN308", Couple, "error", group=_group)
def field_lost(found: Couple, context: Context) -> Iterator[Finding]:
    """A field of one side is absent on the other.

    Why: a record made from the poorer side lacks what the journal knows. An error for year, pages, DOI and
    URL, else a warning. What the other side prints anywhere was read differently and is not lost. What
    a list never gives is its style: one finding with its entries, a warning; for the number of a book's
    pages and for access dates, information, as is the day of a date that keeps its year, or the edition where
    no other entry gives one. A book's place is lost only where its list mostly gives one.

    Fix: Copy the value to the side that lacks it; where a list never gives it, ask whether the journal's
    style wants it.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: О реках степи. М.: Наука, 2018. URL: https://example.org/reki
        romanized: O rekakh stepi. Moscow: Nauka Publ., 2018.

    Good:
        native: О реках степи. М.: Наука, 2018. URL: https://example.org/reki
        romanized: O rekakh stepi. Moscow: Nauka Publ., 2018. Available at: https://example.org/reki
    """
    yield from _other_year(found, context)
    year = misprint(*found)
    for field in _ALL:
        values = [_value(entry.reference, field) for entry in found]
        if bool(values[0]) == bool(values[1]):
            continue
        lost = 0 if values[1] else 1
        if field == "page" and noted(found.pair, context):
            continue
        if year and (field == "issued" or year in _read_as(found[1 - lost], field)):
            continue  # a year with a digit at fault, whatever it was read as: RN202 tells it
        there = _there(found[lost], values[1 - lost], field)
        titled = there and field == "issued" and _only_in_title(found[lost], found[1 - lost])
        if (there and not titled) or _excused(found[lost], found[1 - lost], field):
            continue
        if field in ("volume", "issue") and renumbered(found, context):
            continue
        if field in LINKS and _one_item(found, context):
            continue  # printed once, at the end of either form
        pageless = field == "page" and mostly(found.pair, context, field, lost)
        if field in _OF_EDITION and not pageless and named_edition(*found):
            continue
        if field == "DOI" and lost == 0 and (translated_edition(*found) or known_journals(*found)):
            continue  # the native form cites the original, which has no such DOI
        if field == "publisher_place" and (
            _edition(found) or not mostly(found.pair, context, field, lost) or _placed(found[lost])
        ):
            continue
        if habit := never(found.pair, context, field, lost):
            yield _habitual(found, context, field, lost, habit)
            continue
        edition = _edition(found)
        counted = field == "page" and _counted(
            found[1 - lost].reference, mostly(found.pair, context, TOTAL, lost)
        )
        grave = field in _GRAVE and not (edition or titled or counted or by_number(found, field))
        slight = counted and brief(found, lost)
        sure = 0.98 if grave else _DOUBT if slight or _is_slight(found, context, field, lost) else 0.9
        yield _finding(found, context, field, lost, trust(found, field, sure))


def _edition(found: tuple[Entry, Entry]) -> bool:
    """Tell whether one side cites another edition than the other: a journal's English one, or an original."""
    return edition_note(*found) is not None


def _is_slight(found: Couple, context: Context, field: str, lost: int) -> bool:
    """Tell whether many leave a field out: a day, a lone edition, a place of some works."""
    alone = field == "edition" and not gives(found.pair, context, field, lost)
    return field == DAY or alone or (field == "publisher_place" and brief(found, lost))


def _one_item(found: Couple, context: Context) -> bool:
    """Tell whether both forms stand in one item of one list."""
    seat = found.pair.native
    return seat is not None and context.lists[seat.list].layout == "interleaved"


def _placed(entry: Entry) -> bool:
    """Tell whether an entry is of a journal or a site, which need no place, or names a city after all."""
    return entry.reference.type.startswith(("article", "webpage")) or not locales.cities().keys().isdisjoint(
        word.casefold() for word in words(entry.raw)
    )


def _read_as(entry: Entry, field: str) -> tuple[Span, ...]:
    """Return where an entry prints a field."""
    names = ("page", "number-of-pages") if field == "page" else (field,)
    return tuple(s for name in names for s in entry.reference.spans.get(name, ()))


def _other_year(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield that of two years of one side the other has but one: of a patent's print, or of its grant."""
    lost = lost_year(*found)
    if lost is not None and not edition_note(*found):
        yield _finding(found, context, "issued", lost, trust(found, "issued", 0.9))


def _dated(date: Date | None) -> str:
    return date.raw if date and date.parts else ""  # `n.d.` is no date


_PRINTED: Mapping[str, Callable[[Reference], str]] = {
    "page": lambda one: " ".join(map(str, one.pages)),
    "issued": lambda one: _dated(one.issued),
    DAY: whole_date,
    "accessed": lambda one: _dated(one.accessed),
    "URL": lambda one: one.URL or one.DOI or "",
    # of a document's number RN209 and RN210 speak
    "number": lambda one: (one.type.startswith("article-") and "number" in one.spans and one.number) or "",
    "editor": lambda one: ", ".join(name.family or name.literal or "" for name in one.editor),
    # a body, too, may be an author of a work that is found by its title
    "author": lambda one: ", ".join(name.family for name in one.author if name.family and name.given),
}
"""What is compared of a field that is no text."""


def _value(reference: Reference, field: str) -> str:
    """Return a field's text for the comparison, empty where it is absent."""
    read = _PRINTED.get(field)
    return read(reference) if read else getattr(reference, field) or ""


def _counted(reference: Reference, usual: bool) -> bool:
    """Tell whether all pages are a total that few lists give, of a book one that is not usual in the list."""
    return not (usual and reference.type == "book") and all(p.kind == "total" for p in reference.pages)


def _there(entry: Entry, value: str, field: str) -> bool:
    """Tell whether the other side prints the value somewhere after all."""
    if field in ("URL", "DOI"):
        return prints(entry.raw, doi_key(value) if field == "DOI" else url_key(value)) or (
            field == "URL" and bool(LINK_BEGINS.search(entry.raw))
        )
    if field == "author":
        bodies = (span for name in _BODIES for span in entry.reference.spans.get(name, ()))
        if entry.reference.author or entry.reference.editor or _PERSON.search(blanked(entry, bodies)):
            return True
    if field in ("editor", "author"):
        hidden = (*entry.reference.spans.get("author", ()), *(b.span for b in entry.reference.brackets))
        stems = {skeleton(w)[:STEM] for w in words(blanked(entry, hidden))}
        return any(skeleton(w)[:STEM] in stems for w in words(value))
    if field == "part":
        return names_part(entry)
    if field == "number":  # with other hyphens, too
        return figures(value) in figures(_unlinked(entry))
    wanted = numbers(value)
    if wanted:
        return wanted <= numbers(_unlinked(entry))
    own = {skeleton(w) for w in words(without(entry, ("author",)))}
    return any(skeleton(w) in own for w in words(value) if w.casefold() not in houses())


def _unlinked(entry: Entry, *more: Span) -> str:
    """Return an entry without some spans and its links: Markdown prints those twice, text and target."""
    return _ADDRESS.sub("", blanked(entry, (*entry.reference.where(*LINKS), *more)))


def _only_in_title(poorer: Entry, richer: Entry) -> bool:
    """Tell whether a year is a word of both titles, and stands beside the title on one side only.

    That of a law is read from within its title.
    """
    one, other = poorer.reference, richer.reference
    years = numbers(other.issued.raw if other.issued else "")
    if other.issued and any(span.holds(other.issued.span) for span in other.where("title")):
        return False
    if not years <= numbers(one.title or "") & numbers(other.title or ""):
        return False
    spans = (*one.spans.get("title", ()), *one.leftover, *(bracket.span for bracket in one.brackets))
    return not years & numbers(_unlinked(poorer, *spans))


def _excused(poorer: Entry, richer: Entry, field: str) -> bool:
    """Tell whether the absence is another fault or none: numbers under other marks, a publisher not read."""
    reference = poorer.reference
    if field == "author":
        return of_same_author(poorer)
    if field == "number":
        return bool(reference.number) or not reference.type.startswith("article-")
    if field == "part":
        return _as_often(poorer, richer, number_parts(richer.reference.part))
    if field in ("volume", "issue"):
        own = {*every_number(reference), *number_parts(reference.number)}
        its = {*number_parts(getattr(richer.reference, field))}
        return bool(own & its) or lone(reference, richer.reference) is not None
    if field == "publisher_place":
        return richer.reference.confidence.get(field, 0.0) < _READ or richer.reference.type.startswith(
            "article"
        )
    if field == "publisher":
        return (
            richer.reference.type == "thesis"  # the university, which GOST 7.1-2003 does not name
            or not _bare_imprint(poorer)
            or bool(poorer.reference.leftover)
            or richer.reference.confidence.get("publisher", 1.0) < _READ
        )
    if field == "edition":
        number = richer.reference.edition or ""  # of a first one few speak
        return _edition((poorer, richer)) or not number.isdecimal() or int(number) == 1
    if field == "accessed":
        return bool(reference.DOI) and not reference.URL
    if field == DAY:  # of another year RN202 speaks
        dates = reference.issued, richer.reference.issued
        return not dates[0] or not dates[1] or dates[0].year != dates[1].year
    if field == "editor" and richer.reference.author:  # of an author who became the editor RN301 speaks
        return writes(poorer, value := _value(richer.reference, field)) and not writes(richer, value)
    return field == "URL" and bool(richer.reference.DOI and not richer.reference.URL)


def _as_often(poorer: Entry, richer: Entry, part: tuple[str, ...]) -> bool:
    """Tell whether one entry holds the number of the other one's part as often, under whatever mark."""
    few, many = (counted(_unlinked(entry)) for entry in (poorer, richer))
    return not all(number.isdecimal() and few[int(number)] < many[int(number)] for number in part)


def _bare_imprint(entry: Entry) -> bool:
    """Tell whether the place is followed by the year at once: then a publisher is really absent."""
    spans = entry.reference.spans
    place, year = spans.get("publisher_place", ()), spans.get("issued", ())
    return bool(place and year) and 0 <= year[0].start - place[-1].end <= 3


def _finding(found: Couple, context: Context, field: str, lost: int, confidence: float) -> Finding:
    sides = _sides(found, context, field, lost)
    where, value = ("native", "romanized")[lost], sides[1 - lost].text
    message = told(found, field, lost, value) or phrase(
        f"RN308.absent_{where}", field=phrase(f"lost.{field}"), value=value
    )
    return context.finding(message, *sides, confidence=confidence)


def _habitual(found: Couple, context: Context, field: str, lost: int, message: Phrase) -> Finding:
    confidence = _DOUBT if BOOK_PAGES in message.values or field in ("accessed", "edition", DAY) else 0.9
    return context.finding(message, *_sides(found, context, field, lost), confidence=confidence)


def _sides(found: Couple, context: Context, field: str, lost: int) -> tuple[Side, Side]:
    """Return the sides of a field that one of them alone has."""
    spans, reference = _read_as(found[1 - lost], field), found[1 - lost].reference
    if field == "URL" and not spans:
        spans = reference.spans.get("DOI", ())
    if field in PEOPLE and spans:
        spans = (Span(spans[0].start, spans[-1].end),)  # all of them, as they are printed
    if field == DAY and reference.issued:
        spans = (bare(reference.issued),)
    return context.sides(found.pair, *((spans, ()) if lost else ((), spans)))
