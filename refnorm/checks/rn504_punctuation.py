"""RN504 punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refnorm.checks import Context, rule, strays
from refnorm.checks.counterparts import native_form, orphans, other_form
from refnorm.checks.fixes import mended
from refnorm.checks.hyphens import (
    broken,
    broken_here,
    lost,
    lost_before_numbers,
    lost_in_names,
    lost_in_numbers,
    may_be_two,
    spaced,
)
from refnorm.checks.parted import unhyphened
from refnorm.checks.rn102_missing_native import is_copy
from refnorm.fields.evidence import UPPER
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import closes_low

_ODD = kept(
    r"::|(?<![\w.])/<?(?=https?://)|,\s?,|;;|,\.(?!\.)|(?<!\.)\.,\.|[«“]\s?[»”]|\(\s?\)|\[\s?\]"
    r"|(?<=[^\W\d_])\s(?:,|\.(?!\s\.))(?=\s)|(?<=\d)\s\.(?=\s?[–—-]|\s\d)|\]\d(?=\s+[^\W\d_])"
    r"|(?<=>)\s\[?https?(?![\w:/])|(?<=[>)])\s/(?=\s\()"
    rf"|(?<=\.[{UPPER}])\.\.(?!\.)"
    r"|(?:(?<=[^\W\d_]{5})|(?<=\d{4}))\.\]\s?\."
    r"|(?<=\w),\((?=[^\W\d_])|(?<=\w) \"(?=[,.;)])|(?<=[\w.,!?]) »(?=[\s.,;])|doi\.\sorg/"
    r"|(?<!\w)(?:[Vv]ol|[Ii]ss|[Nn]o|[Pp]p|[Вв]ып|[Сс]тр),(?=\s?(?:\d{1,3}(?!\d)|[IVXL]+(?!\w)))"
    r"|(?<!\w)(?<!\d\s)(?:[Nn]o|[Ii]ss|[Vv]ol|[Pp]p|[Вв]ып)\.,(?=\s?\d{1,3}(?!\d))"
    r"|\d\.,(?=\s(?:pp?|no|vol|iss|[СсTТ])\.\s?\d)|;\.(?!\.)"
    r"|(?<!\w)(?:v\.\s?v|vol\.\s?vol|no\.\s?no|iss\.\s?iss)\.?(?=\s?\d)"
)
_DOUBLED = kept(
    r"[,:;.](?<=::|;;|,,|,\.|\.\.|\s,|\s\.)|[«“(\[]\s?[»”)\]]|\]\d\s|\.\](?=\s?\.)"
    r"|\((?<=,.)|\"(?<= .)[,.;)]|»(?<= .)|/(?<=i\.\sorg.)"
    r"|,(?:(?<=(?:ol|ss|no|No|pp|Pp),)|(?<=(?:ып|тр),)|(?<=[\dlsopп]\.,))|\.(?<=;\.)"
    r"|\.(?<=[vlos]\.)\s?(?:v|vol|no|iss)\.?\s?\d"
)
_SLIGHT = 0.6
"""How sure it is a fault that a figure behind a bracket is left over, which may be the mark of a note, and
that an initial has no stop, which no index needs. And how much the slightest marks matter."""
_UNSTOPPED = kept(rf"[{UPPER}](?<!\w.)\.\s?[{UPPER}]")
_SLIGHTLY = kept(rf"[{UPPER}]\.\s?[{UPPER}]|[^\W\d_]{{3,}}\s(?:[–—-]\s)?[^\W\d_]{{3,}}")
"""What is only untidy: an initial without its last stop, a compound without its hyphen."""
_GOES_ON = kept(r"\w|\s?[.’'ʹʼ`-]")
_INITIALS = 4
"""Characters of two initials without the last stop."""
_AFTER_WORD = (",", ".", '"', "»")
_WORD = 40
"""Characters in which the word before a mark is looked for."""
_PICTURES = {code: 0x2400 + code for code in range(0x20) if not chr(code).isspace() or code > 0x1B}
"""Control characters, and the signs that stand for them in print (Unicode 2400 to 241F)."""
_FRENCH = kept(r"«\s")
"""A quote that opens with a space closes with one: `« Le Rhin »`."""
_ENTITY = kept(r"&#?\w{2,8};$")
_ENTITY_LONG = 10
"""The end of an entity of HTML, whose last mark is no semicolon: `&raquo;.`; and its characters at most."""
_LINKS = ("/http", "/<http", "> http", "> [http", " / (")
"""One of these is in an entry, or the slow search finds nothing."""


@rule("RN504", ReferenceList, "warning", once=True)
def punctuation(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Doubled, stray or lost marks: `accessed::`, `,,`, `Gas/Fired` and `WaiKai` for a hyphen, `K.L Orlov`.

    Why: a stray mark before a link breaks it; the others are left over from editing, and a search for the
    word finds no other one. A period on both sides of a bracket (`Europe.].`) and a comma behind a label
    (`Vol, I`) are information. One finding a list.

    Fix: Take the doubled mark out; `refnorm fix` does it.

    Source: practice: marks that editing left over.

    Bad:
        native: О реках степи. URL: https://example.org/reki (дата обращения: 05.03.2020).
        romanized: O rekakh stepi. URL: /https://example.org/reki (date accessed:: 05.03.2020).

    Good:
        native: О реках степи. URL: https://example.org/reki (дата обращения: 05.03.2020).
        romanized: O rekakh stepi. URL: https://example.org/reki (date accessed: 05.03.2020).
    """
    text = context.document.text
    commas = strays.commas(lst, context)
    stray = [
        (entry, span)
        for entry in lst.entries
        for span in sorted({*_marks(entry, context), *_for_hyphens(lst, entry, context)}, key=_start)
    ]
    stray += [(entry, span) for entry in lst.entries for span in _spaced(lst, entry, context, commas)]
    known = {span for _, span in stray}
    stray += [(entry, span) for entry, span in broken_here(text, lst) if span not in known]
    stray += [
        (entry, span)
        for entry, span in (
            *strays.inside_names(lst, text),
            *strays.editing(lst),
            *strays.quoted(lst, context),
        )
        if not _shared(lst, entry, span, context)
    ]
    gone = [(entry, span) for entry in lst.entries for span in _lost(lst, entry, context)]
    if not stray and not gone:
        return
    kinds, wanting = (list(dict.fromkeys(_shown(text, s) for _, s in row)) for row in (stray, gone))
    said = [phrase("RN504.marks", marks=" · ".join(kinds))] if kinds else []
    said += [phrase("RN504.lost", marks=", ".join(wanting))] if wanting else []
    slight = all(map(_is_slight, kinds)) and all(map(_SLIGHTLY.fullmatch, wanting))
    places = ((entry, span, mended(text, span)) for entry, span in (*stray, *gone))
    yield context.of_places(tuple(said), lst, places, _SLIGHT if slight else 0.99)


