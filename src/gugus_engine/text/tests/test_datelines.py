"""The line of place and outlet with which an article opens."""

from __future__ import annotations

import pytest

from gugus_engine.text.datelines import dateline, story_start


@pytest.mark.parametrize(
    "line",
    [
        "KARAWANG, kabar.contoh - ",
        "Betun, obor-timor.contoh — ",
        "TALIWANG. ",
        "PONOROGO | ",
        "Batam (16/9) — ",
        "Nunukan, 18 September 2025 – ",
        "KERTEK (Lereng-Andai.contoh) -- ",
        "Bangkalan, kabar-baru.contoh- ",
        "KOTA SORONG, PAPUA BARAT DAYA — ",
        "kabar.contoh, KUPANG – ",
        "KENDAL-",
    ],
)
def test_an_opening_of_names_outlets_and_days_is_a_dateline(line: str) -> None:
    text = f"{line}Polres Contoh menggelar rapat - hari ini."
    assert story_start(text, 0) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Contoh: jangan tergiur gaji besar",
        "Sub-Gugus Tugas Penegakan Hukum menggelar rapat",
        "Suami-istri ditangkap di Karawang",
        "Kapolres Cianjur AKBP Contoh mengatakan - dengan tegas - bahwa kasus itu selesai",
        "Oleh: Penulis Contoh",
        "- Tersangka: 12",
        "",
    ],
)
def test_a_headline_a_label_or_a_sentence_is_none(text: str) -> None:
    assert dateline(text) is None


def test_it_is_looked_for_only_where_it_may_begin_and_before_the_end() -> None:
    text = "Judul. CIANJUR - Polres"
    assert dateline(text) is None
    assert story_start(text, 7) == 17
    assert dateline(text, 7, 12) is None
