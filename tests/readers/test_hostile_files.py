"""Files that are broken, mistaken or made to harm: one line each with what to do, and the next file goes on.

What Word and PDF files, LaTeX and LibreOffice's formats have of their own is tested beside those readers.
"""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import making_docx
import making_pdf
import pytest

from refnorm import analyze
from refnorm.containers.pdf import bounds
from refnorm.errors import ReadError
from refnorm.readers import Source, read

FIXTURES = Path(__file__).parents[1] / "formats" / "fixtures"
SECONDS = 20
"""What one refusal may take of the processor's time; most take a hundredth of it."""

LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
BILLION = f'<!DOCTYPE article [<!ENTITY a0 "ha">{LAUGHS}]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def nested() -> bytes:
    """Return an archive of archives that holds much more than it is."""
    inner = making_docx.archive({"a": bytes(8 << 20)})
    for _ in range(3):
        inner = making_docx.archive({f"{n}.zip": inner for n in range(10)})
    return inner


def lying() -> bytes:
    """Return a Word file whose main part is longer than the archive says."""
    content = b"<a>" + b" " * (80 << 20) + b"</a>"
    data = making_docx.make({"members": {"word/document.xml": content}})
    return data.replace(struct.pack("<I", len(content)), struct.pack("<I", 1000))


def crowded() -> bytes:
    """Return an archive of very many empty files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for number in range(20_001):
            file.writestr(str(number), "")
    return held.getvalue()


def book(href: str, page: str | bytes = "<html><p>Абай</p></html>") -> bytes:
    """Return an e-book of one page."""
    package = (
        f'<package><manifest><item id="a" href="{href}" media-type="text/html"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><files><rootfile full-path="o.opf"/></files></container>'
    return making_docx.archive({"META-INF/container.xml": container, "o.opf": package, "p.html": page})


def drawing(objects: Sequence[bytes]) -> bytes:
    """Return a PDF file of one page and further objects, from number 4."""
    first = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
    )
    body = [b"%d 0 obj\n%b\nendobj\n" % (n, one) for n, one in enumerate([*first, *objects], 1)]
    return b"%PDF-1.5\n" + b"".join(body) + b"trailer<</Size 99/Root 1 0 R>>\n%%EOF"


def stream(head: bytes, content: bytes) -> bytes:
    """Return an object that is a stream."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(content), content)


def forms(last: int) -> bytes:
    """Return a PDF file of forms, each of which draws the next fifty times; the last one draws `last`."""
    draw = b"/F Do " * 50
    inner = [
        stream(b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % min(n + 1, last), draw)
        for n in range(5, 13)
    ]
    return drawing([stream(b"", draw), *inner])


def packed() -> bytes:
    """Return a PDF file whose page is short as long as it is packed."""
    content = zlib.compress(bytes(bounds.MOST_UNPACKED + 1), 9)
    return drawing([stream(b"/Filter/FlateDecode", content)])


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a part that unpacks to too much": (
        "a.docx",
        lambda: making_docx.make({"members": {"word/document.xml": bytes(65 << 20)}}),
        "holds more than 64 MB",
    ),
    "an archive that says so": (
        "a.docx",
        lambda: making_docx.make({"members": {f"{n}.bin": bytes(60 << 20) for n in range(9)}}),
        "unpacks to 540 MB",
    ),
    "an archive that does not say so": ("a.docx", lying, "is damaged at its part word/document.xml"),
    "archives in archives": ("a.docx", nested, "has no main part"),
    "archives in archives, unnamed": ("a.zip", nested, "a packed folder (.zip)"),
    "very many parts": ("a.epub", crowded, "the e-book has 20,001 parts"),
    "an e-book's page that unpacks to too much": (
        "a.epub",
        lambda: book("p.html", bytes(65 << 20)),
        "holds more than 64 MB",
    ),
    "an e-book that leads out of itself": ("a.epub", lambda: book("../../etc/hostname"), "is missing"),
    "an e-book that leads to a file": ("a.epub", lambda: book("file:///etc/hostname"), "is missing"),
    "an e-book that leads into the network": ("a.epub", lambda: book("http://127.0.0.1:9/x"), "is missing"),
    "a part that leads out of the archive": (
        "a.docx",
        lambda: making_docx.archive(
            {"_rels/.rels": '<R><r Type="x/officeDocument" Target="../../../etc/hostname"/></R>'}
        ),
        "lacks its part etc/hostname",
    ),
    "entities that multiply": (
        "a.xml",
        lambda: f"{BILLION}<article><p>&a12;</p></article>".encode(),
        "its entities unfold without end",
    ),
    "deep XML": ("a.xml", lambda: b"<article>" + b"<sec>" * 10_000, "is no well-formed XML"),
    "a deep page": ("a.html", lambda: b"<html>" + b"<div>" * 100_000, "nested too deeply"),
    "a page of tags": ("a.html", lambda: b"<html>" + b"<p>" * 1_000_001, "more than 1,000,000 tags"),
    "a tag of attributes": (
        "a.html",
        lambda: b"<html><p %b>" % b" ".join(b"a%d=1" % n for n in range(100_000)),
        "more than 10,000 attributes",
    ),
    "a PDF file that unpacks to too much": ("a.pdf", packed, "unpacks to more than 256 MB"),
    "a PDF file of forms in forms": ("a.pdf", lambda: forms(13), "draws forms within forms without end"),
    "a PDF file whose form draws itself": ("a.pdf", lambda: forms(5), "draws forms within forms without end"),
    "a PDF file of too many pages": (
        "a.pdf",
        lambda: making_pdf.make({"pages": ["50 700| a"], "repeat": 3000}),
        "has 3,000 pages, more than 2,000 (give one issue a file)",
    ),
    "a PDF file with a password": (
        "a.docx",
        lambda: making_pdf.make({"pages": ["50 700| a"], "password": "x"}),
        "the PDF file is protected by a password (save it without one)",
    ),
    "a Word file with a password": (
        "a.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "the Word file is protected by a password (save it without one)",
    ),
    "names of strings that multiply": (
        "a.bib",
        lambda: (
            "@string{a0 = {ha}}\n"
            + "".join(f"@string{{a{n + 1} = {'#'.join([f'a{n}'] * 9)}}}\n" for n in range(9))
        ).encode(),
        "unfold without end",
    ),
    "very many entries": ("a.bib", lambda: b"@book{a, title={x}}\n" * 20_001, "more than 20,000 entries"),
    "very many persons": (
        "a.bib",
        lambda: b"@book{a, author={%b}}" % b" and ".join([b"A, B."] * 5_002),
        "more than 5,000 persons",
    ),
    "nothing": ("a.docx", lambda: b"", "there is nothing in it"),
    "white space": ("a.pdf", lambda: b" \n", "there is only white space in it"),
    "noughts": ("a.tex", lambda: bytes(5000), "binary data, no text"),
}


