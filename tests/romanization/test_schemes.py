"""Invariants of every scheme table: what its own samples would not show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refnorm.errors import TableError
from refnorm.romanization import Scheme, foreign, schemes, transliterate, unromanize, writes
from refnorm.romanization.scheme import EDGE, build

SCHEMES = schemes()
REVERSIBLE = tuple(scheme for scheme in SCHEMES if scheme.reversible)
SIGNS = "ъь'"

_OUTPUT = re.compile("[a-zà-öø-ɏəɨɵꞑ#ʹʺʻʼ̀-ͯḀ-ỿ︠-︯·'\"`’”-]*")

each = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.code)


def outputs(scheme: Scheme) -> Iterator[str]:
    """Yield all that a scheme may write."""
    for rules in scheme.rules.values():
        for rule in rules:
            yield from rule.outputs


@each
def test_a_scheme_is_named_for_its_language_and_cites_its_source(scheme: Scheme) -> None:
    """The file's name begins with the language, and who confirms a table is more than one."""
    assert scheme.code.startswith(f"{scheme.language}-")
    assert len(scheme.source) > 10
    assert len(set(scheme.verified)) != 1


@each
def test_every_letter_of_the_alphabet_is_written(scheme: Scheme) -> None:
    """A letter has a rule that asks for no neighbour; what the standard leaves open is in the alphabet."""
    assert len(set(scheme.alphabet)) == len(scheme.alphabet)
    plain = {r.letters for rules in scheme.rules.values() for r in rules if not (r.after or r.before)}
    assert set(scheme.alphabet) <= plain
    assert set(scheme.unspecified) <= set(scheme.alphabet)


@each
def test_keys_are_lower_case_letters_of_the_alphabet(scheme: Scheme) -> None:
    """Keys and conditions are NFC and hold nothing but the alphabet."""
    for rule in (rule for rules in scheme.rules.values() for rule in rules):
        text = rule.letters + rule.after + rule.before
        assert text == unicodedata.normalize("NFC", text.lower())
        assert set(text) <= {*scheme.alphabet, EDGE}


@each
def test_no_native_letter_is_written(scheme: Scheme) -> None:
    """Outputs are Latin letters and signs, NFC, no alternative twice."""
    for output in outputs(scheme):
        assert _OUTPUT.fullmatch(output), output
        assert output == unicodedata.normalize("NFC", output)
    for rule in (rule for rules in scheme.rules.values() for rule in rules):
        assert len(set(rule.outputs)) == len(rule.outputs), rule.letters


@each
def test_samples_hold(scheme: Scheme) -> None:
    """Own samples and the examples that standards print come out as they stand there."""
    printed = {native: latin for one in scheme.published for native, latin in one.examples.items()}
    assert scheme.samples
    for native, latin in {**scheme.samples, **printed}.items():
        assert transliterate(native, scheme) == latin
        assert foreign(latin, scheme) == ()


@each
def test_capitals(scheme: Scheme) -> None:
    """Among capitals all is a capital; a word that begins with one begins with one."""
    for letter in scheme.alphabet:
        rest = scheme.alphabet[0] * 2
        loud = transliterate((letter + rest).upper(), scheme)
        assert loud == "".join(
            scheme.capitals.get(c, c.upper()) for c in transliterate(letter + rest, scheme)
        )
        title = transliterate(letter.upper() + rest, scheme)
        assert title.casefold() == loud.casefold()
        assert not title[1:].isupper() or letter in SIGNS


@each
@settings(max_examples=20)
@given(data=st.data())
def test_arcs_cover_the_word(scheme: Scheme, data: st.DataObject) -> None:
    """Arcs stand side by side, and their first alternatives are what is written."""
    word = data.draw(st.text(scheme.alphabet, min_size=1, max_size=12))
    arcs = writes(word, scheme)
    assert [arc.start for arc in arcs] == [sum(a.length for a in arcs[:i]) for i in range(len(arcs))]
    assert sum(arc.length for arc in arcs) == len(word)
    assert all(arc.alternatives for arc in arcs)


def words(scheme: Scheme) -> st.SearchStrategy[str]:
    """Words of an alphabet in which a sign follows a consonant, as it does in the language."""
    consonants = "".join(c for c in scheme.alphabet if c not in "аеёиоуыэюяй" + SIGNS)
    letter = st.sampled_from([c for c in scheme.alphabet if c not in SIGNS])
    signs = [c for c in "ъь" if c in scheme.alphabet]
    signed = st.tuples(st.sampled_from(consonants), st.sampled_from(signs or consonants)).map("".join)
    return st.lists(letter | signed, min_size=2, max_size=10).map("".join)


@pytest.mark.parametrize("scheme", REVERSIBLE, ids=lambda scheme: scheme.code)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.capitalize])
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_reversible_comes_back(scheme: Scheme, case: object, data: st.DataObject) -> None:
    """A word written and turned back is the word."""
    assert callable(case)
    word = case(data.draw(words(scheme).filter(lambda word: sum(c not in SIGNS for c in word) > 2)))
    assert unromanize(transliterate(word, scheme), scheme) == word


GOOD = {
    "name": "N", "language": "ru", "title": "T", "source": "S", "standing": "practice", "alphabet": "а",
    "letters": {"а": "a"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"source": ""}, "source is missing"),
        ({"standing": "old"}, "standing is one of"),
        ({"letters": {"а": 1}}, "expected a string"),
        ({"letters": {"а": []}}, "expected a string"),
        ({"when": [{"afer": "а", "letters": {}}]}, "no key 'afer'"),
        ({"leters": {}}, "no key 'leters'"),
    ],
)
def test_a_wrong_table_is_refused(fault: dict[str, object], message: str) -> None:
    """The message names the file and what is wrong in it."""
    assert build("ru-x", GOOD).code == "ru-x"
    with pytest.raises(TableError, match=message) as caught:
        build("ru-x", {**GOOD, **fault})
    assert "ru-x.toml" in caught.value.message
