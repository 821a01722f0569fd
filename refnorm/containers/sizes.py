"""How much of a stranger's file is read: what is larger is refused before it costs memory or time."""

from __future__ import annotations

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Phrase


def small_enough(
    key: str, size: int, most: int, hint: str = "advice.article_a_file", **said: str | Phrase
) -> None:
    """Refuse a size of more than so many bytes, with the words at a key, which are given it in megabytes."""
    if size > most:
        raise ReadError(worded(key, size=most >> 20, **said), worded(hint))
