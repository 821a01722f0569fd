"""Where authors, title and container part at the head of an entry, against what the sequence model read."""

from __future__ import annotations

from refnorm.fields.draft import Draft
from refnorm.fields.names import run
from refnorm.fields.openings import heads_title
from refnorm.fields.phrases import phrases_of
from refnorm.fields.ranks import ranked
from refnorm.fields.titles import names_serial, sentences
from refnorm.parse.apply import Reading, Stretch, without
from refnorm.parse.observe import weak
from refnorm.patterns import kept
from refnorm.traced import GROUP, TAKEN

_INITIALS = 2
"""Initials that a family has behind it: `Reed D. E.`; a given name mostly has one, `Dora E. Reed`."""
_INITIAL = kept(r"[^\W\d_]\w?\.")
"""What a name with its family behind begins with: `J. R. Reed`."""
_MARKS = 2
"""Marks at an end that are no difference."""
_LED_TO = kept(r"[.,?!]\s[Ii]n$")
"""What leads to a container, read as the last of the authors or of the title."""
_HEADS, _LEFT = ("author", "title", "container"), 0.7
"""Where the first of them was read wrongly, so were the others; how sure the rules' reading is."""


def beyond(draft: Draft, reading: Reading) -> bool:
    """Tell that authors were read to go on behind the last initial, where no mark and no person follows.

    `Орлов Д. Е. Степная песня. «Заря»` has one author, and so has `Reed D. E. Old Songs`. Western lists print
    a family behind a given name with an initial. One word that leaves the work without a title is that:
    `Orlov D. E. Rivers. In: Questions of geography`; and no person is called `In`.
    """
    author, end = reading.get("author"), draft.head[1]
    if author is not None and author.end != end and ranked(draft, end):
        return True  # `Иларион (Орлов), митр. Преподобный Симеон`
    if author is None or author.end <= end or draft.text[end - 1 : end + 1] != ". ":
        return False
    rest = draft.text[end + 1 : author.end]
    if heads_title(rest):
        return True  # `Reed D. E. Pis'mo A. Belovu`
    if _LED_TO.search(rest):
        return True
    initials = draft.text[draft.head[0] : end].rpartition(",")[2].count(".")
    ended = draft.text[author.end : author.end + 1] in ".,;:&"
    titled = "title" in reading or _INITIAL.match(draft.text, draft.head[0]) is not None
    western = rest.isascii() and ((ended and titled) or initials < _INITIALS)
    if western or not rest[:1].isupper() or phrases_of("patronymic").first(rest):
        return False
    return (" " in rest.strip() or initials > 1) and not run(draft, end + 1, author.end)[0]


def cut(draft: Draft, reading: Reading, rules: Reading) -> Reading:
    """Return a reading whose authors went too far, with what the rules have read at the entry's head."""
    own = {label: one._replace(confidence=_LEFT) for label, one in rules.items() if label in _HEADS}
    if (title := own.get("title")) and (led := _LED_TO.search(draft.text, title.start, title.end)):
        own["title"] = title._replace(end=led.start())
    return {**{label: one for label, one in reading.items() if label not in _HEADS}, **own}


