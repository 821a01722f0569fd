"""Patents, standards, reports: their numbers, dates, and what they call themselves."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates, names
from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft, alternatives, worded
from refnorm.fields.evidence import SMALL, UPPER
from refnorm.fields.phrases import Phrases, heads, phrases_of, word_heads
from refnorm.fields.signs import of_case
from refnorm.patterns import kept
from refnorm.text import DASHES
from refnorm.traced import GROUP

_YEAR_APART = rf"(?:\s?[{re.escape(DASHES)}]\s?(?:19|20)\d\d(?=[.,;]\s|\s*$))?"
"""The year of a standard with spaces round its dash: `31010 – 2011.`."""
_CODE = (
    rf"(?P<value>(?:[A-ZА-ЯІ]\.(?=\d)|[A-Z](?=\d{{2,4}}[-–]))?\d[\d.\-–/:]*(?:[{re.escape(DASHES)}]\d+)*{_YEAR_APART}"
    r"(?:[a-z]{1,2}-(?:19|20)\d\d(?!\w)|[A-Za-zА-Яа-я]\b)?)"
)
VALUE = (
    r"(?:ҚР[\s-])?(?:[A-ZА-Я]{1,4}[\s-]?)?\d+(?:[a-zа-я](?=/\d))?(?:(?:[/–-]|\.(?=\d+[–-]))\d+)*"
    r"(?:[–-][a-zа-яіїє]{1,3}/\d{2,4}(?!\w)|[/–-](?:[A-ZА-ЯІ]{1,5}(?:\d{1,4}-\d+)?[ა-ჰ]{0,3}|[ა-ჰ]{1,3})(?![^\W\d_])"
    r"|-?[a-zа-я](?![^\W_]))?"
)
"""The number of a document and the letters that tell its row: `126-ФЗ`, `918н`, `254к/96-ВР`, `936-Iს`."""
NUMBER = kept(rf"[№Nn](?<!\w.)(?:(?<=№)|(?<=[Nn])(?i:o\.?||r\.?|umber))\s*(?P<value>{VALUE})")
_LONG = kept(
    r"[№Nn](?<!\w.)(?<![Aa]rt\.\s.)(?:(?<=№)|(?<=[Nn])(?i:o\.?||umber))\s*(?P<value>\d{6,}(?:-[A-Z]{2,3}(?!\w))?|\d+[-–/][A-ZА-ЯІ]{1,5}(?!\w))"
)
_HEAD = 6
"""Characters before the mark of a standard that heads its entry."""
NEAR = 100
"""How far before its number a document says what it is, in characters."""
_DIGITS = (
    r"(?:\d{4}/\d{5,6}|\d{1,3}(?:,\d{3}){2}|\d(?:\s\d{3}){2}|\d{2,3}(?:\s\d{2,4}){2,3}|\d{5,10}(?:[/-]\d{1,3})?)(?!\d)"
    r"(?:\s?(?:\(13\)\s?)?[ABCUАВСИ]\d?(?!\w))?"
)
"""`2442620 C1`, `5,123,456`, `2 442 620`, `102 34 567 A1`, `2010/123456`, `139703 (13) U1` (WIPO ST.9)."""


_CODES = "DE|EP|US|WO|RU|SU|KZ|GB|FR|CN|JP|UA|EA|BY|KG|UZ|MD|KR|CA|AU"
_BY_KIND = kept(
    rf"(?<!\w)(?P<country>{_CODES})\s?"
    r"(?P<value>(?:\d{4}/\d{5,6}|\d{2,3}(?:\s\d{2,4}){2,3}|\d{5,10})\s?[ABCU]\d)(?!\w)"
)


_COUNTRIES = frozenset(_CODES.lower().split("|"))


_CERTIFICATE = r"[АAаa](?<!\w.)\.\s?(?:[сs]\.|[СS]\.(?=\s?(?:№\s?)?\d{5,7}(?!\d)))"
"""`А. с.`: unlike initials it has a small second letter and a long number behind it."""
_CERTIFIED = kept(rf"{_CERTIFICATE}\s?(?:№|N|\d|[СS])")


@cache
def _patent() -> re.Pattern[str]:
    """A mark, a country on either side, a number: `Пат. 2442620 РФ`, `US Patent No. 5,123,456`."""
    marks = rf"(?:(?i:{alternatives(locales.words('patent_mark'))})|{_CERTIFICATE})"
    countries, kinds = (alternatives(locales.words(kind)) for kind in ("jurisdiction", "patent_kind"))
    said = rf"(?:(?i:{kinds})(?!\w)\s?)?"
    return kept(
        rf"(?<!\w)(?:(?P<c1>{countries})\s{said})?(?P<mark>{marks})(?!\w)\s?{said}"
        rf"(?:(?:of\s(?:the\s)?)?\(?(?P<c2>{countries})(?![^\W\d_])\)?\s?{said})?[\s.,–—-]*(?:№|[Nn]o\.?|N\.?|[Nn]r\.?)?\s*"
        rf"(?:(?:{_CODES})\s?)?(?:\(11\)\s?)?(?P<value>{_DIGITS}|\d{{4}}(?<=№.{{4}})(?!\d)|\d{{4}}(?<=№\s.{{4}})(?!\d))(?:[\s,(]{{1,2}}(?P<c3>{countries})(?!\w)\)?)?"
        rf"(?:\s(?i:{kinds})(?=[.,;:]))?"
    )


@cache
def _classes() -> re.Pattern[str]:
    mark = alternatives(locales.words("classification"))
    one, edition = r"[A-HАВСЕН]\s?\d{2}\s?[A-ZА-Я]\s?\d{1,4}/\d{2,6}", r"(?:\(\d{4}(?:\.\d\d)?\))?"
    return kept(rf"[\s,;:.(]*{mark}\s?\d?\s?{edition}\s?:?\s?(?P<value>{one}(?:[;,]\s?{one})*)\s?{edition}")


@cache
def _stage(kind: str) -> re.Pattern[str]:
    return kept(rf"[;,.]?\s?(?<!\w){alternatives(locales.words(kind))}(?!\w)\s?:?\s?", re.IGNORECASE)


@cache
def _bulletin() -> re.Pattern[str]:
    marks = worded("bulletin")
    return kept(
        rf"(?<!\w)(?i:{marks})\.?\s?(?:№|[Nn]o\.?)?\s?(?P<value>\d{{1,3}})(?!\w)(?:\s\([^()\x00\x01]{{2,8}}\))?"
    )


_APPLICATION = kept(
    r"[–—-]?\s?(?:№|[Nn]o\.)\s?(?P<value>(?:\d{7,}(?:/\d{1,3}(?:[–-]\d{1,3})?)?|\d{4}/\d{3,5}(?:\.\d)?|[ua]\s?(?:\d{9,11}|\d{4}\s\d{5})))(?=\s?[;,.:]\s)"
)


@cache
def _applicant() -> re.Pattern[str]:
    """Who has filed a patent and who holds it: `; заявитель и патентообладатель …` (GOST 7.1-2003, 5.2.6)."""
    marks = alternatives(locales.words("applicant"))
    return kept(
        rf"(?<=[;,.]\s)(?i:{marks})(?!\w)\.?\s?:?\s(?P<value>[^\x00\x01;]{{2,160}}?)(?=\.?\s?(?:[;\x00]|[–—-]\s|$)|\.\s(?!{SMALL}))"
    )


@cache
def _of_country() -> re.Pattern[str]:
    """The country of the inventors behind their names."""
    return kept(rf"(?<=\x00)\s\({alternatives(locales.words('jurisdiction'))}\)")


def patent(draft: Draft) -> None:
    """Claim number, country, class and dates of a patent or an inventor's certificate."""
    match = None
    if not draft.words.isdisjoint(word_heads("patent_mark")) or _CERTIFIED.search(draft.mask):
        match = _patent().search(draft.mask)
    if match is None and not draft.words.isdisjoint(_COUNTRIES):
        match = _BY_KIND.search(draft.mask)
    if match is None:
        return
    found = match.groupdict()
    start, end = match.span()
    countries = [name for name in ("c1", "c2", "c3", "country") if found.get(name)]
    for name in countries[:1]:
        draft.note("jurisdiction", match.span(name))
    if found.get("mark"):
        draft.note("genre", match.span("mark"))
    if classes := _classes().match(draft.mask, end):
        end = classes.end()
        draft.custom("classification", " ".join(classes["value"].split()))
    draft.claim("number", match.span("value"), " ".join(match["value"].split()), (draft.behind(start), end))
    draft.kind = "patent"
    if "author" not in draft.values:
        _inventors(draft)
    _stages(draft)


