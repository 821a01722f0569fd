"""An entry while its fields are being read: who has claimed which characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from refnorm import locales
from refnorm.derived import derived
from refnorm.fields.phrases import letters, lowered
from refnorm.model import Name, Span
from refnorm.patterns import kept
from refnorm.text import european
from refnorm.traced import GROUP, TAKEN, Traced

_PIECE = kept(r"[^\x00]+")
_LETTER = kept(r"[^\W_\x01]")


class Draft:
    """The visible text of an entry, and a mask of it in which claimed characters are blanked out.

    `low` is the text in lower case, `words` its words: a field whose marks are not in it need not search.
    `kind` is the CSL type that a field has proved, `event` where a conference begins with its place, where
    with its date, and where it ends.
    """

    __slots__ = (
        "confidence",
        "event",
        "head",
        "kind",
        "low",
        "mask",
        "named",
        "spans",
        "text",
        "tome",
        "traced",
        "values",
        "veiled",
        "words",
    )

    def __init__(self, traced: Traced) -> None:
        self.traced = traced
        self.text = self.mask = european(traced.text)
        self.low = lowered(self.text)
        self.words = letters(self.low)
        self.values: dict[str, Any] = {}
        self.spans: dict[str, list[Span]] = {}
        self.confidence: dict[str, float] = {}
        self.head = (0, 0)
        """Where the authors stand that the rules have read."""
        self.named: tuple[Name, ...] = ()
        """The persons behind `/`, who may be more than the head names."""
        self.tome: tuple[int, int] | None = None
        """Where a volume with a name of its own stands within the title of a book."""
        self.kind: str | None = None
        self.event: tuple[int, int, int] | None = None
        self.veiled: list[tuple[int, int]] = []

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of some characters of the entry."""
        return self.traced.span(start, end)

    def local(self, span: Span) -> tuple[int, int]:
        """Return the characters of the entry at a span of the document."""
        return self.traced.local(span)

    def hide(self, start: int, end: int, by: str = TAKEN) -> None:
        """Blank characters out of the mask."""
        self.mask = self.mask[:start] + by * (end - start) + self.mask[end:]

    def hide_claimed(self) -> None:
        """Blank all characters out of the mask that a field has claimed."""
        mask = self.mask
        for spans in self.spans.values():
            for start, end in map(self.traced.local, spans):
                mask = mask[:start] + TAKEN * (end - start) + mask[end:]
        self.mask = mask

    def copy(self) -> Draft:
        """Return a draft in the same state that goes its own way."""
        twin = object.__new__(Draft)
        twin.traced, twin.text, twin.low, twin.words = self.traced, self.text, self.low, self.words
        twin.mask, twin.head, twin.kind, twin.event = self.mask, self.head, self.kind, self.event
        twin.veiled, twin.named, twin.tome = list(self.veiled), self.named, self.tome
        twin.values, twin.confidence = dict(self.values), dict(self.confidence)
        twin.spans = {field: list(spans) for field, spans in self.spans.items()}
        return twin

    def claim(
        self,
        field: str,
        where: tuple[int, int],
        value: Any,
        outer: tuple[int, int] | None = None,
        confidence: float = 1.0,
    ) -> None:
        """Give a field its value and its characters; `outer` takes the labels around them too."""
        self.values[field] = value
        self.spans.setdefault(field, []).append(self.span(*where))
        if confidence < 1.0:
            self.confidence[field] = confidence
        self.hide(*(outer or where))

    def note(self, field: str, where: tuple[int, int], value: Any = None) -> None:
        """Give a field a value whose characters another field holds too, or will claim later."""
        self.values[field] = self.text[slice(*where)] if value is None else value
        self.spans[field] = [self.span(*where)]

    def veil(self, start: int, end: int) -> None:
        """Blank characters out until `unveil`: what a later field must not claim, but a title holds."""
        self.hide(start, end)
        self.veiled.append((start, end))

    def unveil(self) -> None:
        """Put back what was veiled."""
        for start, end in self.veiled:
            self.mask = self.mask[:start] + self.text[start:end] + self.mask[end:]
        self.veiled.clear()

    @property
    def page_kinds(self) -> frozenset[str]:
        """The kinds of the pages that are claimed: cited, range, total."""
        return frozenset(pages.kind for pages in self.values.get("pages", ()))

    @property
    def _tables(self) -> tuple[dict[str, Any], ...]:
        return self.values, self.spans, self.confidence

    def drop(self, field: str) -> None:
        """Take a field back; its characters stay blanked out."""
        for table in self._tables:
            table.pop(field, None)

    def turn(self, field: str, other: str) -> None:
        """Let a field that was read be another."""
        for table in self._tables:
            if field in table:
                table[other] = table.pop(field)

    def shown(self, start: int, end: int, hidden: str = GROUP) -> str:
        """Return some characters without those that the mask hides so."""
        text, mask = self.text[start:end], self.mask[start:end]
        if any(mark in mask for mark in hidden):
            text = "".join([" " if m in hidden else c for c, m in zip(text, mask, strict=True)])
        return " ".join(text.split())

    def custom(self, name: str, value: str) -> None:
        """Keep what CSL has no variable for, under a name of its own."""
        self.values.setdefault("custom", {})[name] = value

    def inside(self, span: Span, part: str) -> tuple[int, int] | None:
        """Return where a part of a claimed span's text stands in the entry; the last place of several."""
        start, end = self.traced.local(span)
        at = self.text.rfind(part, start, end)
        return None if at < 0 else (at, at + len(part))

    def enclosed(self, start: int, end: int) -> tuple[int, int]:
        """Return a range with the parentheses that stand around it and hold nothing else."""
        mask = self.mask
        left = start - 1 if mask[start - 1 : start] == "(" else start
        right = next((i for i in range(end, min(end + 3, len(mask))) if mask[i] not in " .,"), end)
        return (left, right + 1) if left < start and mask[right : right + 1] == ")" else (start, end)

    def behind(self, start: int) -> int:
        """Return where the marks before an offset begin, so that no empty mark stays before a claim."""
        return len(self.mask[:start].rstrip(" ,:;–—"))

    def leftover(self) -> tuple[Span, ...]:
        """Return what no field has claimed and holds a letter or digit."""
        if not _LETTER.search(self.mask):
            return ()
        return tuple(
            self.span(
                m.start() + len(m[0]) - len(m[0].lstrip(" .,;:/–—-")),
                m.start() + len(m[0].rstrip(" .,;:/–—-")),
            )
            for m in _PIECE.finditer(self.mask.replace(GROUP, TAKEN))
            if _LETTER.search(m[0])
        )


