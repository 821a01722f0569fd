"""Hyphens that one side has inside a word and the other has not: lost ones, and those of old line ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import zip_longest

from refnorm.fields.evidence import CAPITAL, SMALL, UPPER
from refnorm.locales.spelling import is_known
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.romanization.lattice import APOSTROPHES
from refnorm.romanization.letters import is_written
from refnorm.romanization.scheme import languages
from refnorm.text import LETTERS, TIES, cyrillic_share, folded, mostly_cyrillic, skeleton

_HYPHENED = kept(r"(?<![\w'’.-])[^\W_]+(?:-[^\W_]+)+(?![\w'’/-])")
_SEAM = kept(rf"[{UPPER}\d](?:(?<={SMALL}[^\d])|(?<=\d)(?:(?<=[^\W\d_].)\d|[^\W\d_]))")
"""Where a word shows that it was two: `WaiKai`, `TECDOC1340`."""
_WORD = kept(r"(?<![\w'’.-])[^\W_]{4,}(?![\w'’/-])")
_BROKEN = kept(rf"[^\W\d_](?<![\w'’-].)[^\W\d_]*{SMALL}-{SMALL}{{2,}}(?![\w'’-])")
_NUMBERED = kept(r"(?<![\w'’./-])([^\W\d_]{2,})\d[^\S\n]?(\d+[^\W\d_]*)(?![\w'’/-])")
_PARTED = kept(r"(?<![\w'’./-])([^\W\d_]{2,})-(\d+[^\W\d_]*)(?![\w'’/-])")
"""A word and a number in one, and with a hyphen between them."""
_APART = kept(rf"([{UPPER}](?<![\w'’./-].)[{UPPER}]+)[^\S\n](\d+)(?![\w'’/-]|\.\d)")
_FIGURED = kept(r"\d(?<=[^\W\d_]{2}.)[^\S\n]?\d")
"""Letters and figures in one; quick to look for."""
_CHAIN = kept(r"\d(?<![\w.–-].)\d+(?:[-–]\d+)+(?![\w–-])")
_DASH = kept(r"[-–]")
_INNER = kept(r"-(?<=[^\W\d_].)[^\W\d_]")
"""A hyphen between letters; quick to look for."""
_CAPITALS = kept(rf"{CAPITAL}(?<![\w'’-].){CAPITAL}+-{CAPITAL}{{2,}}(?![\w'’-])")
"""An acronym that the hyphen of an old line end may part: `НИКИ-ЭТ`."""
_COMPOUND = kept(r"(?<![\w'’.-])([^\W\d_]{3,})-([^\W\d_]{3,})(?![\w'’/-])")
_SPREAD = kept(r"(?<![\w'’.-])([^\W\d_]{3,})(\s[–—-]\s| )(?=([^\W\d_]{3,})(?![\w'’/-]))")
"""A compound with its hyphen, and two words parted by a space or a dash with spaces."""
_OTHER_MARK = kept(r"[^\w\s.,]|[\d\x00-\x08\x0e-\x1f]")
"""What tells that a name is not printed with a space alone where a hyphen was."""
_NAMES = kept(r"[^\W\d_]{2,}(?![\w.’'])")
"""Names written in full; an initial ends in a stop."""
_UNMARKED = dict.fromkeys(map(ord, APOSTROPHES + TIES))
"""What takes the soft signs and the ties out of a name: `Lebed' Yurchik`."""
_LETTERS = kept(r"[\W\d_]+")
"""What is taken away to leave the letters of a word."""
_LEAST = 7
"""Letters of a word at least that a line end has broken."""
_LINKING = ("o", "о", "e", "е", "i")
"""How the first part of a compound ends: its hyphen is its own, and the other side has lost it."""
_PREFIX = 2
"""Letters of the shortest prefix that has a hyphen by taste, as `un-` has; in `Ex-perimental` it is none."""
_SHORT = 4
"""Letters that are no second part of a compound, but what a line end has cut off: `poluche-niya`."""
_YEAR = 4
"""Figures of a number that tells which one it is, whatever word stands before it."""
_COUNTED = ("URL", "DOI", "page", "ISBN", "ISSN", "issued", "accessed", "volume", "issue")
"""Fields whose hyphens are not of words."""


Found = Callable[[str, Entry, Entry], Iterator[Span]]
"""Yields places of an entry, by a text and the entry's other form."""


