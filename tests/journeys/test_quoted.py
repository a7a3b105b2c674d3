"""A promise in the news: corrected and accepted, found at its rakor, taken on by a post, and not taken back any more."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Teller, inspect
from tests.journeys.variants import checked_in

NEWS = """CIANJUR, Kabar Contoh - Polres Cianjur menggelar rapat koordinasi pencegahan tindak pidana perdagangan orang (TPPO) \
di Aula Contoh, Kamis (12/11/2026). Rapat itu diikuti 45 peserta.

Kasat Reskrim Polres Cianjur mengatakan sejak Januari hingga Oktober 2026 ada 23 korban TPPO yang ditangani. Dinas Sosial \
Kabupaten Cianjur berjanji akan menyediakan dua kamar rumah aman mulai Juli 2027.
"""


def _open(page: Page) -> None:
    """Unfold the notes."""
    page.locator("details.g-notes").evaluate_all("all => all.forEach(each => { each.open = true; })")


def _promise(page: Page) -> Locator:
    """The card of the promise: what it says ends with its month."""
    return page.locator(".g-draft", has=page.locator("h3", has_text="Juli 2027"))


def _press(page: Page, button: Locator) -> None:
    with page.expect_navigation():
        button.click()
    inspect(page)


def _undo(page: Page, card: Locator) -> None:
    card.locator(".g-back > summary").click()
    card.locator(".g-back input[type=text]").fill("Salah baca")
    _press(page, card.locator(".g-back button"))


@checked_in("id", "phone")
def test_a_promise_in_the_news_becomes_a_commitment_of_a_post(teller: Teller) -> None:
    page = teller.page
    teller.enter("sekretariat.cianjur")
    teller.go("/artikel/")
    page.fill("textarea[name=text]", f"{NEWS}\n{teller.language} {teller.size}")
    teller.send("form[data-articles] button[type=submit]")
    article = page.url.partition("#")[0]
    rakor = page.locator(".g-draft--activity").first
    rakor.locator("[data-fix] > summary").click()
    rakor.locator("input[name$=-venue]").fill("Aula Contoh Dua")
    _press(page, rakor.locator("[data-fix] button[value=accept]"))
    expect(page.locator(".g-draft--activity .g-fixed")).to_contain_text("Aula Contoh Dua")
    figure = page.locator(".g-draft--figure").first
    _press(page, figure.locator("[data-accept]"))
    _undo(page, page.locator(".g-draft--figure").first)
    expect(page.locator(".g-draft--figure [data-accept]")).to_have_count(1)
    _open(page)
    _press(page, _promise(page).locator("[data-accept]"))
    _open(page)
    _press(page, _promise(page).locator("a[href*='#janji-']"))
    _press(page, page.locator("#catatan a[href*='?janji=']"))
    page.select_option("select[name=owner]", index=1)
    page.fill("input[name=due_on]", "2027-07-31")
    _press(page, page.locator("#ucapan button"))
    expect(page.locator("#catatan a[href*='/rakor/komitmen/']")).to_have_count(1)
    page.goto(article)
    _undo(page, page.locator(".g-draft--activity").first)
    expect(page.locator(".g-draft--activity .g-back")).to_contain_text(
        "1 komitmen" if teller.language == "id" else "commitments (1)"
    )
