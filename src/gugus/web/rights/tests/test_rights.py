"""Requests about personal data as browsers see them: lists without names, steps, refusals kept on the form, letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from gugus.casework.tests import make as casework
from gugus.core import vault, walls
from gugus.core.models import AuditEntry, RightsRequest
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.viewer import system
from gugus.desk.tests import make as posts
from gugus.intake import reads as intake
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST, NEW = "/en/hak/", "/en/hak/baru/"


@pytest.fixture(autouse=True)
def _stones(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_TOMBSTONES = tmp_path / "tombstones.log"


def custodian(code: str = CIANJUR) -> Client:
    return browser("ketua", "kustodian", code=code)


def legal() -> Client:
    return browser("sekretaris", "hukum")


def filled(**changes: Any) -> dict[str, Any]:
    said = {
        "kind": "see", "words": "Saya ingin tahu data saya.", "name": "Melati Contoh", "contact": "Lewat pendamping",
        "proof": "seen", "door": "in_person", "received_on": "2026-11-20", "received_time": "09.30", "subject": "",
    }  # fmt: skip
    return {**said, **changes}


def taken_in(**changes: Any) -> RightsRequest:
    answer = custodian().post(NEW, filled(**changes))
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return RightsRequest.objects.latest("received_at")


def page_of(row: RightsRequest) -> str:
    return english("rights_request", row.pk)


def decided(row: RightsRequest, **changes: Any) -> Any:
    said = {
        "step": "decide",
        "decision": "granted",
        "ground": "",
        "answer": "Kami menyimpan satu laporan.",
        "proof": "seen",
        "subject": "",
    }
    return custodian().post(page_of(row), {**said, **changes})


def test_a_request_is_taken_in_and_the_list_shows_code_and_clock_but_no_name() -> None:
    row = taken_in()
    shown = text(custodian(), LIST)
    assert row.code in shown
    assert "47 hours left" not in shown
    assert "hours left" in shown
    assert "Melati" not in shown


def test_the_clock_runs_from_when_it_came() -> None:
    row = taken_in(received_on="2026-11-17")
    assert "23 hours over" in text(custodian(), page_of(row))


def test_an_unverified_clock_is_shown_as_such_and_never_as_late() -> None:
    page = text(custodian(), page_of(taken_in(kind="erase", received_on="2026-11-10")))
    assert "to be confirmed" in page
    assert "g-clock--late" not in page


def test_an_empty_list_says_where_requests_come_from() -> None:
    assert "No request yet" in text(legal(), LIST)


def test_the_legal_officer_reads_no_name_and_gets_no_form() -> None:
    page = text(legal(), page_of(taken_in()))
    assert "Melati" not in page
    assert "opened only by those who answer" in page
    assert 'name="decision"' not in page
    assert legal().get(NEW).status_code == 403


def test_every_opening_is_audited() -> None:
    row = taken_in()
    text(custodian(), page_of(row))
    text(legal(), page_of(row))
    notes = AuditEntry.objects.filter(action="rights.read").order_by("number").values_list("note", flat=True)
    assert list(notes) == ["words", ""]


def test_others_get_403_and_another_region_404() -> None:
    row = taken_in()
    assert browser().get(LIST).status_code == 403
    assert custodian(KARAWANG).get(page_of(row)).status_code == 404


def test_a_rules_no_stands_on_the_form_and_what_was_typed_is_kept() -> None:
    answer = decided(taken_in(proof="none"), decision="granted", proof="none", answer="Jawaban yang panjang.")
    assert answer.status_code == 200
    assert "First make sure that the requester" in answer.content.decode()
    assert "Jawaban yang panjang." in answer.content.decode()


def test_a_refusal_without_a_ground_is_not_kept() -> None:
    row = taken_in()
    assert "lawful ground" in decided(row, decision="refused").content.decode()
    row.refresh_from_db()
    assert row.state == "open"


def test_a_refusal_makes_a_letter_with_its_article_in_two_languages() -> None:
    row = taken_in()
    assert decided(row, decision="refused", ground="law_enforcement").status_code == 302
    page = text(custodian(), page_of(row))
    assert "Proses penegakan hukum sedang berjalan" in page
    assert "KONSEP" in page
    assert "A law-enforcement process is under way" in text(custodian(), page_of(row) + "?bahasa=en")


def test_the_letter_is_a_pdf_for_the_custodian_only_and_audited() -> None:
    row = taken_in()
    decided(row)
    url = english("letter_pdf", "hak", row.pk, "rights_answer")
    answer = custodian().get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "Melati" not in answer["Content-Disposition"]
    assert AuditEntry.objects.filter(action="rights.letter").count() == 1
    assert legal().get(url).status_code == 404
    assert custodian(KARAWANG).get(url).status_code == 404


@pytest.mark.parametrize(
    ("about", "letter"), [("hak", "rights_refusal"), ("hak", "tidak-ada"), ("lain", "rights_answer")]
)
def test_a_letter_that_is_none_of_this_request_does_not_exist(about: str, letter: str) -> None:
    row = taken_in()
    decided(row)
    assert custodian().get(english("letter_pdf", about, row.pk, letter)).status_code == 404


def test_a_granted_erasure_is_carried_out_after_the_code_was_typed_again() -> None:
    report = casework.report()
    row = taken_in(kind="erase", subject=report.code, proof="receipt")
    decided(row, proof="receipt")
    wrong = legal().post(page_of(row), {"step": "carry_out", "typed": "L-LAIN"})
    assert "Type exactly the code" in wrong.content.decode()
    assert legal().post(page_of(row), {"step": "carry_out", "typed": report.code}).status_code == 302
    report.refresh_from_db()
    assert intake.story(report) == vault.ERASED


def test_who_decided_is_told_that_another_person_carries_the_erasure_out() -> None:
    report = casework.report()
    row = taken_in(kind="erase", subject=report.code)
    decided(row)
    page = text(custodian(), page_of(row))
    assert "Ask another custodian, or the legal officer." in page
    assert 'name="typed"' not in page
    answer = custodian().post(page_of(row), {"step": "carry_out", "typed": report.code})
    assert answer.status_code == 200
    assert intake.story(report) != vault.ERASED
    assert 'name="typed"' in text(legal(), page_of(row))


def test_what_a_police_file_holds_says_so_on_the_page() -> None:
    report = casework.report()
    casework.file(casework.event(resting_on=report))
    row = taken_in(kind="erase", subject=report.code)
    decided(row)
    answer = legal().post(page_of(row), {"step": "carry_out", "typed": report.code})
    assert answer.status_code == 200
    assert "police file" in answer.content.decode()


def test_an_unknown_code_is_named_on_the_form() -> None:
    answer = custodian().post(NEW, filled(subject="L-TIADA"))
    assert answer.status_code == 200
    assert not RightsRequest.objects.exists()


def test_the_letters_number_stops_the_clock() -> None:
    row = taken_in()
    decided(row)
    close = {"step": "close", "letter_number": "400/12/2026", "letter_on": "2026-11-21"}
    assert custodian().post(page_of(row), close).status_code == 302
    assert "Answered in time" in text(custodian(), LIST)


def test_a_step_of_no_name_and_a_time_that_is_none_change_nothing() -> None:
    row = taken_in()
    assert custodian().post(page_of(row), {"step": "lain"}).status_code == 200
    assert "09.30" in custodian().post(NEW, filled(received_time="siang")).content.decode()


@pytest.mark.parametrize("many", [5])
def test_the_list_costs_the_same_with_more_requests(many: int) -> None:
    client = custodian()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    taken_in()
    queries()
    one = queries()
    for _ in range(many):
        taken_in()
    assert queries() == one


def test_a_custodian_who_is_walled_off_from_the_report_finds_nothing() -> None:
    report = casework.report()
    row = taken_in(subject=report.code)
    client = custodian()
    who = party(PartyKind.POST, posts.post("ketua").pk)
    walls.set_wall(
        ("intake.report", str(report.pk)),
        who,
        by=system("uji"),
        source=WallSource.REPORTER,
        reason="Disebut.",
    )
    assert row.code not in text(client, LIST)
    assert client.get(page_of(row)).status_code == 404
