"""Both forms of a reference in one item: where the second begins, and whether it is the first one's.

Between the forms stands a line end, a tab, a slash, a bracket that closes at the item's end, or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from refnorm.fields import evidence
from refnorm.fields.compare import common
from refnorm.fields.shares import LATINS, NATIVES, OTHERS, Range, Shares
from refnorm.patterns import kept
from refnorm.text import DIGITS, WORD, cyrillic_share, skeleton, unlinked, words

_SEAM = kept(
    # most places of a text are refused by the first look
    r"(?=[\s<(\[])(?:\s*\n\s*|\s*<br\s*/?>\s*|\s*\t\s*|\s+(?:/{1,2}|\||=)\s+|(?P<open>\s*[(\[]\s*)"
    r"|(?<=[.;,)\]»”])\s+(?=[^\W\d_]))",
    re.IGNORECASE,
)
_OF_LINK = kept(r"(?:(?:https?|ftp)://|www\.|10\.\d{4,9}/)(?:(?!<br)\S)+|(?<!\S)(?:(?!<br)\S)+@\S+")
_PAGE = kept(r"://(?:www\.)?([^\s/]+/[^\s<>\[\]]{3,})")
_BEHIND = "].,;"
_SHORTEST = 25
"""Characters that the shorter half has at least."""
_AS_USUAL = 0.8
"""What it counts that the forms of an item are parted like those of the others."""
_TURN = 0.3
"""What it counts that one script ends where the other begins."""
_TORN = 0.6
"""What it counts against a place that a bracket around it holds together."""
_WORDS = 12
"""Characters that either half has at least where the list is known to be cut so."""
_LONGEST = 6000
"""Characters of a longest item."""
_APART = 0.55
"""By how much the share of native letters differs at least between two halves."""
_NATIVE = 0.5
"""Share of native letters that only one of two forms has."""
_TAIL = 25
"""Characters that may follow a closing bracket, `(In Russ.)`, beside a link."""
_ACCESS = 45
"""The same, with the link's label before it and the day on which it was looked at behind it."""
_SHARED = 0.5
"""Share of common numbers from which two forms can be of one work."""
_SAME, _SAME_SHARE = 4, 0.7
"""Words, and the share of them, that two forms in two scripts share where their numbers differ."""


def cut(text: str, mark: str = "") -> tuple[Range, Range] | None:
    """Return the two forms in an item's text, without what parts them; None where there is only one.

    `mark` is what parts them in the list's other items.
    """
    if len(text) > _LONGEST:
        return None
    seams = _promising(text)
    if not seams:
        return None
    shares = Shares(_masked(text))
    first = first_word(text)
    best: tuple[float, Range, Range] | None = None
    for left, right, bonus in seams:
        if not shares.said(right):
            continue
        gap = abs(shares.of(left) - shares.of(right))
        if gap < _APART and not bonus:
            continue
        again = first == first_word(text[right[0] : right[1]])
        if gap < _APART and not (again and _repeated(text[slice(*left)], text[slice(*right)])):
            continue
        usual = _AS_USUAL if mark and seam(text, (left, right)) == mark else 0.0
        turn = _TURN if shares.turns(left[1], right[0]) else 0.0
        # `Title / A. Author // Journal / …`: what names the author again in the same script is the first form
        again = again and (gap < _APART or shares.native(left[0]) != shares.native(right[0]))
        score = gap + bonus + usual + turn + _opening(text[right[0] :], again) - _torn(text, left, right)
        if best is None or score > best[0]:
            best = score, left, right
    if best is None:
        return None
    left, right = best[1:]
    other = text[slice(*right)]
    # an archive's name is translated, and its file tells little: where the mark is the list's, numbers do
    said = evidence.weight(text[right[0] :]) or (mark and reads(text[slice(*left)], other))
    return (left, right) if said else None


def _promising(text: str) -> list[tuple[Range, Range, float]]:
    """Return the places where a second form may begin: in one script, only those that a mark shows."""
    if not LATINS.search(text):
        return []
    both = NATIVES.search(text)
    return [
        (left, right, bonus)
        for left, right, bonus in _seams(_masked(text))
        if (both or bonus) and left[1] - left[0] >= _SHORTEST and right[1] - right[0] >= _SHORTEST
    ]


def native_share(text: str) -> float:
    """Return the share of native letters, Armenian and Georgian ones too; .5 without any letter."""
    if text.isascii() or not OTHERS.search(text):
        return cyrillic_share(text)
    return Shares(text).of((0, len(text)))


def seam(text: str, halves: tuple[Range, Range]) -> str:
    """Return what parts two forms: a line end, a tab, a bracket, a slash; empty for nothing but a space."""
    between = text[halves[0][1] : halves[1][0]]
    return "\n" if "\n" in between else "\t" if "\t" in between else between.strip()


def cut_at(text: str, mark: str) -> tuple[Range, Range] | None:
    """Return the two forms of an item in a list whose items are mostly cut at a mark.

    Here both may be in one script: a foreign work is printed once as each list would have it. Where the mark
    stands once, the same words on both sides of it are enough.
    """
    if len(text) > _LONGEST or not mark:
        return None
    both = [(left, right) for left, right, _ in _seams(_masked(text)) if seam(text, (left, right)) == mark]
    alike = _alike if len(both) == 1 else doubled
    found = []
    for left, right in both:
        one, other = text[slice(*left)], text[slice(*right)]
        native = min(native_share(one), native_share(other)) > _NATIVE
        if not native and min(len(one), len(other)) > _WORDS and alike(one, other):
            found.append((first_word(one) != first_word(other), abs(len(one) - len(other)), left, right))
    return min(found)[2:] if found else None  # of several places the one that parts it evenly


