"""An officer is transferred: the post ends, access with it, and the next holder is recorded by a letter."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller, inspect
from tests.journeys.variants import checked_in

LEAVING = {"desk": "penyidik.cianjur", "phone": "jaksa.cianjur"}
"""Who leaves on which screen: both are told to one office."""


@checked_in("id", "desk")
def test_a_transfer_ends_access_and_the_next_holder_is_recorded(teller: Teller) -> None:
    page, name = teller.page, LEAVING[teller.size]
    teller.enter("admin.cianjur")
    teller.go("/akun/")
    page.get_by_role("link", name=name, exact=True).click()
    page.locator("a[href$='/akhiri/']").click()
    inspect(page)
    teller.keep("end-post")
    page.locator("a[href$='/serah-terima/']").last.click()
    inspect(page)
    page.go_back()
    page.check("input[name=reason][value=mutasi]")
    page.fill("input[name=number]", "SK/88/XI/2026")
    page.fill("input[name=signed_on]", "2026-11-18")
    teller.send()
    page.locator("a[href*='/akun/pengangkatan/?post=']").click()
    inspect(page)
    page.fill("input[name=holder]", "Cempaka Rekaan Baru")
    page.fill("input[name=number]", "SK/89/XI/2026")
    page.fill("input[name=signed_on]", "2026-11-18")
    teller.keep("appoint")
    teller.send()
    teller.go("/akun/undang/")
    expect(page.locator("select[name=appointment]")).to_contain_text("Cempaka Rekaan Baru")
    page.context.clear_cookies()
    teller.go("/masuk/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", "gugus-contoh")
    teller.send("main form button >> nth=0")
    expect(page.locator("main")).to_contain_text("Pengelola sistem")
    inspect(page)
