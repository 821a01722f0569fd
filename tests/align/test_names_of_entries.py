"""What two entries say of persons is compared: their authors, and those whom one prints elsewhere."""

from __future__ import annotations

import pytest

from refnorm.align.features import Features
from refnorm.align.score import Scorer


def entry(*names: str, words: tuple[str, ...] = ()) -> Features:
    """Make the features of an entry by so many authors, with words beside them."""
    none: dict[str, None] = {}
    nothing = frozenset[str]()
    return Features(
        names,
        len(names),
        1,
        dict.fromkeys(words),
        none,
        none,
        nothing,
        nothing,
        nothing,
        None,
        1,
        False,
        True,
        False,
    )


def share(a: Features, b: Features) -> float | None:
    """Compare the persons of two entries."""
    return Scorer([a], [b])._name_share(a, b)


def test_who_names_nobody_says_nothing() -> None:
    """Entries without authors are neither by the same persons nor by others."""
    assert share(entry(), entry()) is None
    assert share(entry(), entry("orlov")) is None
    assert share(entry("orlov"), entry()) is None


@pytest.mark.parametrize("turned", [False, True])
def test_a_name_that_stands_elsewhere(turned: bool) -> None:
    """The author of one form is an editor in the other, or was read as a part of its title."""
    pair = entry("orlov"), entry("zimin", words=("orlov", "wind"))
    alone = entry("orlov"), entry(words=("orlov", "wind"))
    for a, b in (pair, alone):
        found = share(b, a) if turned else share(a, b)
        assert found is not None and 0 < found < 1
    assert not share(entry("orlov"), entry("zimin", words=("wind",)))
