"""A report as people see it: rows, marks, links and texts, whatever page is made of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import factory
import pytest

from refnorm import Options, analyze
from refnorm.model import Citation, Document, Failure, Occurrence, Pair, Report, Seat, Side, Span, Witness
from refnorm.writers.scene import scene
from refnorm.writers.scene.segments import Mark, marked

ROOT = Path(__file__).parents[2]


def shown(*findings, **changes):
    """Return the only chapter of a report with these findings."""
    report = factory.report(*findings)
    article = replace(report.results[0].articles[0], **changes)
    return scene(Report((replace(report.results[0], articles=(article,)),))).chapters[0]


def rows(chapter):
    """Return all rows of a chapter."""
    return [row for group in chapter.groups for row in group.rows]


def drawn(print_):
    """Return an entry with its marks: `[e:…]` around a value, `<…>` around letters that differ."""
    parts = []
    for s in print_.segments:
        text = f"<{s.text}>" if s.differs else s.text
        parts.append(f"[{s.severity[0]}:{text}]" if s.severity else text)
    return "".join(parts)


def test_rows_stand_in_the_order_of_the_native_list():
    """An orphan of the romanized list stands behind its neighbour there."""
    found = rows(shown())
    assert [row.kind for row in found] == ["pair", "pair", "romanized", "native"]
    assert [row.name for row in found] == ["1", "2", "3", "3"]
    assert found[2].native is None and found[3].romanized is None


def test_a_first_orphan_stands_first():
    """It has no neighbour before it."""
    pairs = (Pair(Seat(1, 1), Seat(2, 2), (1, 2), 0.9), Pair(None, Seat(2, 1), (1, 2)))
    assert [row.kind for row in rows(shown(pairs=pairs))] == ["romanized", "pair"]


def test_lists_in_one_order_have_no_threads():
    """Orphans alone disturb no order."""
    assert shown().groups[0].threads == ()


def test_what_stands_elsewhere_crosses():
    """Of three pairs one was moved to the end: that one crosses, and orphans have one end."""
    seats = [(1, 3), (2, 1), (3, 2)]
    pairs = tuple(Pair(Seat(1, a), Seat(2, b), (1, 2), 0.9) for a, b in seats)
    group = shown(pairs=pairs).groups[0]
    assert [(t.native, t.romanized, t.crosses) for t in group.threads] == [
        (0, 2, True),
        (1, 0, False),
        (2, 1, False),
    ]
    assert [row.moved for row in group.rows] == [True, False, False]
    assert group.threads[0].labels[0].startswith("1. Зимина В.")
    orphans = (*pairs[:1], Pair(Seat(1, 2), Seat(2, 1), (1, 2), 0.9), Pair(Seat(1, 3), None, (1, 2)))
    assert shown(pairs=orphans).groups[0].threads[2].romanized is None


def test_both_values_are_marked_down_to_the_letter():
    """The page number is marked on both sides, its added digit on the side that has it."""
    row = rows(shown(factory.finding()))[0]
    assert drawn(row.native).endswith("С.[e:58].")
    assert drawn(row.romanized).endswith("p. [e:<2>][e:58].")
    native, romanized = row.cards[0].values
    assert [s.text for s in native.segments] == ["58"]
    assert [(s.text, s.differs) for s in romanized.segments] == [("2", True), ("58", False)]


def test_marks_of_a_rule_are_kept():
    """Letters of two scripts are compared by the rule: it says which are at fault and where."""
    start, end = factory.span_of("воды").start, factory.span_of("vody").start
    native = replace(factory.side(1, 1, "воды"), marks=(Span(start + 1, start + 2),))
    romanized = replace(factory.side(2, 1, "vody"), marks=(Span(end + 4, end + 4),))
    row = rows(shown(factory.finding(native=native, romanized=romanized)))[0]
    assert "[e:в][e:<о>][e:ды]" in drawn(row.native)
    assert "[e:vody][e:<>] [" in drawn(row.romanized)


def test_a_value_that_is_the_entry_is_not_marked():
    """A mark on all of it would tell nothing."""
    orphan = factory.finding(native=factory.side(1, 3, factory.NATIVE[2]), romanized=None)
    row = rows(shown(orphan))[3]
    assert [s.severity for s in row.native.segments] == [None]
    assert row.cards[0].values == ()


def test_overlapping_marks_are_cut_and_the_gravest_shows():
    """Each run of characters knows all that is said of it."""
    info = factory.finding(code="RN505", severity="info", native=factory.side(1, 1, "Вестник воды"))
    error = factory.finding(native=factory.side(1, 1, "воды"))
    row = rows(shown(replace(info, romanized=None), replace(error, romanized=None)))[0]
    runs = [(s.text, s.findings, s.severity) for s in row.native.segments if s.findings]
    assert runs == [("Вестник ", (1,), "info"), ("воды", (1, 2), "error")]


def test_what_would_not_be_seen_is_shown_where_it_is_marked():
    """A finding about a soft hyphen or a tag shows it; elsewhere they stay out of sight."""
    text = "1. Реки <b>сте\u00adпи</b>. 12 с."
    document = Document("a.md", "markdown", text)
    at = text.index("<b>")
    whole = Span(0, len(text))
    assert "".join(s.text for s in marked(document, whole, ())) == "1. Реки степи. 12 с."
    found = marked(document, whole, [Mark(Span(at, at + 3), 1, "warning")])
    assert [s.text for s in found if s.findings] == ["<b>"]


def test_further_places_lead_there_and_back():
    """An occurrence is told once, marked where it stands, and linked both ways."""
    also = Occurrence(factory.side(1, 2, "Дала"), factory.side(2, 2, "Dala", factory.ROMANIZED[1]))
    first, second = rows(shown(factory.finding(occurrences=(also,))))[:2]
    assert [(link.role, link.number) for link in first.cards[0].also] == [("native", "2")]
    assert first.cards[0].also[0].anchor == second.native.anchor
    assert second.also == first.cards and second.cards == ()
    assert "[e:Дала]" in drawn(second.native)


def test_related_entries_are_links():
    """They are not the same fault."""
    card = rows(shown(factory.finding(related=(factory.side(2, 3, "1999"),))))[0].cards[0]
    assert card.also == () and [link.number for link in card.related] == ["3"]


def test_a_finding_of_a_list_stands_at_its_head():
    """And one of a list that there is not stands at the head of the article."""
    whole = factory.finding(native=Side(1, None, ""), romanized=None)
    lost = factory.finding(native=Side(9, 4, "x"), romanized=None)
    nowhere = factory.finding(native=None, romanized=None, place=None)
    chapter = shown(whole, lost, nowhere)
    assert [c.number for c in chapter.groups[0].cards] == [1]
    assert [c.number for c in chapter.cards] == [2, 3]


def test_lists_that_have_no_pairs_stand_alone():
    """Their entries have one side, and the heading is without marks."""
    chapter = shown(pairs=())
    assert [[row.kind for row in g.rows] for g in chapter.groups] == [["single"] * 3] * 2
    assert chapter.lists == 2 and chapter.pairs == 0
    assert chapter.groups[0].native.heading == "ӘДЕБИЕТТЕР"


def test_anchors_are_those_of_the_fault():
    """They do not change when something else is found, and no two findings share one."""
    other = factory.finding(code="RN202", fingerprint="beef")
    alone = shown(factory.finding()).findings[0].anchor
    found = shown(other, factory.finding(), factory.finding(), replace(other, fingerprint="a b<")).findings
    assert [c.anchor for c in found] == ["f-beef", alone, f"{alone}-2", "f-a-b-"]
    assert alone == "f-0123456789abcdef"


def test_languages():
    """Of the native entry its own, of the romanized one the same in Latin letters."""
    found = rows(shown())
    assert [(r.native.lang, r.romanized.lang) for r in found[:2]] == [("ru", "ru-Latn"), ("kk", "kk-Latn")]
    assert found[2].romanized.lang == "und-Latn"


def test_what_the_text_says():
    """The citation of an entry is quoted with what stands around it, under its native entry alone."""
    cited = (Citation(factory.span_of("[1, 58]"), (1, 1), "58"),)
    found = rows(shown(citations=cited))
    (quote,) = found[0].quotes
    assert (quote.before, quote.text, quote.place) == ("О воде ", "[1, 58]", "line 1")
    assert quote.after.startswith(". ӘДЕБИЕТТЕР") and quote.after.endswith("…")
    assert not any(row.quotes for row in found[1:])


@pytest.mark.parametrize(
    ("kind", "supports", "told"),
    [
        ("citation", "native", ("citation", "native")),
        ("doi", "both", ("doi", "both")),
        ("\x1b", "romanized", ("␛", "romanized")),
    ],
)
def test_witnesses(kind, supports, told):
    """Who else speaks, for which side, and where."""
    witness = Witness(kind, "[1, 58]", Span(7, 14), supports)
    (remark,) = rows(shown(factory.finding(witnesses=(witness,))))[0].cards[0].remarks
    assert (remark.kind, remark.supports, remark.place) == (*told, "line 1")


def test_failures_are_shown():
    """What could not be read is a part of the report."""
    found = scene(Report(errors=(Failure("a\u202eb.md", "it is\x1b[31m lost", "look"),), skipped=("x.md",)))
    assert found.failures == (("a[U+202E]b.md", "it is␛[31m lost", "look"),)
    assert found.skipped == ("x.md",) and found.chapters == () and found.findings == ()


def test_every_finding_of_an_issue_is_told_once(real_report):
    """Whatever a rule gives, none is lost and none is told twice; all links lead somewhere."""
    found = scene(real_report)
    assert sorted(c.number for c in found.findings) == list(range(1, len(real_report.findings) + 1))
    anchors = {p.anchor for c in found.chapters for r in rows(c) for p in (r.native, r.romanized) if p}
    anchors |= {f"{c.anchor}-l{n}" for c in found.chapters for n in range(1, 30)}
    assert {link.anchor for c in found.findings for link in (*c.also, *c.related)} <= anchors


def test_samples(monkeypatch):
    """Lists without numbers, and a lost entry: what the program finds is what is shown."""
    monkeypatch.chdir(ROOT)
    report = analyze("samples/unnumbered.txt", options=Options(debug=True))
    (chapter,) = scene(report).chapters
    assert [row.kind for row in rows(chapter)].count("native") == 1
    assert rows(chapter)[0].native.automatic and rows(chapter)[0].native.number == "1"


def test_a_proposal_says_what_it_replaces():
    """And whether it is the one right answer."""
    fix = replace(factory.finding().fix, text="a\u202eb", safe=False)
    change = rows(shown(factory.finding(fix=fix)))[0].cards[0].fix
    assert (change.old, change.new, change.safe) == ("258", "a[U+202E]b", False)
    assert rows(shown(factory.finding(fix=None)))[0].cards[0].fix is None


def test_a_quotation_ends_with_its_paragraph():
    """What stands behind an empty line, or a heading, says nothing of the citation."""
    report = factory.report()
    result = report.results[0]
    text = result.document.text.replace("О воде [1, 58].\nӘДЕБИЕТТЕР", "Том\n\n*О воде* [1]\n# Далее", 1)
    cited = (Citation(Span(text.index("[1]"), text.index("[1]") + 3), (1,)),)
    article = replace(result.articles[0], citations=cited)
    changed = replace(result, document=replace(result.document, text=text), articles=(article,))
    (quote,) = rows(scene(Report((changed,))).chapters[0])[0].quotes
    assert (quote.before, quote.text, quote.after) == ("О воде ", "[1]", "")


def test_a_long_link_is_whole_once():
    """The message is a sentence; the value below it has every letter."""
    url = "https://example.org/" + "a" * 60 + "/end"
    sides = {"native": Side(1, 1, url), "romanized": Side(2, 1, url + "s")}
    card = rows(shown(factory.finding(message=f"URL {url} became another", **sides)))[0].cards[0]
    assert card.message == "URL https://example.org/aaaa…aaaaaaaaaaaa/end became another"
    assert "".join(s.text for s in card.values[0].segments) == url
    alone = factory.finding(message=f"URL {url} is odd", native=sides["native"], romanized=None)
    assert url in rows(shown(alone))[0].cards[0].message


def test_a_list_that_belongs_to_two_others():
    """Its entries stand with each; a finding in them is told once, and an entry has one place to go to."""
    native, romanized = factory.lists()
    third = replace(native, index=3)
    pairs = (Pair(Seat(1, 1), Seat(2, 1), (1, 2), 0.9), Pair(Seat(3, 1), Seat(2, 1), (3, 2), 0.9))
    lone = factory.finding(native=None)
    whole = factory.finding(native=None, romanized=Side(2, None, ""))
    chapter = shown(lone, whole, pairs=pairs, lists=(native, romanized, third))
    first, second = chapter.groups
    assert (first.rows[0].cards, first.rows[0].also) == (second.rows[0].also, second.rows[0].cards)
    assert [len(g.cards) for g in chapter.groups] == [1, 0]
    assert (first.rows[0].romanized.anchor, second.rows[0].romanized.anchor) == ("a1-l2e1", "")
    heads = [head.anchor for g in chapter.groups for head in (g.native, g.romanized)]
    assert heads == ["a1-l1", "a1-l2", "a1-l3", ""] and chapter.lists == 3
