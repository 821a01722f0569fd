"""Title and container, and what each bracketed translation translates."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.brackets import target
from refnorm.fields.draft import Draft, alternatives, unshortened
from refnorm.fields.evidence import SMALL, UPPER
from refnorm.fields.names import run
from refnorm.fields.phrases import genre_phrases
from refnorm.fields.rounds import rounds
from refnorm.model import Bracket
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.traced import GROUP, TAKEN

_SLASHES = kept(r"\s?/\s?/\s?")
_EDGE, _SAID = " \t.,;:/–—-։\x00\x01", kept(r"\w")
_CLOSING = kept(r"[”»]")
_DASH = kept(r"[.,»”\")]\s?[–—-]\s|\s[–—]\s?(?=\x00)|\x00")
_CONTAINER_END = kept(rf"{_DASH.pattern}|\s/\s(?=[{UPPER}\x00])")
"""The same, and the statement of responsibility: `: тез. докл. / Белорус. гос. ун-т ; редкол.: …`"""
_DATED = kept(r"[\s(\[]*\x00+[)\]\s.,:]*(?=\S)")
"""A year between author and title: `Petrov P. (2006).`"""
_STOP_DASH = kept(r"\.\s[–—-]\s")
_COMMA = kept(rf",\s(?=[{UPPER}])")
_QUOTED = kept(
    rf"[\s(]*(?:[“\"„][^“”\"„\x00]{{8,}}?(?:[,.?!]\s?[”“\"]|[”“\"]\s?[,.])|``[^`\x00]{{8,}}?[,.]?''[,.]?)\s*(?=[{UPPER}]|[Ii]n\b)"
)
"""A title in quotes, and the comma or period that ends it."""
_IN = kept(r"[\s,.;:]*[Ii]n\s?:?\s")
_SHORTENED = kept(rf"(?:[{UPPER}]\w*\s)?[{UPPER}]\w{{0,7}}\.\s+")
"""A sentence that is an abbreviation, with at most one word before it."""
_HOUSE = kept(rf"[{UPPER}][\w.'’-]*(?:,?\s(?:[{UPPER}][\w.'’-]*|&|and|of|der|und|et|y)){{1,5}}")
_EMPTY = kept(r"\s(?=\.\s)(?<=[.:]\s)\.")
"""The period that a claimed `Т. 6.` within a title has left alone."""
_GROUP = kept(r"\x01\x01*")
_RESPONSIBILITY = kept(r"\s/\s|\x00")


def _stripped(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Shrink a range to what it says, without separators at its ends; a closing mark of an open one stays."""
    text = draft.mask[start:end]
    left = start + len(text) - len(text.lstrip(_EDGE))
    right = start + len(text.rstrip(_EDGE).removesuffix("(").rstrip(_EDGE))
    return left, max(left, right)


def _set(draft: Draft, field: str, start: int, end: int, confidence: float) -> bool:
    start, end = _stripped(draft, start, end)
    if draft.mask[start : start + 1] in ("“", "«") and not _CLOSING.search(draft.mask, start, end):
        start += 1  # its other half stands behind a translation: `“Rivers [Reki].”`
    if end <= start or not _SAID.search(draft.text, start, end):
        return False
    draft.claim(field, (start, end), _visible(draft, start, end), None, confidence)
    return True


def _visible(draft: Draft, start: int, end: int) -> str:
    """Return a range's text without what other fields and brackets hold."""
    return _EMPTY.sub("", draft.shown(start, end, TAKEN + GROUP))


@cache
def _sentence() -> re.Pattern[str]:
    """The end of a sentence; Georgian has no capitals: there any word begins one behind a whole word."""
    return kept(
        rf"[.!?։](?<!(?<!\w)[{UPPER}].)(?<!\b[Сс]т.)(?<!\b[Vv]ol.)(?<!\b[Nn]o.)(?<!\bпроф.)(?<!\bProf.)(?<!\bред.)"
        rf"{unshortened()}['\"»”]?\s+(?=[«\"“„\[(]?[{UPPER}\x01])"
        rf"|\.(?<=[ა-ჰ]{{3}}\.){unshortened()}\s+(?=„?[ა-ჰ])"
    )


@cache
def container_mark() -> re.Pattern[str]:
    """Return the regex of `In:`, `В кн.:` and their kind, where a container begins."""
    return kept(
        rf"(?:^|(?<=[.,/–—-]\s)|(?<=[./\x01]))\s*{alternatives(locales.words('container'))}\s?:?\s+(?=[«\"“{UPPER}])"
    )


@cache
def _serial_word() -> re.Pattern[str]:
    return kept(rf"(?<!\w){alternatives(locales.words('serial'))}(?!\w)")


