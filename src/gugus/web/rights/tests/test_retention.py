"""Retention as browsers see it: nothing due without a confirmed period, two people, a draft of the minutes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from gugus.casework.tests import make as casework
from gugus.core import vault
from gugus.core.models import RetentionReview
from gugus.core.time import now
from gugus.intake import reads as intake
from gugus.intake.models import Report
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PAGE = "/en/retensi/"
PERIOD = {"class_key": "cases", "months": "12", "basis": "JRA Contoh Nomor 1 Tahun 2025"}


@pytest.fixture(autouse=True)
def _stones(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_TOMBSTONES = tmp_path / "tombstones.log"


def custodian() -> Client:
    return browser("ketua", "kustodian")


def legal() -> Client:
    return browser("sekretaris", "hukum")


def old_report() -> Report:
    report = casework.report()
    Report.objects.filter(pk=report.pk).update(received_at=now() - timedelta(days=800))
    return report


def drawn_up() -> RetentionReview:
    legal().post(PAGE, PERIOD)
    assert legal().post(PAGE, {"draw_up": "cases"}).status_code == 302
    return RetentionReview.objects.get()


def page_of(row: RetentionReview) -> str:
    return english("retention_review", row.pk)


def test_an_unverified_period_is_shown_and_makes_nothing_due() -> None:
    old_report()
    page = text(custodian(), PAGE)
    assert "to be confirmed" in page
    assert "no period is confirmed. Nothing is destroyed." in page
    assert "Draw up a list" not in page


def test_a_confirmed_period_makes_old_files_due() -> None:
    old_report()
    assert legal().post(PAGE, PERIOD).status_code == 302
    page = text(legal(), PAGE)
    assert "confirmed by this office" in page
    assert "1 due" in page


def test_a_period_without_a_basis_is_refused_on_the_form() -> None:
    answer = legal().post(PAGE, {**PERIOD, "basis": "-"})
    assert answer.status_code == 200
    assert "Name the basis" in answer.content.decode()


def test_two_people_go_through_a_list_and_then_it_is_carried_out_with_minutes() -> None:
    report = old_report()
    row = drawn_up()
    assert "A second person confirms" in text(legal(), page_of(row))
    custodian().post(page_of(row), {"step": "confirm"})
    assert legal().post(page_of(row), {"step": "carry_out"}).status_code == 200
    custodian().post(page_of(row), {"step": "carry_out"})
    assert intake.story(Report.objects.get()) == vault.ERASED
    page = text(custodian(), page_of(row))
    assert "Berita acara pemusnahan" in page or "Minutes of a destruction" in page
    pdf = custodian().get(english("letter_pdf", "retensi", row.pk, "destruction"))
    assert pdf.content.startswith(b"%PDF")
    assert report.code in page


def test_the_minutes_list_what_was_destroyed_and_apart_what_was_kept_and_why() -> None:
    gone, held, spared = old_report(), old_report(), old_report()
    row = drawn_up()
    custodian().post(page_of(row), {"step": "confirm", "spared": [str(spared.pk)]})
    casework.file(casework.event(resting_on=held))
    custodian().post(page_of(row), {"step": "carry_out"})
    page = text(custodian(), page_of(row))
    assert f"Kode berkas: {gone.code}\n" in page
    assert f"{held.code} (ditahan berkas perkara)" in page
    assert f"{spared.code} (dikeluarkan dari daftar saat disahkan)" in page
    assert f"{held.code} · kept (held by a police file)" in page
    assert "1 erased" in page


def test_what_is_ticked_is_kept() -> None:
    report = old_report()
    row = drawn_up()
    custodian().post(page_of(row), {"step": "confirm", "spared": [str(report.pk)]})
    custodian().post(page_of(row), {"step": "carry_out"})
    assert intake.story(Report.objects.get()) != vault.ERASED


def test_who_has_nothing_to_do_with_it_is_told_so() -> None:
    assert browser().get(PAGE).status_code == 403


def test_the_page_costs_the_same_with_more_files() -> None:
    client = legal()
    client.post(PAGE, PERIOD)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found)

    old_report()
    queries()
    one = queries()
    for _ in range(3):
        old_report()
    assert queries() == one
