"""What holds for any text: there is a report, and every span says what it claims."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refnorm import Options, Report, Source, analyze

PIECES = (
    "Литература\n", "## REFERENCES:\n", "Әдебиеттер\n", "1. ", "[2] ", "3) ", "\n", "\r\n", "\n\n---\n\n",
    "Иванов И. И. ",
    "Ivanov I. I. ", "О реках // Журнал. 2011. № 2. С. 5–9.", "[On rivers]. ", "М.: Наука, 1999. 120 с.",
    "URL: https://a.org/б ",
    "(дата обращения: 05.03.2020)", "DOI: 10.1234/x", "«", "]", "(",
    "\u200f", "\u0301", "\x00", "和", "и др.", " – ", "<table>",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
HOSTILE = ("1. ", "А. ", "http://", "С. 1-", " ", "и др., ", "Иванов И. И., ", "10.1234/")


def report(text: str) -> Report:
    """Analyze a text; an internal error is let through."""
    data = text.encode("utf-8", "ignore")
    return analyze(Source("any.md", data=data), options=Options(debug=True))


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_any_text_gives_a_report(text: str) -> None:
    """Entries hold their raw text, in order and apart; an entry stands in one pair of a couple of lists."""
    for result in report(text).results:
        whole = result.document.text
        for article in result.articles:
            for lst in article.lists:
                assert all(entry.span.of(whole) == entry.raw for entry in lst.entries)
                spans = [entry.span for entry in lst.entries]
                assert all(a.end <= b.start for a, b in pairwise(spans))
            seats = [(p.lists, p.native) for p in article.pairs if p.native]
            assert len(seats) == len(set(seats))
            assert all(f.confidence >= 0.95 for f in article.findings if f.severity == "error")


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetitions_end(piece: str) -> None:
    """A repetition of twenty thousand characters in a list takes seconds at most."""
    start = time.perf_counter()
    report("Литература\n\n1. Иванов И. И. Сад. М., 2001. 20 с.\n2. " + piece * (20_000 // len(piece)) + "\n")
    assert time.perf_counter() - start < 10
