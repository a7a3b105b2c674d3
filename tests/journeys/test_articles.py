"""A secretary pastes an article, looks at what was read, accepts it, and finds the activity."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import checked_in, told_in

TEXT = """CIANJUR, Kabar Contoh - Dinas Sosial Kabupaten Cianjur mengadakan sosialisasi pencegahan TPPO di Aula Contoh Dua, Rabu (11/11/2026). Sebanyak 120 orang hadir secara luring dan 340 orang mengikuti secara daring.

"Sejak Januari ada lebih dari 9 korban yang dipulangkan," kata Kepala Bidang Contoh."""


@told_in("id", "desk")
def test_an_article_becomes_an_activity(teller: Teller) -> None:
    page = teller.page
    teller.enter("sekretariat.cianjur")
    teller.go("/artikel/")
    page.fill("textarea[name=text]", TEXT + f"\n\n{teller.language} {teller.size}")
    teller.send()
    teller.send("main form button[value=accept] >> nth=0")
    teller.go("/kegiatan/")
    teller.keep("activities")
    expect(page.locator("main")).to_contain_text("340")
    expect(page.locator("main")).to_contain_text("120")


@checked_in("id", "desk")
def test_a_text_about_something_else_makes_no_draft(teller: Teller) -> None:
    teller.enter("sekretariat.cianjur")
    teller.go("/artikel/")
    teller.page.fill(
        "textarea[name=text]", "Resep tempe orek: iris tempe, goreng, lalu tumis dengan kecap dan cabai."
    )
    teller.send()
    assert teller.page.locator("textarea[name=text]").input_value().startswith("Resep tempe")
    expect(teller.page.locator(".g-result")).to_have_count(1)
    expect(teller.page.locator(".g-field--error")).to_have_count(0)
