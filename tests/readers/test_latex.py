"""LaTeX: files that a manuscript reads in, and what is made to harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from refnorm import analyze
from refnorm.errors import ReadError
from refnorm.model import Document
from refnorm.places import place_of, spoken
from refnorm.readers import Source, read
from refnorm.readers.sources import file

LIST = r"\section*{Литература}\begin{enumerate}\item Абаев А. Слово. М., 2015.\end{enumerate}"


def written(folder: Path, **files: str) -> Document:
    """Write files into a folder and read the one that is called `a`."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".tex")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return read(file(folder / "a.tex"))


def test_files_of_the_folder_are_read_in_and_places_name_them(tmp_path: Path) -> None:
    document = written(
        tmp_path,
        a="Текст\n\\include{sub/list}\nконец",
        sub__list=f"%\n{LIST}\n\\input words.tex и",
        words="слово ",
    )
    assert document.text.split() == [
        "Текст",
        "Литература",
        *["Абаев", "А.", "Слово.", "М.,", "2015.", "слово", "и", "конец"],
    ]
    place = place_of(document, document.text.index("Абаев"))
    assert place.source == str(tmp_path / "sub" / "list.tex") and spoken(place) == "2:45"
    assert place_of(document, document.text.index("слово")).source == str(tmp_path / "words.tex")
    assert spoken(place_of(document, document.text.index("конец"))) == "3:1"


def test_nothing_outside_of_the_folder_is_read_in(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("secret")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link.tex").symlink_to(tmp_path / "secret.tex")
    names = ("../secret", "inner/../../secret", f"{tmp_path}/secret.tex", "link")
    commands = "".join(f"\\input{{{name}}}" for name in names)
    document = written(inner, a=f"a {commands}\\input{{none}} z")
    assert document.text == "a z\n"
    doubts = document.meta["doubts"].splitlines()
    assert doubts[0] == "line 1: ../secret was not read in: it lies outside of the manuscript's folder"
    assert (
        len(doubts) == 5 and doubts[4] == "line 1: none was not read in: there is no such file in the folder"
    )


def test_a_circle_of_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"line 1: a reads itself in without end"):
        written(tmp_path, a="x \\input{b}", b="y \\input{a}")


def test_a_file_may_be_read_in_twice(tmp_path: Path) -> None:
    assert written(tmp_path, a="\\input{b}, \\input{b}", b="да").text == "да, да\n"


def test_the_list_that_bibtex_made_is_read_in(tmp_path: Path) -> None:
    (tmp_path / "a.bbl").write_text(
        r"\begin{thebibliography}{1}\bibitem{x} Абаев.\end{thebibliography}", "utf-8"
    )
    document = written(tmp_path, a="Текст\n\n\\bibliographystyle{gost}\\bibliography{works}")
    assert document.text.split() == ["Текст", "Абаев."] and document.blocks[1].label == "[1]"


def test_a_list_that_stands_in_another_file_is_told(tmp_path: Path) -> None:
    document = written(tmp_path, a="Текст\n\\bibliography{works}")
    assert (
        document.meta["doubts"]
        == "line 2: its references are in works, which was not read; give that file too"
    )


HARMFUL = {
    "nested braces": b"{" * 100_000,
    "nested headings": b"\\section{" * 100_000,
    "unclosed arguments": b"\\label{" * 100_000,
    "unclosed options": b"\\foo[" * 100_000,
    "unclosed branches": b"\\ifx\\else" * 100_000,
    "a command within itself": b"\\def\\a{\\a}\\a",
    "a command that grows": b"\\def\\a#1{\\a{#1#1}}\\a{x}",
    "commands that multiply": b"\\def\\a{ha}"
    + b"".join(b"\\def\\%c{%s}" % (n + 1, b"\\%c" % n * 9) for n in range(97, 110))
    + b"\\n",
    "an environment within itself": b"\\newenvironment{q}{\\begin{q}}{\\end{q}}\\begin{q}x\\end{q}",
    "a label within itself": b"\\begin{enumerate}\\def\\labelenumi{\\labelenumi}\\item x\\end{enumerate}",
}


@pytest.mark.parametrize("data", HARMFUL.values(), ids=HARMFUL)
def test_what_is_made_to_harm_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read(Source("a.tex", data=data))
    assert caught.value.message and caught.value.hint and "\n" not in caught.value.message


def test_a_file_of_latex_gives_findings_at_its_own_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    native = ("Абаев~А. Слово. М.: Наука, 2015. 120~с.", "Бабаев~Б. Дело. Киев: Лыбедь, 2011. 58~с.")
    romanized = ("Abaev~A. Slovo. Moscow: Nauka, 2015. 120~p.", "Babaev~B. Delo. Kiev: Lybed', 2011. 85~p.")
    lists = [
        f"\\section*{{{head}}}\n\\begin{{thebibliography}}{{9}}\n"
        + "".join(f"\\bibitem{{{n}}} {text}\n" for n, text in enumerate(texts))
        + "\\end{thebibliography}\n"
        for head, texts in (("Литература", native), ("References", romanized))
    ]
    path.write_text("".join(lists), "utf-8")
    (result,) = analyze(path).results
    (found,) = (f for f in result.articles[0].findings if f.code == "RN201")
    assert found.romanized and found.romanized.text == "85" and found.place and spoken(found.place) == "4:49"
    assert spoken(place_of(result.document, found.romanized.spans[0].start)) == "9:49"
