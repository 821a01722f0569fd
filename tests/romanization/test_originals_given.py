"""A full given name of the west is known by its sound, and written as at home."""

from __future__ import annotations

import pytest

from refnorm import Options, Source, generate
from refnorm.romanization.originals import western


@pytest.mark.parametrize(
    ("name", "given", "known"),
    [
        ("Жан Ординг", "Жан", ("jean",)),
        ("Ординг Жан", "Жан", ("jean",)),
        ("Джеймс Харт", "Джеймс", ("james",)),
        ("Мишель Дюран", "Мишель", ("michel", "michelle")),
    ],
)
def test_a_western_name(name: str, given: str, known: tuple[str, ...]) -> None:
    """Beside one other word it is known, with all its spellings."""
    found = western(name)
    assert found and found[0] == given and sorted(found[1]) == sorted(known)


@pytest.mark.parametrize("name", ["Жан Сериков", "Жан", "Ж. Ординг", "Анна Ординг", "Жан Поль Ординг"])
def test_no_western_name(name: str) -> None:
    """A surname of the region, initials and more words say nothing of the kind."""
    assert western(name) is None


def test_a_generated_list_has_it() -> None:
    """Where the name has one spelling, the generated list has that; else it follows its scheme."""
    works = ("Жан Ординг. Реки степи. М.: Наука, 2001. 90 с.", "Мишель Дюран. Озёра. М.: Наука, 2001. 80 с.")
    text = "Литература\n" + "".join(f"{i}. {work}\n" for i, work in enumerate(works, 1))
    made = generate(Source("a.txt", data=text.encode()), options=Options())
    assert "1. Jean Ording." in made and "2. Mishel" in made
