"""Persons behind a slash: authors that are repeated, the others of a row that the head cuts, or editors."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from refnorm import locales
from refnorm.fields.draft import Draft, either_case
from refnorm.fields.evidence import INITIAL, UPPER
from refnorm.fields.names import editing, et_al, keep, postposed, run
from refnorm.fields.phrases import phrases_of
from refnorm.model import Name
from refnorm.patterns import kept

_SLASH = kept(rf"(?:\s|(?<=\.))/\s(?!/)|(?<=\w)/\s(?=(?:{INITIAL}\s?){{1,2}}[{UPPER}])")
"""The slash before who is responsible; its first space may be lost before initials."""
_SLASHES = 2
"""Slashes that are looked at: one may stand before what the work is, `/ Учеб. пособие / А. Б. Орлов`."""
_ACRONYM = kept(rf"[^\W\d_]+[{UPPER}]\w?\.")
"""`ВолГУ.` is a body, which stands beside the persons: no name has its only initial without a space."""


_INITIAL = 3
"""Characters of a mark at most that reads like an initial."""


@cache
def _marked() -> re.Pattern[str]:
    """A mark of editors or translators that reads like an initial: `/ Ed. V. N. Orlov`."""
    words = (*locales.words("editor"), *locales.words("translator"))
    return kept(either_case(word for word in words if word.endswith(".") and len(word) <= _INITIAL))


def responsibility(draft: Draft, title_end: int) -> None:
    """Mask the authors repeated after `/`: they are no second authors, but may be editors.

    Where the head names only the first of them (GOST 7.1-2003), the others are authors too.
    """
    slashes = _SLASH.finditer(draft.mask, title_end) if "/" in draft.mask else ()
    for match in islice(slashes, _SLASHES):
        if _marked().match(draft.mask, match.end()):
            return
        if any(_called(draft, match.end(), kind) for kind in ("editor", "translator")):
            return
        names, at = run(draft, match.end(), len(draft.mask))
        names = [n for n in names if not _ACRONYM.fullmatch(draft.text, *draft.local(n.span))]
        if names:
            _credited(draft, match.start(), names, at)
            return


def _credited(draft: Draft, start: int, names: list[Name], at: int) -> None:
    """Take the persons behind a slash, up to an offset, for authors, or for editors if that is said."""
    others = et_al().match(draft.mask, at)
    at = others.end() if others else at
    translating = postposed("translator").match(draft.mask, at)
    mark = editing().match(draft.mask, at) or postposed("editor").match(draft.mask, at) or translating
    if mark:
        keep(draft, "translator" if mark is translating else "editor", names)
    else:
        draft.named = tuple(names)
        keep(draft, "author", joined(draft, draft.values.get("author", ())))
    draft.values["et_al"] = draft.values.get("et_al", False) or bool(others)
    draft.hide(start, mark.end() if mark else at)


def _called(draft: Draft, at: int, kind: str) -> bool:
    """Tell whether what stands at a place is what editors are called.

    Of letters without capitals it reads like a family: `რედაქტორი ქ.`
    """
    table = phrases_of(kind)
    if not draft.mask[at : at + 1].islower() or not table.among(draft.words):
        return False
    return table.at(table.folded(draft.mask), at) is not None


def joined(draft: Draft, head: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the authors of an entry, in their fuller forms: those of its head, and others behind `/`."""
    known, named = [n.family for n in head], draft.named
    if len(named) <= len(known) or [n.family for n in named[: len(known)]] != known:
        return head
    both = zip(head, named, strict=False)
    return (*(max(two, key=lambda one: (one.given or "").count(" ")) for two in both), *named[len(head) :])
