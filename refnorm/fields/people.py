"""The persons within an area that is known to name authors, also where their form tells nothing."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import bodies, contributions, edited, infull, names, titles
from refnorm.fields.draft import Draft, alternatives, conjunction, either_case
from refnorm.fields.evidence import CAPITAL, INITIAL, SMALL
from refnorm.fields.phrases import Hit, phrases_of, word_heads
from refnorm.model import Name
from refnorm.patterns import kept

_LISTED = kept(r"\s*[;&/]\s*")
_EDGE = " \t,;:/&–—-"
_LETTER = kept(r"[^\W\d_]")
_ENDED = kept(r"([^\W\d_]{2})\.$")
"""A period that ends a name, not an initial."""
_WORD, _INITIALS = r"[^\W\d_][\w’'-]+", r"(?:\s?[^\W\d_]{1,3}\.){1,3}"
_ROW = kept(rf"{_WORD},?{_INITIALS}\s{_WORD}{_INITIALS}(?=[\s,;]|$)")
"""Two persons between whom the comma is lost: `Орлов Д. Е. Белов А. К.`"""
_FIRST = kept(
    rf"(?P<given>[A-Z][a-z]{{2,}}(?:\s?[A-Z]\.){{1,3}})\s(?!{INITIAL})"
    r"(?P<family>(?:[a-z]{2,3}\s)?[A-Z][\w’'-]{2,})(?=\s*(?:[,;]|and\s|&|\.?$))"
)
_NEAR, _LEAD = 4, kept(r"in\s?:\s")
"""Characters between the mark of the editors and the container, and what leads to one within a sentence."""


def people(draft: Draft, start: int, end: int) -> tuple[Name, ...]:
    """Return the persons of a part of an entry; what reads like none is kept as a literal."""
    found: list[Name] = []
    others = names.et_al().search(draft.mask, start, end)
    limit = others.start() if others else end
    if others:
        draft.values["et_al"] = True
    while start < limit:
        row = None if found else edited.turned(draft, start, limit)
        body = bodies.headed(draft, start)
        known, at = (
            ([], start) if body else row or _western(draft, start, limit) or names.run(draft, start, end)
        )
        found += known
        if known and _ROW.match(draft.mask, draft.local(known[-1].span)[0], limit):
            start = at + 1
            continue
        gap = _gap(draft, at, limit)
        rest = draft.text[at : gap.start() if gap else limit]
        if rest.strip(_EDGE + ".") and _LETTER.search(rest):
            lead = at + len(rest) - len(rest.lstrip(_EDGE))
            last = at + len(_ENDED.sub(r"\1", rest.rstrip(_EDGE)))
            found.append(Name(None, None, " ".join(draft.text[lead:last].split()), draft.span(lead, last)))
        start = gap.end() if gap else limit
    return tuple(found)


def _western(draft: Draft, start: int, limit: int) -> tuple[list[Name], int] | None:
    """Read a person whose first name, written out, has an initial behind it: `Rupesh K. Orlov`."""
    match = _FIRST.match(draft.mask, start, limit)
    if match is None:
        return None
    name = Name(match["family"], names.spaced(match["given"]), None, draft.span(*match.span()))
    return [name], match.end()


@cache
def _part() -> re.Pattern[str]:
    """What parts persons that are read piece by piece."""
    return kept(rf"\s*(?:[;,&]|(?<!\w){conjunction()}(?!\w)|/)\s*")


def _gap(draft: Draft, at: int, end: int) -> re.Match[str] | None:
    """Find what parts a name from the next; the `and` of a body's own name does not."""
    gap = _part().search(draft.mask, at, end)
    table = phrases_of("corporate")
    if gap and gap[0].strip().isalpha() and bodies.of_state(draft.text[at:end].rstrip(" .,")):
        return None
    if gap and gap[0].strip().isalpha() and table.among(draft.words):
        body = table.at(table.folded(draft.mask), at)
        if body and not names.run(draft, gap.end(), end)[0]:
            return _LISTED.search(draft.mask, gap.end(), end)
    return gap


def editors(draft: Draft, end: int) -> None:
    """Claim the editors named right before a container: `In: Müller H. (Hrsg.): Eis und Schnee`."""
    if "editor" in draft.values:
        return
    start = draft.mask.rfind("\x00", 0, end) + 1
    marks = [m for m in names.editing().finditer(draft.mask, start, end) if end - m.end() < _NEAR]
    if not marks:
        return
    while start < end and not draft.mask[start].isalpha():
        start += 1
    lead = titles.container_mark().match(draft.mask, start, end) or _LEAD.match(draft.mask, start, end)
    found = people(draft, lead.end() if lead else start, marks[-1].start())
    if found:
        names.keep(draft, "editor", found)
        draft.hide(start, marks[-1].end())


