"""A report in which every text tries to be more than text."""

from __future__ import annotations

from dataclasses import replace

import factory

from refnorm.model import (
    Article,
    Citation,
    Document,
    Edit,
    Entry,
    Failure,
    Finding,
    Gap,
    Occurrence,
    Pair,
    ReferenceList,
    Report,
    Result,
    Seat,
    Side,
    Span,
    Witness,
)

ATTACKS = (
    "<script>document.title = 'taken'</script>",
    "</style></script></title><img src=x onerror=\"document.title='taken'\">",
    '"><a href="javascript:alert(1)">x</a>',
    "' onmouseover='document.title=1' x='",
    "{{ 7 * 7 }}{% raw %}",
    "]]> --> <!-- <![CDATA[",
    "&lt;script&gt; &#60;b&#62; &nbsp",
    "\u202etxet\u202c \u2066x\u2069 \u200f",
    "\x1b[31mred\x1b]8;;http://example.org\x07 \x9b31m",
    "nul \x00 bell \x07 delete \x7f",
    "half \ud83d pair \udc00",
    "=cmd|' /C calc'!A0",
    "я" * 10_000,
    "x" * 10_000,
    "z\u0335\u0321\u0353\u035b" * 40,
    "<template><noscript><svg onload=alert(1)><math>",
)


def report() -> Report:
    """Return a report of two lists whose entries, names, messages, places and numbers are attacks."""
    native = [f"{text} 12 с." for text in ATTACKS]
    romanized = [f"{text} 21 p." for text in ATTACKS]
    text = "\n".join([*ATTACKS, "LIST", *native, "REFERENCES", *romanized])
    lists = (_list(1, text, native, "native"), _list(2, text, romanized, "romanized"))
    pairs = tuple(Pair(Seat(1, n), Seat(2, n), (1, 2), 0.9) for n in range(1, len(ATTACKS) + 1))
    findings = tuple(_finding(lists, n) for n in range(len(ATTACKS)))
    cited = tuple(Citation(Span(n, n + 40), (n + 1,), ATTACKS[n]) for n in range(len(ATTACKS)))
    article = Article(1, ATTACKS[0] + ATTACKS[7], Span(0, len(text)), lists, cited, pairs, findings)
    document = Document(ATTACKS[1], "markdown", text)
    failures = tuple(Failure(attack, attack, attack) for attack in ATTACKS)
    return Report((Result(document, (article,)),), failures, skipped=ATTACKS)


def _list(index: int, text: str, raws: list[str], role: str) -> ReferenceList:
    entries, at = [], text.index("LIST" if index == 1 else "REFERENCES")
    heading = Span(at - 60, at + 4)
    for number, raw in enumerate(raws, 1):
        at = text.index(raw, at)
        label = ATTACKS[number % len(ATTACKS)][:40]
        entries.append(Entry(number, label, Span(at, at + len(raw)), raw, factory.REFERENCES[0]))
        at += len(raw)
    whole = Span(entries[0].span.start, entries[-1].span.end)
    schemes = {"ru": (ATTACKS[0], ATTACKS[2])}
    gaps = (Gap(whole, ATTACKS[0]),)
    return ReferenceList(index, heading, whole, ATTACKS[2], "Latin", role, schemes, tuple(entries), gaps)  # type: ignore[arg-type]


def _finding(lists: tuple[ReferenceList, ...], n: int) -> Finding:
    entries = [lst.entries[n] for lst in lists]
    sides = [
        Side(
            lst.index,
            n + 1,
            entry.raw[:-6] if n % 2 else entry.raw,
            (Span(entry.span.start, entry.span.end - 6),),
        )
        for lst, entry in zip(lists, entries, strict=True)
    ]
    made = factory.finding(
        message=ATTACKS[n], native=sides[0], romanized=sides[1], fingerprint=ATTACKS[n][:30]
    )
    witness = Witness(ATTACKS[n], ATTACKS[n], Span(0, 9), ATTACKS[n])
    also = Occurrence(Side(1, n, ATTACKS[n], (Span(3, 9),)), None)
    fix = Edit(Span(0, 1), ATTACKS[n], False)
    return replace(made, witnesses=(witness,), occurrences=(also,), fix=fix, name=ATTACKS[n][:50])
