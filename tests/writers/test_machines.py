"""What programs read: every finding with its place, its other side and its fingerprint."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import factory
import pytest
from judges import complaints, junit_complaints

from refnorm import Options, Source, analyze, joined
from refnorm.messages import worded
from refnorm.model import Failure, Manual, Place, Report, Side
from refnorm.writers import streams, write

TEXT = "\ufeff" + "\r\n".join(
    [
        "# Река 🐟 и озёра",
        "## СПИСОК ЛИТЕРАТУРЫ",
        "1. Сергеев П. Т. Реки степи 🐟 // Водное дело. 2011. № 2. С. 58–61.",
        "2. Орлова М. К. Озёра и ледники. – Москва: Волна, 2004. – 320 с.",
        "3. Гусев В. А. Подземные воды предгорий // Гидрология. – 1998. – Т. 4, № 7. – С. 15–22.",
        "## REFERENCES",
        "1. Sergeev P. T. Reki stepi 🐟 [Rivers of the steppe]. Vodnoe delo. 2011, no. 2, pp. 58–67.",
        "2. Orlova M. K. Ozera i ledniki [Lakes and glaciers]. Moscow: Volna, 2004. 320 p.",
        "3. Gusev V. A. Podzemnye vody predgorii [Deep water]. Gidrologiia. 1998, vol. 4, no. 7, pp. 15–22.",
        "",
    ]
)  # fmt: skip
LINES = TEXT.removeprefix("\ufeff").split("\r\n")


@pytest.fixture(scope="module")
def report():
    """Analyze a file with a byte order mark, Windows line ends and letters beyond the first plane."""
    return analyze(Source("журнал №1/a b.md", data=TEXT.encode()))


def first(log):
    """Return the page drift of a SARIF log."""
    return next(r for r in log["runs"][0]["results"] if r["ruleId"] == "RN201")


def cut(region):
    """Return what stands in a region, by lines and columns; by offsets it has to be the same."""
    assert region["startLine"] == region["endLine"]
    line = LINES[region["startLine"] - 1]
    found = line[region["startColumn"] - 1 : region["endColumn"] - 1]
    at = region["charOffset"]
    assert TEXT.removeprefix("\ufeff")[at : at + region["charLength"]] == found
    return found


def test_sarif_points_at_both_values(report):
    """Regions count code points, and hold what the two lists print."""
    log = json.loads(write(report, "sarif", Options()))
    assert complaints("sarif-2.1.0", log) == []
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    found = first(log)
    place = found["locations"][0]["physicalLocation"]
    assert cut(place["region"]) == "58–61"
    assert place["artifactLocation"]["uri"] == ("%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB%20%E2%84%961/a%20b.md")
    other = found["relatedLocations"][0]
    assert cut(other["physicalLocation"]["region"]) == "58–67"
    assert other["message"]["text"] == "romanized: 58–67"


def test_sarif_explains_its_rules(report):
    """Each result's rule is there with its page; each rule that was asked is there."""
    run = json.loads(write(report, "sarif", Options(ignore=("RN5",))))["runs"][0]
    listed = run["tool"]["driver"]["rules"]
    found = first({"runs": [run]})
    rule = listed[found["ruleIndex"]]
    assert rule["id"] == "RN201" and rule["name"] == "PageDrift"
    assert rule["help"]["markdown"].count("```") == 4
    assert rule["defaultConfiguration"]["level"] == "error"
    assert not [one for one in listed if one["id"].startswith("RN5")]
    assert all(one["help"]["text"].startswith(one["shortDescription"]["text"]) for one in listed)


def test_fingerprints_survive_moved_lines(report):
    """An introduction more and another line end change places, and no fingerprint."""
    moved = "Введение.\n\n" + TEXT.removeprefix("\ufeff").replace("\r\n", "\n\n")
    logs = [
        json.loads(write(one, "sarif", Options()))
        for one in (report, analyze(Source("b.md", data=moved.encode())))
    ]
    places = [
        [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in log["runs"][0]["results"]]
        for log in logs
    ]
    prints = [[r["partialFingerprints"] for r in log["runs"][0]["results"]] for log in logs]
    assert prints[0] == prints[1] and places[0] != places[1]


