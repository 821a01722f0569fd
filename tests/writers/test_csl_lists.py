"""CSL-JSON of whole lists: what an entry takes from the one before, and what several lists share."""

from __future__ import annotations

import json

from refnorm import Source, analyze
from refnorm.config import Options
from refnorm.writers import write


def items(report, side):
    """Write a report and read the items back."""
    return json.loads(write(report, "csl-json", Options(side=side)))


def test_a_dash_stands_for_the_authors_of_the_entry_before(tmp_path):
    """`— Title` and `Его же. Title` are by the same authors as the entry before; a title alone is by none."""
    works = [
        "1. Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.",
        "2. — О реках. М.: Колос, 1989. 220 с.",
        "3. ——— О снегах. М.: Колос, 1991. 202 с.",
        "4. Его же. О льдах. М.: Колос, 1993. 204 с.",
        "5. Словарь рек. М.: Наука, 1999. 420 с.",
    ]
    file = tmp_path / "works.txt"
    file.write_text("О реках и ветре [1].\n\nЛитература\n\n" + "\n".join(works) + "\n", "utf-8")
    report = analyze(file)
    authors = [[n["family"] for n in item.get("author", [])] for item in items(report, "native")]
    assert authors == [["Орлов"], ["Орлов"], ["Орлов"], ["Орлов"], []]


THREE = """Әдебиеттер

1. Орлов Д. Е. Өзен мен жел. – Алматы: Арна, 2010. – 88 б.
2. Белов А. К. Дала көлдері // Экология. – 2020. – № 3. – Б. 21–34.
3. Гусев Н. В. Тау суы. – Алматы: Арна, 2012. – 96 б.

Список литературы

1. Орлов Д. Е. Река и ветер. – Алматы: Арна, 2010. – 88 с.
2. Белов А. К. Озёра степи // Экология. – 2020. – № 3. – С. 21–34.
3. Гусев Н. В. Вода гор. – Алматы: Арна, 2012. – 96 с.

References

1. Orlov D. E. Ozen men zhel [River and wind]. Almaty: Arna, 2010. 88 p.
2. Belov A. K. Dala kolderi [Lakes of the steppe]. Ekologiya. 2020. No. 3. P. 21–34.
3. Gusev N. V. Tau suy [Water of the mountains]. Almaty: Arna, 2012. 96 p.
"""


def test_native_entries_that_share_a_romanized_one_are_one_work():
    """Both sides of three lists: the second native form is one more variant, and its words are kept."""
    found = items(analyze(Source("three.txt", data=THREE.encode())), "both")
    assert [item["title"] for item in found] == ["Өзен мен жел", "Дала көлдері", "Тау суы"]
    extra = found[1]["custom"]["refnorm"]
    assert extra["variants"]["ru"]["title"] == "Озёра степи"
    assert extra["variants"]["kk-Latn"]["title"] == "Dala kolderi"
    assert extra["source"]["further"] == [{"list": 2, "entry": 2, "label": "2"}]
    assert extra["raw"]["further"] == ["2. Белов А. К. Озёра степи // Экология. – 2020. – № 3. – С. 21–34."]


def test_an_entry_that_two_lists_share_is_written_once():
    """The romanized side of three lists is the romanized list."""
    report = analyze(Source("three.txt", data=THREE.encode()))
    assert [item["title"] for item in items(report, "romanized")] == [
        "Ozen men zhel",
        "Dala kolderi",
        "Tau suy",
    ]


TYPES = """Литература

1. Орлов Д. Е. Реки // География: сб. ст. Казань: Русло, 2010. С. 5–9.
2. Об охране вод: документ 2011 года. М., 2012. 40 с.
3. Гусев Н. В. Вода гор // Труды Института воды. 2012. № 3. С. 34–41.

References

1. Orlov D. E. Rivers. In: Geography: Proc. of the Second Conference. Kazan: Ruslo, 2010, pp. 5–9.
2. Ob okhrane vod [On protection of waters: Federal Law]. Moscow, 2012. 40 p.
3. Gusev N. V. Water of the mountains. Proceedings of the Institute of Water, 2012, no. 3, pp. 34–41.
"""


def test_what_one_entry_alone_says_of_the_type_holds_for_the_work():
    """A collection is a conference's where the other entry says so; an institute has its own proceedings."""
    found = items(analyze(Source("types.txt", data=TYPES.encode())), "both")
    assert [item["type"] for item in found] == ["paper-conference", "legislation", "article-journal"]
