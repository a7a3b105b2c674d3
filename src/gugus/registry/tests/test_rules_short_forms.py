"""Short forms made of syllables, and typed names beside stored ones."""

from __future__ import annotations

import pytest

from gugus.registry.rules.near import Typed
from gugus.registry.rules.query import Part
from gugus.registry.rules.syllables import may_stand_for
from gugus.registry.rules.vocabulary import RegionKind


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("tikep", "tidore kepulauan"), ("sultra", "sulawesi tenggara"), ("kaltara", "kalimantan utara"),
        ("tanjabtim", "tanjung jabung timur"), ("tts", "timor tengah selatan"),
    ],
)  # fmt: skip
def test_a_short_form_takes_syllables_of_every_word(short: str, name: str) -> None:
    assert may_stand_for(short, name.split())


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("tidore", "tidore"),
        ("tikep", "tidore"),
        ("kepti", "tidore kepulauan"),
        ("tk", "tidore kepulauan"),
        ("", ""),
    ],
)
def test_anything_else_is_no_short_form(short: str, name: str) -> None:
    assert not may_stand_for(short, name.split())


def test_stored_names_one_edit_away_are_noted_for_each_typed_key() -> None:
    typed = Typed(["cianjor", "bogr", "ab"])
    typed.compare(["cianjur", "bogor", "bandung", "abc"])
    assert typed.near == {"cianjor": {"cianjur"}, "bogr": {"bogor"}}


def test_a_district_is_tried_with_kota_where_the_text_leaves_it_out() -> None:
    assert Part("sigli", frozenset({RegionKind.KECAMATAN})).with_kota == "kotasigli"
    assert Part("waikabubak").with_kota == "kotawaikabubak"
    assert Part("baru").with_kota == Part("waikabubak", frozenset({RegionKind.DESA})).with_kota == ""