_BEHIND_TITLE = kept(rf"{GROUP}\.?\s(?=[{UPPER}])")


def _inventors(draft: Draft) -> None:
    """Claim the inventors who stand behind the title's translation: `Nasos [Pump]. Orlov D. E. (USSR)`."""
    for match in _BEHIND_TITLE.finditer(draft.mask):
        found, at = names.run(draft, match.end(), len(draft.mask))
        if found:
            names.keep(draft, "author", found)
            draft.hide(match.end(), at)
            return


def _stages(draft: Draft) -> None:
    """Claim application number, day of filing and day of publication of a patent."""
    application = _APPLICATION.search(draft.mask)
    if application:
        draft.custom("application", application["value"])
        draft.hide(*application.span())
    if applicant := _applicant().search(draft.mask):
        draft.custom("applicant", " ".join(draft.text[slice(*applicant.span("value"))].split()))
        draft.hide(draft.behind(applicant.start()), applicant.end())
    if inventors := _of_country().search(draft.mask):
        draft.hide(*inventors.span())
    for kind, field in (("filed", "submitted"), ("published", "issued"), ("registered", "issued")):
        mark = _stage(kind).search(draft.mask)
        found = dates.find(draft.mask, mark.end()) if mark else None
        if mark and found and found.start - mark.end() < 3:
            where = (found.start, found.end)
            rest = draft.mask[: mark.start()] + draft.mask[found.end :]
            if kind == "registered" and ("issued" in draft.values or YEAR.search(rest)):
                draft.custom(kind, draft.text[slice(*where)])  # the year of the document stands elsewhere
                draft.hide(draft.behind(mark.start()), found.end)
                continue
            draft.claim(field, where, dates.as_date(draft, found), (mark.start(), found.end))
    if bulletin := _bulletin().search(draft.mask):
        draft.custom("bulletin", bulletin["value"])
        draft.hide(*bulletin.span())


