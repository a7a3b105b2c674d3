"""The receipt list keeps every promise of its design, and receipts survive the ways people type them."""

from __future__ import annotations

import hmac
import itertools
import re
from importlib import resources

import pytest

from gugus.core import receipt

SECRET = b"a test secret"
SEVEN = "abadi bangku cermin durian kelapa pelangi zebra"
SECTIONS = (
    "religion",
    "body and bodily functions",
    "violence, weapons and fear",
    "trafficking: acts, means, purposes and their settings",
    "police, prosecution, court and prison",
    "sex",
    "insults and contempt",
    "ethnic, national and political words",
    "illness, medicine, death, loss and family tragedy",
    "the system's own words, and numbers",
    "provinces, regencies and cities: short names",
    "further words of such names",
    "the 1,500 most frequent name words",
)


def lines(name: str) -> list[str]:
    return (resources.files("gugus") / "core" / "data" / name).read_text("ascii").splitlines()


def denied() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in lines("receipt_denied.txt"):
        if line.startswith("## "):
            found[line[3:]] = set()
        elif line and not line.startswith("#"):
            found[list(found)[-1]].add(line)
    return found


def test_the_list_has_2048_words_and_says_that_it_is_cc0() -> None:
    assert len(receipt.words()) == len(set(receipt.words())) == 2048
    assert lines("receipt_words.txt")[0].startswith("#")
    assert "CC0-1.0" in lines("receipt_words.txt")[0]


def test_words_are_sorted_and_have_four_to_eight_plain_letters() -> None:
    assert list(receipt.words()) == sorted(receipt.words())
    assert [word for word in receipt.words() if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_the_first_four_letters_name_one_word() -> None:
    assert len({word[:4] for word in receipt.words()}) == 2048


def test_two_words_are_never_one_edit_apart() -> None:
    """Words one edit apart share a form with one letter dropped, so only such pairs need the slow look."""
    forms: dict[str, list[str]] = {}
    for word in receipt.words():
        for form in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            forms.setdefault(form, []).append(word)
    pairs = {pair for same in forms.values() for pair in itertools.combinations(same, 2)}
    assert [pair for pair in pairs if receipt.distance(*pair) < 2] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_word_of_a_denied_kind_is_on_the_list(section: str) -> None:
    assert len(denied()[section]) >= 30
    assert sorted(denied()[section] & set(receipt.words())) == []


def test_the_deny_list_has_no_other_sections_and_covers_names_and_regions() -> None:
    assert tuple(denied()) == SECTIONS
    assert len(denied()["the 1,500 most frequent name words"]) == 1500
    assert {"cianjur", "jakarta pusat", "bali"} <= denied()["provinces, regencies and cities: short names"]


def test_the_same_nonce_makes_the_same_receipt_and_another_secret_another() -> None:
    assert receipt.make(SECRET, "1") == receipt.make(SECRET, "1")
    assert receipt.make(SECRET, "1") != receipt.make(SECRET, "2")
    assert receipt.make(SECRET, "1") != receipt.make(b"another", "1")


def test_a_receipt_is_the_first_77_bits_of_the_hmac_eleven_a_word() -> None:
    """The slow twin: write the bits out and cut them."""
    bits = "".join(f"{byte:08b}" for byte in hmac.digest(SECRET, b"receipt:nonce", "sha256"))
    places = [int(bits[at : at + 11], 2) for at in range(0, 77, 11)]
    assert receipt.make(SECRET, "nonce") == " ".join(receipt.words()[place] for place in places)


def test_a_thousand_receipts_differ_and_use_most_of_the_list() -> None:
    made = {receipt.make(SECRET, str(number)) for number in range(1000)}
    assert len(made) == 1000
    used = {word for text in made for word in text.split()}
    assert len(used) > 1900  # expected: 2048 * (1 - exp(-7000 / 2048)) = 1981


def test_an_empty_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="secret"):
        receipt.make(b"", "1")


def test_every_receipt_reads_back_as_itself() -> None:
    for number in range(50):
        made = receipt.make(SECRET, str(number))
        assert receipt.normalise(made) == made
        assert receipt.normalise(" ".join(word[:4] for word in made.split())) == made


