"""An investigator opens a name for a purpose; it leaves after two minutes and going back shows nothing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import checked_in, told_in

NAME = "Melati Contoh Terbuka"
OPENED = "[data-leaving] dl"


def person_of_a_new_event(teller: Teller) -> None:
    """A new event, to which its opener is assigned for now, with one person in it."""
    page = teller.page
    teller.enter("penyidik.cianjur")
    teller.go("/peristiwa/baru/")
    page.fill("textarea[name=summary]", "Peristiwa contoh untuk membuka identitas")
    teller.send("main form:has(textarea[name=summary]) button:not([name])")
    page.click("main summary >> nth=0")
    page.fill("input[name=name]", NAME)
    page.fill("input[name=birth_year]", "2009")
    page.select_option("select[name=standing]", "korban:terindikasi")
    teller.send("main form:has(input[name=birth_year]) button")


def ask(teller: Teller) -> None:
    """Follow the link beside the person; choose a purpose."""
    page = teller.page
    page.click("main a[href$='/buka/'] >> nth=0")
    page.wait_for_url("**/buka/")
    page.check("input[name=purpose][value=questioning]")


@told_in("id", "desk")
def test_a_name_leaves_after_two_minutes_and_does_not_come_back(teller: Teller) -> None:
    page = teller.page
    page.clock.install()
    person_of_a_new_event(teller)
    expect(page.locator("main")).not_to_contain_text(NAME)
    ask(teller)
    teller.keep("identity-ask")
    teller.send("main form:has(input[name=purpose]) button:not([formaction])")
    expect(page.locator(OPENED)).to_contain_text(NAME)
    expect(page.locator(OPENED)).not_to_contain_text("2009")
    page.clock.fast_forward(115_000)
    expect(page.locator(OPENED)).to_contain_text(NAME)
    page.clock.fast_forward(6_000)
    page.wait_for_url("**/buka/?tertutup=1")
    expect(page.locator("main")).not_to_contain_text(NAME)
    page.go_back()
    expect(page.locator("main")).not_to_contain_text(NAME)


@told_in("id", "phone")
def test_a_name_that_was_left_is_not_brought_back_by_the_browser(teller: Teller) -> None:
    page = teller.page
    person_of_a_new_event(teller)
    ask(teller)
    teller.send("main form:has(input[name=purpose]) button:not([formaction])")
    expect(page.locator(OPENED)).to_contain_text(NAME)
    teller.keep("identity")
    page.click("nav[aria-label] a[href$='/peristiwa/'] >> nth=-1")
    page.wait_for_url("**/peristiwa/")
    page.go_back()
    page.wait_for_url("**/buka/?tertutup=1")
    expect(page.locator("main")).not_to_contain_text(NAME)
    page.reload()
    expect(page.locator("main")).not_to_contain_text(NAME)


@checked_in("id", "desk")
def test_a_print_is_a_file_and_the_page_stays(teller: Teller) -> None:
    page = teller.page
    person_of_a_new_event(teller)
    ask(teller)
    with page.expect_download() as got:
        page.click("main button[formaction]")
    assert got.value.suggested_filename.startswith("lembar-")
    expect(page.locator("main button[formaction]")).to_be_enabled(timeout=6_000)
