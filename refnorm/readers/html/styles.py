"""The few style declarations that decide what of a page is shown, and how its lists are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from refnorm.patterns import kept

if TYPE_CHECKING:
    from lxml import etree

Declarations = Mapping[str, str]

_LONGEST = 1 << 20
_COMMENT = kept(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CONDITIONAL = kept(r"@[^{};]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]{0,200};")
_RULE = kept(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = kept(r"[a-z][a-z0-9]*(?:[.#][\w-]+)?|[.#][\w-]+", re.IGNORECASE)
_DECLARATION = kept(r"(display|visibility|white-space|list-style(?:-type)?|font-weight)\s*:\s*([^;]+)")
_NOTHING: Declarations = MappingProxyType({})


@lru_cache(maxsize=4096)
def declared(style: str) -> Declarations:
    """Read a `style` attribute, or the body of a rule."""
    found = _DECLARATION.findall(style.lower())
    return {name.removesuffix("-type"): value.replace("!important", "").strip() for name, value in found}


class Styles:
    """The rules of a page's own style sheets that select by one tag, class or id."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, Declarations] = {}
        for sheet in sheets:
            plain = _CONDITIONAL.sub("", _COMMENT.sub("", sheet[:_LONGEST]))
            for match in _RULE.finditer(plain):
                self._read(match[1], declared(match[2]))

    def _read(self, selectors: str, rule: Declarations) -> None:
        for one in selectors.split(",") if rule else ():
            selector = one.strip()
            if _SIMPLE.fullmatch(selector):
                self._rules[selector] = {**self._rules.get(selector, _NOTHING), **rule}

    def of(self, element: etree._Element, tag: str) -> Declarations:
        """Return what an element's own style and the simple rules declare for it."""
        own = element.get("style")
        if not self._rules:
            return declared(own) if own else _NOTHING
        names = [tag]
        for name in (element.get("class") or "").split():
            names += [f".{name}", f"{tag}.{name}"]
        if ident := element.get("id"):
            names += [f"#{ident}", f"{tag}#{ident}"]
        merged: dict[str, str] = {}
        for name in names:
            merged.update(self._rules.get(name, _NOTHING))
        return {**merged, **declared(own)} if own else merged
