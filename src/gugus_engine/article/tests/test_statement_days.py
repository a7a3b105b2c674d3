"""The day of a statement: with a word of saying and nothing told between; never the day of what is told."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

ARREST = "CIANJUR - Polres Cianjur mengungkap kasus TPPO dan menangkap dua tersangka. "
DAY = "Senin (10/6/2024)"


def _said(text: str) -> list[object]:
    return [v["dates"]["statement"] for v in values(ARREST + text, "activity")]  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        f"“Kami akan mengejar pelaku lain,” kata Kapolres Cianjur kepada wartawan di Mapolres Cianjur, {DAY}.",
        f"Kapolres Cianjur, {DAY}, mengatakan pelaku dijerat UU TPPO.",
        f"Dalam keterangan tertulisnya, {DAY}, Kapolres Cianjur menyebut dua korban selamat.",
        f"{DAY}, Kapolres Cianjur menjelaskan bahwa pelaku ditahan.",
        f"Kapolres Cianjur mengungkapkan hal itu, {DAY}.",
        f"Hal itu disampaikan Kapolres Cianjur saat konferensi pers di Mapolres Cianjur, {DAY}.",
        f"Demikian dikatakan Kapolres Cianjur dalam keterangan tertulis yang diterima {DAY}.",
    ],
)
def test_who_spoke_to_whom_and_where_may_stand_before_the_day(text: str) -> None:
    (day, *_) = _said(text)
    assert day is not None
    assert day["value"] == "2024-06-10"  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        f"Menurut Kapolres Cianjur, pelaku direkrut pada {DAY}.",
        f"Korban, kata Kapolres Cianjur, berangkat ke Malaysia {DAY}.",
        f"Saat ditemui, Kapolres Cianjur menyebut tersangka berangkat dari rumahnya {DAY}.",
        f"Dikatakan Kapolres Cianjur, korban diberangkatkan dari Surabaya, {DAY}.",
        f"Kapolres Cianjur meminta warga hadir pada apel, {DAY}.",
        f"“Sidang dijadwalkan {DAY},” ujar Kepala Kejaksaan Negeri Cianjur.",
    ],
)
def test_the_day_of_what_is_told_is_no_statement(text: str) -> None:
    assert set(map(str, _said(text))) == {"None"}


def test_a_press_release_named_in_the_dateline_is_no_saying() -> None:
    text = "CIANJUR, laman dinas (siaran pers) – Dinas Sosial Kabupaten Cianjur menggelar webinar TPPO, Rabu (12/6/2024)."
    (value,) = values(text, "activity")
    dates = value["dates"]
    assert dates["held"]["value"] == "2024-06-12"  # type: ignore[index]
    assert dates["statement"] is None  # type: ignore[index]


def test_katanya_goes_with_the_post_that_opened_a_sentence_since() -> None:
    text = (
        "CIANJUR - Polres Cianjur menggelar rakor TPPO di Aula Contoh, Rabu (12/6/2024). Kepala Dinas Sosial Cianjur, "
        "Umpama Contoh, berharap ada rumah singgah. Bupati Cianjur menyambut baik. Pemkab, katanya, menangani 14 kasus TPPO."
    )
    (figure,) = values(text, "figure")
    assert figure["speaker"]["post"] == "Bupati Cianjur"  # type: ignore[index]
