"""What a manuscript's lists follow: languages, schemes, numbers, marks, translations, layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from refnorm.checks.rn501_gost_residue import SLASHES
from refnorm.cli.wording import worded
from refnorm.messages import row
from refnorm.nouns import noun
from refnorm.patterns import kept

if TYPE_CHECKING:
    from refnorm.model import Article, Entry, ReferenceList, Report

_MOST, _FEW = 0.8, 3
"""The share of entries that makes a habit, and how many there have to be."""
_DASH = kept(r"[.,;\])]\s?[–—-]\s")


@noun
class Seen:
    """What was seen: a value where it is proven, None where it is not; and the words that say why."""

    value: object
    why: str


def observed(report: Report) -> Mapping[str, Seen]:
    """Return what the lists of a report follow, by the key of the settings that would ask for it."""
    articles = [article for _, article in report.articles]
    lists = [lst for article in articles for lst in article.lists]
    native = [e for lst in lists if lst.role == "native" for e in lst.entries]
    roman = [e for lst in lists if lst.role == "romanized" for e in lst.entries]
    return {
        "languages": _languages(lists),
        **dict(_schemes(lists)),
        "numbering": _numbering(articles),
        "translation": _translation(articles),
        **{f"in_language.{tongue}": one for tongue, one in _notes(articles).items()},
        "separators.native": _marks(native, "native"),
        "separators.romanized": _marks(roman, "romanized"),
    }


def _languages(lists: Iterable[ReferenceList]) -> Seen:
    found = {lst.language for lst in lists if lst.language not in ("und", "")}
    found |= {language for lst in lists for language in lst.schemes}
    return Seen(sorted(found) or None, worded("seen.languages"))


def _schemes(lists: Iterable[ReferenceList]) -> Iterator[tuple[str, Seen]]:
    """Yield for each language the scheme that all its lists may follow."""
    by_language: dict[str, list[tuple[str, ...]]] = {}
    for lst in lists:
        for language, codes in lst.schemes.items():
            by_language.setdefault(language, []).append(codes)
    for language, proven in sorted(by_language.items()):
        common = set(proven[0]).intersection(*map(set, proven[1:]))
        told = row("layout.heads", dict.fromkeys(row("layout.either", codes) for codes in proven))
        why = worded("seen.schemes", n=len(proven), schemes=told)
        yield f"schemes.{language}", Seen(_usual(language, common), why)


def _usual(language: str, codes: set[str]) -> str | None:
    """Choose among schemes that a text cannot tell apart: the usual one, if it is there."""
    from refnorm.config import profile

    usual = profile("default").schemes.get(language)
    return usual if usual in codes else min(codes, default=None)


def _numbering(articles: Iterable[Article]) -> Seen:
    """Tell whether both lists carry the same numbers."""
    same: Counter[str] = Counter()
    for article in articles:
        for _, native, romanized in _paired(article):
            same[_agreement(native, romanized)] += 1
    share = {kind: count / same.total() for kind, count in same.items()}
    if share.get("same", 0) >= _MOST:
        return Seen(value=True, why=worded("seen.same", n=same.total(), same=same["same"]))
    if share.get("lost", 0) >= _MOST:
        return Seen(value=False, why=worded("seen.no_numbers"))
    return Seen(None, worded("seen.numbers_differ" if same else "seen.one_list"))


def _agreement(native: Entry, romanized: Entry) -> str:
    if native.label and romanized.label:
        return "same" if native.label == romanized.label else "other"
    return "lost" if not romanized.label else "other"


def _paired(article: Article) -> Iterator[tuple[str, Entry, Entry]]:
    """Yield both entries of every pair behind the language of the native one's list."""
    for pair in article.paired:
        native, romanized = (article.entry(seat) for seat in (pair.native, pair.romanized) if seat)
        assert native and romanized
        yield next(lst.language for lst in article.lists if lst.index == pair.lists[0]), native, romanized


def _translation(articles: Iterable[Article]) -> Seen:
    entries = [entry for article in articles for _, _, entry in _paired(article)]
    told = sum(any(b.translates_title for b in e.reference.brackets) for e in entries)
    why = worded("seen.translated", n=len(entries), told=told)
    if len(entries) < _FEW or 0 < told < _MOST * len(entries):
        return Seen(None, why)
    return Seen(told > 0, why)


def _notes(articles: Iterable[Article]) -> Mapping[str, Seen]:
    """Return the note on the language with which the entries of each language end."""
    notes: dict[str, list[str]] = {}
    for language, _, entry in (one for article in articles for one in _paired(article)):
        last = [b for b in entry.reference.brackets if b.role == "language"][-1:]
        notes.setdefault(language, []).extend(_printed(entry, b.text) for b in last)
    found = {}
    for language, texts in notes.items():
        if len(texts) >= _FEW:
            text, times = Counter(texts).most_common(1)[0]
            found[language] = Seen(text, worded("seen.end_so", n=times))
    return found


def _printed(entry: Entry, text: str) -> str:
    """Return a bracket's text with the brackets in which it stands."""
    at = entry.raw.find(text)
    return entry.raw[at - 1 : at + len(text) + 1] if at > 0 else f"[{text}]"


def _marks(entries: Sequence[Entry], side: str) -> Seen:
    """Tell whether entries keep the marks of GOST: `//` before a container, a dash between areas."""
    held = [e for e in entries if e.reference.container_title]
    rows = [e for e in entries if e.reference.container_title or e.reference.publisher_place]
    slashes = sum(bool(SLASHES.search(e.raw)) for e in held)
    dashes = sum(bool(_DASH.search(e.raw)) for e in rows)
    counts = {"slashes": slashes, "held": len(held), "dashes": dashes, "rows": len(rows)}
    why = worded(f"seen.marks_{side}", **counts)
    if len(rows) >= _FEW and slashes >= _MOST * len(held) and dashes >= _MOST * len(rows):
        return Seen("gost", why)
    few = slashes <= (1 - _MOST) * len(held) and dashes <= (1 - _MOST) * len(rows)
    return Seen("plain" if len(rows) >= _FEW and few else None, why)
