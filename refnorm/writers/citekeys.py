"""Citation keys: ASCII, unique without regard to case, and the same on every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.fields.ordinals import letters_of
from refnorm.model import Name, Reference
from refnorm.text import folded, words

LONGEST = 20
"""Letters a key takes of one word: Chinese titles have no spaces."""


def citekey(reference: Reference) -> str:
    """Return family name, year and first telling title word: `babak2000astana`."""
    title = _telling(reference.title or reference.container_title or reference.archive or "")
    who = next((k for k in map(_family, (*reference.author, *reference.editor)) if k), "")
    head, tail = (who, title[:1]) if who else ("".join(title[:1]), title[1:2])
    year = str(reference.issued.year) if reference.issued and reference.issued.year else ""
    key = f"{head}{year}{''.join(tail)}"
    return key if key[:1].isalpha() else f"ref{key}"


def _family(person: Name) -> str:
    if person.family:
        return folded(" ".join(words(person.family)))[:LONGEST]
    return "".join(_folded(person.literal or person.given or "")[:1])


def _telling(title: str) -> list[str]:
    """Return the title's first words; `О`, `К`, `A` and the like only where there is nothing else."""
    found = _folded(title)
    return [word for word in found if len(word) > 2] or found


def _folded(text: str) -> list[str]:
    return [short for word in words(text)[:8] if (short := folded(word)[:LONGEST])]


def unique(keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys, a repeated one with the letters b, c … z, aa after it."""
    used: set[str] = set()
    count: dict[str, int] = {}
    for key in keys:
        fresh = key
        while fresh in used:
            count[key] = count.get(key, 0) + 1
            fresh = key + letters_of(count[key] + 1)  # the first key has no letter
        used.add(fresh)
        yield fresh
