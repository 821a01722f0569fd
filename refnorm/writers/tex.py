"""BibTeX's syntax: what is shared by its two dialects, values that are read back as they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from refnorm import locales
from refnorm.fields.draft import alternatives
from refnorm.model import PEOPLE
from refnorm.patterns import kept
from refnorm.writers.items import OTHERS, Item

if TYPE_CHECKING:
    from bibtexparser.model import Entry
    from bibtexparser.writer import BibtexFormat

Fields = Iterator[tuple[str, str]]
"""Fields of an entry, named and escaped; empty ones are left out."""

_BABEL = {
    "az": "azerbaijani",
    "be": "belarusian",
    "bg": "bulgarian",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hy": "armenian",
    "it": "italian",
    "ka": "georgian",
    "kk": "kazakh",
    "ky": "kyrgyz",
    "mk": "macedonian",
    "mn": "mongolian",
    "pl": "polish",
    "ro": "romanian",
    "ru": "russian",
    "tk": "turkmen",
    "tr": "turkish",
    "uk": "ukrainian",
    "uz": "uzbek",
    "zh": "chinese",
}
"""Names that babel and biblatex know in `langid`."""

_EPRINTS = "arXiv"
"""The archive whose numbers reference managers look up."""


COMMON_TYPES = {
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
    "manuscript": "unpublished",
}
"""Types of both dialects that Zotero and JabRef read too; what neither dialect adds to them is misc."""


def kind_of(item: Item, types: Mapping[str, str]) -> str:
    """Return the type of an entry; pages of a book whose title is the entry's own are in no collection."""
    kind = types.get(item["type"], "misc")
    return "inbook" if kind == "incollection" and "container-title" not in item else kind


def words(item: Item, container: str, publisher: str, place: str) -> Fields:
    """Yield persons, titles and imprint, which the dialects name alike but for three fields."""
    for role in PEOPLE:
        yield role, people(item.get(role, ()))
    yield "title", protected(item.get("title", ""))
    yield container, protected(item.get("container-title", ""))
    yield "series", protected(item.get("collection-title", ""))
    yield publisher, escaped(item.get("publisher", ""))
    yield place, escaped(item.get("publisher-place", ""))
    yield "edition", escaped(item.get("edition", ""))
    yield "eventtitle", protected(item.get("event-title", ""))
    yield "venue", escaped(item.get("event-place", ""))
    archive = [] if is_eprint(item) else [item[k] for k in ("archive", "archive_location") if k in item]
    yield "library", escaped(", ".join(archive))
    yield "pubstate", escaped(item.get("status", ""))


def volumes(item: Item) -> Fields:
    """Yield which volume a work is, of how many, and which part of it."""
    yield "volume", escaped(item.get("volume", ""))
    yield "volumes", escaped(item.get("number-of-volumes", ""))
    yield "part", escaped(item.get("part", ""))


def is_eprint(item: Item) -> bool:
    """Tell whether the number is that of a preprint server."""
    return item.get("archive") == _EPRINTS


@cache
def _masters() -> re.Pattern[str]:
    return kept(alternatives(locales.words("masters")), re.IGNORECASE)


def is_masters(item: Item) -> bool:
    """Tell whether a thesis is for a master's degree."""
    return bool(_masters().search(item.get("genre", "")))


def langid(tag: str) -> str:
    """Return babel's name of a language by its BCP 47 tag, empty where it has none.

    Latin text is hyphenated as Latin, whatever language was romanized.
    """
    return "english" if tag.endswith("-Latn") else _BABEL.get(tag.split("-")[0], "")


def written(entries: Iterable[Entry]) -> str:
    """Return the text of entries."""
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


def iso(item: Item, name: str) -> str:
    """Return a date as biblatex writes it, `2010-06-03/2010-06-05`."""
    return "/".join("-".join(part.zfill(2) for part in parts) for parts in _dates(item, name))


def parts(item: Item, name: str) -> list[str]:
    """Return the year, month and day of a date, as far as they are known."""
    return next(iter(_dates(item, name)), [])


def _dates(item: Item, name: str) -> list[list[str]]:
    dates: list[list[Any]] = item.get(name, {}).get("date-parts", [])
    return [[str(part) for part in parts] for parts in dates]


def dashed(pages: str) -> str:
    """Return pages with the two hyphens that BibTeX sets as a dash."""
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
