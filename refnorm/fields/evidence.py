"""What makes a line look like the beginning of a reference, like its end, or like a reference at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields.brackets import note
from refnorm.fields.draft import alternatives, conjunction, either_case, labels, others, unstopped
from refnorm.fields.offered import ends_so
from refnorm.patterns import kept
from refnorm.text import DASHES, HARD, MARKS, TIES, caseless, low

UPPER = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚ"
    "ŞŠȘŢȚŤŪŮŰŲŹŻŽĬĴŊŜŬƏƗƟǍǴȦȮȲḠḢḤḨḰṚẎẐА-ЯЁЄІЇЈЉЊЋЏҐҒҖҚҠҢҮҰҲҶҺҜҸӘӢӨӮЎЂЃЌЅҘҪҔҤӐӖӔӲӰӸӦӤӜӞӴӁԱ-ՖႠ-Ⴥა-ჺΆΈ-ΊΌΎΏΑ-Ϋ"
)
CAPITAL, SMALL, LETTER = f"[{UPPER}]", rf"[^\W\d_{UPPER}]", r"[^\W\d_]"
"""A capital; a letter that is none, as scripts have that know no capitals; and either."""

DIGRAPH = rf"(?:[YJI][{TIES}]?[aeiouâëéè]|[ZKCSGD]h|T[{TIES}]?s|D[zž]h?|Shch|Shh|Sht|Šč|[LNGK]j)"
"""What schemes write for one letter at the beginning of a name."""
_TAIL = rf"(?:{LETTER}|[’'ʹʼ`´‘′\-‐‑{MARKS}]|[”ʺ#](?={LETTER})|{HARD})"
SURNAME = rf"[{UPPER}]{_TAIL}{{1,60}}"
"""A bound, so that a row of capitals without spaces is not read anew from each of them."""
ALSO = rf"(?:hch|(?<=S)HCH|hh|ht|ch|zh|(?<=D)ZH|[’'][acy]|{LETTER})?"
"""What may stand behind the first letter of an initial."""
INITIAL = rf"[{UPPER}][{MARKS}]?{ALSO}[’'‘ʹ`′{MARKS}]?\.(?:\s?[-‐‑]\s?[{UPPER}]{LETTER}?\.)?"
"""`А.`, `Yu.`, `Shch.`, `SHCH.`, `I'y'.`, `Ж.-Ж.`: a letter, or what one letter is romanized as."""

_LEADS = kept(
    rf"(?:{SURNAME}(?:\s{SURNAME})?,?\s?{INITIAL}|{INITIAL}(?:\s?{INITIAL}){{0,2}}\s?{SURNAME}"
    rf"|{SURNAME},\s{SURNAME}|{SURNAME}\s[{UPPER}]{{1,2}}(?:[,.;]|\s[{UPPER}])"
    rf"|(?P<label>{SURNAME})[^.\d:]{{0,40}}\s(?:1[5-9]|20)\d\d{LETTER}?(?::|\s[—–=-])\s(?:{INITIAL}\s?|{SURNAME}\s)*(?P=label))"
)
_TITLE_LEAD = kept(rf"[«\"“„\[]?[{UPPER}]")
_LED = kept(rf"(?:[:;/]|/\s[^/]{{1,60}},)\s(?:{INITIAL}\s?){{1,3}}$")
"""Initials behind a colon, slashes or persons, whose surname must follow: `In: M.`, `/ А. Зимин, Л. Н.`"""
_FOLDER = kept(r"://\S+/$")
_CLOSING = tuple('.;!?)]>»”"…։')
_QUOTED = (",”", ',"', ",“")  # so a title ends whose journal follows
_ARMENIAN_STOP = kept(r"[\u0531-\u0588][^:\n]{0,12}:$")
"""The colon with which Armenian ends a sentence, where its own mark is not at hand."""
_PLACE = kept(r"([^,:;\d]{2,30}?)(?:\s?[,:]|\.\s\d)")
LOOKED_AT = 20_000
"""Characters of a line that are looked at: the beginning shows whether it is a reference."""
_LINK_LENGTH = 300
"""Characters from the end in which a link that ends a line may begin."""
_BRACKETED = kept(r"[\[(]([^\[\]()]{2,60})[\])]")
_GIVEN = rf"{INITIAL}(?:\s?{INITIAL})*"
_PERSON = rf"(?:{SURNAME}(?:\s{SURNAME})?,?\s?{_GIVEN}|{_GIVEN}\s?{SURNAME})"
_LAST_MARKED = kept(rf"(?<![{UPPER}])[.,;:)\]{re.escape(DASHES)}]\s+\S+$")
"""The last word behind a mark that is no initial's: only there one letter is a label."""
_YEAR = kept(r"[12](?<![\d.].)(?:(?<=1)[5-9]\d|(?<=2)0[0-4])\d(?!\d)")
"""It begins with what few characters are, and looks back later: that finds the next place fastest."""
_INITIALS = kept(rf"(?<!\w){INITIAL}\s?(?:{INITIAL}|{SURNAME})|{SURNAME},?\s{INITIAL}")
_SIGN = kept(r"№\s?\d")
_DATED = kept(r"[^\d:/]+\.\s\((?:1[5-9]|20)\d\d[a-zа-я]?\)\.")
"""Who wrote a work, and when: its title must follow."""
_LABELLED = kept(r"[^\W\d_]\.?\s*\d[\w/-]*[.,]?$")
_LINKS = ("http://", "https://", "www.", "isbn", "issn")
_DOI = kept(r"\bdoi\b", re.IGNORECASE)
_DOI_ITSELF = kept(r"10\.\d{4,9}/")


