"""Who wrote the article: the names above its abstracts, in the contents, and in the citation of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from refnorm import locales
from refnorm.fields.draft import alternatives, conjunction
from refnorm.fields.evidence import CAPITAL, SMALL
from refnorm.locales.tongues import tongue
from refnorm.model import Article, Document, Reference, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import skeleton, words, yoless

_CONTENTS = 20_000
"""Characters at the beginning of a file among which the contents of an issue are looked for."""
_FRONT = 20_000
"""Characters behind them that hold the abstracts and the citation of an article."""
_ABOVE, _TITLE, _OWN = 2_500, 400, 250
"""Characters above an abstract that hold the byline, behind a name that hold the title, and of a citation."""
_SHARED = 0.8
"""The share of a title's words that the other place has to print."""
_FEW = 3
"""Words of a title that can be told from another's."""

_MARKUP = kept(r"<[^<>]*>|[*_#\\]|\[\d+\]|[\d¹²³⁴⁵⁶⁷⁸⁹]+")
_WORD = rf"{CAPITAL}[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*"
_INITIAL = rf"{CAPITAL}{SMALL}{{0,2}}\."
_SHORT = rf"{_WORD},?(?:\s?{_INITIAL}){{1,3}}|(?:{_INITIAL}\s?){{1,3}}{_WORD}"
_PERSON = kept(rf"{_SHORT}|{_WORD}(?:\s{_INITIAL})?(?:\s{_WORD}){{1,2}}")
_CITED = kept(_SHORT)
"""A name with initials: in a citation the title follows, and would be taken for a part of a full name."""
_PARTS = kept(rf"{_INITIAL}|{_WORD}")
_LINE = kept(r"^[^\n]{4,160}$", re.MULTILINE)
_BOLD = kept(r"\s*(?:<b>|\*\*)(?P<names>[^\n<*]{4,120})(?:</b>|\*\*)")
_BLANK = kept(r"\n[ \t]*(?:\r?\n|$)")
_END_OF_TITLE = kept(r"\.{2,}|…|\t\s*\d|\s\d{1,4}\s*(?:\n|$)")


@cache
def _and() -> re.Pattern[str]:
    """What stands between two authors."""
    return kept(rf"\s*(?:[,;&]|(?<!\w){conjunction()}(?!\w))\s*")


@noun
class Person:
    """A name as printed: its words and initials in lower case."""

    text: str
    span: Span
    words: tuple[str, ...]
    initials: tuple[str, ...]


@noun
class Byline:
    """Persons at one place: `kind` is abstract, contents or citation; `title` is what follows them there."""

    kind: str
    language: str
    persons: tuple[Person, ...]
    title: str = ""


def bylines(document: Document, article: Article) -> tuple[Byline, ...]:
    """Return the bylines of an article in the order of the text; none where it has no abstract."""
    first = min((lst.span.start for lst in article.lists), default=article.span.end)
    end = min(first, article.span.start + _CONTENTS + _FRONT)
    above = tuple(_above(document.text, Span(article.span.start, end)))
    if not above:
        return ()
    listed = _listed(document.text[:_CONTENTS], above)
    return (*listed, *above, *_citations(document.text, Span(article.span.start, end)))


def _above(text: str, part: Span) -> Iterator[Byline]:
    """Yield the names between one abstract and the one before it."""
    last = part.start
    for match in _abstracts().finditer(text, part.start, part.end):
        start = max(last, match.start() - _ABOVE)
        lines = [one for one in _lines(text, start, match.start()) if _listed_title(text, one[0]) is None]
        persons = tuple(person for _, found in lines for person in found)
        if persons:
            title = text[lines[0][0] : match.start()]
            yield Byline(
                "abstract", _tongue(title + text[match.end() : match.end() + _TITLE]), persons, title
            )
        last = match.end()


def _listed(text: str, above: Sequence[Byline]) -> Iterator[Byline]:
    """Yield the names of the contents whose title is that of one of the bylines: they are in its language."""
    contents = _contents(text)
    if not contents:
        return
    own = {person.span for one in above for person in one.persons}
    titles = [(set(map(skeleton, words(one.title))), one.language) for one in above]
    for persons, title in contents:
        if own & {person.span for person in persons}:
            continue
        for known, language in titles:
            if sum(word in known for word in title) >= _SHARED * len(title):
                yield Byline("contents", language, persons)
                break


