"""Invariants over the locale tables: what no sample would show."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import pytest

from refnorm import locales
from refnorm.errors import TableError
from refnorm.locales import Locale
from refnorm.text import CYRILLIC, LATIN

TABLES = locales.load()
RICH = {"ru", "kk", "uk", "en"}

SAME_TOKEN = {frozenset({"issue", "number"})}
"""`№ 5` is the fifth issue or a document's number: the work decides, not the mark."""

LATIN_IN_CYRILLIC = {"C.", "c."}
"""Typed for the Cyrillic mark so often that it is one."""

DISPUTED = {
    ("before", "№"): {"issue", "number"},
    ("before", "No."): {"issue", "number"},
    ("before", "no."): {"issue", "number"},
    ("before", "N."): {"issue", "number"},
    ("before", "f."): {"leaf", "fonds"},
    ("before", "v."): {"volume", "leaf"},
    ("before", "Д."): {"file", "inventory"},
    ("before", "д."): {"file", "inventory"},
    ("before", "D."): {"file", "inventory"},
    ("before", "d."): {"file", "inventory"},
}
"""Tokens that name two fields in two languages; within one language there are none.

`f.` and `v.` are fonds and leaf in Azerbaijani shelf marks alone, `Д.` the inventory in Mongolian ones, where
the parts beside them tell.
"""

FIELDS = {"page", "number-of-pages", "volume", "issue", "issued", "accessed", "DOI", "URL", "publisher-place"}

_KEY = re.compile(r"[\W\d_]+")
_MIXED = re.compile(rf"[{CYRILLIC}][{LATIN}]|[{LATIN}][{CYRILLIC}]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,}")

each = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.language)


def key(phrase: str) -> str:
    """Return the letters of a phrase alone: what all settings of a heading share."""
    return _KEY.sub("", phrase.casefold())


def headings(table: Locale) -> tuple[str, ...]:
    """Return all headings of a table."""
    return table.native_headings + table.romanized_headings


def groups(table: Locale) -> Iterator[tuple[str, ...]]:
    """Yield every list of phrases of a table."""
    mappings: tuple[Mapping[str, tuple[str, ...]], ...] = (table.sections, table.words, table.genres)
    yield from chain.from_iterable(mapping.values() for mapping in mappings)
    yield from (headings(table), table.function_words, *table.months)
    yield from (city.short + city.names for city in table.cities)


def strings(table: Locale) -> Iterator[str]:
    """Yield every phrase and token of a table."""
    yield from chain.from_iterable(groups(table))
    yield from chain.from_iterable(label.tokens for label in table.labels)


def repeated(values: Iterable[str]) -> list[str]:
    """Return what a list holds twice."""
    held = list(values)
    return sorted({value for value in held if held.count(value) > 1})


def fields_of(tables: Iterable[Locale]) -> dict[tuple[str, str], set[str]]:
    """Return the fields that each token names on each side."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label in chain.from_iterable(table.labels for table in tables):
        for token in label.tokens:
            found[label.side, token].add(label.field)
    return found


def test_the_shelf_holds_the_languages() -> None:
    """Every language once; the four that matter most are there."""
    languages = [table.language for table in TABLES]
    assert set(languages) >= RICH
    assert not repeated(languages)


@each
def test_a_table_says_what_it_follows(table: Locale) -> None:
    """A table has a name, a script and a source, and twelve months."""
    assert table.name
    assert table.source
    assert table.script in {"Cyrillic", "Latin", "Other"}
    assert len(table.months) == 12


@each
def test_the_alphabet(table: Locale) -> None:
    """The alphabet is in lower case, composed, without repeats, and holds the telling letters."""
    assert table.alphabet == unicodedata.normalize("NFC", table.alphabet.lower())
    assert not repeated(table.alphabet)
    assert set(table.letters) <= set(table.alphabet)
    former, letters = table.former
    assert former == unicodedata.normalize("NFC", former.lower())
    assert not repeated(former)
    assert set(letters) <= set(former)


@each
def test_words_are_spelled_in_the_alphabet(table: Locale) -> None:
    """A Cyrillic letter that the language lacks is a slip, or another language's phrase."""
    phrases = "".join(table.function_words + headings(table)).casefold()
    assert set(re.findall(f"[{CYRILLIC}]", phrases)) <= set(table.alphabet + table.former[0])


@each
def test_strings_are_composed(table: Locale) -> None:
    """All is in NFC, and no string begins or ends with a space."""
    assert [s for s in strings(table) if s != unicodedata.normalize("NFC", s).strip()] == []


@each
def test_no_word_mixes_scripts(table: Locale) -> None:
    """A look-alike letter in a table would never match."""
    assert [s for s in strings(table) if _MIXED.search(s)] == []


@each
def test_nothing_stands_twice_in_a_list(table: Locale) -> None:
    """Phrases are told apart by more than their case, tokens by that too."""
    assert [r for group in groups(table) if (r := repeated(s.casefold() for s in group))] == []
    assert [r for label in table.labels if (r := repeated(label.tokens))] == []


@each
def test_a_token_names_one_field(table: Locale) -> None:
    """Within a language a mark means one thing on each side of its value."""
    found = fields_of([table]).items()
    assert [k for k, names in found if len(names) > 1 and frozenset(names) not in SAME_TOKEN] == []


def test_disputed_tokens_are_known() -> None:
    """Two languages that use one mark for two fields are listed above."""
    found = {where: names for where, names in fields_of(TABLES).items() if len(names) > 1}
    assert found == DISPUTED


