"""RN504 punctuation."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import counterparts, entry_at
from refnorm.checks.fixes import mended
from refnorm.checks.parted import unhyphened
from refnorm.fields.evidence import UPPER
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList, Seat, Side, Span
from refnorm.patterns import kept

_ODD = kept(
    r"::|(?<![\w.])/<?(?=https?://)|,,|;;|,\.(?!\.)|(?<!\.)\.,\.|[«“]\s?[»”]|\(\s?\)|\[\s?\]"
    r"|(?<=[A-Za-zА-Яа-я])\s(?:,|\.(?!\s\.))(?=\s)|\]\d(?=\s+[^\W\d_])"
    r"|(?<=>)\s\[?https?(?![\w:/])|(?<=[>)])\s/(?=\s\()"
    rf"|(?<=\.[{UPPER}])\.\.(?!\.)"
    r"|(?:(?<=[^\W\d_]{5})|(?<=\d{4}))\.\]\s?\."
    r"|(?<!\w)(?:[Vv]ol|[Ii]ss|[Nn]o|[Pp]p|[Вв]ып|[Сс]тр),(?=\s?(?:\d{1,3}(?!\d)|[IVXL]+(?!\w)))"
)
_DOUBLED = kept(
    r"[,:;.](?<=::|;;|,,|,\.|\.\.|\s,|\s\.)|[«“(\[]\s?[»”)\]]|\]\d\s|\.\](?=\s?\.)"
    r"|,(?:(?<=(?:ol|ss|no|No|pp|Pp),)|(?<=(?:ып|тр),))"
)
_SLIGHT = 0.6
"""How sure a figure behind a bracket is left over: it may be the mark of a note. And how much the slightest
marks matter."""
_WORD = 40
"""Characters in which the word before a mark is looked for."""
_LINKS = ("/http", "/<http", "> http", "> [http", " / (")
"""One of these is in an entry, or the slow search finds nothing."""


@rule("RN504", ReferenceList, "warning", once=True)
def punctuation(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Doubled or stray marks: `accessed::`, `/https://`, `,,`, and one in another's place: `Gas/Fired`.

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
    found = [
        (entry, span)
        for entry in lst.entries
        for span in sorted((*_marks(entry, context), *_for_hyphens(lst, entry, context)), key=_start)
    ]
    if not found:
        return
    text = context.document.text
    kinds = list(dict.fromkeys(_shown(text, span) for _, span in found))
    first, *others = (Side(lst.index, e.index, s.of(text), (s,)) for e, s in found)
    fix, *fixes = (mended(text, span) for _, span in found)
    native, romanized = (None, first) if lst.role == "romanized" else (first, None)
    message = phrase("RN504.marks", marks=" ".join(kinds))
    sure = _SLIGHT if all(map(_is_slight, kinds)) else 0.99
    yield context.finding(message, native, romanized, related=others, fix=fix, fixes=fixes, confidence=sure)


def _is_slight(kind: str) -> bool:
    """Tell whether a mark is a figure that may be a note's, `.].`, or a comma behind a label: `Vol, I`."""
    return (
        kind[-1].isdigit()
        or kind.startswith(".]")
        or (kind[0].isalpha() and kind.endswith(",") and " " not in kind)
    )


def _shown(text: str, mark: Span) -> str:
    """Return a mark as it is told: where only the space before it is too many, with the word before."""
    printed = mark.of(text).strip()
    if printed not in (",", "."):
        return printed
    before = text[max(0, mark.start - _WORD) : mark.start].split()
    return f"{before[-1] if before else ''} {printed}".strip()


def _start(span: Span) -> int:
    return span.start


def _for_hyphens(lst: ReferenceList, entry: Entry, context: Context) -> Iterator[Span]:
    """Yield the words of an entry in which a mark stands where its other form has a hyphen."""
    other = entry_at(counterparts(context).get(Seat(lst.index, entry.index)), context)
    if other is None:
        return
    skip = [s for name in ("URL", "DOI") for s in entry.reference.spans.get(name, ())]
    for span in unhyphened(context.document.text, entry, other):
        if not any(s.start < span.end and span.start < s.end for s in skip):
            yield span


def _marks(entry: Entry, context: Context) -> Iterator[Span]:
    raw = entry.raw
    if not _DOUBLED.search(raw) and not any(link in raw for link in _LINKS):
        return
    skip = [s for name in ("URL", "DOI") for s in entry.reference.spans.get(name, ())]
    for match in _ODD.finditer(context.document.text, entry.span.start, entry.span.end):
        span = Span(*match.span())
        if not any(s.start < span.end and span.start < s.end for s in skip):
            yield span
