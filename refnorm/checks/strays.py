"""Spaces and odd characters inside a word or a range, commas before a title: marks that are too many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.checks import Context
from refnorm.checks.counterparts import native_form, other_form
from refnorm.checks.gaps import lacking
from refnorm.checks.halts import has_initials
from refnorm.fields.evidence import SMALL, UPPER
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import CYRILLIC, DIGITS, LATIN_LETTER, skeleton, words

_RANGE = kept(r"(?<![\w–-])\d+(?:[-–][^\S\n]|[^\S\n][-–])\d+(?![\w–-])")
"""A range with a space on one side of its dash: `303- 314`."""
_ODD = kept(
    r"[-–](?:(?<=\d.)[^\S\n]\d|(?<=\d[^\S\n].)\d|(?<=[^\W\d_]-)[^\S\n][^\W\d_])|/(?<=[^\W\d_].)[^\S\n][^\W\d_]"
    rf"|['’](?<=[{CYRILLIC}].)[^\S\n][{CYRILLIC}]"
)
"""A space on one side of a dash, hyphen or slash, behind an apostrophe; quick to look for."""
_CONTROL = kept(r"[\x00-\x08\x0e-\x1f]")
_STRANGE = kept(
    r"(?<![\w/?=&.-])(?:\w+(?:[\x00-\x08\x0e-\x1f]|(?<=[^\W\d_]{2})#(?=[^\W\d_]{2}))\w+"
    rf"|[^\W\d_]+{SMALL}_[^\W\d_]{{2,}}(?![\w/@]|\.\w))"
)
"""A hash, an underscore, or a control character, which no font shows, between the letters of a word."""
_WORD = kept(r"[^\W\d_]{2,}-[^\S\n](?P<after>[^\W\d_]{2,})")
_SLASHED = kept(rf"[^\W\d_]{{2,}}(?:/|(?<=[{CYRILLIC}])['’])[^\S\n][^\W\d_]{{2,}}")
_SEAM = kept(r"[/'’]\s")
STOPPED = kept(rf"[{UPPER}]{SMALL}{{2,}}\.\s?[{UPPER}]\.")
"""A surname with a period, before its initials: `Orlov. D. E.`"""
_NAMED = kept(rf"[{UPPER}]{SMALL}+\s[{UPPER}]{SMALL}+(?![\w-])")
"""Two words with capitals, which may be a name: `Li Zhengzhi`."""
_MOSTLY, _SEVERAL = 4, 4
"""How many times as often a list has to do without the comma, and how often at least."""


def spaces(text: str, entry: Entry, other: Entry | None) -> Iterator[Span]:
    """Yield the words and ranges of an entry that a space has broken behind their hyphen, dash or slash."""
    if not _ODD.search(entry.raw):
        return
    start, end = entry.span.start, entry.span.end
    joining = locales.joining()  # behind them a second compound stands: `двух- и трёхмерный`
    skip = entry.reference.links
    found = [Span(*m.span()) for m in _RANGE.finditer(text, start, end) if _goes_up(m[0])]
    found += [Span(*m.span()) for m in _WORD.finditer(text, start, end) if m["after"] not in joining]
    for match in _SLASHED.finditer(text, start, end):
        if match[0].isupper() or (other and skeleton(_SEAM.sub("", match[0])) in _bones(other)):
            found.append(Span(*match.span()))
    yield from (span for span in found if not any(map(span.meets, skip)))


def strange(text: str, entry: Entry, other: Entry | None) -> Iterator[Span]:
    """Yield the words and ranges in which one of these characters stands for a hyphen.

    A hash is also what translit.ru writes for the ъ of the other form, `S#ezd`; a program's name keeps its
    underscore in both.
    """
    raw = entry.raw
    if not ("#" in raw or "_" in raw or (not raw.isprintable() and _CONTROL.search(raw))):
        return
    skip = entry.reference.links
    hard = other is None or "ъ" in other.raw.casefold()
    for match in _STRANGE.finditer(text, entry.span.start, entry.span.end):
        span, kept_too = Span(*match.span()), other is not None and match[0] in other.raw
        name = ("_" in match[0] and kept_too) or (hard and "#" in match[0])
        if not name and not any(map(span.meets, skip)):
            yield span


def _goes_up(printed: str) -> bool:
    """Tell whether numbers are a range, not a year and the pages behind it: `2001– 96 с.`"""
    first, last = map(int, DIGITS.findall(printed))
    return first < last


def _bones(entry: Entry) -> set[str]:
    return {skeleton(word) for word in words(entry.raw)}


def commas(lst: ReferenceList, context: Context) -> dict[int, Span]:
    """Return the commas between last initial and title, by entry, where the list mostly has none.

    Most entries without it are enough where no native form of the others has it.
    """
    text = context.document.text
    between = {entry.index: comma(entry, text) for entry in lst.entries if _by_authors(entry)}
    found = {index: span for index, span in between.items() if span}
    bare = len(between) - len(found)
    if not found or bare >= max(_SEVERAL, _MOSTLY * len(found)):
        return found
    natives = [native_form(lst, lst.entries[index - 1], context) for index in found]
    alone = all(native and _by_authors(native) and not comma(native, text) for native in natives)
    return found if alone and bare > max(len(found), _SEVERAL // 2) else {}


def inside_names(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the authors whose initials a mark parts from the surname, where the list mostly has none.

    In a native list works in Latin letters have a style of their own: they are held against each other.
    """

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        for name in entry.reference.author:
            printed = name.span.of(text)
            kind = "Latin" if LATIN_LETTER.search(printed) else "native"
            bare = "," not in printed.removesuffix(name.suffix or "").rstrip(" ,")  # `Орлов М., диак.`
            if STOPPED.match(printed):
                yield kind, name.span, False
            elif has_initials(name) and (bare or name.given not in locales.words("editor")):
                yield kind, name.span, bare

    return lacking(lst, read, _MOSTLY)


