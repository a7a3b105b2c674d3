"""A rakor opens with what was left, a promise is recorded, a sentence without owner stays a note."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import told_in


@told_in("id", "desk")
def test_a_promise_is_recorded_and_a_sentence_without_owner_stays_a_note(teller: Teller) -> None:
    page = teller.page
    teller.enter("sekretariat.barsel")
    teller.go("/rakor/")
    teller.keep("rakor-list")
    page.click("main table tbody tr:first-child a")
    page.wait_for_load_state()
    teller.keep("rakor")
    expect(page.locator("main")).to_contain_text("86")
    page.fill("textarea[name=deliverable]", f"Bersinergi bersama {teller.language} {teller.size}")
    teller.send("main form:has(textarea[name=deliverable]) button")
    expect(page.locator("main")).to_contain_text(f"Bersinergi bersama {teller.language} {teller.size}")


@told_in("id", "phone")
def test_an_activity_is_recorded_with_people_apart(teller: Teller) -> None:
    page = teller.page
    teller.enter("lapangan.cianjur")
    teller.go("/kegiatan/baru/")
    page.fill("input[name=title]", f"Penyuluhan contoh {teller.language} {teller.size}")
    page.fill("input[name=day]", "2026-11-19")
    page.fill("input[name=onsite]", "31")
    page.fill("input[name=online]", "7")
    teller.send("main form:has(input[name=title]) button:not([name])")
    teller.keep("activity")
    expect(page.locator("main")).to_contain_text("31")
