"""What no reader sees changes no finding, and every place is the file's own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from invented import WORKS, numbered

from refnorm import Options, Source, analyze, joined
from refnorm.model import Finding, Result
from refnorm.places import place_of

NATIVE = [*WORKS["native"][:8], "Филин К. Л. Северо-западный флот // История моря. 2001. № 4. С. 5-9."]
ROMANIZED = [
    *WORKS["romanized"][:8],
    "Filin K. L. Severo-zapadnyy flot [The north-west fleet]. Istoriya morya. 2001, no. 4, pp. 5-9.",
]
ROMANIZED[1] = ROMANIZED[1].replace("180 p.", "108 p.")
ROMANIZED[4] = re.sub(r"(?<=[a-z])o(?=[a-z])", "о", ROMANIZED[4], count=1)  # a Cyrillic letter
PRINTED = "\n".join(
    [
        "# О тихих реках степи\n\nРеки текут медленно [1, 2].\n\nЛитература",
        numbered(NATIVE),
        "\nReferences",
        numbered(ROMANIZED),
    ]
)

WAYS: dict[str, Callable[[str], str]] = {
    "soft hyphens": lambda t: re.sub(r"([^\W\d_]{4})(?=[^\W\d_]{3})", "\\1\u00ad", t),
    "zero-width spaces": lambda t: re.sub(r"(?<= )(?=\w)", "\u200b", t),
    "marks of direction": lambda t: re.sub(r"(?m)^(?=.)", "\u200e", t),
    "byte order marks": lambda t: t.replace("\n", "\n\ufeff").replace("\ufeff\n", "\n"),
    "non-breaking spaces": lambda t: t.replace(" ", "\u00a0"),
    "thin spaces": lambda t: t.replace(". ", ".\u2009"),
    "double spaces": lambda t: re.sub(r"(?<=\S) (?=\S)", "  ", t),
    "minus signs": lambda t: t.replace("–", "−"),
    "horizontal bars": lambda t: t.replace("–", "―"),
    "non-breaking hyphens": lambda t: re.sub(r"(?<=\w)-(?=\w)", "\u2011", t),
    "tied letters": lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ"),
}


def checked(text: str) -> Result:
    """Analyze a text."""
    [result] = analyze(Source("a.md", data=text.encode()), options=Options(debug=True)).results
    return result


def told(found: Finding) -> tuple[str, str, str, str | None, str | None]:
    """Return what people are told."""
    sides = (side and side.text for side in (found.native, found.romanized))
    return (found.code, found.severity, found.message, *sides)


@pytest.mark.parametrize("way", WAYS)
def test_a_text_reads_as_it_looks(way: str) -> None:
    """The same is found, and stands in the file where it is told to stand."""
    spoiled = WAYS[way](PRINTED)
    assert spoiled != PRINTED
    plain, result = checked(PRINTED), checked(spoiled)
    usual = str.maketrans("−―\u2011", "––-")
    assert [told(f) for f in result.findings] == [
        tuple(value and value.translate(usual) for value in told(f)) for f in plain.findings
    ]
    assert {f.code for f in result.findings} >= {"RN201", "RN401"} and result.document.text == spoiled
    for found in result.findings:
        assert found.place == place_of(result.document, found.start)
    for entry in (entry for lst in result.articles[0].lists for entry in lst.entries):
        assert entry.raw == entry.span.of(spoiled)
        assert entry.label == entry.raw.lstrip("\u200b\u200e\ufeff")[0]


def narrow(text: str, width: int = 58) -> str:
    """Set a text in narrow lines, with words broken where a line is full."""
    lines: list[str] = []
    for line in text.split("\n"):
        while len(line) > width:
            cut = line.rindex(" ", 0, width)
            rest = re.match(r"([^\W\d_]{3,4})([^\W\d_]{4,})", line[cut + 1 :])
            if rest:
                lines.append(f"{line[:cut]} {rest[1]}-")
                line = line[cut + 1 + len(rest[1]) :]
            else:
                lines.append(line[:cut])
                line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


def test_words_that_line_ends_break() -> None:
    """They are whole again, a compound keeps its hyphen, and the file is quoted as it is."""
    text = narrow(PRINTED).replace("Северо-западный", "Северо-\nзападный")
    assert len(re.findall(r"[^\W\d_]-\n[^\W\d_]", text)) > 8
    plain, result = checked(PRINTED), checked(text)
    assert [told(f) for f in result.findings] == [told(f) for f in plain.findings]
    one, other = (r.articles[0].lists[0].entries[8] for r in (plain, result))
    assert one.reference.title == other.reference.title == "Северо-западный флот"
    assert other.raw == other.span.of(text) and "Северо-\nзападный" in other.raw


@pytest.mark.parametrize("mark", ["> ", ">", ">> "])
@pytest.mark.parametrize("format", ["a.md", "a.txt"])
def test_a_text_that_a_letter_quotes(mark: str, format: str) -> None:
    """The marks before its lines are none of it, and every place is the file's own."""
    lines = narrow(PRINTED).split("\n")
    text = "Добрый день, вот статья:\n" + "\n".join(mark.rstrip() if not one else mark + one for one in lines)
    plain, [result] = checked(PRINTED), analyze(Source(format, data=text.encode())).results
    assert [told(f) for f in result.findings] == [told(f) for f in plain.findings]
    entry = result.articles[0].lists[0].entries[8]
    assert entry.raw == entry.span.of(text) and f"\n{mark}" in entry.raw
    assert entry.reference.title == "Северо-западный флот"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_blank_line_behind_every_line(end: str) -> None:
    """They part nothing where a copy of a page has one behind each of its wrapped lines."""
    lines = [line for line in narrow(PRINTED).split("\n") if line]
    text = (end + end).join(lines)
    plain, [result] = checked(PRINTED), analyze(Source("a.txt", data=text.encode())).results
    assert [told(f) for f in result.findings] == [told(f) for f in plain.findings]
    entry = result.articles[0].lists[0].entries[8]
    assert entry.raw == entry.span.of(text) and end + end in entry.raw


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("first", [1, 214])
def test_numbers_of_lines(step: int, first: int) -> None:
    """Where the lines of a text are counted at its margin, the numbers belong to no entry."""
    lines = narrow(PRINTED).split("\n")
    counted = [(f"{n}" if n % step == 0 and line else "").rjust(4) for n, line in enumerate(lines, first)]
    text = "\n".join(f"{n}  {line}".rstrip() for n, line in zip(counted, lines, strict=True))
    plain, result = checked(PRINTED), checked(text)
    assert [told(f) for f in result.findings] == [told(f) for f in plain.findings]
    assert all(entry.raw == entry.span.of(text) for lst in result.articles[0].lists for entry in lst.entries)


