"""What the commands of LaTeX and of its usual packages are to a reader of the text."""

from __future__ import annotations

HEADINGS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6, "addsec": 2, "addchap": 1, "title": 1, "bibsection": 2, "frametitle": 2,
}  # fmt: skip

BOLD = frozenset(("textbf", "bfseries", "bf", "mathbf", "boldmath", "sbweight"))

DROPPED = {
    "label": "m", "ref": "m", "pageref": "m", "eqref": "m", "index": "om", "glossary": "m", "nocite": "m",
    "vspace": "*m", "setlength": "mm", "addtolength": "mm", "settowidth": "mm",
    "addcontentsline": "mmm", "addtocontents": "mm", "markboth": "mm", "markright": "m", "pagestyle": "m",
    "thispagestyle": "m", "pagenumbering": "m", "bibliographystyle": "m", "includegraphics": "*oom",
    "graphicspath": "m", "input@path": "m", "color": "om", "textcolor": "om", "colorbox": "m",
    "fcolorbox": "mm", "pagecolor": "m", "fontsize": "mm", "linespread": "m", "fontfamily": "m",
    "fontseries": "m", "fontshape": "m", "fontencoding": "m", "usefont": "mmmm", "inputencoding": "m",
    "foreignlanguage": "*om", "hypertarget": "m", "hyperlink": "m", "hyperref": "o",
    "phantomsection": "", "RequirePackage": "om", "PassOptionsToPackage": "mm",
    "documentstyle": "om", "hypersetup": "m", "geometry": "m", "newtheorem": "*momo",
    "theoremstyle": "m", "hyphenation": "m", "date": "m", "newlength": "m", "newsavebox": "m",
    "raisebox": "moo", "parbox": "ooom", "makebox": "oo", "framebox": "oo", "scalebox": "mo",
    "resizebox": "*mm", "rotatebox": "om", "rule": "omm", "vphantom": "m", "hphantom": "m", "phantom": "m",
    "titleformat": "*mommmmo", "titlespacing": "*mmmm", "setlist": "om", "captionsetup": "om",
    "allowdisplaybreaks": "o", "pagebreak": "o", "nopagebreak": "o", "linebreak": "o", "nolinebreak": "o",
    "cellcolor": "om", "rowcolor": "om", "enlargethispage": "*m", "multirow": "ommo", "cmidrule": "om",
    "cline": "m", "multicolumn": "mm", "hspace": "*m", "renewbibmacro": "*mooom",
    "DeclareFieldFormat": "omm", "DeclareUnicodeCharacter": "mm", "setmainfont": "omo",
    "setsansfont": "omo", "setmonofont": "omo", "newfontfamily": "momo", "babelfont": "omom",
    "defaultfontfeatures": "om", "ActivateBG": "", "thefootnote": "", "bibinfo": "m", "bibfield": "m",
    "bibnamefont": "", "bibfnamefont": "", "citenamefont": "", "BibitemOpen": "", "BibitemShut": "m",
    "bibitemStop": "", "bibitemNoStop": "", "EOS": "", "textsuperscript": "", "textsubscript": "",
    "translation": "", "url@": "m", "urlstyle": "m", "IfFileExists": "mm", "IfFontExistsTF": "m",
    "babelprovide": "om", "KOMAoptions": "m", "setcopyright": "m", "email": "", "orcid": "m", "lstset": "m",
    "tikzset": "m", "usetikzlibrary": "m", "typeout": "m", "message": "m", "renewfontfamily": "momo",
    "newcolumntype": "mom", "arrayrulecolor": "m", "makeatletter": "", "makeatother": "",
    "mathscinet": "m", "mathnet": "m", "zmath": "m", "adsnasa": "m", "isi": "m", "scopus": "m", "elib": "m",
    "providecolor": "mmm", "definecolor": "mmm",
}  # fmt: skip
"""The arguments that are not shown: `m` one in braces, `o` one in brackets where there is one, `*` a star."""

SPACED = frozenset(("hspace", "linebreak"))
"""Commands of those that leave a space."""

LENGTHS = frozenset(
    (
        "vskip", "hskip", "kern", "mskip", "mkern", "parindent", "parskip", "baselineskip", "itemsep",
        "parsep",
        "topsep", "partopsep", "leftmargin", "rightmargin", "labelwidth", "labelsep", "itemindent",
        "listparindent", "leftskip", "rightskip", "hangindent", "hangafter", "tolerance", "pretolerance",
        "hbadness", "vbadness", "hfuzz", "vfuzz", "emergencystretch", "hyphenpenalty", "exhyphenpenalty",
        "clubpenalty", "widowpenalty", "penalty", "textwidth", "textheight", "columnsep", "columnseprule",
        "bibsep", "bibindent", "advance", "parfillskip", "looseness", "hsize", "vsize", "lineskip",
        "tabcolsep",
        "arraycolsep", "oddsidemargin", "evensidemargin", "topmargin", "headheight", "headsep", "footskip",
        "marginparwidth", "multiply", "hoffset", "voffset", "interlinepenalty", "doublehyphendemerits",
    )
)  # fmt: skip
"""Lengths and numbers of TeX: the value that follows one is not shown."""

