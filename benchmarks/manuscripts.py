"""Set articles as Word files and as pages, their lists in several layouts, and compare the pairs.

Run: python benchmarks/manuscripts.py [--only LAYOUT] [--keep FOLDER] [--verbose]
python-docx writes the Word files with automatic numbers, LibreOffice their pages. The articles are
those of an issue and of two gold texts, which lie beside a development checkout.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD
from benchmarks.paper import SOFFICE
from refnorm import Source, analyze
from refnorm.model import Article, Entry, Report, Span
from refnorm.traced import Traced, plain

_SPOKEN = 60
"""Letters that tell an entry from the others."""

_COLUMNS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}cols"

Couple = tuple[str, str]
Row = tuple[str, str]
"""Both forms of a work; empty where one is absent."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article to be set: its title, both lists, and the works in native order."""

    name: str
    title: str
    native: tuple[str, ...]
    romanized: tuple[str, ...]
    rows: tuple[Row, ...]


def manuscripts(report: Report, name: str) -> Iterator[Manuscript]:
    """Yield the articles of a text that have both lists."""
    for result in report.results:
        for article in result.articles:
            lists = {lst.role: lst for lst in article.lists}
            if "native" in lists and "romanized" in lists:
                sides = {
                    lst.index: [bare(entry) for entry in lst.entries]
                    for lst in (lists["native"], lists["romanized"])
                }
                native, romanized = sides.values()
                rows = tuple(_rows(article, sides))
                yield Manuscript(
                    f"{name}-{article.index}", article.title, tuple(native), tuple(romanized), rows
                )


def bare(entry: Entry) -> str:
    """Return an entry as people see it, on one line and without its number."""
    shown = " ".join(plain(Traced.cut(entry.raw, Span(0, len(entry.raw)))).text.split())
    typed = re.escape(entry.typed.split(". ")[0])
    mark = re.match(rf"\W*{typed}[\W_]*(?:{typed}[\W_]*)?", shown) if typed else None
    return shown[mark.end() :] if mark else shown


def _rows(article: Article, sides: Mapping[int, Sequence[str]]) -> Iterator[Row]:
    for pair in article.pairs:
        seats = (pair.native, pair.romanized)
        native, romanized = (sides[seat.list][seat.entry - 1] if seat else "" for seat in seats)
        yield native, romanized


def couples(report: Report) -> Counter[Couple]:
    """Return the pairs of a report, each by how both entries begin; an orphan has an empty side."""
    found: Counter[Couple] = Counter()
    for result in report.results:
        for article in result.articles:
            lists = {lst.index: [bare(entry) for entry in lst.entries] for lst in article.lists}
            found.update((spoken(native), spoken(romanized)) for native, romanized in _rows(article, lists))
    return found


def spoken(text: str) -> str:
    """Return the first letters of a text, without what a page's lines may change."""
    return "".join(c for c in text.casefold() if c.isalnum())[:_SPOKEN]


