"""The page of the search: by POST only, with reasons and what was opened; closed without the right."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from gugus.casework.tests import make as casework
from gugus.core.models import AuditEntry
from gugus.intake.tests import make as intake
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import KARAWANG
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db
STORY = "Adik saya dijanjikan kerja restoran oleh Bu Melati, lalu paspornya diambil dan tidak boleh pulang."


def _look(client: Client, text: str, born: str = "") -> str:
    return html.unescape(client.post("/en/cari/hasil/", {"text": text, "born": born}).content.decode())


def test_the_box_is_there_and_in_the_menu() -> None:
    page = make.signed_in().get("/en/cari/").content.decode()
    assert 'action="/en/cari/hasil/"' in page
    assert re.search(r'<a[^>]*href="/en/cari/"[^>]*aria-current="page"', page)


def test_a_hit_says_why_and_where_it_stands() -> None:
    row = casework.event(resting_on=intake.report(story=STORY))
    casework.person(row, "Melaty Contoh")
    casework.letter(row, str(registry.appointment(post_key="ketua").post_id))
    page = _look(make.signed_in("ketua", "triase"), "Melati Contoh")
    assert f"Victim {row.code}/1 · M.C." in page
    assert "Melaty" not in page
    assert "Spelled in another way, sounds the same." in page
    assert f"Event {row.code} (Victim)" in page
    assert "Opened 2 of at most 500." in page


def test_without_an_assignment_a_hit_is_a_case_code() -> None:
    row = casework.event()
    casework.person(row, "Melati Contoh", is_child=True)
    page = _look(make.signed_in("ketua", "pendamping"), "Contoh Melati", "1998")
    assert f"Child {row.code}/1" in page
    assert "M.C." not in page
    assert "(Victim)" not in page


def test_a_hit_in_a_report_shows_initials_to_whoever_reads_reports_and_no_number_whole() -> None:
    row = intake.report(story=f"{STORY} Nomornya 0812-0000-0101.")
    client = make.signed_in("ketua", "triase")
    page = _look(client, "Melati")
    assert f"Somebody in {row.code} · M." in page
    assert "Bu Melati" not in page
    page = _look(client, "081200000101")
    assert "…101" in page
    assert "0812-0000-0101" not in page


def test_nothing_found_says_so_and_stands_in_the_audit() -> None:
    page = _look(make.signed_in(), "Mawar Contoh")
    assert "Nothing was found" in page
    assert AuditEntry.objects.filter(action="person.search", note__contains="opened=0").exists()


def test_a_met_limit_is_said() -> None:
    intake.crowd(["Siti Contoh"] * 501)
    page = _look(make.signed_in(), "Siti Contoh")
    assert "Opened 500 of at most 500." in page
    assert "More could fit than may be opened" in page


def test_what_was_typed_stays_and_a_refusal_stands_on_the_form() -> None:
    client = make.signed_in()
    page = _look(client, "Melati", "3000")
    assert "The year of birth must lie between" in page
    assert 'value="Melati"' in page
    assert "Type what to look for" in _look(client, "")


def test_the_address_of_results_leads_back_to_the_box() -> None:
    answer = make.signed_in().get("/en/cari/hasil/?text=Melati")
    assert (answer.status_code, answer["Location"]) == (302, "/en/cari/")


def test_a_village_head_is_refused_and_the_search_is_logged() -> None:
    intake.person("Dadang Contoh")
    client = make.signed_in("ketua", "desa")
    assert client.get("/en/cari/").status_code == 403
    answer = client.post("/en/cari/hasil/", {"text": "Dadang Contoh"})
    assert answer.status_code == 403
    assert "Dadang" not in answer.content.decode()
    assert client.post("/en/cari/hasil/", {"text": ""}).status_code == 403
    notes = AuditEntry.objects.filter(action="person.search").order_by("at").values_list("note", flat=True)
    assert [note.partition(" of=")[0] for note in notes] == ["person refused", "refused"]


def test_similar_reports_are_a_button_away() -> None:
    row, other = intake.report(story=STORY), intake.report(story=STORY.replace("restoran", "toko"))
    client = make.signed_in()
    assert f'action="/en/laporan/{row.pk}/mirip/"' in client.get(f"/en/laporan/{row.pk}/").content.decode()
    page = client.post(f"/en/laporan/{row.pk}/mirip/").content.decode()
    assert other.code in page
    assert "paspornya" not in page
    assert client.get(f"/en/laporan/{row.pk}/mirip/").status_code == 302


def test_a_report_of_another_region_has_no_similar_ones() -> None:
    row = intake.report(story=STORY, code=KARAWANG)
    assert make.signed_in().post(f"/en/laporan/{row.pk}/mirip/").status_code == 404


@pytest.mark.parametrize("typed", ["{code}", "Anak {code}/2", " {lower} "])
def test_a_code_leads_to_its_page(typed: str) -> None:
    row = casework.event()
    answer = make.signed_in("ketua", "triase").post(
        "/en/cari/hasil/", {"text": typed.format(code=row.code, lower=row.code.lower())}
    )
    assert (answer.status_code, answer["Location"]) == (302, f"/en/peristiwa/{row.pk}/")


def test_the_code_of_a_report_leads_only_those_to_it_who_read_reports() -> None:
    row = intake.report()
    sent = make.signed_in("sekretaris", "triase").post("/en/cari/hasil/", {"text": row.code})
    assert sent["Location"] == f"/en/laporan/{row.pk}/"
    page = _look(make.signed_in("ketua", "pendamping"), row.code)
    assert f"Nothing that you may open goes by the code {row.code}." in page


def test_a_code_of_elsewhere_and_an_unknown_one_are_answered_alike() -> None:
    there = casework.event(code=KARAWANG)
    client = make.signed_in("ketua", "triase")
    answers = {_look(client, code).replace(code, "CODE") for code in (there.code, "K-22222")}
    assert len({re.sub('value="[^"]*"', "", each) for each in answers}) == 1
    assert not AuditEntry.objects.filter(action="person.search").exists()
