"""What is proposed for a misspelled word: letters that the list's other words ask for."""

from __future__ import annotations

import pytest

from refnorm import Options, Source, analyze

NATIVE = """
Литература
1. Литяев В. М., Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
2. Литяев В. М. Снег и град. М.: Мир, 1990. 96 с.
3. Сергеев П. Т. Реки степи // Сборник трудов СНУЯЭиП. 2011. № 2. С. 12–18.
"""
ROMANIZED = """
References
1. Lityaev V. M., Orlov D. E. O vetre i l'de. Moscow: Kolos, 1987. 214 p.
2. Lityaev V. M. Sneg i grad. Moscow: Mir, 1990. 96 p.
3. Sergeev P. T. Reki stepi. Sbornik trudov SNUYaEiP. 2011, no. 2, pp. 12–18.
"""


@pytest.mark.parametrize(
    ("printed", "odd", "proposed"),
    [
        pytest.param("Lityaev V. M. Sneg", "Lityev V. M. Sneg", "Lityaev", id="as the list spells him"),
        pytest.param("Orlov", "Orolv", None, id="letters that changed places"),
        pytest.param("SNUYaEiP", "SNUYaiP", "SNUYaEiP", id="a capital of an acronym"),
    ],
)
def test_a_word_is_respelled(printed: str, odd: str, proposed: str | None) -> None:
    """A lost letter comes back as the list's other words, and the case of the native one, have it."""
    text = NATIVE + ROMANIZED.replace(printed, odd)
    report = analyze(
        Source("a.txt", data=text.encode(), named=False), options=Options(select=("RN303", "RN305"))
    )
    fixes = [found.fix.text if found.fix else None for found in report.findings]
    assert fixes == [proposed]
