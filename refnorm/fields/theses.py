"""Theses and their abstracts: what they call themselves, the specialty, the university."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, either_case, unshortened, worded
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.tables import beside


@cache
def _segment() -> re.Pattern[str]:
    called = alternatives(word for word in locales.words("degree") if word.isascii() and "." not in word)
    degrees = [re.escape(degree) for degree in beside(__file__)["beside"]]
    opened = "".join(rf"(?!{degree}\))" for degree in degrees)
    closed = "".join(rf"(?<!\({degree}\))" for degree in degrees)
    cut = re.escape(beside(__file__)["abstract_ends"])
    whole = unshortened()
    return kept(
        rf"\.(?<=[^\W\d_]{{4}}\.)(?<!{cut})\s(?=(?i:{called})\s)"  # `on ice. doctoral dissertation`
        rf"|[.,]?[”\"]\s(?=\w)|\s:\s|:\s|;\s|\s/\s|\s?[–—]\s|\s-\s|\.(?<!\.[A-Z]\.){whole}\s(?=[«\"“]?[{UPPER}])"
        rf"|,\s(?=[{UPPER}])|[\x00\x01]+|[\[\](]{opened}|\){closed}"
    )


@cache
def _specialty() -> re.Pattern[str]:
    degree = "|".join(map(re.escape, beside(__file__)["beside"]))
    named = worded("specialty")
    code = r"(?P<value>\d\d\.\d\d\.\d\d|\d\.\d{1,2}\.\d{1,2}|[678][BDM]\d{5,6})(?!\d)"
    return kept(rf"(?:\s?\((?:{degree})\))?\s?[:,]?\s?(?:{named}\.?\s)?{code}")


_ENDED = kept(r"[^\W\d_]{4}\.$")
"""The full stop behind what a thesis calls itself: `д-ра хим. наук. – Омск`."""


_FIELD = kept(rf"\s[–—-]\s(?P<name>[{UPPER}][^\x00\x01.:;,/–—]{{3,90}})(?=\.\s[–—-]\s)")
"""The name of the specialty behind its code: `: 6D030100 – Құқықтану. –`."""


@cache
def _strong() -> re.Pattern[str]:
    """What proves a part of an entry to be a thesis's: dots left out, a word cut short."""
    before, begins = "|".join(beside(__file__)["before"]), "|".join(beside(__file__)["begins"])
    return kept(rf"\.\s?\.|…|^(?i:{before})\s|^(?i:{begins})\w*\.")


@cache
def _ahead() -> re.Pattern[str]:
    """The specialty before what a thesis calls itself, as GOST R 7.0.100-2018 has it."""
    named = alternatives(locales.words("specialty"))
    return kept(rf"\s:\s{named}\s(?P<value>\d[\d.]{{4,8}}\d)(?:\s«[^«»\x00\x01]{{3,120}}»)?(?=\s:\s)")


_CODE_AHEAD = kept(
    rf"\s?[:.]\s(?P<value>[678][BDM]\d{{5,6}})(?:\s?[–—-]\s?[«\"“]?[{UPPER}][^\x00\x01.:;,–—]{{2,80}}(?=\s?:\s)|\s?[–—:.-]\s)"
)
"""The same with the codes of Kazakhstan: `: 8D04201 – Құқық: PhD диссертация`; only a colon ends a name."""
_BY_LETTERS = kept(r"^(?:[^\W\d_]{1,2}\.\s?){2,4}(?:\(\w{2,3}\)\s)?(?=[^\W\d_]{3})")
"""A degree of which nothing but first letters are printed: `q.x.f.d. (DSc) diss.`, `к. ю. н. дис.`"""


@cache
def _english() -> re.Pattern[str]:
    """`Cand. Sci. (Law) Diss.`, `Dr. Sci. (Hist.) Diss. Abstr.`, `Cand. Econ. Sci. ... dissertation`."""
    said = {key: either_case(words) for key, words in beside(__file__)["english"].items()}
    branch = r"(?:[A-Za-z]{2,8}\.(?:-[A-Za-z]{2,8}\.)?\s(?:[a-z]{3}\s[A-Za-z]{2,8}\.\s)?)?"
    field = r"(?:\s?\([^()\x00\x01]{2,30}\)|\s[A-Z][a-z]{2,8}\.)?"
    return kept(
        rf"(?<=[.,:;\x01]\s)(?:(?:{said['extended']}\s)?{said['abstract']}\s(?:[a-z]{{2}}\s)?)?"
        rf"{said['degree']}\s?(?:[a-z]{{2}}\s)?{branch}{said['science']}{field}\s(?:(?:\.{{3}}|…)\s)?"
        rf"{said['begins']}\w*(?:\.?\s{said['abstract']}\w*)?(?=[.,:;]{{0,2}}\s)"
    )


def thesis(draft: Draft) -> None:
    """Claim what a thesis calls itself, and its specialty: `дис. ... канд. ист. наук: 07.00.02`."""
    theses, degrees = genre_phrases("thesis"), phrases_of("degree")
    if not theses.among(draft.words) or "//" in draft.mask:
        return
    ahead = _ahead().search(draft.mask) or _CODE_AHEAD.search(draft.mask)
    if ahead and not theses.first(draft.mask[: ahead.start()]):
        draft.custom("specialty", ahead["value"])
        draft.hide(*ahead.span())
    if english := _english().search(draft.mask):
        draft.claim("genre", english.span(), english[0])
        draft.kind = "thesis"
        _coded(draft, english.end())
        return
    for start, end in _segments(draft):
        text = draft.mask[start : end + 1]
        said = text.replace("…", ".")  # `дис… канд. наук`
        if theses.first(said) and (degrees.first(text) or _strong().search(text) or _BY_LETTERS.match(text)):
            end -= bool(_ENDED.search(draft.text, start, end))
            draft.claim("genre", (start, end), draft.text[start:end].strip())
            draft.kind = "thesis"
            _coded(draft, end)
            _enclosed(draft, end)
            _again(draft)
            return
    _bracketed(draft)