@each
def test_tokens_keep_to_their_script(table: Locale) -> None:
    """No Cyrillic in a romanized token, no Latin in a native one of a Cyrillic table."""
    other = LATIN if table.script == "Cyrillic" else CYRILLIC
    native = {t for label in table.labels for t in label.native if re.search(f"[{other}]", t)}
    assert native <= LATIN_IN_CYRILLIC
    assert [t for label in table.labels for t in label.romanized if re.search(f"[{CYRILLIC}]", t)] == []


def test_every_kind_of_phrases_is_said_somewhere() -> None:
    """A key that no table has is a slip, or left over."""
    assert set(chain.from_iterable(table.words for table in TABLES)) == set(locales.WORDS)
    assert set(chain.from_iterable(table.genres for table in TABLES)) == set(locales.GENRES)
    assert {label.field for table in TABLES for label in table.labels} == set(locales.LABELS)


@each
def test_marks_with_full_names_are_marks(table: Locale) -> None:
    """What has a full name behind it begins a mark of editors or translators of the same table."""
    marks = (*table.words.get("editor", ()), *table.words.get("translator", ()))
    full = table.words.get("named_in_full", ())
    assert [one for one in full if not any(m.casefold().startswith(one.casefold()) for m in marks)] == []


@each
def test_telling_labels_are_labels(table: Locale) -> None:
    """What shows a reference in any text is a label of the same table, with its period or without."""
    told = (("before", "telling_label"), ("after", "telling_count"))
    for side, kind in told:
        known = {t.rstrip(".") for label in table.labels if label.side == side for t in label.tokens}
        assert {word.rstrip(".") for word in table.words.get(kind, ())} <= known


def test_a_month_has_one_number() -> None:
    """No word names two months, in one language or in two."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for table in TABLES:
        for number, names in enumerate(table.months, 1):
            for name in names:
                numbers[name.casefold()].add(number)
    assert {name: found for name, found in numbers.items() if len(found) > 1} == {}


@each
def test_months_have_no_final_period(table: Locale) -> None:
    """The period of an abbreviation is the matcher's business."""
    assert [name for names in table.months for name in names if name.endswith(".")] == []


def test_a_heading_has_one_language() -> None:
    """A heading that languages share stands in one table; letters of the list decide between them."""
    assert repeated(key(phrase) for table in TABLES for phrase in headings(table)) == []


def test_a_heading_is_no_section() -> None:
    """What begins a list neither ends one nor parts it."""
    sections = {key(p) for table in TABLES for phrases in table.sections.values() for p in phrases}
    assert sections & {key(phrase) for table in TABLES for phrase in headings(table)} == set()


@each
def test_initials_betray_no_genre(table: Locale) -> None:
    """`А. С.` is a person far more often than an inventor's certificate."""
    phrases = chain.from_iterable(table.genres.values())
    assert [phrase for phrase in phrases if _INITIALS.fullmatch(phrase)] == []


def test_a_form_means_one_place() -> None:
    """Over all tables every form of a place is one place's, and its first name is in Latin letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for city in chain.from_iterable(table.cities for table in TABLES):
        assert not re.search(f"[^{LATIN}'’ -]", city.names[0])
        for form in city.short + city.names:
            found[form.casefold()].append(city.names[0])
    assert {form: names for form, names in found.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("form", "name"),
    [("алма-ата", "Almaty"), ("м.", "Moscow"), ("київ", "Kyiv"), ("киев", "Kyiv"), ("leningrad", "Leningrad"),
     ("спб.", "Saint Petersburg"), ("ростов н/д", "Rostov-on-Don"), ("свердловск", "Sverdlovsk")],
)  # fmt: skip
def test_a_place_by_its_form(form: str, name: str) -> None:
    """Spellings are one place; a former name that a book bears is its own."""
    assert locales.cities()[form] == name


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("қазан", 10),
        ("kazan", 10),
        ("sentyabrya", 9),
        ("листопада", 11),
        ("sept", 9),
        ("қыркүйек", 9),
        ("mai", 5),
    ],
)
def test_a_month_by_its_name(name: str, number: int) -> None:
    """Months are found in every case and script."""
    assert locales.months()[name] == number


@each
def test_samples(table: Locale) -> None:
    """A sample's values are as printed; the rich tables have three of them."""
    assert len(table.samples) >= (3 if table.language in RICH else 1)
    for sample in table.samples:
        printed = {name: value for name, value in sample["fields"].items() if name != "accessed"}
        assert set(sample["fields"]) <= FIELDS
        assert [value for value in printed.values() if value not in sample["text"]] == []


@pytest.mark.parametrize(
    ("data", "said"),
    [({}, "language is missing"), ({"words": {"acessed": ["a"]}}, "has no key 'acessed'"),
     ({"months": {"names": [["May"]]}}, "needs 12 lists"), ({"label": [{"field": "pages"}]}, "unknown field"),
     ({"headings": {"native": "Notes"}}, "list of non-empty strings")],
)  # fmt: skip
def test_a_broken_table_is_refused(data: dict[str, object], said: str) -> None:
    """The message names the file and what is wrong in it."""
    whole = {"language": "xx", "name": "X", "script": "Latin", "source": "none"} if data else {}
    with pytest.raises(TableError, match=re.escape(said)) as caught:
        locales.build("xx.toml", {**whole, **data})
    assert "xx.toml" in caught.value.message
