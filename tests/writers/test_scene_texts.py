"""Texts of a scene: what would not be seen is shown, what is long is cut, and marks change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnorm.model import Document, Span
from refnorm.traced import Traced, plain
from refnorm.writers.scene.segments import Mark, marked
from refnorm.writers.scene.visible import LONGEST, line, visible


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Әңгіме «a» – 1", "Әңгіме «a» – 1"),
        ("\x00\x1b[31m\x7f\x85", "␀␛[31m␡ "),
        ("a\u202eb\u2066c\u200f", "a[U+202E]b[U+2066]c[U+200F]"),
        ("half \ud83d, \ufffe", "half \ufffd, \ufffd"),
        ("so\u00adft\u200b\ufeff", "soft"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U000e0041tag\x9b", "[U+E0041]tag[U+009B]"),
        ("a\u2028b\tc", "a b c"),
        ("为中 e\u0301 😀", "为中 e\u0301 😀"),
    ],
)
def test_inert(raw, clean):
    """What cannot be seen, or acts on what is around it, is made visible; all else stays."""
    assert visible(raw) == clean


def test_a_very_long_text_says_what_is_left_out():
    """Its beginning and its end stay."""
    found = line("x" * 10_000 + "end")
    assert found.startswith("xxx") and found.endswith("end")
    assert f"[…{10_003 - LONGEST} characters…]" in found


@given(
    st.text("Ааб <>&*_\\[](\u00ad\u202e.:/h", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_no_mark_changes_the_text(text, ranges):
    """Marks part the text and leave it whole, but for what only a mark brings to light."""
    document = Document("a.md", "markdown", text)
    spans = [Span(min(pair), min(max(pair), len(text))) for pair in ranges if min(pair) <= len(text)]
    marks = [Mark(span, n, "error", (span,)) for n, span in enumerate(spans, 1)]
    seen = visible(plain(Traced.cut(text, Span(0, len(text)))).text)
    found = "".join(s.text for s in marked(document, Span(0, len(text)), marks))
    assert len(found) >= len(seen) and all(found.count(char) >= seen.count(char) for char in seen)
    assert "".join(s.text for s in marked(document, Span(0, len(text)), ())) == seen
