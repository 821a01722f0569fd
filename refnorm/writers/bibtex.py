"""Classic BibTeX: native in the standard fields, the romanized form in private ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from refnorm.config import Options
from refnorm.model import PEOPLE, Report
from refnorm.patterns import kept
from refnorm.writers import writer
from refnorm.writers.items import OTHERS, Item
from refnorm.writers.merged import csl
from refnorm.writers.records import Record, records

if TYPE_CHECKING:
    from bibtexparser.model import Entry
    from bibtexparser.writer import BibtexFormat

Fields = Iterator[tuple[str, str]]

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "classic": "book",
    "collection": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "manuscript": "unpublished",
    "thesis": "phdthesis",
}
"""Classic types that Zotero and JabRef read too; anything else is misc."""

_MASTER = kept(r"master|magist|маг[иі]ст|მაგისტრ|մագիստր", re.IGNORECASE)

_BABEL = {
    "be": "belarusian",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "kk": "kazakh",
    "ky": "kyrgyz",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
    "uz": "uzbek",
    "zh": "chinese",
}
"""Names that babel and biblatex know in `langid`."""

EPRINTS = "arXiv"
"""The archive whose numbers reference managers look up."""

_CONTAINER = {
    "article": "journal",
    "book": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
}
_PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}


@writer("bibtex", "export", "BibTeX with the romanized form in private fields")
def bibtex(report: Report, options: Options) -> bytes:
    """Write one BibTeX entry a record, under the same keys as CSL-JSON."""
    side = options.side
    return _written([_entry(record, csl(record, side)) for record in records(report, side)]).encode()


def _written(entries: Iterable[Entry]) -> str:
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares import AddEnclosingMiddleware

    # in place, since copying the library takes five times as long; it is thrown away after this
    braces = AddEnclosingMiddleware(
        reuse_previous_enclosing=False,
        enclose_integers=True,
        default_enclosing="{",
        allow_inplace_modification=True,
    )
    return str(write_string(Library(list(entries)), bibtex_format=_layout(), unparse_stack=[braces]))


def _layout() -> BibtexFormat:
    from bibtexparser.writer import BibtexFormat

    layout: BibtexFormat = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent, layout.value_column = "  ", "auto"
    layout.trailing_comma, layout.block_separator = True, "\n"
    return layout


def _entry(record: Record, item: Item) -> Entry:
    from bibtexparser.model import Entry, Field

    kind = _kind(item)
    fields = [*_words(kind, item), *_numbers(kind, item), *_links(item), *_other_forms(item)]
    return Entry(kind, record.key, [Field(name, value) for name, value in fields if value])


def _kind(item: Item) -> str:
    kind = _TYPES.get(item["type"], "misc")
    if kind == "incollection" and "container-title" not in item:
        return "inbook"  # pages of a book, whose title is the entry's own
    return "mastersthesis" if kind == "phdthesis" and _MASTER.search(item.get("genre", "")) else kind


def _words(kind: str, item: Item) -> Fields:
    for role in PEOPLE:
        yield role, people(item.get(role, ()))
    yield "title", protected(item.get("title", ""))
    yield _CONTAINER.get(kind, "howpublished"), protected(item.get("container-title", ""))
    yield "series", protected(item.get("collection-title", ""))
    yield _PUBLISHER.get(kind, "publisher"), escaped(item.get("publisher", ""))
    yield "address", escaped(item.get("publisher-place", ""))
    yield "edition", escaped(item.get("edition", ""))
    yield "eventtitle", protected(item.get("event-title", ""))
    yield "venue", escaped(item.get("event-place", ""))
    archive = [] if _eprint(item) else [item[k] for k in ("archive", "archive_location") if k in item]
    yield "library", escaped(", ".join(archive))
    yield "pubstate", escaped(item.get("status", ""))
    yield "type", escaped(item.get("genre", ""))


def _numbers(kind: str, item: Item) -> Fields:
    year, month, day, *_ = *_parts(item, "issued"), "", "", ""
    yield "year", year or escaped(item.get("issued", {}).get("literal", ""))
    yield "month", month
    yield "day", day
    yield "filed", _iso(item, "submitted")
    yield "volume", escaped(item.get("volume", ""))
    yield "volumes", escaped(item.get("number-of-volumes", ""))
    yield "part", escaped(item.get("part", ""))
    number = "" if _eprint(item) else item.get("number", "")
    issue = item.get("issue", "")
    both = bool(number and issue)
    document = both and kind == "misc"  # a law has its own number, and the gazette that prints it
    yield "number", escaped((number if document else issue) or number or item.get("collection-number", ""))
    yield "issue", escaped(issue if document else "")
    yield "eid", escaped(number if both and not document else "")
    yield "section", escaped(item.get("section", ""))
    yield "jurisdiction", escaped(item.get("jurisdiction", ""))
    yield "supplement", escaped(item.get("supplement", ""))
    yield "pages", _dashed(escaped(item.get("page", "")))
    yield "page-kind", item["custom"]["refnorm"].get("page-kind", "")
    yield "pagetotal", escaped(item.get("number-of-pages", ""))


def _links(item: Item) -> Fields:
    yield "doi", verbatim(item.get("DOI", ""))
    yield "url", verbatim(item.get("URL", ""))
    yield "urldate", _iso(item, "accessed")
    yield "isbn", escaped(item.get("ISBN", ""))
    yield "issn", escaped(item.get("ISSN", ""))
    yield "eprint", verbatim(item.get("number", "") if _eprint(item) else "")
    yield "archiveprefix", item["archive"] if _eprint(item) else ""
    yield "pmid", escaped(item.get("PMID", ""))
    yield "pmcid", escaped(item.get("PMCID", ""))
    yield "eventdate", _iso(item, "event-date")
    tag = item.get("language", "")
    yield "language", tag
    # Latin text is hyphenated as Latin, whatever language was romanized
    yield "langid", "english" if tag.endswith("-Latn") else _BABEL.get(tag.split("-")[0], "")


def _other_forms(item: Item) -> Fields:
    variants = item["custom"]["refnorm"].get("variants", {})
    romanized: Item = next((form for tag, form in variants.items() if tag.endswith("-Latn")), {})
    translated: Item = variants.get("en", {})
    yield "romanized-author", people(romanized.get("author", ()))
    yield "romanized-title", protected(romanized.get("title", ""))
    yield "romanized-journal", protected(romanized.get("container-title", ""))
    yield "translated-title", protected(translated.get("title", ""))
    yield "translated-journal", protected(translated.get("container-title", ""))
    for tag, form in variants.items():
        if form is not romanized and form is not translated:  # of a third list
            yield f"title-{tag}", protected(form.get("title", ""))
            yield f"journal-{tag}", protected(form.get("container-title", ""))


def _eprint(item: Item) -> bool:
    """Tell whether the number is that of a preprint server."""
    return item.get("archive") == EPRINTS


def _iso(item: Item, name: str) -> str:
    """Return a date as biblatex writes it, `2010-06-03/2010-06-05`."""
    return "/".join("-".join(part.zfill(2) for part in parts) for parts in _dates(item, name))


def _parts(item: Item, name: str) -> list[str]:
    return next(iter(_dates(item, name)), [])


def _dates(item: Item, name: str) -> list[list[str]]:
    dates: list[list[Any]] = item.get(name, {}).get("date-parts", [])
    return [[str(part) for part in parts] for parts in dates]


def _dashed(pages: str) -> str:
    return re.sub(r"(?<=\w)[-–—](?=\w)", "--", pages)


_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_INVISIBLE = kept("[\u00ad\u200b\u2060\ufeff]")
_VERBATIM = kept(r'[\s{}\\"<>^`|]')


def cleaned(text: str) -> str:
    """Return the value as it will be read back: composed letters, nothing invisible, paired braces.

    BibTeX counts braces even behind a backslash, so unpaired ones have to become parentheses.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
    return text if _balanced(text) else text.replace("{", "(").replace("}", ")")


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def escaped(text: str) -> str:
    """Return a value with TeX's special characters escaped; letters stay Unicode."""
    return "".join(_SPECIAL.get(char, char) for char in cleaned(text))


