"""The share of native letters of any stretch of a text, and where it turns from one script to another."""

from __future__ import annotations

from refnorm.patterns import kept
from refnorm.text import CYRILLIC, LATIN

Range = tuple[int, int]

_CAUCASIAN = "\u0531-\u0587\u10d0-\u10ff\u1c90-\u1cbf"
"""Armenian and Georgian letters."""
NATIVES, LATINS, OTHERS = (kept(f"[{letters}]") for letters in (CYRILLIC + _CAUCASIAN, LATIN, _CAUCASIAN))
_FEWEST = 10
"""Letters outside of links that a form has at least."""
_NEAR = 40
"""Characters before a place that tell the script of its words."""


class _Scripts(dict[int, str]):
    """What script each character is in, found when it is first met: `c` a native one, `l` Latin."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = self[code] = "c" if NATIVES.match(char) else "l" if LATINS.match(char) else " "
        return found


_SCRIPTS = _Scripts()


class Shares:
    """The share of native letters of any stretch of a text."""

    def __init__(self, text: str) -> None:
        self._text = text.translate(_SCRIPTS)

    def of(self, where: Range) -> float:
        """Return the share; .5 without letters."""
        native = self._text.count("c", *where)
        every = native + self._text.count("l", *where)
        return native / every if every else 0.5

    def said(self, where: Range) -> bool:
        """Tell whether a stretch says more than a link with its label."""
        return self._text.count("c", *where) + self._text.count("l", *where) >= _FEWEST

    def turns(self, end: int, start: int) -> bool:
        """Tell whether what ends at one place and the first letter behind another differ in script.

        The last letter tells it, or most of the last words: one may be typed in the other, `194 c.`
        """
        near = max(0, end - _NEAR), end
        last = self._text.rfind("c", 0, end) > self._text.rfind("l", 0, end)
        most = self._text.count("c", *near) > self._text.count("l", *near)
        return self.native(start) != last or self.native(start) != most

    def native(self, start: int) -> bool:
        """Tell whether the first letter behind a place is a native one."""
        native, latin = self._text.find("c", start), self._text.find("l", start)
        # of a script that does not follow, the first letter is behind all others
        return native >= 0 and (latin < 0 or native < latin)