def _is_slight(kind: str) -> bool:
    """Tell whether a mark is a figure that may be a note's, `.].`, a comma behind a label or an initial
    (`Vol, I`) or before a bracket, the hyphen of what may be a compound, a mark behind a surname, or a space
    in a word, range, link, before a quote or behind a figure (`1989 .`), which a PDF may have left."""
    return (
        (kind.replace("-", "", 1).isalpha() and may_be_two(kind))
        or (kind[-1].isdigit() and kind[0] == "]")
        or (kind.endswith(" .") and kind[-3].isdigit())
        or kind.startswith((".]", ",(", "doi"))
        or kind.endswith((' "', " »"))
        or (kind[0].isalpha() and kind.endswith(",") and " " not in kind)
        or (kind[0].isalnum() and kind[-1].isalnum() and " " in kind)
        or (kind[0].isalpha() and kind[-1] == "." and "," in kind)
        or strays.STOPPED.match(kind) is not None
    )


def _spaced(lst: ReferenceList, entry: Entry, context: Context, commas: Mapping[int, Span]) -> Iterator[Span]:
    """Yield what a space has broken, and a comma before the title; of both forms the native one tells it."""
    text, other = context.document.text, other_form(lst, entry, context)
    told = native_form(lst, entry, context)
    yield from (at for at in strays.spaces(text, entry, other) if not _shared(lst, entry, at, context))
    if entry.index not in commas or (told and strays.comma(told, text)) or is_copy(lst.index, entry, context):
        return
    hidden = other is None and orphans(context)[lst.index]  # what is lost would show whether it parts authors
    if not hidden and not strays.is_authors(entry, other, text):
        yield commas[entry.index]


