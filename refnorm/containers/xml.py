"""XML of strangers: no entity is expanded, no DTD loaded, nothing fetched, and the size is bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refnorm.errors import ReadError

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 64 << 20
"""How long an XML document may be, in bytes."""


def parse(data: bytes, kind: str) -> etree._Element:
    """Return the root element; `kind` names the document in messages (`the JATS file`).

    Entities stay as entity nodes. Raises ReadError where the document is no XML or too large.
    """
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise ReadError(f"{kind} is larger than {MOST_BYTES >> 20} MB", "give one article a file")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "it is broken"
        raise ReadError(f"{kind} is no well-formed XML: {reason}", "save it anew") from None
    return root
