"""The page for the browser, in Chromium: it fits, filters, moves, prints, and loads nothing."""

from __future__ import annotations

import base64
import io
import json
from itertools import pairwise
from pathlib import Path

import chromium as browser
import page_reports
import pytest
from chromium import Window
from pypdf import PdfReader

from refnorm import Options
from refnorm.messages import LANGUAGES
from refnorm.writers import write

pytestmark = pytest.mark.skipif(bool(browser.MISSING), reason=f"not on PATH: {' '.join(browser.MISSING)}")

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def driver():
    """One browser for all tests of the module."""
    pytest.importorskip("selenium")
    with browser.chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the pages that are looked at, by name."""
    folder = tmp_path_factory.mktemp("pages")
    reports = page_reports.reports()
    for name, report in reports.items():
        (folder / f"{name}.html").write_bytes(write(report, "html", Options()))
    for language in LANGUAGES:
        page = write(reports["samples"], "html", Options(language=language))
        (folder / f"samples-{language}.html").write_bytes(page)
    return folder


@pytest.fixture
def window(driver, pages):
    """Return a function that opens a page of that name."""
    return lambda name, **how: Window(driver, pages / f"{name}.html").open(**how)


@pytest.mark.parametrize("name", [*(f"samples-{one}" for one in LANGUAGES), "hostile", "crossed"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_stands_outside_of_the_window(window, name, width):
    """Neither on a phone nor on a desk, in any language, with words of ten thousand letters too."""
    assert window(name, width=width).run(browser.SPILLED) == []


@pytest.mark.parametrize("name", ["samples", "crossed", "hostile"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everything_can_be_read(window, name, theme):
    """Every text stands out 4.5 to 1 from what is painted behind it, in both themes."""
    count, faint = window(name, prefers_color_scheme=theme).run(browser.FAINT)
    assert count > 50 and faint == []


def test_the_themes_differ(window):
    """The page is dark where the system is."""
    script = "return getComputedStyle(document.body).backgroundColor"
    assert window("samples", prefers_color_scheme="light").run(script) == "rgb(251, 250, 247)"
    assert window("samples", prefers_color_scheme="dark").run(script) == "rgb(20, 21, 24)"


@pytest.mark.parametrize("name", ["samples", "hostile"])
def test_nothing_is_loaded_and_nothing_runs(driver, window, name):
    """The only request is for the page itself; no text of a manuscript becomes a script; no complaint."""
    driver.get_log("performance"), driver.get_log("browser")
    page = window(name)
    page.press("n", "p")
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert {url for url in asked if url != "about:blank"} == {page.path.as_uri()}
    assert page.run("return document.title").startswith("Reference lists")
    assert page.run("return document.scripts.length") == 1
    assert driver.get_log("browser") == []


def test_severities_are_filtered(window):
    """What is not wanted is gone, with its marks, and the count says so."""
    page = window("samples")
    whole = len(page.seen(".card"))
    warnings = len(page.seen(".card.warning"))
    assert warnings > 1
    page.click("[name=severity][value=warning]")
    assert page.seen(".card.warning") == [] and len(page.seen(".card")) == whole - warnings
    assert page.run("return document.getElementById('status').textContent") == (
        f"{whole - warnings} of {whole} findings"
    )
    assert page.run("return document.querySelectorAll('.side mark.warning:not(.off)').length") == 0
    assert page.run("return document.querySelectorAll('.side mark.error:not(.off)').length") > 0
    page.click("#everything")
    assert len(page.seen(".card")) == whole


def test_rules_are_filtered(window):
    """Only pairs with a finding of the rule stay, also where it is told in another pair."""
    page = window("samples")
    page.choose("#rule", "RN304")
    assert set(page.seen(".card strong")) == {"RN304"}
    assert 0 < len(page.seen(".row")) < page.count(".row")
    assert any("RN304" in text for text in page.seen(".also a:not(.off)"))


def test_articles_are_filtered(window):
    """One article stays; all that is clean goes on demand."""
    page = window("samples")
    ids = page.seen(".chapter")
    assert len(ids) == 3
    page.choose("#article", ids[1])
    assert page.seen(".chapter") == [ids[1]]
    page.choose("#article", "")
    before = len(page.seen(".row"))
    page.click("#clean")
    assert len(page.seen(".row")) < before


def test_the_search_finds_words_of_both_sides(window):
    """Native and romanized words, in any case; nothing found is said."""
    page = window("samples")
    for words in ("сыроежкин К", "SYROEJKIN"):
        page.choose("#search", words)
        assert len(page.seen(".row")) == 1
    page.choose("#search", "no such words")
    assert page.seen(".row") == [] and page.seen("#nothing") == ["nothing"]
    page.press("\ue00c")
    assert page.seen("#nothing") == [] and len(page.seen(".row")) > 5


def test_keys_move(window):
    """Next and previous go round, take the focus, say which it is, and skip what is filtered away."""
    page = window("samples")
    order = page.seen(".card")
    seen = []
    for key in "njnpk":
        page.press(key)
        seen.append(page.current)
    assert seen == [order[n] for n in (0, 1, 2, 1, 0)]
    assert page.run("return location.hash") == f"#{order[0]}"
    assert page.seen("#status") == ["status"]
    page.press("p")
    assert page.current == order[-1]
    page.click("[name=severity][value=error]")
    page.press("n")
    assert page.current == page.seen(".card")[0]
    assert page.in_sight(":focus")


def test_keys_are_letters_in_a_field(window):
    """Who types a word does not move; who has switched the keys off neither."""
    page = window("samples")
    page.press("/", "n")
    assert page.current == "search" and page.run("return document.getElementById('search').value") == "n"
    page.press("\ue00c")
    page.click("#keys")
    page.run("document.activeElement.blur()")
    page.press("n")
    assert page.current == ""


def test_a_link_opens_its_finding(window):
    """Of a mailed address too: the article opens, the finding is in sight and has the focus."""
    page = window("samples")
    last = page.seen(".card")[-1]
    page = window("samples", anchor=f"#{last}")
    assert page.current == last
    assert page.in_sight(":focus")
    page.run("document.querySelectorAll('.chapter').forEach(e => e.open = false)")
    assert page.seen(".card") == []
    page.run("location.hash = ''; location.hash = arguments[0]", last)
    assert page.run("return document.getElementById(arguments[0]).checkVisibility()", last)


def test_a_mark_leads_to_its_finding(window):
    """A click on what is underlined goes to what is said of it."""
    page = window("samples")
    number = page.run("return document.querySelector('.side mark').dataset.f.split(' ')[0]")
    page.click(".side mark")
    assert page.run("return document.activeElement.dataset.n") == number


def test_lists_in_another_order_are_joined_by_lines(window):
    """Two pairs that changed places: their lines cross."""
    page = window("crossed")
    assert page.run("return document.querySelectorAll('.order line').length") == 2
    assert page.run("return document.querySelectorAll('.order line.crosses').length") == 1
    rises = "[...document.querySelectorAll('.order line')].map(l => l.y1.baseVal.value < l.y2.baseVal.value)"
    assert sorted(page.run(f"return {rises}")) == [False, True]


def test_without_script_all_is_shown(driver, pages):
    """Only the filters are lost: findings are open, and addresses lead to them."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = Window(driver, pages / "samples.html").open()
        found = page.run(
            "return [...document.querySelectorAll('.card')].map(e => [e.id, e.checkVisibility()])"
        )
        assert found and all(visible for _, visible in found)
        assert not page.run("return document.getElementById('tools').checkVisibility()")
        assert page.run("return document.documentElement.className") == ""
        page = page.open(anchor=f"#{found[-1][0]}")
        assert page.in_sight(":target")
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_it_has_a_structure_for_who_does_not_see_it(driver, window):
    """Landmarks, one first heading, names for all fields and buttons, languages of all entries."""
    page = window("samples")
    tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    known = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in tree if not n["ignored"]]
    roles = [role for role, _ in known]
    assert {"main", "search", "banner", "contentinfo", "status"} <= set(roles)
    for role in ("textbox", "searchbox", "checkbox", "combobox", "button", "link", "image", "article"):
        assert all(name for kind, name in known if kind == role), role
    levels = page.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    langs = set(page.run("return [...document.querySelectorAll('.side')].filter(e => e.id).map(e => e.lang)"))
    assert {"kk", "kk-Latn", "ru", "uk"} <= langs


