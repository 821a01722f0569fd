"""What is set in type: entries with their numbers, which of them are one work, and ways to change that."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.gold import Gold

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: `key` is who it is (n or r and its position), `label` its number, empty where lost."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Two lists to be set, and which keys are one work."""

    id: str
    title: str
    native: tuple[Item, ...]
    romanized: tuple[Item, ...]
    pairs: frozenset[tuple[str, str]]
    twins: tuple[tuple[str, str], ...] = ()
    """Keys of one work that stands twice in a list."""
    third: tuple[Item, ...] = ()
    """The native list in another language."""
    single: bool = False
    """There is no other list: nothing is an orphan."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All entries."""
        return (*self.native, *self.romanized, *self.third)

    @property
    def lone(self) -> frozenset[str]:
        """The keys without a counterpart on this sheet."""
        if self.single:
            return frozenset()
        paired = {key for pair in self.pairs for key in pair}
        return frozenset(item.key for item in self.items if item.key not in paired)


Change = Callable[[Sheet, Random, Sequence[Gold]], Sheet]


def sheet(gold: Gold) -> Sheet:
    """Make the sheet of an article as it is, numbered by position."""
    native = tuple(Item(f"n{i}", str(i + 1), one.text) for i, one in enumerate(gold.native))
    romanized = tuple(Item(f"r{i}", str(i + 1), one.text) for i, one in enumerate(gold.romanized))
    pairs = frozenset((f"n{i}", f"r{j}") for i, j in gold.pairs)
    twins = tuple((f"{side}{i}", f"{side}{j}") for i, j in gold.twins for side in "nr")
    return Sheet(gold.id, gold.title, native, romanized, pairs, twins)


def rebuilt(old: Sheet, native: Sequence[Item], romanized: Sequence[Item]) -> Sheet:
    """Return the sheet with other lists; pairs whose two entries are both there stay."""
    there = {item.key for item in (*native, *romanized)}
    pairs = frozenset(pair for pair in old.pairs if there.issuperset(pair))
    return replace(old, native=tuple(native), romanized=tuple(romanized), pairs=pairs)


def renumbered(items: Sequence[Item]) -> list[Item]:
    """Number the items from 1."""
    return [replace(item, label=str(i)) for i, item in enumerate(items, 1)]


def texts(old: Sheet, change: Callable[[str], str]) -> Sheet:
    """Change the text of every entry."""
    native, romanized = (
        [replace(item, text=change(item.text)) for item in side] for side in (old.native, old.romanized)
    )
    return rebuilt(old, native, romanized)


def relabelled(old: Sheet, random: Random, change: Callable[[str], str]) -> Sheet:
    """Change the printed number of one entry, neither the first nor the last, on a side at random."""
    sides = [list(old.native), list(old.romanized)]
    side = random.choice(sides)
    at = random.randrange(1, len(side) - 1)
    side[at] = replace(side[at], label=change(side[at].label))
    return rebuilt(old, *sides)


