"""What single commands print: letters, signs, accents over letters, ligatures.

The names come from the tables of pylatexenc, in both directions (LaTeX to text, and Unicode to LaTeX, which
has the Cyrillic letters of the encodings T2A, T2B and T2C); the rest is from the manuals of LaTeX and babel.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from refnorm.patterns import kept

_OWN = {
    "No": "№", "S": "§", "P": "¶", "copyright": "©", "ldots": "…", "dots": "…",
    "textellipsis": "…",
    "lq": "‘", "rq": "’", "lqq": "“", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«",
    "frqq": "»", "flq": "‹", "frq": "›", "guillemetleft": "«", "guillemetright": "»", "og": "«", "fg": "»",
    "guillemotleft": "«", "guillemotright": "»", "textquotedbl": '"', "textbar": "|", "textless": "<",
    "textgreater": ">", "slash": "/", "nobreakspace": "\u00a0", "textunderscore": "_", "cyrdash": "—",
    "degree": "°", "euro": "€", "EUR": "€", "aa": "å", "AA": "Å", "LaTeX": "LaTeX", "TeX": "TeX",
    "textmu": "µ",
    "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "cyrguillemotleft": "«", "cyrguillemotright": "»",
    "CYRpalochka": "Ӏ", "hyp": "-", "hyphen": "-", "textnumero": "№", "textnormalfont": "", "lbrack": "[",
    "rbrack": "]", "textvisiblespace": "␣", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "j": "ȷ", "i": "ı",
    "textperiodcentered": "·", "quotesinglbase": "‚", "guilsinglleft": "‹",
    "guilsinglright": "›", "textdollar": "$", "lbrace": "{", "rbrace": "}", "textprimstress": "ʹ",
    # spaces; a narrow one keeps its neighbours together, as one without a break does
    " ": " ", ",": "\u00a0", "thinspace": "\u00a0", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "",
    "quad": " ", "qquad": " ", "enspace": " ", "enskip": " ", "hfill": " ", "hfil": " ", "newblock": " ",
    "space": " ", "dotfill": " ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    "(": "", ")": "", ">": " ", "*": "",
}  # fmt: skip

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "c": "\u0327", "k": "\u0328", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "U": "\u0306", "C": "\u030f", "G": "\u030f", "f": "\u0311", "h": "\u0309",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328",
}  # fmt: skip
_ALONE = {"`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", '"': "¨", ".": "˙"}
_DOTTED = str.maketrans({"ı": "i", "ȷ": "j"})

LIGATURES = {
    "---": "—", "--": "–", "<<": "«", ">>": "»", ",,": "„", "``": "“", "''": "”",
}  # fmt: skip
SHORTHANDS = {
    '"<': "«", '">': "»", '"`': "„", "\"'": "“", '"=': "-", '"~': "-", '"-': "", '""': "", '"|': "",
    '"---': "—", '"--~': "—",
}  # fmt: skip
"""What babel makes of a quotation mark and a sign in Cyrillic and German texts."""

ALWAYS = ('"<', '">')
"""Shorthands that nothing else can be: they are read where no language is named either."""

_NAME = kept(r"\{?\\(?:ensuremath\{\\)?([A-Za-z]+)\}*")


@cache
def _table() -> dict[str, str]:
    from pylatexenc.latex2text import get_default_latex_context_db
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    table: dict[str, str] = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        repl = getattr(spec, "simplify_repl", None)
        if isinstance(repl, str) and repl.strip() and "%" not in repl and len(repl) <= 2:
            table[spec.macroname] = repl
    for code, written in get_builtin_uni2latex_dict().items():
        if found := _NAME.fullmatch(written):
            table[found[1]] = chr(code)
    return {**table, **_OWN}


def symbol(name: str) -> str | None:
    """Return what a command without an argument prints, None where it is none such."""
    found = _OWN.get(name)
    return found if found is not None else _table().get(name)


def is_accent(name: str) -> bool:
    """Tell a command that sets a mark over, under or through the letter that follows."""
    return name in _ACCENTS


def accented(name: str, letters: str) -> str:
    """Return letters with an accent on the first of them; of no letter at all, the mark alone."""
    bare = letters.translate(_DOTTED)
    if not bare.strip():
        return _ALONE.get(name, "") + bare
    return unicodedata.normalize("NFC", bare[0] + _ACCENTS[name] + bare[1:])
