"""Putting one known fault into an article: what changed, where, and which finding has to say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks import slips
from benchmarks.sheet import Item, Sheet, rebuilt, renumbered

LOOKALIKES = dict(zip("аеосрхАВЕКМНОРСТХ", "aeocpxABEKMHOPCTX", strict=True))
LOOKALIKES |= {latin: cyrillic for cyrillic, latin in LOOKALIKES.items()}

NUMBER = r"(\d+)"
RANGE = r"(\d+)\s?[-–]\s?(\d+)"
DAY_MONTH = r"(\d\d)\.\d\d\.\d{4}"
MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"

FIELDS: dict[str, tuple[str, str, str]] = {
    "page": ("RN201", rf"(?:\bСтр|\bС|\bPP?|\bpp?)\.\s?{RANGE}(?!\d)", rf"\b(?:pp?|PP?)\.\s?{RANGE}(?!\d)"),
    "page-total": ("RN201", r"(?<![\d-])(\d{2,4})\s?[сp]\.", r"(?<![\d-])(\d{2,4})\s?p\."),
    "year": (
        "RN202",
        r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|-\d)",
        r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|-\d)",
    ),
    "volume": ("RN203", rf"\b(?:Т|т|Vol)\.\s?{NUMBER}(?![\d(-])", rf"\b(?:v|vol|Vol)\.\s?{NUMBER}(?![\d(-])"),
    "issue": (
        "RN204",
        r"(?://.*)(?:№|\b[Вв]ып\.|\bNo\.|\bIss\.)\s?(\d{1,3})(?![\d(/-])",
        r"\b(?:no|iss|No|Iss)\.\s?(\d{1,3})(?![\d(/-])",
    ),
    "doi": ("RN206", r"(\b10\.\d{4,}/[^\s,;]*\w)", r"(\b10\.\d{4,}/[^\s,;]*\w)"),
    "url": (
        "RN205",
        r"((?:https?://|www\.)(?!(?:dx\.)?doi)[^\s,;()]*\w)",
        r"((?:https?://|www\.)(?!(?:dx\.)?doi)[^\s,;()]*\w)",
    ),
    "access-date": (
        "RN207",
        rf"(?:доступа|обращения):?\s{DAY_MONTH}",
        rf"accessed:?\s(?:{MONTHS}\s(\d\d?),?\s\d{{4}}|{DAY_MONTH})",
    ),
}
KINDS = (*FIELDS, *slips.CHANGES, "lost-entry", "duplicate", "swapped-order", "homoglyph")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: the codes that may name it, the keys it stands on, the values that a finding has to show."""

    kind: str
    codes: tuple[str, ...]
    keys: frozenset[str]
    values: tuple[str, str] | None
    sheet: Sheet
    what: str


def faults(kind: str, sheet: Sheet, random: Random) -> Iterator[Fault]:
    """Yield faults of a kind for an article, in random order, as many as its fields allow."""
    doubled = {key for twin in sheet.twins for key in twin}
    pairs = sorted(pair for pair in sheet.pairs if not doubled.intersection(pair))
    random.shuffle(pairs)
    for pair in pairs:
        fault = inject(kind, sheet, pair, random)
        if fault is not None:
            yield fault


