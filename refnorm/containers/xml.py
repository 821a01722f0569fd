"""XML of strangers: no entity is expanded, no DTD loaded, nothing fetched, and the size is bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Phrase
from refnorm.patterns import kept

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 64 << 20
"""How long an XML document may be, in bytes."""

_HEAD = 1 << 16
_ASIDES = kept(r", use XML_PARSE_HUGE option| \(<string>, line \d+\)$")
"""What the parser says to programmers."""
_NAME = rb"([A-Za-z_\x80-\xff][\w.:\x80-\xff-]{0,99})"
_ASIDE = kept(rb"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_TYPE = kept(rb"\s*<!doctype\s+" + _NAME + rb"[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ELEMENT = kept(rb"\s*<" + _NAME + rb"[\s/>]")


def parse(data: bytes, kind: Phrase) -> etree._Element:
    """Return the root element; `kind` names the document in messages (`the JATS file`).

    Entities stay as entity nodes. Raises ReadError where the document is no XML or too large.
    """
    from lxml import etree

    small_enough("trouble.too_large", len(data), MOST_BYTES, kind=kind)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = _ASIDES.sub("", str(error).partition("\n")[0]) or worded("trouble.xml_broken")
        if "amplification" in reason:
            reason = worded("trouble.xml_unfolds")
        raise ReadError(
            worded("trouble.no_xml", kind=kind, reason=reason), worded("advice.save_it_anew")
        ) from None
    return root


def root_name(data: bytes) -> str | None:
    """Return the name of the first element as it is written, None where no markup begins the data.

    A document type without an element in sight names it too.
    """
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    elif head[:4] in (b"<\0?\0", b"\0<\0?"):
        head = head.decode("utf-16-le" if head[0] else "utf-16-be", "ignore").encode()
    head, kind = head.removeprefix(b"\xef\xbb\xbf"), None
    at = _past(head, 0)
    if found := _TYPE.match(head, at):
        kind, at = found[1], _past(head, found.end())
    name = found[1] if (found := _ELEMENT.match(head, at)) else kind
    return name.decode("utf-8", "replace") if name else None


def _past(head: bytes, at: int) -> int:
    """Return the offset behind declarations and comments."""
    while found := _ASIDE.match(head, at):
        at = found.end()
    return at
