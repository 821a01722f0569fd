"""The report for people."""

from __future__ import annotations

import re
from dataclasses import replace

import factory
import pytest

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.model import Muting, Occurrence, Report, Side, Span, Witness
from refnorm.writers import write
from refnorm.writers.marks import width

PAGE = f"""\
article 1 · О воде

entry 1 · {factory.NATIVE[0]}
issue.md:3:61: error RN201 page-drift  page 58 became 258
    native     58
    romanized  258
               ^
    the text cites [1, 58], which fits the native list
    suggested: 258 → 58

1 article, 2 lists, 2 pairs: 1 error
"""


def shown(report, **options):
    """Write a report as text."""
    return write(report, "text", Options(**options)).decode()


def test_one_finding():
    """The whole page for one drift."""
    assert shown(factory.report(factory.finding())) == PAGE


def test_nothing_found():
    """What clean looks like."""
    assert shown(factory.report()) == "1 article, 2 lists, 2 pairs: no findings\n"


def test_errors_are_not_printed_here():
    """They go to stderr, which is not the writer's."""
    assert "lost.md" not in shown(factory.full())


def test_colour_changes_no_letter():
    """Without its escapes the coloured page is the plain one."""
    colored = shown(factory.full(), color=True)
    assert "\x1b[31merror\x1b[0m" in colored and "\x1b[1;31m2\x1b[0m58" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == shown(factory.full())
    assert "\x1b" not in shown(factory.full())


def test_the_context_is_named_when_it_changes():
    """The title once an article, the entry once a change, whatever order the findings are in."""
    first, second = factory.finding(), factory.finding(code="RN202", name="year-drift")
    other = factory.finding(
        native=factory.side(1, 2, "243"), romanized=factory.side(2, 2, "243", factory.ROMANIZED[1])
    )
    page = shown(factory.report(first, other, second))
    assert page.count("О воде") == 1
    assert page.count("\nentry 1 · ") == 1 and page.count("\nentry 2 · ") == 1
    assert page.index("RN202") < page.index("\nentry 2")


def test_counterparts_with_other_numbers():
    """Both numbers stand there when they differ."""
    moved = factory.finding(romanized=factory.side(2, 3, "1999"))
    assert "entries 1 and 3" in shown(factory.report(moved))


def test_a_lone_value_is_shown_in_its_entry():
    """One side has nothing to compare with: its surroundings say what it is."""
    lone = factory.finding(native=factory.side(1, 2, "Дала"), romanized=None)
    lines = shown(factory.report(lone)).splitlines()
    at = next(n for n, line in enumerate(lines) if "native  " in line)
    assert lines[at].endswith("– 243 б.")
    assert lines[at].index("Дала") == lines[at + 1].index("^^^^")


def test_a_whole_entry_has_no_carets():
    """Nothing within it is special."""
    whole = factory.finding(native=factory.side(1, 3, factory.NATIVE[2]), romanized=None)
    assert "^" not in shown(factory.report(whole))


def test_a_word_of_an_entry_that_is_all_there_is_known_of():
    """The side's span is the whole entry, its text one word of it: the word is marked."""
    whole = factory.span_of(factory.NATIVE[1])
    lines = shown(
        factory.report(factory.finding(native=Side(1, 2, "Дала", (whole,)), romanized=None))
    ).splitlines()
    at = next(n for n, line in enumerate(lines) if "native  " in line)
    assert lines[at].index("Дала") == lines[at + 1].index("^^^^")


def test_a_side_that_lost_its_value():
    """An empty value is a dash, not an empty line."""
    lost = factory.finding(romanized=Side(2, 1, ""))
    assert "    romanized  –\n" in shown(factory.report(lost))


def test_occurrences_are_listed_once():
    """Further places by the numbers that are printed."""
    also = tuple(Occurrence(factory.side(1, n, "и"), None) for n in (2, 3, 2))
    assert "    also in entries 2, 3\n" in shown(factory.report(factory.finding(occurrences=also)))


