"""A PDF file's copy: highlights at the right words, links between the lists, its own bytes unchanged."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import converting
import pypdf
import pypdfium2
import pytest
from making_pdf import make
from pdf_manuscripts import (
    LAYOUTS,
    NATIVE,
    ROMANIZED,
    annotated,
    looked,
    manuscript,
    marks,
)
from pypdf.annotations import Text
from pypdf.generic import NameObject, NullObject

from refnorm.containers.pdf.update import Update
from refnorm.errors import ReadError, UnknownFormat


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_highlight_stands_at_the_words(layout: Mapping[str, Any]) -> None:
    (mark,) = marks(annotated(manuscript(**layout)), "/Highlight")
    assert mark.texts == ("241",)
    assert (mark.held["/T"], mark.held["/Subj"]) == ("refnorm", "error")
    assert mark.held["/Contents"] == ("RN201 page-drift: total 214 became 241\nnative: 214\nromanized: 241")


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_lists_are_linked(layout: Mapping[str, Any]) -> None:
    data = annotated(manuscript(**layout))
    found = sorted(marks(data, "/Link"), key=lambda mark: mark.held["/NM"][-4:][::-1])
    assert [mark.texts[0].split()[-1] for mark in found] == [
        one.split()[0] for pair in zip(NATIVE, ROMANIZED, strict=True) for one in pair
    ]
    pages = [page.indirect_reference for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    for one, other in zip(found[::2], found[1::2], strict=True):
        for here, there in ((one, other), (other, one)):
            page, kind, x, y, _ = here.held["/Dest"]
            assert (page.idnum, kind) == (pages[there.page - 1].idnum, "/XYZ")
            left, low, right, high = (float(n) for n in there.held["/Rect"])
            assert low <= y - 30 <= high + 0.01
            assert x == NullObject() or left - 0.01 <= x <= right + 0.01


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_bytes_stay_and_nothing_is_said_twice(layout: Mapping[str, Any]) -> None:
    data = manuscript(**layout)
    copy = annotated(data)
    assert copy.startswith(data) and len(copy) > len(data)
    assert annotated(copy) == copy
    before, after = looked(data), looked(copy)
    assert after.document.text == before.document.text
    assert [f.fingerprint for f in after.articles[0].findings] == [
        f.fingerprint for f in before.articles[0].findings
    ]


@pytest.mark.parametrize("second", ["ru", "kk", "uk"])
def test_another_language_raises_nothing_again(second: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note is known by its name, or by its words in any language where a program has named it anew."""
    copy = annotated(manuscript())
    assert annotated(copy, language=second) == copy
    with monkeypatch.context() as patch:
        patch.setattr("refnorm.annotators.pdf.file.named", lambda lines: "")
        nameless = annotated(manuscript())
    assert annotated(nameless, language=second) == nameless != copy


def test_notes_speak_a_language() -> None:
    copy = annotated(manuscript(), language="ru")
    assert "объём 214 с." in marks(copy, "/Highlight")[0].held["/Contents"]
    assert "записи" in marks(copy, "/Link")[0].held["/Contents"]


def test_words_over_two_lines() -> None:
    """A value that a line end breaks has a quad on either line, and the hyphen belongs to the first."""
    drawn = ["72 760 bold | СПИСОК ЛИТЕРАТУРЫ", "72 747 | 1. Орлов Д. Е. Птицы и острова. М.: Колос, 1987."]
    drawn += ["72 734 | 2. Белов А. К. Ледники Алтая. М.: Мысль, 2014."]
    drawn += [
        "72 700 bold | REFERENCES",
        "72 687 | 1. Orlov D. E. Ptitsy i ost-",
        "82 674 | ravaa. Moscow: Kolos, 1987.",
    ]
    drawn += ["72 661 | 2. Belov A. K. Ledniki", "82 648 | Altaya. Moscow: Mysl, 2014."]
    (mark,) = marks(annotated(make({"pages": ["\n".join(drawn)]})), "/Highlight")
    assert [text.strip("-\x02\ufffe") for text in mark.texts] == ["ost", "ravaa"]


def test_ligatures_and_raised_numbers_do_not_shift_the_mark() -> None:
    odd = "Orlov D. E. Ptitsy oﬁtsialnykh yuzhnykh² ostrovov. Moscow: Kolos, 1987. 241 p."
    found = marks(annotated(manuscript((odd, *ROMANIZED[1:])), select=("RN201",)), "/Highlight")
    assert [mark.texts for mark in found] == [("241",)]


def test_a_missing_entry_is_marked_on_the_native_side() -> None:
    (mark,) = marks(annotated(manuscript(ROMANIZED[1:]), select=("RN101",)), "/Highlight")
    assert " ".join(mark.texts) == "1. " + NATIVE[0]


