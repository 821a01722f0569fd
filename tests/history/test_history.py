"""Fingerprints, baselines and revisions: what is one fault stays one, wherever it has moved."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest
from manuscripts import FAULTS, NATIVE, ROMANIZED, faulty, manuscript

from refnorm import Options, Source, analyze
from refnorm.errors import ConfigError, ReadError
from refnorm.history import compared, load, of_json, of_report, record
from refnorm.model import Report
from refnorm.writers import write

WORDS, LATIN = ("Озёра", "Реки", "Туманы", "Заливы"), ("Ozera", "Reki", "Tumany", "Zalivy")
OLD = manuscript(romanized=faulty())


def checked(text: str, name: str = "a.md", **options) -> Report:
    """Return the report on a manuscript."""
    report = analyze(Source(name, data=text.encode()), options=Options(debug=True, **options))
    assert not report.errors
    return report


def prints(text: str) -> dict[str, str]:
    """Return codes by fingerprint."""
    return {f.fingerprint: f.code for f in checked(text).findings}


@pytest.mark.parametrize("order", [o for o in permutations(range(4)) if o != (0, 1, 2, 3)][::3])
def test_fingerprints_survive_another_order(order):
    """Entries that change places and numbers keep what is said of them."""
    romanized = faulty()
    moved = manuscript([NATIVE[at] for at in order], [romanized[at] for at in order], "Ещё строка.\n\n")
    assert {"RN201", "RN202", "RN203"} <= set(prints(OLD).values())
    assert prints(OLD).items() <= prints(moved).items()


def test_fingerprints_survive_another_lost_entry():
    """An orphan is known by its words, not by its number."""
    lost = manuscript(romanized=ROMANIZED[:2] + ROMANIZED[3:])
    ahead = manuscript(
        ("Зимин А. Б. Лёд. – Тверь: Лист, 1999. – 10 с.", *NATIVE),
        ("Zimin A. B. Led [Ice]. Tver: List, 1999. 10 p.", *ROMANIZED[:2], ROMANIZED[3]),
    )
    orphans = [{f.fingerprint for f in checked(text).findings if f.code == "RN101"} for text in (lost, ahead)]
    assert len(orphans[0]) == 1 and orphans[0] == orphans[1]


def test_a_fault_of_a_list_outlives_its_first_place():
    """What is left in three entries and then in two is one fault, whichever entry comes first."""
    residue = [entry.replace("]. ", "] // ") for entry in ROMANIZED]
    texts = manuscript(romanized=residue), manuscript(romanized=[ROMANIZED[0], *residue[1:3], ROMANIZED[3]])
    found = [[f for f in checked(text).findings if f.code == "RN501"] for text in texts]
    assert [len(one) for one in found] == [1, 1]
    (before,), (after,) = found
    assert len(after.related) < len(before.related) and after.romanized != before.romanized
    assert before.fingerprint == after.fingerprint


def test_fingerprints_are_told_apart():
    """The same slip in two entries, and in one entry twice, has as many fingerprints as findings."""
    text = manuscript(romanized=[entry.replace("20", "21") for entry in ROMANIZED])
    found = [f.fingerprint for f in checked(text).findings]
    assert len(found) == len(set(found)) > 2


def baseline(report, folder, name="known.json"):
    """Write a baseline and read it again."""
    path = folder / name
    path.write_bytes(record(report, path))
    return load(path)


def test_what_is_known_is_not_reported(tmp_path, monkeypatch):
    """Everything known is muted, nothing else; each with its fingerprint."""
    monkeypatch.chdir(tmp_path)
    report = checked(OLD)
    known = baseline(report, tmp_path)
    left = known.sift(report)
    assert left.findings == ()
    assert {m.fingerprint for m in left.muted} == {f.fingerprint for f in report.findings}
    assert known.met == len(report.findings) and not list(known.gone(Options()))
    assert len(json.loads(write(left, "json", Options()))["muted"]) == known.met


def test_what_is_new_is_reported(tmp_path, monkeypatch):
    """Another value of a known finding is new, and so is a further entry with a known fault."""
    monkeypatch.chdir(tmp_path)
    known = baseline(checked(OLD), tmp_path)
    worse = manuscript(
        romanized=faulty(("pp. 123–129", "pp. 123–191"), *FAULTS[1:], ("pp. 40–44", "pp. 40–45"))
    )
    left = known.sift(checked(worse))
    assert {f.code for f in left.findings} == {"RN201"} and len(left.findings) == 2
    assert [f.code for f in known.gone(Options())] == ["RN201"]


def test_a_fault_of_more_entries_is_new(tmp_path, monkeypatch):
    """One finding of several places is known for as many places as it had."""
    monkeypatch.chdir(tmp_path)
    native = [
        f"Орлова М.К. {word} и ледники. – Москва: Волна, 200{at}. – 32{at} с."
        for at, word in enumerate(WORDS)
    ]
    romanized = [
        f"Orlova M.K. {word} i ledniki. Moscow: Volna, 200{at}. 32{at} p." for at, word in enumerate(LATIN)
    ]
    texts = [
        manuscript(
            native, [e.replace("Mosc", "Моsс") if at in wrong else e for at, e in enumerate(romanized)]
        )
        for wrong in ({1}, {1, 3})
    ]
    one, both = map(checked, texts)
    assert [len(f.occurrences) for f in both.findings if f.code == "RN401"] == [1]
    assert "RN401" in {f.code for f in baseline(one, tmp_path).sift(both).findings}
    assert not baseline(both, tmp_path).sift(one).findings


def test_what_is_gone_is_told(tmp_path, monkeypatch):
    """Mended findings are named; those of files or rules that were not looked at are not."""
    monkeypatch.chdir(tmp_path)
    known = baseline(checked(OLD), tmp_path)
    known.sift(checked(manuscript()))
    assert {f.code for f in known.gone(Options())} == {"RN201", "RN202", "RN203"}
    assert {f.code for f in known.gone(Options(select=("RN202",)))} == {"RN202"}
    (tmp_path / "a.md").write_text(OLD, "utf-8")
    other = baseline(checked(OLD), tmp_path)
    other.sift(checked(manuscript(), "b.md"))
    assert not list(other.gone(Options()))


def test_a_file_may_have_another_name(tmp_path, monkeypatch):
    """A file that was renamed is known; a copy of one that is still there is not."""
    monkeypatch.chdir(tmp_path)
    report = checked(OLD, "b.md")
    assert not baseline(checked(OLD), tmp_path).sift(report).findings
    (tmp_path / "a.md").write_text(OLD, "utf-8")
    assert baseline(checked(OLD), tmp_path).sift(report).findings == report.findings


def test_a_baseline_is_seen_from_its_folder(tmp_path, monkeypatch):
    """Its files are named from where it lies, so that it holds wherever the check is run."""
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path)
    known = baseline(checked(OLD, "texts/a.md"), tmp_path)
    assert "texts/a.md" in (tmp_path / "known.json").read_text("utf-8")
    monkeypatch.chdir(tmp_path / "texts")
    assert not known.sift(checked(OLD)).findings


def test_a_baseline_does_not_wander(tmp_path):
    """The same findings make the same file, whatever the order of the files; each is on a line."""
    parts = [checked(OLD, "a.md").results[0], checked(OLD, "b.md").results[0]]
    files = [record(Report(tuple(order)), tmp_path / "k.json") for order in (parts, parts[::-1])]
    assert files[0] == files[1]
    assert files[0].count(b'\n  {"fingerprint"') == len(Report(tuple(parts)).findings)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[]", "holds no known findings"),
        (b'{"schema": 2, "known": []}', "has schema 2, not 1"),
        (b'{"schema": 1, "known": [{"code": 1}]}', "finding 1 is not as it was written"),
        (b'{"schema": 1, "known": ["a"]}', "finding 1 is not as it was written"),
        (b"[" * 100_000, "is no JSON"),
    ],
)
def test_a_broken_baseline_is_refused(tmp_path, data, said):
    """One line says what is wrong and what to do."""
    path = tmp_path / "known.json"
    path.write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert said in caught.value.message and "--write-baseline" in caught.value.hint


def test_a_revision():
    """Mended, not mended, changed and broken are told apart, though all entries have moved."""
    new = faulty(("2004. 320", "2014. 320"), ("vol. 4", "vol. 6"), ("pp. 40–44", "pp. 40–54"))
    moved = manuscript(NATIVE[::-1], new[::-1], "Вступление.\n\n")
    told = compared(of_report(checked(OLD)), of_report(checked(moved, "b.md")))
    assert [f.code for f in told.mended] == ["RN201"]
    assert [(a.code, b.number) for a, b in told.left] == [("RN202", "3")]
    assert [(a.romanized, b.romanized) for a, b in told.changed] == [("5", "6")]
    assert [(f.code, f.number) for f in told.broken] == [("RN201", "1")]
    assert not told.removed and len(told.open) == 3


def test_an_entry_that_is_gone_is_not_mended():
    """Whoever deletes an entry has not corrected it."""
    shorter = manuscript(NATIVE[1:], faulty(*FAULTS[1:], entries=ROMANIZED[1:]))
    told = compared(of_report(checked(OLD)), of_report(checked(shorter)))
    assert [f.code for f in told.removed] == ["RN201"] and not told.mended


def test_a_report_of_json_knows_the_same():
    """Manuscripts and their JSON reports compare alike."""
    report = checked(OLD)
    told = json.loads(write(report, "json", Options()))
    assert of_json(told, lambda code: True) == of_report(report)
    assert {f.code for f in of_json(told, lambda code: code == "RN202").faults} == {"RN202"}


@pytest.mark.parametrize("key", ["title", "findings", "lists"])
def test_a_report_that_is_not_whole(key):
    """A JSON report of another program is refused in one line."""
    told = json.loads(write(checked(OLD), "json", Options()))
    del told["documents"][0]["articles"][0][key]
    with pytest.raises(ReadError, match="not whole"):
        of_json(told, lambda code: True)


def test_nothing_is_counted_twice():
    """Every old finding has one fate, every new one one cause."""
    report = checked(OLD)
    twice = replace(report, results=report.results * 2)
    told = compared(of_report(twice), of_report(report))
    assert len(told.left) == len(report.findings)
    assert len(told.left) + len(told.mended) == 2 * len(report.findings)
