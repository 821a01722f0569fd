"""The page for the browser, as text: whole, inert, readable in both themes, and never too large."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import attacks
import factory
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.messages import LANGUAGES, templates
from refnorm.messages.pages import title
from refnorm.model import Pair, Report, Seat
from refnorm.writers import html as page_of
from refnorm.writers import write

FOLDER = Path(page_of.__file__).parent
STYLE = (FOLDER / "style.css").read_text("utf-8")
VOID = {"meta", "input", "br", "img", "link", "hr", "path", "rect", "line"}


class Reader(HTMLParser):
    """Collects what a page holds: elements with their attributes, in balance, and the text of each script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: Counter[str] = Counter()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        assert len(attrs) == len(dict(attrs)), (tag, attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Every end has its beginning."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text by the element that it stands in."""
        self.texts[self.open[-1] if self.open else ""] += len(data.strip())

    def values(self, name: str) -> list[str]:
        """Return all values of an attribute."""
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


def page(report: Report, **options: object) -> str:
    """Write a page."""
    return write(report, "html", Options(**options)).decode()  # type: ignore[arg-type]


PAGES = {"full": factory.full, "hostile": attacks.report, "empty": Report, "clean": factory.report}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_sound(name):
    """Elements close, no two have one name, and every link leads to one of them."""
    found = Reader(page(PAGES[name]()))
    assert not found.open
    names = Counter(found.values("id"))
    assert [one for one, count in names.items() if count > 1] == []
    assert [link for link in found.values("href") if not link.startswith("#") or link[1:] not in names] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_page_loads_nothing(name):
    """No element names a file or an address, and the page's own policy would stop it."""
    text = page(PAGES[name]())
    found = Reader(text)
    for attribute in (
        "src",
        "srcset",
        "data",
        "action",
        "formaction",
        "background",
        "poster",
        "style",
        "xlink:href",
    ):
        assert found.values(attribute) == []
    assert {tag for tag, _ in found.elements}.isdisjoint(
        {"link", "img", "iframe", "object", "base", "embed", "use"}
    )
    policy = next(a["content"] for t, a in found.elements if t == "meta" and "http-equiv" in a)
    assert policy and policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for tag in ("style", "script"):
        for body in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
            assert f"{tag}-src '{page_of.digest(body)}'" in policy
    assert "url(" not in STYLE and "@import" not in STYLE


@pytest.mark.parametrize(
    ("language", "file", "nothing"),
    [
        ("en", "file", "infos"),
        ("ru", "файл", "сведений"),
        ("uk", "файл", "відомостей"),
        ("kk", "файл", "мәлімет"),
    ],
)
def test_a_count_stands_with_its_noun(language: str, file: str, nothing: str) -> None:
    text = page(factory.report(), language=language)
    assert f"<dt>{file}</dt><dd>1</dd>" in text
    assert f"<dt>{nothing}</dt><dd>0</dd>" in text


def test_hostile_texts_are_texts():
    """No element and no attribute comes out of a manuscript, and no character acts."""
    text = page(attacks.report())
    known = Reader(page(factory.full()))
    found = Reader(text)
    tags = {tag for tag, _ in known.elements} | {"details", "summary", "li", "ul", "q", "text", "svg", "line"}
    assert {tag for tag, _ in found.elements} <= tags
    assert sum(tag == "script" for tag, _ in found.elements) == 1
    assert not any(name.startswith("on") for _, attrs in found.elements for name in attrs)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff]", text
    )
    assert "49" not in re.findall(r"\{\{[^<]*", text)[0]
    for shown in ("␀", "␛", "[U+202E]", "&lt;script&gt;document.title", "{{ 7 * 7 }}", "=cmd|"):
        assert shown in text
    assert len(text) < 3_000_000


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, 1.4.3)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


THEMES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]
SEEN = [(ink, ground) for ink in ("ink", "quiet", "link") for ground in ("page", "paper")]
SEEN += [(kind, f"{kind}-tint") for kind in ("error", "warning", "info", "clean")]
SEEN += [("ink", f"{kind}-tint") for kind in ("error", "warning", "info")]
SEEN += [("paper", kind) for kind in ("error", "warning", "info")]
SEEN += [(kind, "paper") for kind in ("error", "warning", "info")]


def test_there_are_two_themes():
    """Light and dark name the same colours."""
    assert len(THEMES) == 2 and set(THEMES[0]) == set(THEMES[1]) and THEMES[0] != THEMES[1]
    assert contrast("#000000", "#ffffff") == pytest.approx(21) and contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize(("ink", "ground"), SEEN)
def test_contrast(theme, ink, ground):
    """What is read stands out from what it stands on: 4.5 to 1 (WCAG AA)."""
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= 4.5


def test_every_colour_of_the_style_has_a_name():
    """A colour that is written out would be left out of the themes."""
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, ])", rules) == []
    assert set(re.findall(r"var\(--([\w-]+)\)", STYLE)) == set(THEMES[0])