def inject(kind: str, sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault | None:
    """Put a fault into a pair, on either side at random; None where the pair has no such field."""
    if kind in FIELDS:
        return drift(kind, sheet, pair, random)
    if kind in slips.CHANGES:
        return slipped(kind, sheet, pair, random)
    makers: dict[str, Callable[[Sheet, tuple[str, str], Random], Fault | None]] = {
        "lost-entry": lost,
        "duplicate": duplicated,
        "swapped-order": swapped,
        "homoglyph": disguised,
    }
    return makers[kind](sheet, pair, random)


def slipped(kind: str, sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault | None:
    """Change a person, a number or a translation on one side."""
    both, (codes, _) = texts(sheet, pair), slips.CHANGES[kind]
    for side, slip in slips.slips(kind, both, random):
        changed = put(sheet, pair[side], slip.text)
        return Fault(kind, codes, frozenset(pair), None, changed, f"{slip.what} {both[side][:60]!r}")
    return None


def texts(sheet: Sheet, pair: tuple[str, str]) -> tuple[str, str]:
    """Return the two entries of a pair."""
    by = {item.key: item.text for item in (*sheet.native, *sheet.romanized)}
    return by[pair[0]], by[pair[1]]


def drift(kind: str, sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault | None:
    """Change a value that stands once on each side and agrees there."""
    code, *patterns = FIELDS[kind]
    both = texts(sheet, pair)
    found = [list(re.finditer(pattern, masked(text))) for pattern, text in zip(patterns, both, strict=True)]
    if any(len(matches) != 1 for matches in found):
        return None
    groups = [list(spans(matches[0])) for matches in found]
    old = [[text[a:b] for a, b in group] for text, group in zip(both, groups, strict=True)]
    if [value.lstrip("0") for value in old[0]] != [value.lstrip("0") for value in old[1]]:
        return None
    side, at = random.randrange(2), random.randrange(len(old[0]))
    new = altered(kind, old[side], at, random)
    if new is None:
        return None
    start, end = groups[side][at]
    values = (new, old[1][at]) if side == 0 else (old[0][at], new)
    changed = put(sheet, pair[side], both[side][:start] + new + both[side][end:])
    return Fault(kind, (code,), frozenset(pair), values, changed, f"{'|'.join(values)} {both[side][:60]!r}")


def masked(text: str) -> str:
    """Blank out bracket groups: a translation that says it once more is no place for a fault."""
    return re.sub(r"\[[^\]]*\]", lambda match: " " * len(match[0]), text)


def spans(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the groups that matched stand."""
    for number in range(1, match.re.groups + 1):
        if match.start(number) >= 0:
            yield match.span(number)


def put(sheet: Sheet, key: str, text: str) -> Sheet:
    """Replace an entry's text."""
    sides = [
        [replace(item, text=text) if item.key == key else item for item in side]
        for side in (sheet.native, sheet.romanized)
    ]
    return rebuilt(sheet, *sides)


def altered(kind: str, values: Sequence[str], at: int, random: Random) -> str | None:
    """Return a plausible wrong value: same shape, no reversed range, no year to come, no impossible day."""
    for _ in range(30):
        new = mutated(kind, values[at], random)
        row = [*values[:at], new, *values[at + 1 :]]
        if new.casefold() != values[at].casefold() and plausible(kind, row):
            return new
    return None


def mutated(kind: str, value: str, random: Random) -> str:
    """Change one letter or digit; of an address one that stands behind the host or the prefix."""
    if kind == "access-date":
        return f"{random.randint(1, 28):0{len(value)}d}"
    first = tail(kind, value)
    places = [i for i, c in enumerate(value) if c.isascii() and c.isalnum() and i >= first]
    if not places:
        return value
    at = random.choice(places)
    pool = "0123456789" if value[at].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    return value[:at] + random.choice(pool) + value[at + 1 :]


def tail(kind: str, value: str) -> int:
    """Return where the changeable part begins: a year's last two digits, the path of an address."""
    if kind == "year":
        return 2
    if kind == "url":
        return value.find("/", 8) + 1 or 8
    return value.find("/") + 1 if kind == "doi" else 0


def plausible(kind: str, row: Sequence[str]) -> bool:
    """Tell whether another rule has nothing to say about these values."""
    if kind in ("doi", "url"):
        return True
    if kind == "access-date":
        return all(1 <= int(value) <= 28 for value in row)
    if any(value.startswith("0") for value in row):
        return False
    if kind == "year":
        return 1940 <= int(row[0]) <= 2024
    return len(row) == 1 or int(row[0]) < int(row[1])


def lost(sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault:
    """Lose an entry of one side; the rest is numbered anew."""
    side = random.randrange(2)
    sides = [[item for item in items if item.key != pair[side]] for items in (sheet.native, sheet.romanized)]
    code = ("RN102", "RN101")[side]
    other = pair[1 - side]
    changed = rebuilt(sheet, *map(renumbered, sides))
    return Fault("lost-entry", (code,), frozenset([other]), None, changed, f"{pair[side]} of {pair}")


def duplicated(sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault:
    """Print an entry again further down the same list; the rest is numbered anew."""
    side = random.randrange(2)
    sides: list[list[Item]] = [list(sheet.native), list(sheet.romanized)]
    at = next(i for i, item in enumerate(sides[side]) if item.key == pair[side])
    copy = replace(sides[side][at], key=pair[side] + "copy")
    sides[side].insert(random.randint(at + 1, len(sides[side])), copy)
    changed = rebuilt(sheet, *map(renumbered, sides))
    return Fault(
        "duplicate", ("RN104",), frozenset([pair[side], copy.key]), None, changed, f"{copy.text[:60]!r}"
    )


def swapped(sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault | None:
    """Let two entries of a list change places; the numbers stay in order."""
    side = random.randrange(2)
    sides: list[list[Item]] = [list(sheet.native), list(sheet.romanized)]
    paired = {couple[side]: couple for couple in sheet.pairs}
    places = [i for i, item in enumerate(sides[side]) if item.key in paired]
    at = next(i for i in places if sides[side][i].key == pair[side])
    other = random.choice([i for i in places if i != at])
    sides[side][at], sides[side][other] = sides[side][other], sides[side][at]
    keys = frozenset(key for i in (at, other) for key in paired[sides[side][i].key])
    changed = rebuilt(sheet, *map(renumbered, sides))
    what = f"{at + 1} and {other + 1} of {'nr'[side]}"
    return Fault("swapped-order", ("RN103",), keys, None, changed, what)


def disguised(sheet: Sheet, pair: tuple[str, str], random: Random) -> Fault | None:
    """Put a look-alike letter of the other script into a word."""
    side = random.randrange(2)
    text = texts(sheet, pair)[side]
    plain = re.sub(r"\S*[/@\d]\S*|\S*\.\w\S*", lambda match: " " * len(match[0]), text)
    words = [match for match in re.finditer(r"[А-Яа-я]{5,}|[A-Za-z]{5,}", plain) if places(match)]
    if not words:
        return None
    word = random.choice(words)
    at = random.choice(places(word))
    changed = put(sheet, pair[side], text[:at] + LOOKALIKES[text[at]] + text[at + 1 :])
    what = f"letter {at - word.start()} of {word[0]}"
    return Fault("homoglyph", ("RN401",), frozenset([pair[side]]), None, changed, what)


def places(word: re.Match[str]) -> list[int]:
    """Return where a word has a letter with a look-alike."""
    return [word.start() + i for i, letter in enumerate(word[0]) if letter in LOOKALIKES]
