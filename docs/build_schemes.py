"""Write docs/schemes.md, all romanization schemes, from their tables: `python docs/build_schemes.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from refnorm.locales import load
from refnorm.romanization import Scheme, schemes

PAGE = Path(__file__).parent / "schemes.md"

HEAD = """\
# The romanization schemes

<!-- Written by docs/build_schemes.py from refnorm/romanization/schemes; edit those. -->

`refnorm romanize --scheme CODE` writes by a scheme, `refnorm list schemes` lists them. *Standing* says what
the scheme is today: in force, a draft that nobody has decreed, withdrawn or replaced, or a practice without a
standard. A scheme is *verified* where its table was held against at least two sources that do not depend on
each other; what is not verified never becomes an error. *Open letters* are those that the standard leaves
open: the table holds what is practised there, and any known practice is right.
"""


def page(found: Sequence[Scheme]) -> str:
    """Return the whole page: one table a language."""
    return "\n".join([HEAD, *_languages(found)])


def _languages(found: Sequence[Scheme]) -> Iterator[str]:
    names = {locale.language: locale.name for locale in load()}
    for language, members in groupby(found, key=lambda scheme: scheme.language):
        yield f"## {names.get(language, language)}\n"
        yield "| code | title | standing | source | verified by | open letters |\n|---|---|---|---|---|---|"
        yield "\n".join(map(_row, members)) + "\n"


def _row(scheme: Scheme) -> str:
    verified = "; ".join(scheme.verified) or "no"
    text = (scheme.title, scheme.standing, scheme.source, verified, " ".join(scheme.unspecified) or "none")
    return f"| `{scheme.code}` | {' | '.join(text)} |"


if __name__ == "__main__":
    PAGE.write_text(page(schemes()), "utf-8")