@pytest.mark.parametrize(
    ("kind", "supports", "line"),
    [
        ("citation", "native", "the text cites [1, 58], which fits the native list"),
        ("bracket", "romanized", "the bracket says [1, 58], like the romanized list"),
        ("doi", "both", "the DOI says [1, 58], like both lists"),
        ("abstract", "native", "abstract says [1, 58], like the native list"),
    ],
)
def test_witnesses(kind, supports, line):
    """Who else speaks, and for which side."""
    told = factory.finding(witnesses=(Witness(kind, "[1, 58]", Span(7, 14), supports),))
    assert f"    {line}\n" in shown(factory.report(told))


def test_a_long_witness_keeps_its_side():
    """What is cut is the quotation, not whom it speaks for."""
    told = factory.finding(witnesses=(Witness("entry", "я" * 300, Span(0, 1), "romanized"),))
    line = next(ln for ln in shown(factory.report(told), width=80).splitlines() if "another" in ln)
    assert line.endswith("…, like the romanized list") and 76 <= width(line) <= 80


def test_many_related_entries_are_numbers():
    """Four are shown with their text, more would be a wall."""
    related = tuple(factory.side(lst, n, "и") for n in (1, 2, 3) for lst in (1, 2))
    page = shown(factory.report(factory.finding(related=related)))
    assert "    see native entries 1, 2, 3\n    see romanized entries 1, 2, 3\n" in page
    few = shown(factory.report(factory.finding(related=related[:2])))
    assert "    compare native entry 1: и\n    compare romanized entry 1: и\n" in few


def test_a_long_link_in_a_message_is_cut_in_its_middle():
    """The sentence stays whole; the link itself stands below."""
    url = "https://example.org/" + "a" * 60 + "/end"
    assert "URL https://example.org/aaaa…aaaaaaaaaaaa/end is odd\n" in shown(
        factory.report(factory.finding(message=f"URL {url} is odd"))
    )


def test_a_mark_on_the_number_before_an_entry():
    """A label is not in its entry's span, and is shown with it all the same."""
    start = factory.span_of(factory.NATIVE[1]).start
    label = factory.finding(native=Side(1, 2, "x", (Span(start - 2, start),)), romanized=None)
    assert "    native     . Төлеген" in shown(factory.report(label))


def test_several_files_have_names_and_a_total():
    """A summary line a file, and one for all."""
    one = factory.report(factory.finding())
    two = replace(one.results[0], document=replace(one.results[0].document, source="other.md"))
    page = shown(Report((one.results[0], two)))
    assert "\nissue.md  1 article, 2 lists, 2 pairs: 1 error\n" in page
    assert "\nother.md  1 article" in page
    assert page.endswith("\n2 files: 2 errors\n")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_values_keep_to_the_width(columns):
    """Long values are cut around the difference; only the head line may be longer."""
    left, right = "Слово " * 60 + "2001 год", "Слово " * 60 + "2010 год"
    long = factory.finding(native=Side(1, 1, left), romanized=Side(2, 1, right))
    long = replace(long, witnesses=(Witness("citation", "я" * 300, Span(0, 1), "native"),))
    lines = shown(factory.report(long), width=columns).splitlines()
    assert all(width(line) <= columns for line in lines if ": error" not in line)
    values = [line for line in lines if "Слово" in line]
    assert len(values) == 2 and all("…" in v for v in values)
    assert "2001" in values[0] and "2010" in values[1]


def test_a_huge_value_is_quick():
    """Fifty million characters in a line are looked at in part only."""
    text = "я" * 5_000_000
    huge = factory.finding(native=Side(1, 1, text), romanized=Side(2, 1, text + "1"))
    assert len(shown(factory.report(huge))) < 2000


def test_a_real_issue(real_report):
    """Every finding has its block, every file its summary, nothing is wider than the page."""
    page = shown(real_report, width=100)
    heads = re.findall(r"^\S.*: (?:error|warning|info) RN\d{3} ", page, re.MULTILINE)
    assert len(heads) == len(real_report.findings)
    assert all(width(line) <= 100 for line in page.splitlines() if line.startswith("  "))


