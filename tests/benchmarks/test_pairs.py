"""The benchmark of pairs couples what belongs together and counts what goes and what comes."""

from __future__ import annotations

from benchmarks.pairs import Change, Work, alone, prepared, references, seeds, table, unchanged
from refnorm.reconcile import reconcile

NATIVE = "Орлов П. С. О прочности речного льда // Известия вузов. Энергетика. – 1999. – № 7. – С. 5–17."
ROMANIZED = "Orlov P. S. O prochnosti rechnogo lda. Izvestiya vuzov. Energetika. 1999, no. 7, pp. 5–17."


def test_a_run_of_native_references_and_the_romanized_ones_behind_it() -> None:
    """References without a native counterpart are in no pair."""
    lines = [{"id": id, "text": text} for id, text in (("a", NATIVE), ("b", ROMANIZED), ("c", ROMANIZED))]
    (work,) = seeds(lines)
    assert work.pairs == (("a", "b"),)
    assert list(work.romanized) == ["b", "c"]


def test_an_article_is_parsed_with_its_pairs() -> None:
    """Both entries have their texts, and the pair its seats; settled, the containers are one."""
    document, article = prepared(Work({"a": NATIVE}, {"b": ROMANIZED}, (("a", "b"),)))
    assert [e.raw for lst in article.lists for e in lst.entries] == [NATIVE, ROMANIZED]
    settled = reconcile(document, article)
    assert references(settled)[1].container_title == "Izvestiya vuzov. Energetika"
    assert len(unchanged(article, settled).pairs) + (references(settled) != references(article)) >= 1


def test_errors_of_one_side_alone() -> None:
    """An error counts as one side's where the other side's field was right."""
    found = [
        Change("a", "title", "x", "y", "x", True, False),
        Change("a", "place", "x", "y", "y", True, True),
        Change("b", "place", "x", "y", "x", True, False),
    ]
    other = {"a": "b", "b": "a"}
    assert alone(found, other) == {("a", "title")}
    row = next(line for line in table({"a": {"title": "x"}}, found, other) if line.startswith("title"))
    assert row.split() == ["title", "1", "1", "0", "1.00", "1", "0", "0"]