def _of_words(find: Found) -> Found:
    """Leave out the places in links and numbers, whose hyphens are their own."""

    @wraps(find)
    def found(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
        return (at for at in find(text, entry, other) if not _is_counted(entry, at.start))

    return found


@_of_words
def lost(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield words of an entry that have run together where the other one has a hyphen: `WaiKai`, `CR6119`.

    Only those that show the seam: whether `cooperation` has a hyphen is a matter of taste.
    """
    if "-" not in other.raw or not _SEAM.search(entry.raw):
        return
    key = _key(entry, other)
    hyphened = (m[0] for m in _HYPHENED.finditer(other.raw) if m[0] not in entry.raw)
    known = {key(whole): whole for word in hyphened for whole in _wholes(word)}
    for match in _WORD.finditer(text, entry.span.start, entry.span.end) if known else ():
        if not _SEAM.search(match[0]) or match[0] in other.raw:
            continue
        if _same(known.get(key(match[0]), ""), match[0], key):
            yield Span(*match.span())


def _wholes(word: str) -> Iterator[str]:
    """Yield a hyphened word, and its first and last parts, as they run together: `SECY130112 Enclosure1`."""
    parts = word.split("-")
    for size in range(2, len(parts) + 1):
        yield "".join(parts[:size])
        yield "".join(parts[-size:])


@_of_words
def lost_in_numbers(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield numbers that have lost one of the dashes of the other entry: 13379-12015 for 13379-1–2015."""
    if not _CHAIN.search(entry.raw) or not (chains := _CHAIN.findall(other.raw)):
        return
    for match in _CHAIN.finditer(text, entry.span.start, entry.span.end):
        own = _DASH.split(match[0])
        fuller = (c for c in map(_DASH.split, chains) if len(c) > len(own) and "".join(c) == "".join(own))
        if any(fuller):
            yield Span(*match.span())


@_of_words
def lost_before_numbers(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield acronyms that a space parts from a number, where the other form has a hyphen: `VVER 1200`."""
    if "-" not in other.raw or not _APART.search(entry.raw):
        return
    key = _key(entry, other)
    known = {(key(m[1]), m[2]) for m in _PARTED.finditer(other.raw)}
    for match in _APART.finditer(text, entry.span.start, entry.span.end) if known else ():
        if (key(match[1]), match[2]) in known and match[0] not in other.raw:
            yield Span(*match.span())


def lost_in_names(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield surnames and initials of two parts that are printed without the other form's hyphen.

    `Garcia Lopez A.` and `Garcialopez A.` beside `Garcia-Lopez A.`; `Hung T.C.` beside `Hung T.-C.` Of a
    surname the initials are not compared: what they are by another scheme (Ї, Yi) is RN302's.
    """
    if "-" not in other.raw:
        return
    key = _key(entry, other)
    for name in other.reference.author:
        if "-" not in (printed := name.span.of(text)):
            continue
        parts = [key(part) for part in LETTERS.findall(printed)]
        family = _NAMES.findall(printed.translate(_UNMARKED))
        for own in _whole_names(text, entry):
            bare = own.of(text).translate(_UNMARKED)
            if _OTHER_MARK.search(bare):
                continue
            whole = _NAMES.findall(bare)
            one = len(whole) == 1 and all(map(str.istitle, family)) and whole[0].istitle()
            halves = ["".join(family)] if one else family  # of `ElJaby`, with its seam, `lost` tells
            named = len(whole) == len(halves) and len(family) > 1 and all(map(_is_name, halves, whole))
            if named or [key(part) for part in LETTERS.findall(bare)] == parts:
                yield own


def _whole_names(text: str, entry: Entry) -> Iterator[Span]:
    """Yield where authors stand, with a second word read as another one: `N. E. Lukina Orlova`."""
    authors = entry.reference.author
    for own, after in zip_longest(authors, authors[1:]):
        broken = after and not after.given and text[own.span.end : after.span.start].isspace()
        yield Span(own.span.start, after.span.end) if broken else own.span


@_of_words
def spaced(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield compounds that a space or a spaced dash parts, not the other form's hyphen: `stran – uchastnits`.

    With a space alone only where the first part ends as one of a compound: `informatsionno tekhnicheskii`.
    """
    if not _INNER.search(other.raw):
        return
    found = [(m[1], m[2]) for m in _COMPOUND.finditer(other.raw) if m[0] not in entry.raw]
    key = _key(entry, other)
    own = {(key(m[1]), key(m[2])) for m in _COMPOUND.finditer(entry.raw)} if found else set()
    known = {(key(a), key(b)): (a, b) for a, b in found if (key(a), key(b)) not in own}
    for match in _SPREAD.finditer(text, entry.span.start, entry.span.end) if known else ():
        parts = known.get((key(match[1]), key(match[3])))
        if not parts or (match[2] == " " and not match[1].endswith(_LINKING)):
            continue
        if all(map(_same, parts, (match[1], match[3]), (key, key))):
            yield Span(match.start(), match.end(3))


@_of_words
def digits(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield words of an entry in which a digit stands for the other one's hyphen: `VVER11200`."""
    if "-" not in other.raw or not _FIGURED.search(entry.raw):
        return
    key = _key(entry, other)
    known = {(key(m[1]), key(m[2])) for m in _PARTED.finditer(other.raw)}
    numbers = {m[2] for m in _PARTED.finditer(other.raw)}
    for match in _NUMBERED.finditer(text, entry.span.start, entry.span.end) if known else ():
        # a word that is translated is another, and its number has to tell which one it is, or its length
        telling = match[2] in numbers and (len(match[2]) >= _YEAR or len(match[1]) >= _LEAST)
        same = (key(match[1]), key(match[2])) in known or telling
        if same and match[0] not in other.raw:
            yield Span(*match.span())


@_of_words
def broken(text: str, entry: Entry, other: Entry) -> Iterator[Span]:
    """Yield words of an entry that keep the hyphen of an old line end: `yader-noy` beside `ядерной`."""
    if not _INNER.search(entry.raw):
        return
    key, words = _key(entry, other), _WORD.findall(other.raw)
    own = key is folded or mostly_cyrillic(entry.raw)  # the hyphen of its compounds is a native entry's own
    for pattern in (_BROKEN, _CAPITALS):
        for match in pattern.finditer(text, entry.span.start, entry.span.end):
            first, _, second = match[0].partition("-")
            compound = may_be_two(match[0]) and (own or is_known(second))
            short = pattern is _BROKEN and len(first + second) < _LEAST
            short = short or (len(first) == _PREFIX and is_known(second))
            if compound or short or match[0] in other.raw:
                continue
            if any(_same(word, first + second, key) for word in words):
                yield Span(*match.span())


def may_be_two(word: str) -> bool:
    """Tell whether a hyphened word may be a compound: `vodo-okhlazhdaemogo`, but also `jeko-logicheskih`."""
    first, _, second = word.partition("-")
    return first.endswith(_LINKING) and len(second) > _SHORT


def broken_here(text: str, lst: ReferenceList) -> Iterator[tuple[Entry, Span]]:
    """Yield words with the hyphen of an old line end that the list has whole elsewhere: `yader-noy`.

    Neither half stands in the list as a word, nor is the first one that of a compound.
    """
    found = [
        (entry, match)
        for entry in lst.entries
        if _INNER.search(entry.raw) and cyrillic_share(entry.raw)
        for match in _BROKEN.finditer(text, entry.span.start, entry.span.end)
        if cyrillic_share(match[0]) == 1  # of a romanized word the other form tells; `burn-up`, `burnup`
        and len(match[0].partition("-")[0]) >= _SHORT
        and not match[0].partition("-")[0].endswith(_LINKING)
    ]
    low = lst.span.of(text).casefold() if found else ""
    joined = {match[0]: match[0].casefold().replace("-", "") for _, match in found}
    here = {word for word in {*joined.values()} if word in low}
    found = [(entry, match) for entry, match in found if joined[match[0]] in here]
    known = {m[0] for m in _WORD.finditer(low)} if found else frozenset[str]()
    for entry, match in found:
        first, _, second = match[0].casefold().partition("-")
        whole = first + second in known and not {first, second} & known
        if whole and not _is_counted(entry, match.start()):
            yield entry, Span(*match.span())


def _same(word: str, whole: str, key: Callable[[str], str]) -> bool:
    """Tell whether a word is another one, letter by letter, or as some scheme writes it."""
    if key is folded or key(word) != key(whole):
        return key(word) == key(whole)
    one, two = (_LETTERS.sub("", w) for w in ((word, whole) if cyrillic_share(word) else (whole, word)))
    digits = [list(filter(str.isdigit, w)) for w in (word, whole)]
    return digits[0] == digits[1] and is_written(one, two)


def _is_name(one: str, other: str) -> bool:
    """Tell whether two parts of a name are one, in the same letters or as a scheme writes it."""
    own, theirs = (one, other) if cyrillic_share(one) else (other, one)
    return folded(one) == folded(other) or is_written(own, theirs, languages())


def _key(entry: Entry, other: Entry) -> Callable[[str], str]:
    """Return by what words of two entries are compared: their letters, of two scripts their consonants."""
    return folded if mostly_cyrillic(entry.raw) == mostly_cyrillic(other.raw) else skeleton


def _is_counted(entry: Entry, at: int) -> bool:
    """Tell whether a place is in a link or a number, whose hyphens are its own."""
    return any(span.start <= at < span.end for span in entry.reference.where(*_COUNTED))