_ENCLOSED = kept(r"\s?\((?:(?P<school>[^(),\d]{4,80}),\s)?(?P<place>[^(),\d]{3,30}),\s(?=(?:1[89]|20)\d\d\))")
"""Where a thesis was defended, in parentheses: `Doctoral Dissertation in Biology (Moscow, 1999)`."""


def _enclosed(draft: Draft, end: int) -> None:
    """Take the university and its place out of the parentheses behind what a thesis calls itself."""
    match = _ENCLOSED.match(draft.mask, end)
    if match and match["place"].casefold() in locales.cities():
        for field, name in (("publisher", "school"), ("publisher_place", "place")):
            if match[name]:
                draft.claim(field, match.span(name), match[name], match.span())


def _coded(draft: Draft, end: int) -> None:
    """Take the code of the specialty behind what a thesis calls itself, and its name."""
    if code := _specialty().match(draft.mask, end + (draft.mask[end : end + 2] == ".:")):
        draft.custom("specialty", code["value"])
        named = _FIELD.match(draft.mask, code.end())
        whole = named and named["name"].casefold() not in locales.cities()
        draft.hide(code.start(), named.end() if named and whole else code.end())


def _bracketed(draft: Draft) -> None:
    """Claim what a bracket says of a thesis: `[Doctoral dissertation, University of Hull]` (APA 7)."""
    for i, (bracket, start, end) in enumerate(draft.values.get("brackets", ())):
        called = _CALLED.match(draft.text, start + 1, end - 1) if bracket.role == "translation" else None
        if not called or not genre_phrases("thesis").first(called["genre"]):
            continue
        tables = (phrases_of("degree"), genre_phrases("thesis"))
        if not any(table.at(table.folded(called["genre"]), 0) for table in tables):
            continue
        draft.values["brackets"][i] = replace(bracket, role="form"), start, end
        draft.kind = "thesis"
        draft.note("genre", called.span("genre"))
        if called["school"] and phrases_of("school").first(called["school"]):
            draft.note("publisher", called.span("school"))
        return


_CALLED = kept(
    rf"(?P<genre>\w[^,:;.]{{3,40}}(?:\.[^,:;.]{{1,20}}){{0,3}})(?:,\s(?P<school>[{UPPER}].{{4,120}}))?$"
)
"""What a bracket calls a thesis, and the university behind it."""


_IN_FULL = kept(
    rf"\s?/\s(?P<family>[{UPPER}]{LETTER}+)(?:,?\s[{UPPER}]{LETTER}+){{1,2}}(?=\s?(?:;|[.,]?\s?[–—-]\s|\.?$|\.\s[{UPPER}]))"
)


def _again(draft: Draft) -> None:
    """Take out the author whom a thesis names again in full: `/ Орлов Денис Евгеньевич. – М.`"""
    author = draft.values.get("author", ())
    match = _IN_FULL.search(draft.mask) if len(author) == 1 else None
    if match and match["family"] == author[0].family:
        draft.hide(*match.span())


def _segments(draft: Draft) -> list[tuple[int, int]]:
    """Return the parts of an entry behind the first: those in which a thesis says that it is one."""
    cuts = [m.span() for m in _segment().finditer(draft.mask)]
    ends = [*(start for start, _ in cuts[1:]), len(draft.mask.rstrip(" ."))]
    return [(begin, end) for (_, begin), end in zip(cuts, ends, strict=False) if end > begin]


def deposited(draft: Draft) -> None:
    """Take what stands behind a thesis for the archive that holds it: `[PhD thesis, Turku]. UTUPub`."""
    if "genre" not in draft.values or not genre_phrases("thesis").first(draft.values["genre"]):
        return
    serial = not draft.values.keys().isdisjoint(("volume", "issue")) or "range" in draft.page_kinds
    if "container_title" in draft.values and "//" not in draft.mask and not serial:
        draft.turn("container_title", "archive")


_SCHOOL = kept(
    rf"[\s.,:;/)\x00]*(?P<value>[{UPPER}][^\x00\x01,;:/()–—]{{3,90}}?)(?=[.,]?\s?(?:[,;:)–—\x00\x01]|$))"
)


def school(draft: Draft) -> None:
    """Claim the university that stands behind a thesis's genre: `PhD thesis, University of Hull, 2004`."""
    if draft.kind != "thesis" or "genre" not in draft.spans or "publisher" in draft.values:
        return
    at = bisect_left(draft.traced.at, draft.spans["genre"][-1].end)
    match, schools = _SCHOOL.match(draft.mask, at), phrases_of("school")
    if match and not schools.first(match["value"]):
        match = _SCHOOL.match(draft.mask, match.end())  # behind the specialty: `thesis, Land law, Institute`
    if match and schools.first(match["value"]):
        draft.claim("publisher", match.span("value"), match["value"])
