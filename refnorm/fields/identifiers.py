"""ISBN, ISSN, and the numbers of arXiv, PubMed, PubMed Central and eLIBRARY; URNs."""

from __future__ import annotations

import re

from refnorm.fields.draft import Draft
from refnorm.patterns import kept
from refnorm.text import DASHES

_ISBN = kept(
    rf"(?<!\w)ISBN(?:-1[03])?\s*[:№]?\s*"
    # five groups are one of 13 digits, whatever slip its prefix has: `ISBN 975-5-383-00641-2`
    rf"(?P<value>\d{{3}}(?:[{re.escape(DASHES)}]\d{{1,7}}){{3}}[{re.escape(DASHES)}]\d(?!\w)"
    rf"|(?:97[89][{re.escape(DASHES)} ]?)?[\dXxХх](?:[{re.escape(DASHES)} ]?[\dXxХх]){{8,9}}"
    rf"|\d(?:[{re.escape(DASHES)}]?\d){{6,7}}(?![\w{re.escape(DASHES)}]))",  # cut off, as RN706 tells
    re.I,
)


_ISSN = kept(
    rf"(?<!\w)e?ISSN\s*(?:\(?(?:print|online|p|e)\)?)?\s*[:№]?\s*(?P<value>\d{{4}}\s?[{re.escape(DASHES)}]?\s?\d{{3}}[\dXxХх])",
    re.I,
)


_ARXIV = kept(
    r"(?:arxiv\s(?:preprint|e-?print)s?[\s:,]*)?(?<!\w)arxiv\s?:?\s?"
    r"(?P<value>\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)(?!\d)"
    r"(?:\s?[\x01]{4,20})?",
    re.IGNORECASE,
)


_ARXIV_LINK = kept(
    r"arxiv\.org/(?:abs|pdf)/(?P<value>[\w./-]*?\d{4,7}(?:v\d{1,2})?)(?:\.pdf)?$", re.IGNORECASE
)


_PMID = kept(r"(?<!\w)PMID\s?[:#]?\s?(?P<value>\d{1,8})(?!\d)", re.IGNORECASE)


_PMCID = kept(r"(?<!\w)(?:PMCID\s?[:#]?\s?)?(?P<value>PMC\s?\d{4,8})(?!\d)", re.IGNORECASE)


_EDN = kept(r"(?<!\w)(?:eLIBRARY\s?)?EDN\s?[:#]?\s?(?P<value>[A-Z]{6})(?!\w)")


_URN = kept(r"(?<!\w)urn:[a-z0-9][a-z0-9-]{1,31}:[^\s\x00]*[^\s\x00.,;)\]]", re.IGNORECASE)


ARXIV = "arXiv"
EDN = "EDN"
"""The name under which a reference keeps eLIBRARY's document number."""


def isbn(draft: Draft) -> None:
    """Claim the first ISBN."""
    # only the last letters have no second lower case, as `I` has in Turkish
    match = _ISBN.search(draft.mask) if "bn" in draft.low else None
    if match:
        draft.claim("ISBN", match.span("value"), match["value"].strip(), match.span())


def issn(draft: Draft) -> None:
    """Claim the first ISSN."""
    match = _ISSN.search(draft.mask) if "sn" in draft.low or "ſn" in draft.low else None
    if match:
        draft.claim("ISSN", match.span("value"), match["value"].strip(), match.span())


def preprint(draft: Draft) -> None:
    """Claim a number of arXiv, old or new, from its mark or its link; the archive is arXiv."""
    if "arxiv" not in draft.words:
        return
    match = _ARXIV.search(draft.mask)
    if match:
        draft.claim("number", match.span("value"), match["value"], draft.enclosed(*match.span()))
    elif link := _ARXIV_LINK.search(draft.values.get("URL", "")):
        draft.values["number"] = link["value"]
    else:
        return
    draft.values["archive"] = ARXIV
    if "//" not in draft.mask and "DOI" not in draft.values:
        draft.kind = "article"


def others(draft: Draft) -> None:
    """Claim PMID, PMCID, eLIBRARY's document number (EDN, six letters) and a URN."""
    if "pmid" in draft.words and (match := _PMID.search(draft.mask)):
        draft.claim("PMID", match.span("value"), match["value"], match.span())
    if not draft.words.isdisjoint(("pmc", "pmcid")) and (match := _PMCID.search(draft.mask)):
        draft.claim("PMCID", match.span("value"), match["value"].replace(" ", ""), match.span())
    if "edn" in draft.words and (match := _EDN.search(draft.mask)):
        draft.custom(EDN, match["value"])
        draft.hide(*draft.enclosed(*match.span()))
    if "urn" in draft.words and (match := _URN.search(draft.mask)):
        draft.custom("urn", match[0])
        draft.hide(*match.span())
