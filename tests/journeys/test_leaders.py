"""A Bupati with three minutes, a secretary who looks a region up, anybody who reads the manual."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import told_in


@told_in("id", "phone")
def test_a_leader_sees_numbers_with_their_doubt(teller: Teller) -> None:
    teller.enter("pimpinan.barsel")
    teller.go("/pimpinan/")
    teller.keep("leaders")
    expect(teller.page.locator("main")).to_contain_text("93")


@told_in("id", "desk")
def test_reference_pages_can_be_looked_up(teller: Teller) -> None:
    teller.enter("sekretariat.barsel")
    teller.go("/wilayah/?q=Barsel")
    expect(teller.page.locator("main")).to_contain_text("62.04")
    teller.keep("regions")
    teller.go("/gugus/")
    teller.keep("task-force")
    teller.go("/proses/criminal-kuhap-2025/")
    teller.keep("process")


@told_in("id", "phone")
def test_public_pages_hold(teller: Teller) -> None:
    for path in ("/privasi/", "/aksesibilitas/", "/kode-sumber/", "/sumber-data/", "/panduan/", "/pergi/"):
        teller.go(path)


@told_in("id", "desk")
def test_what_is_not_there_and_what_is_forbidden_say_so(teller: Teller) -> None:
    page = teller.page
    answer = page.goto(teller.office.path("/tidak-ada/", teller.language))
    assert answer is not None
    assert answer.status == 404
    teller.enter("lapangan.cianjur")
    answer = page.goto(teller.office.path("/laporan/", teller.language))
    assert answer is not None
    assert answer.status == 403
    teller.keep("forbidden")
