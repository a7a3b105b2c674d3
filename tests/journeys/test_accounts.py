"""Signing in with a code and with a passkey, inviting by two people, opening in an emergency: in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import CDPSession, expect

from tests.journeys.conftest import Teller, inspect, sign_in
from tests.journeys.variants import checked_in, told_in

NEW = "empat kata lain sama sekali"


@pytest.fixture
def phone(teller: Teller) -> Iterator[CDPSession]:
    """A virtual authenticator: a device with a finger sensor that keeps passkeys."""
    device = teller.page.context.new_cdp_session(teller.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield device
    device.send("WebAuthn.disable")


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1])))


@checked_in("id", "phone")
def test_a_passkey_is_added_and_signs_in_without_a_password(teller: Teller, phone: CDPSession) -> None:
    page = teller.page
    teller.enter("pendamping.cianjur")
    teller.go("/akun-saya/")
    teller.keep("ways-in")
    teller.go("/akun-saya/kunci/")
    page.fill("input[name=name]", "Ponsel kantor")
    page.click("form[data-passkey] button")
    page.wait_for_url(re.compile("/akun-saya/(pemulihan/)?$"))
    teller.go("/akun-saya/")
    expect(page.locator("main")).to_contain_text("Ponsel kantor")
    page.context.clear_cookies()
    teller.go("/masuk/")
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    expect(page.locator(".g-top")).to_contain_text("pendamping.cianjur")
    inspect(page)


@told_in("id", "desk")
def test_a_passkey_is_the_second_factor_and_is_removed_again(teller: Teller, phone: CDPSession) -> None:
    page = teller.page
    teller.enter("hukum.cianjur")
    teller.go("/akun-saya/kunci/")
    page.fill("input[name=name]", "Laptop")
    page.click("form[data-passkey] button")
    page.wait_for_url(re.compile("/akun-saya/(pemulihan/)?$"))
    page.context.clear_cookies()
    teller.go("/masuk/")
    page.fill("input[name=username]", "hukum.cianjur")
    page.fill("input[name=password]", "gugus-contoh")
    page.click("main form button")
    page.wait_for_url(re.compile("/masuk/kedua/"))
    inspect(page)
    teller.keep("second-factor")
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    teller.go("/akun-saya/")
    removing = page.locator("form[action*='/kunci/hapus/'] button")
    before = removing.count()
    removing.first.click()
    expect(removing).to_have_count(before - 1)


@checked_in("id", "desk")
def test_two_people_let_a_third_one_in(teller: Teller) -> None:
    page = teller.page
    name = f"penyidik.baru-{teller.language}-{teller.size}"
    teller.enter("admin.cianjur")
    teller.go("/akun/")
    teller.keep("accounts")
    teller.go("/akun/undang/")
    page.select_option("select[name=appointment]", index=1)
    page.fill("input[name=username]", name)
    page.check("input[name=roles][value=penyidik]")
    teller.send("main form button")
    link = page.locator("#link").inner_text()
    teller.enter("kustodian.cianjur")
    teller.go("/akun/")
    page.get_by_role("link", name=re.compile(name)).first.click()
    page.locator("form:has(input[value=confirm]) button").first.click()
    word = page.locator("#word").inner_text()
    inspect(page)
    page.context.clear_cookies()
    page.goto(link)
    inspect(page)
    page.fill("input[name=word]", word)
    page.fill("input[name=new]", NEW)
    page.fill("input[name=again]", NEW)
    teller.send()
    _enrol(teller)


def _enrol(teller: Teller) -> None:
    """The new officer sees enrolment only, sets up an app, keeps the codes, and then the desk opens."""
    page = teller.page
    page.goto(teller.office.path("/meja/", teller.language))
    expect(page).to_have_url(re.compile("/akun-saya/$"))
    teller.keep("enrol")
    teller.go("/akun-saya/aplikasi/")
    teller.keep("app-for-codes")
    page.locator("details summary").first.click()
    secret = page.locator("code.g-key").inner_text().replace(" ", "")
    page.fill("input[name=code]", _code(secret))
    teller.send()
    teller.send()
    expect(page.locator(".g-codes li")).to_have_count(10)
    teller.go("/meja/")


@told_in("id", "phone")
def test_an_emergency_is_told_and_looked_at(teller: Teller) -> None:
    page = teller.page
    teller.enter("triase.cianjur")
    teller.go("/peristiwa/")
    code = (page.locator("main table th a").last.text_content() or "").split()[-1]
    teller.go("/darurat/")
    page.select_option("select[name=kind]", "casework.peristiwa")
    page.fill("input[name=subject]", code)
    page.fill("textarea[name=reason]", "Korban akan dibawa pergi malam ini dari rumah singgah.")
    teller.send("main form:has(textarea[name=reason]) button")
    teller.keep("emergency")
    teller.enter("kustodian.cianjur")
    teller.go("/meja/")
    expect(page.locator(".g-notice--danger").first).to_be_visible()
    teller.go("/darurat/")
    expect(page.locator("main")).to_contain_text(code)


@told_in("id", "phone")
def test_signing_in_works_by_keyboard_alone(teller: Teller) -> None:
    page = teller.page
    teller.go("/masuk/")
    page.focus("input[name=username]")
    page.keyboard.type("lapangan.cianjur")
    page.keyboard.press("Tab")
    page.keyboard.type("gugus-contoh")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)


@told_in("id", "phone")
def test_five_wrong_passwords_rest_the_name_and_say_what_to_do(teller: Teller) -> None:
    page = teller.page
    for _ in range(5):
        page.goto(teller.office.path("/masuk/", teller.language))
        page.fill("input[name=username]", f"tidak.ada.{teller.language}.{teller.size}")
        page.fill("input[name=password]", "salah sama sekali")
        page.click("main form button")
    inspect(page)
    teller.keep("resting")
    expect(page.locator("main")).to_contain_text("15")


@told_in("en", "desk")
def test_sessions_end_everywhere(teller: Teller) -> None:
    teller.enter("statistik.cianjur")
    sign_in(teller.page.context.browser.new_page(), teller.office, "statistik.cianjur")  # type: ignore[union-attr]
    teller.go("/akun-saya/sesi/")
    teller.send("main form:has(input[value=all]) button")
    expect(teller.page).to_have_url(re.compile("/masuk/"))