@lru_cache(maxsize=4)
def _contents(text: str) -> tuple[tuple[tuple[Person, ...], tuple[str, ...]], ...]:
    """Return the persons in the contents, and the words of the title behind them, once for all articles."""
    found = ((persons, _listed_title(text, at)) for at, persons in _lines(text, 0, len(text)))
    titled = ((persons, tuple(map(skeleton, words(title)))) for persons, title in found if title)
    return tuple((persons, title) for persons, title in titled if len(title) >= _FEW)


def _listed_title(text: str, at: int) -> str | None:
    """Return the title that follows a name in the contents, where its page stands behind it."""
    blank = _BLANK.search(text, at + 1, at + _TITLE)
    cut = _END_OF_TITLE.search(text, at, blank.end() if blank else at + _TITLE)
    return text[at : cut.start()] if cut else None


def _citations(text: str, part: Span) -> Iterator[Byline]:
    """Yield the names with which the article says how it is to be cited."""
    for match in _cited().finditer(text, part.start, part.end):
        end = min(part.end, match.end() + _OWN)
        persons = tuple(_run(text, Span(match.end(), end), _CITED, whole=False))
        if persons:
            yield Byline("citation", _tongue(text[match.start() : end]), persons)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[Person, ...]]]:
    """Yield the lines that are nothing but persons, or begin with some in bold or before a title in capitals.

    Each is given with where the persons end.
    """
    for line in _LINE.finditer(text, start, end):
        bold = _BOLD.match(line[0])
        span = Span(*bold.span("names")) if bold else Span(0, len(line[0]))
        at = line.start() + span.start
        persons = tuple(_run(text, Span(at, line.start() + span.end), _PERSON, whole=True))
        if persons:
            behind = text[persons[-1].span.end : at + len(span)]
            end = line.start() + bold.end() if bold else line.end()
            yield (persons[-1].span.end if any(map(str.isalpha, behind)) else end), persons


def _run(text: str, part: Span, pattern: re.Pattern[str], whole: bool) -> Iterator[Person]:
    """Yield the persons who stand one behind the other; none where the whole has to be persons and is not."""
    printed = _MARKUP.sub(lambda match: " " * len(match[0]), part.of(text))
    at, found = len(printed) - len(printed.lstrip()), []
    while (match := _named(pattern, printed, at)) and _is_name(match[0]):
        found.append(_person(match[0], Span(part.start + match.start(), part.start + match.end())))
        gap = _and().match(printed, match.end())
        at = gap.end() if gap else match.end()
        if not gap:
            break
    rest = printed[at:].strip(" \t.,;()\r")
    if not (whole and rest) or _is_title(rest):
        yield from found


def _named(pattern: re.Pattern[str], printed: str, at: int) -> re.Match[str] | None:
    """Return the name that stands at a place; the first word of a title in capitals is no part of it."""
    match = pattern.match(printed, at)
    last = match[0].rfind(" ") if match else -1
    if not match or last < 0 or not match[0][last:].isupper() or "." in match[0][last:]:
        return match
    end = match.start() + last
    return pattern.match(printed, at, end) if _is_title(printed[end:]) else match


def _is_title(text: str) -> bool:
    """Tell whether a text is a title in capitals behind the names of its own line."""
    return text.isupper() and len(words(text)) >= _FEW


def _is_name(text: str) -> bool:
    """Tell whether all words begin with a capital, as names do, and not all are capitals, as titles are."""
    parts = _PARTS.findall(text)
    return all(part[0].isupper() for part in parts) and any(not part.isupper() for part in parts)


def _person(text: str, span: Span) -> Person:
    low = [yoless(part) for part in _PARTS.findall(text)]
    return Person(
        " ".join(text.split()),
        span,
        tuple(part for part in low if not part.endswith(".")),
        tuple(part.rstrip(".") for part in low if part.endswith(".")),
    )


@cache
def _abstracts() -> re.Pattern[str]:
    return _marks(locales.section("abstract"))


@cache
def _cited() -> re.Pattern[str]:
    return _marks(locales.words("cite_as"))


def _marks(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of phrases at the beginning of a line."""
    every = alternatives(phrase.rstrip(".:") for phrase in phrases)
    head = rf"\n[ \t*_#>]{{0,8}}(?:<b>)?{every}(?!\w)"
    return kept(rf"{head}[\s*_]*(?:</b>)?[.:]?[\s*_:]*", re.IGNORECASE)


def _tongue(text: str) -> str:
    """Return the language of a text; the head of an abstract does not tell, it is one word in several."""
    return tongue(Reference(), text, "und") or ""
