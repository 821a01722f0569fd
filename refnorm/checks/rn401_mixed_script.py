"""RN401 mixed-script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from refnorm import locales
from refnorm.checks import LIKELY, SURE, Context, by_role, rule, shared
from refnorm.fields.evidence import INITIAL, UPPER
from refnorm.messages import phrase
from refnorm.model import Edit, Entry, Finding, Span
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.romanization.typed import alone, untangled
from refnorm.text import (
    CYRILLIC,
    CYRILLIC_LETTER,
    LATIN,
    LATIN_LETTER,
    LOOKALIKES,
    TO_LATIN,
    TWINS,
    cyrillic_share,
    mostly_cyrillic,
)

_APOSTROPHES = "’'ʹʼ`´‘′"
_WORD = kept(rf"[{CYRILLIC}{LATIN}](?:[{CYRILLIC}{LATIN}{_APOSTROPHES}\u0300-\u036f]*[{CYRILLIC}{LATIN}])?")
_TOUCH = kept(
    rf"[{CYRILLIC}][{_APOSTROPHES}\u0300-\u036f]*[{LATIN}]|[{LATIN}][{_APOSTROPHES}\u0300-\u036f]*[{CYRILLIC}]"
)
_INITIALS = kept(rf"(?<!\w){INITIAL}(?:\s?{INITIAL}){{0,2}}(?:\s?[{UPPER}](?![\w.]))?")
"""Initials; the stop of the last one may be lost."""
_OSSETIC = frozenset("Ææ")
"""The Latin letter that stands for ӕ in nearly all Ossetic texts: the Cyrillic one came into fonts late."""
_SCHWA = {"ə": "ә", "Ə": "Ә"}
"""The Azerbaijani letter with which Kazakh and Tatar texts are typed, and their own."""
_SLIGHT, _LABEL, _LONE = 0.6, 0.9, 0.9
"""How sure it matters that a label is of the other script, which nobody searches for; and of both, which no
program reads; and that a Latin letter between native words is a word and no sign."""
_SHORT = 2
"""Letters of a symbol that may be of two scripts for a reason."""
_OFTEN, _MANY = "often_", 5
"""What is said of a letter that so many words of a list hold: one hand on one key, and one fault."""
_ROMAN = kept(r"[IVXLCDMІХСМ]+")
_HALF = kept(r"[IVXLC]{2,}[АБВабв]")
"""The number of half a volume in a native entry, `Т. XVIIа`: the letter counts in the entry's alphabet."""


_LABEL_BEFORE, _LABEL_AFTER = kept(r"(?<![\w.])(?P<label>[Cc])\.\s?$"), kept(r"\s?(?P<label>[Cc])\.(?!\w)")
"""The Latin letter that looks like the label of pages, `C. 12`, `364 c.`"""
_TWIN_BEFORE = kept(r"(?<![\w.])(?P<label>[Рр]{1,2})\.\s?$")
_TWIN_AFTER = kept(r"\s?(?P<label>р{1,2})(?!\w)")
"""The Cyrillic letters that look like the label of pages in a Latin entry, `рр. 5–9`, `386 р`."""
_NEAR = 4
"""Characters between a label and its number, with the label."""
_PAGES = ("page", "number-of-pages")


def _word(found: Finding) -> str:
    said = found.phrases[0]
    if said.key.startswith("RN401.label"):
        return said.key
    if said.key.startswith(f"RN401.{_OFTEN}"):
        return str(dict(said.values)["letters"])[:1].casefold()
    side = found.native or found.romanized
    return side.text.casefold() if side else ""