def dated(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title leaves the year to the work, and keeps a year that is a word of its own.

    A year beside the title, told by its place: `(1908–1913) Rivers`, `Minutes, 1926–1928.` Where another year
    is that of the work, a number before the title is its first word: `2018 Guidelines for rivers. Ice. 2018.`
    """
    title, year = reading.get("title"), reading.get("year")
    if not title:
        return reading
    if year:
        own = "issued" in draft.values and "issued" not in weak(draft)
        joined = own and draft.mask[year.end : title.start] == " "
        whole = title._replace(start=year.start)
        return {**without(reading, "year"), "title": whole} if joined else reading
    if "issued" not in weak(draft):
        return reading
    start, end = draft.local(draft.spans["issued"][0])
    found = Stretch("year", start, end, _LEFT)
    before, behind = draft.mask[title.start : start], _BEHIND_YEAR.match(draft.mask, end)
    if title.start <= start and not before.strip(" (") and behind and behind.end() < title.end:
        return {**reading, "title": title._replace(start=behind.end()), "year": found}
    said = before.rstrip(" ,(")
    if title.end >= end and said != before.rstrip() and not draft.mask[end : title.end].strip(_AROUND):
        return {**reading, "title": title._replace(end=title.start + len(said)), "year": found}
    return reading


_AROUND = f" .,:)({TAKEN}"
_BEHIND_YEAR = kept(rf"[{_AROUND}]*")
"""What stands between a year and the words beside it."""


_WORD = 5
"""Letters of a title of one word at least; fewer are an abbreviation, `Phys. Rev. Lett.`"""


def _untitled(draft: Draft, reading: Reading, rules: Reading) -> Reading:
    """Return a reading whose journal held the title: `Orlov J. R. Rivers. Questions of Geography. 2010`."""
    held, own, rest = reading.get("container"), rules.get("title"), rules.get("container")
    if not held or "title" in reading or "author" not in reading:
        return reading
    if not own or not rest or own.start < held.start - _MARKS:
        return _halved(draft, reading, held)
    if abs(own.start - held.start) > _MARKS or abs(rest.end - held.end) > _MARKS or own.end >= rest.start:
        return reading
    name = draft.text[own.start : own.end]
    if len(name.strip(" .")) < _WORD or draft.text[rest.start : rest.end].count(".") > 0:
        return reading
    return {**reading, "title": own._replace(confidence=_LEFT), "container": rest._replace(confidence=_LEFT)}


_LEAST = 3
"""Words of a title that a journal's one name may follow within what was read as the journal."""
_CUT_SHORT = kept(r"(?<!\w)\w{1,4}\.")


def _halved(draft: Draft, reading: Reading, held: Stretch) -> Reading:
    """Return a reading whose journal gives up its first sentence: `Ann Reed. Rivers of ice. Lakes, 15(4)`.

    So it is where nothing is cut short in that, and no word calls it a journal.
    """
    parts = sentences(draft.mask, held.start, held.end)
    grouped = len(parts) == 1 and GROUP in draft.mask[held.start : parts[0]]
    if len(parts) != 1 or not (grouped or draft.values.keys() & {"volume", "issue"}):
        return reading
    said = draft.mask[held.start : parts[0]].rstrip(f" .{GROUP}")
    if len(said.split()) < _LEAST or _CUT_SHORT.search(said) or names_serial(draft, held.start, parts[0]):
        return reading
    title = Stretch("title", held.start, held.start + len(said), _LEFT)
    return {**reading, "title": title, "container": held._replace(start=parts[0], confidence=_LEFT)}


_SHORT_TAIL = kept(r",\s(?P<name>(?:[A-Z][\w’'-]*\.?\s){1,3}[A-Z][\w’'-]*)$")
"""Words behind the last comma of a title that are the first ones of a journal's name: `, SIAM J. Numer`."""


def _abbreviated(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose journal is whole: `Bounds on ice, SIAM J. Numer. Anal. 12 (1975)`."""
    title, held = reading.get("title"), reading.get("container")
    if not title or not held or draft.text[title.end : held.start] != ". ":
        return reading
    tail = _SHORT_TAIL.search(draft.text, title.start, title.end)
    if tail is None or ". " not in tail["name"] or draft.text[held.start : held.end].count(" ") > 1:
        return reading
    return {
        **reading,
        "title": title._replace(end=tail.start()),
        "container": held._replace(start=tail.start("name")),
    }


_BODY = kept(r"[^\W\d_][^.,;:\x00\x01]*\s[^.,;:\x00\x01]*[^\W\d_]{3}\.\s")
"""A sentence of two words at least, in which no mark parts persons."""


def _bodied(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title begins before its colon, not behind it: `Ice Core Team. I: a guide`."""
    author, title = reading.get("author"), reading.get("title")
    if not author or not title or draft.text[author.end : title.start] not in (": ", " : "):
        return reading
    match = _BODY.match(draft.text, author.start, author.end)
    if match is None:
        return reading
    end = match.end() - len(". ")
    return {**reading, "author": author._replace(end=end), "title": title._replace(start=match.end())}


def parted(draft: Draft, reading: Reading, rules: Reading) -> Reading:
    """Return a reading whose title held the journal in two: `Реки. Вестник. Львів, 2015. Вип. 3. С. 4–9`.

    Pages from one to another and an issue are those of a journal or a collection.
    """
    reading = _abbreviated(draft, _bodied(draft, _untitled(draft, reading, rules)))
    title, (own, held) = reading.get("title"), (rules.get("title"), rules.get("container"))
    if not title or not own or not held or reading.keys() & {"container", "publisher"}:
        return reading
    if "range" not in draft.page_kinds or "issue" not in draft.values or "place" not in reading:
        return reading
    if abs(own.start - title.start) > _MARKS or abs(held.end - title.end) > _MARKS:
        return reading
    sure = title.confidence
    return {**reading, "title": own._replace(confidence=sure), "container": held._replace(confidence=sure)}
