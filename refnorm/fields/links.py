"""URL and DOI, also where a space or a line end broke them."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.patterns import kept
from refnorm.text import SPACES

_URL = kept(
    r"(?:(?:(?:https?|ftp)\s?(?::\s?/\s?/?|//)|(?<!\w)[a-z]{3,7}://)\s?|(?<![\w@./-])www\.)[^\s\x00]+",
    re.IGNORECASE,
)
_MARKS = ("http", "ftp", "://", "www.")
"""What every link has one of."""
_SCHEME = 5
"""Letters of a scheme at most."""
_DOI = kept(r"10\.(?<!\d\.10\.)\d{4,9}\s?/(?!/)\s?[^\s\x00]+")
_DOI_LABEL = kept(
    r"(?:(?<!\w)(?:doi|DOI|дои|ДОИ)\s*(?:[:.]|\s)?\s*)?(?:https?\s?:\s?//\s?)?(?:(?:dx\.)?\s?doi\.\s?org\s?/\s?)?(?:doi:\s*)?$",
    re.IGNORECASE,
)


_BAD_DOI = kept(
    r"(?<!\w)doi\s*[:.]?\s*(?:https?://(?:dx\.)?doi\.\s?org/)?(?P<value>\d[\d.]*/?\S*)", re.IGNORECASE
)
_LAME = kept(r"[\d.]{4,}/\S{4,}")
"""A DOI whose prefix has lost figures, or its period: `12345/wd.2011.2.58`."""
_LAMED, _UNLIKE = 0.9, 0.6
"""How sure it is meant as one, and what else stands behind such a label."""

_TAIL = ".,;:!?»“”\"'>*"
_MORE = kept(r"\s([^\W_][\w.%~+=&?#/()-]*)")
_PART = kept(r"[_/=%&]|\w[.-]\w|\d[A-Za-z]|[A-Za-z]\d|\d{5}")
"""What a word within a link holds and a word of prose does not."""
_DOI_REST = kept(r"[a-z]{2,14}\.\d{4}\.\d")
"""What follows `10.1016/j.` in the DOIs of one large publisher."""
_DOI_TAIL = kept(r"(?!97[89]-)\d{2,4}(?:-\d+){2,}[.,;]?")
"""The rest of a DOI that is all numbers: `10.12345/2409-2231-2 020-7-2-8`; no ISBN."""
_HOSTLESS = kept(r"(?:https?://)?www\.[\w-]+", re.IGNORECASE)
_HALF_HOST = kept(r"https?://(?:[\w-]+\.)+", re.IGNORECASE)
_OTHER_HALF = kept(r"[a-z]{2,8}/\S*")
"""The halves of a host that a line end has broken behind a period: `https://reki.` and `ru/news`."""
_DOMAIN = kept(r"[\w-]+\.[a-z]{2,4}(?:[/.,;]\S*)?")
"""The halves of a host that a space has broken: `www.reki 2015.org`."""
_FILE = kept(r"\.(?:pdf|html?|aspx?|php|docx?)[.,]?$", re.IGNORECASE)
_PROSE = kept(
    r"(?:accessed|date|data|дата|doi|url|https?|www|in|на|pp?\.|no\.|vol\.)(?!\w)|\d{1,4}[.,]?$|\d{1,2}[./]\d{1,2}[./]\d{2,4}",
    re.IGNORECASE,
)
_AFTER_LINK = kept(r"[.,]?\s*(?:[(\[\x00]|$)")


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a link without the punctuation of the sentence around it."""
    while end > start:
        char = text[end - 1]
        pair = {")": "(", "]": "[", "}": "{"}.get(char)
        if char in _TAIL or (pair and text.count(char, start, end) > text.count(pair, start, end)):
            end -= 1
        else:
            break
    return end


def _joined(draft: Draft, start: int, end: int) -> int:
    """Return the end of a link that goes on after a space or a line end."""
    mask = draft.mask
    while more := _MORE.match(mask, end):
        word, before = more[1], mask[end - 1]
        if _FILE.search(word) and "_" in word and not _FILE.search(mask[start:end]):
            end = more.end()
            continue
        if before.isdigit() and "-" in mask[start:end] and _DOI_TAIL.fullmatch(word):
            end = more.end()
            continue
        if _HOSTLESS.fullmatch(mask, start, end) and _DOMAIN.fullmatch(word):
            end = more.end()
            continue
        if _HALF_HOST.fullmatch(mask, start, end) and _OTHER_HALF.fullmatch(word):
            end = more.end()
            continue
        if before == "-" and word[0].isdigit() and mask.startswith("10.", start):
            end = more.end()
            continue
        if before not in "/-_=?&.%" or _PROSE.match(word):
            break
        if before == ".":
            joins = "/" in word and bool(kept(r"doi\.$", re.IGNORECASE).search(mask[start:end]))
            joins = joins or bool(_DOI_REST.match(word) and "10." in mask[start:end])
        else:
            alone = before == "/" and word.isascii() and bool(_AFTER_LINK.match(mask, more.end()))
            joins = bool(_PART.search(word)) or alone or (_newline(draft, end) and word.isascii())
        if not joins:
            break
        end = more.end()
    return end


