"""Setting sheets in type: headings, numbers, lines, pages, bytes; and where every entry came to stand."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.sheet import Item, Sheet

ABSTRACT = (
    "Рассмотрены условия, при которых метод даёт устойчивый результат [1, 3]. Показано, что в списке "
    "литературы этот вопрос освещён неполно [2, 5].\n\n"
    "Полученные данные согласуются с опытом эксплуатации [4]."
)
SUMMARY = (
    "The conditions are considered under which the method gives a stable result. It is shown that the "
    "references cover this question only in part.\n\nThe data agree with the operating experience."
)
BACK = (
    "Поступила в редакцию 12.03.2019 г.\n\nАвторы\n\nИванов Иван Иванович, доцент, кандидат техн. наук\n"
    "E-mail: ivanov@example.org\n\nПетрова Анна Сергеевна, инженер"
)
BACK_LATIN = (
    "Authors\n\nIvanov Ivan Ivanovich, Associate Professor, Cand. Sci. (Engineering)\n"
    "E-mail: ivanov@example.org\n\nPetrova Anna Sergeevna, Engineer\n\n"
    "For citation: Ivanov I.I., Petrova A.S. On a method. Journal. 2019;3:5-12."
)
JOURNALS = (
    "Вестник технического университета. 2019. № 3",
    "Bulletin of the Technical University. 2019. No. 3",
)


@dataclass(frozen=True, slots=True)
class Style:
    """A way of setting.

    `mark` holds the number, `double` is the share of lines with two items, `prose` is the article's own text;
    `hyphens` tells that words are broken where a line of `width` is full.
    """

    headings: tuple[str, str] = ("СПИСОК ЛИТЕРАТУРЫ", "REFERENCES")
    native_first: bool = True
    mark: str = "{}. "
    width: int | None = None
    hyphens: bool = False
    heads: bool = False
    double: float = 0.0
    between: str = "\n"
    back: bool = False
    page_break: bool = True
    prose: bool = True
    newline: str = "\n"
    encoding: str = "utf-8"
    final: str = "\n"
    arrange: Callable[[Print, str, Sheet], None] | None = None
    """Sets both lists of an article otherwise than one below the other."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an entry stands: the start of its number, of its text, and the end."""

    start: int
    body: int
    end: int


@dataclass(slots=True)
class Print:
    """A text that grows; it knows where every entry stands and where every list begins."""

    style: Style
    random: Random
    text: str = ""
    spots: dict[str, Spot] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    page: int = 41

    def add(self, text: str) -> None:
        """Print some text."""
        self.text += text.replace("\n", self.style.newline)


@dataclass(frozen=True, slots=True)
class Proof:
    """A file's bytes and text, and where its entries and lists stand; keys begin with the article's place."""

    data: bytes
    text: str
    spots: dict[str, Spot]
    starts: dict[str, int]
    beside: bool = False
    """The lists stand beside each other: what an entry is, its list tells, not its place."""


def proof(sheets: Sequence[Sheet], styles: Sequence[Style], random: Random) -> Proof:
    """Set the articles of a file."""
    out = Print(styles[0], random)
    for number, (sheet, style) in enumerate(zip(sheets, styles, strict=True)):
        out.add("\n\n---\n\n" if number else "")
        set_article(out, f"{number}:", sheet, style)
    text = out.text.rstrip("\r\n") + styles[-1].final.replace("\n", styles[-1].newline)
    beside = len(out.starts) < 2 * len(sheets)
    return Proof(text.encode(styles[0].encoding), text, out.spots, out.starts, beside)


def set_article(out: Print, number: str, sheet: Sheet, style: Style) -> None:
    """Set an article: its text, then the two lists in the style's order."""
    out.style = style
    if style.arrange:
        style.arrange(out, number, sheet)
        return
    out.add(f"# {sheet.title}\n\n" + (f"{ABSTRACT}\n\n" if style.prose else ""))
    sides = [0, 1] if style.native_first else [1, 0]
    for place, side in enumerate(sides):
        if place and style.page_break:
            out.add("---\n\n" + (f"{SUMMARY if side else ABSTRACT}\n\n" if style.prose else ""))
        set_list(out, number, (sheet.native, sheet.romanized)[side], side)
        out.add(f"{(BACK, BACK_LATIN)[side]}\n\n" if style.back else "")


def set_list(out: Print, number: str, items: Sequence[Item], side: int) -> None:
    """Set a list under its heading; where the style has running heads, some stand within entries."""
    out.starts[f"{number}{'nr'[side]}"] = len(out.text)
    out.add(f"{out.style.headings[side]}\n")
    broken = set(out.random.sample(range(len(items)), min(2, len(items)))) if out.style.heads else set()
    for place, item in enumerate(items):
        set_item(out, number, item, side if place in broken else None)
        last = place == len(items) - 1
        if out.style.heads and place == len(items) // 2:
            out.add(head(out, side))
        elif not last and out.random.random() < out.style.double:
            out.add(" ")
        else:
            out.add(out.style.between)
    out.add("\n")


def set_item(out: Print, number: str, item: Item, broken: int | None) -> None:
    """Set an entry; `broken` is the side whose page ends in the middle of it."""
    label = out.style.mark.format(item.label) if item.label and out.style.mark else ""
    cut = hyphened if out.style.hyphens else wrapped
    lines = cut(label + item.text, out.style.width)
    before, after = halves(lines) if broken is not None else ("\n".join(lines), "")
    start = len(out.text)
    out.add(before)
    if broken is not None and after:
        out.add(head(out, broken) + after)
    out.spots[number + item.key] = Spot(start, start + len(label), len(out.text))


def wrapped(text: str, width: int | None) -> list[str]:
    """Cut a text into lines; words stay whole."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) if width else [text]


_SYLLABLE = re.compile(r"(?<=\w)[аеёиоуыэюяіїєәөұүaeiouy](?=[^\W\d_]{3})")


def hyphened(text: str, width: int | None) -> list[str]:
    """Cut a text into lines; the word for which a line has no room is broken behind a vowel."""
    lines, line = [], ""
    for word in text.split(" ") if width else ():
        if not line or len(line) + 1 + len(word) <= (width or 0):
            line = f"{line} {word}" if line else word
            continue
        room = (width or 0) - len(line) - 2
        ends = [match.end() for match in _SYLLABLE.finditer(word) if match.end() <= room and word.isalpha()]
        lines.append(f"{line} {word[: ends[-1]]}-" if ends else line)
        line = word[ends[-1] :] if ends else word
    return [*lines, line] if width else [text]


def halves(lines: Sequence[str]) -> tuple[str, str]:
    """Cut an entry where its page ends: between two lines, or, where it is one line, at a space."""
    middle = len(lines) // 2
    if middle:
        return "\n".join(lines[:middle]), "\n".join(lines[middle:])
    at = lines[0].find(" ", max(len(lines[0]) // 2, 10))
    return (lines[0][:at], lines[0][at + 1 :]) if at > 0 else (lines[0], "")


def head(out: Print, side: int) -> str:
    """Return a page's end: number, rule and running head, the number on either side of the rule."""
    out.page += 1
    if out.page % 2:
        return f"\n\n{out.page}\n\n---\n\n{JOURNALS[side]}\n\n"
    return f"\n\n---\n\n{out.page}\n{JOURNALS[side]}\n\n"
