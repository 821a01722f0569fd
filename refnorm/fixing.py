"""A manuscript in text -> the same with the proposed changes made: those that bring nothing new with them."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from refnorm.config import Options
from refnorm.errors import UnknownFormat
from refnorm.messages import worded
from refnorm.model import BEGIN, Document, Edit, Failure, Result
from refnorm.mute import mute
from refnorm.nouns import noun
from refnorm.pipeline import attempt
from refnorm.readers import Source, content

FORMATS = ("markdown", "text", "list")
"""Formats whose text is the file's own: a span of the one is a span of the other."""
_ROUNDS = 8
"""A change may lay bare another fault; more rounds than this have never been of use."""

Fault = tuple[str, tuple[tuple[int, int | None] | None, ...]]


@noun
class Fixed:
    """A manuscript before and after: its text, its bytes, the changes made and those left out.

    `left` are proposed changes that were not made: they would bring a new finding, or the file's encoding
    has no such letter.
    """

    source: str
    before: str
    after: str
    old: bytes
    data: bytes
    done: int
    left: tuple[Edit, ...]


def fix(source: Source, options: Options, unsafe: bool = False) -> Fixed | Failure | None:
    """Make the safe changes of a manuscript, and with `unsafe` all; None for a file without a list.

    Each round analyzes anew, so that changing twice changes nothing more. Raises UnknownFormat for a file
    that is no text.
    """
    result = attempt(source, options)
    if not isinstance(result, Result):
        return result
    (result,), _ = mute([result], options)
    first = result.document
    if first.format not in FORMATS:
        raise UnknownFormat(
            worded("trouble.not_in_place", source=first.source, format=first.format),
            worded("advice.annotate_suggests"),
        )
    old = content(source)
    mark = _mark(old, first)
    done, left = 0, list[Edit]()
    for _ in range(_ROUNDS):
        result, made, left = _round(source, result, proposed(result, unsafe), mark, options)
        done += made
        if not made:
            break
    text = result.document.text
    data = _encoded(text, result.document, mark) if done else old
    return Fixed(first.source, first.text, text, old, data, done, tuple(left))


def proposed(result: Result, unsafe: bool) -> list[Edit]:
    """Return the changes that findings propose, in printed order, none within another; safe ones first."""
    kept: list[Edit] = []
    for edit in sorted(
        (edit for found in result.findings for edit in found.edits), key=lambda e: (not e.safe, e.span.start)
    ):
        free = all(edit.span.end <= k.span.start or k.span.end <= edit.span.start for k in kept)
        if free and (edit.safe or unsafe):
            kept.append(edit)
    return sorted(kept, key=BEGIN)


def _round(
    source: Source, result: Result, wanted: Sequence[Edit], mark: bytes, options: Options
) -> tuple[Result, int, list[Edit]]:
    """Make changes together, or where that brings something new, one by one those that do not."""
    if not wanted:
        return result, 0, []
    together = _tried(source, result, wanted, mark, options)
    if together:
        return together, len(wanted), []
    if len(wanted) == 1:
        return result, 0, list(wanted)
    made, good = result, list[Edit]()
    for edit in wanted:
        if tried := _tried(source, result, [*good, edit], mark, options):
            made, good = tried, [*good, edit]
    return made, len(good), [edit for edit in wanted if edit not in good]


def _tried(
    source: Source, result: Result, edits: Sequence[Edit], mark: bytes, options: Options
) -> Result | None:
    """Return the analysis of the changed text; None where it has a finding that was not there before."""
    try:
        data = _encoded(applied(result.document.text, edits), result.document, mark)
    except UnicodeEncodeError:
        return None
    after = attempt(replace(source, data=data), replace(options, format=result.document.format))
    if not isinstance(after, Result):
        return None
    (after,), _ = mute([after], options)
    if _faults(after) - _faults(result):
        return None
    same = after.document.meta.get("encoding") == result.document.meta.get("encoding")
    return after if same else None


def _faults(result: Result) -> Counter[Fault]:
    """Count what is wrong by rule and entry: values in messages may change with a fix beside them.

    Information is mostly on a whole list, as its several forms of one thing: it may stand at another entry
    then, and is counted by its list.
    """
    found: Counter[Fault] = Counter()
    for finding in result.findings:
        slight = finding.severity == "info"
        for sides in finding.places:
            found[
                finding.code, tuple((s.list, None if slight else s.entry) if s else None for s in sides)
            ] += 1
    return found


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with changes made; they do not overlap."""
    for edit in sorted(edits, key=BEGIN, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _mark(data: bytes, document: Document) -> bytes:
    """Return the byte order mark of a file, which is no part of its text."""
    encoding = document.meta.get("encoding", "utf-8")
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    marks |= {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    mark = marks.get(encoding, b"")
    return mark if mark and data.startswith(mark) else b""


def _encoded(text: str, document: Document, mark: bytes) -> bytes:
    return mark + text.encode(document.meta.get("encoding", "utf-8"))