ENVIRONMENTS = {
    "tabular": "om", "tabular*": "mom", "tabularx": "mom", "tabulary": "mm", "longtable": "om",
    "supertabular": "m",
    "xltabular": "mm", "array": "om", "tblr": "om", "longtblr": "om", "minipage": "ooom", "multicols": "mo",
    "multicols*": "mo", "otherlanguage": "m", "otherlanguage*": "om", "foreigndisplay": "m",
    "adjustbox": "m", "figure": "o", "figure*": "o", "table": "o", "table*": "o",
    "adjustwidth": "mm", "spacing": "m", "wrapfigure": "omom", "hangparas": "mm",
    "CSLReferences": "mm", "biblist": "o",
}  # fmt: skip
"""The arguments of an environment that are not shown."""

TABLES = frozenset(
    (
        "tabular",
        "tabular*",
        "tabularx",
        "tabulary",
        "longtable",
        "supertabular",
        "xltabular",
        "tblr",
        "longtblr",
    )
)
COUNTED = frozenset(("enumerate", "compactenum", "inparaenum", "asparaenum", "enumerate*", "etaremune"))
LISTS = COUNTED | frozenset(("itemize", "compactitem", "description", "list", "trivlist", "thebibliography"))
INLINE = frozenset(
    (
        "math", "inparaenum", "enumerate*", "itemize*", "small", "footnotesize", "sloppypar", "otherlanguage",
        "otherlanguage*", "foreigndisplay", "russian", "english", "ukrainian", "kazakh", "cyrillic",
    )
)  # fmt: skip
"""Environments that begin no paragraph of their own."""

PARAGRAPHS = frozenset(
    (
        "par", "vspace", "vskip", "bigskip", "medskip", "smallskip", "newpage", "clearpage",
        "cleardoublepage",
        "pagebreak", "maketitle", "hrule", "endgraf", "filbreak", "vfill", "columnbreak",
        "bigbreak", "medbreak", "smallbreak", "appendix",
    )
)  # fmt: skip
"""Commands that end a paragraph, or begin one."""

CITING = frozenset(
    (
        "cite",
        "citep",
        "citet",
        "parencite",
        "textcite",
        "autocite",
        "footcite",
        "citealp",
        "citealt",
        "supercite",
    )
)
NOTES = frozenset(("footnote", "footnotetext", "thanks", "endnote", "tnote"))
INCLUDING = frozenset(("input", "include", "subfile", "InputIfFileExists", "subfileinclude"))

QUIET = frozenset(
    (
        "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge",
        "Huge", "rm", "it", "sl", "sc", "tt", "sf", "em", "itshape", "slshape", "scshape", "upshape",
        "mdseries", "rmfamily", "sffamily", "ttfamily", "normalfont", "selectfont", "sloppy", "fussy",
        "raggedright", "raggedleft", "centering", "justifying", "noindent", "indent", "tightlist",
        "strut", "mathstrut", "null", "relax", "protect", "leavevmode",
        "ignorespaces", "unskip", "frenchspacing", "nonfrenchspacing", "hline", "toprule", "midrule",
        "bottomrule", "endhead", "endfirsthead", "endfoot", "endlastfoot", "nobreak", "allowbreak", "break",
        "displaystyle", "textstyle", "limits", "left", "right", "bgroup", "egroup", "begingroup",
        "endgroup", "global", "long", "outer", "cyr", "Russian", "English", "cyrillictext", "latintext",
        "textit", "emph", "textsl", "textsc", "texttt", "textsf", "textrm", "textup", "textmd",
        "textnormal", "mbox", "hbox", "vbox", "text", "uline", "underline", "so", "lowercase", "uppercase",
        "MakeUppercase", "MakeLowercase", "enquote", "mathrm", "mathit", "mathsf", "ensuremath", "textls",
        "hss", "vss", "singlespacing", "onehalfspacing", "doublespacing", "balance", "onecolumn",
        "twocolumn", "string", "number", "provideenvironment", "expandafter", "noexpand", "undefined",
        "endcsname", "ifundefined", "frontmatter", "mainmatter", "backmatter",
        "tableofcontents", "printbibliography", "bibname", "refname", "day", "month", "year", "unhbox",
        "textcyrillic", "textlatin", "foreigntext", "sloppypar",
    )
)  # fmt: skip
"""Commands that print nothing but what stands in their arguments."""

FIELDS = {
    "by": "", "paper": "", "book": "", "inbook": "", "jour": "", "serial": "", "yr": "", "year": "",
    "publ": "", "publaddr": "", "procinfo": "", "paperinfo": "", "bookinfo": "", "finalinfo": "",
    "lang": "", "miscnote": "", "thesis": "", "preprint": "", "toappear": "", "vol": "vol. ",
    "issue": "no. ", "pages": "pp. ", "ed": "ed. ", "eds": "eds. ", "totalpages": "", "transl": "",
    "rtransl": "", "eprint": "", "crossref": "",
}  # fmt: skip
"""Fields of an entry in amsbib, which journals of mathematics in Russia use, and the marks before them."""
NATIVE_FIELDS = {"vol": "т. ", "issue": "№ ", "pages": "с. ", "ed": "ред. ", "eds": "ред. "}
"""The marks in an entry in Russian."""