def test_sarif_of_a_page():
    """A place that is no line is said in words, and no line is made up."""
    placed = factory.report(factory.finding(place=Place("a.docx", 4, page=3), native=None, romanized=None))
    result = json.loads(write(placed, "sarif", Options()))["runs"][0]["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "page 3, paragraph 4"}]


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("a/b.md", {"uri": "a/b.md", "uriBaseId": "%SRCROOT%"}),
        ("./a.md", {"uri": "a.md", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a:b.md", {"uri": "file:///tmp/a%3Ab.md"}),
        ("C:\\том\\a.md", {"uri": "file:///C%3A/%D1%82%D0%BE%D0%BC/a.md"}),
        ("a?b#c%.md", {"uri": "a%3Fb%23c%25.md", "uriBaseId": "%SRCROOT%"}),
        ("raw\udcff.md", {"uri": "raw%FF.md", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_files_are_uris(source, uri):
    """A path is spelled so that every reader takes it for one file."""
    from refnorm.writers.regions import uri as spelled

    assert spelled(source) == uri


def test_a_file_below_is_named_from_here(tmp_path, monkeypatch):
    """Hosts know files by their place in the repository, in which the program runs."""
    from refnorm.writers.regions import relative

    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / "a" / "b.md")) == "a/b.md".replace("/", os.sep)
    assert relative(f"{tmp_path}-other/b.md") == f"{tmp_path}-other/b.md"


def test_two_files_are_two_artifacts(tmp_path):
    """Lists in two files have regions in their own files, counted from where each begins."""
    native, romanized = (tmp_path / name for name in ("native.md", "romanized.md"))
    body = TEXT.removeprefix("\ufeff")
    cut_at = body.index("## REFERENCES")
    native.write_text(body[:cut_at], "utf-8")
    romanized.write_text("Abstract.\n" + body[cut_at:], "utf-8", newline="")
    run = json.loads(write(analyze(joined(native, romanized)), "sarif", Options()))["runs"][0]
    found = first({"runs": [run]})
    for place, name in ((found["locations"][0], "native.md"), (found["relatedLocations"][0], "romanized.md")):
        physical = place["physicalLocation"]
        assert physical["artifactLocation"]["uri"].endswith(name)
        text = (tmp_path / name).read_bytes().decode()
        region = physical["region"]
        assert text[region["charOffset"] :][: region["charLength"]] in ("58–61", "58–67")
    assert len(run["artifacts"]) == 2


def test_sarif_says_what_failed():
    """A file that could not be read is an error of the run."""
    run = json.loads(write(factory.full(), "sarif", Options()))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    told = run["invocations"][0]["toolExecutionNotifications"][0]
    assert told["message"]["text"] == "cannot be read (is it there?)"


def test_links_in_messages_are_no_links():
    """SARIF reads `[a](b)` as a link."""
    from refnorm.writers.sarif import message

    assert message("[1, 5](x) and [2]") == {"text": r"\[1, 5](x) and [2]"}


def test_github_marks_the_columns(report):
    """The annotation begins and ends where the value does, and shows both values."""
    line = next(x for x in write(report, "github", Options()).decode().splitlines() if "RN201" in x)
    start = LINES[2].index("58–61") + 1
    assert line.startswith(
        f"::error file=журнал №1/a b.md,line=3,col={start},endColumn={start + 4},title=RN201 page-drift::"
    )
    assert line.endswith("%0Anative: 58–61%0Aromanized: 58–67")


@pytest.mark.parametrize(("least", "failed"), [("error", 1), ("warning", 2), ("info", 3)])
def test_junit_fails_as_the_run_does(least, failed):
    """What is less grave than asked is told beside the tests."""
    from dataclasses import replace

    report = replace(factory.full(), errors=(), rules=(Manual("RN999", "never", "info", "A page."),))
    data = write(report, "junit", Options(fail_on=least))
    assert junit_complaints(data) == []
    assert data.count(b"<failure") == failed
    assert b'name="RN999 never"' in data
    assert (b"RN002 numbering: issue.md: info: whole list" in data) == (least != "info")


def test_csv_is_what_spreadsheets_expect(report):
    """A mark of UTF-8, a head, a row a finding with both values."""
    data = write(report, "csv", Options(delimiter=";"))
    assert data.startswith(b"\xef\xbb\xbfsource;place;line;")
    found = [
        row
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
        if row["code"] == "RN201"
    ]
    assert [(row["native"], row["romanized"], row["line"]) for row in found] == [("58–61", "58–67", "3")]


def test_a_workbook_counts_by_pair():
    """The sheet of pairs has every pair and orphan, with the findings of both sides."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(write(factory.full(), "xlsx", Options())))["Pairs"]
    head, *lines = sheet.iter_rows(values_only=True)
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(r["native entry"], r["romanized entry"]) for r in rows] == [
        ("1", "1"),
        ("2", "2"),
        ("3", None),
        (None, "3"),
    ]
    assert [(r["errors"], r["warnings"]) for r in rows] == [(1, 0), (0, 1), (0, 0), (0, 0)]


def test_markdown_counts_what_it_leaves_out():
    """A summary of thousands of findings fits into a comment and says how many are not in it."""
    many = factory.report(*[factory.finding(native=Side(1, 1, str(n), ())) for n in range(3000)])
    page = write(many, "markdown", Options()).decode()
    left = int(page.splitlines()[-1].split()[0])
    assert page.count("| error |") + left == 3000
    assert page.startswith("### Reference lists: 3000 errors\n")


def test_streams_are_written_part_by_part():
    """What is written file by file is what is written at once."""
    whole = Report(factory.report(factory.finding()).results * 2)
    for name in ("jsonl", "github"):
        assert streams(name)
        parts = [write(Report((result,)), name, Options()) for result in whole.results]
        assert b"".join(parts) == write(whole, name, Options())
    assert not streams("json") and not streams("no such")


def test_the_workflow_of_the_recipe_is_valid():
    """The published schema of workflows has nothing against the one in docs/pipelines.md."""
    yaml = pytest.importorskip("yaml")
    page = (Path(__file__).parents[2] / "docs" / "pipelines.md").read_text("utf-8")
    workflow = yaml.safe_load(page.split("```yaml\n")[2].partition("```")[0])
    workflow["on"] = workflow.pop(True)  # YAML 1.1 takes the word for a truth
    assert complaints("github-workflow", workflow) == []
    workflow["jobs"]["references"]["step"] = []
    assert complaints("github-workflow", workflow)


@pytest.mark.parametrize("language", ["ru", "kk", "uk"])
@pytest.mark.parametrize("name", ["github", "junit", "sarif", "csv", "markdown", "html", "text", "xlsx"])
def test_words_around_the_values_are_the_reader_s(name, language):
    """Labels, places, failures, witnesses, further entries, pages of rules: nothing stays English."""
    place = Place("issue.docx", 4, None, page=3, path="word/document.xml")
    made = factory.full()
    failed = replace(made, errors=(Failure("a.md", worded("trouble.no_list"), worded("advice.no_list")),))
    (result,) = failed.results[:1]
    article = result.articles[0]
    moved = replace(article, findings=tuple(replace(f, place=place) for f in article.findings))
    report = replace(failed, results=(replace(result, articles=(moved, *result.articles[1:])),))
    data = write(report, name, Options(language=language, width=400))
    page = "\n".join(_cells(data)) if name == "xlsx" else data.decode("utf-8-sig")
    assert name == "sarif" or "page 3" not in page  # there it is the name of a place, for programs
    left = [words for words in ENGLISH[name] if words in page]
    assert left == []


ENGLISH = {
    "github": ["not checked", "native: ", "also in ", "at page", "no reference list"],
    "junit": ["native: ", "romanized: ", "also in ", "more)", "no reference list"],
    "sarif": ["also here", "compare: ", "native: ", "Why: ", "Settings: ", "speaks for", "no reference list"],
    "csv": ["like the "],
    "markdown": ["no reference list"],
    "html": ["no reference list"],
    "text": ["like the "],
    "xlsx": ["native entry", "message", "severity", "like the "],
}


def _cells(data):
    """Return all texts of a workbook."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    return [*book.sheetnames, *(str(c.value) for sheet in book for line in sheet.iter_rows() for c in line)]
