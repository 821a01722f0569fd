"""RN310 translation-drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from refnorm.checks import Context, Couple, rule
from refnorm.checks.acronyms import formulas, mistaken
from refnorm.checks.brackets import outside, titled, translations
from refnorm.checks.counterparts import further_natives
from refnorm.checks.countries import exchanged, misspelt
from refnorm.checks.figures import recoded, redated
from refnorm.checks.genitives import is_governed, kept_case
from refnorm.checks.numerals import claimed, mentioned, runs, slip
from refnorm.checks.omitted import omitted
from refnorm.checks.opposites import opposites
from refnorm.checks.renderings import acronyms, names
from refnorm.checks.sentences import sentences
from refnorm.checks.speech import contradicted, named, noted
from refnorm.fields.compare import without
from refnorm.messages import phrase, tongue
from refnorm.model import Bracket, Document, Entry, Finding, Pair, Phrase, Span
from refnorm.romanization.words import words_at

_REPLACED, _ADDED, _NAMED, _CASE, _OMITTED = 0.9, 0.85, 0.85, 0.65, 0.6
"""How sure a number is another, one more, a name or an acronym another, a name in the wrong case, and what
a translation leaves out is lost."""
_LONG = 100
"""Numbers below are often words on the other side: second, 2nd; and round ones: centenary, 100th."""
_PART = ("part ", "Part ")
"""What stands before the number of a part in English."""
_KINDS = (acronyms, mistaken, misspelt, exchanged, formulas, opposites)
"""What else a translation calls things by, each with what it should be."""
_TITLES = ("title", "container_title", "collection_title", "event_title")


@rule("RN310", Couple, "warning")
def translation_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """A number, name or acronym in the translation bracket contradicts the entry, or a note its language.

    Why: the English title is what an index shows, and a reader finds the work by its names and years. Words
    are free to be translated in any way; a number is reported where it takes the place of another or is none
    of the entry's, a name where it is nearly that of a person of the native entry, or of a country or people
    that the native entry names; so are a country, an ordinal or another word of a closed class that became
    another one (Южный, Northern; повышение, decrease) and an editor's name in the genitive (`ed. Gromova`
    for Громов). That a name in Latin letters or a year is left out is information, and so is a sentence
    (`is a book`) for a title that is none. The note on the language (`In Russ.`) is compared with the
    letters and words of the native title.

    Fix: Correct the translation: numbers and names are those of the native title.

    Source: journals' instructions: a translation of the title stands in square brackets behind it.

    Bad:
        native: Сергеев П. Т. Реки в 1991–1999 годах. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki v 1991–1999 godakh [Rivers in 1991–1998]. Moscow, 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки в XX веке. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki v XX veke [Rivers in the 20th century]. Moscow, 2015. 364 p.
    """
    yield from _language(found, context)
    brackets = translations(found[1])
    numbers = list(_numbers(found, context, brackets)) if brackets else ()  # of a title's alone RN210 speaks
    yield from numbers
    for bracket in () if numbers else brackets:
        text, within = context.document.text, bracket.span
        for both in list(recoded(text, found[0], within)) or redated(text, found[0], within):
            if both[1].of(text) not in outside(context.document, found[1], brackets):  # else it follows that
                yield _number(found, context, *both)
    alone = () if brackets else titled(found, context)
    brackets = brackets or alone
    if not brackets:
        return
    text = context.document.text
    persons = list(names(found, context, brackets))
    people = ((native.of(text), native, roman) for native, roman in persons)
    told = [one for kind in _KINDS for one in kind(found, context, brackets)]
    for printed, native, roman in (*people, *told):
        message = phrase("RN310.name", native=printed, romanized=roman.of(text))
        yield _finding(found, context, message, native, roman, _NAMED)
    if not numbers and not told:
        yield from _omitted(found, context, brackets, alone=bool(alone))
    yield from _genitives(found, context, brackets, [roman for _, roman in persons])
    for native, roman in sentences(found[0], brackets, text):
        message = phrase("RN310.sentence", words=roman.of(text))
        yield _finding(found, context, message, native, roman, _OMITTED)


def _omitted(
    found: Couple, context: Context, brackets: Sequence[Bracket], *, alone: bool
) -> Iterator[Finding]:
    """Yield the names and years of a title that its translation does not have, all of them at once.

    A title that stands `alone` in translation has the rest of the entry to say them.
    """
    titles = [one for one in brackets if one.translates_title]
    if not titles:
        return
    title = " ".join(one.text for one in titles)
    said = (found[1].raw,) * 2 if alone else (title, without(found[1], ("title",)))
    if lost := list(omitted(found[0], context.document.text, title, *said)):
        words = " · ".join(span.of(context.document.text) for span in lost)
        sides = context.sides(found.pair, lost, [titles[0].span])
        yield context.finding(phrase("RN310.omitted", words=words), *sides, confidence=_OMITTED)


def _genitives(
    found: Couple, context: Context, brackets: Sequence[Bracket], misspelt: Collection[Span]
) -> Iterator[Finding]:
    """Yield the editors whose genitive has come into the translation: `под ред. Громова`, `ed. Gromova`.

    Of a `misspelt` name its ending tells.
    """
    text = context.document.text
    for editor in found[0].reference.editor:
        if not is_governed(text, editor):
            continue
        for bracket in brackets:
            for word in words_at(text, bracket.span, ""):
                if word.text[0].isupper() and kept_case(editor, word.text, word.span in misspelt):
                    message = phrase("RN303.genitive", native=editor.family or "", romanized=word.text)
                    yield _finding(found, context, message, editor.span, word.span, _CASE)


def _numbers(found: Couple, context: Context, brackets: Sequence[Bracket]) -> Iterator[Finding]:
    """Yield a number that took another's place, or else the long ones that the entry does not have."""
    document = context.document
    told = set[int]().union(*(mentioned(b.text) for b in brackets))
    begins = min(bracket.span.start for bracket in brackets)
    within = any(span.end < begins for span in found[1].reference.where("volume"))
    left, right = (_titles(entry, within) for entry in found)
    titled = {n for title in (*left, *right) for n in mentioned(title.of(document.text))}
    if all(_has(titled, number) for number in told):
        if instead := _twice(document, left, brackets):
            yield _number(found, context, *instead)
        return
    for kind in (claimed, runs):
        lost = {n: at for title in left for n, at in kind(document, title) if n not in told}
        new = {n: at for b in brackets for n, at in kind(document, b.span) if not _has(titled, n)}
        if len(lost) == len(new) == 1:
            (native,), (roman,) = lost.values(), new.values()
            printed = [span.of(document.text) for span in (native, roman)]
            parted = document.text.endswith(_PART, 0, roman.start)
            if native in found[0].reference.where("part") and not parted:
                continue  # of a book of several it is another number: `in 7 vols.`
            if slip(*printed) or (kind is claimed and _is_near(str(*lost), str(*new))):
                yield _number(found, context, native, roman)
                return
    known = mentioned(outside(document, found[0])) | mentioned(outside(document, found[1], brackets))
    for number, roman in dict(_claims(document, brackets)).items():
        if number > _LONG and number % _LONG and not _has(titled | known, number):
            message = phrase("RN310.added", number=roman.of(document.text))
            yield _finding(found, context, message, None, roman, _ADDED)


