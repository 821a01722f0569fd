"""Items without numbers whose second form stands in a bracket: a link behind it, and a body as the author."""

from __future__ import annotations

from test_layouts import markdown, sides

ORLOV = "Орлов А. Г. (2004). Основы экономики степи. М.: Наука."
ORLOV_ROMANIZED = "Orlov A. G. (2004). Fundamentals of the steppe economy. Moscow: Nauka. (In Russian)."
BELOVA = "Белова Н. В. (2019). Неравенство степных городов? // Водное дело. № 4. С. 57—70."
BELOVA_ROMANIZED = (
    "Belova N. V. (2019). Inequality of steppe cities? Vodnoe Delo, No. 4, pp. 57—70. (In Russian)."
)
BODY = "Степстат (2020). Города степи. Показатели. М."
BODY_ROMANIZED = "Stepstat (2020). Cities of the steppe. Indicators. Moscow. (In Russian)."
REED = "Reed A., Hill T. (1992). Convergence. Journal of Rivers, Vol. 100, No. 2, pp. 223—251."


def test_a_link_behind_the_bracket_and_a_body_before_its_year() -> None:
    """The link hides no second form, and the body begins an item of its own."""
    link = "https://doi.org/10.31857/S086904990005814-7"
    article = markdown(
        "Список литературы / References\n\n"
        f"{ORLOV} [{ORLOV_ROMANIZED}]\n{BELOVA} [{BELOVA_ROMANIZED}] {link}\n"
        f"{BODY} [{BODY_ROMANIZED}]\n{REED}\n"
    )
    assert sides(article) == {
        "native": [ORLOV, BELOVA, BODY, REED],
        "romanized": [ORLOV_ROMANIZED, BELOVA_ROMANIZED, BODY_ROMANIZED, REED],
    }
    assert [finding.code for finding in article.findings if finding.severity != "info"] == []