@pytest.mark.parametrize(("name", "make", "said"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_in_one_line(name: str, make: Callable[[], bytes], said: str) -> None:
    data = make()
    start = time.process_time()
    with pytest.raises(ReadError) as caught:
        read(Source(name, data=data))
    line = f"{caught.value.message} ({caught.value.hint})"
    assert said in line and "\n" not in line and len(line) < 240
    assert time.process_time() - start < SECONDS


CHOSEN = ("uk.docx", "uk.pdf", "uk.html", "uk.xml", "uk.epub")


@pytest.mark.parametrize("file", CHOSEN)
@pytest.mark.parametrize("ending", ["docx", "doc", "pdf", "html", "xml", "tex", "bib", "txt", "md", "epub"])
def test_the_bytes_decide_what_a_file_is(file: str, ending: str) -> None:
    data = (FIXTURES / file).read_bytes()
    wanted = {"xml": "jats"}.get(file[3:], file[3:])
    assert read(Source(f"a.{ending}", data=data)).format == wanted


@pytest.mark.parametrize("file", ["uk.docx", "uk.pdf", "uk.epub", "uk.doc", "uk.odt"])
@pytest.mark.parametrize("format", ["text", "markdown", "list", "html", "latex", "bibtex"])
def test_a_file_that_is_forced_to_be_text_is_told(file: str, format: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(Source(file, data=(FIXTURES / file).read_bytes()), format=format)
    assert caught.value.message and caught.value.hint and "\n" not in caught.value.message


@pytest.mark.parametrize("kind", ["file:///etc/hostname", "http://127.0.0.1:9/x.dtd"])
@pytest.mark.parametrize("name", ["a.xml", "a.html"])
def test_nothing_outside_of_a_file_is_read(name: str, kind: str) -> None:
    root = {"a.xml": "article", "a.html": "html"}[name]
    entity = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{kind}">]>'
    document = read(Source(name, data=f"{entity}<{root}><p>a &x; z</p></{root}>".encode()))
    assert "a &x; z" in document.text
    whole = f'<!DOCTYPE {root} SYSTEM "{kind}"><{root}><p>a z</p></{root}>'
    assert read(Source(name, data=whole.encode())).text == "a z\n"


def test_the_next_file_goes_on(tmp_path: Path) -> None:
    good = tmp_path / "b.docx"
    good.write_bytes((FIXTURES / "uk.docx").read_bytes())
    bad = tmp_path / "a.docx"
    bad.write_bytes(good.read_bytes()[:2000])
    report = analyze(bad, good)
    assert [one.message for one in report.errors] == ["the Word file is damaged or cut off"]
    assert [result.document.source for result in report.results] == [str(good)]
    command = [sys.executable, "-m", "refnorm", "check", str(bad), str(good)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2 and "RN201" in done.stdout
    (line,) = (line for line in done.stderr.splitlines() if "a.docx" in line)
    assert "the Word file is damaged or cut off (open it in its own program and save it anew)" in line


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (31_000, "a reference list of 31,000 entries, more than 30,000 (give one article or issue a file)"),
        (160_000, "the file has 160,001 paragraphs, more than 150,000 (give one article or issue a file)"),
    ],
)
def test_a_list_without_end(count: int, said: str) -> None:
    """It is said in one line before anything is compared."""
    text = "Литература\n" + "".join(f"{n}. Орлов Д. Е. Реки. М., 1987. 9 с.\n" for n in range(1, count + 1))
    started = time.process_time()
    [error] = analyze(Source("a.txt", data=text.encode())).errors
    assert f"{error.message} ({error.hint})" == said
    assert time.process_time() - started < SECONDS


def test_an_entry_without_end() -> None:
    """So it is with one entry."""
    entry = "Орлов Д. Е. Реки. М., 1987. 9 с."
    text = f"Литература\n1. {entry}\n2. {'реки текут ' * 100_000}\n3. {entry}\n"
    started = time.process_time()
    [error] = analyze(Source("a.txt", data=text.encode())).errors
    assert (error.message, error.hint) == (
        "an entry of 1,100,002 characters, more than 200,000",
        "have line ends been lost?",
    )
    assert time.process_time() - started < SECONDS
