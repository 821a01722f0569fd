"""One Word file -> its copy: what is found is written into it, every other part stays byte for byte."""

from __future__ import annotations

import datetime

from refnorm.annotators.docx.comments import Comments
from refnorm.annotators.docx.parts import Parts
from refnorm.annotators.docx.stretches import Stretch, Stretches
from refnorm.annotators.docx.suggestions import suggest
from refnorm.annotators.notes import Note, notes
from refnorm.config import Options
from refnorm.containers.ooxml import open_package
from refnorm.messages import phrase
from refnorm.model import Edit, Result


def annotated(data: bytes, result: Result, options: Options) -> bytes:
    """Return the copy with its comments; a comment that the file holds already is not written again."""
    parts = Parts(open_package(data, phrase("kind.docx")))
    comments = Comments(parts, _moment(options))
    wanted = [note for one in notes(result, options) if (note := comments.unsaid(one))]
    fixes = _fixes(result) if options.suggest else []
    stretches = Stretches(parts, result.document)
    places = [(note, stretches.want(note.whole)) for note in wanted]
    changes = [(fix, stretches.want(fix.span)) for fix in fixes]
    stretches.cut()
    for note, place in places:
        _comment(comments, note, place)
    for number, (fix, place) in enumerate(changes, 1):
        if place is not None:
            suggest(place, fix.text, parts.free_id() + number, _moment(options))
    comments.save()
    return parts.packed()


def _comment(comments: Comments, note: Note, place: Stretch | None) -> None:
    if place is not None:
        comments.add(note, place)


def _fixes(result: Result) -> list[Edit]:
    """Return the safe fixes, each place once and none within another."""
    found = {fix.span: fix for one in result.findings for fix in one.edits if fix.safe}
    kept: list[Edit] = []
    for span in sorted(found):
        if not kept or kept[-1].span.end <= span.start:
            kept.append(found[span])
    return kept


def _moment(options: Options) -> str:
    """Return the day of the run as Word writes a moment (ISO/IEC 29500-1, 17.13.4.2)."""
    return datetime.datetime.combine(options.today, datetime.time()).isoformat() + "Z"
