"""A record as one CSL item: native in the standard variables, all other forms in `custom.refnorm`."""

from __future__ import annotations

from refnorm import locales
from refnorm.locales.tongues import tongue, writing
from refnorm.model import Document, Reference, Span
from refnorm.text import LETTERS, skeleton
from refnorm.writers.english import is_english, is_translated
from refnorm.writers.items import Item, item, notes, translations
from refnorm.writers.kinds import kind
from refnorm.writers.records import Half, Record


def language(half: Half, native: Half | None) -> str | None:
    """Return the BCP 47 tag of an entry's text; `native` is the counterpart of a romanized one."""
    if native and native is not half and _writing(native) == "Cyrillic":
        return f"{_own(native) or 'und'}-Latn"
    own = _own(half)
    if own or _writing(half) != "Latin":
        return own
    if translations(half.reference) or _is_noted(half.reference):
        return f"{_noted(half.reference)}-Latn"  # who translates a title has romanized it
    return "en" if half.list.role == "romanized" or _says_english(half.reference) else None


def _says_english(reference: Reference) -> bool:
    """Tell whether a title has enough words, most of them English."""
    title = reference.title or ""
    return len(title.split()) >= _ENOUGH and is_english(title)


_ENOUGH = 3
"""Words of a title that tells a language."""


def _is_noted(reference: Reference) -> bool:
    """Tell whether a note says the language of a work, `(In Russ.)`, and its title is no translation."""
    noted = any(bracket.role == "language" for bracket in reference.brackets)
    return noted and not is_english(reference.title or "")


def _noted(reference: Reference) -> str:
    """Return the language that a note names in English, `(In Russ.)`; without one nobody says it."""
    notes = (bracket.text for bracket in reference.brackets if bracket.role == "language")
    words = [word.casefold() for text in notes for word in LETTERS.findall(text) if len(word) >= _NAMED]
    named = (lo.language for word in words for lo in locales.load() if lo.name.casefold().startswith(word))
    return next(named, "und")


_NAMED = 3
"""Letters of a language's name, cut short: `Russ.`, `Ukr.`"""


def _writing(half: Half) -> str:
    return writing(half.reference, half.entry.raw)


def _own(half: Half) -> str | None:
    return tongue(half.reference, half.entry.raw, half.list.language)


def csl(record: Record, side: str) -> Item:
    """Return a record as one CSL item; what is not of CSL is in `custom.refnorm`."""
    halves = record.halves(side)
    first = halves[0]
    made = item(first.reference, record.key, language(first, record.native))
    made["type"] = kind([half.reference for half in _all(record, halves)])
    made["custom"] = {"refnorm": _custom(record, halves, made)}
    return made


def _all(record: Record, halves: tuple[Half, ...]) -> tuple[Half, ...]:
    """Return the halves that a record shows, and the entries of other lists that go with both."""
    return (*halves, *record.further) if len(halves) > 1 else halves


def _custom(record: Record, halves: tuple[Half, ...], made: Item) -> Item:
    roles = [(_role(record, half), half) for half in halves]
    found: Item = {"schema": 1, "source": _source(record, roles)}
    others = variants(record, halves, made)
    if others:
        found["variants"] = others
    found["raw"] = {role: half.entry.raw for role, half in roles}
    if further := _all(record, halves)[len(halves) :]:
        found["raw"]["further"] = [half.entry.raw for half in further]
        found["source"]["further"] = [_seat(half) for half in further]
    if record.score is not None:
        found["pair"] = {"score": round(record.score, 4)}
    if record.flags:
        found["flags"] = list(record.flags)
    said = _merged_notes(_all(record, halves), record.document.text)
    return found | {name: value for name, value in said.items() if name not in found}


def _role(record: Record, half: Half) -> str:
    return "romanized" if half is record.romanized else half.list.role


def _source(record: Record, roles: list[tuple[str, Half]]) -> Item:
    found: Item = {"file": _file(record.document, roles[0][1].entry.span), "article": record.article.index}
    return found | {role: _seat(half) for role, half in roles}


def _seat(half: Half) -> Item:
    seat: Item = {"list": half.list.index, "entry": half.entry.index}
    return seat | ({"label": half.entry.label} if half.entry.label else {})


def _file(document: Document, span: Span) -> str:
    return next((part.source for part in document.parts if part.span.holds(span)), document.source)


def _merged_notes(halves: tuple[Half, ...], text: str) -> Item:
    """Return the notes of the first half, with the leftover of all."""
    found = notes(halves[0].reference, text)
    leftover = [rest for half in halves for rest in notes(half.reference, text).get("leftover", ())]
    return found | ({"leftover": leftover} if leftover else {})


_TITLES = ("title", "container-title")


def variants(record: Record, halves: tuple[Half, ...], made: Item) -> dict[str, Item]:
    """Return the other forms of a record by language tag: romanized where it differs, translated.

    Where the romanized list translates a title or a journal, that is no romanized one.
    """
    found: dict[str, Item] = {}
    english: Item = {}
    shown = _all(record, halves)
    for half in shown[1:]:
        different = _different(half, record.key, made)
        if half is record.romanized:
            english = {k: v for k in _TITLES if (v := different.get(k)) and is_translated(made.get(k, ""), v)}
        if rest := {k: v for k, v in different.items() if k not in english or half is not record.romanized}:
            native = _romanized_from(record, half) if half is record.romanized else None
            found.setdefault(language(half, native) or "und", rest)
    for half in reversed(shown):
        for tag, translated in translations(half.reference).items():
            found[tag] = translated | found.get(tag, {})
    if english:
        found["en"] = english | found.get("en", {})
    return found


def _romanized_from(record: Record, half: Half) -> Half | None:
    """Return the native entry that a romanized one is written from: of several the one that reads like it."""
    if not record.native or not record.further:
        return record.native
    from rapidfuzz import fuzz

    words = skeleton(half.reference.title or "")
    natives = (record.native, *record.further)
    return max(natives, key=lambda one: fuzz.ratio(skeleton(one.reference.title or ""), words))


def _different(half: Half, key: str, made: Item) -> Item:
    """Return what an entry says otherwise than the chosen one."""
    said = item(half.reference, key)
    return {k: v for k, v in said.items() if k not in ("id", "type") and made.get(k) != v}
