"""Series with their numbers, the number of volumes of a work, and its parts."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, either_case, unstopped
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import Phrases, label_heads, word_heads
from refnorm.patterns import kept
from refnorm.text import QUOTES
from refnorm.traced import TAKEN

_PAREN = kept(r"\((?P<inner>[^()\x00]{4,200})\)")
_ENDS = kept(r"[\s.,;)]*(?:$|[\x00\x01]|ISBN|ISSN|https?:|–|—|-\s)")
"""What may stand behind a series: it closes an entry, or an identifier follows."""
_AREA = 20
"""Characters of the pages before a series, and of what they hold."""
_ENDS_ALL = kept(r"[\s.,;)]*$")
_NUMBERED = kept(
    r"^(?P<title>.+?)\s?(?P<mark>[;,.:])\s?(?P<label>[^\d\s;,]{1,12})?\s?(?P<number>\d{1,4}|[IVXLC]+)\.?$"
)
_QUOTED = kept(rf"^[«\"„“](?P<inner>[^{re.escape(QUOTES)}]+)[»\"“”]$")
_TAIL = kept(rf"(?:^|[.,;:–—]\s)(?=[{UPPER}])")
_OF_HOUSE = kept(r"(?:\w+\s){1,2}Series\sin\s")
"""`Springer Series in …`: other words before the word are those of a journal's series."""


@cache
def _series() -> Phrases[None]:
    phrases = dict.fromkeys((*locales.words("series"), *locales.tokens("series", "before")))
    return Phrases((phrase, None) for phrase in phrases)


@cache
def _own_area() -> re.Pattern[str]:
    """The pages before the area of the series (GOST 7.1-2003, 5.7): `– 312 с. : ил. – (Высшая школа)`."""
    pages = alternatives(unstopped("number-of-pages", "after"))
    return kept(rf"(?:\d\s?{pages}\.\s?(?:[–—-]\s)?|\x00\s?(?::\s[^\x00.()]{{2,8}})?\.?\s[–—-]\s)$")


@cache
def _names() -> re.Pattern[str]:
    """Return the regex of how the name of a series begins, and no other note behind the pages."""
    return kept(rf"(?!(?i:{alternatives(locales.words('no_series'))}))[{UPPER}]{LETTER}{{2,}}")


@cache
def _lead() -> re.Pattern[str]:
    """The word that only says that a series follows: `Серия «…»`, `Ser.: …`."""
    return kept(rf"{alternatives(locales.tokens('series', 'before'))}\s?:?\s*", re.IGNORECASE)


@cache
def _number_label() -> re.Pattern[str]:
    labels = [t for f in ("volume", "issue", "part", "number") for t in unstopped(f, "before")]
    return kept(rf"(?:{alternatives(labels)})\.?")


def collection(draft: Draft) -> None:
    """Claim a series in parentheses: `(Серия «…»)`, `(Schriftenreihe … ; 12)`, `(Lecture Notes in …)`."""
    if "(" not in draft.mask:
        return
    for match in _PAREN.finditer(draft.mask):
        inner = match["inner"]
        if _set_off(draft, match):
            equal = _EQUAL.match(inner)
            start = match.start("inner") + (equal.end() if equal else 0)
            _take(draft, start, match.end("inner"), match.span())
            return
        if _at_end(draft, match):
            return
        isbd = "; " in inner and _NUMBERED.match(inner)
        own = _own_area().search(draft.mask, max(0, match.start() - _AREA), match.start())
        area = own and _names().match(inner)
        ends = _ENDS_ALL if "//" in draft.mask and not area else _ENDS
        if (isbd or area or _series().first(inner)) and ends.match(draft.mask, match.end()):
            _take(draft, match.start("inner"), match.end("inner"), match.span())
            return


def _at_end(draft: Draft, match: re.Match[str]) -> bool:
    """Claim a series with its number that ends an entry, behind place and year; tell whether it is one."""
    closing = _AT_END.match(match["inner"])
    if closing is None or not _ENDS_ALL.match(draft.mask, match.end()):
        return False
    if not _PRINTED.search(draft.mask, 0, match.start()):
        return False
    start = match.start("inner")
    title, number = ((start + a, start + b) for a, b in map(closing.span, ("title", "number")))
    draft.claim("collection_title", title, closing["title"], match.span())
    draft.note("collection_number", number)
    return True


_AT_END = kept(rf"(?P<title>[{UPPER}]{LETTER}{{3,}}\s[^\d;:]{{3,}}?),?\s(?P<number>\d{{1,4}})$")
_PRINTED = kept(rf"[.,;]\s[{UPPER}]{LETTER}+,?\s(?:1[5-9]|20)\d\d\s$")
"""Place and year before the series that ends an entry: `Marburg 2004 (Schriften der Archivschule 41)`."""
_EQUAL = kept(r"=\s")
_IMPRINT = kept(
    rf"[.,]?\s?(?:[–—-]\s)?[{UPPER}]{LETTER}*\.?(?:[\s-][{UPPER}]{LETTER}+)?\s?:\s[{UPPER}«\"][^\x00\x01:;/]{{1,80}},\s(?:1[5-9]|20)\d\d"
)
"""Place, publisher and year behind a series: `Реки (Серия «Вода»). Алматы: Ғылым, 2009`."""