@cache
def undotted() -> str:
    """Return a regex of initials without periods, as medicine prints them.

    Three are an acronym unless another person follows.
    """
    several = rf"[{UPPER}]{{3}}(?=,\s[{UPPER}]{LETTER}+\s[{UPPER}]{{1,3}}[,.;\s]|,\s{others()})"
    single = rf"{DIGRAPH}(?=,\s[{UPPER}]{LETTER}+\s(?:[{UPPER}]|{DIGRAPH}){{1,3}}[,.;])"
    digraph = rf"[{UPPER}]{DIGRAPH}|{DIGRAPH}(?:[{UPPER}]|{DIGRAPH})|{single}"
    more = rf"{alternatives(locales.english().words['and'])}|{others()}"
    return (
        rf"(?:(?:[{UPPER}]{{1,2}}|{several})(?![\w.])|(?:{digraph})(?!\w))"
        rf"(?=[,;.]|\s[(&]|\s(?:{more})(?!\w)|$)"
    )


@lru_cache(maxsize=32768)
def leads(text: str) -> bool:
    """Tell whether the text begins with a person's name as references write it."""
    match = _LEADS.match(text)
    if not match:
        return low(text[:1]) and _small().match(text) is not None
    return match[0][-1] in ".,;" or "," not in match[0] or not _place(text)  # `Moscow, Nauka`


@cache
def _small() -> re.Pattern[str]:
    """Return the regex of a name whose particles are in small letters: `ван дер Хейден У.`"""
    label = rf"\s(?:1[5-9]|20)\d\d{LETTER}?\s[—–=-]\s"
    return kept(rf"(?:{alternatives(locales.words('particle'))}\s){{1,2}}{SURNAME}(?:,?\s?{INITIAL}|{label})")


def capital(text: str) -> bool:
    """Tell whether the text begins like a title: with a capital, in quotes or not."""
    return bool(_TITLE_LEAD.match(text))


@cache
def _closed() -> re.Pattern[str]:
    """How a reference ends without a closing mark, within its last two words: a labelled number, a link."""
    total = alternatives(("р", *unstopped("number-of-pages", "after")))  # the letter is typed for `p`
    return kept(
        rf"(?:^|[\s.])\d(?:[\d\-–]*\d)?\s?(?:{total})?\.?$|https?://\S+$|10\.\d{{4,9}}/\S+$", re.IGNORECASE
    )


def closed(text: str) -> bool:
    """Tell whether the text ends like a finished reference."""
    tail = text[-_LINK_LENGTH:].rstrip()
    if tail.endswith(_CLOSING) or (tail.endswith(":") and _ARMENIAN_STOP.search(tail)):
        return not tail.endswith(_QUOTED)
    words = tail.rsplit(None, 2)
    return bool(_closed().search(tail, len(words[0]) if len(words) == 3 else 0)) or ends_so(tail)


