"""A romanized list that two native lists share speaks the language of one of them."""

from __future__ import annotations

from refnorm import Source, analyze

TEXT = """ӘДЕБИЕТТЕР ТІЗІМІ

1. Орлова М. Ауыл мектебі: тарих пен бүгін // Педагогика. – 2018. – № 3. – Б. 12–18.
2. Сәрсен Ә. Домбыра үйрену. – URL: https://example.org/kaz/dombyra (қаралған күні: 05.02.2021).

СПИСОК ЛИТЕРАТУРЫ

1. Орлова М. Сельская школа: история и современность // Педагогика. – 2018. – № 3. – С. 12–18.
2. Сарсен А. Обучение игре на домбре. – URL: https://example.org/rus/dombyra (дата обращения: 05.02.2021).

REFERENCES

1. Orlova M. Auyl mektebi: tarikh pen bugin [Village school: history and present]. Pedagogika. 2018. No. 3. P. 12–18. {note}
2. Sarsen A. Dombyra uirenu [Learning the dombra]. URL: {link} (accessed: 05.02.2021).
"""  # noqa: E501
NOTE, LINK = "(In Kazakh)", "https://example.org/kaz/dombyra"


def codes(note: str, link: str) -> set[str]:
    """Return the codes of the findings about a note and a link of the romanized list."""
    report = analyze(Source("a.md", data=TEXT.format(note=note, link=link).encode(), named=False))
    found = (finding for article in report.results[0].articles for finding in article.findings)
    return {finding.code for finding in found} & {"RN205", "RN310"}


def test_the_language_of_one_list_is_no_other_language() -> None:
    """The note and the page are those of the Kazakh list."""
    assert codes(NOTE, LINK) == set()


def test_what_neither_list_has_is_told() -> None:
    """A note of a third language, and another page."""
    assert codes("(In Uzbek)", LINK) == {"RN310"}
    assert codes(NOTE, "https://example.org/kaz/dombra") == {"RN205"}


def test_a_journal_that_one_list_names_in_its_own_language() -> None:
    """It is that of the Kazakh list; one that is neither list's is told."""
    named = (("Педагогика. – 2018. – № 3. – Б.", "Педагогика және психология. – 2018. – № 3. – Б."),)
    named += (("Педагогика. – 2018. – № 3. – С.", "Педагогика и психология. – 2018. – № 3. – С."),)
    for roman, told in (("Pedagogika zhane psikhologiya", False), ("Pedagogika i psikholgiya", True)):
        text = TEXT.format(note=NOTE, link=LINK).replace("Pedagogika. 2018", f"{roman}. 2018")
        for printed, instead in named:
            text = text.replace(printed, instead)
        report = analyze(Source("a.md", data=text.encode(), named=False))
        assert ("RN305" in {finding.code for finding in report.findings}) is told
