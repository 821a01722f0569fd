"""Setting the lists of a sheet otherwise than one below the other: beside each other, in tables, in parts,
in notes, in three languages, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from benchmarks.gold import Gold
from benchmarks.setting import ABSTRACT, SUMMARY, Print, Spot
from benchmarks.sheet import Change, Item, Sheet, rebuilt, renumbered, works

Row = tuple[Item | None, Item | None]
"""A native and a romanized entry of one work, or one of them alone."""

BOTH = "СПИСОК ЛИТЕРАТУРЫ / REFERENCES"
SUBHEADINGS = (
    (("На русском языке", "На казахском языке"), ("In Russian", "In Kazakh")),
    (("### Источники", "### Труды по теме"), ("### Sources", "### Works on the matter")),
    (("I. Архивные материалы", "II. Исследования"), ("I. Archival materials", "II. Studies")),
    (("Сочинения прежних лет", "Сочинения по теме"), ("Works of former years", "Works on the matter")),
)
REMARKS = ("Там же. С. 12.", "Здесь и далее перевод автора.", "См. об этом выше, в первом разделе.")


def rows(sheet: Sheet) -> list[Row]:
    """Return the works of both lists in native order, a lone romanized one in its own place."""
    partner = {r: n for n, r in sheet.pairs}
    native = {item.key: item for item in sheet.native}
    ordered: list[Row] = []
    placed: dict[str, int] = {}
    for item in sheet.native:
        placed[item.key] = len(ordered)
        ordered.append((item, None))
    at = 0
    for item in sheet.romanized:
        key = partner.get(item.key)
        if key is None:
            ordered.insert(at, (None, item))
            placed = {k: p + (p >= at) for k, p in placed.items()}
            at += 1
        else:
            ordered[placed[key]] = (native[key], item)
            at = placed[key] + 1
    return ordered


def begin(out: Print, number: str, sheet: Sheet, heading: str = BOTH) -> None:
    """Set the article's text and the heading of its one list."""
    out.add(f"# {sheet.title}\n\n{ABSTRACT}\n\n")
    out.starts[f"{number}n"] = len(out.text)
    out.add(f"{heading}\n\n")


def put(out: Print, number: str, item: Item, label: str = "") -> None:
    """Set an entry, where it stands is noted."""
    start = len(out.text)
    out.add(label + item.text)
    out.spots[number + item.key] = Spot(start, start + len(label), len(out.text))


def beside(out: Print, number: str, sheet: Sheet, before: str, after: str = "") -> None:
    """Set both forms of each work in one item; a foreign work that both lists print alike stands once."""
    begin(out, number, sheet)
    for place, (native, romanized) in enumerate(rows(sheet), 1):
        first = native or romanized
        assert first
        put(out, number, first, f"{place}. ")
        if native and romanized and native.text == romanized.text:
            out.spots[number + romanized.key] = out.spots[number + native.key]
        elif native and romanized:
            out.add(before)
            put(out, number, romanized)
            out.add(after)
        out.add("\n")


def table(out: Print, number: str, sheet: Sheet, html: bool) -> None:
    """Set the lists as two columns, their numbers in a third."""
    begin(out, number, sheet)
    opening = "<tr><td>" if html else "| "
    between, closing = ("</td><td>", "</td></tr>\n") if html else (" | ", " |\n")
    head = ("№", "Литература", "References")
    out.add("<table>\n" if html else "")
    out.add(opening + between.join(head) + closing + ("" if html else "|---|---|---|\n"))
    for place, row in enumerate(rows(sheet), 1):
        out.add(f"{opening}{place}")
        for item in row:
            out.add(between)
            if item:
                put(out, number, item)
        out.add(closing)
    out.add("</table>\n" if html else "")


