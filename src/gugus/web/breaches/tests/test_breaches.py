"""Breaches as browsers see them: seven screens, each saved, then a record with drafts of both notices."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.core.breaches import rules
from gugus.core.models import AuditEntry, Breach
from gugus.core.time import living_at
from gugus.desk.tests.make import viewer
from gugus.registry.tests.make import KARAWANG
from gugus.web.desk.tests.make import browser, english, text
from gugus.web.letters.drafts import breach_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST, NEW = "/en/insiden/", "/en/insiden/baru/"
FIRST = {"how": "wrong_recipient", "known_on": "2026-11-21", "known_time": "08.15", "happened_on": ""}
SCREENS: dict[str, dict[str, Any]] = {
    "what": {"which": ["child", "identity"], "text": "Daftar contoh terkirim ke grup lain."},
    "who": {"people": ["children"], "bound": "about", "count": "12", "harm": "Anak dapat dikenali."},
    "handling": {"text": "Pesan ditarik.", "harms_service": "no"},
    "told": {"text": "Kustodian, per telepon.", "not_told": ""},
    "changed": {"text": "Daftar tidak lagi dikirim lewat grup."},
    "check": {},
}


def officer() -> Client:
    return browser("penyidik", "lapangan")


def custodian() -> Client:
    return browser("ketua", "kustodian")


def opened(client: Client | None = None) -> Breach:
    assert (client or officer()).post(NEW, FIRST).status_code == 302
    return Breach.objects.latest("opened_at")


def page_of(row: Breach) -> str:
    return english("breach", row.pk)


def finished(client: Client | None = None) -> Breach:
    row = opened(client)
    for key, said in SCREENS.items():
        answer = (client or officer()).post(f"{page_of(row)}?langkah={key}", said)
        assert answer.status_code == 302, key
    row.refresh_from_db()
    return row


def test_an_officer_records_a_breach_in_at_most_eight_screens() -> None:
    client, screens = officer(), 1
    answer = client.post(NEW, FIRST)
    while "langkah" in answer["Location"]:
        key = answer["Location"].partition("langkah=")[2]
        assert "g-error" not in text(client, answer["Location"])
        answer, screens = client.post(answer["Location"], SCREENS[key]), screens + 1
    assert screens <= 8
    assert Breach.objects.get().state == "recorded"


def test_each_screen_is_kept_and_shown_again() -> None:
    row = opened()
    officer().post(f"{page_of(row)}?langkah=what", SCREENS["what"])
    assert "Daftar contoh terkirim ke grup lain." in text(officer(), f"{page_of(row)}?langkah=what")
    assert "Whose data" in text(officer(), page_of(row))


def test_a_screen_with_a_mistake_keeps_what_was_typed() -> None:
    row = opened()
    answer = officer().post(f"{page_of(row)}?langkah=who", {**SCREENS["who"], "count": ""})
    assert answer.status_code == 200
    assert "A number needs its word" in answer.content.decode()
    assert "Anak dapat dikenali." in answer.content.decode()


def test_the_last_screen_is_refused_while_another_is_missing() -> None:
    row = opened()
    assert "Complete the others first" in officer().post(f"{page_of(row)}?langkah=check").content.decode()


def test_the_record_shows_both_drafts_and_the_authority_with_its_doubt() -> None:
    page = text(officer(), page_of(finished()))
    assert page.count("KONSEP") >= 2
    assert "Kementerian Komunikasi dan Digital" in page
    assert "to be confirmed" in page
    assert "110" in page


@pytest.mark.parametrize("letter", ["breach_authority", "breach_people"])
def test_a_notice_is_a_pdf_and_audited(letter: str) -> None:
    row = finished()
    answer = officer().get(english("letter_pdf", "insiden", row.pk, letter))
    assert answer.content.startswith(b"%PDF")
    assert AuditEntry.objects.filter(action="breach.write_letter", note=letter).count() == 1


def test_a_record_that_is_not_finished_has_no_letters() -> None:
    row = opened()
    assert officer().get(english("letter_pdf", "insiden", row.pk, "breach_people")).status_code == 404


def test_the_custodian_enters_both_notices_and_the_clock_stops() -> None:
    row = finished()
    for to in ("authority", "people"):
        sent = {"to": to, "number": f"500/{to}", "sent_on": "2026-11-21", "sent_time": "08.45"}
        assert custodian().post(page_of(row), sent).status_code == 302
    assert "Answered in time" in text(custodian(), LIST)
    assert "500/people" in text(officer(), page_of(row))


def test_a_notice_that_was_sent_is_a_copy_and_the_other_stays_a_draft() -> None:
    row = finished()
    sent = {"to": "authority", "number": "500/A", "sent_on": "2026-11-21", "sent_time": "08.45"}
    custodian().post(page_of(row), sent)
    page = text(custodian(), page_of(row))
    assert page.count("SALINAN") == page.count("KONSEP") > 0
    custodian().post(page_of(row), {**sent, "to": "people", "number": "500/P"})
    page = text(custodian(), page_of(row))
    assert "KONSEP" not in page
    assert "A copy of what was sent." in page
    made = custodian().get(english("letter_pdf", "insiden", row.pk, "breach_people"))
    assert made["Content-Disposition"] == f'attachment; filename="salinan-{row.code}.pdf"'


def test_an_english_page_says_why_the_letter_to_the_authority_is_indonesian() -> None:
    row = finished()
    assert text(officer(), page_of(row)).count("This letter stays in Bahasa Indonesia") == 1
    assert "This letter stays in" not in text(officer(), page_of(row).removeprefix("/en"))


def test_the_officer_who_recorded_it_does_not_enter_letters() -> None:
    page = text(officer(), page_of(finished()))
    assert "Enter the notice" not in page


def test_another_post_and_another_region_do_not_know_of_it() -> None:
    row = opened()
    assert browser("sekretaris", "triase").get(page_of(row)).status_code == 404
    assert browser("ketua", "kustodian", code=KARAWANG).get(page_of(row)).status_code == 404
    assert row.code in text(custodian(), LIST)


def test_an_empty_list_says_what_to_record() -> None:
    assert "No incident recorded" in text(officer(), LIST)


def test_every_opening_is_audited() -> None:
    row = opened()
    text(officer(), page_of(row))
    assert AuditEntry.objects.filter(action="breach.read", object_id=str(row.pk)).count() == 1


def test_the_list_costs_the_same_with_more_breaches() -> None:
    client = officer()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    opened(client)
    queries()
    one = queries()
    for _ in range(4):
        opened(client)
    assert queries() == one


def test_the_letter_goes_to_the_authority_of_the_offices_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    row, asked = finished(), []
    known = rules.authority
    monkeypatch.setattr(rules, "authority", lambda on: (asked.append(on), known(on))[1])
    with living_at(datetime(2026, 11, 21, 18, 30, tzinfo=UTC)):
        breach_letter(viewer("penyidik"), row, "breach_authority", "WIB", "id")
    breach_letter(viewer("penyidik"), row, "breach_authority", "WIB", "id")
    assert asked == [date(2026, 11, 22), date(2026, 11, 21)]
