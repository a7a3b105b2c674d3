"""Events as browsers see them: codes in lists, initials for the assigned, forms that keep what was typed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.casework.models import Part, Peristiwa, PeristiwaReport
from gugus.casework.rules import Act, PersonRole
from gugus.casework.tests import make
from gugus.core import assignments
from gugus.core.models import AuditEntry
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST = "/en/peristiwa/"
NEW = "/en/peristiwa/baru/"


def officer(code: str = CIANJUR) -> Client:
    """The investigator, who opens events and police files and decides about reports."""
    return browser("penyidik", "penyidik", "triase", code=code)


def test_the_list_shows_codes_and_counts_and_no_name() -> None:
    row = make.event()
    make.person(row, "Melati Contoh", is_child=True)
    make.person(row, "Bang Contoh", PersonRole.TERLAPOR, act=Act.PEREKRUT)
    page = text(officer(), LIST)
    assert f"Child {row.code}" in page
    assert "1 victim (1 child), 1 person reported" in page
    assert "Contoh</" not in page


def test_an_empty_list_says_when_an_event_is_opened() -> None:
    assert "No event yet" in text(officer(), LIST)


def test_the_list_costs_the_same_with_more_rows() -> None:
    client = officer()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    make.person(make.event())
    queries()
    one = queries()
    for _ in range(4):
        make.person(make.event())
    assert queries() == one


def notes() -> list[str]:
    """The notes of the openings of events in the audit."""
    return list(AuditEntry.objects.filter(action="peristiwa.read").values_list("note", flat=True))


def test_the_assigned_see_initials_and_the_account_and_it_is_audited() -> None:
    row = make.event(resting_on=make.report(), summary="Dijanjikan kerja restoran.")
    make.person(row, "Melati Contoh", is_child=True)
    page = text(officer(), english("event", row.pk))
    assert f"Child {row.code}/1 · M.C." in page
    assert "Victim: indicated" in page
    assert "Dijanjikan kerja restoran." in page
    assert "Melati" not in page
    assert "Letter of assignment to follow" in page
    assert notes() == [""]


def test_without_an_assignment_a_person_is_a_case_code_and_nothing_more() -> None:
    report = make.report()
    row = make.event(resting_on=report, summary="Dijanjikan kerja restoran.")
    make.person(row, "Melati Contoh", is_child=True)
    make.person(row, "Bang Contoh", PersonRole.TERLAPOR, act=Act.PEREKRUT)
    page = text(browser("ketua", "penyidik"), english("event", row.pk))
    assert f"Child {row.code}/" in page
    assert f"Person reported {row.code}/" in page
    assert "1 victim (1 child), 1 person reported" in page
    assert "A letter of assignment for your post opens" in page
    assert "By code and counts</h2>" in page
    for closed in ("M.C.", "B.C.", "restoran", "recruited", "Destination", report.code, 'name="standing"'):
        assert closed not in page
    assert notes() == ["code_only"]


def test_a_letter_opens_the_case_to_a_post_and_its_end_closes_it() -> None:
    row, client = make.event(), browser("ketua", "penyidik")
    make.person(row, "Melati Contoh")
    given = make.letter(row, str(registry.appointment(post_key="ketua").post_id))
    page = text(client, english("event", row.pk))
    assert "M.C." in page
    assert "by letter of assignment ST/1/UJI." in page
    assignments.end(given, on=given.valid_from, by=make.desk.viewer("sekretaris", "sekretariat"))
    assert "M.C." not in text(client, english("event", row.pk))


def test_nobody_writes_in_a_case_without_an_assignment() -> None:
    row, client = make.event(), browser("ketua", "penyidik")
    sent = {"who": "", "name": "Bang Contoh", "standing": "terlapor:perekrut", "is_child": "no"}
    for name in ("event_person", "event_report", "file_new"):
        assert client.post(english(name, row.pk), sent).status_code == 403
    assert not Part.objects.exists()


def test_the_page_of_an_event_costs_the_same_with_more_people() -> None:
    row, client = make.event(), officer()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(english("event", row.pk))
        return len(found)

    make.person(row)
    queries()
    one = queries()
    for _ in range(4):
        make.person(row)
    assert queries() == one


def test_another_region_finds_nothing_and_a_role_without_the_right_is_refused() -> None:
    address = english("event", make.event().pk)
    assert officer(KARAWANG).get(address).status_code == 404
    assert browser("ketua", "jaksa").get(address).status_code == 403
    assert browser("ketua", "jaksa").get(LIST).status_code == 403


def test_who_only_reads_gets_no_forms() -> None:
    row = make.event()
    make.letter(row, str(registry.appointment(post_key="ketua").post_id))
    page = text(browser("ketua", "pendamping"), english("event", row.pk))
    assert 'name="standing"' not in page
    assert "Police files are not open to your role." in page
    assert browser("ketua", "pendamping").post(english("event_person", row.pk), {}).status_code == 403


def test_a_new_event_may_rest_on_a_report() -> None:
    report = make.report()
    client = officer()
    assert report.code in text(client, f"{NEW}?report={report.pk}")
    sent = {"summary": "Tiga orang dijanjikan kerja restoran.", "region": CIANJUR, "report": str(report.pk)}
    assert client.post(NEW, sent).status_code == 302
    assert PeristiwaReport.objects.get().report_id == report.pk


def test_a_report_of_another_region_is_not_found() -> None:
    report = make.report(code=KARAWANG)
    assert officer().get(f"{NEW}?report={report.pk}").status_code == 404
    assert officer().get(f"{NEW}?report=bukan-kode").status_code == 404


def test_the_origin_is_picked_step_by_step_and_what_was_typed_stays() -> None:
    client = officer()
    sent = {
        "summary": "Tiga orang dijanjikan kerja.",
        "region": CIANJUR,
        "origin_province": "62",
        "pick": "1",
    }
    page = client.post(NEW, sent).content.decode()
    assert "Tiga orang dijanjikan kerja." in page
    assert '<option value="62.04"' in page
    assert not Peristiwa.objects.exists()
    del sent["pick"]
    client.post(NEW, {**sent, "origin_regency": "62.04"})
    assert Peristiwa.objects.get().origin_id == "62.04"


def test_a_period_turned_round_is_refused_with_everything_kept() -> None:
    sent = {
        "summary": "Tiga orang dijanjikan kerja.", "region": CIANJUR, "occurred_from": "2026-05-02",
        "occurred_to": "2026-05-01",
    }  # fmt: skip
    page = officer().post(NEW, sent).content.decode()
    assert "The last day lies before the first." in page
    assert "Tiga orang dijanjikan kerja." in page


def test_a_region_not_ones_own_is_refused() -> None:
    assert officer().post(NEW, {"summary": "Di luar wilayah kami.", "region": KARAWANG}).status_code == 200
    assert not Peristiwa.objects.exists()


def test_a_person_is_added_in_a_role() -> None:
    row = make.event()
    sent = {"who": "", "name": "Bang Contoh", "standing": "terlapor:perekrut", "is_child": "no"}
    assert officer().post(english("event_person", row.pk), sent).status_code == 302
    part = Part.objects.get()
    assert (part.role, part.act, part.is_child) == ("terlapor", "perekrut", False)


def test_the_same_person_gets_a_further_role() -> None:
    row = make.event()
    who = str(make.person(row).mention_id)
    assert (
        officer().post(english("event_person", row.pk), {"who": who, "standing": "terlapor:"}).status_code
        == 302
    )
    assert Part.objects.filter(mention=who).count() == 2


def test_a_person_without_a_name_is_refused_on_the_page() -> None:
    row = make.event()
    page = officer().post(english("event_person", row.pk), {"standing": "saksi:"}).content.decode()
    assert "Write the person&#x27;s name" in page
    assert AuditEntry.objects.filter(action="peristiwa.read").count() == 1


def test_another_report_is_joined_by_its_code() -> None:
    row, report = make.event(), make.report()
    client = officer()
    assert client.post(english("event_report", row.pk), {"code": report.code.lower()}).status_code == 302
    assert PeristiwaReport.objects.count() == 1
    page = client.post(english("event_report", row.pk), {"code": "L-TIADA"}).content.decode()
    assert "There is no report with this code" in page
