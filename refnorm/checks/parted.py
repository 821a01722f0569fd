"""Words that are parted otherwise on the two sides: run together, or joined by another mark than a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.locales.tongues import COMMON
from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.romanization.comparison import Compared
from refnorm.romanization.letters import traced
from refnorm.romanization.spots import bare, fold
from refnorm.tables import beside
from refnorm.text import TO_LATIN, WORD, cyrillic_share, folded, mostly_cyrillic, skeleton

_CHUNK = kept(r"[^\W_](?:(?:(?!\.\d{4}(?!\d))\S)*[^\W_])?")
"""What stands between spaces, without the marks around it and a year behind a period."""
_MOST = 5
"""Words at most that have run together."""
_PART, _REST = 3, 4
"""Letters at least of the parts of a compound: `Ipote ka` is none, nor `poro dah`."""
_STEM = 5
"""Letters of a first part at most that may end as adjectives do: `krae vedenie`, `mnogo slovnyi`."""
_DIGIT = kept(r"\d(?<=[^\W\d_].)\d?(?=[^\W\d_])")
"""A digit in a word, which stands where a hyphen was (RN210)."""
_LONG = 9
"""Letters of a word at least that may be several without their spaces."""
_FEWEST = 4
"""Letters at least, of two scripts consonants, by which two stretches are the same words."""
_JOINED = kept(r"(?<![\w'’])[^\W_]{2,}(?:[-+'’/#=~^:&](?:[^\W_]{2,}|\d))+(?![\w'’])")
_APOSTROPHE = kept(r"[’'ʹʼ`´‘ʺ”″]+")
"""What stands for a soft sign inside a word."""
_LINE_END = kept(r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
_PAGE_END = kept(r"(?<=[^\W\d_])[-\u2010][^\S\n]*\n\s*\n(?s:.*\n\s*)?(?=[^\W\d_])")
"""The end of a page within a word, with what stands between it and the next page's first line."""
_MARK = kept(r"[-+'’/#=~^:&]")
_PART_OF = kept(r"[^\W_]+")
_SPACED_SLASH = kept(r"\s?/\s?")
_OTHER_MARK = kept(r"[+'’/#=~^:&](?<=[^\W_].)(?=\w)")
"""Quick to look for: a mark other than a hyphen behind a letter or digit."""


def elsewhere(text: str, at: Span, own: Entry, other: Entry) -> tuple[Span, Span] | None:
    """Return where a word stands in its entry and where in the other one, parted otherwise there.

    One of both stretches has no space inside: `clonogenicassays`, `Non'HEU`. None where it stands nowhere,
    or only in a translation, whose loan words have the same consonants: `системы`, system.
    """
    return _Chunks(text, own, other).find(at)


class _Chunks:
    """What stands between spaces in an entry, and in the other one without its translations."""

    def __init__(self, text: str, own: Entry, other: Entry) -> None:
        self._text = text
        latin = not mostly_cyrillic(own.raw) and not mostly_cyrillic(other.raw)
        self._key = folded if latin else skeleton
        translated = [bracket.span for bracket in other.reference.brackets]
        there = (c for c in _chunks(text, other) if not any(span.holds(c) for span in translated))
        self._here, self._there = (list(filter(self._counts, row)) for row in (_chunks(text, own), there))
        self._heads = list(map(self._letters, self._there))

    def find(self, at: Span) -> tuple[Span, Span] | None:
        """Return the stretch that holds a place, and the one that is the same words parted otherwise."""
        place = self._place(at)
        if place is None:
            return None
        starts = range(max(0, place - _MOST + 1), place + 1)
        runs = (run for run in _runs(self._here, starts) if run.holds(at) and run != self._here[place])
        return self.whole(at) or next(filter(None, (self._parted(run, runs=False) for run in runs)), None)

    def whole(self, at: Span) -> tuple[Span, Span] | None:
        """Return the one chunk that holds a place, and what is the same words parted otherwise."""
        place = self._place(at)
        return None if place is None else self._parted(self._here[place], runs=True)

    def _place(self, at: Span) -> int | None:
        return next((n for n, chunk in enumerate(self._here) if chunk.holds(at)), None)

    def _parted(self, run: Span, *, runs: bool) -> tuple[Span, Span] | None:
        """Return a stretch and the same words parted otherwise: a chunk, or one of the `runs` of several."""
        letters = self._letters(run)
        found = self._same(letters, runs) if len(letters) >= _FEWEST else ()
        return next(((run, same) for same in found if _is_parted(self._text, run, same)), None)

    def _same(self, letters: str, runs: bool) -> Iterator[Span]:
        """Yield the chunks of the other entry that are these letters, and then its runs of several."""
        if letters in self._heads:
            yield from (c for head, c in zip(self._heads, self._there, strict=True) if head == letters)
        # the last letter of a chunk may be folded with the first of the next one: t, s
        starts = [n for n, head in enumerate(self._heads) if letters.startswith(head[:-1])] if runs else ()
        yield from (run for run in _runs(self._there, starts) if self._letters(run) == letters)

    def _letters(self, span: Span) -> str:
        return self._key(_letters(span.of(self._text)))

    def _counts(self, chunk: Span) -> bool:
        """Tell whether a chunk is something to its key: `о`, without consonants, is nothing to a skeleton."""
        return self._key is folded or len(skeleton(f"b{chunk.of(self._text)}")) > 1


