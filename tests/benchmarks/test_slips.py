"""Each fault of persons, numbers and translations changes one thing, on one side."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.slips import CHANGES, slips

NATIVE = "Белов А.К., Гусев Н.В., Осин Н.П. Реки в проекте GLACSIM 125 года // Лес. 2014. № 3. С. 58–64."
ROMANIZED = (
    "Belov A.K., Gusev N.V., Osin N.P. Reki v proekte GLACSIM 125 goda [Rivers in the "
    "GLACSIM project of the year 125 by all]. Les, 2014, no. 3, pp. 58–64."
)


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("number", range(3))
def test_a_slip_changes_one_side(kind, number):
    """What a change yields is another text, and a place that was not meant stays as it is."""
    (side, slip), *more = slips(kind, (NATIVE, ROMANIZED), Random(number))
    text = (NATIVE, ROMANIZED)[side]
    assert slip.text != text and not more
    assert slip.text.endswith(text[-30:])
    assert (side == 1) or not kind.startswith("bracket")


@pytest.mark.parametrize("kind", CHANGES)
def test_no_slip_where_the_texts_do_not_allow_it(kind):
    """Authors of whom not all are named, no number in the title and no translation leave nothing."""
    both = ("Белов А.К. и др. Реки. М.: Мир, 2014.", "Belov A.K. et al. Rivers. Moscow: Mir, 2014.")
    assert list(slips(kind, both, Random(1))) == []
