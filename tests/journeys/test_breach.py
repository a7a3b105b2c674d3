"""An incident with data is recorded to its end within ten minutes, on a laptop and on a phone, with its letters."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller, inspect
from tests.journeys.effort import Hands
from tests.journeys.variants import told_in

MEASURE = 600
"""Seconds an officer has for it (the promise of ten minutes)."""
WHAT = (
    "Daftar hadir pelatihan dengan nomor ponsel terkirim ke grup percakapan kecamatan, bukan ke pelaksana. "
    "Berkasnya dibuka oleh beberapa orang sebelum dihapus dari grup."
)
HARM = "Nomor dapat dipakai untuk menghubungi atau menekan mereka; dua orang di daftar adalah saksi."
DONE = "Pesan dihapus, anggota grup diminta menghapus salinan, ketua grup menyatakan sudah dilakukan."
TOLD = "Ketua gugus tugas dan kepala bidang, lewat telepon, pagi ini pukul delapan."
CHANGED = "Daftar hadir hanya dikirim sebagai jumlah; nama tetap di kantor."


@told_in("id", "phone")
def test_an_incident_is_recorded_within_ten_minutes_and_its_letters_are_ready(teller: Teller) -> None:
    page, hands = teller.page, Hands(teller.page)
    teller.enter("sekretariat.cianjur")
    teller.go("/insiden/baru/")
    hands.read()
    hands.choose("input[name=how] >> nth=0")
    hands.type("input[name=known_on]", "2026-11-20")
    hands.type("input[name=known_time]", "08.15")
    hands.send()
    hands.choose("input[name=which] >> nth=0")
    hands.write("textarea[name=text]", WHAT)
    hands.send()
    hands.choose("input[name=people] >> nth=0")
    hands.pick("select[name=bound]", "about")
    hands.type("input[name=count]", "34")
    hands.write("textarea[name=harm]", HARM)
    hands.send()
    hands.write("textarea[name=text]", DONE)
    hands.choose("input[name=harms_service][value=no]")
    hands.send()
    for text in (TOLD, CHANGED):
        hands.write("textarea[name=text]", text)
        hands.send()
    inspect(page)
    hands.press()
    expect(page.locator("main")).to_contain_text("34")
    letters = page.locator("a[href^='/surat/'], a[href^='/en/surat/']")
    assert letters.count() >= 2
    first = page.request.get(teller.office.url + str(letters.first.get_attribute("href")))
    assert first.body().startswith(b"%PDF")
    teller.keep("incident")
    inspect(page)
    assert hands.seconds < MEASURE, hands
