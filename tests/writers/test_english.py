"""A title that the romanized list translates is no romanized one."""

from __future__ import annotations

import json

import pytest

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.writers import write
from refnorm.writers.english import is_translated

LISTS = """Литература
1. Орлов Д. Е. Лёд северных рек и озёр // Атомная энергия. 2003. Т. 5, № 7. С. 101–109.
2. Белов А. К. Ледники Алтая // География и климат. 2014. Т. 76, № 3. С. 58–64.

References
1. Orlov D. E. Ice of the northern rivers and lakes. Atomic Energy. 2003, vol. 5, no. 7, pp. 101–109.
2. Belov A. K. Ledniki Altaya [Glaciers of Altai]. Geografiya i klimat. 2014, vol. 76, no. 3, pp. 58–64.
"""


@pytest.mark.parametrize(
    ("native", "latin", "translated"),
    [
        ("Описание программы «ОКЕАН»", "Description of the OKEAN code", True),
        ("Атомная энергия", "Atomic Energy", True),
        ("Атомная энергия", "Atomnaya Energiya", False),
        ("Радио", "Radio", False),
        ("Радиация и риск", "Radiatsiya i Risk", False),
        ("Nuclear Energy", "Nuclear Energy", False),
        ("Озёра", "", False),
    ],
)
def test_what_is_translated(native, latin, translated):
    """Words that are English, most of which are not the native ones in other letters."""
    assert is_translated(native, latin) == translated


def test_a_translation_stands_under_english():
    """A translated title and journal are of the English form; a bracket's title goes before."""
    report = analyze(Source("x.txt", data=LISTS.encode()))
    items = json.loads(write(report, "csl-json", Options()))
    first, second = (one["custom"]["refnorm"]["variants"] for one in items)
    assert first["en"] == {
        "title": "Ice of the northern rivers and lakes",
        "container-title": "Atomic Energy",
    }
    assert first["ru-Latn"] == {"author": [{"family": "Orlov", "given": "D. E."}]}
    assert second["en"] == {"title": "Glaciers of Altai"}
    assert second["ru-Latn"]["title"] == "Ledniki Altaya"
