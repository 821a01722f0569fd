"""Persons: authors at the head of an entry, editors and translators at their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields import bodies
from refnorm.fields.draft import Draft, alternatives, conjunction, others, worded
from refnorm.fields.eastern import EASTERN, begins, east, syllables
from refnorm.fields.evidence import ALSO, CAPITAL, DIGRAPH, INITIAL, LETTER, UPPER, undotted
from refnorm.fields.openings import about_somebody, heads_title, is_place, labelled, led, uncommaed
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.fields.ranks import called, rank
from refnorm.model import Name
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import HARD, MARKS, SPACES, TIES

_TAIL = rf"(?:{LETTER}|[’'ʹʼ`´‘′{MARKS}]|[”ʺ#](?={LETTER})|{HARD})"
_WORD = rf"[{UPPER}]{_TAIL}{{1,60}}"
_SINGLE = kept(r"(?:[^\W\d_]h?\.\s?)+")


@cache
def _particle() -> str:
    small = locales.words("particle")
    # `Ибн Сина А.` has a particle, `Ван Ли` is a Chinese name, `Ван дер Варден` is none
    capital = rf"{alternatives(w.capitalize() for w in small if w != 'ван')}|Ван(?=\s{alternatives(small)}\s)"
    return rf"(?:(?:{alternatives(small)}|{capital})[\s-]+)"


def _short() -> str:
    """Return a regex of what editors are called behind their names, cut short: `ed.`, `hrsg.`."""
    return alternatives(w.lower() for w in locales.words("editor_behind") if w.endswith("."))


@cache
def _person() -> re.Pattern[str]:
    """A person: family and initials in either order, or family, comma and full given names."""
    patronymic = rf"(?:\s{alternatives(locales.words('patronymic'))}(?!\w))?"
    # what a colon follows is a place: `под ред. Н. В. Орлова – Одесса: Наука`
    second = rf"\s?[-‐‑–](?:[иiy][-‐‑–])?\s?(?:{_WORD}|{LETTER}{{2,5}}(?=[\s,]))(?!{LETTER}|\s?:)"
    particle = alternatives(locales.words("particle"))
    inner = rf"(?:\s(?:{particle}|y)){{1,2}}\s{_WORD}"
    family = rf"{_particle()}{{0,2}}(?:[dlдл][’'])?{_WORD}(?:{second}|{inner})?{patronymic}"
    suffixes = worded("name_suffix")
    suffix = rf"(?:,?\s(?:(?P<sX>{suffixes}(?!\w)\.?)|(?P<rX>II|III|IV)(?=[,;.(])))?"
    # `В.В, Дедов А.В.`, `Е.Ю Оценка`, `P.E et al.`: the last period is lost; a word of one letter is no
    # initial; the end is that of an area which names authors
    bare = rf"(?<=\.)(?![AIOАИОВСКУЯЗІ]\s)(?:[{UPPER}]|{DIGRAPH})(?=\s[{UPPER}](?!{UPPER}){LETTER}{{2}})"
    unended = rf"(?:\s?(?:[{UPPER}]|{DIGRAPH})(?=,\s[{UPPER}]|\s{others()}(?!\w)|$)|{bare})?"
    # `Shablii T. O. No. 12`, `Federal Law No. 273-FZ`: a number's mark is no initial
    numbered = r"(?!No\.\s?[a-z]?\d)"
    other = rf"(?!{suffixes}\.){numbered}"
    more = rf"[\s-]?{other}[{UPPER}][{MARKS}]?{ALSO}[’'‘ʹ`′{MARKS}]?\."
    given = rf"{numbered}{INITIAL}(?:{more}){{0,3}}{unended}"
    after = rf"(?:\s(?P<after>(?:{particle}\s){{0,2}}{particle})(?=\s?[,;.:&(/]|\s{conjunction()}\s|$))?"
    glue = rf"(?:,\s?|\s|(?<![{UPPER}{TIES}])(?![{UPPER}]{{2}}))"  # `LightML.` is a name
    first, behind, third = (suffix.replace("X", n) for n in "123")
    return kept(
        rf"(?:(?P<f1>{family}(?:|\s{_WORD}(?=,\s?{INITIAL}))){glue}"
        rf"(?P<g1>(?:{_WORD}\s)?(?>{given})(?!{_TAIL}{{3}}){patronymic}|{undotted()}){after}{first}"
        rf"|(?P<g2>{given})\s?{numbered}(?P<f2>{family})(?!\w){behind}"
        rf"|(?P<f3>{family}),\s(?P<g3>{_WORD}(?:[-‐‑]{_WORD})?(?:\s(?:{_WORD}|[{UPPER}]\.?))?){third}"
        rf"(?=\s?[&;.(]|\s{conjunction()}\s|,\s(?:&|{conjunction()}\s|{others()}(?!\w)|{_short()})|$))"
    )


@cache
def _separator() -> re.Pattern[str]:
    """What stands between two persons; a group leads to the last of a row in Latin letters: `J. Exp. Phys.`
    behind that one is no person."""
    joined = f"{conjunction()}\\s"
    last = rf"&|(?=[a-z]){joined}"
    return kept(rf"\s*(?:[,;]\s*(?:({last})|{joined})?|\s(?:({last})|{joined})|/\s?(?=\w))\s*", re.IGNORECASE)


@cache
def _literals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names without a mark of what is family and what given: of two to four words, or of two and a quote."""
    patronymic = rf"(?:\s{alternatives(locales.words('patronymic'))}(?!\w))?"
    end = rf"\.\s?[«\"“]?[{UPPER}{EASTERN}]|,\s[{UPPER}]"
    full = rf"(?P<name>{_WORD}(?:[\s-]{_WORD}){{1,3}}{patronymic})\s?(?={end})"
    short = rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,2}}{patronymic})(?=\s[«\"“]|\.\s)"
    return kept(full), kept(short)


@cache
def et_al() -> re.Pattern[str]:
    """Return the regex of `и др.`, `et al.` and their kind; in capitals `u. a.` and `ж. б.` are initials."""
    words = locales.words("et_al")
    single = [w for w in words if _SINGLE.fullmatch(w)]
    whole = alternatives(w for w in words if w not in single)
    said = rf"(?:{whole}|(?-i:{alternatives(single)}))"
    return kept(rf"[\s,;]*(?:\(|\[)?\s?(?<!\w){said}(?!\w)\s?[.)\]]?", re.IGNORECASE)


def _make(draft: Draft, match: re.Match[str]) -> Name:
    span = draft.span(*match.span())
    f1, f2, f3, g1, g2, g3, *suffixes = match.group(*_PARTS)
    family, given, suffix = f1 or f2 or f3, g1 or g2 or g3, next(filter(None, suffixes), None)
    family = f"{match['after']} {family}" if match["after"] else family
    given = given[:-1] if _UNDOTTED.fullmatch(given) else given
    return Name(" ".join(family.split()), spaced(given), None, span, suffix)


_PARTS = ("f1", "f2", "f3", "g1", "g2", "g3", "s1", "r1", "s2", "r2", "s3", "r3")
_UNDOTTED = kept(rf"(?!(?:[CSZK]H|TS|D[ZJ]|[YIJ][UAOE])\.){CAPITAL}{{2,3}}\.")
"""Two initials in Vancouver style and the period that ends the names, `Orlov VM.`; `Yu` is one."""
_GLUED = kept(r"\.(?=\w)")
_BARE, _STOPPED = kept(rf"{CAPITAL}{{1,3}}"), kept(rf"{CAPITAL}{{1,3}}\.")


@lru_cache(maxsize=4096)
def spaced(given: str) -> str:
    """Write initials with one space between them: `А.В.` is `А. В.`."""
    return _GLUED.sub(". ", SPACES.sub(" ", given)).strip()


def run(draft: Draft, start: int, end: int, text: str | None = None) -> tuple[list[Name], int]:
    """Read persons from an offset of the mask, or of `text`; return them and the offset behind the last."""
    text = draft.mask if text is None else text
    names: list[Name] = []
    at, last = start, False
    person, family_first = _person(), False
    match = _housed(person, text, person.match(text, at, end))
    while match and not (names and match["f2"] and family_first and _SHORTENED.match(text, match.end())):
        family_first = match["f1"] is not None
        names.append(_make(draft, match))
        at = match.end()
        gap = None if last else _separator().match(text, at, end)
        last = bool(gap and gap.lastindex)
        match = person.match(text, gap.end(), end) if gap else uncommaed(person, text, at, end)
        match = _housed(person, text, match)
    return _evened(names), at


_SHORTENED = kept(r"\.\s[A-Z][a-z]{0,8}\.")
"""What stands behind the second word of a journal, `Zh. Eksp. Teor. Fiz.`, and behind no family."""
_COLON = kept(r"\s?:|\s[^\W\d_]+\s?:")


def _housed(person: re.Pattern[str], text: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """Return a person without the place of the house behind a short family: `Б. Б. Ли. Ташкент : Фан`."""
    if not match or not match["f2"] or not _ENDED.search(match["g2"]) or not _COLON.match(text, match.end()):
        return match
    return person.match(text, match.start(), match.end("g2") - 1)


_ENDED = kept(rf"[{UPPER}]\.\s?[{UPPER}]{LETTER}\.$")
"""An initial and what may be one of two letters or a family that a period ends."""


def _evened(names: list[Name]) -> list[Name]:
    """Take the period that ends a row from the last initials where no others have one: `Wu Q, Park SH.`"""
    given = names[-1].given if len(names) > 1 else None
    if given and _STOPPED.fullmatch(given) and all(_BARE.fullmatch(name.given or "") for name in names[:-1]):
        names[-1] = replace(names[-1], given=given[:-1])
    return names


_BEGIN = kept(r"[\s\"«“(.,;:/–—-]*")
_QUOTE = kept(r"[«\"“]")
_END = kept(r"\s*[.,:;]*\s*")


def authors(draft: Draft) -> int:
    """Claim the authors at the head of the entry; return the offset behind them."""
    begin = _BEGIN.match(draft.mask)
    start = begin.end() if begin and not _QUOTE.search(begin[0]) else 0
    start = labelled(draft, led(draft, start))
    limit = draft.mask.find("//")
    end = limit if limit > 0 else len(draft.mask)
    ranked = rank(draft, start)
    names, at = syllables(draft, *run(draft, start, ranked.start() if ranked else end))
    names, at = called(draft, start, names, at, ranked) if ranked else (names, at)
    if not names and (one := _DATED_NAME.match(draft.mask, start, end)):
        names, at = [_full(draft, one)], one.end()
    if names and (about_somebody(draft, names[0], at) or _of_standard(draft, names[0], at)):
        return start
    names = [] if bodies.headed(draft, start) else names
    confidence = 1.0
    if not names and not draft.mask.isascii():
        names, at = _row(draft, start)
    if not names:
        names, at = bodies.body(draft, start, end)
        confidence = 1.0 if names and bodies.is_sure(draft, names[0], at) else 0.6
        names, at = (names, at) if names else _unmarked(draft, start, end)
    if not names:
        return start
    others = et_al().match(draft.mask, at)
    if others:
        draft.values["et_al"] = True
        at = others.end()
    names, at = bodies.signed(draft, names, at)
    mark = editing().match(draft.mask, at)
    at = mark.end() if mark else at
    if mark and (more := et_al().match(draft.mask, at)):
        draft.values["et_al"], at = True, more.end()
    field = "editor" if mark else "author"
    at = _marked_too(draft, names, at, end) if mark else at
    keep(draft, field, names)
    if confidence < 1:
        draft.confidence[field] = confidence
    tail = _END.match(draft.mask, at)
    draft.hide(start, at)
    draft.head = (start, ranked.start() if ranked else at) if field == "author" else (0, 0)
    return tail.end() if tail else at


_DATED_NAME = kept(rf"(?P<family>{_WORD}),\s(?P<given>{_WORD})(?=\s(?:1[5-9]|20)\d\d[a-zа-я]?[.:,])")
"""A family, its comma, a whole given name and the year: `Petrova, Krasimira 2019.`"""


def _of_standard(draft: Draft, name: Name, at: int) -> bool:
    """Tell the mark of a standard and its part from a person: `ДБН В.2.6-220:2017`."""
    return draft.text[at : at + 1].isdigit() and (name.family or "") in locales.genre("standard")


def _full(draft: Draft, match: re.Match[str]) -> Name:
    return Name(match["family"], match["given"], None, draft.span(*match.span()))


def _marked_too(draft: Draft, names: list[Name], at: int, end: int) -> int:
    """Add the editors who have a mark of their own, `(Ed.), & Orlov, D. (Ed.)`; return where they end."""
    while gap := _separator().match(draft.mask, at, end):
        more, behind = run(draft, gap.end(), end)
        mark = editing().match(draft.mask, behind) if more else None
        if not mark:
            break
        names += more
        at = mark.end()
    return at


def keep(draft: Draft, field: str, names: Iterable[Name]) -> None:
    """Give a role its persons."""
    draft.values[field] = known = tuple(names)
    draft.spans[field] = [n.span for n in known]


@cache
def editing() -> re.Pattern[str]:
    """What makes the names before it editors: `(Hrsg.)`, `(eds)`, `(отв. ред.)`, `, ed.`."""
    marks = worded("editor")
    whole = alternatives(w for w in locales.words("editor_behind") if not w.endswith("."))
    behind = rf"{_short()}(?=[\s,])|{whole}(?=\.)"
    return kept(rf"\s?,?\s?(?:\(\s?{marks}\.?\s?\)|,\s(?:{behind}))[.:,]?", re.IGNORECASE)


@cache
def postposed(kind: str) -> re.Pattern[str]:
    """What makes the names before it editors or translators, and ends their part: `… таҳрири остида.`"""
    marks = worded(kind)
    return kept(rf"\s{marks}\.?(?=\s?(?:[.,;:)\x00]|[–—-]\s)|\s*$)", re.IGNORECASE)


def _row(draft: Draft, start: int) -> tuple[list[Name], int]:
    """Read names without initials before a title in eastern characters: `Ли Сяомин, Ван Ли. 物流`."""
    if begins(draft.mask, start):
        return east(draft, start)
    title = kept(rf"[^.{EASTERN}]{{3,200}}\.\s?(?=[{EASTERN}])").match(draft.mask, start)
    one = kept(rf"\s*(?P<name>{_WORD}(?:[\s-]{_WORD}){{1,3}})\s?(?:,|\.(?=\s?[{EASTERN}]))")
    names: list[Name] = []
    at = start
    while title and at < title.end() and (match := one.match(draft.mask, at)):
        names.append(Name(None, None, match["name"], draft.span(*match.span("name"))))
        at = match.end()
    return (names, at - 1) if title and names and at >= title.end() - 1 else ([], start)


def _unmarked(draft: Draft, start: int, end: int) -> tuple[list[Name], int]:
    """Take `Намазалы Омашев.` for a person, as one literal: who is family and who given is not told."""
    full, short = _literals()
    match = full.match(draft.mask, start, min(end, start + 60)) or short.match(
        draft.mask, start, min(end, start + 40)
    )
    laws = genre_phrases("legislation")
    if match and match["name"] in locales.genre("standard"):
        return [], start  # `IEEE Std. 1547-2018`
    if match and phrases_of("statistics").among(draft.words) and phrases_of("statistics").first(draft.mask):
        return [], start  # `Финансы Беларуси. 2022: стат. сб.`
    if not match or is_place(match["name"]) or heads_title(match["name"]) or laws.first(match["name"] + "."):
        return [], start
    rest = draft.mask[match.end("name") :]
    if _QUOTE.match(rest, 1) and (laws.first(rest) or phrases_of("act").first(rest)):
        return [], start  # whose law it is: `Ўзбекистон Республикасининг «Таълим тўғрисида»ги Қонуни`
    span = draft.span(match.start("name"), match.end("name"))
    return [Name(None, None, match["name"], span)], match.end("name")
