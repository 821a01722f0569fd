"""What each language calls things in a reference list: headings, labels, months, places.

One TOML file a language; the file's existence registers it. Every phrase is a literal,
never a regex: the stages escape, sort and compile what they need.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from refnorm.errors import TableError
from refnorm.nouns import noun, replace
from refnorm.tables import read

Side = Literal["before", "after"]
SIDES: tuple[Side, Side] = ("before", "after")
"""Where a label may stand: before its value or behind it."""

SECTIONS = ("abstract", "keywords", "after", "subheading")
WORDS = (
    "accessed", "available", "et_al", "form", "in_language", "publisher", "editor", "translator",
    "editor_behind", "named_in_full", "by", "from_language", "titled", "doctor", "specialty", "hanging",
    "continuing", "last_bracket", "telling_label", "telling_count", "mail", "court_case", "counted_month",
    "patronymic_ending", "cut_short", "in_volumes", "container", "number_of_volumes", "no_date", "article",
    "serial", "series", "edition_note", "in_press", "season", "corporate", "archive", "filed", "published",
    "degree", "patent_mark", "jurisdiction", "classification", "dated", "approved", "bulletin", "school",
    "copyright", "proceedings", "cited_again", "see", "particle", "patronymic", "name_suffix", "registration",
    "surname_ending", "surname_genitive", "surname_nominative", "genitive_mark", "subtitle", "cite_as",
    "patent_kind", "title_head", "database", "academic_rank", "quoted", "collected", "standard_mark", "link",
    "numbered", "ordinal", "version", "name_prefix", "house", "house_ending", "contracted", "plural_ending",
    "word_prefix", "technical", "cited_edition", "company", "and", "joining", "site", "remark", "measure",
    "appendix", "report_number", "defended", "deposited", "act", "applicant", "medium", "country", "clergy",
    "same_author", "updated", "registered", "contribution", "statistics", "union", "union_act", "body",
    "gazette", "preprint", "preprint_server", "acronym", "container_behind", "presented", "court", "judgment",
    "application", "law_reports", "in_year", "act_head", "ruling", "of_court", "plenum", "report_code",
    "born", "mononym", "overview", "recent", "last_of", "verso", "codex", "leaf_in_mark", "circa",
    "first_published", "year_word", "serial_in_short", "count_ending", "no_series", "book_of_journal",
    "standard_body", "in_force", "number_behind", "as_of", "ordinal_ending", "masters", "out_of", "town",
    "group", "opus", "pointing", "document",
)  # fmt: skip
GENRES = (
    "thesis", "patent", "legislation", "standard", "report", "paper-conference",
    "article-newspaper", "interview", "webpage", "software", "dataset", "manuscript", "post-weblog",
    "post", "map", "motion_picture", "review-book", "entry-encyclopedia",
)  # fmt: skip
LABELS = (
    "page", "number-of-pages", "volume", "issue", "part", "chapter", "edition", "article-number",
    "URL", "DOI", "ISBN", "ISSN", "number", "year", "series", "supplement",
    "fonds", "inventory", "file", "leaf",
)  # fmt: skip


@noun
class Label:
    """Marks of one field: tokens that stand before or after its value, native and romanized."""

    field: str
    side: Side
    native: tuple[str, ...]
    romanized: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """All tokens, native first."""
        return self.native + self.romanized


@noun
class City:
    """A place of publication: its abbreviations (`М.`, `M.`) and its names in all languages."""

    short: tuple[str, ...]
    names: tuple[str, ...]


@noun
class Locale:
    """The table of one language; `letters` are those that tell it from its neighbours.

    `amid` are the letters that no neighbour has between consonants.
    `former` is the Cyrillic alphabet of a language that is now in Latin letters, with the letters in it that
    tell the language: its older works are cited in it.

    `tells` are words, and endings (`-ння`), that its neighbours lack: they tell it where no letter does.
    `turned` says what a native mark becomes in a romanized list: `Вып.` is `iss. {}`. English says it for
    whole fields and kinds of words (`issue` is `no. {}`), the other languages for single tokens.
    """

    language: str
    name: str
    script: str
    source: str
    alphabet: str
    letters: str
    former: tuple[str, str]
    amid: str
    native_headings: tuple[str, ...]
    romanized_headings: tuple[str, ...]
    sections: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    genres: Mapping[str, tuple[str, ...]]
    months: tuple[tuple[str, ...], ...]
    cities: tuple[City, ...]
    labels: tuple[Label, ...]
    function_words: tuple[str, ...]
    tells: tuple[str, ...]
    samples: tuple[Mapping[str, Any], ...]
    turned: Mapping[str, str]


def _strings(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not {str}.issuperset(map(type, value)) or not all(value):
        raise TableError(f"{where}: expected a list of non-empty strings")
    return tuple(value)


def _group(name: str, data: dict[str, Any], table: str, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    group = data.get(table, {})
    unknown = sorted(set(group) - set(known))
    if unknown:
        raise TableError(
            f"locales/{name}: [{table}] has no key {unknown[0]!r}", f"known keys: {', '.join(known)}"
        )
    return {key: _strings(f"locales/{name}: {table}.{key}", value) for key, value in group.items()}


def _turned(name: str, data: Mapping[str, Any]) -> Mapping[str, str]:
    for key, value in data.items():
        if not isinstance(value, str) or not value:
            raise TableError(f"locales/{name}: turned {key!r} is a text")
    return data


def _label(name: str, position: int, data: dict[str, Any]) -> Label:
    where = f"locales/{name}: label {position}"
    if data.get("field") not in LABELS:
        raise TableError(
            f"{where}: unknown field {data.get('field')!r}", f"known fields: {', '.join(LABELS)}"
        )
    if data.get("side") not in ("before", "after"):
        raise TableError(f"{where}: side is 'before' or 'after'")
    native, romanized = (_strings(f"{where}: {k}", data.get(k, [])) for k in ("native", "romanized"))
    return Label(data["field"], data["side"], native, romanized)


def _months(name: str, data: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    names = data.get("months", {}).get("names", [])
    if names and len(names) != 12:
        raise TableError(f"locales/{name}: months.names needs 12 lists, has {len(names)}")
    return tuple(_strings(f"locales/{name}: months.names", month) for month in names)


def build(name: str, data: dict[str, Any]) -> Locale:
    """Make a Locale of a parsed table; TableError names the file and the key that is wrong."""
    for key in ("language", "name", "script", "source"):
        if not isinstance(data.get(key), str):
            raise TableError(f"locales/{name}: {key} is missing")
    headings = _group(name, data, "headings", ("native", "romanized"))
    return Locale(
        language=data["language"],
        name=data["name"],
        script=data["script"],
        source=data["source"],
        alphabet=data.get("alphabet", ""),
        letters=data.get("letters", ""),
        amid=data.get("amid", ""),
        former=(data.get("former", ""), data.get("former_letters", "")),
        native_headings=headings.get("native", ()),
        romanized_headings=headings.get("romanized", ()),
        sections=MappingProxyType(_group(name, data, "sections", SECTIONS)),
        words=MappingProxyType(_group(name, data, "words", WORDS)),
        genres=MappingProxyType(_group(name, data, "genres", GENRES)),
        months=_months(name, data),
        cities=tuple(City(tuple(c["short"]), tuple(c["names"])) for c in data.get("place", [])),
        labels=tuple(_label(name, i, label) for i, label in enumerate(data.get("label", []), 1)),
        function_words=_strings(f"locales/{name}: function_words", data.get("function_words", [])),
        tells=_strings(f"locales/{name}: tells", data.get("tells", [])),
        samples=tuple(data.get("sample", [])),
        turned=MappingProxyType(_turned(name, data.get("turned", {}))),
    )


@cache
def load() -> tuple[Locale, ...]:
    """Read all tables of the shelf, in the order of their names."""
    return tuple(build(name, data) for name, data in read(Path(__file__).parent))


@cache
def english() -> Locale:
    """Return the table of English, which translations and turned marks are in."""
    return next(locale for locale in load() if locale.language == "en")


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return phrases without repeats, a longer one before what it may begin with."""
    return tuple(sorted(set(phrases), key=lambda w: (-len(w), w)))


