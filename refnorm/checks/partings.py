"""What parts a title from what follows it: a comma before a journal or papers, no slash before an editor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.checks import Context
from refnorm.checks.counterparts import other_form
from refnorm.checks.unlike import SLASHES, Seen, Unlike, is_usual, parsed, told
from refnorm.fields.draft import alternatives
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, mostly_cyrillic

_JOURNAL, _COMMA = ("title", "container_title"), (",", "")
_NEAR = 12
"""Characters at most between a title and the field behind it."""
_BEFORE, _MARKS = 40, ".,:;/([–—-"
"""Characters before an editor in which the announcement is looked for, and what parts it from the title."""
_WORD, _BRACKETED = kept(r"\S+$"), kept(r"\s?(?:\[[^][]*\]|\([^()]*\))")
_DASHED, _BEHIND = kept(r"\s([–—])(?=\s)"), kept(r"\s\S+")
_RARE = 9
"""How many times as often a list has its usual dash."""
_EVENT, _AHEAD = 5, 5
"""Letters of a word for a conference at least; characters in which a mark with its quote stands."""


def behind_titles(lst: ReferenceList, text: str) -> Iterator[Unlike]:
    """Yield the commas before the journals of a native list, where nearly all other titles end otherwise."""
    if lst.role == "romanized":
        return
    found = [one for entry in lst.entries for one in _behind_title(entry, text)]
    rest = [one for one in found if one.mark != _COMMA]
    journals = [one.mark for one in rest if one.key == _JOURNAL]
    wanted = Counter(journals or [one.mark for one in rest]).most_common(1)
    for one in found if is_usual(len(rest), len(found) - 1) else ():
        native = mostly_cyrillic(one.entry.raw)
        if one.mark == _COMMA and one.key == _JOURNAL and native and (odd := told(one, wanted[0][0], text)):
            yield odd


def title_dashes(lst: ReferenceList, context: Context) -> Iterator[Unlike]:
    """Yield the dashes in a native list's titles that are not its usual one, which the other form has."""
    text = context.document.text
    count = Counter(found[1] for found in _DASHED.finditer(text, lst.span.start, lst.span.end))
    for entry in lst.entries if lst.role == "native" and len(count) > 1 else ():
        other = other_form(lst, entry, context)
        own, theirs = (list(_in_title(one, text)) if one else [] for one in (entry, other))
        for one, twin in zip(own, theirs, strict=True) if len(own) == len(theirs) else ():
            if one[1] != twin[1] and count[one[1]] * _RARE <= count[twin[1]]:
                before = _WORD.search(text, entry.span.start, one.start())
                after = _BEHIND.match(text, one.end())
                around = Span(before.start() if before else one.start(), after.end() if after else one.end())
                yield Unlike(entry, Span(*one.span(1)), around, twin[1])


def _in_title(entry: Entry, text: str) -> Iterator[re.Match[str]]:
    for span in entry.reference.spans.get("title", ()):
        yield from _DASHED.finditer(text, span.start, span.end)


def slashless(lst: ReferenceList, text: str) -> Iterator[Unlike]:
    """Yield the words for an editor that nothing parts from the title, where other entries have a slash."""
    bare: list[Unlike] = []
    for entry in lst.entries if lst.role != "romanized" else ():
        for editor in entry.reference.spans.get("editor", ())[:1]:
            found = _announced().search(text, max(entry.span.start, editor.start - _BEFORE), editor.start)
            if found and text[found.start() - 1] not in _MARKS:
                before = _WORD.search(text, entry.span.start, found.start())
                around = Span(before.start() if before else found.start(), found.end())
                bare.append(Unlike(entry, Span(found.start(), found.start() + 1), around, " / "))
    if sum(" / " in entry.raw for entry in lst.entries) >= len(bare):
        yield from bare


def unslashed(lst: ReferenceList, context: Context) -> Iterator[tuple[str, Unlike]]:
    """Yield what stands before the journals of a native list without `//`, each with how it is told.

    It is `slashes` where the romanized form has `//` there, and `unslashed` before the list's other journals.
    """
    text = context.document.text
    found: list[tuple[str, Unlike]] = []
    for entry in lst.entries if lst.role == "native" else ():
        other = other_form(lst, entry, context)
        if other is None or SLASHES.search(entry.raw):
            continue
        kind = "slashes" if "//" in other.raw and _slashed(other, text) else "unslashed"
        rows = (told(one, ("", "//"), text) for one in _behind_title(entry, text) if one.key == _JOURNAL)
        found += [(kind, odd) for odd in rows if odd and (kind == "unslashed" or mostly_cyrillic(entry.raw))]
    alone = [one for one in found if one[0] == "slashes"]
    yield from alone if any(SLASHES.search(entry.raw) for entry in lst.entries) else found if alone else ()


def _slashed(entry: Entry, text: str) -> bool:
    """Tell whether `//` stands before the journal or book of an entry."""
    journal = entry.reference.spans.get("container_title", ())
    return bool(journal) and text[journal[0].start - _AHEAD : journal[0].start].rstrip(' «“"').endswith("//")


def subtitles(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the commas of a native list before papers of a conference: `перспективы, материалы конгресса`.

    What explains a title stands behind a colon (GOST 7.1-2003, 5.2).
    """
    for entry in lst.entries if lst.role != "romanized" else ():
        for found in _papers().finditer(text, entry.span.start, entry.span.end):
            yield entry, Span(*found.span())


@cache
def _papers() -> re.Pattern[str]:
    """Return the pattern of a comma before native words for papers, with a word for a conference behind."""
    papers = [w for w in locales.words("proceedings") if w[0].islower() and cyrillic_share(w)]
    events = (w[:-1] for w in locales.genre("paper-conference") if len(w) > _EVENT and w.isalpha())
    events = (w for w in events if not w.startswith(tuple(papers)))
    what, where, joining = (alternatives(ws) for ws in (papers, events, locales.joining()))
    between = rf"\s(?!{joining}\s)[\w-]+"  # `материалы и методы` are things that a title enumerates
    return kept(rf",(?<=[^\W\d_]{{3}},)(?=\s{what}(?:{between}){{1,4}}?\s{where})")


@cache
def _announced() -> re.Pattern[str]:
    """Return the pattern of the native words of several that announce an editor, and are cut short."""
    words = (one for one in locales.words("editor") if " " in one and one.endswith(".") and one[0].islower())
    return kept(rf"\s{alternatives(filter(cyrillic_share, words))}(?=\s)")


def _behind_title(entry: Entry, text: str) -> Iterator[Seen]:
    """Yield the mark between the title, with its translation, and the field that follows it."""
    end = _title_end(entry, text)
    later = [(s[0].start, name) for name, s in entry.reference.spans.items() if s and s[0].start >= end]
    begin, name = min(later, default=(end, ""))
    if name and begin - end <= _NEAR and (gap := parsed(text[end:begin])):
        stop, part, at, length = gap
        yield Seen(("title", name), (stop, part), entry, Span(end + at, end + length))


def _title_end(entry: Entry, text: str) -> int:
    """Return where the title ends, or the brackets that stand right behind it."""
    title = entry.reference.spans.get("title", ())
    end = title[-1].end if title else entry.span.end
    behind = _BRACKETED.match(text, end, entry.span.end)
    return behind.end() if behind else end