def lost_number(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Lose the number of one entry, which still stands on a line of its own."""
    return relabelled(old, random, lambda label: "")


def doubled_number(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Print a number twice: `3. 3. Teoriya`."""
    return relabelled(old, random, lambda label: f"{label}. {label}")


def shuffled(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Put one side into another order and number it anew."""
    sides = [list(old.native), list(old.romanized)]
    random.shuffle(random.choice(sides))
    return rebuilt(old, *map(renumbered, sides))


def thinned(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Delete up to 30 % of either side; the numbers stay."""
    return rebuilt(old, *(thin(side, random) for side in (old.native, old.romanized)))


def thin(items: Sequence[Item], random: Random) -> list[Item]:
    """Delete up to 30 % of a list."""
    gone = set(random.sample(range(len(items)), int(len(items) * random.uniform(0, 0.3) + 0.5)))
    return [item for i, item in enumerate(items) if i not in gone]


def short_of_one(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Lose one entry of either side at random, so that there is an orphan to be found; number anew."""
    sides = [list(old.native), list(old.romanized)]
    side = random.choice(sides)
    del side[random.randrange(len(side))]
    return rebuilt(old, *map(renumbered, sides))


def deleted(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Delete up to 30 % of either side and number anew."""
    new = thinned(old, random, pool)
    return rebuilt(new, renumbered(new.native), renumbered(new.romanized))


def noisy(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Add the noise of a bad scan."""
    rate = random.uniform(0.01, 0.02)
    return texts(old, lambda text: "".join(misread(letter, random, rate) for letter in text))


def misread(letter: str, random: Random, rate: float) -> str:
    """Replace or drop a letter at a rate; digits at a twentieth of it."""
    if not letter.isalnum() or random.random() > (rate / 20 if letter.isdigit() else rate):
        return letter
    if letter.isdigit():
        return random.choice("0123456789")
    if random.random() < 0.3:
        return ""
    other = random.choice(CYRILLIC if "а" <= letter.lower() <= "ё" else LATIN)
    return other.upper() if letter.isupper() else other


def narrowed(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Replace what the code page 1251 lacks."""
    return texts(replace(old, title=within_1251(old.title)), within_1251)


def within_1251(text: str) -> str:
    """Return the text in letters that the code page 1251 has."""
    apart = (c if c.encode("cp1251", "ignore") else unicodedata.normalize("NFKD", c) for c in text)
    return "".join(apart).encode("cp1251", "ignore").decode("cp1251")


def crowded(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Add works by the same authors, from other articles, to one side."""
    sides = [list(old.native), list(old.romanized)]
    at = random.randrange(2)
    most = min(5, max(1, round(len(sides[at]) * 0.2)))
    for number, text in zip(range(most), strangers(old, at, random, pool), strict=False):
        sides[at].insert(random.randint(0, len(sides[at])), Item(f"{'nr'[at]}+{number}", "", text))
    return rebuilt(old, *map(renumbered, sides))


def strangers(old: Sheet, at: int, random: Random, pool: Sequence[Gold]) -> Iterator[str]:
    """Yield entries of other articles that stand on neither list, those with a known first author first."""
    names = {surname(item.text) for item in (old.native, old.romanized)[at]}
    found = [pair for gold in pool if gold.id != old.id for pair in works(gold)]
    random.shuffle(found)
    taken: list[str] = []
    for pair in sorted(found, key=lambda pair: surname(pair[at]) not in names):
        if any(same_work(pair[at], text) for text in taken) or listed(old, pair):
            continue
        taken.append(pair[at])
        yield pair[at]


def works(gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield the two forms of every paired work of an article."""
    for i, j in sorted(gold.pairs):
        yield gold.native[i].text, gold.romanized[j].text


def listed(old: Sheet, pair: tuple[str, str]) -> bool:
    """Tell whether a work stands in one of the two lists."""
    sides = (old.native, old.romanized)
    return any(same_work(text, item.text) for text, side in zip(pair, sides, strict=True) for item in side)


def surname(text: str) -> str:
    """Return the first word of an entry."""
    return text.split()[0].strip(".,;").casefold()


def same_work(one: str, other: str) -> bool:
    """Tell, with much caution, whether two entries in one script may be the same work."""
    a, b = words(one), words(other)
    return len(a & b) >= 0.45 * max(1, min(len(a), len(b)))


_WORDS: dict[str, frozenset[str]] = {}


def words(text: str) -> frozenset[str]:
    """Return the longer words of an entry, cut at six letters so that endings do not count."""
    if text not in _WORDS:
        letters = "".join(letter if letter.isalpha() else " " for letter in text.casefold())
        _WORDS[text] = frozenset(word[:6] for word in letters.split() if len(word) > 4)
    return _WORDS[text]


def mixed(one: Gold, pool: Sequence[Gold], start: int) -> Sheet | None:
    """Put the native list of an article and the romanized one of another together; no work is in both."""
    mine = sheet(one)
    for step in range(1, len(pool)):
        other = pool[(start + step) % len(pool)]
        if not any(listed(mine, pair) for pair in works(other)):
            return Sheet(
                f"{one.id} + {other.id}", one.title, mine.native, sheet(other).romanized, frozenset()
            )
    return None
