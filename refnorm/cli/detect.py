"""What `refnorm romanize --detect` says: the schemes of each list, and the letters that prove them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from refnorm.cli import job, output, talk
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.model import Result
    from refnorm.romanization.hand import Hand

_WORDS, _LETTERS = 3, 6
"""Words that are shown of each letter, letters that are shown of each list."""
_SIDES = "give a manuscript, or --native TEXT and --romanized TEXT"


def detect(path: str | None, native: str | None, romanized: str | None, to: Path | None, debug: bool) -> int:
    """Print the schemes of a manuscript's lists, or of two texts; return the exit status."""
    if path is not None and native is None and romanized is None:
        return _manuscript(path, to, debug)
    if path is not None or native is None or romanized is None:
        raise ConfigError("--detect compares two sides", _SIDES)
    from refnorm.romanization.detection import hands

    return _deliver(list(_hands("", hands(native, romanized))), "the two texts", to)


def _manuscript(path: str, to: Path | None, debug: bool) -> int:
    from refnorm.config import Options

    report, _ = job.analyze([path], Options(debug=debug), to)
    talk.about(report)
    lines = [line for result in report.results for line in _lists(result)]
    return 2 if report.errors else _deliver(lines, path, to)


def _deliver(lines: list[str], what: str, to: Path | None) -> int:
    if not lines:
        talk.say(what, "no word stands on both sides, in native and in Latin letters")
        return 2
    output.deliver("".join(f"{line}\n" for line in lines).encode(), to)
    return 0


def _lists(result: Result) -> Iterator[str]:
    """Yield the lines of every romanized list of a document."""
    from refnorm.romanization.comparison import compare

    for article in result.articles:
        for (_, lst), hands in compare(result.document, article).hands.items():
            yield from _hands(f"article {article.index} · list {lst} · ", hands)


def _hands(head: str, hands: Mapping[str, Hand]) -> Iterator[str]:
    """Yield each language with its schemes, and below it the letters that prove them."""
    from refnorm import locales
    from refnorm.romanization.proof import proofs

    names = {locale.language: locale.name for locale in locales.load()}
    for language, hand in hands.items():
        schemes = " or ".join(hand.schemes) or "too few letters tell its schemes apart"
        yield f"{head}{names.get(language, language)}: {schemes}"
        for proof in proofs(hand)[:_LETTERS]:
            shown = ", ".join(match.roman.text for match in proof.words[:_WORDS])
            yield f"  {proof.letter} is {proof.written}  {shown}"