def within(draft: Draft) -> None:
    """Take the editors that a container begins with: `In: Müller H. (Hrsg.) Eis und Schnee`."""
    container = draft.values.get("container_title")
    where = draft.inside(draft.spans["container_title"][-1], container) if container else None
    if not where or _own_author(draft, where) or "editor" in draft.values or not _marked(draft):
        return
    found, at = names.run(draft, where[0], where[1], draft.text)
    others = names.et_al().match(draft.text, at) if found else None
    mark = names.editing().match(draft.text, others.end() if others else at) if found else None
    rest = draft.text[mark.end() : where[1]].strip(" .,;:–—") if mark else ""
    if not rest:
        return
    names.keep(draft, "editor", found)
    start = draft.text.index(rest, mark.end() if mark else 0)
    draft.note("container_title", (start, start + len(rest)))


def _marked(draft: Draft) -> bool:
    """Tell whether an entry holds a word that makes persons editors."""
    return phrases_of("editor").among(draft.words)


def _own_author(draft: Draft, where: tuple[int, int]) -> bool:
    """Cut off the author of the work, whom its container names again: `// Орлов Д. Е. О реках`."""
    found, at = names.run(draft, *where, draft.text)
    known = [n.family for n in draft.values.get("author", ())]
    rest = draft.text[at : where[1]].strip(" .,;:–—")
    whole = len(rest.split()) >= _WHOLE or "number_of_volumes" in draft.values
    if not found or found[0].family not in known or not (rest and whole):
        return False
    draft.custom("container-author", " ".join(draft.text[where[0] : at].split()))
    start = draft.text.index(rest, at)
    draft.note("container_title", (start, start + len(rest)))
    return True


_WHOLE = 2
"""The least words of a container behind its author, but of one that has volumes."""


def _english_source() -> str:
    """Return a regex of what stands right behind `from`, where English names a language with a capital."""
    return "|".join(rf"(?<=\s{re.escape(word)})" for word in locales.english().words["from_language"])


@cache
def _behind_mark() -> re.Pattern[str]:
    """What stands between a mark and the name: the language translated from, titles and degrees."""
    source, by = alternatives(locales.words("from_language")), alternatives(locales.words("by"))
    doctor, short = locales.words("doctor"), [word.rstrip(".") for word in locales.words("titled")]
    ranks = alternatives(word.lower().split("-")[0].rstrip(".") for word in short)
    return kept(
        rf"(?:(?:{_english_source()})\s[A-Z][a-z]+(?:\s{by})?(?=\s[A-Z][a-z]{{0,3}}\.\s?[A-Z]))?(?:\s?{source}\s)?"
        rf"(?:\s?(?:the\s)?(?!{ranks}|{alternatives(doctor)}){SMALL}[\w-]{{1,15}}\.?(?:\s{by})?(?=[\s,]))?"
        rf"(?:\s?(?:{either_case(short)}|{alternatives(doctor)}\s\S+\s\S+)\.?(?=\s))*\s?[:.]?\s?"
    )


@cache
def _counted() -> re.Pattern[str]:
    """Return the regex of what makes an `ed.` an edition: `4th ed. Moscow, Eksmo Publ.` names no editor."""
    english = locales.english().words
    number = rf"\d{alternatives(english['ordinal_ending'])}|(?<!\w){alternatives(english['ordinal'])}"
    return kept(rf"(?:{number})\s(?:[a-z]{{3,6}}\.\s)?$")


def helpers(draft: Draft) -> None:
    """Claim editors and translators, at `под ред.`, `Ed.`, `пер. с англ.` and their kind."""
    _enclosed(draft)
    if "editor" not in draft.values and not draft.words.isdisjoint(word_heads("editor_behind")):
        edited.edited(draft)
    for kind in ("editor", "translator"):
        table = phrases_of(kind)
        for hit in table.find(draft.mask) if table.among(draft.words) and kind not in draft.values else ():
            if _counted().search(draft.mask, max(0, hit.start - 16), hit.start):
                continue
            also = contributions.behind(draft, hit.end)
            behind = _behind_mark().match(draft.mask, also)
            begin = contributions.behind(draft, behind.end() if behind else also)
            language = _language().match(draft.mask, hit.end) if kind == "translator" else None
            begin = max(begin, language.end()) if language else begin
            found, at = names.run(draft, begin, len(draft.mask))
            spoken = _spoken().search(draft.mask, hit.start, begin)
            turned = not found or infull.given_first(draft, at)
            if turned and not spoken and (form := infull.form(draft, hit)):
                right_behind = kind == "editor" and form is infull.behind()
                found, at = infull.read(draft, also if right_behind else begin, form)
            if found:
                names.keep(draft, kind, found)
                at = contributions.board(draft, kind, at)
                mark = names.editing().match(draft.mask, at)
                draft.hide(contributions.before(draft, hit.start), mark.end() if mark else at)
                _and_others(draft, kind, at)
                break
            if kind == "editor" and edited.before(draft, hit.start):
                break
            if kind == "translator" and _before(draft, hit):
                break
            if kind == "translator":
                _unnamed(draft, hit.start, begin)


