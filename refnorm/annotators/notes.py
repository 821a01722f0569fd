"""What to write beside a pair: its findings in plain words, and the characters they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from refnorm.config import Options
from refnorm.messages import LANGUAGES, phrase, testified, told
from refnorm.model import RANK, Article, Finding, ReferenceList, Result, Seat, Side, Span
from refnorm.nouns import noun

AUTHOR = "refnorm"
_LONGEST = 200
"""Characters of a value that are shown; the whole value stands beside the note."""


@noun
class Line:
    """One finding in plain words: what is wrong, and what stands on either side.

    `mark` is its name in every run and language: the finding's fingerprint, and which of its places it is.
    `readings` are its words in every language, without spaces: a file may have lost the mark, not the words.
    """

    severity: str
    head: str
    values: tuple[str, ...]
    mark: str = field(default="", compare=False)
    readings: frozenset[str] = field(default=frozenset(), compare=False)


@noun
class Note:
    """What is said of one pair, orphan or list; `spans` are the characters, sorted, never empty."""

    spans: tuple[Span, ...]
    lines: tuple[Line, ...]
    other: Span | None = None
    """Where the pair's entry on the other side begins."""

    @property
    def whole(self) -> Span:
        """From the first character to the last."""
        return Span(self.spans[0].start, max(span.end for span in self.spans))

    @property
    def severity(self) -> str:
        """The gravest of its lines."""
        return min((line.severity for line in self.lines), key=RANK.__getitem__)


_Key = tuple[int, int, int | None]


def notes(result: Result, options: Options) -> list[Note]:
    """Return a note for each pair, orphan and list with findings as grave as `options.severity`, in order."""
    gathered: dict[_Key, list[tuple[Line, tuple[Span, ...]]]] = {}
    others: dict[_Key, Span | None] = {}
    for article in result.articles:
        partners = article.counterparts
        for finding in article.findings:
            if RANK[finding.severity] > RANK[options.severity]:
                continue
            for number, (native, romanized) in enumerate(finding.places):
                side = _anchored(native, romanized)
                if side is None:
                    continue
                key = (article.index, side.list, side.entry)
                line = _line(finding, (native, romanized), options.language, number)
                gathered.setdefault(key, []).append((line, _spans(article, side)))
                other = partners.get(Seat(side.list, side.entry or 0))
                partner = article.entry(other) if other else None
                others[key] = partner.span if partner else None
    made = [_note(said, others[key]) for key, said in gathered.items()]
    return sorted(made, key=lambda note: note.whole.start)


def _anchored(native: Side | None, romanized: Side | None) -> Side | None:
    """Return the side on which a note is put: the romanized one, where the finding has it."""
    if romanized and (romanized.spans or not (native and native.spans)):
        return romanized
    return romanized if romanized and romanized.entry else native or romanized


def _spans(article: Article, side: Side) -> tuple[Span, ...]:
    """Return what a side is about: its characters, else its entry, else the head of its list."""
    if side.spans:
        return side.spans
    entry = article.entry(side)
    return (entry.span if entry else _head(next(one for one in article.lists if one.index == side.list)),)


def _head(lst: ReferenceList) -> Span:
    if lst.heading:
        return lst.heading
    return lst.entries[0].span if lst.entries else lst.span


def _note(said: Sequence[tuple[Line, tuple[Span, ...]]], other: Span | None) -> Note:
    spans = tuple(sorted({span for _, spans in said for span in spans}))
    lines = tuple(dict.fromkeys(line for line, _ in said))
    return Note(spans, lines, other)


def _line(finding: Finding, sides: tuple[Side | None, Side | None], language: str, number: int = 0) -> Line:
    """Return a finding in words of a language, at the place of that number."""
    heads = {spoken: _heading(finding, spoken) for spoken in LANGUAGES}
    values = {spoken: _values(finding, sides, spoken) for spoken in LANGUAGES}
    readings = frozenset(unspaced(heads[spoken], *values[spoken]) for spoken in LANGUAGES)
    mark = f"{finding.fingerprint}.{number}"
    return Line(finding.severity, heads[language], values[language], mark, readings)


def _heading(finding: Finding, language: str) -> str:
    message = told(finding.phrases, language) if finding.phrases else finding.message
    return f"{finding.code} {finding.name}: {_shown(message)}"


def _values(finding: Finding, sides: tuple[Side | None, Side | None], language: str) -> tuple[str, ...]:
    values = [
        f"{told(phrase(f'page.{label}'), language)}: {shown}"
        for label, side in zip(("native", "romanized"), sides, strict=True)
        if side and (shown := _shown(side.text))
    ]
    own = sides == (finding.native, finding.romanized)
    return (
        *values,
        *(testified(witness, _shown(witness.text), language) for witness in finding.witnesses if own),
    )


def unspaced(*texts: str) -> str:
    """Return texts as one without its spaces: programs break lines as they like."""
    return "".join("".join(texts).split())


def _shown(text: str) -> str:
    """Return a value on one line, without what a document must not hold, cut where it is very long."""
    clean = " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 1]}…"
