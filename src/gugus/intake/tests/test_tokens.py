"""By which pairs a mention is found: numbers in one form, names by sound, accounts with their service."""

from __future__ import annotations

import pytest

from gugus.intake import tokens
from gugus.intake.rules import MentionKind


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("phone", "0812-3456-7890", "+62 812 3456 7890"),
        ("nik", "320301 550199 0001", "3203015501990001"),
        ("passport", "a 1234567", "A1234567"),
        ("email", "Agen@Contoh.id", "agen@contoh.id"),
        ("handle", "https://www.tiktok.com/@Agen_contoh", "tiktok.com/@agen_contoh"),
        ("link", "https://www.Contoh.id/loker/ ", "contoh.id/loker"),
        ("person", "Hj. Siti Contoh", "siti contoh"),
    ],
)
def test_two_ways_of_writing_have_the_same_pairs(kind: str, one: str, other: str) -> None:
    assert tokens.of_mention(kind, one) == tokens.of_mention(kind, other) != []


def test_an_account_is_found_with_and_without_its_service() -> None:
    pairs = tokens.of_mention("handle", "t.me/agen_contoh")
    assert pairs == [("handle", "telegram:@agen_contoh"), ("handle", "@agen_contoh")]


def test_a_name_with_a_year_of_birth_has_pairs_of_both() -> None:
    pairs = dict.fromkeys(tokens.of_mention(MentionKind.PERSON, "Melati", born=1998))
    assert set(pairs) == {("name", "melati"), ("name_born", "melati|1998"), ("name_whole", "melati")}


def test_what_holds_no_word_has_no_pairs() -> None:
    assert tokens.of_mention("person", "???") == []
    assert tokens.of_mention("phone", " ") == []


@pytest.mark.django_db
def test_a_story_has_the_pairs_of_its_bands_and_a_short_one_none() -> None:
    pairs = tokens.of_story("Adik saya diajak kerja ke kota lain dan sampai sekarang belum pulang")
    assert {purpose for purpose, _ in pairs} == {"story"}
    assert len(pairs) == 16
    assert tokens.of_story("Tolong saya") == []