def _masked(text: str) -> str:
    """Write zeros over all links, but not over a bracket around one that closes behind it."""
    return _OF_LINK.sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    link = match[0].rstrip(_BEHIND if "(" in match[0] else _BEHIND + ")")
    return "0" * len(link) + match[0][len(link) :]


def doubled(one: str, other: str) -> bool:
    """Tell whether two texts are one work: by their words and numbers, or by their link."""
    links = [{link.rstrip("/" + _BEHIND) for link in _OF_LINK.findall(text)} for text in (one, other)]
    if links[0] & links[1]:
        return True
    return not evidence.continues(other) and reads(one, other) and _alike(one, other)


def reads(one: str, other: str) -> bool:
    """Tell whether two texts, in whatever scripts, are forms of one reference: by a page that both link to,
    or by numbers and words."""
    if "://" in one and "://" in other and not linked(one).isdisjoint(linked(other)):
        return True
    numbers = [Counter(DIGITS.findall(unlinked(text))) for text in (one, other)]
    agree = common(*numbers)
    if agree < _SHARED:
        return _mirrors(one, other)
    if _alike(one, other):
        return True
    return sum(len(number) > 1 for number in numbers[0] & numbers[1]) > 1 and agree > 0.7


def _mirrors(one: str, other: str) -> bool:
    """Tell whether most words of one are those of the other in another script: a number is misprinted."""
    if abs(native_share(unlinked(one)) - native_share(unlinked(other))) < _APART:
        return False
    bones = [Counter(skeleton(w) for w in words(unlinked(text)) if len(w) > 2) for text in (one, other)]
    fewest = min(both.total() for both in bones)
    return fewest >= _SAME and (bones[0] & bones[1]).total() >= _SAME_SHARE * fewest


def linked(text: str) -> set[str]:
    """Return the pages that a text links to, without their protocol; a bare host is none."""
    return {match[1].rstrip(_BEHIND) for match in _PAGE.finditer(text)}


def _alike(one: str, other: str) -> bool:
    """Tell whether the first word of one begins the other, or a third of the words agree."""
    bones = [[skeleton(w) for w in words(unlinked(text)) if len(w) > 2] for text in (one, other)]
    if not bones[0] or not bones[1]:
        return False
    if len(bones[0][0]) > 1 and bones[0][0] in bones[1][:3]:
        return True
    common = Counter(bones[0]) & Counter(bones[1])
    return common.total() * 3 >= min(map(len, bones))


def _repeated(one: str, other: str) -> bool:
    """Tell whether a work in Latin letters is printed twice, once as each list would have it."""
    near = 0.5 < len(other) / len(one) < 2
    return near and cyrillic_share(one) < 0.2 and evidence.weight(one) > 1 and reads(one, other)


def first_word(text: str) -> str:
    """Return the consonants of the first word that is no initial."""
    for match in WORD.finditer(text, 0, min(len(text), 200)):
        if match.end() - match.start() > 2:
            return skeleton(match[0])
    return skeleton("")


def _opening(after: str, again: bool) -> float:
    """Score the beginning of the second form: it begins with the author like the first."""
    if evidence.continues(after):
        return -0.6
    return (0.6 if again else 0.0) + (0.3 if evidence.leads(after) else 0.0)


def _torn(text: str, left: Range, right: Range) -> float:
    """Count what speaks against a place in brackets: `(accessed:` and the day on the next line."""
    for opening, closing in ("()", "[]"):
        opened, closed = text.rfind(opening, *left), text.find(closing, *right)
        whole = min(opened, closed) < 0 or closing in text[opened : left[1]]
        if not whole and opening not in text[right[0] : closed]:
            return _TORN
    return 0.0


def _seams(text: str) -> Iterator[tuple[Range, Range, float]]:
    """Yield both sides of every place where the second form may begin, and what its mark counts."""
    for match in _SEAM.finditer(text):
        left = (0, match.start())
        if match["open"] is None:
            bonus = 0.4 if match[0].strip(" ") else 0.0
            yield left, (match.end(), len(text)), bonus
        elif (close := _closing(text, match.end("open") - 1)) is not None:
            yield left, (match.end(), close), 0.4


def _is_tail(text: str) -> bool:
    """Tell whether a text may follow a closing bracket: a note, a link that is masked with its labels."""
    return len(text.replace("0", "").strip(" .")) <= (_ACCESS if "000" in text else _TAIL)


def _closing(text: str, start: int) -> int | None:
    """Return where the bracket before `start` closes, if nothing but a remark follows."""
    opened = text.rfind("(", 0, start + 1), text.rfind("[", 0, start + 1)
    at = max(opened)
    pair = "()" if opened[0] > opened[1] else "[]"
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == pair[0]) - (text[i] == pair[1])
        if depth == 0 and text[i] == pair[1] and _is_tail(text[i + 1 :]):
            return i
    if depth < 0 and text[-1] == pair[1]:
        # a bracket within has lost its other half
        return len(text) - 1
    return len(text) if depth == 1 else None