def editing(lst: ReferenceList) -> Iterator[tuple[Entry, Span]]:
    """Yield the words before an editor's that a period cuts short, though they are whole: `Под. ред.`"""
    for entry in lst.entries:
        raw = entry.raw.lower()
        for odd in _cut_short() if len(raw) == len(entry.span) else ():
            if odd in raw and not raw[(at := raw.index(odd)) - 1 : at].isalnum():
                yield entry, Span(entry.span.start + at, entry.span.start + at + len(odd))


_QUOTED = kept(r"[^\W\d_]+\"[^\W\d_]+")
_HARD = frozenset('ъЪ"”“')
"""Letters and marks of a native entry that schemes write as a quotation mark."""
_FEW = 8
"""Entries of which one may have such a mark by mistake; where more do, it is how the list writes a letter."""


def quoted(lst: ReferenceList, context: Context) -> Iterator[tuple[Entry, Span]]:
    """Yield the romanized words with a quotation mark for an apostrophe: `stepe"n`.

    It may stand for a hard sign where the native entry has one.
    """
    if lst.role != "romanized":
        return
    found = []
    for entry in lst.entries:
        match = (
            _QUOTED.search(context.document.text, entry.span.start, entry.span.end)
            if '"' in entry.raw
            else None
        )
        other = other_form(lst, entry, context) if match else None
        if match and other and _HARD.isdisjoint(other.raw):
            found.append((entry, Span(*match.span())))
    if len(found) <= max(1, len(lst.entries) // _FEW):
        yield from found


@cache
def _cut_short() -> tuple[str, ...]:
    """Return the announcements of an editor whose first word has a period that it should not have."""
    two = (one.split(" ", 1) for one in locales.words("editor") if one.count(" ") == 1)
    return tuple({f"{a}. {b.rstrip('.')}".lower() for a, b in two if a.isalpha() and b.endswith(".")})


def comma(entry: Entry, text: str) -> Span | None:
    """Return the comma between the last initial and the title, with that initial."""
    last, title = _by_authors(entry)[-1:], entry.reference.spans.get("title", ())
    if not last or text[last[0].end - 1 : title[0].start].strip() != ".,":
        return None
    return Span(last[0].end - 2, last[0].end + 1)


def is_authors(entry: Entry, other: Entry | None, text: str) -> bool:
    """Tell whether the comma before a title is one between two authors, the last of whom has no initials.

    The other form has read him, or has the same comma before the same two words.
    """
    if other is None or len(other.reference.author) > len(entry.reference.author):
        return other is not None
    title = entry.reference.spans["title"][0]
    return comma(other, text) is not None and _NAMED.match(text, title.start) is not None


def _by_authors(entry: Entry) -> list[Span]:
    """Return where the authors of an entry stand that are before its title."""
    title, names = entry.reference.spans.get("title", ()), entry.reference.spans.get("author", ())
    return [span for span in names if title and span.end <= title[0].start]
