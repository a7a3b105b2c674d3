"""Texts made to keep the reader busy: none of the length of an article takes long."""

from __future__ import annotations

import time

import pytest

from gugus_engine.article.subject import MOST_CHARACTERS
from gugus_engine.article.tests.make import read_text

STORY = (
    "Dinas Sosial Kabupaten Cianjur menggelar sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) "
    "di Aula Pancaniti, Senin (5/10/2026). "
)
HEAD = STORY * 40
SECONDS = 5.0
"""Far over what each takes, which is less than two; before they were mended they took from 6 to 60."""


@pytest.mark.parametrize(
    "again",
    [
        "Kapolres berjanji akan ",
        "pihaknya akan membantu dan ",
        "kata Kapolres, ",
        "Kapolres meminta agar Bupati ",
        "Januari Senin sosialisasi dengan ",
        "“",
        "1”",
        "berkas yang -",
        "berkas yang-",
        "-",
        ".",
    ],
)
def test_words_repeated_to_the_limit_are_read_in_time(again: str) -> None:
    text = HEAD + again * ((MOST_CHARACTERS - len(HEAD) - 1) // len(again)) + "."
    read_text(STORY)
    began = time.process_time()
    assert read_text(text).problem is None
    assert time.process_time() - began < SECONDS


IN_THE_MIDST = {
    "blanks between names at the top": (
        "Penulis: Firasat Contoh | Editor: Dwi Andai",
        " ",
        "a\n\n\nPolres Majene Ikuti Rakor. " + STORY,
    ),
    "blanks between places": (STORY + "Peserta dari Cianjur", " ", "Bogor hadir."),
    "lines between places": (STORY + "Peserta dari Cianjur", "\n\n", "Bogor hadir."),
    "tabs between places": (STORY + "Peserta dari Cianjur", "\t ", "Bogor hadir."),
    "blanks after a post": (STORY + "Bupati Cianjur", " ", "berjanji akan membangun rumah aman."),
    "numbers without nouns": (STORY + "Tercatat 30 korban dan 20 ", "1 ", "orang."),
    "one letter after the day at the top": (
        "Kamis, 18 Januari 2024",
        "A",
        " | 07.10 WIB\n\nBATAM – Laporan tindak pidana perdagangan orang (TPPO) naik. " + STORY,
    ),
    "small letters after the day at the top": ("Kamis, 18 Januari 2024 a.", "a", "\n\nBATAM – " + STORY * 2),
    "one letter within the day at the top": ("Kamis, 18 Januari", "A", " 2024\n\nBATAM – " + STORY),
    "one letter before the day at the top": ("BATAM", "A", " x Kamis, 18 Januari 2024 – " + STORY * 2),
    "blanks between organisers": (
        "CIANJUR - Sosialisasi perdagangan orang (TPPO) digelar Dinas Sosial Kabupaten Cianjur",
        " ",
        "x Polres Cianjur, Senin (5/10/2026). " + STORY,
    ),
    "people counted again and again": (STORY + "Tercatat 30 korban dan 20 ", "1 orang, ", "orang."),
    "a request of nobody": (STORY + "Kapolres Cianjur menyampaikan usul", " ", "x Bupati membantu."),
    "lures parted by blanks": (STORY + "Korban dijanjikan gaji", "," + " " * 60, "x."),
    "initials after a post": (STORY + "Hadir Bupati Cianjur", " A.", " dan warga."),
    "blanks before a comma": (STORY + "Hadir Dwi Andai, Firasat Contoh", " ", "Rina Mulyani hadir."),
    "blanks before an asker": (STORY + "Kapolres Cianjur", " ", "meminta Bupati Cianjur menambah anggaran."),
    "blanks in a list": (STORY + "Korban dari Cianjur 1", " ", "orang, Landak 3 orang, dan Bogor."),
    "blanks after a number": (STORY + "Sebanyak 5 tersangka dan 3", " ", "ditangkap Polres Cianjur."),
}
NEAR_LIMIT = 50_000


@pytest.mark.parametrize("case", IN_THE_MIDST)
def test_what_is_repeated_within_a_sentence_is_read_in_time(case: str) -> None:
    before, again, after = IN_THE_MIDST[case]
    text = before + again * (NEAR_LIMIT // len(again)) + after
    began = time.process_time()
    read_text(text)
    assert time.process_time() - began < SECONDS