@cache
def _standard() -> re.Pattern[str]:
    codes = alternatives(p for p in locales.genre("standard") if p[:1].isupper())
    bodies = alternatives(locales.words("standard_body"))
    return kept(rf"(?<!\w)(?P<mark>{codes}(?:[\s/]{bodies})*)\s?{_CODE}")


@cache
def _rulebook() -> re.Pattern[str]:
    """`СП 20.13330.2016`, `МУ 2.1.4.682-97`: three numbers at least, for the mark may be initials."""
    marks = alternatives(locales.words("standard_mark"))
    dash = re.escape(DASHES)
    return kept(rf"(?<![\w.])(?P<mark>{marks})\s(?P<value>\d+(?:[.{dash}]\d+){{2,}})(?!\w)")


_DEPOSITORY = kept(
    rf"\x01[\x01\s.,]*(?P<name>[{UPPER}][^.,;:\x00\x01]{{1,60}}?)(?:[.,;]\s?(?:\x00|(?:19|20)\d\d)|\.?\s*$)"
)


@cache
def _deposited() -> frozenset[str]:
    return frozenset(p.casefold() for kind in ("software", "dataset") for p in locales.genre(kind))


def depository(draft: Draft) -> None:
    """Claim who keeps a data set or a program: the sentence behind `[Data set]` (APA 7, 10.9-10.10)."""
    groups = draft.values.get("brackets", ())
    if not any(bracket.text.strip("[]. ").casefold() in _deposited() for bracket, _, _ in groups):
        return
    if match := _DEPOSITORY.search(draft.mask):
        draft.claim("publisher", match.span("name"), match["name"])