def _titles(entry: Entry, within: bool) -> list[Span]:
    """Return what a translation translates; a part of the work stands in it or behind it.

    So does the volume, if that stands `within` the title that is translated: `Reki. T. 1 [Rivers. Vol. 1]`.
    """
    part, volume = entry.reference.where("part"), entry.reference.where("volume")
    further = volume if within else part if not entry.reference.volume else ()
    return [*entry.reference.where(*_TITLES), *further]


def _number(found: Couple, context: Context, native: Span, roman: Span) -> Finding:
    text = context.document.text
    message = phrase("RN310.number", native=native.of(text), romanized=roman.of(text))
    return _finding(found, context, message, native, roman, _REPLACED)


def _twice(
    document: Document, titles: Sequence[Span], brackets: Sequence[Bracket]
) -> tuple[Span, Span] | None:
    """Return a number that a translation has not, and the one that it has twice instead: `18th–19th`."""
    own = [one for title in titles for one in claimed(document, title)]
    theirs = [*_claims(document, brackets)] if len(brackets) == 1 else []
    there, here = (Counter(number for number, _ in row) for row in (theirs, own))
    lost = {number: at for number, at in own if number not in there}
    more = {number: at for number, at in theirs if there[number] > here[number] > 0}
    if len(lost) != 1 or len(more) != 1 or not _is_near(str(*lost), str(*more)):
        return None
    return next(iter(lost.values())), next(iter(more.values()))


def _is_near(one: str, other: str) -> bool:
    """Tell whether two numbers may be one with a slip: as many digits, or one more (2, 12)."""
    short, long = sorted((one, other), key=len)
    return len(short) == len(long) or (
        len(short) + 1 == len(long) and (short == long[1:] or short == long[:-1])
    )


def _claims(document: Document, brackets: Sequence[Bracket]) -> Iterator[tuple[int, Span]]:
    for bracket in brackets:
        yield from claimed(document, bracket.span)


def _language(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the note that names another language than that of the native title."""
    if found[0].reference.archive_location or noted(found[0]):
        return  # an archive has its papers in another language; a translation says what it translates
    title = found[0].reference.title or ""
    listed = context.lists[found.pair.lists[0]].language
    for note in noted(found[1]):
        language = contradicted(title, named(note.text), listed)
        if language and not _of_another_list(found.pair, named(note.text), context):
            at = found[0].reference.spans["title"][0]
            message = phrase("RN310.language", note=note.text, language=tongue(language))
            yield _finding(found, context, message, at, note.span, _NAMED)


def _of_another_list(pair: Pair, languages: frozenset[str], context: Context) -> bool:
    """Tell whether a romanized entry is of another native list too, whose title is in the language noted."""
    return any(
        not contradicted(entry.reference.title or "", languages, lst.language)
        for lst, entry in further_natives(pair, context)
    )


def _has(known: set[int], number: int) -> bool:
    """Tell whether an entry has a number; a year is also known by its last two digits (`1941–45`)."""
    return number in known or (number > 1000 and number % 100 in known)


def _finding(
    found: Couple, context: Context, message: Phrase, native: Span | None, roman: Span, sure: float
) -> Finding:
    sides = context.sides(found.pair, [native] if native else (), [roman])
    return context.finding(message, *sides, confidence=sure)