def many_findings() -> Report:
    """Make a report of an error and many warnings."""
    warned = [factory.finding(code="RN208", severity="warning", message=f"no. {n}") for n in range(9)]
    return factory.report(*warned, factory.finding())


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (30, 120), (14, 80), (3, 40)])
def test_what_a_screen_holds(rows, columns):
    """The gravest stay, what is left out is counted, and nothing scrolls away."""
    page = shown(many_findings(), rows=rows, width=columns)
    left = re.search(r"^(\d+) more \(.*\): --full shows all$", page, re.MULTILINE)
    assert left and "RN201" in page
    assert int(left[1]) + len(re.findall(r": (?:error|warning) RN", page)) == 10
    assert rows < 14 or sum(-(-width(line) // columns) or 1 for line in page.splitlines()) < rows
    assert page.endswith("1 article, 2 lists, 2 pairs: 1 error, 9 warnings\n")


def test_no_screen_no_limit():
    """A pipe gets everything."""
    assert len(re.findall(r": (?:error|warning) RN", shown(many_findings()))) == 10


def test_a_line_a_rule():
    """The loudest first; a repeated fault counts at each place."""
    also = (Occurrence(factory.side(1, 2, "и"), None),)
    report = factory.report(factory.finding(occurrences=also), factory.finding(code="RN401"))
    page = shown(report, statistics=True)
    assert page.splitlines()[:2] == ["    2  RN201  page-drift  error", "    1  RN401  page-drift  error"]


def test_a_line_a_finding():
    """Quiet is what a script reads: places and messages, no values and no sums."""
    page = shown(factory.report(factory.finding(), factory.finding(code="RN202")), quiet=True)
    assert page.count("\n") == 2 and all(":3:61: error RN20" in line for line in page.splitlines())
    assert shown(factory.report(), quiet=True) == ""


def test_what_is_told_of_the_lists():
    """Verbose says what was seen in each list."""
    page = shown(factory.report(factory.finding()), verbose=True)
    assert re.search(r"^  native list: ru, 3 entries", page, re.MULTILINE)


def test_explained(real_report):
    """Why entries were paired, why a rule spoke, and why not louder."""
    page = shown(real_report, explain=True, width=100)
    assert re.search(r"^  paired, score [01]\.\d+: .+ \+\d", page, re.MULTILINE)
    assert re.search(r"^    why: \w", page, re.MULTILINE)
    words = " ".join(page.split())
    assert words.count(" sure; the rule says ") == len(real_report.findings)
    usual = {manual.code: manual.severity for manual in real_report.rules}
    lowered = [f for f in real_report.findings if usual[f.code] == "error" and f.severity == "warning"]
    assert words.count("less than 0.95 sure, so a warning and no error") == len(lowered) > 0
    assert all(width(line) <= 100 for line in page.splitlines() if line.startswith(" "))


def test_letters_at_fault_have_carets():
    """What a rule says of single letters is shown below them, in words of two scripts and in one value."""
    native = "1. Зимин А. Казахстанско-китайский атлас. М.: Наука, 2001. 9 с."
    romanized = "1. Zimin A. Kazakstanskp-kitayskiy аtlas. Moscow: Nauka, 2001. 9 p."
    page = f"# Статья\n\nЛитература\n\n{native}\n\nReferences\n\n{romanized}\n"
    report = analyze(Source("a.md", data=page.encode()))
    lines = shown(report, width=100).splitlines()
    at = next(n for n, line in enumerate(lines) if " RN304 " in line)
    assert [line.rstrip() for line in lines[at + 1 : at + 5]] == [
        "    native     Казахстанско",
        "                   ^      ^",
        "    romanized  Kazakstanskp",
        "                   ^      ^",
    ]
    at = next(n for n, line in enumerate(lines) if " RN401 " in line)
    assert lines[at + 2].index("^") == lines[at + 1].index("аtlas")
    assert lines[at + 2].count("^") == 1


def test_muted_findings_are_counted():
    """What is silent is not gone."""
    muted = Muting("RN201", "meant so", "3", "", "refnorm.toml:1", 2)
    assert shown(replace(factory.report(), muted=(muted,))).endswith(": no findings; 2 muted\n")
