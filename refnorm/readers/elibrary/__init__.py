"""The article XML of eLibrary: a journal issue with the references of each article.

Facts are from public descriptions of the format and from files that journals publish: `journal`, `issue`,
`articles`, `article`; `artTitles/artTitle`; `references/reference/refInfo/text` with `lang` RUS, ENG, ANY; an
older one, in small letters, has the text within `reference` itself.
"""

from __future__ import annotations

import re

from refnorm.containers.xml import root_name
from refnorm.model import Document
from refnorm.patterns import kept
from refnorm.readers import Input, reader

_SIGNS = kept(rb"<(?:artTitles?|refInfo|titleid)\b", re.IGNORECASE)


def sniff(data: bytes) -> bool:
    """Tell an issue by names that no other format has."""
    name = root_name(data)
    if name is None or name.lower() in ("html", "article"):
        return False
    return _SIGNS.search(data.replace(b"\0", b"") if b"\0" in data[:4] else data) is not None


@reader("elibrary", (), sniff, certain=True)
def read(given: Input) -> Document:
    """Article XML of eLibrary (РИНЦ): the articles of an issue."""
    # plain text needs none of this
    from refnorm.readers.elibrary.file import document

    return document(given)
