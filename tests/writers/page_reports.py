"""The reports whose pages are looked at in a browser, by name."""

from __future__ import annotations

from pathlib import Path

import attacks
import factory
from test_html import issue

from refnorm import Options, analyze
from refnorm.model import Pair, Report, Seat

ROOT = Path(__file__).parents[2]
MANUSCRIPTS = [ROOT / "samples" / f"{name}.md" for name in ("clean", "drifts", "native")]


def reports() -> dict[str, Report]:
    """Return samples, hostile texts, lists in another order, and a great issue."""
    swapped = (Pair(Seat(1, 1), Seat(2, 2), (1, 2), 0.9), Pair(Seat(1, 2), Seat(2, 1), (1, 2), 0.9))
    mixed = factory.full()
    result = mixed.results[0]
    crossed = factory.article(result.articles[0].findings, pairs=swapped)
    return {
        "samples": analyze(*MANUSCRIPTS, options=Options(debug=True)),
        "hostile": attacks.report(),
        "crossed": type(mixed)((type(result)(result.document, (crossed,)),), mixed.errors),
        "large": issue(200, 30),
    }
