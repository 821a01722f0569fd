"""The files that the command line is tested on, and what a run leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CLEAN = """# Реки степи

Первая река течёт на север [1]. Вторая река течёт на юг [2].

## СПИСОК ЛИТЕРАТУРЫ

1. Сергеев П.Т. Реки степи // Водное дело. – 2011. – № 2. – С. 123–129.
2. Орлова М.К. Озёра и ледники. – Москва: Волна, 2004. – 320 с.
3. Гусев В.А. Подземные воды предгорий // Гидрология. – 1998. – Т. 4, № 7. – С. 15–22.

## REFERENCES

1. Sergeev P.T. Reki stepi [Rivers of the steppe]. Vodnoe delo. 2011, no. 2, pp. 123–129.
2. Orlova M.K. Ozera i ledniki [Lakes and glaciers]. Moscow: Volna, 2004. 320 p.
3. Gusev V.A. Podzemnye vody predgorii [Deep water]. Gidrologiia. 1998, vol. 4, no. 7, pp. 15–22.
"""
DRIFT = CLEAN.replace("pp. 123–129", "pp. 123–192")
BARE = """Sergeev P.T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 123–129.
Orlova M.K. Ozera. Moscow: Volna, 2004. 320 p.
"""

FILES: dict[str, bytes] = {
    "clean.md": CLEAN.encode(),
    "drift.md": DRIFT.encode(),
    "cp1251.txt": CLEAN.encode("cp1251", "replace"),
    "bare.txt": BARE.encode(),
    "romanized.txt": DRIFT[DRIFT.index("REFERENCES") :].encode(),
    "native.md": CLEAN[: CLEAN.index("## REFERENCES")].encode(),
    "wrong.toml": b'title = "Ours"\nsource = "a letter"\nscheme = "ru-bsi"\n',
    "ours/drift.md": DRIFT.encode(),
    "ours/refnorm.toml": b"""numbering = true

[severity]
RN2 = "info"

[[mute]]
rule = "RN202"
entry = 2
reason = "the year of the reprint is meant"
""",
    "muted.toml": b'[[mute]]\nrule = "page-drift"\nentry = 1\nreason = "a misprint of the source"\n',
    "typo.toml": b'ignore = [\n  "RN1",\n  "RN20l",\n]\n',
    "mixed/good/drift.md": DRIFT.encode(),
    "mixed/bad/clean.md": CLEAN.encode(),
    "mixed/bad/drift.md": DRIFT.encode(),
    "mixed/bad/refnorm.toml": b"numbring = true\n",
    "folder/drift.md": DRIFT.encode(),
    "folder/letter.md": b"A letter without any list.\n",
    "quiet/clean.md": CLEAN.encode(),
    "quiet/letter.md": b"A letter without any list.\n",
    "letter.md": b"A letter without any list.\n",
    "none/picture.bin": b"\0\1",
    "empty.md": b"",
    "scan.pdf": b"%PDF-1.7\n",
    "word.txt": b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml",
    "nul.md": DRIFT.encode().replace("течёт".encode(), b"te\0chet"),
    "broken.md": DRIFT.encode() + b"\xff\xfe\n",
}


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    status: int
    out: bytes
    err: str


Run = Callable[..., Outcome]
