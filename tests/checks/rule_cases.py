"""Cases of rules: read from a rule's table and its docstring, set as a manuscript, run.

A table `RNxxx.toml` holds `[[fail]]` and `[[pass]]` cases. A case gives `native` and `romanized`
(a string or a list of strings), or `text`, a whole manuscript. Further keys: `count` (how many
findings of the code, 1 where it fails), `message` (a part of the first one's message),
`severity`, `why` (for people), `numbered = false` (no number is put before an entry that has
none), `filler = false` (the lists hold these entries alone), `profile` (a journal's, by its name),
`settings` (keys of settings, as TOML).
"""

from __future__ import annotations

import datetime
import inspect
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from refnorm import Options, Source, analyze
from refnorm.checks import Rule
from refnorm.config import Profile, build, profile
from refnorm.model import Finding, Side

TABLES = Path(__file__).parent
TODAY = datetime.date(2024, 6, 1)

FILLERS = (
    (
        "Гусев Н. В. Птицы северных островов // Вестник зоологии. 2009. № 4. С. 31–40.",
        "Gusev N. V. Ptitsy severnykh ostrovov. Vestnik zoologii. 2009, no. 4, pp. 31–40.",
    ),
    (
        "Крылова Е. М. История горных дорог. М.: Наука, 1996. 180 с.",
        "Krylova E. M. Istoriya gornykh dorog. Moscow: Nauka, 1996. 180 p.",
    ),
)
"""Two clean works on both sides: a lone pair would hardly look like two lists."""


@dataclass(frozen=True, slots=True)
class Case:
    """A manuscript and what one rule says of it; the fields are the keys of a table."""

    native: tuple[str, ...] = ()
    romanized: tuple[str, ...] = ()
    text: str = ""
    count: int | None = None
    message: str = ""
    severity: str = ""
    why: str = ""
    numbered: bool = True
    filler: bool = True
    profile: str = ""
    settings: str = ""

    @property
    def manuscript(self) -> str:
        """The text as given, or both lists under their headings."""
        if self.text:
            return self.text
        native, romanized = zip(*FILLERS, strict=True) if self.filler else ((), ())
        lists = (("Литература", (*native, *self.native)), ("References", (*romanized, *self.romanized)))
        return "\n".join(line for name, entries in lists for line in (name, "", *self._lines(entries), ""))

    def _lines(self, entries: tuple[str, ...]) -> Iterator[str]:
        for number, entry in enumerate(entries, 1):
            bare = not self.numbered or re.match(r"\d+\s*[.)]|\[\d+\]", entry)
            yield entry if bare else f"{number}. {entry}"


KEYS = {field.name for field in fields(Case)}


def case(data: dict[str, object]) -> Case:
    """Make a case of a table's row; a key that no case has is a mistake."""
    if unknown := set(data) - KEYS:
        raise ValueError(f"no case has the key {sorted(unknown)[0]!r}")
    if not data.keys() & {"text", "native", "romanized"}:
        raise ValueError("a case needs text, or native and romanized")
    lists = {key: _entries(data[key]) for key in ("native", "romanized") if key in data}
    return Case(**{**data, **lists})  # type: ignore[arg-type]