@rule("RN401", Entry, "error", group=_word)
def mixed_script(entry: Entry, context: Context) -> Iterator[Finding]:
    """A word mixes Cyrillic and Latin letters.

    Why: a Cyrillic `н` in a Latin word looks right and is found by no search. A hyphen parts words
    (`IT-технологии`); the initials of a name belong to it; a symbol of two letters (`137Сs`) is a doubt,
    unless it stands in a link; a label (`рp. 5`) is a warning, and so is a native word of one letter in a
    Latin one (`записки o воде`); a Latin `c.` for the pages of a native entry is information. One letter
    in five words of a list and more is one finding.

    Fix: Type the word anew in one script; `refnorm fix` does it where each letter has one twin.

    Source: Unicode Technical Standard 39: look-alike letters of two scripts.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeeв P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. IT-технологии степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. IT-tekhnologii stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    text, span = context.document.text, entry.span
    if not CYRILLIC_LETTER.search(text, span.start, span.end):
        return
    for word, place in _mixed(entry, text):
        sure = len(word) > _SHORT or _is_linked(entry, place)
        cut = word.islower() and text[place.end : place.end + 1] == "."  # nо. with a Cyrillic о
        doubt = _LABEL if cut or _is_label(word) else _SLIGHT
        yield _finding(entry, context, place, word, 0.99 if sure else doubt)
    yield from _foreign_initials(entry, context)
    yield from _labels(entry, context)
    yield from _alone(entry, context)


def _mixed(entry: Entry, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of an entry that mix scripts, each once."""
    span, seen = entry.span, set[str]()
    touching = _TOUCH.search(text, span.start, span.end)
    for match in _WORD.finditer(text, span.start, span.end) if touching else ():
        word = match[0]
        mixed = _has_both(word) and not _is_ossetic(word, entry)
        counted = (_ROMAN.fullmatch(word) or _HALF.fullmatch(word)) and mostly_cyrillic(entry.raw)
        if word not in seen and mixed and not counted:
            seen.add(word)
            yield word, Span(*match.span())


@shared
def _everywhere(context: Context, index: int) -> Mapping[str, int]:
    """Return the odd letters that many words of a list hold, each with the number of its words."""
    text, found = context.document.text, set[tuple[str, str]]()
    for entry in context.lists[index].entries:
        if CYRILLIC_LETTER.search(text, entry.span.start, entry.span.end):
            found |= {(letter, word) for word, _ in _mixed(entry, text) for letter in _odds(entry, word)}
    counted = Counter(letter for letter, _ in found)
    return {letter: words for letter, words in counted.items() if words >= _MANY}


