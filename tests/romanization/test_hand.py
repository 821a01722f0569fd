"""The list's own hand: what the other words of a list say against a letter."""

from __future__ import annotations

import pytest

from refnorm.model import Span
from refnorm.romanization import transliterate
from refnorm.romanization.detection import hands
from refnorm.romanization.mixtures import mixtures
from refnorm.romanization.pairing import Match, match
from refnorm.romanization.shown import Slip
from refnorm.romanization.spots import fold, native
from refnorm.romanization.words import Word

RUSSIAN = (
    "речной берег широкий путь южный склон зимний вечер шумный город чистый воздух жаркий полдень щедрый "
    "урожай хутор цветок лесной пожар якорь юность поезд эхо объект"
)
UKRAINIAN = "тінь кінь день осінь сіль мідь щука їжак єдність юність явір хата цегла жито чайка гора"


def word(text: str, roman: bool) -> Word:
    """Return a word of a title."""
    form = fold(text) if roman else native(text)
    return Word(text, form, Span(0, len(text)), "title", not roman, False)


def slips(text: str, scheme: str, one: str, printed: str) -> list[Slip]:
    """Return what a list that a scheme has written says against one more word in it."""
    language = scheme.partition("-")[0]
    made = f"{transliterate(text, scheme)} {printed}"
    found: Match = match(word(one, False), word(printed, True), [language])
    return list(hands(f"{text} {one}", made)[language].slips(found))


@pytest.mark.parametrize(
    ("text", "scheme", "one", "printed", "expected"),
    [
        (RUSSIAN, "ru-iso-9", "свободный", "svobodny", "yj"),
        (RUSSIAN, "ru-bgn-pcgn", "шалаш", "shalas", "sh"),
        (RUSSIAN, "ru-bsi", "храм", "hram", "kh"),
        (UKRAINIAN, "uk-dstu-9112-a", "лінь", "lin", "j"),
    ],
)
def test_a_letter_that_the_list_does_not_write_so_is_a_slip(
    text: str, scheme: str, one: str, printed: str, expected: str
) -> None:
    """An ending cut short, a lost mark, another scheme's letter, a sign that is a letter."""
    assert [slip.expected for slip in slips(text, scheme, one, printed)] == [expected]


@pytest.mark.parametrize("scheme", ["ru-iso-9", "ru-bgn-pcgn", "ru-bsi", "ru-gost-7034", "ru-icao"])
def test_what_the_list_writes_is_none(scheme: str) -> None:
    """A word by the list's scheme is right, with or without its signs."""
    printed = transliterate("объезд", scheme)
    assert slips(RUSSIAN, scheme, "объезд", printed) == []
    assert slips(RUSSIAN, scheme, "свободный", transliterate("свободный", scheme)) == []


def test_two_endings_are_two_ways() -> None:
    """An adjective's ending in one letter is another way than its two letters, and said to be."""
    text = "южный важный чистый шумный зимний ранний"
    hand = hands(text, "južnyj važnyj čisty šumny zimnij rannij")["ru"]
    assert {way for mixture in mixtures(hand) for way, _ in mixture.ways} == {(1, "y"), (2, "y")}


def test_a_capital_that_has_no_letter_of_its_own_is_the_small_one() -> None:
    """J with a caron is two characters, its small letter is one."""
    assert fold("J̌ovan") == fold("ǰovan")


def test_a_breve_typed_for_a_caron_is_no_other_letter() -> None:
    """Nobody tells them apart in print: ALA-LC writes the Armenian letter with a caron."""
    assert fold("Ěndhanur") == fold("Ĕndhanur")


def test_a_capital_inside_a_word_is_looked_at() -> None:
    """However often the list shows each letter of the word."""
    hand = hands(RUSSIAN, transliterate(RUSSIAN, "ru-bsi"))["ru"]
    plain, odd = (match(word("север", False), word(text, True), ["ru"]) for text in ("sever", "seVer"))
    assert not hand.doubts(plain)
    assert hand.doubts(odd)


def test_a_yo_printed_as_e_speaks_against_no_scheme() -> None:
    """A list by a scheme that writes ё as yo follows it where the authors print е."""
    text = f"{RUSSIAN} тёплый зелёный лёгкий учёный новый большой художник хлеб щука"
    made = transliterate(text.replace("ё", "е"), "ru-plain")
    assert "ru-plain" in hands(text, made)["ru"].schemes


def test_a_letter_of_two_schemes_proves_neither() -> None:
    """Where half of the words write й by one scheme and half by another, the list follows none."""
    first, second = "речной широкий южный зимний жаркий щедрый", "новый чистый тихий злой малый лесной"
    rest = "цветок хутор юность якорь шум эхо чай жара"
    made = f"{transliterate(f'{first} {rest}', 'ru-bsi')} {transliterate(second, 'ru-bgn-plain')}"
    assert hands(f"{first} {rest} {second}", made)["ru"].schemes == ()


def test_an_ending_of_two_letters_is_what_both_are() -> None:
    """What one scheme has for the two letters of -ый others write letter by letter."""
    text = "горный учёный важный ровный вялый белый мягкий новая рыба мышь чай юла якорь хор цена щука"
    assert "ru-bsi" in hands(text, transliterate(text, "ru-bsi"))["ru"].schemes
