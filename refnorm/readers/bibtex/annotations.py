"""Annotations of BibLaTeX fields (`title+an:latn`) as fields of their own, by the names of the export."""

from __future__ import annotations

from refnorm.patterns import kept
from refnorm.readers.bibtex.blocks import Item, Written

_FORMS = {"latn": "romanized", "en": "translated"}
"""What an annotation of that name is; biblatex leaves the names to its users, these are the export's."""
_FIELDS = {
    "author": "author",
    "title": "title",
    "journaltitle": "journal",
    "booktitle": "journal",
    "maintitle": "journal",
    "howpublished": "journal",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "location": "address",
}
_WHOLE = kept(r'\s*=\s*"(?P<said>.*)"\s*')
"""An annotation of a whole field; one of its parts (`1="…"`) is left alone (biblatex's manual, 3.7)."""


def told(item: Item) -> Item:
    """Return an entry with the forms that its annotations hold as fields."""
    fields = dict(item.fields)
    for name, written in item.fields.items():
        field, _, annotated = name.partition("+an:")
        form, own = _FORMS.get(annotated), _FIELDS.get(field)
        match = _WHOLE.fullmatch(written.text) if form and own else None
        if match:
            at = written.at + match.start("said")
            fields.setdefault(f"{form}-{own}", Written(match["said"], at))
            del fields[name]
    return Item(item.kind, item.key, item.at, fields)