def _shared(lst: ReferenceList, entry: Entry, span: Span, context: Context) -> bool:
    """Tell whether the native form of a romanized entry prints the same, and tells it."""
    other = native_form(lst, entry, context)
    return other is not None and span.of(context.document.text) in other.raw


def _shown(text: str, mark: Span) -> str:
    """Return a mark as it is told: where only the space before it is too many, with the word before."""
    printed = mark.of(text).strip()
    if printed not in _AFTER_WORD:
        return printed.translate(_PICTURES)
    before = text[max(0, mark.start - _WORD) : mark.start].split()
    return f"{before[-1] if before else ''} {printed}".strip()


def _start(span: Span) -> int:
    return span.start


def _for_hyphens(lst: ReferenceList, entry: Entry, context: Context) -> Iterator[Span]:
    """Yield the words of an entry in which a mark stands for a hyphen, mostly of its other form."""
    other, text = other_form(lst, entry, context), context.document.text
    yield from strays.strange(text, entry, other)
    if other is None:
        return
    skip = entry.reference.links
    for span in unhyphened(text, entry, other):
        if not any(map(span.meets, skip)):
            yield span
    yield from broken(text, entry, other)


def _lost(lst: ReferenceList, entry: Entry, context: Context) -> Iterator[Span]:
    """Yield initials without their last stop (`K.L Orlov`), and words without the other form's hyphen.

    What the native form lacks too is told there.
    """
    text = context.document.text
    other, told = other_form(lst, entry, context), native_form(lst, entry, context)
    if not told or not any(True for _ in _unstopped(told, text)):
        yield from _unstopped(entry, text)
    if other is not None:
        yield from lost(text, entry, other)
        yield from lost_in_numbers(text, entry, other)
        yield from lost_before_numbers(text, entry, other)
        yield from lost_in_names(text, entry, other)
        yield from spaced(text, entry, other) if lst.role == "romanized" else ()


def _unstopped(entry: Entry, text: str) -> Iterator[Span]:
    for name in entry.reference.author:
        start, end = name.span.start, name.span.end
        found = _UNSTOPPED.search(text, max(start, end - _INITIALS), end)
        if found and found.end() == end and not _GOES_ON.match(text, end):
            yield Span(*found.span())


def _marks(entry: Entry, context: Context) -> Iterator[Span]:
    raw = entry.raw
    if not _DOUBLED.search(raw) and not any(link in raw for link in _LINKS):
        return
    skip = entry.reference.links
    for match in _ODD.finditer(context.document.text, entry.span.start, entry.span.end):
        span = Span(*match.span())
        closing = match[0][0] == "“" and closes_low(match.string, entry.span.start, match.start())
        french = match[0] == " »" and _FRENCH.search(raw)
        if not any(map(span.meets, skip)) and not (closing or french or _ends_entity(match)):
            yield span


def _ends_entity(match: re.Match[str]) -> bool:
    """Tell whether the semicolon of odd marks ends an entity."""
    end = match.start() + 1
    return match[0][0] == ";" and _ENTITY.search(match.string, max(0, end - _ENTITY_LONG), end) is not None