def _set_off(draft: Draft, match: re.Match[str]) -> bool:
    """Tell a series before the imprint, by the word for one, and one behind `=`: `(= Schriften, Bd. 4)`."""
    if _EQUAL.match(match["inner"]):
        return True
    return bool(_lead().match(match["inner"]) and _IMPRINT.match(draft.mask, match.end()))


def _take(draft: Draft, start: int, end: int, outer: tuple[int, int]) -> None:
    """Claim the series that stands in a range, its number apart."""
    text = draft.text[start:end]
    title, number = (0, len(text)), None
    numbered = _NUMBERED.match(text)
    if numbered and _numbers(numbered):
        title, number = numbered.span("title"), numbered.span("number")
    lead = _lead().match(text)
    if lead and lead.end() < title[1]:
        title = (lead.end(), title[1])
    if quoted := _QUOTED.match(text[slice(*title)]):
        title = (title[0] + quoted.start("inner"), title[0] + quoted.end("inner"))
    value = " ".join(text[slice(*title)].split())
    draft.claim("collection_title", (start + title[0], start + title[1]), value, outer)
    if number:
        draft.note("collection_number", (start + number[0], start + number[1]))


def _numbers(match: re.Match[str]) -> bool:
    """Tell the number of a series from one that its title ends in: a mark or a label parts them."""
    label = match["label"]
    return bool(_number_label().fullmatch(label)) if label else match["mark"] in ";,"


def within(draft: Draft) -> None:
    """Cut a series off the end of a container: `Proc. ICML. LNCS, vol. 12`; the volume numbers it."""
    container = draft.values.get("container_title")
    if not container or "collection_title" in draft.values:
        return
    if not _series().among(draft.words) or not _series().first(container):
        return
    span = draft.spans["container_title"][-1]
    for cut in list(_TAIL.finditer(container))[1:]:
        rest = container[cut.end() :]
        hit = _series().first(rest)
        if not hit or _lead().match(rest) or not (hit.start == 0 or _OF_HOUSE.match(rest)):
            continue
        where = draft.inside(span, rest)
        if where is None:
            return
        draft.values["container_title"] = container[: cut.start()].rstrip(" .,;:–—")
        draft.spans["container_title"] = [draft.span(where[0] - len(container) + len(rest), where[0])]
        draft.values["collection_title"] = rest
        draft.spans["collection_title"] = [draft.span(*where)]
        _volume(draft, where[1])
        return


def _volume(draft: Draft, end: int) -> None:
    """Give the series the volume that stands right behind it."""
    spans = draft.spans.get("volume")
    if spans and 0 < spans[0].start - draft.span(end, end).start < 12 and "volume" in draft.values:
        draft.turn("volume", "collection_number")


@cache
def _number_of_volumes() -> re.Pattern[str]:
    units = sorted({u.rstrip(".") for u in locales.words("number_of_volumes")})
    ordinal = {t.lstrip("-") for name in ("part", "volume") for t in locales.tokens(name, "after")}
    long = [u for u in units if len(u) > 2 and u != "vol" and u not in ordinal]
    books = alternatives(u for u in units if u in ordinal)  # `3-кітап` is the third of them
    within, ending = (alternatives(locales.words(kind)) for kind in ("in_volumes", "count_ending"))
    short = alternatives(u for u in units if len(u) == 1 and u in unstopped("volume", "before"))
    return kept(
        rf"(?:(?<!\w)(?i:{within})\s(?P<value>\d{{1,2}})(?:\s?-?{ending})?\s?{alternatives(units)}"
        rf"|(?<=[.,;:(–—\x00\x01]\s)(?P<alone>\d{{1,2}})(?:\s?-?{alternatives(long)}|\s{books}))(?!\w)\.?"
        rf"|(?<=[–—]\s)(?P<area>\d{{1,2}})\s{short}\.(?=\s?[–—:]|\s?$)"
    )


def number_of_volumes(draft: Draft) -> None:
    """Claim how many volumes the work has: `в 3 т.`, `In 2 vols.`, `3 Bde.`, `5 томдық`."""
    if draft.words.isdisjoint(word_heads("number_of_volumes")):
        return
    match = _number_of_volumes().search(draft.mask)
    if match:
        name = next(name for name in ("value", "alone", "area") if match[name])
        draft.claim("number_of_volumes", match.span(name), match[name], match.span())


@cache
def _part() -> re.Pattern[str]:
    before = alternatives(unstopped("part", "before"))
    after = alternatives(t for t in locales.tokens("part", "after"))
    return kept(
        rf"(?<![\w])(?:{before}(?:\.\s?|\s)(?P<value>\d{{1,3}}(?:\s?[-–/]\s?\d{{1,3}})?|[IVXLC]+|[A-D])(?!\w)"
        rf"|(?P<other>\d{{1,3}}|[IVXLC]+)\s?{after}(?!\w))"
    )