def test_a_note_over_two_pages_is_written_once() -> None:
    """What goes on over the page is coloured there, and the note is on the first page."""
    first = ["72 760 bold | СПИСОК ЛИТЕРАТУРЫ"]
    first += [f"72 {747 - 13 * n} | {n + 1}. {one}" for n, one in enumerate(NATIVE)]
    first += ["72 660 bold | REFERENCES"]
    first += [f"72 {647 - 13 * n} | {n + 1}. {one}" for n, one in enumerate(ROMANIZED[1:], 1)]
    first[-1] = "72 608 | 4. Zemin A. K. Ozera"
    data = make({"pages": ["\n".join(first), "72 760 | Sibiri. Moscow: Nauka, 1994. 69 p."]})
    found = marks(annotated(data, select=("RN201", "RN303")), "/Highlight")
    assert [(mark.page, *mark.texts) for mark in found] == [(1, "Zemin"), (2, "69")]
    assert "RN201" in found[0].held["/Contents"] and "RN201" not in found[1].held["/Contents"]
    assert annotated(annotated(data)) == annotated(data)


def test_colours_say_how_grave_it_is() -> None:
    """What is rendered: the letters stay, the paper around them has the colour of the severity."""
    data = annotated(manuscript())
    (mark,) = marks(data, "/Highlight")
    page = pypdfium2.PdfDocument(data)[0]
    bitmap = page.render(scale=2)
    x, y = float(mark.held["/Rect"][0]) + 0.5, 842 - float(mark.held["/Rect"][3]) + 1
    at = round(2 * y) * bitmap.stride + round(2 * x) * bitmap.n_channels
    blue, green, red = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)[at : at + 3]
    assert red > 250 and 130 < green < 180 and 130 < blue < 180
    assert [float(n) for n in mark.held["/C"]] == [1.0, 0.62, 0.6]


def test_what_an_editor_settled_is_not_raised_again() -> None:
    """A reply with a state leaves the note itself in place (ISO 32000-1, 12.5.6.3)."""
    update = Update(annotated(manuscript()))
    note = next(one for one in update.annotations(1) if one["/Subtype"] == "/Highlight")
    reply = Text(rect=(0, 0, 9, 9), text="done", title_bar="Editor")
    reply.update({NameObject("/IRT"): note.indirect_reference})
    update.put(1, update.add(reply))
    settled = update.written()
    assert annotated(settled) == settled


def test_more_findings_get_a_note_of_their_own() -> None:
    errors = annotated(manuscript((ROMANIZED[0].replace(". M", " // M"), *ROMANIZED[1:])), severity="error")
    both = annotated(errors)
    assert [mark.held["/Subj"] for mark in marks(both, "/Highlight")] == ["error", "warning"]
    assert len(marks(both, "/Link")) == len(marks(errors, "/Link")) == 8


def test_what_the_file_holds_stays() -> None:
    """Links of the file, its metadata and its annotations in an array of their own."""
    more = {"90": "[ 91 0 R ]", "91": "<< /Type /Annot /Subtype /Square /Rect [1 1 9 9] >>"}
    data = manuscript(links=[[1, "https://example.org/a"]], objects=more)
    data = data.replace(b"/Annots [102 0 R]", b"/Annots 90 0 R   ")
    copy = annotated(data)
    assert len(marks(copy, "/Square")) == 1
    assert len(marks(copy, "/Link")) == 8


REFUSED: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "signed": (
        {
            "root": "/AcroForm << /Fields [90 0 R] /SigFlags 3 >>",
            "objects": {"90": "<< /Kids [91 0 R] >>", "91": "<< /FT /Sig /V << /Type /Sig >> >>"},
        },
        "signed",
    ),
    "certified": ({"root": "/Perms << /DocMDP 90 0 R >>", "objects": {"90": "<< /Type /Sig >>"}}, "signed"),
    "XFA": ({"root": "/AcroForm << /XFA (x) /Fields [] >>"}, "XFA"),
    "encrypted": ({"owner": "secret"}, "encrypted"),
}


@pytest.mark.parametrize(("layout", "said"), REFUSED.values(), ids=REFUSED)
def test_what_must_not_be_changed_is_refused(layout: Mapping[str, Any], said: str) -> None:
    with pytest.raises(ReadError, match=said):
        annotated(manuscript(**layout))


def test_an_empty_field_for_a_signature_is_no_signature() -> None:
    form = {"root": "/AcroForm << /Fields [90 0 R] /SigFlags 1 >>", "objects": {"90": "<< /FT /Sig >>"}}
    assert marks(annotated(manuscript(**form)), "/Highlight")


def test_tracked_changes_are_no_matter_of_pdf() -> None:
    with pytest.raises(UnknownFormat, match="tracked"):
        annotated(manuscript(), suggest=True)


@pytest.mark.parametrize("name", ["uk.pdf", "drifts.pdf"])
def test_files_of_a_word_processor(name: str) -> None:
    """Each mark of an exact value has that value under it."""
    data = Path(converting.FIXTURES, name).read_bytes()
    result, copy = looked(data), annotated(data)
    assert copy.startswith(data) and annotated(copy) == copy
    under = {text for mark in marks(copy, "/Highlight") for text in mark.texts}
    sides = [f.romanized for f in result.findings if f.severity == "error"]
    words = [side.text for side in sides if side and side.spans and " " not in side.text]
    assert words and set(words) <= under
