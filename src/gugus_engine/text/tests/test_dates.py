"""Reading dates: forms, missing years, weekdays, periods, what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from gugus_engine.text.dates import Basis, Moment
from gugus_engine.text.tests.make import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Selasa (28/05/2024)", "2024-05-28"),
        ("Jumat (9/6/2023)", "2023-06-09"),
        ("14 November 2024", "2024-11-14"),
        ("9 Juni 2023", "2023-06-09"),
        ("Kamis, 3 Oktober 2024", "2024-10-03"),
        ("hari Jum'at, 1 November 2024", "2024-11-01"),
        ("Rabu malam (12/11/2025)", "2025-11-12"),
        ("12 Nov 2025, 22:42 WIT", "2025-11-12"),
        ("3 July 2025", "2025-07-03"),
        ("November 12, 2025", "2025-11-12"),
        ("2024-05-28", "2024-05-28"),
        ("28-5-2024", "2024-05-28"),
        ("28.05.2024", "2024-05-28"),
        ("Jumat (7/7/23)", "2023-07-07"),
        ("17/8/45", "1945-08-17"),
    ],
)
def test_a_full_date_is_read_as_written(text: str, day: str) -> None:
    (mention,) = dates(text)
    assert (mention.day, mention.basis) == (date.fromisoformat(day), Basis.WRITTEN)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3-5 Juni 2024", "2024-06-03", "2024-06-05"),
        ("Senin-Rabu (3-5/6/2024)", "2024-06-03", "2024-06-05"),
        ("30 Mei-2 Juni 2024", "2024-05-30", "2024-06-02"),
        ("30 Desember 2024 sampai 2 Januari 2025", "2024-12-30", "2025-01-02"),
        ("1/6 - 3/6/2024", "2024-06-01", "2024-06-03"),
        ("22 dan 23 September 2025", "2025-09-22", "2025-09-23"),
        ("sepanjang 2020-2022", "2020", "2022"),
        ("tahun 2023", "2023", "2023"),
        ("Januari-Juni 2025", "2025-01", "2025-06"),
        ("awal Januari sampai pertengahan April 2024", "2024-01", "2024-04"),
        ("2018-Oktober 2022", "2018", "2022-10"),
        ("September 2023", "2023-09", "2023-09"),
        ("hingga Oktober 2025", None, "2025-10"),
        ("per tanggal 29 Mei 2025", None, "2025-05-29"),
        ("sejak 2020", "2020", None),
        ("triwulan kedua 2025", "2025-04", "2025-06"),
        ("semester I tahun 2024", "2024-01", "2024-06"),
    ],
)
def test_a_period_is_read_with_its_ends(text: str, first: str | None, last: str | None) -> None:
    (mention,) = dates(text)
    assert mention.is_period
    assert [moment and moment.iso() for moment in (mention.first, mention.last)] == [first, last]


def test_a_weekday_with_day_and_month_gives_the_years_that_fit_the_latest_first() -> None:
    (mention,) = dates("Rabu (29/8)")
    assert mention.basis is Basis.YEAR_WORKED_OUT
    assert [day.year for day in mention.candidates] == [2018, 2012, 2007]
    assert mention.day == date(2018, 8, 29)


def test_a_worked_out_year_never_lies_after_today() -> None:
    (mention,) = dates("Sabtu (21/11)")
    assert mention.candidates[0] == date(2026, 11, 21)
    (later,) = dates("Minggu (22/11)")
    assert later.candidates[0] == date(2020, 11, 22)


def test_a_day_without_year_and_weekday_proposes_nothing() -> None:
    (mention,) = dates("pada 14 November")
    assert mention.day is None
    assert mention.names_a_day
    assert len(mention.candidates) == 4


def test_a_full_date_in_the_text_anchors_the_others() -> None:
    _, mention = dates("Kamis (14/11/2024) ia bicara; acara pada Kamis (14/11).")
    assert (mention.day, mention.basis) == (date(2024, 11, 14), Basis.ANCHORED)


def test_a_range_over_new_year_is_anchored_with_its_last_day() -> None:
    _, mention = dates("Senin (6/1/2025), operasi 30 Desember - 2 Januari")
    assert (mention.first, mention.last) == (Moment(2024, 12, 30), Moment(2025, 1, 2))


def test_a_date_far_from_the_anchor_is_not_anchored() -> None:
    mention = dates("sesuai surat 1 Februari 2022, digelar Rabu (29/8)")[1]
    assert mention.basis is Basis.YEAR_WORKED_OUT


def test_the_year_of_the_copyright_is_read_and_anchors() -> None:
    day, copyright_year = dates("Selasa (12/3) rapat digelar. COPYRIGHT © KORAN CONTOH 2019")
    assert (day.day, day.basis) == (date(2019, 3, 12), Basis.ANCHORED)
    assert (copyright_year.first, copyright_year.basis) == (Moment(2019), Basis.COPYRIGHT_YEAR)


def test_a_month_is_anchored_by_a_full_day() -> None:
    month = dates("Dalam bulan Mei ini, kata dia, Selasa (20/5/2025)")[0]
    assert month.first == Moment(2025, 5)
    assert dates("bulan Mei yang panas") == ()


@pytest.mark.parametrize("text", ["di Cianjur Rabu.", "Kamis siang", "JUMAT"])
def test_a_bare_weekday_has_no_date(text: str) -> None:
    (mention,) = dates(text)
    assert mention.basis is Basis.WEEKDAY_ONLY
    assert (mention.day, mention.candidates) == (None, ())
    assert not mention.is_period


def test_a_weekday_that_contradicts_its_date_leaves_no_value() -> None:
    (mention,) = dates("Rabu, 12 Maret 2024")
    assert mention.day is None
    assert mention.candidates == (date(2024, 3, 12), date(2024, 3, 13), date(2025, 3, 12))


def test_the_weekday_agrees_with_a_true_date() -> None:
    (mention,) = dates("Selasa (28/05/2024)")
    assert mention.weekday_agrees


@pytest.mark.parametrize("text", ["bulan ini", "pekan depan", "kemarin", "tahun lalu"])
def test_a_relative_time_is_kept_without_a_date(text: str) -> None:
    (mention,) = dates(text)
    assert mention.basis is Basis.RELATIVE
    assert not mention.names_a_day


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2024",
        "29 Februari 2023",
        "5-3 Juni 2024",
        "2024-2020",
        "Rabu (31/6)",
        "UU Nomor 21 Tahun 2007",
        "UU 21/2007",
        "Permen Nomor 8 tahun 2014",
        "RT 03/05",
        "layanan (24/7)",
        "kode 32.03.12.2001",
        "dua minggu bekerja",
        "Pasar Minggu",
        "Minggu lalu"[0:0],
        "1.581 korban",
        "bulan Mei",
    ],
)
def test_what_is_no_date_gives_no_day(text: str) -> None:
    assert [mention for mention in dates(text) if mention.names_a_day or mention.first] == []


def test_spans_cover_weekday_and_brackets() -> None:
    text = "digelar Selasa sore (25/6/2024) di aula"
    (mention,) = dates(text)
    assert mention.span.quote(text) == "Selasa sore (25/6/2024)"