def protected(text: str) -> str:
    """Return a title that no style and no reader changes the case of."""
    value = escaped(text)
    return f"{{{value}}}" if value else ""


def verbatim(text: str) -> str:
    """Return a link as it is; what would break the entry is percent-encoded."""
    return _VERBATIM.sub(lambda match: quote(match[0]), unicodedata.normalize("NFC", text.strip()))


def people(names: Iterable[dict[str, str]]) -> str:
    """Return a BibTeX name list; bodies and names in one piece are kept whole by braces."""
    return " and ".join(filter(None, map(_name, names)))


def _name(name: dict[str, str]) -> str:
    if name == OTHERS:
        return "others"
    if "literal" in name:
        return protected(name["literal"])
    family, given = _whole(name["family"]), _whole(name.get("given", ""), spaces=True)
    parts = [family, *([escaped(name["suffix"])] if "suffix" in name else []), given]
    return ", ".join(parts) if given else protected(name["family"])


_SPLITS = kept(r",|\band\b", re.IGNORECASE)


def _whole(part: str, spaces: bool = False) -> str:
    """Brace a part of a name that BibTeX would cut: at a comma, `and`, a space, a lower-case particle."""
    value = escaped(part)
    cut = bool(_SPLITS.search(value)) or (not spaces and (" " in value or value[:1].islower()))
    return f"{{{value}}}" if cut else value