@pytest.mark.parametrize(
    "typed",
    [
        "ABADI Bangku cermin DURIAN kelapa pelangi Zebra",
        "  abadi\tbangku\n cermin   durian kelapa pelangi zebra \r\n",
        "abadi-bangku-cermin-durian-kelapa-pelangi-zebra",
        "abadi, bangku, cermin, durian, kelapa, pelangi, zebra.",
        "1. abadi 2. bangku 3. cermin 4. durian 5. kelapa 6. pelangi 7. zebra",
        "1)abadi\n2)bangku\n3)cermin\n4)durian\n5)kelapa\n6)pelangi\n7)zebra",
        "abad bang cerm duri kela pela zebr",
        "abadi bangku cermi durian kelap pelang zebra",
        "ａｂａｄｉ bangku cermin durian – kelapa — pelangi_zebra",
    ],
)
def test_the_ways_people_type_a_receipt_are_understood(typed: str) -> None:
    assert receipt.normalise(typed) == SEVEN


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abadi bangku cermin durian kelapa pelangi",
        f"{SEVEN} zebra",
        "aba bangku cermin durian kelapa pelangi zebra",
        "abadii bangku cermin durian kelapa pelangi zebra",
        "abadi bangku cermin durian kelapa pelangi zebrah",
        "abadi bangku cermin durian kelapa pelangi аbаdi",  # Cyrillic look-alikes
        "7 1 2 3 4 5 6",
        "zebra " * 100_000,
    ],
)
def test_anything_else_is_no_receipt(typed: str) -> None:
    assert receipt.normalise(typed) is None


def test_a_misspelt_word_is_offered_its_neighbour() -> None:
    slips = receipt.nearest("abadi bamgku cermin duriaan kelpa pelangi zebra")
    assert [(slip.place, slip.typed) for slip in slips] == [(2, "bamgku"), (4, "duriaan"), (5, "kelpa")]
    assert [slip.offers[0] for slip in slips] == ["bangku", "durian", "kelapa"]


def test_one_slip_leads_back_to_the_word_that_was_meant() -> None:
    """Drop the last letter but one: the word is among the offers, or what is left still names it."""
    for word in receipt.words()[::20]:
        typed = word[:-2] + word[-1]
        offers = [offer for slip in receipt.nearest(typed) for offer in slip.offers]
        near = [other for other in receipt.words() if receipt.distance(typed, other) == 1]
        assert word in offers or len(near) > receipt.OFFERS or word.startswith(typed)


def test_a_slip_that_looks_like_the_start_of_another_word_is_named() -> None:
    assert receipt.normalise(SEVEN.replace("abadi", "cabi")) is not None
    (slip,) = receipt.nearest(SEVEN.replace("abadi", "cabi"))
    assert (slip.typed, slip.offers) == ("cabi", ("cabik", "cabai", "cari"))


def test_all_offers_are_equally_near_few_and_on_the_list() -> None:
    (slip,) = receipt.nearest("sapo")
    assert 1 <= len(slip.offers) <= receipt.OFFERS
    assert len({receipt.distance("sapo", word) for word in slip.offers}) == 1
    assert set(slip.offers) <= set(receipt.words())


@pytest.mark.parametrize("typed", ["xyzxyzxyz", "a" * 300, "文字"])
def test_a_word_without_neighbours_gets_no_offer(typed: str) -> None:
    assert receipt.nearest(typed) == (receipt.Correction(1, typed, ()),)


def test_a_right_receipt_and_a_huge_text_need_no_correction() -> None:
    assert receipt.nearest(SEVEN) == ()
    assert receipt.nearest("xyzxyzxyz " * 100_000) == ()


def test_the_lookup_key_is_the_same_for_every_way_of_typing() -> None:
    key = receipt.lookup_key(SECRET, SEVEN)
    assert re.fullmatch("[0-9a-f]{64}", key)
    assert receipt.lookup_key(SECRET, "1. Abad, bang - CERM duri kela pela zebr") == key
    assert receipt.lookup_key(b"another", SEVEN) != key


def test_the_lookup_key_of_no_receipt_is_refused() -> None:
    with pytest.raises(ValueError, match="seven words"):
        receipt.lookup_key(SECRET, "abadi bangku")


def test_the_distance_matches_known_examples() -> None:
    known = {
        ("", ""): 0,
        ("", "abad"): 4,
        ("kitten", "sitting"): 3,
        ("bangku", "bamgku"): 1,
        ("ayam", "maya"): 2,
    }
    assert {pair: receipt.distance(*pair) for pair in known} == known
