"""What the other list tells of where the entries of a list without numbers begin."""

from __future__ import annotations

from textwrap import fill

import pytest
from invented import lines

from refnorm import align, split
from refnorm.fields.lines import lines as rows_of
from refnorm.locate import locate
from refnorm.model import Article, Document
from refnorm.nouns import replace
from refnorm.parse import parse_list
from refnorm.readers import Source, read
from refnorm.resplit import resplit

COUNT = 7
TEXT = "О реках\n\nЛитература\n\n{}\n\nReferences\n\n{}\n".format(
    *(lines(kind, 1, COUNT, "") for kind in ("native", "romanized"))
)


def wrapped(text: str) -> str:
    """Wrap each line at 60 characters."""
    return "\n".join(fill(line, 60, break_on_hyphens=False) if line else "" for line in text.split("\n"))


def torn(document: Document, lost: int | None, added: int | None) -> Article:
    """Return the article whose native list has lost a beginning, and whose romanized one has one too many."""
    (article,) = locate(document)
    lists = []
    for lst in article.lists:
        best = split.split(document, lst)[0]
        starts = [entry.span.start for entry in best.entries]
        if lst.role == "native" and lost is not None:
            starts.pop(lost)
        if lst.role == "romanized" and added is not None:
            row = list(rows_of(document, best.entries[added].span))[1]
            starts = sorted([*starts, row.span.start])
        lists.append(parse_list(document, split.split_at(document, lst, starts)))
    return align.align(replace(article, lists=tuple(lists)))


@pytest.mark.parametrize(("lost", "added"), [(3, None), (None, 2), (5, 1), (1, 5)])
def test_two_works_are_cut_and_the_halves_of_one_joined(lost: int | None, added: int | None) -> None:
    """Each way by itself, and both in one article."""
    document = read(Source("a", data=wrapped(TEXT).encode(), named=False), "text")
    article = torn(document, lost, added)
    assert [len(lst.entries) for lst in article.lists] != [COUNT, COUNT]
    mended = resplit(document, article)
    assert [len(lst.entries) for lst in mended.lists] == [COUNT, COUNT]
    assert all(pair.native and pair.romanized for pair in mended.pairs)
    for lst in mended.lists:
        assert [" ".join(entry.raw.split()) for entry in lst.entries] == lines(lst.role, 1, COUNT, "").split(
            "\n"
        )


def test_an_orphan_stays_where_nothing_prints_it() -> None:
    """A work that the other list lacks is no half of another one."""
    native, romanized = wrapped(TEXT).split("References")
    text = native + "References" + romanized.replace(wrapped(lines("romanized", 3, 3, "")) + "\n", "")
    document = read(Source("a", data=text.encode(), named=False), "text")
    article = torn(document, None, None)
    assert resplit(document, article) == article
    assert [len(lst.entries) for lst in article.lists] == [COUNT, COUNT - 1]