def unstopped(field: str, side: locales.Side) -> list[str]:
    """Return the labels of a field on one side of its value, without final periods."""
    return [bare for token in locales.tokens(field, side) if (bare := token.rstrip("."))]


def worded(kind: str) -> str:
    """Return a regex of the words of a kind in all languages (`locales.words`), without final periods."""
    return alternatives(word.rstrip(".") for word in locales.words(kind))


def alternatives(phrases: Iterable[str]) -> str:
    """Return a regex of literals, the longest that fits; spaces may be missing or several.

    Common beginnings are factored out and the first letters looked at first: most places of a text
    are refused by one comparison.
    """
    return _alternatives(tuple(sorted(set(phrases))))


@derived
def _alternatives(phrases: tuple[str, ...]) -> str:
    tree = _tree((phrase, "") for phrase in phrases)
    if not tree:
        return "(?!)"
    heads = {form for char in tree for form in (char, char.lower()[0], char.upper()[0])}
    return f"(?=[{re.escape(''.join(sorted(heads)))}]){_branches(tree)}"


def either_case(words: Iterable[str]) -> str:
    """Return a regex of words that begin with a capital or not."""
    return alternatives(form for word in words for form in (word.lower(), word.capitalize()))


@cache
def unshortened() -> str:
    """Return a regex of a place behind no word that Georgian lists cut short.

    Without capitals nothing else tells its period from the end of a sentence.
    """
    return "".join(rf"(?<!\b{re.escape(word)})" for word in locales.words("cut_short"))


@cache
def conjunction() -> str:
    """Return a regex of the words before the last of several persons: `and`, `и`, `және`."""
    return alternatives(locales.words("and"))


@cache
def leading() -> str:
    """Return a regex of the single words that lead to the book of a chapter: `In`, `in`, `У`, `W`."""
    single = {word.rstrip(":") for word in locales.words("container") if " " not in word}
    return alternatives(single | {"in"})


@cache
def others() -> str:
    """Return a regex of what stands for further persons, without a final period: `et al`, `и др`."""
    return worded("et_al")


def labels(phrases: Iterable[str] | Mapping[str, str], apart: str) -> str:
    """Return a regex of literals as they are cased, none of them behind a character of the class `apart`.

    A mapping says what must stand behind each. A search jumps to the next of the first letters only
    if they begin the regex, hence each is read before it is asked what stands before it.
    """
    pairs = phrases.items() if isinstance(phrases, Mapping) else ((phrase, "") for phrase in phrases)
    return _labels(tuple(sorted(pairs)), apart)


@derived
def _labels(pairs: tuple[tuple[str, str], ...], apart: str) -> str:
    tree = _tree(pairs)
    firsts = (f"{re.escape(char)}(?<!{apart}.){_branches(child)}" for char, child in sorted(tree.items()))
    return f"(?:{'|'.join(firsts)})" if tree else "(?!)"


def _tree(phrases: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the common beginnings of phrases as a tree; under "" is what follows a phrase's end."""
    tree: dict[str, Any] = {}
    for phrase, behind in phrases:
        node = tree
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = behind
    return tree


def _branches(node: dict[str, Any]) -> str:
    longer = [_piece(char) + _branches(child) for char, child in sorted(node.items()) if char]
    if "" not in node:
        return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"
    if not longer or node[""]:
        return f"(?:{'|'.join([*longer, node['']])})" if longer else node[""]
    return f"(?:{'|'.join(longer)})?"


def _piece(char: str) -> str:
    return r"\s*" if char == " " else re.escape(char)
