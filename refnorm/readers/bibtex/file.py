"""The document of a BibTeX file."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Document, Place
from refnorm.patterns import kept
from refnorm.readers import Input
from refnorm.readers.bibtex.annotations import told
from refnorm.readers.bibtex.blocks import Bibliography, Written
from refnorm.readers.bibtex.fields import forms, has_romanized, inherited
from refnorm.readers.building import Builder, doubts
from refnorm.readers.decoding import decode, with_plain_ends
from refnorm.readers.flow import Flow
from refnorm.readers.jats.citations import latin
from refnorm.readers.latex.macros import Macros
from refnorm.readers.latex.printing import Printer
from refnorm.readers.latex.stream import Budget
from refnorm.readers.latex.tokens import scan, typed
from refnorm.readers.lines import ITEM
from refnorm.readers.records import Record, Value, write

MOST_BYTES = 4 << 20
"""How long a file may be, in bytes."""

_VERBATIM = ("DOI", "URL")
_ADDRESS = kept(r"\\(?:url|nolinkurl|path)\s*(?=\{)")
_NEAR = 300
"""Characters within which a part of a field is sought in it."""


def document(given: Input) -> Document:
    """Read a BibTeX file; ReadError for one that is too large, or has no entry."""
    small_enough("trouble.file_too_large", len(given.data), MOST_BYTES, "advice.list_a_file")
    text, meta = decode(given.data)
    text = with_plain_ends(text)
    bibliography = Bibliography(text)
    if text.strip() and not bibliography.items:
        raise ReadError(worded("trouble.bibtex_empty"), worded("advice.bibtex_entry"))
    builder = Builder()
    _Writer(given.name, text, bibliography, builder).write()
    return builder.document(given.name, "bibtex", MappingProxyType({**meta, **doubts(bibliography.doubts)}))


class _Writer:
    """Prints the entries of a file, in one list, or in two where they have two forms."""

    def __init__(self, name: str, text: str, bibliography: Bibliography, builder: Builder) -> None:
        self._name = name
        self._text = text
        self._bibliography = bibliography
        self._flow = Flow(builder)
        self._printer = Printer(Macros(), Budget(1_000_000))

    def write(self) -> None:
        items = [told(item) for item in self._bibliography.items]
        parents = {item.key.lower(): item for item in items}
        paired = any(map(has_romanized, items))
        found = [forms(inherited(item, parents), self._shown, paired) for item in items]
        if any(first and second for first, second in found):
            self._list([first or None for first, _ in found], counted=True)
            self._flow.gap()
            self._list(
                [second or (first if first and _latin(first) else None) for first, second in found],
                counted=True,
            )
        else:
            self._list([first or second for first, second in found], counted=False)

    def _list(self, records: Sequence[Record | None], counted: bool) -> None:
        for number, record in enumerate(records, 1):
            if record is not None:
                self._flow.item(str(number) if counted else None)
                self._flow.mode = ITEM
                write(record, self._flow)

    def _shown(self, written: Written, field: str) -> Value:
        """Print a part of a field; of what is not as it is written only the line is known."""
        if field in _VERBATIM:
            text = _ADDRESS.sub("", typed(written.text)).strip("{}")
        else:
            text = " ".join(self._printer.flat(list(scan(written.text))).split())
        at = self._text.find(text, written.at)
        exact = 0 <= at - written.at <= len(written.text) + _NEAR
        line = self._bibliography.line(at if exact else written.at)
        return Value(text, Place(self._name, line, self._bibliography.column(at) if exact else None))


def _latin(record: Record) -> bool:
    """Tell a work in Latin script, which has one form for both lists."""
    title = record.fields.get("title")
    return title is not None and latin(title.text)
