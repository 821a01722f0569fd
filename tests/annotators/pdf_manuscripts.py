"""Manuscripts drawn as PDF files in many ways, and what a copy of one marks."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pypdf
import pypdfium2
from making_pdf import make
from pypdf.generic import DictionaryObject

from refnorm import analyze
from refnorm.annotators import annotate
from refnorm.config import Options
from refnorm.model import Result
from refnorm.readers import Source

NATIVE = (
    "Орлов Д. Е. Птицы южных островов. М.: Колос, 1987. 214 с.",
    "Белов А. К. Ледники Алтая. М.: Мысль, 2014. 164 с.",
    "Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.",
    "Зимин А. К. Озёра Сибири. М.: Наука, 1994. 96 с.",
)


ROMANIZED = (
    "Orlov D. E. Ptitsy yuzhnykh ostrovov. Moscow: Kolos, 1987. 241 p.",
    "Belov A. K. Ledniki Altaya. Moscow: Mysl, 2014. 164 p.",
    "Sergeev P. T. Reki stepi. Moscow: Nauka, 2015. 364 p.",
    "Zimin A. K. Ozera Sibiri. Moscow: Nauka, 1994. 96 p.",
)


LAYOUTS: Mapping[str, Mapping[str, Any]] = {
    "one page": {},
    "narrow lines": {"width": 24},
    "two columns": {"width": 40, "columns": 2},
    "a list on each page": {"pages": 2},
    "turned to the left": {"turn": 1, "rotate": 90},
    "turned to the right": {"turn": 3, "rotate": 270},
    "upside down": {"turn": 2, "rotate": 180},
    "a page that lies": {"rotate": 90},
    "cropped": {"crop": [30, 40, 560, 800]},
    "objects in a stream": {"streams": True},
    "something before the header": {"before": "%!PS\nsomething\n"},
}
"""How a manuscript is laid out: `width` of a line in characters; the rest is what `make` takes."""


def lines(romanized: tuple[str, ...], width: int) -> tuple[list[str], list[str]]:
    """Return the printed lines of both lists."""
    native = ["СПИСОК ЛИТЕРАТУРЫ", *(line for n, one in enumerate(NATIVE, 1) for line in wrap(n, one, width))]
    return native, [
        "REFERENCES",
        *(line for n, one in enumerate(romanized, 1) for line in wrap(n, one, width)),
    ]


def wrap(number: int, text: str, width: int) -> Iterator[str]:
    """Yield the lines of an item; words stay whole."""
    line = f"{number}."
    for word in text.split():
        if len(line) + len(word) >= width:
            yield line
            line = "   "
        line += f" {word}"
    yield line


def manuscript(romanized: tuple[str, ...] = ROMANIZED, **layout: Any) -> bytes:
    """Return a PDF file with both lists, laid out as told."""
    layout = dict(layout)
    width, columns, turn = layout.pop("width", 90), layout.pop("columns", 1), layout.pop("turn", 0)
    native, latin = lines(romanized, width)
    sheets = [native, latin] if layout.pop("pages", 1) == 2 else [[*native, *latin]]
    pages = []
    for sheet in sheets:
        drawn = []
        for n, line in enumerate(sheet):
            second = columns == 2 and n >= len(native)
            left = 60 + 5 * (len(line) - len(line.lstrip())) + (240 if second else 0)
            depth = 82 + 13 * (n - len(native) if second else n)
            places = ((left, 842 - depth), (depth, left), (595 - left, depth), (595 - depth, 842 - left))
            x, y = places[turn]
            how = "bold" if line.isupper() else ""
            drawn.append(f"{x} {y} {how} turn={turn} | {line.strip()}")
        pages.append("\n".join(drawn))
    return make({"pages": pages, **layout})


def looked(data: bytes, **settings: Any) -> Result:
    """Analyze the bytes of a PDF file."""
    report = analyze(Source("a.pdf", data=data), options=Options(**settings))
    assert not report.errors, report.errors
    return report.results[0]


def annotated(data: bytes, **settings: Any) -> bytes:
    """Return the copy with its notes."""
    return annotate(data, looked(data, **settings), Options(**settings))


class Mark(NamedTuple):
    """An annotation, its page, and the text under each of its quads or under its box."""

    page: int
    held: DictionaryObject
    texts: tuple[str, ...]


def marks(data: bytes, kind: str) -> list[Mark]:
    """Return the annotations of a kind."""
    found = []
    file = pypdfium2.PdfDocument(data)
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data), strict=data.startswith(b"%PDF-")).pages):
        text = file[number].get_textpage()
        for reference in page.get("/Annots", ()):
            held = reference.get_object()
            if held["/Subtype"] == kind:
                boxes = list(_boxes([float(n) for n in held.get("/QuadPoints", held["/Rect"])]))
                found.append(Mark(number + 1, held, tuple(_under(text, box) for box in boxes)))
    return found


def _boxes(numbers: list[float]) -> Iterator[tuple[float, ...]]:
    size = 8 if len(numbers) > 4 else 4
    for i in range(0, len(numbers), size):
        xs, ys = numbers[i : i + size : 2], numbers[i + 1 : i + size : 2]
        yield min(xs), min(ys), max(xs), max(ys)


def _under(text: Any, box: tuple[float, ...]) -> str:
    return " ".join(text.get_text_bounded(*box).split())
