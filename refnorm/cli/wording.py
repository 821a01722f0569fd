"""What commands say, from the tables of all languages, which are read when something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refnorm.messages import Words


def worded(key: str, /, **values: object) -> Words:
    """Return what the template at a key says in English, and can say in other languages."""
    from refnorm import messages

    return messages.worded(key, **values)


def reason(error: OSError) -> str:
    """Return why the system refused something."""
    from refnorm import messages

    return messages.reason(error)
