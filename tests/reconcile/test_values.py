"""Boundaries cross over, values never: another value on one side stays there, in its own field."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from reconcile.notation import shown

from refnorm import Source, analyze
from refnorm.model import Article, Document, Reference

WORKS = tomllib.loads(Path(__file__).with_name("works.toml").read_text("utf-8"))["work"]
SWAPS = [(work, field, side) for work in WORKS for field in work["fields"] for side in (0, 1)]
CODES = {"year": "RN202", "volume": "RN203", "issue": "RN204", "pages": "RN201"}
WORDS = {
    "title": "title", "container": "container_title", "publisher": "publisher", "place": "publisher_place",
}  # fmt: skip
Values = dict[str, tuple[str, str]]
OTHERS = (
    ("Крылова Е. М. История горных дорог. – М.: Наука, 1996. – 180 с.",
     "Krylova E. M. Istoriya gornykh dorog. Moscow, Nauka Publ., 1996. 180 p."),
    ("Дубов И. И. Птицы северных островов // Вестник зоологии. 2009. № 4. С. 31-40.",
     "Dubov I. I. Ptitsy severnykh ostrovov. Vestnik zoologii. 2009, no. 4, pp. 31-40."),
)  # fmt: skip


def filled(work: dict[str, Any], field: str, side: int) -> tuple[list[str], Values]:
    """Return both entries, and what each field prints on either side; one field of one side is another."""
    values = {
        name: (forms[2 if (name, side) == (field, 0) else 0], forms[3 if (name, side) == (field, 1) else 1])
        for name, forms in work["fields"].items()
    }
    texts = [
        work[role].format(**{name: pair[i] for name, pair in values.items()})
        for i, role in enumerate(("native", "romanized"))
    ]
    return texts, values


def read(texts: list[str]) -> tuple[Document, Article]:
    """Analyze a document with these two entries and some more."""
    entries = [tuple(texts), *OTHERS]
    lists = ["\n".join(f"{n}. {pair[i]}" for n, pair in enumerate(entries, 1)) for i in (0, 1)]
    text = f"# Степи\n\n## Список литературы\n\n{lists[0]}\n\n## References\n\n{lists[1]}\n"
    (result,) = analyze(Source("a.md", data=text.encode())).results
    return result.document, result.articles[0]


def printed(reference: Reference) -> dict[str, str]:
    """Return what the fields of words print, without the final stop of a publisher's mark."""
    return {field: re.sub(r"(?<=Publ)\.$", "", value) for field, value in shown(reference).items()}


@pytest.mark.parametrize(("work", "field", "side"), SWAPS, ids=str)
def test_a_value_stays_on_its_side(work: dict[str, Any], field: str, side: int) -> None:
    """Every field of the changed side holds what it prints, no field of the other is from elsewhere."""
    texts, values = filled(work, field, side)
    document, article = read(texts)
    found = printed(article.lists[side].entries[0].reference)
    wanted = {name: pair[side] for name, pair in values.items() if name in WORDS or name == "author"}
    assert found == {name: re.sub(r"(?<=Publ)\.$", "", value) for name, value in wanted.items()}
    for lst in article.lists:
        reference = lst.entries[0].reference
        for name in WORDS.values():
            for span in reference.spans.get(name, ()):
                assert " ".join(span.of(document.text).split()) == getattr(reference, name)
    if field in CODES:
        assert CODES[field] in [finding.code for finding in article.findings]


@pytest.mark.parametrize("work", [w for w in WORKS if "publisher" in w["fields"]], ids=lambda w: w["name"])
def test_a_lost_publisher_stays_lost(work: dict[str, Any]) -> None:
    """What one side does not print is not taken from the other."""
    texts, values = filled(work, "", -1)
    lost = re.sub(f"[,:] {re.escape(values['publisher'][1])}", "", texts[1])
    _, article = read([texts[0], lost])
    assert article.lists[1].entries[0].reference.publisher is None
    assert "RN308" in [finding.code for finding in article.findings]