_BEFORE_IMPRINT = kept(
    rf"\s?[.,;)]?\s?(?:$|[\x00\x01]|\(\x00|[–—-]\s|[–—]|(?:[{UPPER}]\w{{0,2}}\.|[{UPPER}][\w-]+(?:\s[{UPPER}][\w-]+)?)\s?[:,]\s)"
)
"""What follows a part that no title goes on behind: the imprint, a claimed field, the end."""


LETTERS = kept(rf"\s?[:.]\s[{UPPER}]\w{{0,5}}\s?[–—-]\s?[{UPPER}]\w{{0,5}}(?=\s?[.,–—])")
"""What letters a volume of a dictionary holds: `Т. 2: Г–Й`."""


_OWN = kept(rf"\s?:\s[{UPPER}][^\x00\x01\d:;/–—]{{3,120}}?(?=\s?\.\s(?:[–—-]\s|\x00))")


def own_name(draft: Draft, match: re.Match[str]) -> re.Match[str] | None:
    """Match the name of a volume behind the imprint: `Омск, 1994. – Т. 2 : Каналы и арыки. – 455 с.`"""
    name = _OWN.match(draft.mask, match.end()) if _BEHIND_YEAR.search(draft.mask, 0, match.start()) else None
    if name:
        draft.custom("volume-title", name[0].strip(" :"))
    return name


_BEHIND_YEAR = kept(r"(?:1[5-9]|20)\d\d(?:(?:\s?\.)?\s[–—-]|\.)\s$")


def part(draft: Draft) -> None:
    """Claim the part of a work: `Ч. 2`, `Кн. 1`, `Part A`, `2-бөлім`; within a title it stays there too."""
    if draft.words.isdisjoint(label_heads("part")):
        return
    match = [None, *_part().finditer(draft.mask)][-1]
    if match is None:
        return
    name = "value" if match["value"] else "other"
    letters, outer = LETTERS.match(draft.mask, match.end()), draft.enclosed(*match.span())
    if letters:
        draft.claim("part", match.span(name), match[name], (match.start(), letters.end()))
    elif outer != match.span() and draft.mask[: outer[0]].rstrip().endswith(TAKEN):
        draft.claim("part", match.span(name), match[name], outer)  # `№ 53 (ч. 1)`
    elif _BEFORE_IMPRINT.match(draft.mask, match.end()) and "//" not in draft.mask[match.end() :]:
        draft.claim("part", match.span(name), match[name], match.span())
    else:
        draft.note("part", match.span(name))


def titled(draft: Draft) -> None:
    """Keep a part with a name of its own within the title: `Реки: в 2 кн. Кн. 1: Верховья. М.: …`."""
    if draft.tome or draft.words.isdisjoint(label_heads("part")):
        return
    for match in _part().finditer(draft.mask):
        if match["value"] and (name := named(draft, match)):
            draft.tome = (match.start(), name.end("name"))
            return


@cache
def _book() -> re.Pattern[str]:
    words = (word.rstrip(".") for word in locales.words("book_of_journal"))
    return kept(rf"{either_case(words)}\.\s?$")


def of_journal(draft: Draft) -> None:
    """Take `кн. 2` beside a volume for the issue of a journal: `Почви, 45, 2011, кн. 2`."""
    values = draft.values
    if not values.keys() >= {"part", "container_title", "volume"}:
        return  # without a volume others take the book for one
    start = draft.local(draft.spans["part"][0])[0]
    if values.keys().isdisjoint(("issue", "publisher", "publisher_place")) and _book().search(
        draft.text, 0, start
    ):
        draft.turn("part", "issue")


@cache
def _name() -> re.Pattern[str]:
    """What stands behind the volume of a book that has a name of its own: that, and the imprint."""
    marks = [t for f in ("part", "issue", "edition", "series", "chapter") for t in unstopped(f, "before")]
    return kept(
        rf"\s?[.:]\s(?!{alternatives(marks)}(?!\w))(?P<name>[{UPPER}]{LETTER}{{3,}}[^\x00\x01\d]{{0,120}}?)"
        r"(?:\s?\x01+)?(?:\.|\.?\s[/–—-])\s?(?:\x00[\x00\s.,;–—-]*)?"
        rf"(?:[^\x00]{{0,60}}[/–—-]\s)?[{UPPER}][\w.;\s-]{{0,25}}\s?[:,]\s?[^\x00\x01]{{0,60}}(?:1[5-9]|20)\d\d"
    )


def named(draft: Draft, match: re.Match[str]) -> re.Match[str] | None:
    """Match the name of a volume within the title of a book: `Собрание сочинений. Т. 2. О языке. М.: …`."""
    if "//" in draft.text or not draft.page_kinds <= {"total"}:
        return None
    name = _name().match(draft.mask, match.end())
    return (
        None if name is None or _IMPRINTED.split(name["name"], 1)[0].casefold() in locales.cities() else name
    )


_IMPRINTED = kept(r"\s?[:,]\s")
"""What stands behind the city of an imprint: `Ч. 1–3. Самара: Русло`."""