class Word:
    """A Word file that grows; each of its lists is numbered anew by the file."""

    def __init__(self, title: str) -> None:
        import docx

        self.file = docx.Document()
        self.file.add_heading(title, 1)
        self.file.add_paragraph("Рассмотрены условия, при которых метод даёт устойчивый результат [1].")
        self._number = 0

    def heading(self, text: str) -> None:
        """Set the heading of a list; the next number is 1."""
        self.file.add_heading(text, 2)
        self._number = 0

    def item(self, text: str) -> None:
        """Set a numbered paragraph; the text does not hold the number."""
        paragraph = self.file.add_paragraph("", style="List Number")
        for place, line in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if place:
                run.add_break()
            run.add_text(line)
        self._number = self._number or self._list(paragraph)
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = 0
        numbering.get_or_add_numId().val = self._number

    def _list(self, paragraph: Any) -> int:
        """Begin a list of its own on the numbers of the style."""
        numbering = self.file.part.numbering_part.numbering_definitions._numbering
        of_style = paragraph.style.element.pPr.numPr.numId.val
        num = numbering.add_num(numbering.num_having_numId(of_style).abstractNumId.val)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Set a table."""
        table = self.file.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    def save(self, path: Path) -> None:
        """Write the file."""
        self.file.save(str(path))


def one_below_the_other(word: Word, given: Manuscript) -> None:
    """Set both lists, each under its heading."""
    for title, items in (("Список литературы", given.native), ("References", given.romanized)):
        word.heading(title)
        for item in items:
            word.item(item)


def in_a_table(word: Word, given: Manuscript) -> None:
    """Set a work a row: number, native form, romanized form."""
    word.heading("Список литературы / References")
    rows = [(f"{n}.", *row) for n, row in enumerate(given.rows, 1)]
    word.table([("№", "Литература", "References"), *rows])


def on_the_next_line(word: Word, given: Manuscript) -> None:
    """Set both forms in one numbered paragraph, the second on a line of its own."""
    _beside(word, given, "\n", "")


def in_brackets(word: Word, given: Manuscript) -> None:
    """Set the romanized form in brackets behind the native one."""
    _beside(word, given, " [", "]")


def _beside(word: Word, given: Manuscript, before: str, after: str) -> None:
    word.heading("Список литературы / References")
    for native, romanized in given.rows:
        both = native and romanized and native != romanized
        word.item(f"{native}{before}{romanized}{after}" if both else native or romanized)


def with_tabs(word: Word, given: Manuscript) -> None:
    """Set both lists with typed numbers and tabs, each under a bold line."""
    for title, items in (("СПИСОК ЛИТЕРАТУРЫ", given.native), ("REFERENCES", given.romanized)):
        word.file.add_paragraph().add_run(title).bold = True
        for n, item in enumerate(items, 1):
            word.file.add_paragraph(f"{n}.\t{item}")


def in_two_columns(word: Word, given: Manuscript) -> None:
    """Set both lists in a section of two columns, with typed numbers in brackets."""
    from docx.enum.section import WD_SECTION_START

    section = word.file.add_section(WD_SECTION_START.CONTINUOUS)
    [columns] = section._sectPr.xpath("./w:cols") or [section._sectPr.makeelement(_COLUMNS)]
    columns.set(_COLUMNS.replace("cols", "num"), "2")
    section._sectPr.append(columns)
    for title, items in (("Список литературы", given.native), ("References", given.romanized)):
        word.file.add_paragraph(title)
        for n, item in enumerate(items, 1):
            word.file.add_paragraph(f"[{n}] {item}")


def in_cells(word: Word, given: Manuscript) -> None:
    """Set a work a row, its number typed in both cells."""
    word.heading("Список литературы / References")
    word.table([[f"{n}. {form}" if form else "" for form in row] for n, row in enumerate(given.rows, 1)])


LAYOUTS: Mapping[str, Callable[[Word, Manuscript], None]] = {
    "below": one_below_the_other,
    "tabs": with_tabs,
    "columns": in_two_columns,
    "cells": in_cells,
    "table": in_a_table,
    "next line": on_the_next_line,
    "brackets": in_brackets,
}


def written(given: Manuscript, layout: str, folder: Path) -> Path:
    """Write an article as a Word file."""
    word = Word(given.title or "Статья")
    LAYOUTS[layout](word, given)
    path = folder / f"{given.name}-{layout.replace(' ', '-')}.docx"
    word.save(path)
    return path


def pages(paths: Sequence[Path], folder: Path) -> None:
    """Let LibreOffice print Word files as PDF."""
    with tempfile.TemporaryDirectory() as profile:
        command = [SOFFICE or "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


def given(folder: Path) -> list[Manuscript]:
    """Return the articles of the issue and of the first two gold texts; none where they are absent."""
    texts = sorted((folder / "texts").glob("*.txt"))[:2] + sorted((folder.parent / "seed").glob("*.txt"))
    found = [(path, analyze(Source(path.name, data=path.read_bytes()))) for path in texts]
    return [one for path, report in found for one in manuscripts(report, path.stem[:12])]


def compared(one: Manuscript, path: Path) -> tuple[Counter[Couple], Counter[Couple]]:
    """Return the pairs that a file lacks and those that it has more than the text."""
    true = Counter((spoken(native), spoken(romanized)) for native, romanized in one.rows)
    seen = couples(analyze(path))
    return true - seen, seen - true


def main() -> None:
    """Print a line a layout and format: how many pairs are those of the text."""
    args = arguments()
    found = given(args.gold)
    if not found or SOFFICE is None:
        sys.exit("this benchmark needs the gold texts, which are not shipped, and LibreOffice (soffice)")
    for layout in LAYOUTS:
        if args.only in ("", layout):
            with tempfile.TemporaryDirectory() as scratch:
                measure(found, layout, Path(args.keep or scratch), args.verbose)


def measure(found: Sequence[Manuscript], layout: str, folder: Path, verbose: bool) -> None:
    """Set all articles in a layout and compare."""
    paths = [written(one, layout, folder) for one in found]
    pages(paths, folder)
    for ending in ("docx", "pdf"):
        total = same = 0
        for one, path in zip(found, paths, strict=True):
            lost, more = compared(one, path.with_suffix(f".{ending}"))
            total += len(one.rows)
            same += len(one.rows) - lost.total()
            for sign, facts in (("-", lost), ("+", more)):
                for couple in facts if verbose else ():
                    print(f"    {one.name} {sign} {' | '.join(couple)}")
        print(f"{layout:10} {ending:5} {same} of {total} pairs of {len(found)} articles", flush=True)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", default="", help=f"one of {', '.join(LAYOUTS)}")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--keep", type=Path, help="a folder in which the files stay")
    parser.add_argument("--verbose", action="store_true", help="print what differs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