def titles(draft: Draft, start: int) -> None:
    """Claim title and container in what is left between the authors and the numbers."""
    dated = _DATED.match(draft.mask, start)
    start = dated.end() if dated else start
    slashes = _SLASHES.search(draft.mask, start) or _lone_slash(draft, start) if "/" in draft.mask else None
    if slashes:
        _set(draft, "title", start, _title_end(draft, start, slashes.start()), 1.0)
        _container(draft, slashes.end())
    else:
        _by_sentences(draft, start)
    rounds(draft)
    draft.values["brackets"] = tuple(targets(draft))


def _lone_slash(draft: Draft, start: int) -> re.Match[str] | None:
    """Match a single slash before the word of a journal: `О карсте/Труды института`."""
    found = next((m for m in _ONE_SLASH.finditer(draft.mask, start)), None)
    return found if found and _serial_word().match(draft.mask, found.end()) else None


_ONE_SLASH = kept(r"(?<=[^\W\d_]{3})\s?/(?=[^\W\d_])")


def _title_end(draft: Draft, start: int, limit: int) -> int:
    """End a title before what follows it within the same area: ` / ` and responsibility."""
    match = _RESPONSIBILITY.search(draft.mask, start + 1, limit)
    return match.start() if match else limit


def _container(draft: Draft, start: int) -> None:
    mark = container_mark().match(draft.mask, start)
    start = mark.end() if mark else start
    end = _CONTAINER_END.search(draft.mask, start)
    _set(draft, "container_title", start, end.start() if end else len(draft.mask), 1.0)


def _by_sentences(draft: Draft, start: int) -> None:
    """Where no `//` parts them, the bracket ends the title; else the last sentence is the container."""
    group = _GROUP.search(draft.mask, start)
    limit = draft.mask.find(TAKEN, start + 1)
    limit = limit if limit >= 0 else len(draft.mask)
    if draft.kind == "legal_case":  # its period ends no sentence: `Reed v. Lake`
        _set(draft, "title", start, min(limit, group.start()) if group else limit, 1.0)
        return
    serial = any(f in draft.values for f in ("volume", "issue")) or not draft.page_kinds <= {"total"}
    if group and group.start() < limit:
        _around_group(draft, start, group, limit, serial)
        return
    mark = container_mark().search(draft.mask, start + 8, limit)
    if mark:
        _set(draft, "title", start, mark.start(), 0.85)
        led = ":" in mark[0] and not run(draft, mark.end(), limit)[0]  # its editors may begin it
        _set(draft, "container_title", mark.end(), limit, 0.95 if led else 0.85)
        return
    quoted = _QUOTED.match(draft.mask, start, limit)
    if quoted and _stripped(draft, quoted.end(), limit)[1] - quoted.end() > 2:
        _set(draft, "title", start, quoted.end(), 0.9)
        _container_within(draft, quoted.end(), limit, 0.85)
        return
    cut = _cut(draft, start, limit, serial)
    if cut and "publisher" not in draft.values:
        _set(draft, "title", start, cut, 0.75)
        _container_within(draft, cut, limit, 0.75)
        return
    house = None if serial else _house(draft, start, limit)
    if house:
        draft.claim("publisher", house, draft.text[slice(*house)], None, 0.7)
        limit = house[0]
    _set(draft, "title", start, limit, 0.8)


def _container_within(draft: Draft, start: int, limit: int, confidence: float) -> None:
    """Claim a container that may begin with `In`."""
    mark = _IN.match(draft.mask, start, limit)
    _set(draft, "container_title", mark.end() if mark else start, limit, confidence)


def _cut(draft: Draft, start: int, limit: int, serial: bool) -> int | None:
    """Return where the container begins: behind a dash, the last sentence, a comma before a journal."""
    dash = [m.end() for m in _STOP_DASH.finditer(draft.mask, start + 1, limit)]
    if dash and serial:
        return dash[-1]
    parts = sentences(draft.mask, start, limit)
    cut = _unabbreviated(draft, [start, *parts, limit]) if parts else None
    if cut and (serial or names_serial(draft, cut, limit)):
        return cut
    commas = [m.end() for m in _COMMA.finditer(draft.mask, start, limit)]
    return next((c for c in reversed(commas) if names_serial(draft, c, limit)), None)


def _unabbreviated(draft: Draft, bounds: list[int]) -> int:
    """Return where the last sentence begins; `ACM Trans. Math. Softw` is one, not three."""
    at = len(bounds) - 2
    while at > 1 and _SHORTENED.fullmatch(draft.mask, bounds[at - 1], bounds[at]):
        at -= 1
    return bounds[at]


def sentences(mask: str, start: int, end: int) -> list[int]:
    """Return where sentences begin behind others within a range."""
    return [match.end() for match in _sentence().finditer(mask, start, end)]


def names_serial(draft: Draft, start: int, limit: int) -> bool:
    """Tell whether a word of journals stands within a range."""
    return bool(_serial_word().search(draft.mask, start, limit))