def _alone(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield native words of one letter that are typed with a Latin one: `записки o воде`."""
    lst, found = context.list, alone(entry.raw)
    if lst is None or not found or not mostly_cyrillic(entry.raw):
        return
    for at in found:
        place = Span(entry.span.start + at, entry.span.start + at + 1)
        if not any(link.holds(place) for link in entry.reference.links):
            letter = entry.raw[at]
            message = phrase("RN401.alone", word=letter, letters=f"U+{ord(letter):04X}")
            side = context.side(lst.index, entry.index, [place])
            fix = Edit(place, TWINS[letter], safe=True)
            yield context.finding(message, *by_role(lst, side), confidence=_LONE, fix=fix)


def mixes(link: str) -> bool:
    """Tell whether a link holds a word of two scripts, which is told as such."""
    return any(_has_both(m[0]) for m in _WORD.finditer(link))


def _has_both(word: str) -> bool:
    return bool(CYRILLIC_LETTER.search(word) and LATIN_LETTER.search(word))


def _is_label(word: str) -> bool:
    """Tell whether a word is the label of pages in Latin letters, whichever of them are not: `pр`."""
    return word.translate(TO_LATIN).casefold() in locales.bare_tokens("page", "before")


def _is_ossetic(word: str, entry: Entry) -> bool:
    """Tell whether the only Latin letter of a native word is the one that Ossetic is mostly typed with."""
    return _OSSETIC.issuperset(LATIN_LETTER.findall(word)) and mostly_cyrillic(entry.raw)


def _finding(entry: Entry, context: Context, span: Span, word: str, confidence: float) -> Finding:
    lst = context.list
    assert lst is not None
    odd = _odd(entry, word)
    letters = ", ".join(f"{c} (U+{ord(c):04X})" for c in dict.fromkeys(odd))
    side = context.side(lst.index, entry.index, [span])
    at = [span.start + n for n, letter in enumerate(word) if letter in odd]
    side = replace(side, marks=tuple(Span(n, n + 1) for n in at))
    kind = "cyrillic" if CYRILLIC_LETTER.match(odd[0]) else "latin"
    single = odd[0].lower() if len(_odds(entry, word)) == 1 and confidence >= SURE else ""
    if words := _everywhere(context, lst.index).get(single, 0) if not _is_linked(entry, span) else 0:
        message = phrase(f"RN401.{_OFTEN}{kind}", word=word, letters=letters, n=words - 1)
    else:
        message = phrase(f"RN401.word_{kind}", word=word, letters=letters)
    fix = _fix(word, span, odd) if confidence >= LIKELY else None
    return context.finding(message, *by_role(lst, side), confidence=confidence, fix=fix)


def _is_linked(entry: Entry, place: Span) -> bool:
    return any(link.holds(place) for link in entry.reference.links)


def _odd(entry: Entry, word: str) -> list[str]:
    """Return the letters of the script to which a word does not belong."""
    cyrillic, latin = CYRILLIC_LETTER.findall(word), LATIN_LETTER.findall(word)
    if not mostly_cyrillic(entry.raw):
        return cyrillic
    if _SCHWA.keys() >= set(latin):
        return latin
    if (whole := untangled(word)) != word:
        return latin if CYRILLIC_LETTER.search(whole) else cyrillic
    return cyrillic if len(cyrillic) <= len(latin) else latin


def _odds(entry: Entry, word: str) -> set[str]:
    """Return the letters of the script to which a word does not belong, each once in lower case."""
    return {letter.lower() for letter in _odd(entry, word)}


def _fix(word: str, span: Span, odd: Sequence[str]) -> Edit | None:
    """Return the word in one script, where each odd letter has a twin in it and all agree which it is."""
    twins = LOOKALIKES if CYRILLIC_LETTER.match(odd[0]) else TWINS | _SCHWA
    whole = "".join(twins.get(c, c) if c in odd else c for c in word)
    mended = all(c in twins for c in odd) and not _has_both(whole)
    return Edit(span, whole, safe=True) if mended else None


_UNLIKE = frozenset("ВНРСУХ")
"""Letters that no scheme writes as they look: `В.` left in Latin text stands for V, or was meant for B."""


def _foreign_initials(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield initials of the other script beside a surname, where each letter has a look-alike."""
    text = context.document.text
    for name in entry.reference.author:
        if not name.family or not name.given:
            continue
        if context.list and context.list.role == "romanized" and cyrillic_share(name.family) == 1:
            continue  # it is the surname that is not romanized (RN402)
        printed = name.span.of(text)
        both = printed + name.family
        if not _has_both(both):
            continue
        match = next(
            (
                m
                for m in _INITIALS.finditer(printed)
                if m[0].replace(" ", "")[:2] in name.given.replace(" ", "")
            ),
            None,
        )
        letters = kept(r"[\W\d_\u02b0-\u02ff]").sub("", match[0]) if match else ""  # ʻ is of no script
        if match and letters and (odd := _disguised(letters, name.family)):
            start = name.span.start + match.start()
            yield _initials(entry, context, Span(start, start + len(match[0])), odd, name.family)


def _disguised(letters: str, family: str) -> str:
    """Return the initials that are of the other script than the surname, if all of them look alike."""
    share = cyrillic_share(family)
    if 0.0 < share < 1.0:
        return ""
    odd = "".join(c for c in letters if cyrillic_share(c) != share)
    return odd if all(c in LOOKALIKES or c in LOOKALIKES.values() for c in odd) else ""


def _initials(entry: Entry, context: Context, span: Span, odd: str, family: str) -> Finding:
    lst = context.list
    assert lst is not None
    initials = span.of(context.document.text)
    kind = "cyrillic" if CYRILLIC_LETTER.search(odd) else "latin"
    side = context.side(lst.index, entry.index, [span])
    letters = ", ".join(f"U+{ord(c):04X}" for c in odd)
    message = phrase(f"RN401.{kind}", initials=initials, family=family, letters=letters)
    fix = None if kind == "cyrillic" and _UNLIKE & {*odd} else _fix(initials, span, odd)
    return context.finding(message, *by_role(lst, side), fix=fix)


def _labels(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield the label of pages of a native list that is of the other script than its entry."""
    lst, text, own = context.list, context.document.text, mostly_cyrillic(entry.raw)
    ways = (_LABEL_BEFORE, _LABEL_AFTER) if own else (_TWIN_BEFORE, _TWIN_AFTER)
    if lst is None or (own and not ("c." in entry.raw or "C." in entry.raw)):
        return
    if not own and lst.role == "romanized":
        return  # of its labels RN402 tells
    for span in entry.reference.where(*_PAGES):
        before = ways[0].search(text, max(entry.span.start, span.start - _NEAR), span.start)
        match = before or ways[1].match(text, span.end, entry.span.end)
        if match:
            at = Span(*match.span("label"))
            label, side = at.of(text), context.side(lst.index, entry.index, [at])
            kind, twins = ("label", TWINS) if own else ("label_cyrillic", LOOKALIKES)
            letters = ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(label))
            message = phrase(f"RN401.{kind}", label=label, letters=letters)
            fix = Edit(at, "".join(twins[letter] for letter in label), safe=True)
            yield context.finding(message, *by_role(lst, side), confidence=_SLIGHT, fix=fix)
            return