def whole(text: str) -> bool:
    """Tell whether the text may be a reference to its end: closed, with two kinds of evidence.

    A number sign is one of them here, though not in `weight`: heads of pages have it too.
    """
    return closed(text) and weight(text) + bool(_SIGN.search(text)) > 1


@cache
def _finished() -> re.Pattern[str]:
    letters = {word[0] for word in locales.tokens("page", "before") if len(word.rstrip(".")) == 1}
    total = alternatives(unstopped("number-of-pages", "after"))
    said = alternatives(locales.words("last_bracket"))
    return kept(
        rf"\d(?:\s|(?<!(?:1[5-9]|20)\d\d)){total}\.$|[р{''.join(sorted(letters))}]\.\s?\d+(?:\s?[\-–—]\s?\d+)?\.$"
        rf"|\({said}\b[^()]*\)\.?$",
        re.IGNORECASE,
    )


def finished(text: str) -> bool:
    """Tell whether the text ends as only a whole reference ends: in pages, or a remark in brackets."""
    tail = text[-_LINK_LENGTH:].rstrip()
    return tail.endswith((".", ")")) and bool(_finished().search(tail))


@cache
def _open() -> re.Pattern[str]:
    words = "|".join(map(re.escape, locales.words("hanging")))
    return kept(rf"(?:[,;:/&+(=]|,[”\"“]|[{re.escape(DASHES)}]|\s(?:{words}))$", re.IGNORECASE)


def hanging(text: str) -> bool:
    """Tell whether the text ends in the middle of something."""
    tail = text[-200:].rstrip()
    opened = _open().search(tail[-20:]) and not (_FOLDER.search(tail) or _ARMENIAN_STOP.search(tail[-20:]))
    return bool(opened or _LED.search(tail)) or names_only(text)


@cache
def _labels() -> frozenset[str]:
    fields = ("page", "volume", "issue", "part", "chapter", "edition", "article-number")
    marks = {token for field in fields for token in locales.tokens(field, "before")}
    versions = {form for word in locales.words("version") for form in (word, word.lower())}
    return frozenset(marks | versions | set(locales.words("bulletin")))


@cache
def _shelved() -> frozenset[str]:
    """The labels within a shelf mark of an archive, which stand behind another label's number."""
    return frozenset(t for field in ("inventory", "file", "leaf") for t in locales.tokens(field, "before"))


_ARCHIVE_ENDS = kept(r"(?:[–—)\]]|[^\W\d_]{2}[.,])$")
"""What stands before the label of a fonds: the name of an archive and its mark."""


@cache
def _counted() -> frozenset[str]:
    return frozenset(locales.tokens("number-of-pages", "after") + locales.tokens("page", "after"))


def awaits(text: str) -> bool:
    """Tell whether the text ends in what something must follow: `Кн.`, `Vol.`, `– С.`, `Bureau. (2021).`"""
    tail = text[-40:].rstrip()
    before, _, word = tail.rpartition(" ")
    if word in _counted() and (before.rstrip()[-1:].isdigit() or (not before and word.islower())):
        return False  # `236 გვ.`: the number stands before the label, which may stand before a number too
    if word in _labels():
        return len(word) > 2 or bool(_LAST_MARKED.search(tail))
    if word in locales.tokens("fonds", "before"):
        return bool(_ARCHIVE_ENDS.search(before))  # an initial may stand behind another one
    labelled = word in _shelved() and _LABELLED.search(before)  # `F. 3. Op. 1. D.`, not `D. 1. 37 ark.`
    return bool(labelled or (word.endswith(").") and _DATED.fullmatch(text)))


@cache
def _titled_link() -> re.Pattern[str]:
    """A link with the title of the page behind it: an entry of its own."""
    seen = either_case(locales.words("accessed"))
    return kept(rf"(?:https?://|www\.)\S+\s[(«\"“]?(?!{seen})[{UPPER}]{LETTER}*\s{LETTER}+")


_LATER = ("inventory", "file", "leaf", "volume", "issue")
"""What is never the first part of a reference, nor of a shelf mark."""
ENDING_YEAR = r"\((?:1[5-9]|20)\d\d[a-z]?\)[\])]*[.;,]?"  # a line's all: `(1990).`