def test_numbers_of_entries_without_a_mark() -> None:
    """They are not those of lines, though they stand apart: each begins a work."""
    text = re.sub(r"(?m)^(\d)\. ", "\\1   ", PRINTED)
    assert [len(lst.entries) for lst in checked(text).articles[0].lists] == [len(NATIVE), len(ROMANIZED)]


def test_a_minus_may_mean_one() -> None:
    """Before a figure and between letters it stays in the value."""
    text = PRINTED.replace(
        "Литература\n", "Литература\n0. Орлов К. Л. Сплавы Fe−Ni при −20 °C. М.: Наука, 2001. 90 с.\n"
    )
    title = checked(text).articles[0].lists[0].entries[0].reference.title
    assert title == "Сплавы Fe−Ni при −20 °C"


def test_two_files_are_cleared_too() -> None:
    """Each of two files with a list has its own places."""
    halves = PRINTED.split("\nReferences\n")
    soft = [WAYS["soft hyphens"](half) for half in halves]
    sources = (Source(name, data=text.encode()) for name, text in zip(("a.md", "b.md"), soft, strict=True))
    [result] = analyze(joined(*sources), options=Options(debug=True)).results
    [found] = [f for f in result.findings if f.code == "RN401"]
    assert found.romanized and found.place and found.place.source == "b.md"
    line = soft[1].split("\n")[(found.place.line or 0) - 1]
    assert line[(found.place.column or 0) - 1 :].startswith(found.romanized.text[:3])


def test_a_text_without_such_characters_is_read_as_it_is() -> None:
    """Nothing is copied where nothing is to be left out."""
    from refnorm.clearing import cleared

    document = checked(PRINTED).document
    assert cleared(document).document is document
    assert json.dumps(document.text) == json.dumps(PRINTED)


def test_a_head_across_the_page_is_no_part_of_an_entry() -> None:
    """The wide gap beside the page's number is seen, also where the head stands once."""
    head = "105                  Вестник тихих рек. 2022. № 4 (31)"
    first = NATIVE[0].split()
    cut = " ".join(first[:5]) + f"\n\n{head}\n\n" + " ".join(first[5:])
    plain, result = checked(PRINTED), checked(PRINTED.replace(NATIVE[0], cut))
    assert [told(f)[:3] for f in result.findings] == [told(f)[:3] for f in plain.findings]
    assert head in [gap.span.of(result.document.text) for gap in result.articles[0].lists[0].gaps]
