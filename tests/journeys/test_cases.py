"""An investigator opens an event, puts people in roles, records a police file and sees its clocks."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import checked_in, told_in


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


def _new_event(teller: Teller, summary: str) -> str:
    """Open an event with one victim as whoever is in; its code."""
    page = teller.page
    teller.go("/peristiwa/baru/")
    page.fill("textarea[name=summary]", summary)
    teller.send("main form:has(textarea[name=summary]) button:not([name])")
    page.click("main summary >> nth=0")
    page.fill("input[name=name]", "Cempaka Contoh")
    page.select_option("select[name=standing]", index=1)
    teller.send("main form:has(input[name=name]) button:not([name])")
    return (page.locator("main h1").text_content() or "").split()[-1]


@checked_in("id", "desk")
def test_a_letter_of_assignment_opens_a_case_to_a_post(teller: Teller) -> None:
    page = teller.page
    teller.enter("penyidik.cianjur")
    code = _new_event(teller, "Peristiwa contoh dari uji surat tugas")
    address = page.url
    teller.enter("triase.cianjur")
    page.goto(address)
    teller.keep("event-closed")
    expect(page.locator("main")).to_contain_text(f"{code}/1")
    expect(page.locator("main")).not_to_contain_text("C.C.")
    teller.enter("sekretariat.cianjur")
    teller.go("/penugasan/")
    page.fill("input[name=code]", code)
    page.select_option("select[name=post]", label=_post(page, "triase"))
    page.fill("input[name=number]", "ST/77/CONTOH")
    teller.send("main form:has(input[name=number]) button:not([name])")
    teller.keep("assignments")
    teller.enter("triase.cianjur")
    page.goto(address)
    expect(page.locator("main")).to_contain_text("C.C.")
    expect(page.locator("main a[href$='/buka/']").first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Cempaka")


def _post(page: Page, word: str) -> str:
    """The label of the first post whose title holds a word."""
    labels = page.locator("select[name=post] option").all_text_contents()
    return next(each.strip() for each in labels if word in each.lower())


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
