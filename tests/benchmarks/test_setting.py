"""The re-setting of lists keeps every entry where it says, and the truth it is compared with holds."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks import sheet as change
from benchmarks.designs import LAYOUTS
from benchmarks.gold import GOLD, Gold, Piece, Untrue, cut, load, numbers
from benchmarks.inject import KINDS, faults, inject
from benchmarks.layouts import files
from benchmarks.setting import Style, proof
from benchmarks.sheet import Sheet, mixed, same_work, sheet, within_1251
from benchmarks.slips import CHANGES


def gold(id: str, words: str, cyrillic: str, topic: tuple[str, str]) -> Gold:
    """Make a small article whose entries differ."""
    names = zip(words.split(), cyrillic.split(), strict=True)
    ours, theirs = topic
    sides = [
        (
            f"{native} А.Б. {ours} {native} // Вестник. – 20{i:02}. – Т. {i}. – № 3. – С. 1{i}-2{i}.",
            f"{latin} A.B. {theirs} {latin}. Vestnik. 20{i:02}, v. {i}, no. 3, pp. 1{i}-2{i}.",
        )
        for i, (latin, native) in enumerate(names, 1)
    ]
    pieces = [tuple(Piece(i, one[side], 0, 0, 0) for i, one in enumerate(sides, 1)) for side in (0, 1)]
    pairs = frozenset((i, i) for i in range(len(sides)))
    return Gold(id, "Заглавие", ("", ""), pieces[0], pieces[1], pairs, True)


POOL = [
    gold(
        "one",
        "Alfimov Berkutov Vinogradsky Golovin Derevyanko",
        "Алфимов Беркутов Виноградский Головин Деревянко",
        ("Обзор методов раздела", "Survey of methods, chapter"),
    ),
    gold(
        "two",
        "Zhukovets Zelenin Kovrigin Lomtev Malyshkin",
        "Жуковец Зеленин Ковригин Ломтев Малышкин",
        ("Измерение течения воздуха", "Measuring streams of the wind"),
    ),
]


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if not one.printed], ids=lambda one: one.name)
def test_entries_stand_where_the_proof_says(layout):
    """Whatever the layout, a spot holds the entry's own text, and the bytes decode to the text."""
    for sheets, text in files(layout, POOL, None, 1):
        assert text.data.decode(layout.style.encoding) == text.text
        for number, one in enumerate(sheets):
            for item in (*one.native, *one.romanized):
                spot = text.spots[f"{number}:{item.key}"]
                held = text.text[spot.body : spot.end].split()
                assert held == item.text.split() or layout.style.heads
                assert (held[0], held[-1]) == (item.text.split()[0], item.text.split()[-1])


@pytest.mark.parametrize("layout", LAYOUTS[1:], ids=lambda one: one.name)
def test_pairs_name_entries_that_are_there(layout):
    """No change of a sheet leaves a pair whose entry is gone, nor an entry twice."""
    for sheets, _ in files(layout, POOL, None, 2):
        for one in sheets:
            keys = [item.key for item in one.items]
            assert len(keys) == len(set(keys))
            assert one.single or {key for pair in one.pairs for key in pair} | one.lone == set(keys)


def test_same_choices_for_the_same_number():
    """A run can be repeated."""
    layout = next(one for one in LAYOUTS if one.name == "shuffled+deleted+noise")
    first, again, other = ([p.data for _, p in files(layout, POOL, None, n)] for n in (1, 1, 2))
    assert first == again != other


def test_one_more_running_head_than_none():
    """Running heads stand within entries, not only between them."""
    text = proof([sheet(POOL[0])], [Style(heads=True)], Random(1))
    spots = [text.text[spot.body : spot.end] for spot in text.spots.values()]
    assert sum("---" in one for one in spots) >= 2


@pytest.mark.parametrize(
    ("labels", "inline", "bodies"),
    [
        ([1, 2, 3], [], ["A, 7. B", "C D", "E"]),
        ([1, 3], [], ["A, 7. B 2. C D", "E"]),
        ([1, 7, 2, 3], [7], ["A,", "B", "C D", "E"]),
    ],
)
def test_cut_follows_the_printed_numbers(labels, inline, bodies):
    """Only the next number begins an entry, and only at a line start where it is not said otherwise."""
    text = "1. A, 7. B\n2. C\nD\n3. E" if 3 in labels and 2 in labels else "1. A, 7. B 2. C\nD\n3. E"
    pieces = cut(text, labels, inline)
    assert [piece.text for piece in pieces] == bodies
    assert all(text[p.body : p.end].split() == p.text.split() for p in pieces)


