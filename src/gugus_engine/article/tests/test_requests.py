"""Requests: an office is asked for something; an appeal to the public is none."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values


@pytest.mark.parametrize(
    ("text", "asked", "what"),
    [
        (
            "Kapolres Cianjur meminta Pemkab Cianjur mengalokasikan anggaran penanganan TPPO.",
            "Pemkab Cianjur",
            "mengalokasikan anggaran penanganan TPPO",
        ),
        (
            "Kapolres Cianjur meminta instansi terkait untuk menyamakan langkah cegah TPPO.",
            "instansi terkait",
            "untuk menyamakan langkah cegah TPPO",
        ),
        (
            "Kapolres Cianjur meminta agar pemerintah daerah segera membentuk gugus tugas TPPO.",
            "pemerintah daerah",
            "segera membentuk gugus tugas TPPO",
        ),
        (
            "Pemkab Cianjur diminta menambah biaya penampungan korban TPPO.",
            "Pemkab Cianjur",
            "menambah biaya penampungan korban TPPO",
        ),
        (
            "Soal TPPO, pemerintah daerah harus mendukung melalui anggaran, kata Kapolres Cianjur.",
            "pemerintah daerah",
            "harus mendukung melalui anggaran, kata Kapolres Cianjur",
        ),
        (
            "Kapolres Cianjur mengatakan TPPO berat, dibutuhkan dukungan dari pemerintah daerah dalam anggaran.",
            "pemerintah daerah",
            "dibutuhkan dukungan dari pemerintah daerah dalam anggaran",
        ),
        (
            "Kapolres Cianjur berharap seluruh instansi terkait dapat bersama cegah TPPO.",
            "seluruh instansi terkait",
            "dapat bersama cegah TPPO",
        ),
    ],
)
def test_an_office_is_asked(text: str, asked: str, what: str) -> None:
    (request,) = values(text, "request")
    assert (request["to"]["name"], request["what"]) == (asked, what)  # type: ignore[index]


def test_a_request_without_an_addressee_needs_a_post_that_asks() -> None:
    text = "“Setelah sosialisasi TPPO, kami minta monitoring di level sekolah,” kata Kepala DP3A Cianjur."
    (request,) = values(text, "request")
    assert request["to"] is None
    assert request["from"]["code"] == "32.03"  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        "Kapolres Cianjur meminta seluruh warga untuk waspada terhadap TPPO.",
        "Kapolres Cianjur mengimbau masyarakat agar tidak tergiur tawaran TPPO.",
        "“Setiap warga kami minta menjadi agen kamtibmas cegah TPPO,” kata Kapolres Cianjur.",
        "Ia minta maaf soal TPPO.",
        "Dibutuhkan dukungan dari pemerintah daerah terhadap TPPO.",
        "TPPO diminta dicegah.",
    ],
)
def test_an_appeal_to_the_public_or_by_nobody_is_no_request(text: str) -> None:
    assert values(text, "request") == []


def test_a_request_belongs_to_the_activity_in_whose_story_it_stands() -> None:
    text = (
        "Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Rabu (12/6/2024).\n"
        "Kapolres Cianjur meminta Pemkab Cianjur mengalokasikan anggaran pemulangan.\n"
        "Ia kembali meminta Pemkab Cianjur mengalokasikan anggaran pemulangan.\n"
    )
    (request,) = values(text, "request")
    assert request["of"] == "a1"
