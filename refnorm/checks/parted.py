"""Words that are parted otherwise on the two sides: run together, or joined by another mark than a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.text import TO_LATIN, WORD, cyrillic_share, folded, skeleton

_CHUNK = kept(r"[^\W_](?:(?:(?!\.\d{4}(?!\d))\S)*[^\W_])?")
"""What stands between spaces, without the marks around it and a year behind a period."""
_MOST = 5
"""Words at most that have run together."""
_DIGIT = kept(r"(?<=[^\W\d_])\d{1,2}(?=[^\W\d_])")
"""A digit in a word, which stands where a hyphen was (RN210)."""
_LONG = 9
"""Letters of a word at least that may be several without their spaces."""
_FEWEST = 4
"""Letters at least, of two scripts consonants, by which two stretches are the same words."""
_JOINED = kept(r"(?<![\w'’])[^\W_]{2,}(?:[-+'’/#=~^][^\W_]{2,})+(?![\w'’])")
_APOSTROPHE = kept(r"[’'ʹʼ`´‘ʺ”″]+")
"""What stands for a soft sign inside a word."""
_LINE_END = kept(r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
_MARK = kept(r"[-+'’/#=~^]")
_SPACED_SLASH = kept(r"\s?/\s?")
_OTHER_MARK = kept(r"[+'’/#=~^](?<=[^\W_].)")
"""Quick to look for: a mark other than a hyphen behind a letter or digit."""


def elsewhere(text: str, at: Span, own: Entry, other: Entry) -> tuple[Span, Span] | None:
    """Return where a word stands in its entry and where in the other one, parted otherwise there.

    One of both stretches has no space inside: `clonogenicassays`, `Non'HEU`. None where it stands nowhere,
    or only in a translation, whose loan words have the same consonants: `системы`, system.
    """
    key = folded if cyrillic_share(own.raw) < 0.5 and cyrillic_share(other.raw) < 0.5 else skeleton
    # a word without consonants (`о`) is nothing to its skeleton, and parts no other word from itself
    here, there = (
        [c for c in _chunks(text, e) if key is folded or len(skeleton(f"b{c.of(text)}")) > 1]
        for e in (own, other)
    )
    place = next((n for n, chunk in enumerate(here) if chunk.holds(at)), None)
    if place is None:
        return None
    translated = [bracket.span for bracket in other.reference.brackets]
    there = [chunk for chunk in there if not any(span.holds(chunk) for span in translated)]
    heads = [key(_letters(chunk.of(text))) for chunk in there]
    for run in _runs(here, range(max(0, place - _MOST + 1), place + 1)):
        letters = key(_letters(run.of(text))) if run.holds(at) else ""
        if len(letters) < _FEWEST:
            continue
        if letters in heads:
            whole = (chunk for head, chunk in zip(heads, there, strict=True) if head == letters)
            chunk = next((c for c in whole if _is_parted(text, run, c)), None)
            if chunk:
                return run, chunk
        # the last letter of a chunk may be folded with the first of the next one: t, s
        starts = [n for n, head in enumerate(heads) if letters.startswith(head[:-1])]
        for found in _runs(there, starts) if run == here[place] else ():
            if key(_letters(found.of(text))) == letters and _is_parted(text, run, found):
                return run, found
    return None


def _is_parted(text: str, *stretches: Span) -> bool:
    """Tell whether a space or a mark parts a stretch: one word on both sides only stands elsewhere."""
    return not all(_APOSTROPHE.sub("", span.of(text)).isalpha() for span in stretches)


def _run_together(text: str, own: Entry, other: Entry, field: str) -> Iterator[tuple[Span, Span]]:
    """Yield the words of a field that lost their spaces, and where the other entry prints them parted."""
    there = set(WORD.findall(other.raw))
    for span in own.reference.spans.get(field, ()):
        for match in WORD.finditer(text, span.start, span.end):
            if len(match[0]) >= _LONG and match[0] not in there:
                both = elsewhere(text, Span(*match.span()), own, other)
                if both and is_spaced(text, both[1]):
                    yield both


def run_together(text: str, entries: tuple[Entry, Entry], field: str) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches of a field that have run together on either side, native side first."""
    yield from _run_together(text, *entries, field)
    for own, other in _run_together(text, *entries[::-1], field):
        yield other, own


def is_spaced(text: str, span: Span) -> bool:
    """Tell whether a stretch has a space inside; a word that is hyphened at a line's end has none."""
    printed = span.of(text)
    return any(map(str.isspace, _LINE_END.sub("", printed) if "\n" in printed else printed))


def _chunks(text: str, entry: Entry) -> list[Span]:
    found = _CHUNK.finditer(text, entry.span.start + entry.number_end, entry.span.end)
    return [Span(*match.span()) for match in found]


def _runs(chunks: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """Yield the runs of a few chunks that start at these places, the shortest first."""
    for size in range(1, _MOST + 1):
        for start in starts:
            if start + size <= len(chunks):
                yield Span(chunks[start].start, chunks[start + size - 1].end)


def _letters(printed: str) -> str:
    """Return a stretch as one word; a look-alike letter among Latin ones is what it looks like."""
    letters = printed if printed.isalpha() else "".join(filter(str.isalnum, _DIGIT.sub("", printed)))
    if letters.isascii() or cyrillic_share(letters) >= 0.5:
        return letters
    return letters.translate(TO_LATIN)


def unhyphened(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield words joined by a mark where the other entry has a hyphen: `Gas/Fired` beside `Gas-Fired`."""
    if "-" not in other.raw or not _OTHER_MARK.search(entry.raw):
        return
    known = {_parts(m[0]): m[0] for m in _JOINED.finditer(other.raw) if _marks(m[0]) == {"-"}}
    there = _SPACED_SLASH.sub("/", other.raw) if known else ""
    for match in _JOINED.finditer(text, entry.span.start, entry.span.end) if known else ():
        parts, marks = _parts(match[0]), _marks(match[0])
        hyphened = "" if "-" in marks or match[0] in there else known.get(parts, "")
        if hyphened and ("/" not in marks or _same_words(match[0], hyphened)):
            yield Span(*match.span())


def _same_words(slashed: str, hyphened: str) -> bool:
    """Tell whether a slash parts the very words of a hyphen: a translation, or two years, may have one."""
    return folded(_letters(slashed)) == folded(_letters(hyphened)) and not _letters(slashed).isdigit()


def _parts(word: str) -> tuple[str, ...]:
    return tuple(skeleton(part) for part in _MARK.split(word))


def _marks(word: str) -> set[str]:
    return set(_MARK.findall(word))
