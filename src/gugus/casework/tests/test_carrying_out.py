"""Carrying out a granted erasure and a confirmed list: what goes, what a police file holds, what a wall hides."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from gugus.casework import actions
from gugus.casework.reads.retention import due_files
from gugus.casework.rules import PersonRole
from gugus.casework.tests import make
from gugus.core import erasure, vault
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, RetentionReview, RightsRequest, Tombstone
from gugus.core.retention import actions as retention
from gugus.core.rights import actions as rights
from gugus.core.rights.rules import Decision, RequestKind
from gugus.core.tests import make_rights as people
from gugus.core.tests.make_walls import behind
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.intake import reads as intake
from gugus.intake.models import Mention, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
TOMORROW = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _stones(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_TOMBSTONES = tmp_path / "tombstones.log"


class PowerCut(Exception):
    """The machine stops in between."""


def crash(*_told: object, **_more: object) -> None:
    raise PowerCut


def asked(subject: str) -> RightsRequest:
    return actions.take_in_request(
        people.asked(RequestKind.ERASE, subject=subject), by=people.custodian(), region=people.REGION
    )


def granted(subject: str) -> RightsRequest:
    row = asked(subject)
    actions.decide_request(
        row,
        by=people.custodian(),
        decision=Decision.GRANTED,
        ground="",
        answer="Kami hapus.",
        proof="receipt",
        subject="",
    )
    return row


def confirmed(class_key: str = "cases") -> RetentionReview:
    period = people.period(class_key, months=1)
    Report.objects.update(received_at=now() - timedelta(days=90))
    row = actions.draw_up_review(period, by=people.legal(), today=make.TODAY, zone="WIB")
    retention.confirm(row, by=people.custodian(), spared=[])
    return row


def test_a_granted_request_erases_the_report_it_names() -> None:
    row, report = granted((told := make.report()).code), told
    assert row.matter_id == str(report.pk)
    assert actions.carry_out_request(row, by=people.legal(), typed=report.code) >= 1
    report.refresh_from_db()
    assert intake.story(report) == vault.ERASED
    assert AuditEntry.objects.filter(action="rights.carry_out").count() == 1


def test_a_police_file_holds_what_a_request_would_erase() -> None:
    report = make.report()
    make.file(make.event(resting_on=report))
    row = granted(report.code)
    with pytest.raises(Denied, match="held_by_files"):
        actions.carry_out_request(row, by=people.legal(), typed=report.code)
    row.refresh_from_db()
    assert row.carried_out_at is None


def test_an_erasure_that_broke_off_before_it_was_noted_is_noted_by_asking_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = granted((report := make.report()).code)
    with monkeypatch.context() as patch:
        patch.setattr(rights, "note_carried_out", crash)
        with pytest.raises(PowerCut):
            actions.carry_out_request(row, by=people.legal(), typed=report.code)
    report.refresh_from_db()
    assert intake.story(report) == vault.ERASED
    stones = Tombstone.objects.count()
    assert actions.carry_out_request(row, by=people.legal(), typed=report.code) == stones
    row.refresh_from_db()
    assert (row.carried_out_at is not None, row.carried_out_count) == (True, stones)
    assert Tombstone.objects.count() == stones
    with pytest.raises(Denied, match="nothing_to_carry_out"):
        actions.carry_out_request(row, by=people.legal(), typed=report.code)


@pytest.mark.parametrize("broken", ["_carry_out", "clear", "_destroy"])
def test_an_erasure_that_broke_off_on_its_way_is_carried_out_and_noted_by_asking_once_more(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = granted((report := make.report()).code)
    with monkeypatch.context() as patch:
        patch.setattr(erasure, broken, crash)
        with pytest.raises(PowerCut):
            actions.carry_out_request(row, by=people.legal(), typed=report.code)
    assert actions.carry_out_request(row, by=people.legal(), typed=report.code) >= 1
    row.refresh_from_db()
    report.refresh_from_db()
    assert (row.carried_out_at is not None, intake.story(report)) == (True, vault.ERASED)


def test_what_the_clock_finished_meanwhile_is_noted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    row = granted((report := make.report()).code)
    with monkeypatch.context() as patch:
        patch.setattr(erasure, "_carry_out", crash)
        with pytest.raises(PowerCut):
            actions.carry_out_request(row, by=people.legal(), typed=report.code)
    actions.finish_erasures(by=system("uji"))
    assert actions.carry_out_request(row, by=people.legal(), typed=report.code) >= 1
    row.refresh_from_db()
    assert row.carried_out_by == people.legal().id


def test_nobody_without_the_right_carries_anything_out() -> None:
    report = make.report()
    row, review = granted(report.code), confirmed()
    with pytest.raises(Denied, match="not_allowed"):
        actions.carry_out_request(row, by=people.officer(), typed=report.code)
    with pytest.raises(Denied, match="second_person"):
        actions.carry_out_request(row, by=people.custodian(), typed=report.code)
    with pytest.raises(Denied, match="not_allowed"):
        actions.carry_out_review(review, by=people.legal())
    assert intake.story(report) != vault.ERASED


def test_a_code_that_does_not_exist_and_a_walled_one_are_answered_alike() -> None:
    report = make.report()
    walled = behind(people.custodian(), ("intake.report", str(report.pk)))
    for who, subject in ((people.custodian(), "L-TIADA"), (walled, report.code)):
        with pytest.raises(Denied, match="nothing_to_erase"):
            actions.take_in_request(people.asked(subject=subject), by=who, region=people.REGION)


def test_nobody_erases_what_lies_in_another_region_whatever_the_code_says() -> None:
    report, elsewhere = make.report(), people.custodian(region=people.ELSEWHERE)
    mention = Mention.objects.filter(report=report).first()
    assert mention is not None
    for subject in (report.code, f"intake.report:{report.pk}", f"intake.mention:{mention.pk}"):
        with pytest.raises(Denied, match="nothing_to_erase"):
            actions.take_in_request(
                people.asked(RequestKind.ERASE, subject=subject), by=elsewhere, region=people.ELSEWHERE
            )
    assert intake.story(report) != vault.ERASED


def test_a_person_of_a_walled_event_is_not_erased_by_who_is_walled_off() -> None:
    event = make.event()
    part = make.person(event)
    walled = behind(people.custodian(), ("casework.peristiwa", str(event.pk)))
    with pytest.raises(Denied, match="nothing_to_erase"):
        actions.take_in_request(
            people.asked(subject=f"intake.mention:{part.mention_id}"), by=walled, region=people.REGION
        )


def test_a_confirmed_list_erases_what_stands_on_it_once() -> None:
    report = make.report()
    row = confirmed()
    assert [code for _, _, code in row.items] == [report.code]
    assert actions.carry_out_review(row, by=people.custodian()) == 1
    assert intake.story(report := Report.objects.get()) == vault.ERASED
    with pytest.raises(Denied, match="no_such_step"):
        actions.carry_out_review(row, by=people.custodian())
    assert due_files(people.custodian(), "cases", TOMORROW, "WIB").items == ()


def test_what_a_police_file_came_to_rest_on_meanwhile_stays() -> None:
    report = make.report()
    row = confirmed()
    make.file(make.event(resting_on=report))
    assert actions.carry_out_review(row, by=people.custodian()) == 0
    assert intake.story(Report.objects.get()) != vault.ERASED
    assert (row.kept, row.erased) == ({str(report.pk): "held"}, 0)


def test_what_was_erased_before_counts_only_where_its_period_had_ended() -> None:
    ended, asked_for = make.report(), make.report()
    row = confirmed()
    actions.erase(ended.code, by=people.custodian(), basis="retention_ended")
    actions.erase(asked_for.code, by=people.custodian(), basis="request")
    assert actions.carry_out_review(row, by=people.custodian()) == 1
    assert row.kept == {str(asked_for.pk): "gone"}


def test_what_who_carries_a_list_out_cannot_reach_is_said_to_be_kept() -> None:
    report = make.report()
    row = confirmed()
    walled = behind(people.custodian(), ("intake.report", str(report.pk)))
    assert actions.carry_out_review(row, by=walled) == 0
    assert row.kept == {str(report.pk): "unreached"}


def test_files_of_children_stand_in_a_class_of_their_own_and_held_ones_are_counted() -> None:
    make.report()
    child, held = make.event(), make.event()
    make.person(child, role=PersonRole.KORBAN, is_child=True)
    make.file(held)
    cases = due_files(people.custodian(), "cases", TOMORROW, "WIB")
    children = due_files(people.custodian(), "children", TOMORROW, "WIB")
    assert [kind for kind, _, _ in cases.items] == ["intake.report"]
    assert cases.held == 1
    assert [code for _, _, code in children.items] == [child.code]


def test_an_answered_request_is_due_too() -> None:
    row = people.request()
    RightsRequest.objects.update(
        state="closed", decision="granted", decided_at=now(), sealed_answer=b"x", closed_at=now(), letter_number="1/2",
        letter_on=date(2025, 1, 1),
    )  # fmt: skip
    review = confirmed("requests")
    assert [code for _, _, code in review.items] == [row.code]
    assert actions.carry_out_review(review, by=people.custodian()) == 1
    row.refresh_from_db()
    assert bytes(row.sealed_name) == b""


def test_nothing_is_due_without_the_right_or_in_another_region() -> None:
    make.report()
    assert due_files(people.officer(), "cases", TOMORROW, "WIB").items == ()
    assert due_files(people.custodian(people.ELSEWHERE), "cases", TOMORROW, "WIB").items == ()


def test_what_is_due_costs_the_same_however_much_it_is() -> None:
    def queries() -> int:
        with (
            CaptureQueriesContext(connections["default"]) as found,
            CaptureQueriesContext(connections["keys"]) as keys,
        ):
            due_files(people.custodian(), "cases", TOMORROW, "WIB")
        return len(found) + len(keys)

    make.report()
    make.event()
    one = queries()
    for _ in range(3):
        make.report()
        make.event()
    assert queries() == one
