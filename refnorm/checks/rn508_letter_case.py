"""RN508 letter-case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import native_form
from refnorm.checks.headlines import headlines
from refnorm.checks.letters import compared
from refnorm.checks.openings import small_openings
from refnorm.checks.persons import persons
from refnorm.checks.ranks import capital_ranks
from refnorm.checks.starts import small_starts
from refnorm.fields.evidence import UPPER
from refnorm.fields.phrases import phrases_of
from refnorm.messages import phrase
from refnorm.model import PEOPLE, Finding, Pair, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.romanization.cognates import english
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.pairing import Match
from refnorm.text import LETTERS, cyrillic_share

_FIELDS = ("author", "title", "container_title")
_TITLE = ("title",)
_INSIDE = kept(r"\w[\s-]$")
"""What stands before a word that begins no sentence and no quotation."""
_LOUD = kept(r"(?<!\w)(?:[CSZKDT][HZSJ]|[YIJ][UAOE])(?=\.)")
"""An initial of two letters, the second of which belongs to the same sound."""
_LOUD_ROW = kept(rf"(?<!\w)[{UPPER}]{{4,}}(?:[,:;]?\s(?:[–—-]\s)?[{UPPER}]{{2,}}){{2,}}(?!\w)")
"""Three words in capitals, which are no acronyms all."""
_INITIAL = kept(r"(?<!\w)[^\W\d_]{1,2}(?=\.)")
_WHOLE = 4
"""Letters of a word in capitals that is no acronym."""
_MANY, _FEW = 12, 3
"""Words that show how the list writes small first letters, and capital ones."""
_SELDOM = 20
"""How many times as often as not a list has to keep the case of the native words."""
_SHARE = 3
"""One in so many entries may be in capitals; more of them are the list's habit."""
_SURE = 0.85
_AHEAD = 24
"""Characters in which an editor's words stand behind the first of them."""


class _Cased(NamedTuple):
    """Words of one pair in another case than the native ones: in which way, and where."""

    kind: str
    pair: Pair
    matches: tuple[Match, ...]