@cache
def _later() -> re.Pattern[str]:
    """How a later part of a reference begins."""
    labelled = alternatives(token for part in _LATER for token in unstopped(part, "before"))
    return kept(
        rf"(?:[{re.escape(DASHES)}/,;:.)\]»&+]|https?://|www\.|doi\b|url\b|is[bsm]n\b"
        rf"|\(?{alternatives(locales.words('continuing'))}\b"
        rf"|pp?\.\s?\d|[сc]\.\s?\d|\d+\s?[сcpб]\.|№|(?:19|20)\d\d\b|{labelled}\.\s?\d|{ENDING_YEAR}$)",
        re.IGNORECASE,
    )


def continues(text: str) -> bool:
    """Tell whether the text begins like a later part of a reference: in lower case, with a label, a place."""
    if _titled_link().match(text):
        return False
    return (low(text[:1]) and not leads(text)) or bool(_later().match(text)) or _place(text) or _noted(text)


def _noted(text: str) -> bool:
    """Tell whether the text begins with a note in brackets: `[in Ukrainian]`, `(на рус. яз.)`."""
    inner = _BRACKETED.match(text) if text[:1] in "[(" else None
    return inner is not None and note(inner[1]) is not None


@cache
def _names_only() -> re.Pattern[str]:
    return kept(
        rf"(?:[^.\d]{{2,40}}\s(?:1[5-9]|20)\d\d{LETTER}?(?::|\s[—–=-])\s)?"
        rf"{_PERSON}(?:,?\s(?:&\s|{conjunction()}\s)?{_PERSON})*,?"
    )


def names_only(text: str) -> bool:
    """Tell whether the text is nothing but persons, so that their work must follow; a label may lead."""
    return bool(_names_only().fullmatch(text[-_LINK_LENGTH:]))


def _place(text: str) -> bool:
    """Tell whether the text begins with the place of a publication: `Moscow, Nauka`, `М.: Наука`."""
    place = _PLACE.match(text)
    return place is not None and place[1].strip().casefold() in locales.cities()


@lru_cache(maxsize=32768)
def weight(text: str) -> int:
    """Count the kinds of evidence that a text is a reference: year, name, marks, link."""
    text = text[:LOOKED_AT]
    return bool(_YEAR.search(text)) + bool(_INITIALS.search(text)) + _marked(text) + _linked(text)


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    """Return marks beside `//`: a dash behind a stop, counted pages, labelled numbers; quick ones first."""
    counted = alternatives(locales.words("telling_count"))
    words = locales.words("telling_label")
    longer = (
        w.capitalize() for w in words if w[1:].isalpha() or w[1:-1].isalpha()
    )  # a letter is as it is printed
    labelled = labels({*words, *longer}, r"\w")
    return kept(r"[.,]\s[–—-]\s"), kept(rf"\d\s?{counted}"), kept(rf"(?:{labelled}|\b№)\s?\d")


def _marked(text: str) -> bool:
    if "//" in text or any(pattern.search(text) for pattern in _marks()):
        return True
    return any(part in text for part in _of_fonds()) and bool(_fonds().search(text))


@cache
def _of_fonds() -> tuple[str, ...]:
    """Return what an archive's file begins with: without one of these the slow search is spared."""
    labels = [one + " " if one.endswith(".") else one for one in locales.tokens("fonds", "before")]
    return tuple(one for one in labels if not any(other in one for other in labels if other != one))


@cache
def _fonds() -> re.Pattern[str]:
    """Return the regex of an archive's file, as it begins: `Ф. 5. Оп. 3. Д. 176`."""
    fonds = alternatives(locales.tokens("fonds", "before"))
    inventory = alternatives(unstopped("inventory", "before"))
    number = r"[^\W\d_]{0,2}-?\d{1,6}\w{0,4}"
    return kept(rf"(?<!\w){fonds}\s?{number}\W{{1,3}}{inventory}\w{{0,3}}\.?\s?\d")


def _linked(text: str) -> bool:
    low = caseless(text)
    if any(part in low for part in _LINKS) or _DOI_ITSELF.search(text):
        return True
    return "doi" in low and bool(_DOI.search(text))