@cache
def _standard_heads() -> frozenset[str]:
    return heads(p for p in locales.genre("standard") if p[:1].isupper())


@cache
def _numbered_genre() -> Phrases[None]:
    genres = [p for kind in ("legislation", "patent", "software", "dataset") for p in locales.genre(kind)]
    return Phrases((p, None) for p in [*genres, *locales.words("numbered")])


@cache
def _registered() -> re.Pattern[str]:
    marks, countries = (alternatives(locales.words(kind)) for kind in ("registration", "jurisdiction"))
    return kept(
        rf"(?<![\w])(?P<mark>(?i:{marks}))\s?(?:№|[Nn]o\.?)?\s?(?:RU\s)?(?P<value>\d{{6,}})"
        rf"(?:[\s,(]{{1,2}}(?P<country>{countries})(?!\w)\)?)?[\s.,:–—]*"
    )


def registered(draft: Draft) -> None:
    """Claim the certificate of a program: `Свидетельство о регистрации … № 2018612345`."""
    match = None if draft.words.isdisjoint(word_heads("registration")) else _registered().search(draft.mask)
    if match is None:
        return
    draft.note("genre", match.span("mark"))
    if match["country"]:
        draft.note("jurisdiction", match.span("country"))
    draft.claim("number", match.span("value"), match["value"], (draft.behind(match.start()), match.end()))
    draft.kind = "software"
    _stages(draft)


def _says_kind(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a document says what it is before its number."""
    table = _numbered_genre()
    near = draft.mask[max(0, match.start() - NEAR) : match.end()]
    return table.among(draft.words) and table.first(near) is not None


def _of_gazette(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a number stands behind the gazette that has printed an act: it is that of the issue."""
    table = phrases_of("gazette")
    hit = table.first(draft.mask) if table.among(draft.words) else None
    return hit is not None and hit.end < match.start()


def number(draft: Draft) -> None:
    """Claim the number of a document: of a standard after its mark, of a decree after `№`."""
    if "number" in draft.values:
        return
    standard = None if draft.words.isdisjoint(_standard_heads()) else _standard().search(draft.mask)
    if not (standard and standard.start() < _HEAD) and not draft.words.isdisjoint(
        word_heads("standard_mark")
    ):
        rules = _rulebook().search(draft.mask)
        standard = rules if rules and (not standard or rules.start() < standard.start()) else standard
        draft.kind = "standard" if rules is standard and standard and "//" not in draft.text else draft.kind
    if standard:
        if since := _in_force().search(draft.mask, standard.end()):
            draft.custom("in-force", since["day"])
            draft.hide(*since.span())
        start = standard.start("value")
        end = start + len(standard["value"].rstrip(".-–/:"))
        draft.note("number", (start, end))
        if " " in standard["value"]:
            draft.veil(start, end)  # the dash before its year parts nothing
        draft.note("genre", standard.span("mark"))
        return
    match = NUMBER.search(draft.mask)
    if match and not _says_kind(draft, match) and not of_case(draft.mask, match.start()):
        match = _LONG.search(draft.mask)
    if match and (len(match["value"]) > 2 or "//" not in draft.text) and not _of_gazette(draft, match):
        draft.claim("number", match.span("value"), match["value"].strip(), match.span())


@cache
def _in_force() -> re.Pattern[str]:
    """Return the regex of since when a standard is in force: `Введ. 1976–01–01`."""
    day = r"(?P<day>\d{2,4}[.–-]\d\d[.–-]\d{2,4})(?!\w)"
    return kept(rf"(?:[–—-]\s)?(?<!\w){worded('in_force')}\.?\s{day}\.?")
