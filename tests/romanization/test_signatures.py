"""How surnames are signed, whatever the list's scheme."""

from __future__ import annotations

import pytest

from refnorm.romanization.letters import Step
from refnorm.romanization.originals import signed_so


@pytest.mark.parametrize(
    ("native", "step", "signed"),
    [
        ("сотьин", Step("wrong", "и", "yi", None, 4, 3), True),
        ("сотин", Step("wrong", "и", "yi", None, 3, 3), False),
        ("юрьев", Step("wrong", "ь", "i", None, 2, 2), True),
        ("ринейский", Step("wrong", "ий", "y", None, 7, 6), True),
    ],
    ids=["и behind ь", "и behind a consonant", "ь before е", "the ending"],
)
def test_a_signature(native: str, step: Step, signed: bool) -> None:
    """A usual signature is no slip; the same letters elsewhere are."""
    assert signed_so(native, step) is signed
