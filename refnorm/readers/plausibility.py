"""Which eight-bit encoding makes the most plausible Russian, Ukrainian, Kazakh or Latin text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice, pairwise

from refnorm.patterns import kept

ENCODINGS = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "kz1048", "cp1252")
"""The commonest first: it wins where two read the same."""

LEAST = -0.2
"""A mean below this is no text at all."""

_CLEAR = 0.3
"""A lead below this is a doubt worth telling."""

_RUSSIAN = """
ов но ер ст ро ни ра ен ко то те ан ре ат на ос ти ор ия ны не ес он ин ск ки ва ка ле че ри та кт тр ло
ик пр го де ет из ом ог во нн по од ме ев ци ых ми ал ар ли ич ма до рн ие об ис ак да ел ол ой рг ек ль
па ая ас оп нт пл эн ве со сп ии ий ем ур мо им си бо вы ед зо ги пе ге ру ав от ит ей ди еа яд ту ац ла
ив сс ад ир бе ам ок се за тв ви ио рс ля еп нс сн их фи ые зи аз уп эл ый су мн вн иа ус нк кс нц зд др
хо ху ша ще шк бы ть ся уч чи же жи жу юн яз ям ях ую ою
"""
_UKRAINIAN = """
ні сь ьк ії ія ій ці ів ід ає єт іс чн ін ті ві ня нь ьс ої їн ює ує юч їв її єв іє зі мі рі лі пі бі сі
кі аї хн шн ьн іл іт іч іо дж ґр пу що
"""
_KAZAKH = """
ын ды нд лы қа ық ты ке тт ға ыл сы ың ай ақ ғы гі лд қы рд рі қт ау ағ ір ыр жа рл ыс қо кө ік ап рт ән
еу жә еж тү ұр үн өз ең әл ұл ыз үр ім өн
"""
_COMMON = frozenset(f"{_RUSSIAN} {_UKRAINIAN} {_KAZAKH}".split())
"""The pairs of letters that make up three quarters of ordinary text."""

_PRINTED = frozenset("«»„“”‘’…–—№§°©®·•±\u00a0\u00ad€")
_WESTERN = frozenset("äöüßéèêëàâáãåçñóôõøúùûíîïæšžýœÄÖÜÉÈÀÁÅÇÑÓÔØÚÍÎŠŽŒÆ")
_RUN = kept(rb"[\x00-\x7f]?[\x80-\xff]{1,256}[\x00-\x7f]?")
_RUNS = 3000
"""Runs of bytes beyond ASCII that are looked at."""


def choose(data: bytes) -> tuple[str, str | None, float]:
    """Return the likeliest encoding, another that fits nearly as well, and the first one's score."""
    sample = b" ".join(islice(_RUN.findall(data[: 1 << 22]) or _RUN.findall(data), _RUNS))[:10_000]
    readings = {name: sample.decode(name, "replace") for name in ENCODINGS}
    scores = {name: score(text) for name, text in readings.items()}
    best = max(ENCODINGS, key=lambda name: scores[name])
    rivals = [name for name in ENCODINGS if readings[name] != readings[best]]
    second = max(rivals, key=lambda name: scores[name], default=None)
    near = second is not None and _lead(readings[best], readings[second]) < _CLEAR
    return best, second if near else None, scores[best]


def _lead(best: str, second: str) -> float:
    """Return by how much a reading beats another where the two differ."""
    pairs = enumerate(zip(pairwise(best), pairwise(second), strict=True))
    apart = [i for i, (one, other) in pairs if one != other]
    return score(best, apart) - score(second, apart)


def score(text: str, at: Iterable[int] | None = None) -> float:
    """Return how plausible a text is, from -1 to 1: the mean over its neighbouring characters."""
    pairs = Counter(pairwise(text) if at is None else (text[i : i + 2] for i in at))
    rated = [(points, count) for (a, b), count in pairs.items() if (points := _points(a, b)) is not None]
    total = sum(count for _, count in rated)
    return sum(points * count for points, count in rated) / total if total else 0.0


def _points(a: str, b: str) -> float | None:
    """Rate two neighbours; None where they say nothing."""
    if a < "\x80" and b < "\x80":
        return None
    if not (a.isalpha() and b.isalpha()):
        return _mark(a if a > "\x7f" and not a.isalpha() else b)
    kinds = ("\u0400" <= a <= "\u052f") + ("\u0400" <= b <= "\u052f")
    if kinds == 1 or (a.islower() and b.isupper()):
        return -1.0
    if kinds == 2:
        return 1.0 if (a + b).lower() in _COMMON else -0.1
    return _western(a, b)


def _mark(mark: str) -> float | None:
    if mark < "\x80" or mark.isalpha():
        return None
    return 0.1 if mark in _PRINTED else -1.0


def _western(a: str, b: str) -> float:
    """Rate two Latin letters: an accented one stands alone among plain ones."""
    if a > "\x7f" and b > "\x7f":
        return -0.7
    return 0.6 if a in _WESTERN or b in _WESTERN else -0.5
