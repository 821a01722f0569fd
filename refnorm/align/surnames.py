"""How alike two surnames are that passed through different romanizations."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

_CLOSE = 0.66
"""How alike two surnames must be that are not equal."""


@cache
def _distances() -> tuple[Callable[[str, str], float], Callable[[str, str], float]]:
    """Import what measures words, once: an import within a function that runs for every name is slow."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    return Levenshtein.normalized_similarity, JaroWinkler.similarity


def alike(a: str, b: str) -> float:
    """Return how alike two surname skeletons are, 0 to 1."""
    if a == b:
        return 1.0
    least, most = len(a), len(b)
    if least > most:
        least, most = most, least
    # names of such different lengths are that far apart whatever their letters are
    if least < 3 or 1 - (most - least) / most < _CLOSE:
        return 0.0
    levenshtein, jaro_winkler = _distances()
    near = levenshtein(a, b)
    if near >= _CLOSE and jaro_winkler(a, b) >= 0.8:
        return near
    # a foreign c is к in Russian (Crecraft, Крекрафт), a Russian ц is c in some schemes
    return 0.85 if len(a) > 4 and a.replace("k", "s") == b.replace("k", "s") else 0.0