def _entries(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def table(code: str) -> dict[str, list[Case]]:
    """Return the failing and the passing cases of a rule's table."""
    data = tomllib.loads((TABLES / f"{code}.toml").read_text("utf-8"))
    if unknown := set(data) - {"fail", "pass"}:
        raise ValueError(f"a table holds fail and pass, not {sorted(unknown)[0]!r}")
    return {kind: [case(row) for row in data.get(kind, [])] for kind in ("fail", "pass")}


def run(code: str, one: Case) -> list[Finding]:
    """Analyze a case's manuscript; return the findings of one code."""
    options = Options(today=TODAY, debug=True, profile=_profile(one))
    report = analyze(Source("case.md", data=one.manuscript.encode()), options=options)
    assert not report.errors, report.errors
    return [finding for finding in report.findings if finding.code == code]


def _profile(one: Case) -> Profile | None:
    """Return the profile of a case: a shipped one, or what its settings say."""
    if one.settings:
        return build("case", {"title": "A case", "source": "its table", **tomllib.loads(one.settings)})
    return profile(one.profile) if one.profile else None


def broken(code: str, one: Case, fails: bool) -> list[str]:
    """Say how the findings of a case differ from what it promises."""
    found = run(code, one)
    count = (1 if one.count is None else one.count) if fails else 0
    said = [finding.message for finding in found]
    if len(found) != count:
        return [f"{len(found)} findings instead of {count}: {said}"]
    wrong = []
    if found and one.message not in said[0]:
        wrong.append(f"{said[0]!r} does not hold {one.message!r}")
    if found and one.severity not in ("", found[0].severity):
        wrong.append(f"severity is {found[0].severity}, not {one.severity}")
    seats = [(side.list, n) for f in found for n, side in enumerate((f.native, f.romanized), 1) if side]
    if not one.text and any(lst != n for lst, n in seats):
        wrong.append(f"sides are in the lists {seats}")
    wrong += [
        f"{side.text!r} is not printed where it is said" for side in _sides(found) if not _printed(side, one)
    ]
    edits = [edit for finding in found for edit in (finding.fix, *finding.fixes) if edit]
    idle = [edit for edit in edits if edit.span.of(one.manuscript) == edit.text]
    return wrong + [f"the change to {edit.text!r} changes nothing" for edit in idle]


def _sides(found: list[Finding]) -> Iterator[Side]:
    """Yield every side of some findings."""
    for finding in found:
        pairs = ((one.native, one.romanized) for one in (finding, *finding.occurrences))
        yield from filter(None, (*finding.related, *(side for pair in pairs for side in pair)))


def _printed(side: Side, one: Case) -> bool:
    """Tell whether a side's text stands at its spans, or is the number with which they begin."""
    printed = " ".join(span.of(one.manuscript) for span in side.spans)
    text, shown = (" ".join(given.replace("\u00ad", "").split()) for given in (side.text, printed))
    if side.spans and not shown:
        return False
    return shown == text or ((text == "" or not text[-1].isalpha()) and shown.startswith(text))


SECTIONS = ("Why", "Fix", "Source", "Bad", "Good")
_SECTION = re.compile(r"^(Why|Fix|Source|Bad|Good):[ ]*", re.MULTILINE)
_LINE = re.compile(r"(native|romanized|text|profile|settings):(?: (.*))?")


def sections(doc: str) -> dict[str, str]:
    """Part a docstring at its sections; the first key is empty and holds what the rule says."""
    head, *rest = _SECTION.split(inspect.cleandoc(doc))
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    if tuple(rest[::2]) != SECTIONS:
        raise ValueError(f"sections are {rest[::2]}, not {list(SECTIONS)}")
    return {"": head, **parts}


def example(section: str) -> Case:
    """Make a case of an example's lines; three entries of a side look like a list without fillers."""
    lines: dict[str, list[str]] = {"native": [], "romanized": [], "text": [], "profile": [], "settings": []}
    for line in filter(None, map(str.strip, section.splitlines())):
        if not (found := _LINE.fullmatch(line)):
            raise ValueError(f"not a line of an example: {line!r}")
        lines[found[1]].append(found[2] or "")
    text = "\n".join(lines["text"])
    if bool(text) == bool(lines["native"] or lines["romanized"]):
        raise ValueError("an example gives text, or native and romanized")
    lone = max(len(lines["native"]), len(lines["romanized"])) < 3
    asked = {key: "\n".join(lines[key]) for key in ("profile", "settings")}
    return Case(tuple(lines["native"]), tuple(lines["romanized"]), text, filler=lone, **asked)


def examples(one: Rule) -> tuple[Case, Case]:
    """Return the Bad and the Good example of a rule's docstring."""
    parts = sections(one.doc)
    return example(parts["Bad"]), example(parts["Good"])
