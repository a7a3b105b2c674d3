"""Police files and processes as browsers see them: clocks, cautions, the choice between two laws."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.casework.models import FileEntry, Perkara
from gugus.casework.tests import make
from gugus.core.models import AuditEntry
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST = "/en/perkara/"
DAY = date(2026, 11, 9)


def officer(code: str = CIANJUR) -> Client:
    """The investigator."""
    return browser("penyidik", "penyidik", "triase", code=code)


def prosecutor() -> Client:
    """The prosecutor, who sees files and no events."""
    return browser("ketua", "jaksa")


def new_file(**changes: Any) -> dict[str, Any]:
    """The form of a new file filled in well."""
    filled = {"lp_number": "LP/B/7/XI/2026/SPKT", "unit": str(make.unit().pk), "reported_on": "2026-11-01"}
    return {**filled, **changes}


def test_the_list_tells_stage_and_what_is_due_next() -> None:
    make.file(reported=date(2026, 9, 1))
    page = text(prosecutor(), LIST)
    assert "LP/<wbr>B/<wbr>12/<wbr>VI/<wbr>2026" in page
    assert "Police report" in page
    assert "51 days overdue" in page


def test_an_empty_list_says_where_files_come_from() -> None:
    assert "No police file yet" in text(prosecutor(), LIST)


def test_the_list_costs_the_same_with_more_rows() -> None:
    client, event = prosecutor(), make.event()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    make.file(event, lp="LP/B/1/XI/2026")
    queries()
    one = queries()
    for number in range(2, 6):
        make.file(event, lp=f"LP/B/{number}/XI/2026")
    assert queries() == one


def test_the_page_tells_clocks_with_basis_and_doubt() -> None:
    row = make.file()
    make.stages(row, ("lidik", DAY), ("sidik", DAY))
    page = text(officer(), english("file", row.pk))
    assert "UU 20/2025 Ps. 60(1)" in page
    assert "to be confirmed" in page
    assert "Letter No. sidik" in page
    assert AuditEntry.objects.filter(action="perkara.read").count() == 1


def test_the_prosecutor_sees_the_code_of_the_event_only() -> None:
    row = make.file()
    link = english("event", row.peristiwa_id)
    assert f'href="{link}"' in text(officer(), english("file", row.pk))
    assert f'href="{link}"' not in text(prosecutor(), english("file", row.pk))


def test_without_an_assignment_a_file_shows_stage_and_clocks_only() -> None:
    row = make.file()
    make.person(row.peristiwa, "Melati Contoh")
    make.stages(row, ("lidik", DAY), ("sidik", DAY))
    page = text(prosecutor(), english("file", row.pk))
    assert "Open by stage and clock only." in page
    for closed in ("Letter No. sidik", "M.C.", 'name="what"'):
        assert closed not in page
    assert prosecutor().post(english("file", row.pk), {"what": "stage:p21"}).status_code == 403


def test_a_letter_opens_a_file_with_its_people_to_a_prosecutor() -> None:
    row = make.file()
    make.person(row.peristiwa, "Melati Contoh")
    make.letter(row.peristiwa, str(registry.appointment(post_key="ketua").post_id))
    page = text(prosecutor(), english("file", row.pk))
    assert "M.C." in page
    assert "/buka/" in page
    assert "Melati" not in page
    assert 'name="what"' in page


def test_another_region_finds_nothing_and_other_roles_are_refused() -> None:
    address = english("file", make.file().pk)
    assert officer(KARAWANG).get(address).status_code == 404
    assert browser("sekretaris").get(address).status_code == 403
    assert browser("sekretaris").get(LIST).status_code == 403


def test_a_file_under_one_law_is_recorded_at_once() -> None:
    event = make.event()
    response = officer().post(english("file_new", event.pk), new_file())
    row = Perkara.objects.get()
    assert response["Location"] == english("file", row.pk)
    assert row.process_key == make.NEW


def test_where_two_laws_may_apply_a_person_chooses() -> None:
    address, client = english("file_new", make.event().pk), officer()
    page = client.post(address, new_file(reported_on="2025-12-10")).content.decode()
    assert "Two procedures may apply" in page
    assert f'value="{make.OLD}"' in page
    assert f'value="{make.NEW}"' in page
    assert not Perkara.objects.exists()
    assert client.post(address, new_file(reported_on="2025-12-10", process=make.OLD)).status_code == 302
    assert Perkara.objects.get().process_key == make.OLD


def test_an_unusual_number_is_kept_with_a_remark() -> None:
    client = officer()
    response = client.post(english("file_new", make.event().pk), new_file(lp_number="12 lama"), follow=True)
    assert "does not look like the usual form" in response.content.decode()
    assert Perkara.objects.get().lp_number == "12 lama"


def test_the_same_number_twice_is_refused_on_the_form() -> None:
    event, client = make.event(), officer()
    client.post(english("file_new", event.pk), new_file())
    page = client.post(english("file_new", event.pk), new_file()).content.decode()
    assert "already has a police file with that number" in page


def test_the_next_stage_is_recorded_with_its_letter() -> None:
    row = make.file()
    sent = {"what": "stage:lidik", "on": "2026-11-09", "letter_number": "SP.Lidik/1/XI/2026"}
    assert officer().post(english("file", row.pk), sent).status_code == 302
    assert FileEntry.objects.get(key="lidik").letter_number == "SP.Lidik/1/XI/2026"


def test_an_act_is_recorded() -> None:
    row = make.file()
    officer().post(english("file", row.pk), {"what": "act:sp2hp_sent", "on": "2026-11-09"})
    assert FileEntry.objects.get(key="sp2hp_sent").mark == "act"


def test_a_recap_skips_stages_and_tells_so() -> None:
    row = make.file()
    response = officer().post(english("file", row.pk), {"what": "recap:p21", "on": "2026-11-09"}, follow=True)
    page = response.content.decode()
    assert "their clocks cannot be reckoned" in page
    assert "File complete (P-21)" in page


def test_a_stage_before_the_last_one_is_refused_in_words() -> None:
    row = make.file()
    page = (
        officer().post(english("file", row.pk), {"what": "stage:lidik", "on": "2026-10-01"}).content.decode()
    )
    assert "is earlier than a stage already recorded" in page


def test_a_used_up_coordination_is_told() -> None:
    row = make.file()
    keys = ("lidik", "sidik", "suspect_named", "pemberkasan", "file_stage1", "p18_p19")
    make.stages(row, *((key, DAY) for key in keys))
    page = text(officer(), english("file", row.pk))
    assert "Coordination after the file was submitted: 1 of 1 used." in page


def test_a_changed_process_file_is_noticed() -> None:
    row = make.file()
    Perkara.objects.filter(pk=row.pk).update(process_hash="0" * 64)
    assert "The process file has changed" in text(officer(), english("file", row.pk))


def test_the_processes_are_drawn_from_their_files() -> None:
    client = browser("ketua", "pimpinan")
    assert "UU 20/2025" in text(client, english("processes"))
    page = text(client, english("process", make.NEW))
    assert "SPDP to the prosecutor" in page
    assert "to be confirmed" in page
    assert client.get(english("process", "tidak-ada")).status_code == 404
