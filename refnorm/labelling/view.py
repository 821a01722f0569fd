"""How the sequence model looks at a reference: what the features of each word count, added up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from refnorm.labelling import features
from refnorm.labelling.tokens import Chunk, Claim, Token, chunks, tokens
from refnorm.labelling.words import Group, seen


class Count(Protocol):
    """What may be added up: a sum of weights, or features themselves."""

    def __add__(self, other: Any, /) -> Any: ...


V = TypeVar("V", bound=Count)
_MOST = 60_000
"""Groups of features of one kind that are remembered."""


class _Kept(dict[tuple[Any, ...], V]):
    """What is made of a key, made when the key is first met."""

    def __init__(self, make: Callable[..., V]) -> None:
        self._make = make

    def __missing__(self, key: tuple[Any, ...]) -> V:
        value = self[key] = self._make(*key)
        return value


def _kept(of: Callable[[Group], V], make: Callable[..., Group]) -> _Kept[V]:
    return _Kept(lambda *key: of(make(*key)))


class Seen(NamedTuple, Generic[V]):
    """What a token counts by itself, for the one behind it, and for the one before it; and how it looks."""

    itself: V
    before: V
    behind: V
    look: str


class _Sights(dict[tuple[str, str], Seen[V]], Generic[V]):
    """How each token looks, by its text and its kind, found when it is first met."""

    def __init__(self, of: Callable[[Group], V]) -> None:
        self._of = of

    def __missing__(self, token: tuple[str, str]) -> Seen[V]:
        itself, before, behind, look = seen(*token)
        found = self[token] = Seen(self._of(itself), self._of(before), self._of(behind), look)
        return found


class View(Generic[V]):
    """Looks at references; what a group of features counts, as `of` tells, is found once and then added up.

    For a model that is the sum of their weights, for its trainer the features themselves.
    """

    def __init__(self, of: Callable[[Group], V]) -> None:
        self._gap: _Kept[V] = _kept(of, features.gap)
        self._place: _Kept[V] = _kept(of, features.place)
        self._rule: _Kept[V] = _kept(of, features.rule)
        self._edge: _Kept[V] = _kept(of, features.edge)
        self._placed: _Kept[V] = _kept(of, features.placed)
        self._marked: _Kept[V] = _kept(of, features.marked)
        self._claimed: _Kept[V] = _kept(of, features.claimed)
        self._beside: _Kept[V] = _kept(of, features.beside)
        self._seen: _Sights[V] = _Sights(of)
        self._outside: Seen[V] = self._seen["<>", "edge"]
        """What stands before the first word, and behind the last."""

    def look(
        self, mask: str, claims: Sequence[Claim], rules: Sequence[features.Proposal]
    ) -> tuple[list[Token], list[V]]:
        """Return the words and numbers of a masked reference, and what the features of each count.

        Marks and claims are no tokens of their own: they stand in the gaps between words.
        """
        row = tokens(mask, claims)
        places = [i for i, (_, _, _, kind) in enumerate(row) if kind != "mark" and kind != "claim"]
        if not places:
            return [], []
        parts = chunks(row)
        kept = features.thinned(row, places, parts, [p for p in rules if p.label == "author"])
        words = [_word(row[places[n]], row[places[until - 1]]) for n, until in kept]
        return words, self._counted(row, places, parts, (kept, self._ruled(words, rules)))

    def _counted(
        self,
        row: Sequence[Token],
        places: Sequence[int],
        parts: Sequence[Chunk],
        looked: tuple[Iterable[tuple[int, int]], Iterable[V]],
    ) -> list[V]:
        """Return what the features of each word that is looked at count."""
        self._forget()
        texts = [token.text for token in row]
        scene = features.setting(row, texts)
        quoted, gaps = features.quoted(texts), features.gaps(texts, places)
        near_by = self._spread(row, parts, scene)
        sights = self._seen
        shown = [self._outside, *[sights[texts[i], row[i].kind] for i in places], self._outside]
        slashes, group, serial = scene.slashes, scene.group, scene.serial
        place_of, gap_of = self._place, self._gap
        found = []
        for (n, _), rule in zip(*looked, strict=True):
            i, before, token, behind = places[n], shown[n], shown[n + 1], shown[n + 2]
            where = place_of[
                "none" if slashes < 0 else "before" if i < slashes else "after",
                "none" if group < 0 else "before" if i < group else "after",
                quoted[i], serial, "0" if n == 0 else "1" if n < 3 else "x",
            ]  # fmt: skip
            gap = gap_of[gaps[n], gaps[n + 1], before.look, token.look]
            found.append(token.itself + before.before + behind.behind + gap + near_by[i] + where + rule)
        return found

    def _forget(self) -> None:
        """Forget what was seen, where that is much."""
        for kept in (self._gap, self._edge, self._placed, self._marked, self._claimed, self._beside):
            if len(kept) > _MOST:
                kept.clear()
        if len(self._seen) > _MOST:
            self._seen.clear()

    def _ruled(self, row: Sequence[Token], rules: Sequence[features.Proposal]) -> list[V]:
        """Return what counts of each word that the rules say."""
        labels = ["-"] * len(row)
        sure = ["-"] * len(row)
        ends, starts = [t.end for t in row], [t.start for t in row]
        for start, end, label, confidence in rules:
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if first < last:
                labels[first:last] = [label] * (last - first)
                sure[first:last] = [f"{label}{confidence:.2f}"] * (last - first)
        around = zip(labels, sure, ["-", *labels[:-1]], [*labels[1:], "-"], strict=True)
        return list(map(self._rule.__getitem__, around))

    def _spread(self, row: Sequence[Token], parts: Sequence[Chunk], scene: features.Scene) -> list[V]:
        """Return what counts of each token that its chunk has, and its place in it; nothing of a mark."""
        found: list[Any] = [None] * len(row)
        brief = ["<", *[features.brief(row[part.first : part.last + 1]) for part in parts], ">"]
        for n, part in enumerate(parts):
            y, first, last = brief[n + 1], part.first, part.last
            side = "" if scene.slashes < 0 else "b" if last < scene.slashes else "a"
            at, left = f"{min(n, 4)}{side}", f"{min(len(parts) - n, 4)}{side}"
            whole = (
                self._placed[y, at, left, scene.serial]
                + self._marked[y, at, part.left, part.right]
                + self._claimed[y, left, part.before, part.behind]
                + self._beside[brief[n], y, brief[n + 2]]
            )
            found[first : last + 1] = [whole] * (last + 1 - first)
            found[last] = whole + self._edge["clast", part.right, y]
            found[first] = whole + self._edge["cfirst", part.left, y]
        return found


def _word(first: Token, last: Token) -> Token:
    """Return a word that reaches to the end of another one: those between them are left out."""
    return first if first is last else first._replace(end=last.end)