@cache
def cyrillic() -> tuple[Locale, ...]:
    """Return the tables of the languages that are or were in Cyrillic letters, with that alphabet."""
    older = {
        lo.language: replace(lo, script="Cyrillic", alphabet=lo.former[0], letters=lo.former[1])
        for lo in load()
        if lo.former[0]
    }
    return tuple(older.get(lo.language, lo) for lo in load() if lo.script == "Cyrillic" or lo.former[0])


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the phrases of one kind in all languages, longest first, without repeats."""
    return _longest_first(w for locale in load() for w in locale.words.get(kind, ()))


@cache
def joining() -> tuple[str, ...]:
    """Return the words between the halves of two compounds: `and` and the like."""
    return _longest_first((*words("and"), *words("joining")))


@cache
def section(kind: str) -> tuple[str, ...]:
    """Return the section phrases of one kind in all languages, longest first."""
    return _longest_first(w for locale in load() for w in locale.sections.get(kind, ()))


@cache
def genre(kind: str) -> tuple[str, ...]:
    """Return the phrases that betray one type of work in all languages, longest first."""
    return _longest_first(w for locale in load() for w in locale.genres.get(kind, ()))


@cache
def by_language() -> Mapping[str, Locale]:
    """Return the tables by the codes of their languages."""
    return MappingProxyType({lo.language: lo for lo in load()})


@cache
def tokens(field: str, side: Side) -> tuple[str, ...]:
    """Return the labels of a field that stand on one side of its value, longest first."""
    return _longest_first(
        t for lo in load() for lb in lo.labels if (lb.field, lb.side) == (field, side) for t in lb.tokens
    )


@cache
def bare_tokens(field: str, side: Side) -> frozenset[str]:
    """Return the same labels in lower case, without the period that cuts them short."""
    return frozenset(token.rstrip(".").casefold() for token in tokens(field, side))


@cache
def months() -> Mapping[str, int]:
    """Return the number of every month by its name, lower case and without a final period."""
    return MappingProxyType(
        {
            name.casefold().rstrip("."): n
            for lo in load()
            for n, names in enumerate(lo.months, 1)
            for name in names
        }
    )


@cache
def cities() -> Mapping[str, str]:
    """Return the first name of every place by each of its forms in lower case."""
    return MappingProxyType(
        {
            form.casefold(): city.names[0]
            for lo in load()
            for city in lo.cities
            for form in city.short + city.names
        }
    )


_APOSTROPHE = dict.fromkeys(map(ord, "’ʼ‘`´ʹ′"), "'")
"""Every sign that stands for an apostrophe, and the one that the tables have: `Kazan’`."""


def city(form: str) -> str:
    """Return the first name of a place by one of its forms, without its period or with it; empty for none."""
    low = form.strip().casefold().translate(_APOSTROPHE)
    return cities().get(low) or cities().get(f"{low}.") or ""
