"""The desk, a hand-off and the duty roster, as browsers see them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.coordination.tests import make as coordination
from gugus.core.models import AuditEntry
from gugus.desk import actions
from gugus.desk.models import DutyRoster, HandOff
from gugus.desk.tests import make
from gugus.intake.tests import make as intake
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
DESK = "/en/meja/"


def ratna() -> Client:
    """Ratna's browser: the secretary, who also decides about reports."""
    return browser("sekretaris")


def yosef() -> Client:
    """Yosef's browser: the investigator."""
    return browser("penyidik", "penyidik")


def dewi() -> Client:
    """Dewi's browser: in another kabupaten."""
    return browser("sekretaris", code=KARAWANG)


def page_of(row: HandOff) -> str:
    """The address of a hand-off."""
    return english("hand_off", row.pk)


def test_the_desk_shows_what_waits_and_what_was_sent() -> None:
    make.hand_off()
    assert "L-CONTO" in text(yosef(), DESK)
    assert "Not opened yet" in text(ratna(), DESK)


def test_an_empty_desk_says_what_will_appear() -> None:
    assert "Nothing here" in text(yosef(), DESK)


def test_a_late_hand_off_is_marked() -> None:
    make.hand_off(hours=-1)
    assert "g-badge--danger" in text(yosef(), DESK)


def test_what_ended_is_on_its_own_list() -> None:
    row = make.hand_off()
    actions.decline(row, by=make.yosef(), reason="Bukan wilayah kami.")
    assert "L-CONTO" not in text(yosef(), DESK)
    assert "L-CONTO" in text(yosef(), DESK + "?list=ended")


def test_a_long_list_has_a_pager() -> None:
    for _ in range(26):
        make.hand_off()
    assert 'href="?in=2"' in text(yosef(), DESK)
    assert text(yosef(), DESK + "?in=2").count("L-CONTO") == 1


def test_the_desk_costs_the_same_with_more_rows() -> None:
    client = yosef()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(DESK)
        return len(found)

    def more() -> None:
        make.hand_off()
        coordination.commitment(owner=make.yosef().post)

    more()
    queries()
    one = queries()
    for _ in range(4):
        more()
    assert queries() == one


def test_the_promises_of_ones_post_stand_on_the_desk() -> None:
    coordination.commitment(owner=make.yosef().post, due_on=date(2026, 11, 1))
    page = text(yosef(), DESK)
    assert "Kunjungi lima desa tanpa sinyal" in page
    assert "due 1 November 2026" in page
    assert "Kunjungi" not in text(ratna(), DESK)


def test_opening_marks_as_seen_and_is_audited() -> None:
    row = make.hand_off(note="Mohon jemput hari ini.")
    assert "Mohon jemput hari ini." in text(yosef(), page_of(row))
    row.refresh_from_db()
    assert row.state == "seen"
    assert AuditEntry.objects.filter(action="handoff.read").count() == 1


def test_another_post_or_region_finds_nothing() -> None:
    row = make.hand_off()
    assert dewi().get(page_of(row)).status_code == 404
    assert browser("ketua", "pimpinan").get(page_of(row)).status_code == 404


def test_a_visitor_is_sent_to_sign_in() -> None:
    assert Client().get("/meja/")["Location"].startswith("/masuk/")


def test_who_may_not_see_the_thing_sees_its_code_only() -> None:
    report = intake.report()
    row = actions.hand_off(
        by=make.ratna(), to_post=make.yosef().post, region=CIANJUR, note="Mohon ditindaklanjuti.",
        subject=("intake.report", str(report.pk), report.code),
    )  # fmt: skip
    link = english("report", report.pk)
    assert f'href="{link}"' in text(ratna(), page_of(row))
    assert f'href="{link}"' not in text(yosef(), page_of(row))


@pytest.mark.parametrize(
    ("step", "words", "state"), [("accept", "", "accepted"), ("decline", "Bukan wilayah kami.", "declined")]
)
def test_the_receiver_answers(step: str, words: str, state: str) -> None:
    row = make.hand_off()
    response = yosef().post(page_of(row), {"step": step, "text": words})
    row.refresh_from_db()
    assert (response.status_code, row.state) == (302, state)


def test_the_receiver_finishes_and_the_sender_reads_the_outcome() -> None:
    row, client = make.hand_off(), yosef()
    client.post(page_of(row), {"step": "accept"})
    client.post(page_of(row), {"step": "done", "text": "Sudah didampingi."})
    assert "Sudah didampingi." in text(ratna(), page_of(row))


def test_declining_without_a_reason_keeps_the_page_and_says_so() -> None:
    row = make.hand_off()
    response = yosef().post(page_of(row), {"step": "decline", "text": "x"})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert ">x</textarea>" in response.content.decode()


def test_the_sender_takes_back() -> None:
    row = make.hand_off()
    assert ratna().post(page_of(row), {"step": "recall"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "recalled"


def test_the_sender_cannot_accept_for_the_other() -> None:
    row = make.hand_off()
    response = ratna().post(page_of(row), {"step": "accept"})
    assert "belongs to another post" in response.content.decode()


ROSTERS = "/en/meja/piket/"


def roster_data(**changes: Any) -> dict[str, Any]:
    """A form filled in well."""
    filled = {
        "region": CIANJUR, "post": str(make.post("sekretaris").pk), "backup_post": str(make.post("penyidik").pk),
        "valid_from": "2026-11-21", "valid_to": "31/12/2026", "reads_at": "8, 13.30; 19:00",
        "urgent_minutes": "15", "all_hours": "24",
    }  # fmt: skip
    return {**filled, **changes}


def test_a_roster_is_set_and_listed() -> None:
    client = ratna()
    assert client.post(ROSTERS, roster_data()).status_code == 302
    row = DutyRoster.objects.get()
    assert row.reads_at == ["08:00", "13:30", "19:00"]
    assert "08.00, 13.30, 19.00 WIB" in text(client, ROSTERS)


def test_a_region_without_a_roster_is_named() -> None:
    client = ratna()
    assert "g-notice--warn" in text(client, ROSTERS)
    client.post(ROSTERS, roster_data())
    assert "g-notice--warn" not in text(client, ROSTERS)


@pytest.mark.parametrize(
    "changes", [{"reads_at": "pagi"}, {"reads_at": "25.00"}, {"valid_to": "2026-11-01"}, {"region": KARAWANG}]
)
def test_a_roster_that_cannot_be_is_refused_with_everything_kept(changes: dict[str, Any]) -> None:
    response = ratna().post(ROSTERS, roster_data(**changes))
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert not DutyRoster.objects.exists()


def test_the_back_up_must_be_another_post() -> None:
    response = ratna().post(ROSTERS, roster_data(backup_post=str(make.post("sekretaris").pk)))
    assert "The back-up must be another post" in response.content.decode()


def test_who_may_not_set_rosters_gets_403() -> None:
    assert yosef().get(ROSTERS).status_code == 403


def test_a_note_shown_after_an_impossible_step_is_audited_too() -> None:
    row, client = make.hand_off(), yosef()
    before = AuditEntry.objects.filter(action="handoff.read").count()
    assert client.post(page_of(row), {"step": "no-such-step"}).status_code == 200
    assert AuditEntry.objects.filter(action="handoff.read").count() == before + 1


def test_a_note_answers_to_no_other_method() -> None:
    row, client = make.hand_off(), yosef()
    assert client.put(page_of(row)).status_code == 405
