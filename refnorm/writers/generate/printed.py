"""What a printed romanized entry has that is good: its translation, known spellings, or all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache

from refnorm import locales, patterns
from refnorm.fields.visible import visible
from refnorm.model import Article, Document, Edit, Entry, Finding, ReferenceList, Seat, Side, Span
from refnorm.nouns import noun
from refnorm.romanization import schemes, transliterate
from refnorm.romanization.originals import outlandish
from refnorm.text import skeleton, words
from refnorm.traced import Traced, plain
from refnorm.writers.generate.hand import MIXED

_NOTE = patterns.kept(r"[(\[]([^()\[\]]{2,40})[)\]]$")
_FIGURES = patterns.kept(r"\d+")
_EMPTY = patterns.kept(r"\[\W*\]")
_STRUCTURE = ("RN0", "RN1", "RN6", "RN9", "RN505")
"""Codes that speak of the list and not of what an entry says."""
_ABOUT_PAIRS = ("RN2", "RN3", "RN502")
"""Codes that may name the native side alone where the romanized one lacks something."""
_EDITIONS = frozenset(("note.journal", "note.book"))
"""Phrases which say that another edition is cited."""
_RICHER = frozenset(("RN301.absent_native", "RN308.absent_native"))
"""Phrases which say that the printed entry tells more than the native one: nothing of it is taken away."""
_WORDS = ("title", "container_title", "publisher")
_ALIKE = 0.5
"""Share of a title's words from which the printed one is its romanization and no translation."""


@noun
class Fault:
    """What is wrong with a printed entry: where, beside what of the native one, and the change proposed.

    Without `spans` it is what the native ones say that is missing. `code` is the rule's, empty where only
    the scheme is another.
    """

    spans: tuple[Span, ...]
    native: tuple[Span, ...] = ()
    fix: Edit | None = None
    code: str = ""


@noun
class Printed:
    """A printed romanized entry, and what is wrong with it."""

    document: Document
    list: ReferenceList
    entry: Entry
    faults: tuple[Fault, ...] = ()

    @property
    def traced(self) -> Traced:
        """The entry as a reader sees it, without its number."""
        return self.seen(self.entry)

    @property
    def text(self) -> str:
        """The text of it."""
        return self.traced.text.strip()

    def seen(self, entry: Entry) -> Traced:
        """Return an entry of the same list as a reader sees it."""
        return visible(self.document, entry, [gap.span for gap in self.list.gaps])

    @property
    def note(self) -> str:
        """The note on the language at its end, with its brackets: `(in Russian)`."""
        found = _NOTE.search(self.entry.raw.rstrip(" .\r\n"))
        return found[0] if found and found[1].casefold() in _languages() else ""

    def bracket(self, *roles: str) -> str:
        """Return the translation in brackets that has one of these roles, with its brackets, or nothing."""
        found = (b.text for b in self.entry.reference.brackets if b.role in roles)
        return next((f"[{_balanced(text.strip('[] '))}]" for text in found), "")

    def parts(self, name: str) -> Sequence[str]:
        """Return the texts of a field, nothing where one of them is at fault."""
        spans = self.entry.reference.spans.get(name, ())
        if any(span.meets(wrong) for span in spans for fault in self.faults for wrong in fault.spans):
            return []
        return [plain(Traced.cut(self.document.text, span)).text for span in spans]


def printed(document: Document, article: Article) -> Mapping[Seat, Printed]:
    """Return the printed counterpart of every native entry of an article that has one."""
    lists = {lst.index: lst for lst in article.lists}
    if any(finding.code == "RN005" for finding in article.findings):
        return {}
    faults = _faults(article.findings)
    found = {}
    for pair in article.pairs:
        if pair.native and pair.romanized:
            lst = lists[pair.romanized.list]
            wrong = (*faults.get(pair.romanized, ()), *faults.get(pair.native, ()))
            found[pair.native] = Printed(document, lst, lst.entries[pair.romanized.entry - 1], wrong)
    return found


def _faults(findings: Iterable[Finding]) -> Mapping[Seat, list[Fault]]:
    """Return what is at fault by the romanized entry, or where a finding names none, by the native one."""
    faults: dict[Seat, list[Fault]] = {}
    for finding in findings:
        if finding.severity != "info" and not finding.code.startswith(_STRUCTURE) and not _stands(finding):
            for seat, fault in _places(finding):
                faults.setdefault(seat, []).append(fault)
    return faults


def _places(finding: Finding) -> Iterator[tuple[Seat, Fault]]:
    """Yield the places of a finding, its own, the further ones, and the related ones of a habit.

    Of several schemes in one list each word is a place.
    """
    if finding.code == MIXED:
        sides = [side for side in (finding.romanized, *finding.related) if side]
        yield from ((_seat(side), Fault((span,), code=MIXED)) for side in sides for span in side.spans)
        return
    for (native, romanized), fix in zip(finding.sides, _fixes(finding), strict=True):
        if romanized and romanized.entry is not None:
            beside = native.spans if native else ()
            yield _seat(romanized), Fault(romanized.spans, beside, fix, finding.code)
        elif native and native.entry is not None and finding.code.startswith(_ABOUT_PAIRS):
            yield _seat(native), Fault((), native.spans, None, finding.code)
    # what is wrong with native entries alone is no fault of the printed ones
    printed_too = finding.romanized is not None or finding.code.startswith(_ABOUT_PAIRS)
    for side in finding.related if printed_too else ():
        if side.entry is not None:
            fixes = [fix for fix in finding.fixes if any(span.meets(fix.span) for span in side.spans)]
            yield from ((_seat(side), Fault(side.spans, (), fix, finding.code)) for fix in fixes)
            if not fixes:
                yield _seat(side), Fault(side.spans, code=finding.code)


