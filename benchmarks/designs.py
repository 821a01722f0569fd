"""The layouts in which the trusted articles are set, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import arranging
from benchmarks import sheet as change
from benchmarks.setting import Style
from benchmarks.sheet import Change

UNEVEN: set[Change] = {
    change.deleted,
    change.thinned,
    change.crowded,
    change.short_of_one,
    arranging.one_form_lost,
}
"""Changes that leave orphans."""

KAZAKH = (
    "ӘДЕБИЕТТЕР:",
    "Пайдаланылған әдебиеттер тізімі",
    "ӘДЕБИЕТТЕР ТІЗІМІ",
    "Әдебиеттер",
    "Пайдаланылған әдебиет:",
)
RUSSIAN = (
    "СПИСОК ЛИТЕРАТУРЫ",
    "Литература",
    "Библиографический список",
    "Ссылки",
    "Список использованной литературы:",
    "Список использованных источников",
    "ЛИТЕРАТУРА",
    "Источники и литература",
)
UKRAINIAN = (
    "Список використаних джерел",
    "Література",
    "СПИСОК ЛІТЕРАТУРИ",
    "Список використаної літератури:",
)
NEIGHBOURS = (
    "Әдәбият",
    "Адабияттар",
    "Колдонулган адабияттар:",
    "Спіс літаратуры",
    "АДАБИЁТЛАР",
    "Әдебияттар",
)
ROMANIZED = (
    "REFERENCES",
    "References",
    "References (transliteration)",
    "REFERENCES:",
    "References (transliterated)",
    "TRANSLITERATION",
)
MARKED = (
    ("## СПИСОК ЛИТЕРАТУРЫ", "## REFERENCES"),
    ("**Список литературы**", "**References**"),
    ("С П И С О К  Л И Т Е Р А Т У Р Ы", "R E F E R E N C E S"),
    ("5. Список литературы", "6. References"),
    ("### **ӘДЕБИЕТТЕР ТІЗІМІ:**", "### **REFERENCES:**"),
    ("Л И Т Е Р А Т У Р А", "R e f e r e n c e s"),
    ("— Литература —", "— References —"),
    ("V. ЛИТЕРАТУРА.", "REFERENCES."),
)

UNKNOWN_NATIVE = (("Что мы читали", "REFERENCES"), ("Источники нашей работы", "References"))
UNKNOWN_ROMANIZED = (("СПИСОК ЛИТЕРАТУРЫ", "Roman letters"), ("Литература", "Letter by letter"))

ANCHORED = '- <span id="page-9-{0}"></span>\\[{0}\\] '
"""A number as programs that turn pages into Markdown set it."""
PLAIN = Style()
Headings = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: how the lists are set, what is changed in them before, how many articles a file holds."""

    name: str
    style: Style = PLAIN
    changes: tuple[Change, ...] = ()
    headings: Headings = ()
    together: int = 1
    printed: bool = False


def headed(words: Sequence[str]) -> Headings:
    """Give each native heading a romanized one."""
    longest = max(len(words), len(ROMANIZED))
    return [(words[i % len(words)], ROMANIZED[i % len(ROMANIZED)]) for i in range(longest)]