def test_a_large_report_leaves_out_what_is_clean(monkeypatch):
    """The findings stay, and the page says so; a small one shows every pair."""
    report = factory.report(factory.finding())
    whole = page(report)
    assert factory.NATIVE[2][:20] in whole and "left out" not in whole
    monkeypatch.setattr(page_of, "LARGEST", 1000)
    brief = page(report)
    assert "pairs without findings are left out" in brief
    assert factory.NATIVE[2][:20] not in brief and "page 58 became 258" in brief


def test_an_even_larger_one_leaves_out_the_last_articles(monkeypatch):
    """Their numbers stay in the overview, and the page is no larger than it may be."""
    monkeypatch.setattr(page_of, "LARGEST", 60_000)
    data = write(issue(40, 9), "html", Options())
    found = Reader(data.decode())
    assert len(data) <= 60_000
    chapters = found.values("class").count("chapter")
    cards = sum(tag == "article" for tag, _ in found.elements)
    assert chapters == 40 and 3 <= cards < 120
    assert data.count(b"this article is left out") == 40 - cards // 3


def issue(articles: int, entries: int) -> Report:
    """Make a report of a great issue: a third of the pairs of each article has a finding."""
    one = factory.report().results[0]
    lists = tuple(
        replace(
            lst, entries=tuple(replace(lst.entries[0], index=n, label=str(n)) for n in range(1, entries + 1))
        )
        for lst in factory.lists()
    )
    pairs = tuple(Pair(Seat(1, n), Seat(2, n), (1, 2), 0.9) for n in range(1, entries + 1))
    made = factory.finding()
    findings = tuple(
        replace(made, native=replace(made.native, entry=n), romanized=replace(made.romanized, entry=n))
        for n in range(1, entries + 1, 3)
    )
    article = factory.article(findings, lists=lists, pairs=pairs)
    return Report((replace(one, articles=(article,) * articles),))


def test_two_hundred_articles_are_a_page():
    """With thirty pairs each, and findings for a third of them, the page is at most 10 MB."""
    data = write(issue(200, 30), "html", Options())
    assert len(data) <= 10_000_000
    assert data.count(b'<article class="card') == 2000


def test_the_writer_is_loaded_alone():
    """A package on the shelf is found by its name, without the rest; and jinja2 waits for a page."""
    code = (
        "import sys; from refnorm.writers import kind_of; print(kind_of('html'),"
        " *(m for m in ('jinja2', 'refnorm.writers.bibtex') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "report\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language(language):
    """All its words are of the language that it names, with none of another's between them."""
    text = page(factory.full(), language=language)
    found = Reader(text)
    assert dict(found.elements)["html"] == {"lang": language}
    assert f">{templates(language)['page.overview']}</h2>" in text
    if language != "en":
        words = [w for key, w in templates("en").items() if key.startswith("page.") and isinstance(w, str)]
        shown = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", "|", text, flags=re.DOTALL)
        assert [word for word in words if f"|{word}|" in shown] == []
        assert "\ufffd" not in text and "line 3" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_have_their_names_in_the_language(language):
    """In a finding's head and in the list of rules; in English those by which they are chosen."""
    text = page(factory.full(), language=language)
    name = title("RN201", "page-drift", language)
    assert text.count(name) >= 3
    assert ("page-drift" in text) == (language == "en")


PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>", "&amp;", "]]>", "</li></ol>", "\u202e", "\x1b[0m", "\\_", "<b>", "**",
        "\n", "\n\n", "1. ", "REFERENCES\n\n", "[2, с. 5]", "https://example.org/a\\_b", "\u00ad", "\x00",
        "я" * 300, "«", "Реки. ", "Reki. ", "2011",
    ]
)  # fmt: skip
NATIVE = "Орлов А. А. Реки степи{} // Вода. {}2011. № 2. С. 12–18.{}"
ROMANIZED = "Orlov A. A. Reki stеpi{}. Voda. {}2011, no. 2, pp. 12–81.{}"


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=24, max_size=24))
def test_any_manuscript_is_a_sound_page(pieces):
    """Elements close, names are unique, links lead somewhere, and every finding is told."""
    parts = iter(pieces)
    native, romanized = (
        "".join(f"{n}. {form.format(*(next(parts) for _ in range(3)))}\n" for n in range(1, 5))
        for form in (NATIVE, ROMANIZED)
    )
    text = f"О реках [1, 12]\n\nСПИСОК ЛИТЕРАТУРЫ\n\n{native}\nREFERENCES\n\n{romanized}"
    report = analyze(Source("a.md", data=text.encode()), options=Options(debug=True))
    found = Reader(page(report))
    names = found.values("id")
    assert not found.open and len(names) == len(set(names))
    assert {link[1:] for link in found.values("href")} <= set(names)
    assert sum(tag == "article" for tag, _ in found.elements) == len(report.findings)
    assert report.findings and sum(tag == "script" for tag, _ in found.elements) == 1
