"""An investigator opens an event, puts people in roles, records a police file and sees its clocks."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import told_in


@told_in("id", "desk")
def test_an_event_gets_people_and_a_police_file_with_clocks(teller: Teller) -> None:
    page = teller.page
    teller.enter("penyidik.cianjur")
    teller.go("/peristiwa/")
    teller.keep("events")
    teller.go("/peristiwa/baru/")
    page.fill("textarea[name=summary]", "Peristiwa contoh dari uji")
    teller.send("main form:has(textarea[name=summary]) button:not([name])")
    teller.go(page.url.split(teller.office.url)[1].removeprefix("/en"))
    teller.keep("event")
    page.click("main a[href$='/perkara/']")
    page.fill("input[name=lp_number]", f"LP/B/77/CONTOH/{teller.language}-{teller.size}")
    page.fill("input[name=reported_on]", "2026-11-10")
    page.select_option("select[name=unit]", index=1)
    teller.send("main form:has(input[name=lp_number]) button")
    if page.locator("input[name=process]").count():
        page.check("input[name=process] >> nth=0")
        teller.send("main form:has(input[name=lp_number]) button")
    teller.keep("file")
    expect(page.locator("main")).to_contain_text("LP/B/77/CONTOH")


@told_in("id", "desk")
def test_an_office_answers_a_hand_off(teller: Teller) -> None:
    page = teller.page
    teller.enter("penyidik.cianjur")
    teller.go("/meja/")
    teller.keep("desk")
    page.click("main a[href*='/rujukan/'] >> nth=0")
    page.wait_for_load_state()
    teller.keep("hand-off")


@told_in("id", "desk")
def test_another_region_is_not_there(teller: Teller) -> None:
    page = teller.page
    teller.enter("penyidik.jakpus")
    teller.go("/perkara/")
    link = page.locator("main table a").first.get_attribute("href")
    teller.enter("penyidik.cianjur")
    answer = page.goto(teller.office.url + (link or ""))
    assert answer is not None
    assert answer.status == 404
