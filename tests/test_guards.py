"""A quick look that says no is right: the slow search behind it finds nothing either."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refnorm.checks import rn210_number_drift as rn210
from refnorm.checks import rn402_untransliterated as rn402
from refnorm.checks import rn501_gost_residue as rn501
from refnorm.checks import rn504_punctuation as rn504
from refnorm.checks import rn704_malformed_url as rn704
from refnorm.fields import afterword, dates, evidence, supplements, unlabelled, volumes
from refnorm.fields.draft import Draft
from refnorm.text import CYRILLIC_LETTER, caseless, cyrillic_share
from refnorm.traced import Traced, plain

traced_module = importlib.import_module("refnorm.traced")
features = importlib.import_module("refnorm.align.features")  # the package has a function of that name


def holds(*parts: str) -> Callable[[str], bool]:
    """Make the look for one of some strings."""
    return lambda text: any(part in text for part in parts)


def punctuation(text: str) -> bool:
    """Look for stray marks."""
    return bool(rn504._DOUBLED.search(text)) or holds(*rn504._LINKS)(text)


def latin(text: str) -> bool:
    """Look for a Latin letter."""
    return cyrillic_share(text) < 1


def searched(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Make the look of a pattern."""
    return lambda text: bool(pattern.search(text))


def dated(text: str) -> bool:
    """Look for what a full date has."""
    return dates.possible(Draft(Traced(text, range(len(text)), len(text))), 0, len(text))


def clean(text: str) -> bool:
    """Look for invisible characters and odd spaces."""
    return plain(Traced(text, range(len(text)), len(text))).text != text


GUARDS = {
    "stray marks": (punctuation, rn504._ODD),
    "dash": (searched(rn501._AFTER_MARK), rn501._DASH),
    "label": (searched(rn501._AFTER_LETTER), rn501._ROMANIZED),
    "digit in a word": (searched(rn210._INNER), rn210._WITHIN),
    "words left": (searched(CYRILLIC_LETTER), rn402._RUN),
    "marks left": (searched(CYRILLIC_LETTER), rn402._MARK),
    "scheme": (lambda text: holds(*rn704._OF_SCHEMES)(text.lower()), rn704._SCHEME),
    "link of an entry": (holds(*features._OF_LINKS), features._LINK),
    "western": (latin, features._WESTERN),
    "address": (lambda text: holds(*afterword._of_addresses())(caseless(text)), afterword._address()),
    "date": (dated, SimpleNamespace(search=dates.find)),
    "invisible": (clean, traced_module._INVISIBLE),
    "odd space": (clean, traced_module._SPACE),
    "bare volume": (searched(unlabelled._DIGIT), unlabelled._BEHIND),
    "volume in parentheses": (holds("("), volumes._COMPACT),
    "part in parentheses": (holds("("), supplements._PARTED),
    "DOI": (lambda text: "doi" in caseless(text), evidence._DOI),
}
PIECES = (
    *".,:;/\\<>()[]«»“”–—- \u00a0\n@12aяSsbCcİıſK",
    *("http", "https://", "htp:/", "www.", "10.1234/", "DOI", "dOİ", "doı", "e-maıl", "ORCİD", "эл. почта"),
    *("S. ", "b.", " 5", "слово", "word", "the", "wİth", "abcd7efgh"),
    *("12 ", "мая", "МАЯ ", "Sept", "sentyabrya", "2012", "2012 ж.", " - ", "03", "\u00ad", "\u200b", "\t"),
    *("14(2)", " (1988)", "36, 3", "8, вып. 2", "\x00"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@pytest.mark.parametrize("name", GUARDS)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_nothing_is_overlooked(name: str, text: str) -> None:
    """Where the slow search finds something, the quick look said that it might."""
    quick, slow = GUARDS[name]
    assert quick(text) or not slow.search(text)
