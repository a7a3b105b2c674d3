"""The inbox, who is on duty, and where a report stands for its reporter."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from gugus.core.time import now, zone_info
from gugus.core.viewer import ANONYMOUS, receipt_holder
from gugus.desk import actions as desk_actions
from gugus.desk.models import HandOff
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.intake.tests import make as reports
from gugus.registry.tests.make import BARITO_SELATAN, CIANJUR, KARAWANG, PURWAKARTA
from gugus.screening import actions, reads
from gugus.screening.rules import Decision, PublicForm
from gugus.screening.standing import PromiseKind
from gugus.screening.standing import standing as stands
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_the_most_dangerous_and_then_the_oldest_comes_first(settings: Settings) -> None:
    made = {}
    for urgency in (Urgency.NOT_SOON, Urgency.DAYS, Urgency.NOW, Urgency.DAYS):
        settings.GUGUS_NOW = now() + HOUR
        made[reports.report(urgency=urgency).pk] = urgency
    first, *rest = reads.inbox(desk.ratna())
    assert first.urgency == Urgency.NOW
    assert [each.urgency for each in rest] == [Urgency.DAYS, Urgency.DAYS, Urgency.NOT_SOON]
    assert rest[0].received_at < rest[1].received_at


def test_the_inbox_holds_the_own_region_and_what_waits() -> None:
    here, decided = reports.report(), reports.report()
    reports.report(code=BARITO_SELATAN)
    make.decided(decided)
    assert reads.inbox(desk.ratna()) == [here]
    assert reads.inbox(desk.ratna(), waiting=False) == [decided]
    assert reads.count_waiting(desk.ratna()) == 1


def test_a_decided_report_waits_again_when_something_was_added() -> None:
    make.on_duty()
    row = make.report()
    make.decided(row, Decision.URGENT)
    actions.add_message(
        row, "Lagi.", by=receipt_holder(str(row.pk)), token=make.token(PublicForm.MAILBOX), seen=0
    )
    assert reads.inbox(desk.ratna()) == [row]
    intake.open_report(Report.objects.get(pk=row.pk), by=desk.ratna())
    assert reads.inbox(desk.ratna()) == []


def test_nobody_without_the_right_has_an_inbox() -> None:
    reports.report()
    assert reads.inbox(desk.yosef()) == []
    assert reads.inbox(ANONYMOUS) == []


def test_the_inbox_costs_one_query_however_long(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(6):
        reports.report()
    ratna = desk.ratna()
    with django_assert_num_queries(1):
        assert len([row.region.zone for row in reads.inbox(ratna, limit=5)]) == 5


def test_the_duty_names_posts_offices_and_the_next_reading() -> None:
    roster = make.on_duty()
    duty = reads.duty(CIANJUR, now())
    assert duty is not None
    assert (duty.post_title, duty.office) == (roster.post.title, roster.post.agency.name)
    assert duty.backup_title == roster.backup_post.title
    assert duty.next_reading == datetime(2026, 11, 21, 14, tzinfo=zone_info("WIB"))
    assert (duty.urgent_minutes, duty.all_hours) == (15, 24)


def test_a_region_without_a_roster_has_nobody_but_maybe_neighbours() -> None:
    for code in (CIANJUR, PURWAKARTA, BARITO_SELATAN):
        make.on_duty(code)
    assert reads.duty(KARAWANG, now()) is None
    assert reads.on_duty_near(KARAWANG, now()) == [CIANJUR, PURWAKARTA]
    assert reads.on_duty_near("99.99", now()) == []


def test_a_roster_that_has_ended_opens_no_form(settings: Settings) -> None:
    make.on_duty()
    settings.GUGUS_NOW = now() + timedelta(days=40)
    assert reads.duty(CIANJUR, now()) is None


def test_a_fresh_report_is_held_by_the_post_on_duty_until_it_is_read() -> None:
    roster = make.on_duty()
    row = make.report()
    standing = stands(row, now())
    assert (standing.post_title, standing.office) == (roster.post.title, roster.post.agency.name)
    assert standing.promise is not None
    assert (standing.promise.kind, standing.promise.at) == (PromiseKind.READ, row.promised_at)


def test_a_promise_that_was_not_kept_is_late() -> None:
    make.on_duty()
    row = make.report()
    late = stands(row, row.promised_at + timedelta(seconds=1)).promise
    assert late is not None
    assert late.late


def test_a_referred_report_is_held_by_the_office_that_was_asked() -> None:
    make.on_duty()
    row = make.report()
    sent = make.decided(row, Decision.REFER, to=desk.yosef()).hand_off
    standing = stands(row, now())
    assert sent is not None
    assert standing.promise is not None
    assert (standing.post_title, standing.accepted) == (desk.yosef().post_name, False)
    assert (standing.promise.kind, standing.promise.at) == (PromiseKind.ANSWER, sent.answer_by)


def test_an_accepted_report_is_looked_after_at_the_next_reading() -> None:
    make.on_duty()
    row = make.report()
    make.decided(row, Decision.REFER, to=desk.yosef())
    desk_actions.accept(HandOff.objects.get(), by=desk.yosef())
    standing = stands(row, now())
    assert standing.promise is not None
    assert (standing.accepted, standing.promise.kind) == (True, PromiseKind.LOOK)


def test_a_declined_report_is_back_with_the_post_on_duty() -> None:
    roster = make.on_duty()
    row = make.report()
    make.decided(row, Decision.REFER, to=desk.yosef())
    desk_actions.decline(HandOff.objects.get(), by=desk.yosef(), reason="Bukan wilayah kami.")
    assert stands(row, now()).post_title == roster.post.title


def test_when_nobody_is_on_duty_any_more_nothing_new_is_promised(settings: Settings) -> None:
    make.on_duty()
    row = make.report()
    make.decided(row, Decision.URGENT)
    settings.GUGUS_NOW = now() + timedelta(days=40)
    standing = stands(row, now())
    assert (standing.post_title, standing.promise) == ("", None)
