"""What stands before an entry for a number is no part of it: bullets, numbers without a mark."""

from __future__ import annotations

import pytest

from refnorm import Source, analyze

WORKS = [
    (
        "Гусев Н. В. Птицы островов",
        "Gusev N. V. Ptitsy ostrovov [Birds of islands]",
    ),
    (
        "Крылова Е. М. История дорог",
        "Krylova E. M. Istoriya dorog [History of roads]",
    ),
    ("Ветрова А. С. Экономика портов", "Vetrova A. S. Ekonomika portov [Economics of ports]"),
    ("Лапин Д. Р. Ледовые переправы", "Lapin D. R. Ledovye perepravy [Ice crossings]"),
]
MARKS = {"bullets": "••••", "numbers": "1234"}


@pytest.mark.parametrize("kind", MARKS)
def test_a_label_is_no_part_of_a_name(kind: str) -> None:
    """All authors are read as they are under numbers, and nothing is found in either list."""
    marks = [f"{mark} " for mark in MARKS[kind]]
    native = "\n".join(f"{m}{n}. М.: Наука, 1996. 180 с." for m, (n, _) in zip(marks, WORKS, strict=True))
    other = "\n".join(f"{m}{r}. Moscow: Nauka, 1996. 180 p." for m, (_, r) in zip(marks, WORKS, strict=True))
    text = f"# Реки\n\n## Литература\n\n{native}\n\n## References\n\n{other}\n"
    (result,) = analyze(Source("a.md", data=text.encode(), named=False)).results
    (article,) = result.articles
    families = [[e.reference.author[0].family for e in lst.entries] for lst in article.lists]
    assert families == [["Гусев", "Крылова", "Ветрова", "Лапин"], ["Gusev", "Krylova", "Vetrova", "Lapin"]]
    assert [f.code for f in article.findings if f.severity != "info"] == []