def _house(draft: Draft, start: int, limit: int) -> tuple[int, int] | None:
    """Return the last sentence where it reads like a publisher: `Networks. John Wiley & Sons, 1994.`"""
    if any(f in draft.values for f in ("publisher", "publisher_place", "URL")):
        return None
    parts = sentences(draft.mask, start, limit)
    if not parts:
        return None
    where = _stripped(draft, parts[-1], limit)
    return where if _HOUSE.fullmatch(draft.mask, *where) else None


def _around_group(draft: Draft, start: int, group: re.Match[str], limit: int, serial: bool) -> None:
    before_parts = sentences(draft.mask, start, group.start())
    after = _stripped(draft, group.end(), limit)
    if after[1] - after[0] > 2 and serial:
        _set(draft, "title", start, group.start(), 0.95)
        _set(draft, "container_title", group.end(), limit, 0.9)
    elif before_parts and serial:
        _set(draft, "title", start, before_parts[-1], 0.75)
        _set(draft, "container_title", before_parts[-1], group.start(), 0.75)
    else:
        _set(draft, "title", start, group.start(), 0.9)


def targets(draft: Draft) -> list[Bracket]:
    """Tell what each translation translates, by what stands right before it."""
    found: list[Bracket] = []
    title = draft.spans.get("title", [None])[-1]
    container = draft.spans.get("container_title", [None])[-1]
    for bracket, _, _ in sorted(draft.values.get("brackets", ()), key=lambda g: g[1]):
        role = bracket.role
        if role == "translation":
            before = [one is not None and one.end <= bracket.span.start for one in (title, container)]
            role = target(bracket, draft.values["title"] if before[0] else None, before[1], found)
        found.append(replace(bracket, role=role))
    return found


@cache
def _behind_container() -> re.Pattern[str]:
    return kept(rf"\s{alternatives(locales.words('container_behind'))}$")


def held(draft: Draft) -> None:
    """Take the word for `in` from the end of a container: `Eğitim ve Toplum içinde (ss. 45–66)`."""
    value = draft.values.get("container_title", "")
    if match := _behind_container().search(value):
        start, end = draft.local(draft.spans["container_title"][-1])
        if draft.text[start:end] == value:
            draft.note("container_title", (start, start + match.start()))
            draft.hide(start + match.start(), end)


def bracketed(draft: Draft) -> None:
    """Take what a bracket before `//` calls a work that has no other title: `Орлов Д. [Рецензия] // Лёд`."""
    held = draft.spans.get("container_title")
    if "title" in draft.values or not held:
        return
    slashes, own, reviews = draft.text.find("//"), draft.local(held[0])[0], genre_phrases("review-book")
    for bracket in draft.values.get("brackets", ()):
        start, end = draft.local(bracket.span)
        called = bracket.role == "other" and end <= slashes and not draft.text[end:slashes].strip(" .")
        review = slashes < 0 and end <= own and reviews.at(reviews.folded(bracket.text), 0)
        if called or review:
            draft.note("title", (start + 1, end - 1))


_OF_YEAR = kept(
    rf"\.\s(?:1[89]|20)\d\d\s?:\s{SMALL}[^\x00\x01/:–—]{{2,80}}?(?=\.?\s?(?:[\x00\x01/]|[–—-]\s))"
    r"|\.\s(?:19|20)\d\d(?=\.\s\x00)"
)


def yearbook(draft: Draft) -> None:
    """Join the year of which a yearbook tells to its title: `Регионы страны. 2022 : стат. сб. – М., 2022.`

    So it is without such a word, where place and year of the print are behind it: `Rivers. 2019. Omsk, 2019`.
    """
    spans = draft.spans.get("title", ())
    start, end = (draft.local(spans[0])[0], draft.local(spans[-1])[1]) if spans else (0, 0)
    if spans and (match := _OF_YEAR.match(draft.mask, end)):
        draft.note("title", (start, match.end()), draft.shown(start, match.end()))
        draft.hide(end, match.end())


_PARALLEL = kept(r"\s=\s(?P<name>[A-Z][^\x01=/]{3,150}?)(?=[.,]?\s?(?:[\x00\x01]|[–—-]\s|$))")


def parallel(draft: Draft) -> None:
    """Take the English name of a journal behind its own for a translation: `Vestnik = Bulletin, 2021.`"""
    spans = draft.spans.get("container_title", ())
    if not spans or "=" not in draft.text:
        return
    start, end = draft.local(spans[-1])
    text = draft.text[:end] + draft.mask[end:]
    match = _PARALLEL.search(text, start)
    if match is None or match.start() > end:
        return
    named = Bracket(match["name"], "container", draft.span(*match.span("name")))
    draft.values["brackets"] = (*draft.values.get("brackets", ()), named)
    draft.hide(*match.span())
    if match.start() < end:
        draft.note("container_title", (start, match.start()))