def parted(out: Print, number: str, sheet: Sheet, anew: bool, mark: str = "{}. ") -> None:
    """Set each list in two parts under subheadings; the numbers begin anew or go on."""
    ordered = rows(sheet)
    half = max(2, len(ordered) * 3 // 5)
    titles = SUBHEADINGS[len(ordered) % len(SUBHEADINGS)]
    for side in (0, 1):
        if side:
            out.add(f"---\n\n{SUMMARY}\n\n## REFERENCES\n\n")
            out.starts[f"{number}r"] = len(out.text)
        else:
            begin(out, number, sheet, "## СПИСОК ЛИТЕРАТУРЫ")
        items = [[item for row in part if (item := row[side])] for part in (ordered[:half], ordered[half:])]
        first = 1
        for title, part in zip(titles[side], items, strict=True):
            out.add(f"{title}\n\n")
            for place, item in enumerate(part, first):
                put(out, number, item, mark.format(place))
                out.add("\n")
            first += 0 if anew else len(part)
            out.add("\n")


def noted(out: Print, number: str, sheet: Sheet) -> None:
    """Set the native list as notes, with remarks and repeated citations between them."""
    out.add(f"# {sheet.title}\n\n")
    notes: list[Item | str] = []
    for item in sheet.native:
        notes.append(item)
        if out.random.random() < 0.3:
            notes.append(out.random.choice(REMARKS))
    out.add("".join(f"Этот вопрос изучен не вполне[^{i}].\n\n" for i in range(1, len(notes) + 1)))
    out.starts[f"{number}n"] = len(out.text)
    for place, note in enumerate(notes, 1):
        out.add(f"[^{place}]: ")
        if isinstance(note, str):
            out.add(note)
        else:
            put(out, number, note)
        out.add("\n\n")
    listed(out, number, "r", "REFERENCES", sheet.romanized)


def listed(out: Print, number: str, side: str, heading: str, items: Sequence[Item]) -> None:
    """Set a list under its heading."""
    out.starts[f"{number}{side}"] = len(out.text)
    out.add(f"## {heading}\n\n")
    for place, item in enumerate(items, 1):
        put(out, number, item, f"{place}. ")
        out.add("\n")
    out.add("\n")


def in_three(out: Print, number: str, sheet: Sheet) -> None:
    """Set the native list, its form in another language, and the romanized list."""
    out.add(f"# {sheet.title}\n\n{ABSTRACT}\n\n")
    listed(out, number, "n", "СПИСОК ЛИТЕРАТУРЫ", sheet.native)
    listed(out, number, "k", "ӘДЕБИЕТТЕР", sheet.third)
    listed(out, number, "r", "REFERENCES", sheet.romanized)


def alone(out: Print, number: str, sheet: Sheet) -> None:
    """Set the native list only."""
    out.add(f"# {sheet.title}\n\n{ABSTRACT}\n\n")
    listed(out, number, "n", "СПИСОК ЛИТЕРАТУРЫ", sheet.native)


_OTHER = str.maketrans("иыгкнуоа", "ііғқңүөә")
_LABELS = {"С.": "Б.", "с.": "б.", "Т.": "Т.", "№": "№", "М.:": "Мәскеу:", "Вып.": "Шығ."}


def translated(text: str) -> str:
    """Return a form of an entry in another Cyrillic language, made up: names and numbers stay."""
    return " ".join(_LABELS.get(word) or _other(word) for word in text.split(" "))


def _other(word: str) -> str:
    return word.translate(_OTHER) + "лар" if len(word) > 4 and word.isalpha() and word.islower() else word


def three(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Add a third list: the native one in another language."""
    third = tuple(replace(item, key=f"k{item.key[1:]}", text=translated(item.text)) for item in old.native)
    pairs = old.pairs | {(f"k{n[1:]}", r) for n, r in old.pairs}
    twins = (*old.twins, *((f"k{a[1:]}", f"k{b[1:]}") for a, b in old.twins if a[0] == "n"))
    return replace(old, third=third, pairs=frozenset(pairs), twins=twins)


def two_scripts(old: Sheet, random: Random, pool: Sequence[Gold], latin_first: bool = False) -> Sheet:
    """Keep the native list, and put works in Latin letters, of another article, before or behind it."""
    own = [item for item in old.native if _cyrillic(item.text)]
    other = random.choice([gold for gold in pool if gold.id != old.id])
    foreign = [Item(f"n+{i}", "", text) for i, (_, text) in enumerate(_latin(other))][: max(2, len(own))]
    items = renumbered([*foreign, *own] if latin_first else [*own, *foreign])
    return replace(rebuilt(old, items, ()), pairs=frozenset(), twins=(), single=True)


def _cyrillic(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum("а" <= c.casefold() <= "ё" for c in letters) * 2 > len(letters)


def _latin(gold: Gold) -> Iterator[tuple[str, str]]:
    return (pair for pair in works(gold) if not _cyrillic(pair[1]))


def one_form_lost(old: Sheet, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Lose the romanized form of one work in native letters.

    Works in Latin letters that stand alone go too: nobody tells them from those printed once for both lists.
    """
    paired = {key for pair in old.pairs for key in pair}
    once = {key for twins in old.twins for key in twins[1:]}
    native, romanized = (
        [item for item in side if (item.key in paired or _cyrillic(item.text)) and item.key not in once]
        for side in (old.native, old.romanized)
    )
    script = {item.key: _cyrillic(item.text) for item in native}
    can = [r for n, r in sorted(old.pairs) if script.get(n)]
    gone = random.choice(can) if can else None
    return replace(rebuilt(old, native, [item for item in romanized if item.key != gone]), twins=())


Arrange = Callable[[Print, str, Sheet], None]
NEXT_LINE: Arrange = partial(beside, before="\n")
IN_BRACKETS: Arrange = partial(beside, before=" [", after="]")
AFTER_SLASH: Arrange = partial(beside, before=" / ")
MARKDOWN_TABLE: Arrange = partial(table, html=False)
HTML_TABLE: Arrange = partial(table, html=True)
PARTS_ANEW: Arrange = partial(parted, anew=True)
PARTS_GOING_ON: Arrange = partial(parted, anew=False)
PARTS_UNNUMBERED: Arrange = partial(parted, anew=False, mark="")
LATIN_FIRST: Change = partial(two_scripts, latin_first=True)