def _newline(draft: Draft, at: int) -> bool:
    """Tell whether white space of the entry was a line end in the document."""
    after = draft.traced.at[at + 1] if at + 1 < len(draft.traced.at) else draft.traced.end
    return after - draft.traced.at[at] > 1


@cache
def _label() -> re.Pattern[str]:
    phrases = (*locales.words("available"), *locales.tokens("URL", "before"))
    return kept(
        rf"[\[(/<]?\s*(?<!\w){alternatives(phrases)}(?!\w)\s*[\])]?\s*[:.–—-]?\s*[/<(\[]*\s*$", re.IGNORECASE
    )


def _outer(draft: Draft, start: int) -> int:
    """Return the offset at which the labels of a link begin: `Режим доступа: URL: /`."""
    for _ in range(3):
        match = _label().search(draft.mask, max(0, start - 60), start)
        if not match or match.start() == start:
            return start
        start = match.start()
    return start


def doi(draft: Draft) -> None:
    """Claim the first DOI; a label with something else behind it is kept as a malformed one."""
    for match in _DOI.finditer(draft.mask):
        if "DOI" in draft.values:
            break
        end = _trimmed(draft.mask, match.start(), _joined(draft, match.start(), match.end()))
        label = _DOI_LABEL.search(draft.mask, max(0, match.start() - 45), match.start())
        start = label.start() if label else match.start()
        if label is None or not label[0].strip():
            link = _URL.search(draft.mask, 0, match.end())
            if link and link.start() < match.start() < link.end():
                continue
        value = SPACES.sub("", draft.text[match.start() : end])
        draft.claim("DOI", (match.start(), end), value, (_outer(draft, start), end))
    labelled = "doi" in draft.low or "doı" in draft.low
    bad = _BAD_DOI.search(draft.mask) if labelled and "DOI" not in draft.values else None
    if bad:
        end = _trimmed(draft.mask, bad.start("value"), bad.end())
        value = draft.text[bad.start("value") : end]
        sure = _LAMED if _LAME.fullmatch(value) else _UNLIKE
        draft.claim("DOI", (bad.start("value"), end), value, (bad.start(), end), sure)


_HOST = kept(r"[a-z]\.[a-z]{2,4}/[a-z]")


@cache
def _bare() -> re.Pattern[str]:
    """Return the regex of a link without its scheme, behind a mark: `// lex.uz/docs/45`, `URL: ek.kz/x`."""
    host = r"[a-z\d-]{2,30}(?:\.[a-z\d-]{2,30}){0,2}\.[a-z]{2,4}"
    return kept(
        rf"(?:(?<=//)|(?<=//\s)|(?<=:\s))(?<!http:\s)(?<!https:\s)(?:{host}/[\w./?=&%#-]*[\w/])(?=[.,;)\s\x00]|$)"
    )


_NAMED = kept(r"[.;,)\]\x00]\s?(?P<label>[^\W\d_][\w ]{1,24}:\s)$")
"""What a further link is called: `Documentation: https://…`."""


def _further(draft: Draft, begin: int) -> None:
    """Claim the links behind the first one, each with what it is called."""
    while match := _URL.search(draft.mask, begin):
        begin = _trimmed(draft.mask, match.start(), _joined(draft, match.start(), match.end()))
        if begin <= match.start() or "doi.org" in match[0]:
            begin = match.end()
            continue
        start = _outer(draft, match.start())
        named = _NAMED.search(draft.mask, max(0, start - 30), start)
        where = (match.start(), begin)
        value = SPACES.sub("", draft.text[slice(*where)])
        draft.claim("further_URL", where, value, (named.start("label") if named else start, begin))


def url(draft: Draft) -> None:
    """Claim the first URL, and those behind it."""
    places = [at for mark in _MARKS if (at := draft.low.find(mark)) >= 0]
    # the scheme stands before one of the marks
    match = _URL.search(draft.mask, max(0, min(places) - _SCHEME)) if places else None
    match = match or (_bare().search(draft.mask) if "/" in draft.mask and _HOST.search(draft.mask) else None)
    if not match:
        return
    end = _trimmed(draft.mask, match.start(), _joined(draft, match.start(), match.end()))
    value = SPACES.sub("", draft.text[match.start() : end])
    tail = kept(r"\s?[>)\]]*").match(draft.mask[end:])
    draft.claim(
        "URL", (match.start(), end), value, (_outer(draft, match.start()), end + (tail.end() if tail else 0))
    )
    _further(draft, end)
