"""Small PDF files written object by object; every character is half its size wide."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_DRAWN = re.compile(r"(?P<x>\d+) (?P<y>\d+)(?P<more>[^|]*)\| ?(?P<text>.*)")
_TURNS = {0: "1 0 0 1", 1: "0 1 -1 0", 2: "-1 0 0 -1", 3: "0 -1 1 0"}
_FONTS = {"regular": 3, "bold": 4, "strange": 5}
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{} endcmap end end"""


def make(row: Mapping[str, Any]) -> bytes:
    """Build a file of a row: `pages` are lists of what is drawn, one text a line, `X Y [how] | TEXT`.

    How it is drawn: a number is its size (10), `bold`, `turn=1` turns it to the left, `to=320` makes it
    so long, `strange` is a font
    that names no letters, `hidden` draws nothing. `picture` names pages that hold a picture instead.
    `links` are [page, address]; `rotate` and `crop` are those of every page; `streams` writes the table of
    objects as a stream; `password` and `owner` encrypt; `objects` are further ones, `root` more of the
    catalog; `repeat` repeats the pages; `before` stands before the header, `cut` keeps so many bytes, and
    `bytes` is the file itself.
    """
    if "bytes" in row:
        return str(row["bytes"]).encode("latin-1")
    objects = {1: _catalog(row), **_fonts(), **_pages(row), **_given(row.get("objects", {}))}
    data = str(row.get("before", "")).encode() + _file(objects, bool(row.get("streams")))
    if "password" in row or "owner" in row:
        data = _encrypted(data, row.get("password", ""), row.get("owner"))
    return data[: row.get("cut", len(data))]


def _catalog(row: Mapping[str, Any]) -> bytes:
    return f"<< /Type /Catalog /Pages 2 0 R {row.get('root', '')} >>".encode()


def _given(objects: Mapping[str, str]) -> dict[int, bytes]:
    return {int(id): text.encode("latin-1") for id, text in objects.items()}


def _pages(row: Mapping[str, Any]) -> dict[int, bytes]:
    pages: Sequence[str] = row["pages"] * row.get("repeat", 1)
    ids = [100 + 10 * n for n in range(len(pages))]
    kids = " ".join(f"{id} 0 R" for id in ids)
    found = {2: f"<< /Type /Pages /Count {len(ids)} /Kids [{kids}] >>".encode()}
    fonts = " ".join(f"/{name} {id} 0 R" for name, id in _FONTS.items())
    for number, (id, page) in enumerate(zip(ids, pages, strict=True), 1):
        picture = number in row.get("picture", ())
        links = [address for on, address in row.get("links", ()) if on == number]
        annots = " ".join(f"{id + 2 + n} 0 R" for n in range(len(links)))
        found[id] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {row.get('rotate', 0)} "
            f"/Contents {id + 1} 0 R /Annots [{annots}] {_crop(row)} "
            f"/Resources << /Font << {fonts} >> /XObject << /Picture 30 0 R >> >> >>"
        ).encode()
        shown = "q 400 0 0 600 90 90 cm /Picture Do Q" if picture else "\n".join(_drawn(page))
        found[id + 1] = _stream("", shown.encode())
        found |= {id + 2 + n: _link(address) for n, address in enumerate(links)}
    picture_ = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return found | {30: _stream(picture_, b"\x80")}


def _crop(row: Mapping[str, Any]) -> str:
    return f"/CropBox [{' '.join(map(str, row['crop']))}]" if "crop" in row else ""


def _link(address: str) -> bytes:
    action = f"/A << /S /URI /URI ({address}) >>"
    return f"<< /Type /Annot /Subtype /Link /Rect [72 700 90 710] {action} >>".encode()


def _drawn(page: str) -> Iterator[str]:
    for line in page.strip().splitlines():
        found = _DRAWN.fullmatch(line.strip())
        assert found, f"not drawable: {line}"
        more = found["more"].split()
        size = next((float(word) for word in more if word[0].isdigit()), 10.0)
        turn = next((int(word[-1]) for word in more if word.startswith("turn=")), 0)
        font = next((word for word in more if word in _FONTS), "regular")
        mode = 3 if "hidden" in more else 0
        code = found["text"].encode("utf-16-be").hex()
        wide = next((float(word[3:]) for word in more if word.startswith("to=")), 0.0)
        scale = 100 * 2 * wide / (size * len(found["text"])) if wide else 100
        matrix = f"{_TURNS[turn]} {found['x']} {found['y']}"
        yield f"BT /{font} {size} Tf {mode} Tr {scale:.3f} Tz {matrix} Tm <{code}> Tj ET"


def _fonts() -> dict[int, bytes]:
    ranges = [f"<{high:02x}00> <{high:02x}FF> <{high:02x}00>" for high in range(256)]
    blocks = [ranges[i : i + 100] for i in range(0, 256, 100)]
    shown = "\n".join(f"{len(block)} beginbfrange\n{' '.join(block)}\nendbfrange" for block in blocks)
    found = {20: _stream("", _MAP.format(shown).encode())}
    for name, id in _FONTS.items():
        base = f"Own-{name.capitalize()}"
        unicode = "" if name == "strange" else "/ToUnicode 20 0 R"
        found[id] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H {unicode} "
            f"/DescendantFonts [{id + 3} 0 R] >>"
        ).encode()
        found[id + 3] = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{base} /DW 500 /CIDToGIDMap /Identity "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {id + 6} 0 R >>"
        ).encode()
        found[id + 6] = (
            f"<< /Type /FontDescriptor /FontName /{base} /Flags 32 /FontBBox [0 -200 1000 800] "
            f"/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
        ).encode()
    return found


def _stream(more: str, data: bytes) -> bytes:
    return f"<< {more} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Mapping[int, bytes], streams: bool) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for id, made in sorted(objects.items()):
        places[id] = len(out)
        out += f"{id} 0 obj\n".encode() + made + b"\nendobj\n"
    start = len(out)
    if streams:
        last = max(objects) + 1
        index = " ".join(f"{id} 1" for id in [*sorted(places), last])
        table = b"".join(b"\x01" + place.to_bytes(4) for _, place in sorted(places.items()))
        more = f"/Type /XRef /Size {last + 1} /Root 1 0 R /W [1 4 0] /Index [{index}]"
        out += f"{last} 0 obj\n".encode() + _stream(more, table + b"\x01" + start.to_bytes(4)) + b"\nendobj\n"
    else:
        out += b"xref\n0 1\n0000000000 65535 f \n"
        out += b"".join(f"{id} 1\n{place:010} 00000 n \n".encode() for id, place in sorted(places.items()))
        out += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def _encrypted(data: bytes, password: str, owner: str | None) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, owner, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()