LAYOUTS = (
    Layout("as-printed", printed=True),
    Layout("headings-kk", headings=headed(KAZAKH)),
    Layout("headings-ru", headings=headed(RUSSIAN)),
    Layout("headings-uk", headings=headed(UKRAINIAN)),
    Layout("headings-neighbours", headings=headed(NEIGHBOURS)),
    Layout("headings-marked", headings=MARKED),
    Layout("romanized-first", Style(native_first=False)),
    Layout("lists-adjacent", Style(page_break=False)),
    Layout("paren", Style(mark="{}) ")),
    Layout("brackets", Style(mark="[{}] ")),
    Layout("tight-numbers", Style(mark="{}.")),
    Layout("numbers-alone", Style(mark="{}.\n")),
    Layout("numbers-dash", Style(mark="{} – ")),
    Layout("bullets", Style(mark="- {}. ")),
    Layout("bullets-dash", Style(mark="– {}. ")),
    Layout("anchors", Style(mark=ANCHORED)),
    Layout("raised", Style(mark="- <sup>{}</sup> ")),
    Layout("unnumbered", Style(mark="")),
    Layout("unnumbered-unknown-native", Style(mark=""), headings=UNKNOWN_NATIVE),
    Layout("unnumbered-unknown-romanized", Style(mark=""), headings=UNKNOWN_ROMANIZED),
    Layout("unnumbered-spaced", Style(mark="", between="\n\n")),
    Layout("spaced", Style(between="\n\n")),
    Layout("wrapped-60", Style(width=60)),
    Layout("hyphened-60", Style(width=60, hyphens=True)),
    Layout("running-heads", Style(heads=True)),
    Layout("two-a-line", Style(double=0.3)),
    Layout("lost-number", changes=(change.lost_number,)),
    Layout("doubled-number", changes=(change.doubled_number,)),
    Layout("shuffled", changes=(change.shuffled,)),
    Layout("deleted", changes=(change.deleted,)),
    Layout("deleted-gaps", changes=(change.thinned,)),
    Layout("distractors", changes=(change.crowded,)),
    Layout("ocr-noise", changes=(change.noisy,)),
    Layout("two-articles", together=2),
    Layout("crlf", Style(newline="\r\n")),
    Layout("cr", Style(newline="\r")),
    Layout("cp1251", Style(encoding="cp1251"), (change.narrowed,)),
    Layout("utf-16", Style(encoding="utf-16")),
    Layout("no-final-newline", Style(final="")),
    Layout("back-matter", Style(back=True)),
    Layout("wrapped+heads+brackets", Style(width=60, heads=True, mark="[{}] ")),
    Layout("shuffled+deleted+noise", changes=(change.shuffled, change.deleted, change.noisy)),
    Layout("unnumbered+deleted+spaced", Style(mark="", between="\n\n"), (change.deleted,)),
    Layout("unnumbered+wrapped+spaced", Style(mark="", width=70, between="\n\n")),
    Layout(
        "first+double+crlf+deleted", Style(native_first=False, double=0.3, newline="\r\n"), (change.deleted,)
    ),
    Layout("two+distractors+back", Style(back=True), (change.crowded,), together=2),
    Layout("wrapped+lost+noise", Style(width=60), (change.lost_number, change.noisy)),
    Layout("beside-next-line", Style(arrange=arranging.NEXT_LINE), (arranging.one_form_lost,)),
    Layout("beside-brackets", Style(arrange=arranging.IN_BRACKETS), (arranging.one_form_lost,)),
    Layout("beside-slash", Style(arrange=arranging.AFTER_SLASH), (arranging.one_form_lost,)),
    Layout("table-markdown", Style(arrange=arranging.MARKDOWN_TABLE), (arranging.one_form_lost,)),
    Layout("table-html", Style(arrange=arranging.HTML_TABLE), (arranging.one_form_lost,)),
    Layout("parts-anew", Style(arrange=arranging.PARTS_ANEW)),
    Layout("parts-going-on", Style(arrange=arranging.PARTS_GOING_ON)),
    Layout("parts-unnumbered", Style(arrange=arranging.PARTS_UNNUMBERED)),
    Layout("footnotes", Style(arrange=arranging.noted), (arranging.one_form_lost,)),
    Layout("three-lists", Style(arrange=arranging.in_three), (change.short_of_one, arranging.three)),
    Layout("two-scripts", Style(arrange=arranging.alone), (arranging.two_scripts,)),
    Layout("two-scripts-latin-first", Style(arrange=arranging.alone), (arranging.LATIN_FIRST,)),
    Layout("paren+kk+wrapped+deleted", Style(mark="{}) ", width=72), (change.deleted,), headed(KAZAKH)),
)
HARD = (
    Layout("bare-60", Style(mark="", width=60)),
    Layout("bare-75", Style(mark="", width=75)),
    Layout("bare-90", Style(mark="", width=90)),
    Layout("bare-75+deleted", Style(mark="", width=75), (change.deleted,)),
)
"""Lists without numbers, blank lines or indents whose lines are wrapped: run only where asked for by name."""
