"""Declared counters, hidden cells, and what may be said of a number."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.core.say import speak
from gugus.insight import rules


def test_the_five_counters_are_declared_with_all_that_stands_beside_them() -> None:
    found = rules.counters()
    assert {"laporan", "peristiwa", "korban_terindikasi", "terlapor", "perkara"} <= set(found)
    for counter in found.values():
        for said in (counter.name, counter.unit, counter.source, counter.method):
            assert set(said) == {"id", "en"}
            assert all(said.values())


def test_counters_of_people_and_cases_hide_small_cells() -> None:
    hidden = {key for key, counter in rules.counters().items() if counter.hide_under == 5}
    assert hidden == {
        "laporan", "peristiwa", "korban_terindikasi", "korban_dinyatakan_putusan", "korban_dinilai_bukan", "terlapor",
        "perkara",
    }  # fmt: skip


def test_jakarta_counts_kelurahan_and_others_desa_too() -> None:
    reach = rules.counters()["desa_terjangkau"]
    assert reach.unit_of("31.71")["id"] == "kelurahan"
    assert reach.unit_of("31")["id"] == "kelurahan"
    assert reach.unit_of("32.03")["id"] == "desa/kelurahan"


@pytest.mark.parametrize(("value", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_hidden_zero_and_five_are_not(value: int, hidden: bool) -> None:
    assert rules.is_hidden(value, 5) is hidden


def test_nothing_is_hidden_without_a_bound() -> None:
    assert not rules.is_hidden(1, 0)


def test_the_period_runs_from_new_year_to_the_night() -> None:
    assert rules.year_to(date(2026, 11, 21)) == (date(2026, 1, 1), date(2026, 11, 21))


def test_a_zero_is_told_with_what_was_not_reached() -> None:
    say = rules.coverage(32, 44, "kelurahan")
    assert speak(say, "id") == "12 dari 44 kelurahan belum terjangkau"


def test_full_and_unknown_coverage_have_their_own_words() -> None:
    assert rules.coverage(50, 44, "kelurahan").key == "insight.coverage_full"
    assert rules.coverage(0, 0, "desa").key == "insight.coverage_unknown"


@pytest.mark.parametrize(
    ("reports", "key"), [(None, "insight.safe_few"), (0, "insight.safe_none"), (9, "insight.safe_some")]
)
def test_the_safe_sentence_fits_the_number(reports: int | None, key: str) -> None:
    say = rules.safe_sentence(
        office="Gugus Tugas Contoh",
        until="21 November 2026",
        reports=reports,
        reached=4,
        villages=360,
        unit="desa",
    )
    assert say.key == key
    assert "4 dari 360 desa" in speak(say, "id")


def test_nobody_may_say_free_of_trafficking() -> None:
    assert any("bebas TPPO" in speak(say, "id") for say in rules.NOT_TO_SAY)
