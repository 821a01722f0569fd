"""What letters prove: the schemes of two texts, and what speaks against one."""

from __future__ import annotations

import pytest

from refnorm.romanization import scheme, transliterate
from refnorm.romanization.detection import hands
from refnorm.romanization.proof import against, proofs

TEXTS = {
    "ru": "Щукин и Яшин: чертежи южной Якутии, жёлтые цветы, тихий вечер, чаща, хутор, объезд, экономика",
    "uk": "Щука і їжак: чотири хвилини їзди, гарний Єгор, юшка, явір, цегла, ґанок, чистий жолоб, хата",
    "kk": "Қазақ халқының тарихы, әдебиет және өнер, ұлы жүздің шежіресі, ғылыми мақалалар, жаңа үй",
}
SCHEMES = [
    "ru-bgn-pcgn", "ru-iso-9", "ru-gost-779-b", "ru-bsi", "uk-kmu", "uk-scholarly", "kk-latin-2021",
    "kk-latin-2018", "kk-bgn-pcgn",
]  # fmt: skip


@pytest.mark.parametrize("code", SCHEMES)
def test_a_scheme_is_proven_by_what_it_writes(code: str) -> None:
    """A text that a scheme has written proves it, and nothing in it speaks against it."""
    language = code.partition("-")[0]
    hand = hands(TEXTS[language], transliterate(TEXTS[language], scheme(code)))[language]
    assert code in hand.schemes
    assert proofs(hand)
    assert against(hand, code) == ()


@pytest.mark.parametrize(("code", "other"), [("ru-iso-9", "ru-bsi"), ("uk-scholarly", "uk-kmu")])
def test_another_scheme_is_refuted(code: str, other: str) -> None:
    """The letters that another scheme writes otherwise are told, with what it would write."""
    language = code.partition("-")[0]
    hand = hands(TEXTS[language], transliterate(TEXTS[language], scheme(code)))[language]
    told = {(proof.letter, proof.written, proof.expected) for proof in against(hand, other)}
    assert ("ч", "č", "ch") in told


def test_letters_that_a_standard_leaves_open_prove_nothing() -> None:
    """The Kazakh Latin alphabets do not say what becomes of ц and щ."""
    native = "Цех, цирк, цемент; щука, щит, плащ"
    found = hands(native + ", қазақ ғалымы", "Tseh, tsirk, tsement; shchuka, shchit, plashch, qazaq ğalymy")
    letters = {proof.letter for proof in against(found["kk"], "kk-latin-2021")} if "kk" in found else set()
    assert not letters & {"ц", "щ"}


def test_nothing_is_compared() -> None:
    """Texts without a common word have no hand."""
    assert hands("Роса", "Wind") == {}


MIXTURES = {
    "Журналы и жители южных районов хутора: цены, щука, чаща, юбилей, яхта, лихой поход": (
        "Jurnaly i zhiteli iuzhnykh rayonov hutora: tceny, schuka, chashcha, yubiley, iakhta, lihoi pohod"
    ),
    "Ядерный щит, цели и хозяйство, технический центр, чертежи, юность, поезд, объезд, химия": (
        "Jadernyj shchit, celi i khoziaistvo, tehnicheskii tsentr, chertezhi, yunost', poezd, obyezd, khimija"
    ),
}


@pytest.mark.parametrize("native", MIXTURES)
def test_a_mixture_proves_no_scheme(native: str) -> None:
    """A scheme that allows many ways does not stand for a list that writes as none does."""
    assert hands(native, MIXTURES[native])["ru"].schemes == ()


def test_one_word_chooses_no_scheme() -> None:
    """What one word alone tells apart stays together; a second one decides."""
    one = hands("Роща, чаща, пища, тихий", "Roshcha, chashcha, pishcha, tikhiy")["ru"].schemes
    assert {"ru-bgn-plain", "ru-bsi"} <= set(one)
    two = hands("Роща, чаща, пища, тихий, сухой", "Roshcha, chashcha, pishcha, tikhiy, sukhoy")["ru"].schemes
    assert "ru-bgn-plain" in two
    assert "ru-bsi" not in two


STANDARD = "Ядерный центр, научной станции, холмы тихой Якутии, цены южной хижины, хлеб, цветной юный поход"


def test_a_standard_that_leaves_a_choice_is_proven_by_one_choice_throughout() -> None:
    """GOST R 7.0.34 with `j`, `kh`, `ts`, as no other scheme writes; in two ways it is a mixture."""
    steady = transliterate(STANDARD, "ru-bgn-plain").replace("oy ", "oj ").replace("yy ", "yj ")
    assert hands(STANDARD, steady)["ru"].schemes == ("ru-gost-7034",)
    mixed = steady.replace("nauchnoj", "nauchnoi").replace("tikhoj", "tikhoi")
    assert hands(STANDARD, mixed)["ru"].schemes == ()


def test_single_slips_of_several_letters_refute_no_scheme() -> None:
    """A letter written against the scheme in one word each, in many words; in three words it is a habit."""
    native = "Юрта, яхта, тихий, чайка, хутор, щука, цапля, Якутск, юноша, хлеб, чаща, цирк"
    right = transliterate(native, "ru-bgn-plain")
    slipped = right.replace("khleb", "hleb").replace("Yakutsk", "Iakutsk").replace("tsirk", "cirk")
    assert "ru-bgn-plain" in hands(native, slipped)["ru"].schemes
    habit = right.replace("kh", "x")
    assert "ru-bgn-plain" not in hands(native, habit)["ru"].schemes
