"""The report as one web page: no network, no file beside it, readable without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from refnorm import __version__
from refnorm.config import Options
from refnorm.model import SEVERITIES, Report
from refnorm.writers import writer
from refnorm.writers.html import charts
from refnorm.writers.scene import Card, Scene, scene
from refnorm.writers.scene.words import dated, speaker

if TYPE_CHECKING:
    from jinja2 import Environment

LARGEST = 9_500_000
"""Bytes of a page that browsers open at once; of a larger one something is left out, and that is said."""

SPEAKERS = {kind: kind for kind in ("citation", "bracket", "doi", "url", "entry")} | {
    "translation": "bracket"
}
"""How a page calls a witness, by its kind; one of another kind is called by it."""

_HERE = Path(__file__).parent


@writer("html", "report", "one page for the browser: pairs side by side, filters, print; works offline")
def html(report: Report, options: Options) -> bytes:
    """Write the page; too large a one leaves out the pairs without findings, then the last articles."""
    shown = scene(report, options.language)
    kept = len(shown.chapters)
    page = _page(shown, options, kept, brief=False)
    if len(page) > LARGEST:
        page = _page(shown, options, kept, brief=True)
    while len(page) > LARGEST and kept > 1:
        kept = max(1, min(kept - 1, kept * LARGEST // len(page)))
        page = _page(shown, options, kept, brief=True)
    return page


def _page(shown: Scene, options: Options, kept: int, brief: bool) -> bytes:
    """Draw the page with so many articles; of the others it has the numbers."""
    style, script = _asset("style.css"), _asset("script.js")
    text = (
        _environment()
        .get_template("page.html")
        .render(
            scene=shown,
            findings=shown.findings,
            severities=severities(shown.findings),
            rules=rules(shown.findings),
            say=speaker(options.language),
            language=options.language,
            today=dated(options.today, options.language),
            version=__version__,
            brief=brief,
            kept=kept,
            style=style,
            script=script,
            digests={"style": digest(style), "script": digest(script)},
        )
    )
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    """Return jinja2 with everything escaped that a template shows."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.globals.update(charts=charts, count=severities, filename=filename, speakers=SPEAKERS)
    return found


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def digest(text: str) -> str:
    """Return the hash by which the page's own policy knows its style and its script (CSP level 2)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def severities(cards: Iterable[Card]) -> dict[str, int]:
    """Count findings by severity, the gravest first, without those that there are none of."""
    count = Counter(card.severity for card in cards)
    return {severity: count[severity] for severity in SEVERITIES if count[severity]}


def rules(cards: Iterable[Card]) -> list[tuple[str, str, int]]:
    """Count findings by rule: code, name and number, in the order of the codes."""
    count = Counter((card.code, card.name) for card in cards)
    return [(*rule, number) for rule, number in sorted(count.items())]


def filename(source: str) -> str:
    """Return the name of a file without its folders, written in the way of any system."""
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source
