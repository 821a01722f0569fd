"""The second letter to an author, written where two versions are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from refnorm.cli import output, talk
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.history import Revision, Snapshot
    from refnorm.model import Report
    from refnorm.writers.letter import Letter

FORMS = {".docx": "docx", ".md": "markdown", ".html": "html"}


def refuse(target: Path, versions: Sequence[str]) -> None:
    """Raise ConfigError, before any work is done, for a letter that cannot or must not be written there."""
    if target.suffix.lower() not in FORMS:
        raise ConfigError(
            worded("trouble.no_letter_ending", target=target, ending=target.suffix or "that"), _forms()
        )
    output.refuse(target, map(Path, versions), "--letter")


def _forms() -> str:
    return worded("advice.letter_endings", endings=", ".join(FORMS))


def write(target: Path, report: Report | None, old: Snapshot, revision: Revision, options: Options) -> None:
    """Write the second letter of every article that has something to tell into one file."""
    from refnorm.writers.letter import FORMS as LAYOUTS
    from refnorm.writers.letter import pages

    if report is None:
        raise ConfigError(worded("trouble.new_is_report"), worded("advice.name_manuscript"))
    told = list(_letters(report, old, revision, options))
    if not told:
        talk.say(worded("talk.nothing_to_tell"))
        return
    text = "\n---\n\n".join(pages.page(letter, options) for letter in told)
    layout = LAYOUTS[FORMS[target.suffix.lower()]]
    output.deliver(layout(text, options.language), target, "--letter")
    talk.say(talk.shown(target), worded("talk.written"))


def _letters(report: Report, old: Snapshot, revision: Revision, options: Options) -> Iterator[Letter]:
    from refnorm.history.lettering import NOTHING, numbers
    from refnorm.messages import translated
    from refnorm.writers.letter import later

    known = numbers(old, revision)
    results = (translated(result, options.language) for result in report.results)
    for document, article in ((one.document, a) for one in results for a in one.articles):
        own = known.get((document.source, article.title), NOTHING)
        letter = later(document, article, options.language, own.left, own.corrected, own.known)
        if letter.items or letter.broken or letter.corrected:
            yield letter