def test_kazakh_letters_are_of_the_page_s_own_font(driver, window):
    """None of them is borrowed from another font, or missing in all."""
    page = window("samples")
    page.run("document.querySelector('h1').textContent = 'әғқңөұүһі ӘҒҚҢӨҰҮҺІ ǵńşğūŭ ʹʺ'")
    driver.execute_cdp_cmd("DOM.enable", {})
    driver.execute_cdp_cmd("CSS.enable", {})
    root = driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    node = driver.execute_cdp_cmd("DOM.querySelector", {"nodeId": root, "selector": "h1"})
    fonts = driver.execute_cdp_cmd("CSS.getPlatformFontsForNode", node)["fonts"]
    assert [font["glyphCount"] for font in fonts] == [len("әғқңөұүһі ӘҒҚҢӨҰҮҺІ ǵńşğūŭ ʹʺ")]


def test_tab_goes_through_the_page_in_its_order(window):
    """The first stop skips to the articles; fields come in the order in which they stand."""
    page = window("samples")
    page.press("\ue004")
    assert page.run("return document.activeElement.className") == "skip"
    stops = []
    for _ in range(40):
        page.press("\ue004")
        stops.append(page.current)
    fields = [
        one
        for one in stops
        if one in ("keys", "search", "rule", "article", "clean", "previous", "next", "everything")
    ]
    assert fields == ["keys", "search", "rule", "article", "clean", "previous", "next", "everything"]


def test_it_prints_on_a4(driver, window):
    """The filters stay off the paper, nothing is cut at its right edge, and clean articles are open."""
    page = window("samples")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 680, "height": 960, "deviceScaleFactor": 1, "mobile": False},
    )
    assert page.run(browser.SPILLED) == []
    assert not page.run("return document.getElementById('tools').checkVisibility()")
    assert (
        page.run(
            "return getComputedStyle(document.querySelector('.sides')).gridTemplateColumns.split(' ').length"
        )
        == 2
    )
    printed = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    assert "Телевиз" in "".join(page.extract_text() for page in pages)


def test_a_great_issue_stays_usable(driver, window):
    """Two hundred articles: filters and keys answer within three seconds on a slow and busy machine."""
    page = window("large")
    timed = (
        "const t = performance.now(); document.querySelector(arguments[0]).click();"
        "document.body.offsetHeight; return performance.now() - t"
    )
    assert page.run(timed, "[name=severity][value=error]") < 3000
    assert page.run(timed, "#everything") < 3000
    assert page.run(timed, "#next") < 3000
    assert page.current.startswith("f-")
