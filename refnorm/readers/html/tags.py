"""What the elements of a page are to its reader."""

from __future__ import annotations

HEADINGS = {f"h{n}": n for n in range(1, 7)}

HIDDEN = frozenset(
    (
        "head", "script", "style", "template", "noscript", "title", "meta", "link", "iframe", "object",
        "embed", "svg", "canvas", "audio", "video", "select", "textarea", "datalist", "rp", "map", "noframes",
    )
)  # fmt: skip
"""Elements whose content is not shown, or is no text of the page."""

SECTIONS = frozenset(
    ("article", "section", "nav", "header", "footer", "aside", "main", "form", "table", "fieldset")
)
"""Blocks that stand apart: a blank line goes before and after."""

LISTS = frozenset(("ol", "ul", "menu", "dir"))

BLOCKS = (
    SECTIONS
    | LISTS
    | HEADINGS.keys()
    | frozenset(
        (
            "address", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
            "dt", "figcaption", "figure", "fn", "hgroup", "html", "legend", "li", "p", "pre", "search",
            "summary", "tbody", "td", "tfoot", "th", "thead", "tr", "xmp", "listing", "plaintext",
        )
    )
)  # fmt: skip
"""Elements that begin a line of their own."""

PREFORMATTED = frozenset(("pre", "xmp", "listing", "plaintext"))

BOLD = frozenset(("b", "strong"))

NOTES = ("footnote", "endnote", "rearnote")
"""What the `role` or `epub:type` of a note holds."""
