"""Somebody afraid tells what happens, gets seven words, and reads the answer; an officer decides."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Office, Teller
from tests.journeys.variants import checked_in, told_in

STORY = "Teman saya (contoh) diajak kerja di luar negeri dan disuruh bilang liburan. Nomornya 0812-0000-0909."


def _mark(teller: Teller, test: str) -> str:
    return f"Catatan {test} {teller.language} {teller.size}"


def _tell(teller: Teller, mark: str) -> str:
    page = teller.page
    teller.go("/")
    teller.keep("home")
    teller.go("/cerita/?provinsi=32")
    page.select_option("select[name=kabupaten]", "32.03")
    teller.send()
    teller.keep("tell")
    page.fill("textarea[name=story]", f"{STORY} {mark}")
    page.check("input[name=urgency][value=days]")
    teller.send()
    teller.keep("receipt")
    return " ".join(page.locator(".g-receipt__words li").all_inner_texts())


def _open_mailbox(teller: Teller, words: str) -> None:
    teller.go("/kotak/")
    teller.page.fill("input[name=words]", words.upper())
    teller.send()


@told_in("id", "phone")
def test_a_report_is_told_triaged_and_answered(teller: Teller) -> None:
    mark = _mark(teller, "satu")
    words = _tell(teller, mark)
    assert len(words.split()) == 7
    assert teller.page.context.cookies() == []
    _open_mailbox(teller, words)
    teller.keep("mailbox")
    teller.enter("triase.cianjur")
    teller.go("/laporan/")
    teller.keep("inbox")
    _decide(teller, mark)
    teller.page.context.clear_cookies()
    _open_mailbox(teller, words)


def _decide(teller: Teller, mark: str) -> None:
    page = teller.page
    teller.go("/laporan/")
    links = page.locator("main table a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    for link in links:
        page.goto(teller.office.url + link)
        if mark in page.content():
            break
    teller.keep("report")
    page.check("input[name=decision][value=ask]")
    page.fill("textarea[name=reason]", "Perlu tahu negara tujuan")
    page.fill("textarea[name=question]", "Negara mana yang dituju?")
    teller.send("main form[action*=putusan] button")


@checked_in("id", "phone")
def test_an_answer_is_read_and_given_in_the_mailbox(teller: Teller) -> None:
    mark = _mark(teller, "dua")
    words = _tell(teller, mark)
    teller.enter("triase.cianjur")
    _decide(teller, mark)
    teller.page.context.clear_cookies()
    _open_mailbox(teller, words)
    expect(teller.page.locator("main")).to_contain_text("Negara mana yang dituju?")
    teller.page.fill("textarea[name=text]", "Kamboja, berangkat besok.")
    teller.send()
    expect(teller.page.locator("main")).to_contain_text("Kamboja, berangkat besok.")


def test_it_works_without_script_and_quick_exit_leaves_nothing(browser: Browser, office: Office) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(office.path("/cerita/?provinsi=32&kabupaten=32.03"))
    page.fill("textarea[name=story]", STORY)
    page.click(".g-exit__button")
    assert page.url.endswith("/pergi/")
    assert "Gugus" not in page.title()
    page.go_back()
    assert page.locator("textarea[name=story]").input_value() == ""
    assert context.cookies() == []
    context.close()
