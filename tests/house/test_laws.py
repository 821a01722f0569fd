"""Law 11 and its neighbours, proven of every module; and that each of them can fail."""

from __future__ import annotations

import laws
import pytest
from words import ROOT

PATHS = sorted((ROOT / "refnorm").rglob("*.py"))
MODULES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in PATHS}

REFUSED = {
    "long_functions": [
        ("refnorm/parse.py", "def f():\n" + "    pass\n" * 41),
        ("refnorm/parse.py", "class A:\n    def f(self):\n        '''Doc.'''\n" + "        pass\n\n" * 21),
    ],
    "long_modules": [("refnorm/parse.py", "'''Doc.'''\n" + "A = 1\n" * 300)],
    "undocumented": [
        ("refnorm/parse.py", "A = 1\n"),
        ("refnorm/parse.py", "'''Doc.'''\ndef f(): pass\n"),
        ("refnorm/parse.py", "'''Doc.'''\nclass A:\n    x = 1\n"),
        ("refnorm/parse.py", "'''Doc.'''\nclass A:\n    '''Doc.'''\n    async def f(self): pass\n"),
    ],
    "terminal_imports": [
        ("refnorm/parse.py", "import typer\n"),
        ("refnorm/writers/text.py", "def f():\n    from rich.console import Console\n"),
    ],
    "network_imports": [
        ("refnorm/parse.py", "import socket\n"),
        ("refnorm/parse.py", "def f():\n    from urllib import request\n"),
        ("refnorm/cli/check.py", "import http.client\n"),
    ],
    "heavy_imports": [
        ("refnorm/align.py", "from rapidfuzz import fuzz\n"),
        ("refnorm/cli/check.py", "import rich.table\n"),
        ("refnorm/align.py", "try:\n    import bibtexparser\nexcept ImportError:\n    pass\n"),
        ("refnorm/align.py", "class A:\n    import unidecode\n"),
    ],
    "printing": [
        ("refnorm/parse.py", "def f():\n    print('a')\n"),
        ("refnorm/parse.py", "import sys\ndef f():\n    sys.exit(2)\n"),
        ("refnorm/parse.py", "import sys\ndef f():\n    sys.stdout.write('a')\n"),
        ("refnorm/parse.py", "def f():\n    raise SystemExit(1)\n"),
    ],
    "misnamed_rules": [
        ("refnorm/checks/rn201_page_drift.py", "@rule('RN202', Pair, 'error')\ndef page_drift(): pass\n"),
        ("refnorm/checks/rn201_page_drift.py", "@rule('RN201', Pair, 'error')\ndef pages(): pass\n"),
        ("refnorm/checks/rn201_page_drift.py", "def page_drift(): pass\n"),
        (
            "refnorm/checks/rn201_page_drift.py",
            "@rule('RN201', Pair, 'error')\ndef page_drift(): pass\n"
            "@rule('RN202', Pair, 'error')\ndef year_drift(): pass\n",
        ),
    ],
}

ALLOWED = {
    "long_functions": [("refnorm/parse.py", "def f():\n    '''Doc.\n\n    More.'''\n" + "    pass\n" * 40)],
    "long_modules": [("refnorm/parse.py", "A = 1\n" * 300)],
    "undocumented": [
        ("refnorm/parse.py", "'''Doc.'''\ndef _f(): pass\nclass _A: pass\n"),
        ("refnorm/parse.py", "'''Doc.'''\nclass A:\n    '''Doc.'''\n    def __len__(self): pass\n"),
    ],
    "terminal_imports": [("refnorm/cli/check.py", "import typer\n")],
    "network_imports": [
        ("refnorm/parse.py", "from urllib.parse import urlsplit\n"),
        ("refnorm/lookups/crossref.py", "import urllib.request\n"),
    ],
    "heavy_imports": [
        ("refnorm/align.py", "def f():\n    from rapidfuzz import fuzz\n"),
        ("refnorm/align.py", "if TYPE_CHECKING:\n    from rich.text import Text\n"),
        ("refnorm/cli/__init__.py", "import typer\n"),
    ],
    "printing": [
        ("refnorm/cli/check.py", "print('a')\n"),
        ("refnorm/readers/sources.py", "import sys\ndef f():\n    return sys.stdin.buffer.read()\n"),
    ],
    "misnamed_rules": [
        ("refnorm/checks/rn201_page_drift.py", "@rule('RN201', Pair, 'error')\ndef page_drift(): pass\n"),
        ("refnorm/checks/drift.py", "def compare(): pass\n"),
    ],
}


def flat(cases: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """Put its law before every case."""
    return [(law, *case) for law, some in cases.items() for case in some]


@pytest.mark.parametrize("law", laws.LAWS)
def test_the_package_keeps_the_law(law: str) -> None:
    """No module of the package breaks it."""
    breaches = [breach for path, source in MODULES.items() for breach in laws.LAWS[law](path, source)]
    assert not breaches, "\n".join(breaches)


def test_functions_are_small() -> None:
    """Half of the package's functions are at most eight lines long."""
    assert MODULES
    assert laws.middle(list(MODULES.values())) <= laws.MEDIAN_FUNCTION


@pytest.mark.parametrize(("law", "path", "source"), flat(REFUSED))
def test_a_law_refuses(law: str, path: str, source: str) -> None:
    """A module that breaks the law is found, by the path that it would have."""
    breaches = list(laws.LAWS[law](path, source))
    assert breaches
    assert all(breach.startswith(path) for breach in breaches)


@pytest.mark.parametrize(("law", "path", "source"), flat(ALLOWED))
def test_a_law_allows(law: str, path: str, source: str) -> None:
    """A module at the very edge of the law is none of its business."""
    assert list(laws.LAWS[law](path, source)) == []


def test_every_law_is_tried() -> None:
    """Each law has a bad source that it refuses and a good one that it allows."""
    assert set(laws.LAWS) == set(REFUSED) == set(ALLOWED)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    '''Doc.'''\n", 0),
        ("def f(): return 1\n", 1),
        ("@cache\ndef f(\n    a,\n    b,\n):\n    '''Doc.'''\n    x = a\n\n    # why\n    return x\n", 4),
    ],
)
def test_the_length_of_a_function(source: str, lines: int) -> None:
    """Signature, decorators and docstring are free; blank lines and comments in the body are not."""
    assert laws.lengths([source]) == [lines]


def test_the_median_can_fail() -> None:
    """Two long functions outweigh one short one."""
    long = "def f():\n" + "    pass\n" * 9
    assert laws.middle([long, long, "def f(): pass\n"]) > laws.MEDIAN_FUNCTION