@rule("RN508", ReferenceList, "info", group=lambda found: found.message)
def letter_case(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A romanized word has a capital that the native one has not, has lost it, or is in capitals (`ZH.`).

    Why: a capital marks a name; a title in capitals is shouted, and other programs cannot put it back.
    Only where the list's other words keep the case of the native ones: headline capitals are a habit.
    In either list a part that begins small behind a full stop (`2012. выпуск 8`) is told where the others
    begin with capitals, and a translation with a row of words in capitals; in a native list a rank with a
    capital (`под ред. Проф. Орлова`), and a journal whose words have capitals that they have not elsewhere
    in the list (`Общество: Право, Экономика`). Before an editor a slash is wanted in place of the full stop
    (GOST 7.1-2003, 5.2).

    Fix: Write the word with the letters that the native entry has.

    Source: practice: a romanization changes letters, not their case.

    Bad:
        native: Сергеев П. Т. Реки и озёра северной степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. Горы и дороги южного края // Вестник гор. 2012. № 3. С. 5–9.
        native: Зимин К. Л. Снега и льды на больших перевалах // Снег и лёд. 2013. № 1. С. 1–4.
        romanized: Sergeev P. T. Reki i ozera severnoi stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
        romanized: Orlov D. E. Gory i dorogi yuzhnogo kraya. VESTNIK GOR. 2012, no. 3, pp. 5–9.
        romanized: Zimin K. L. Snega i l'dy na bol'shikh perevalakh. Sneg i led. 2013, no. 1, pp. 1–4.

    Good:
        native: Сергеев П. Т. Реки и озёра северной степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. Горы и дороги южного края // Вестник гор. 2012. № 3. С. 5–9.
        native: Зимин К. Л. Снега и льды на больших перевалах // Снег и лёд. 2013. № 1. С. 1–4.
        romanized: Sergeev P. T. Reki i ozera severnoi stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
        romanized: Orlov D. E. Gory i dorogi yuzhnogo kraya. Vestnik gor. 2012, no. 3, pp. 5–9.
        romanized: Zimin K. L. Snega i l'dy na bol'shikh perevalakh. Sneg i led. 2013, no. 1, pp. 1–4.
    """
    yield from _started(lst, context)
    if lst.role != "romanized":
        return
    yield from _loud_brackets(lst, context)
    pairs = [p for p in context.article.pairs if p.native and p.romanized and p.romanized.list == lst.index]
    found = [(pair, words) for pair in pairs if (words := compared(pair, context))]
    opened = (_Cased("lowered", pair, (match,)) for pair, match in small_openings(found, context))
    for one in (*_shouted(found), *_first_letters(found, context.document.text), *opened):
        yield _finding(one, context)
    yield from _initials(found, context)


def _started(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the parts of entries with a small first letter, once a list, ranks and journals with capitals."""
    text = context.document.text
    started = small_starts(lst, text)
    edited = tuple(one for one in started if lst.role != "romanized" and _edits(one[1], text))
    ways = (
        ("started", tuple(one for one in started if one not in edited)),
        ("edited", edited),
        ("ranked", capital_ranks(lst, text)),
        ("headlined", headlines(lst)),
    )
    for kind, found in ways:
        if found:
            message = phrase(f"RN508.{kind}", words=", ".join(dict.fromkeys(s.of(text) for _, s in found)))
            yield context.of_places(message, lst, ((entry, span, None) for entry, span in found), _SURE)


def _edits(start: Span, text: str) -> bool:
    """Tell whether the word that begins small behind a full stop is an editor's: `сборник. под ред.`"""
    word, table = LETTERS.search(text, text.index(".", start.start), start.end), phrases_of("editor")
    said = text[word.start() : word.end() + _AHEAD] if word else ""
    return table.at(table.folded(said), 0) is not None


def _shouted(pairs: Sequence[tuple[Pair, Compared]]) -> Iterator[_Cased]:
    """Yield the fields that are in capitals, in a list whose other entries are not."""
    for field in _FIELDS:
        loud = [(pair, words) for pair, found in pairs if (words := _in_capitals(found.within(field)))]
        if len(loud) * _SHARE <= len(pairs):
            yield from (_Cased("shouted", pair, words) for pair, words in loud)


def _loud_brackets(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the translations with a row of words in capitals, once a list whose others have none."""
    text, found = context.document.text, []
    for entry in lst.entries:
        native = native_form(lst, entry, context)
        if native and not _LOUD_ROW.search(native.raw):
            rows = (_LOUD_ROW.search(text, b.span.start, b.span.end) for b in entry.reference.brackets)
            found += [(entry, Span(*row.span()), None) for row in rows if row]
    if found and len(found) * _SHARE <= len(lst.entries):
        words = " · ".join(span.of(text) for _, span, _ in found)
        yield context.of_places(phrase("RN508.bracket", words=words), lst, found, _SURE)


def _in_capitals(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the words that are in capitals, though the native ones are not, from the first to the last."""
    loud = [m for m in matches if m.roman.text.isupper() and _is_small(m.native.text) and same_word(m)]
    if not any(len(m.roman.text) >= _WHOLE for m in loud):
        return ()
    return tuple(m for m in loud if len(m.roman.text) > 1)


def _initials(pairs: Sequence[tuple[Pair, Compared]], context: Context) -> Iterator[Finding]:
    """Yield the initials of two letters that are both capitals, beside a surname that is not: `Zhukov ZH.`"""
    text = context.document.text
    for pair, _ in pairs:
        entry = context.romanized(pair)
        if not entry or not _LOUD.search(entry.raw):
            continue
        for one in persons(pair, context, "author"):
            if not one.native or not one.romanized or (one.romanized.family or "").isupper():
                continue
            names = (one.native.span, one.romanized.span)
            left, right = (list(_INITIAL.finditer(text, name.start, name.end)) for name in names)
            for own, other in zip(left, right, strict=True) if len(left) == len(right) else ():
                if _LOUD.match(text, other.start()):
                    sides = context.sides(pair, [Span(*own.span())], [Span(*other.span())])
                    yield context.became("RN508.shouted", sides, _SURE)


def _is_small(native: str) -> bool:
    """Tell whether a native word is in small letters, its first one aside: no `iAEA`."""
    return native[1:].islower() if len(native) > 1 else native.islower()


def _first_letters(pairs: Sequence[tuple[Pair, Compared]], text: str) -> Iterator[_Cased]:
    """Yield the words inside titles and the surnames with another first letter, in a list that mostly keeps
    its case: no small `van` of a name."""
    for kind, fields, least in (
        ("raised", _TITLE, _MANY),
        ("lowered", _TITLE, _FEW),
        ("lowered", PEOPLE, _FEW),
    ):
        small, kept_, other = kind == "raised", 0, []
        for pair, match in ((pair, m) for pair, found in pairs for m in _within(found, fields)):
            first, roman = match.native.text[0], match.roman.text
            cased = first != first.title() or fields is not PEOPLE  # Georgian names have no capital to keep
            if (cased and first.islower() != small) or not _is_plain(match):
                continue
            if roman[0].islower() == small:
                kept_ += 1
            elif _inside(match, text) if fields is _TITLE else len(roman) >= _WHOLE:
                other.append((pair, match))
        if kept_ >= max(least, _SELDOM * len(other) if small else least * len(other)):
            yield from (_Cased(kind, pair, (match,)) for pair, match in other)


def _within(found: Compared, fields: Sequence[str]) -> Iterator[Match]:
    """Yield the words of some fields that are romanized."""
    for field in fields:
        yield from found.within(field) if field in found.romanized else ()


def _is_plain(match: Match) -> bool:
    """Tell whether a word is romanized letter by letter, neither an acronym nor English."""
    native, roman = match.native.text, match.roman.text
    if cyrillic_share(roman) or not match.steps or not same_word(match):
        return False
    if len(native) == len(roman) == 1:
        return native.islower()  # и that a program for English has made an I
    return native[1:].islower() and roman[1:].islower() and not english(match)


def _inside(match: Match, text: str) -> bool:
    """Tell whether neither form of a word begins a sentence."""
    spans = (match.native.span, match.roman.span)
    return all(_INSIDE.search(text[max(0, s.start - 2) : s.start]) for s in spans)


def _finding(one: _Cased, context: Context) -> Finding:
    rows = [m.native.span for m in one.matches], [m.roman.span for m in one.matches]
    spans = (Span(min(s.start for s in row), max(s.end for s in row)) for row in rows)
    return context.became(f"RN508.{one.kind}", context.sides(one.pair, *([s] for s in spans)), _SURE)
