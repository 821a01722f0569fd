"""Bracket groups: translations, form notes, language notes; masked before anything else is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields.draft import Draft
from refnorm.fields.phrases import Hit, Phrases
from refnorm.model import Bracket
from refnorm.patterns import kept
from refnorm.text import LETTERS, mostly_cyrillic
from refnorm.traced import FORMULA, GROUP

_NEAR = 40
"""Characters before a bracket in which the word is sought whose language tells that of the bracket."""
_MARK = kept(r"[\[\]]")
_INNER = kept(r"[^\W\d_]")
_SHORT = kept(r"[A-Z][a-z]{2,}\.?")
"""A translation of few letters: `[Soils]`, `[Law]`."""
_CLASS = kept(r"[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?")
"""A subject of arXiv: `[physics.flu-dyn]`."""
_NOTE = kept(r"\([^()]{3,40}\)")
_LAST = kept(r"[A-Z](?<=[.)]\s.)[a-z]{4,11}(?=\.?\s*$)")
"""A language as the last word: `2015;(1):9-14. Ukrainian.`"""
_ENDED = kept(r"\.(?<=[^\W\d_]{4}.)(?=\s)")
_SENTENCES = kept(r"[.?!/]\s*\S")
_RANGE = kept(r"(\d+)\s?[–-]\s?\d+\.?\s*$")
_PLACE = kept(r"\d.*?(?:19|20)\d\d\)?[,;:.]\s?(?:pp?\.\s?)?(\d+)\s?[–-]\s?\d+\.?$")
"""Where a journal's other edition has a work: volume, year and pages, `20:4 (1979), 655–659`."""


def groups(text: str) -> list[tuple[int, int]]:
    """Return the outermost bracket groups, but for those within a formula: `$L[0, 1]$`.

    One that never closes reaches to the last inner end, or else to the end of its sentence.
    """
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    last_end = -1
    formulas = [m.span() for m in FORMULA.finditer(text)] if "$" in text else []
    for mark in _MARK.finditer(text):
        if formulas and any(a < mark.start() < b for a, b in formulas):
            continue
        if mark[0] == "[":
            stack.append(mark.start())
        elif stack:
            start, last_end = stack.pop(), mark.end()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, last_end))
    if stack and last_end > stack[0]:
        found = [(a, b) for a, b in found if a < stack[0]]
        found.append((stack[0], last_end))
    elif stack and (end := _ENDED.search(text, stack[0])):
        found.append((stack[0], end.start()))
    return found


@cache
def _notes() -> Phrases[str]:
    """Notes that a bracket may hold alone: form of the work, its language, further authors."""
    kinds = (("form", "form"), ("medium", "form"), ("in_language", "language"), ("et_al", "others"))
    return Phrases((p, role) for kind, role in kinds for p in locales.words(kind))


@lru_cache(maxsize=4096)
def note(text: str) -> str | None:
    """Return the role of a text that is nothing but notes, one or two (`Текст : электронный`)."""
    table = _notes()
    hits = list(table.find(text)) if len(text) < 80 else []
    rest = (
        "".join(text[b.end : a.start] for b, a in zip([_HEAD, *hits], [*hits, None], strict=True) if a)
        + text[hits[-1].end :]
        if hits
        else text
    )
    return hits[0].value if hits and not _INNER.search(rest) else None


_HEAD: Hit[str] = Hit(0, 0, "")


def _role(inner: str) -> str:
    translates = _INNER.search(inner) and (len(inner) > 6 or _SHORT.fullmatch(inner))
    return note(inner) or ("translation" if translates else "other")


def _cyrillic_before(text: str, at: int) -> bool:
    """Tell whether a bracket stands behind a word in Cyrillic: then it does not translate into Cyrillic."""
    words = LETTERS.findall(text[max(0, at - _NEAR) : at])
    return not words or mostly_cyrillic(words[-1])


def _no_translation(draft: Draft, start: int, inner: str) -> bool:
    """Tell a subject of arXiv, and words in Cyrillic behind others."""
    subject = "arxiv" in draft.words and _CLASS.fullmatch(inner)
    return bool(subject) or (mostly_cyrillic(inner) and _cyrillic_before(draft.text, start))


def _cites(before: str, inner: str) -> bool:
    """Tell whether a bracket behind an entry's pages says where the journal's other edition has the work.

    One that repeats those pages translates the whole entry.
    """
    place = _PLACE.search(inner)
    pages = _RANGE.search(before) if place else None
    return bool(place and pages and place[1] != pages[1])


def brackets(draft: Draft) -> None:
    """Mask every bracket group and say what it is; a translation's target is told later."""
    found = []
    for start, end in groups(draft.text) if "[" in draft.mask else ():
        if draft.mask[start] != "[":
            continue  # it holds persons
        inner = draft.text[start + 1 : end - 1] if draft.text[end - 1] == "]" else draft.text[start + 1 : end]
        role = _role(inner)
        if role == "translation" and _cites(draft.text[:start], inner):
            role = "parallel"
        elif role == "translation" and _no_translation(draft, start, inner):
            role = "other"
        found.append((Bracket(inner.strip(), role, draft.span(start, end)), start, end))
        draft.hide(start, end, GROUP)
    draft.values["brackets"] = found
    if any(b.role == "others" for b, _, _ in found):
        draft.values["et_al"] = True
    for match in list(_NOTE.finditer(draft.mask)) if "(" in draft.mask else ():
        if note(match[0]) == "language":
            found.append(
                (Bracket(match[0][1:-1].strip(), "language", draft.span(*match.span())), *match.span())
            )
            draft.hide(*match.span())
    last = _LAST.search(draft.mask)
    if last and note(last[0]) == "language":
        where = last.span()
        found.append((Bracket(last[0], "language", draft.span(*where)), *where))
        draft.hide(where[0], len(draft.mask))


def target(bracket: Bracket, title: str | None, container: bool, others: Iterable[Bracket]) -> str:
    """Return what a translation translates (`Bracket.role`): what stands before it, as far as none did yet.

    `title` is the one that stands before it; `others` are the brackets before it. What has fewer words than
    the title and is one sentence does not translate that too: `Surgery for injuries. Khirurgiya [Surgery]`.
    """
    if not container:
        return "title"
    if not title or any(one.translates_title for one in others):
        return "container"
    less = len(bracket.text.split()) < len(title.split()) and not _SENTENCES.search(bracket.text)
    return "container" if less else "both"