def test_a_list_without_its_numbers_is_refused():
    """A truth that does not fit the text is no truth."""
    with pytest.raises(Untrue):
        cut("1. A\n2. B", [1, 2, 3])


@pytest.mark.parametrize(
    ("count", "fixes", "expected"),
    [(3, {}, [1, 2, 3]), (3, {"lost": [2]}, [1, 3, 4]), (4, {"repeated": [2]}, [1, 2, 2, 3])],
)
def test_numbers_of_a_list(count, fixes, expected):
    """Lost and repeated numbers are part of what is printed."""
    assert numbers(count, fixes) == expected


def test_deleted_entries_leave_orphans():
    """What lost its counterpart is an orphan, and the numbers run from 1 again."""
    big = Sheet(
        "x",
        "X",
        *([change.Item(f"{s}{i}", str(i), "t") for i in range(20)] for s in "nr"),
        frozenset((f"n{i}", f"r{i}") for i in range(20)),
    )
    new = change.deleted(big, Random(3), POOL)
    assert len(new.native) < 20 or len(new.romanized) < 20
    assert [item.label for item in new.native] == [str(i) for i in range(1, len(new.native) + 1)]
    assert len(new.pairs) * 2 + len(new.lone) == len(new.native) + len(new.romanized)


def test_strangers_are_of_other_articles():
    """A work added to one side stands on neither list."""
    new = change.crowded(sheet(POOL[0]), Random(1), POOL)
    added = [item for item in (*new.native, *new.romanized) if "+" in item.key]
    assert added and {item.key for item in added} == set(new.lone)
    assert not any(same_work(item.text, other.text) for item in added for other in sheet(POOL[0]).native)


def test_unrelated_lists_share_nothing():
    """The native list is of one article, the romanized one of the other."""
    one = mixed(POOL[0], POOL, 0)
    assert one is not None and not one.pairs
    assert [item.text for item in one.romanized] == [piece.text for piece in POOL[1].romanized]


@pytest.mark.parametrize(("text", "expected"), [("№ 5 «Ёж» – é", "№ 5 «Ёж» – e"), ("α×2", "2")])
def test_within_1251(text, expected):
    """What the code page lacks is replaced or left out."""
    assert within_1251(text) == expected


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in ("doi", "url", "access-date", "page-total", *CHANGES)]
)
def test_a_fault_changes_one_thing(kind):
    """Every fault leaves all other entries alone, and says what a finding has to show."""
    one = sheet(POOL[0])
    fault = next(faults(kind, one, Random(5)))
    before = {item.key: item.text for item in (*one.native, *one.romanized)}
    after = {item.key: item.text for item in (*fault.sheet.native, *fault.sheet.romanized)}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert len(changed) == (0 if kind == "swapped-order" else 1)
    assert fault.values is None or fault.values[0] != fault.values[1]


DOI = ("Ильин А. О методе. DOI: https://doi.org/10.1000/abc.12", "Ilin A. On a method; DOI: 10.1000/abc.12 .")


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("doi", DOI),
        (
            "url",
            (
                "Сайт. http://a.example/b/c (дата обращения 01.02.2020).",
                "Site. http://a.example/b/c (accessed Feb. 01, 2020)",
            ),
        ),
        ("access-date", ("Сайт (дата доступа: 01.02.2020).", "Site (accessed Feb. 1, 2020).")),
        ("page-total", ("Ильин А. Метод. – М., 2001. – 120 с.", "Ilin A. Method. Moscow, 2001. 120 p.")),
    ],
)
def test_rarer_fields_are_found(kind, texts):
    """Addresses, access dates and totals are changed on one side only."""
    one = Sheet(
        "x",
        "X",
        *((change.Item(f"{s}0", "1", t),) for s, t in zip("nr", texts, strict=True)),
        frozenset([("n0", "r0")]),
    )
    fault = inject(kind, one, ("n0", "r0"), Random(2))
    assert fault is not None
    now = (fault.sheet.native[0].text, fault.sheet.romanized[0].text)
    assert sum(a != b for a, b in zip(texts, now, strict=True)) == 1


@pytest.mark.skipif(not (GOLD / "unlabelled.jsonl").exists(), reason="the gold texts are not shipped")
def test_every_gold_list_holds_what_the_truth_says():
    """Each list is cut into as many entries as truth.json counts, and nearly all stand in a pair."""
    pool = load()
    assert len(pool) == 86
    assert sum(len(one.native) - len(one.pairs) for one in pool) == 2
