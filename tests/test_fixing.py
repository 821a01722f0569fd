"""What fix changes: only what findings propose, only where nothing new comes of it, and once."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refnorm import Options, Source, analyze
from refnorm.errors import UnknownFormat
from refnorm.fixing import Fixed, applied, fix
from refnorm.model import Edit, Finding, Span

HERE = Path(__file__).parent
CLEAN = (HERE.parent / "samples" / "clean.md").read_text("utf-8")
CASES = tomllib.loads((HERE / "fixes.toml").read_text("utf-8"))["case"]
SAFE = [case for case in CASES if not case.get("unsafe")]


def fixed(text: str | bytes, unsafe: bool = False, name: str = "a.md") -> Fixed:
    """Return what fix makes of a manuscript."""
    data = text if isinstance(text, bytes) else text.encode()
    made = fix(Source(name, data=data), Options(), unsafe)
    assert isinstance(made, Fixed), made
    return made


def findings(data: bytes) -> tuple[Finding, ...]:
    """Return all findings of a manuscript."""
    report = analyze(Source("a.md", data=data))
    assert not report.errors
    return report.findings


def spoiled(case: dict[str, str], text: str = CLEAN) -> str:
    """Return the clean manuscript, or another, with the fault of a case in it."""
    at = text.rindex(case["old"])
    return text[:at] + case["odd"] + text[at + len(case["old"]) :]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_fault_is_mended(case: dict[str, str]) -> None:
    text = spoiled(case)
    made = fixed(text, bool(case.get("unsafe")))
    assert made.after == text.replace(case["odd"], case.get("mended", case["old"]))
    assert made.done >= 1
    assert made.data == made.after.encode()


@pytest.mark.parametrize("case", [c for c in CASES if c.get("unsafe")], ids=lambda case: case["name"])
def test_what_a_person_has_to_choose_is_left(case: dict[str, str]) -> None:
    made = fixed(spoiled(case))
    assert (made.done, made.after, made.left) == (0, made.before, ())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(range(len(SAFE))), unique=True, min_size=1, max_size=5), st.booleans())
def test_fixing_leaves_nothing_to_fix(numbers: list[int], unsafe: bool) -> None:
    """The fixed findings are gone, no new one came, and a second run changes nothing."""
    text = CLEAN
    for case in (SAFE[n] for n in numbers):
        if case["old"] in text:  # a fault may have taken the place of another's
            text = spoiled(case, text=text)
    data = text.encode()
    made = fixed(data, unsafe)
    assert made.done
    before, after = (Counter(f.code for f in findings(one)) for one in (data, made.data))
    assert not after - before
    left = [f for f in findings(made.data) if f.fix and (f.fix.safe or unsafe)]
    assert not left or made.left
    again = fixed(made.data, unsafe)
    assert (again.done, again.data) == (0, made.data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_bytes_stay_what_they_were(encoding: str) -> None:
    """Encoding, byte order mark and line ends are the file's own."""
    clean = (HERE.parent / "samples" / "references-first.txt").read_text("utf-8").replace("\n", "\r\n")
    spoiled = clean.replace("1976, no.", "1976,, no.").encode(encoding, "replace").decode(encoding)
    at = spoiled.index("References")
    spoiled = spoiled[:at] + spoiled[at:].replace(". ", ".. ", 0).replace(", ", ",, ", 1)
    made = fixed(spoiled.encode(encoding), name="a.txt")
    assert made.done == 1
    assert made.data == spoiled.replace(",,", ",").encode(encoding)


def test_a_change_that_brings_a_fault_is_left_out() -> None:
    """A total for a cited page: the number would agree and its kind would not."""
    text = CLEAN.replace("Lviv: Svit, 2004. 148 p.", "Lviv: Svit, 2004, p. 248.")
    made = fixed(text, unsafe=True)
    assert (made.done, len(made.left)) == (0, 1)


def test_the_other_changes_are_made_without_one_that_brings_a_fault() -> None:
    """What cannot be mended beside it keeps nothing else from being mended."""
    text = CLEAN.replace("Lviv: Svit, 2004. 148 p.", "Lviv:: Svit, 2004, p. 248.")
    made = fixed(text, unsafe=True)
    assert (made.done, len(made.left)) == (1, 1)
    assert "Lviv: Svit, 2004, p. 248." in made.after


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Теория рек под ред. А. К. Белова. – М.: Мысль, 2014. – 164 с.", "Teoriya rek. A. K. Belov, ed."),
        ("Реки: состояние и перспективы, материалы водного конгресса. – М., 1997.", "Reki: sostoyanie"),
    ],
    ids=["a slash before the editor", "a colon before papers"],
)
def test_a_mark_that_one_form_alone_would_get_is_left_to_people(first: str, second: str) -> None:
    other = "Сергеев П. Т. Реки степи / П. Т. Сергеев. – М.: Наука, 2015. – 364 с."
    text = (
        f"ЛИТЕРАТУРА\n\n1. {first}\n2. {other}\n\nREFERENCES\n\n1. {second}\n2. Sergeev P. T. Reki stepi.\n"
    )
    edits = [edit for found in findings(text.encode()) if found.code == "RN507" for edit in found.edits]
    assert edits
    assert not any(edit.safe for edit in edits)


def test_an_initial_that_looks_like_another_letter_is_left_to_people() -> None:
    """A Cyrillic Н in a Latin list was left native, and is N: its look-alike would be H."""
    text = CLEAN.replace("Hrytsenko N. O.", "Hrytsenko Н. O.")
    assert text != CLEAN
    assert "RN401" in {f.code for f in findings(text.encode())}
    assert fixed(text).after == text


def test_a_file_that_is_no_text_is_refused() -> None:
    page = "<html><body><h2>References</h2><ol><li>Orlov D. E. O vetre. Moscow, 1987. 214 p.</li></ol></body>"
    with pytest.raises(UnknownFormat, match="not changed in place"):
        fix(Source("a.html", data=page.encode()), Options())


def test_changes_are_made_from_the_end() -> None:
    edits = [Edit(Span(0, 1), "XX", True), Edit(Span(2, 3), "", True)]
    assert applied("abcd", edits) == "XXbd"


LOST = """СПИСОК ЛИТЕРАТУРЫ

1. Орлов Д. Е. Ветер и вода: очерки. – М.: Наука, 1987. – 214 с.
2. Белов Г. И. Испытания радиоэлектронного прибора у берега. – М.: Наука, 1991. – 96 с.
3. Лунина В. Г. Хрупкость льда на реке. – М.: Наука, 2003. – 101 с.

REFERENCES

1. Orlov D. E. Veter i voda: ocherki. Moscow: Nauka, 1987. 214 p.
2. Belov G. I. Ispytaniya elektronnogo pribora u berega. Moscow: Nauka, 1991. 96 p.
3. Lunina V. G. Khrupkost' l'da na reke. Moscow: Nauka, 2003. 101 p.
"""


def test_letters_lost_at_one_place_come_back_in_their_order() -> None:
    assert "Ispytaniya radioelektronnogo pribora" in fixed(LOST, unsafe=True).after
