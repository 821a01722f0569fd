"""RN509 english-spelling."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.checks.english import misspelled, months
from refnorm.messages import phrase, tongue
from refnorm.model import Entry, Finding
from refnorm.nouns import replace

_SURE = 0.85


def _word(found: Finding) -> str:
    """Group the same word."""
    return found.romanized.text.casefold() if found.romanized else found.message


@rule("RN509", Entry, "info", group=_word)
def english_spelling(entry: Entry, context: Context) -> Iterator[Finding]:
    """A word of a translation or of an English title is no English word, but nearly one: `chanels`.

    Why: the translation is what an index shows and searches. A word is told only where something speaks for
    a slip: a usual word is one letter away, or a plural's ending of the list's language stands behind one
    (`movieder`). Words in capitals, halves of hyphened words, names, and words that the text of the
    manuscript uses as well are none of it.

    Fix: Correct the word, in the native list too where the title is printed there.

    Source: the SCOWL word lists of English, American and British spelling, sizes 10 to 80.

    Bad:
        native: Сергеев П. Т. Каналы степных рек. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Kanaly stepnykh rek [The chanels of steppe rivers]. Moscow, 2015. 364 p.

    Good:
        native: Сергеев П. Т. Каналы степных рек. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Kanaly stepnykh rek [The channels of steppe rivers]. Moscow, 2015. 364 p.
    """
    if not context.list or context.list.role == "native":
        return
    for one in misspelled(entry, context):
        side = replace(context.side(context.list.index, entry.index, [one.span]), marks=one.marks)
        expected = ", ".join(one.expected)
        if one.language:
            message = phrase("RN509.ending", word=side.text, expected=expected, language=tongue(one.language))
        elif one.slip:
            message = phrase("RN509.letters", word=side.text, expected=expected, slips=one.slip)
        else:
            message = phrase("RN509.near", word=side.text, expected=expected)
        yield context.finding(message, *by_role(context.list, side), confidence=_SURE)
    for span, name in months(entry, context):
        side = context.side(context.list.index, entry.index, [span])
        message = phrase("RN509.near", word=side.text, expected=name)
        yield context.finding(message, *by_role(context.list, side), confidence=_SURE)