def _fixes(finding: Finding) -> tuple[Edit | None, ...]:
    return (finding.fix, *(one.fix for one in finding.occurrences))


def _seat(side: Side) -> Seat:
    return Seat(side.list, side.entry or 0)


def _stands(finding: Finding) -> bool:
    """Tell whether a finding leaves its entry as it is printed.

    A translation is missed whose place is marked already, or another edition is cited, of whose numbers
    neither is wrong: the native page beside the name of the English journal would be none of either. What
    the printed entry alone tells, as a DOI, is told further.
    """
    side = finding.romanized
    marked = finding.code == "RN502" and side is not None and bool(_EMPTY.search(side.text))
    return marked or any(one.key in _EDITIONS | _RICHER for one in finding.phrases)


def _balanced(text: str) -> str:
    """Return the text of a bracket without an inner one that is not closed."""
    return text if text.count("[") == text.count("]") else text.partition("[")[0].rstrip(" ;/,")


@cache
def _languages() -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in locales.words("in_language"))


@noun
class Kept:
    """What stays of a printed entry that is written anew: the texts of some pieces, and the translations."""

    pieces: Mapping[tuple[str, int], str] = field(default_factory=dict)
    translation: str = ""
    translated: bool = False
    """The printed title is a translation: it needs none behind it."""


def kept(native: Mapping[str, Sequence[str]], one: Printed, write: Callable[[str], str], fixed: bool) -> Kept:
    """Choose what stays of a printed entry; where a scheme is `fixed`, romanized words have to be by it."""
    title = " ".join(one.parts("title"))
    translated = bool(title) and not alike(" ".join(native.get("title", ())), title)
    pieces = {}
    for name in (*_WORDS, "author"):
        texts, own = one.parts(name), native.get(name, [])
        if len(texts) == len(own) and (name == "author" or len(own) == 1):
            for turn, (ours, theirs) in enumerate(zip(own, texts, strict=True)):
                if _stays(name, ours, theirs, write, fixed):
                    pieces[name, turn] = theirs
    both, behind = one.bracket("both"), one.bracket("container")
    if (both or behind) and len(native.get("container_title", ())) == 1:
        ours = pieces.get(("container_title", 0)) or write(native["container_title"][0])
        pieces["container_title", 0] = f"{ours} {both or behind}"
    translation = one.bracket("title") or (both and "" if native.get("container_title") else both)
    if translated and native.get("title") and ("title", 0) not in pieces:
        translated, translation = False, translation or f"[{title}]"
    return Kept(pieces, translation, translated or bool(both and native.get("container_title")))


def _stays(name: str, native: str, text: str, write: Callable[[str], str], fixed: bool) -> bool:
    """Tell whether a printed text stays: always, unless it is a romanization by another scheme.

    A name of many more words than the native one is a name read wrongly; a romanized title of fewer words
    has lost some, or has them behind its bracket.
    """
    if name in _WORDS and not set(_FIGURES.findall(native)) <= set(_FIGURES.findall(text)):
        return False  # a number that the printed text has elsewhere would be lost
    more = len(words(text)) - len(words(native))
    if (name == "author" and more > 1) or (name == "title" and more < 0 and alike(native, text)):
        return False
    if not fixed or _same(write(native), text):
        return True
    return not _plain(native, text) if name == "author" else not alike(native, text)


def strays(native: Mapping[str, Sequence[str]], one: Printed, write: Callable[[str], str]) -> Iterator[Fault]:
    """Yield the printed words that are romanized, but not as `write` does; none beside a translated title."""
    for name in ("title", "author", "container_title", "publisher"):
        texts, own, spans = one.parts(name), native.get(name, []), one.entry.reference.spans.get(name, ())
        if name == "title" and texts and not alike(" ".join(own), " ".join(texts)):
            return
        for ours, theirs, span in zip(own, texts, spans, strict=False):
            if not _stays(name, ours, theirs, write, True) and not _within(write(ours), theirs):
                yield Fault((span,))


def _within(one: str, other: str) -> bool:
    """Tell whether a text has all words of another: `Nauka Publ.` has `Nauka`."""
    return {w.casefold() for w in words(one)} <= {w.casefold() for w in words(other)}


def _same(one: str, other: str) -> bool:
    return [w.casefold() for w in words(one)] == [w.casefold() for w in words(other)]


def _plain(native: str, text: str) -> bool:
    """Tell whether a name is what some scheme writes, and no spelling of the author's own: Hammel is one."""
    ends = locales.words("surname_ending")
    if outlandish(text) and not any(word.casefold().endswith(ends) for word in words(native)):
        return False
    return any(_same(transliterate(native, scheme), text) for scheme in schemes())


def alike(native: str, text: str) -> bool:
    """Tell whether a text is the romanization of a native one, by whatever scheme."""
    own = {skeleton(word) for word in words(native)}
    return len(own & {skeleton(word) for word in words(text)}) >= _ALIKE * len(own)