def _is_parted(text: str, *stretches: Span) -> bool:
    """Tell whether spaces or marks part stretches otherwise: what is parted alike only stands elsewhere."""
    return len({_PART_OF.sub("", _APOSTROPHE.sub("", span.of(text))) for span in stretches}) > 1


def _run_together(text: str, own: Entry, other: Entry, field: str) -> Iterator[tuple[Span, Span]]:
    """Yield the words of a field that lost their spaces, and where the other entry prints them parted."""
    chunks, there = None, None
    for span in own.reference.spans.get(field, ()):
        for match in WORD.finditer(text, span.start, span.end):
            word = match[0]
            if len(word) < _LONG:
                continue
            if word in other.raw:
                there = there or frozenset(WORD.findall(other.raw))
            if there is None or word not in there:
                chunks = chunks or _Chunks(text, own, other)
                both = chunks.whole(Span(*match.span()))
                if both and is_spaced(text, both[1]):
                    yield both


def run_together(text: str, entries: tuple[Entry, Entry], field: str) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches of a field that have run together on either side, native side first."""
    yield from _run_together(text, *entries, field)
    for own, other in _run_together(text, *entries[::-1], field):
        yield other, own


def pieces(text: str, found: Compared, field: str) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the words of a field that are one on one side and several on the other, native side first.

    Each with whether it is the romanized side that has one word: a native one may well be written as two.
    """
    for natives, romans in found.parted:
        if {word.field for word in (*natives, *romans)} != {field}:
            continue
        own, other = (Span(row[0].span.start, row[-1].span.end) for row in (natives, romans))
        if (spaced := is_spaced(text, own)) == is_spaced(text, other):
            continue  # a hyphen parts them
        if spaced or not is_compound(other.of(text), found.language):
            yield own, other, spaced


def is_spaced(text: str, span: Span) -> bool:
    """Tell whether a stretch has a space inside; a word hyphened at a line's or a page's end has none."""
    printed = span.of(text)
    if "\n" in printed:
        printed = _LINE_END.sub("", _PAGE_END.sub("", printed))
    return any(map(str.isspace, printed))


def is_compound(printed: str, language: str) -> bool:
    """Tell whether two romanized words may be the parts of a compound: `sverkh chistyy`, `teplo obmen`.

    In a Turkic language no vowel joins them: `kende rin`. The first ends as no adjective, `rechnye vody`,
    nor has the second a capital.
    """
    if not printed.isupper() and any(part[:1].isupper() for part in printed.split()[1:]):
        return False
    parts, data = [fold(part) for part in printed.split()], beside(__file__)
    first = parts[0]
    if any(traced(one, first, COMMON) is not None for one in data["prefixes"]):
        return True
    ends = len(first) > _STEM and bare(first).endswith(tuple(data["adjectives"]))
    joined = language in data["languages"] and first.endswith(tuple(data["vowels"])) and not ends
    whole = len(first) > _PART or first in data["short"]
    return joined and whole and len(first) >= _PART and min(map(len, parts[1:]), default=0) >= _REST


def _chunks(text: str, entry: Entry) -> list[Span]:
    behind = entry.behind_number
    return [Span(*match.span()) for match in _CHUNK.finditer(text, behind.start, behind.end)]


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