_PART = kept(r"\s/\s|;\s")
_NEXT = kept(r"[^\W\d_]+\s")
_ENDS = kept(r"\.?\s?(?:[;,]\s|\x00|//|[–—-]\s|$)|\.\s")
_WORDS = 3
"""Words before the persons that may name the language: `немис тилидан`."""


def _before(draft: Draft, hit: Hit[None]) -> bool:
    """Claim the translators whose mark stands behind them: `/ немис тилидан Е. Юсупов тарж.`"""
    parts = [m.end() for m in _PART.finditer(draft.mask, max(0, hit.start - 80), hit.start)]
    begin = parts[-1] if parts and _ENDS.match(draft.mask, hit.end) else None
    for _ in range(_WORDS):
        found, at = names.run(draft, begin, hit.start) if begin is not None else ([], 0)
        if found and at == len(draft.mask[: hit.start].rstrip()):
            names.keep(draft, "translator", found)
            draft.hide(parts[-1], hit.end)
            return True
        word = _NEXT.match(draft.mask, begin, hit.start) if begin is not None else None
        begin = word.end() if word else None
    return False


_UNNAMED = kept(rf"(?:\s?{SMALL}\w{{1,11}}\.?)?(?=\s?(?:[–—-]\s|//|/\s|$|\x00)|\.?\s{CAPITAL})")
"""The language translated from, where nobody is named behind it: `Пер. с англ. – М.`"""


@cache
def _too() -> re.Pattern[str]:
    return kept(rf"\s?[,;]\s{alternatives(locales.words('editor'))}\s?:?\s(?=\S)", re.IGNORECASE)


def _and_others(draft: Draft, kind: str, at: int) -> None:
    """Add the editors whose marks stand right behind the compilers: `Сост. Л. Д. Ким, ред. Р. А. Нам`."""
    while match := _too().match(draft.text, at) if kind == "editor" else None:
        found, end = names.run(draft, contributions.behind(draft, match.end()), len(draft.mask))
        if not found:
            return
        names.keep(draft, kind, [*draft.values[kind], *found])
        draft.hide(at, end)
        at = end


@cache
def _language() -> re.Pattern[str]:
    name = r"\s[A-Z][a-z]{2,11}(?:\.(?=\s[A-Z])|(?=\s[A-Z][a-z]+\s[A-Z]|\.))"
    return kept(rf"(?:{_english_source()}){name}")


@cache
def _spoken() -> re.Pattern[str]:
    """What stands before a language in two words: `from Ancient Greek`."""
    return kept(rf"(?:{_english_source()})\s*$")


@cache
def _source() -> re.Pattern[str]:
    """Return what names the language translated from: `с англ.`, `from English`."""
    return kept(rf"\s{alternatives(locales.words('from_language'))}\s\w")


_SEPARATE = kept(r"(?:[.;/]\s|[–—-]\s|\x01\s?)$")


def _unnamed(draft: Draft, start: int, end: int) -> None:
    """Take out the note that a work is translated, where it does not say by whom."""
    match = _UNNAMED.match(draft.mask, end)
    said = draft.text[start : match.end()] if match else ""
    if match and _source().search(said) and _SEPARATE.search(draft.mask, max(0, start - 3), start):
        draft.custom("translated", " ".join(said.split()))
        draft.hide(draft.behind(start), match.end())


@cache
def _in_parentheses() -> re.Pattern[str]:
    """Persons before their mark in parentheses, a group for each kind: `(D. Orlov & L. Belov, Trans.)`."""
    english = locales.english().words
    kinds = []
    for kind in ("translator", "editor"):
        marks = [word.capitalize() for word in english[kind] if word.endswith(".") and word[:-1].isalpha()]
        kinds.append(rf"(?P<{kind}>{alternatives(marks)})")
    return kept(
        rf"\((?P<names>[^()\x00\x01]{{4,120}}?),?\s(?:{'|'.join(kinds)})(?:\)|;\s(?=[^()]{{1,20}}\)))"
    )


def _enclosed(draft: Draft) -> None:
    """Claim the persons before their mark in parentheses: `Rivers. (D. Orlov & L. Belov, Trans.).`"""
    match = _in_parentheses().search(draft.mask) if "(" in draft.mask else None
    kind = "translator" if match and match["translator"] else "editor"
    if match is None or kind in draft.values:
        return
    found, at = names.run(draft, *match.span("names"))
    if found and at == match.end("names"):
        names.keep(draft, kind, found)
        draft.hide(*match.span())
