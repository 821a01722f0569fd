"""What holds for any text: there is a report, every span says what it claims, and time is bounded."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import refnorm.writers
from refnorm import Options, Report, Source, analyze, parse
from refnorm.model import Article, ReferenceList, Result

SCHEMA = json.loads(
    (Path(refnorm.writers.__file__).parent / "report.schema.json").read_text("utf-8")
)  # the published one
PIECES = (
    "Литература\n", "## REFERENCES:\n", "Әдебиеттер\n", "1. ", "[2] ", "3) ", "\n", "\r\n", "\n\n---\n\n",
    "Иванов И. И. ",
    "Ivanov I. I. ", "О реках // Журнал. 2011. № 2. С. 5–9.", "[On rivers]. ", "М.: Наука, 1999. 120 с.",
    "URL: https://a.org/б ",
    "(дата обращения: 05.03.2020)", "DOI: 10.1234/x", "«", "]", "(",
    "\u200f", "\u0301", "\x00", "和", "и др.", " – ", "<table>", "41\n", "Вестник. 2019. № 3\n",
    "1.\n1. ", "2.\n", "Бюл.\n",
)  # fmt: skip
ANY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
LISTED = st.lists(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=7).map("".join),
    max_size=6,
)
TEXTS = st.one_of(
    ANY,
    st.tuples(ANY, LISTED, ANY, LISTED, ANY, st.booleans()).map(lambda parts: manuscript(*parts)),
)


def manuscript(
    before: str, native: list[str], between: str, romanized: list[str], after: str, numbered: bool
) -> str:
    """Set two lists under their headings, with text around them."""
    text = before
    for heading, items, rest in (("Литература", native, between), ("References", romanized, after)):
        labels = [f"{i}. " if numbered else "" for i in range(1, len(items) + 1)]
        entries = "\n".join(label + item for label, item in zip(labels, items, strict=True))
        text += f"\n\n{heading}\n\n{entries}\n\n{rest}"
    return text


REPEATED = (
    "[", "(", "«", "[(", "«[", ")", "]", "([", "[]", "((a)", '"', "<", ".", ",", "-", "–", "/", "\\", "*",
    "_", "#", "|", "&", "№", "0", "1999 ", "(1999)", "А", "А. ", "А. Б. ", "Иванов И. И., ", "http://",
    "https://a.b/ ", "10.1234/", "№ 1, ", "С. 1-", "//", " / ", " : ", ". – ", "ISBN ", "и др., ", "[Text] ",
    "М.: ", "2-е изд. ", "ГОСТ 1 ", "[1] ", "<td>", "<b>", "\u0301", "&amp;", "\\_", "](http://a)", "Иванов",
    "а", "1", "1.1.1.", "(1)", "a@b ", "Smith, J., ", " ",
)  # fmt: skip
LINES = (
    "[",
    "1999",
    "ISBN",
    "[Text]",
    "2-е изд.",
    "Иванов",
    "1.",
    "[1] А",
    "## А",
    "---",
    "Литература",
    "Литература\n\nReferences\n",
    "| а |",
    "٣",
)
ENTRY = "Иванов И. И. Сад. М., 2001. 20 с."


def report(text: str) -> Report:
    """Analyze a text; an internal error is let through."""
    data = text.encode("utf-8", "ignore")
    return analyze(Source("any.md", data=data), options=Options(debug=True))


SEARCH = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@SEARCH
@given(TEXTS)
def test_any_text_gives_a_report(text: str) -> None:
    """Entries hold their raw text, in order and apart; an entry stands in one pair of a couple of lists."""
    for result in report(text).results:
        for article in result.articles:
            for lst in article.lists:
                spans = [entry.span for entry in lst.entries]
                assert all(a.end <= b.start for a, b in pairwise(spans))
            seats = [(p.lists, p.native) for p in article.pairs if p.native]
            assert len(seats) == len(set(seats))
            assert all(f.confidence >= 0.95 for f in article.findings if f.severity == "error")


@SEARCH
@given(TEXTS)
def test_every_span_says_what_it_claims(text: str) -> None:
    """`text[span]` is the raw text of an entry; the spans of its fields and brackets stand within it."""
    for result, _, lst in lists(report(text)):
        for entry in lst.entries:
            assert entry.span.of(result.document.text) == entry.raw
            reference = entry.reference
            inner = [s for spans in reference.spans.values() for s in spans]
            inner += [*reference.leftover, *(b.span for b in reference.brackets)]
            assert all(entry.span.holds(span) for span in inner)


@SEARCH
@given(TEXTS)
@example("СПИСОК ЛИТЕРАТУРЫ\n41\n1. Иванов И. И. ")  # the foot of a page is all that the list has
def test_every_character_of_a_list_is_somewhere(text: str) -> None:
    """What is no white space stands in the heading, in an entry or in a reported gap."""
    for result, _, lst in lists(report(text)):
        homes = [
            *(e.span for e in lst.entries),
            *(g.span for g in lst.gaps),
            *([lst.heading] if lst.heading else []),
        ]
        taken = {at for span in homes for at in range(span.start, span.end)}
        whole = result.document.text
        lost = [
            at for at in range(lst.span.start, lst.span.end) if at not in taken and not whole[at].isspace()
        ]
        assert not lost, "".join(whole[at] for at in lost)


def lists(found: Report) -> Iterator[tuple[Result, Article, ReferenceList]]:
    """Yield every list of a report with where it stands."""
    for result in found.results:
        for article in result.articles:
            for lst in article.lists:
                yield result, article, lst


@SEARCH
@given(TEXTS)
def test_every_report_can_be_written(text: str) -> None:
    """The JSON report is valid and the same twice; BibTeX reads again; CSL-JSON is JSON."""
    found = report(text)
    written = refnorm.writers.write(found, "json", Options())
    assert written == refnorm.writers.write(report(text), "json", Options())
    jsonschema.validate(json.loads(written), SCHEMA)
    json.loads(refnorm.writers.write(found, "csl-json", Options()))
    bibtex = refnorm.writers.write(found, "bibtex", Options())
    assert not bibtexparser.parse_string(bibtex.decode("utf-8")).failed_blocks


@SEARCH
@given(st.text(max_size=120))
def test_any_line_is_a_reference(text: str) -> None:
    """Whatever a line holds, it is read, and what was read is printed there."""
    reference = parse(text)
    assert all(0 <= s.start <= s.end <= len(text) for spans in reference.spans.values() for s in spans)


@pytest.mark.parametrize("piece", REPEATED)
def test_a_repetition_in_an_entry_ends(piece: str) -> None:
    """Twenty thousand characters of one piece in an entry take seconds at most, on a slow machine."""
    assert seconds(f"Литература\n\n1. {ENTRY}\n2. {piece * (20_000 // len(piece))}\n") < 6


@pytest.mark.parametrize("line", LINES)
def test_a_repeated_line_ends(line: str) -> None:
    """Four thousand equal lines in a list take seconds at most."""
    assert seconds(f"Литература\n\n1. {ENTRY}\n" + f"{line}\n" * 4_000 + f"2. {ENTRY}\n") < 12


def test_an_entry_repeated_for_ever_ends() -> None:
    """Two thousand entries with one short title take as long as four times a quarter of them, and some."""
    entry = "Иванов И. И. Книга. М.: Наука, 2001. 100 с."
    few, many = (
        min(seconds("Литература\n\n" + "".join(f"{n}. {entry}\n" for n in range(1, count))) for _ in range(2))
        for count in (500, 2_000)
    )
    assert many < 8 * few


def test_both_lists_repeated_for_ever_end() -> None:
    """Thirty times the same two lists are paired one against one, not each against each."""
    native = "".join(f"{n}. Иванов И. И. Книга {n}. М.: Наука, 200{n}. 10{n} с.\n" for n in range(1, 9))
    roman = "".join(f"{n}. Ivanov I. I. Kniga {n}. Moscow: Nauka, 200{n}. 10{n} p.\n" for n in range(1, 9))
    both = f"Литература\n\n{native}\nReferences\n\n{roman}\n"
    start = time.process_time()
    found = [pair for result in report(both * 30).results for one in result.articles for pair in one.pairs]
    assert len(found) == 8 * 30
    assert all(pair.native and pair.romanized for pair in found)
    assert time.process_time() - start < 12


@pytest.mark.parametrize("letter", ["а", "A", "1"])
def test_a_word_without_an_end_ends(letter: str) -> None:
    """A title's word of thirty thousand letters takes seconds at most."""
    native = f"1. Иванов И. И. {letter * 30_000} старый сад у реки. М., 2001. 20 с.\n2. {ENTRY}\n"
    roman = (
        "1. Ivanov I. I. Bolshoi staryi sad u reki. Moscow, 2001. 20 p.\n2. Ivanov I. I. Sad. M., 2001. 20 p."
    )
    assert seconds(f"Литература\n\n{native}\nReferences\n\n{roman}\n") < 6


def test_many_links_in_an_entry_end() -> None:
    """Nine thousand links in one entry take no longer than that many words."""
    assert seconds(f"Литература\n\n1. {ENTRY} {'https://example.org/a ' * 9_000}\n2. {ENTRY}\n") < 6


def seconds(text: str) -> float:
    """Return how long a text takes."""
    start = time.process_time()
    report(text)
    return time.process_time() - start
