"""The headings that LaTeX itself sets over a bibliography, by the language that babel is given.

They are the `\\refname` of the language files of babel (babel-russian 1.3, babel-ukrainian 1.5, babel-kazakh,
babel-bulgarian, babel-belarusian, babel-english, babel-german, babel-french), as articles have it.
"""

from __future__ import annotations

NAMES = {
    "russian": "Список литературы",
    "ukrainian": "Література",
    "kazakh": "Әдебиеттер тізімі",
    "bulgarian": "Литература",
    "belarusian": "Літаратура",
    "english": "References",
    "american": "References",
    "british": "References",
    "german": "Literatur",
    "ngerman": "Literatur",
    "french": "Références",
}

CLASSES = dict.fromkeys(("article", "extarticle", "proc", "amsart"), "References") | dict.fromkeys(
    ("report", "extreport", "book", "extbook", "amsbook"), "Bibliography"
)
"""What classes set there in a file that names no language (classes.dtx of LaTeX, amsclass.dtx, extsizes)."""

SHORTHANDED = (
    "russian",
    "ukrainian",
    "bulgarian",
    "belarusian",
    "german",
    "ngerman",
    "mongolian",
    "macedonian",
    "serbianc",
)
"""Languages in which babel reads a quotation mark and a sign as one mark."""
