"""What `refnorm romanize --detect` says: the schemes of each list, and the letters that prove them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from refnorm.cli import job, output, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.model import Result
    from refnorm.romanization.hand import Hand

_WORDS, _LETTERS = 3, 6
"""Words that are shown of each letter, letters that are shown of each list."""
_SIDES = "advice.two_sides"


def detect(path: str | None, native: str | None, romanized: str | None, to: Path | None, debug: bool) -> int:
    """Print the schemes of a manuscript's lists, or of two texts; return the exit status."""
    if path is not None and native is None and romanized is None:
        return _manuscript(path, to, debug)
    if path is not None or native is None or romanized is None:
        raise ConfigError(worded("trouble.two_sides"), worded(_SIDES))
    from refnorm.romanization.detection import hands

    return _deliver(list(_hands(hands(native, romanized))), worded("talk.two_texts"), to)


def _manuscript(path: str, to: Path | None, debug: bool) -> int:
    from refnorm.config import Options

    report, _ = job.analyze([path], Options(jobs=0, debug=debug), to)
    talk.about(report)
    lines = [line for result in report.results for line in _lists(result)]
    return 2 if report.errors else _deliver(lines, path, to)


def _deliver(lines: list[str], what: str, to: Path | None) -> int:
    if not lines:
        talk.say(what, worded("trouble.no_common_word"))
        return 2
    output.deliver("".join(f"{tongue.spoken(line)}\n" for line in lines).encode(), to)
    return 0


def _lists(result: Result) -> Iterator[str]:
    """Yield the lines of every romanized list of a document."""
    from refnorm.romanization.comparison import compare

    for article in result.articles:
        for (_, lst), hands in compare(result.document, article).hands.items():
            yield from _hands(hands, (article.index, lst))


def _hands(hands: Mapping[str, Hand], at: tuple[int, int] | None = None) -> Iterator[str]:
    """Yield each language with its schemes, and below it the letters that prove them; `at`: article, list."""
    from refnorm.messages import phrase, row
    from refnorm.messages import tongue as named
    from refnorm.romanization.proof import against, nearest, proofs

    for language, hand in hands.items():
        near = nearest(hand)
        unsaid = phrase("detect.none", scheme=near) if near else phrase("detect.too_few")
        schemes = row("layout.either", hand.schemes) if hand.schemes else unsaid
        said = worded("detect.language", language=named(language), schemes=schemes)
        yield worded("detect.article", n=at[0], list=at[1], what=said) if at else said
        for proof in (against(hand, near) if near else proofs(hand))[:_LETTERS]:
            shown = ", ".join(match.roman.text for match in proof.words[:_WORDS])
            yield worded("detect.letter", letter=proof.letter, written=proof.written, words=shown)
