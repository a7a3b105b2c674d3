"""An officer writes a person down and finds the same name in another spelling; a village office may not search."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import told_in

BOX = "main form:has(input[name=born]) button:not([name])"


@told_in("id", "phone")
def test_a_person_is_found_in_another_spelling_and_order(teller: Teller) -> None:
    page = teller.page
    teller.enter("triase.cianjur")
    teller.go("/peristiwa/baru/")
    page.fill("textarea[name=summary]", "Peristiwa contoh dari uji pencarian")
    teller.send("main form:has(textarea[name=summary]) button:not([name])")
    page.click("main summary >> nth=0")
    page.fill("input[name=name]", "Soekarni Contoh")
    page.fill("input[name=birth_year]", "1998")
    page.select_option("select[name=standing]", index=1)
    teller.send("main form:has(input[name=birth_year]) button:not([name])")
    teller.go("/cari/")
    page.fill("input[name=text]", "contoh sukarni")
    page.fill("input[name=born]", "1998")
    teller.send(BOX)
    teller.keep("search")
    expect(page.locator("main table")).to_contain_text("S.C.")
    expect(page.locator("main table")).not_to_contain_text("Soekarni")
    expect(page.locator("main table a[href*='/peristiwa/']").first).to_be_visible()
    assert "sukarni" not in page.url


@told_in("id", "phone")
def test_nothing_found_says_what_may_be_done(teller: Teller) -> None:
    teller.enter("triase.cianjur")
    teller.go("/cari/")
    teller.page.fill("input[name=text]", "Mawar Tidakada")
    teller.send(BOX)
    expect(teller.page.locator("#hasil")).to_be_visible()
    assert teller.page.locator("main table").count() == 0


@told_in("id", "desk")
def test_a_leader_has_no_search(teller: Teller) -> None:
    teller.enter("pimpinan.cianjur")
    answer = teller.page.goto(teller.office.path("/cari/", teller.language))
    assert answer is not None
    assert answer.status == 403
