"""A heading is recognised however it is set, in the languages of the neighbours, and running text is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from invented import expand

from refnorm.locate import locate
from refnorm.model import ReferenceList
from refnorm.readers import Source, read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "headings.toml").read_text("utf-8"))
TEXT = "# О тихих реках\n\nАннотация. Кратко о реках.\n\nРеки текут медленно и спокойно [1, 2].\n\n{}\n"
FORMATS = ("markdown", "text")


def found(text: str, format: str = "markdown") -> list[ReferenceList]:
    """Return the lists of a text."""
    document = read(Source("a", data=text.encode(), named=False), format)
    return [lst for article in locate(document) for lst in article.lists]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("heading", CASES["native"])
def test_a_native_heading(heading: str, format: str) -> None:
    """It begins a list whose heading holds the line's letters and none of the first entry."""
    works = expand("<<native 1-4>>")
    text = TEXT.format(f"{heading}\n\n{works}")
    [lst] = found(text, format)
    assert lst.heading is not None and lst.heading.of(text) in heading
    assert text[lst.heading.end : lst.span.end].strip().endswith(works)


@pytest.mark.parametrize("heading", CASES["romanized"])
def test_a_romanized_heading(heading: str) -> None:
    """Under it stands the romanized side, before or after the native one."""
    native, romanized = expand("Литература\n<<native 1-4>>"), expand(f"{heading}\n<<romanized 1-4>>")
    for order in (f"{native}\n\n{romanized}", f"{romanized}\n\n{native}"):
        lists = found(TEXT.format(order))
        roles = {lst.role: lst.span.of(TEXT.format(order)) for lst in lists}
        assert roles == {"native": native, "romanized": roles["romanized"]}
        assert romanized.endswith(roles["romanized"][-200:])


@pytest.mark.parametrize("line", CASES["none"])
def test_running_text_is_no_heading(line: str) -> None:
    """A heading's word in a sentence, or in another section's title, begins no list."""
    text = TEXT.format(f"{line}\n\nБыло показано, что реки текут. Затем пришла зима 1998 года, и лёд встал.")
    assert found(text) == []


@pytest.mark.parametrize("line", CASES["none"])
def test_running_text_before_a_list(line: str) -> None:
    """Such a line above the real heading takes nothing from its list."""
    works = expand("<<native 1-4>>")
    text = TEXT.format(f"{line}\n\nБыло показано, что реки текут.\n\nЛитература\n{works}")
    [lst] = found(text)
    assert lst.heading is not None and lst.heading.of(text) == "Литература"
    assert lst.span.of(text) == f"Литература\n{works}"
