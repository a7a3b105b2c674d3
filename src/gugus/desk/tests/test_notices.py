"""Notices and reminders: neutral, once each, for the post they are meant for, gone when their clock ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core.clocks import RunningClock
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.tests.make_walls import behind
from gugus.core.viewer import system
from gugus.desk import actions, notices, reads
from gugus.desk.models import Notice
from gugus.desk.tests import make

BY = system("reminders")
DUE = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
database = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def remind(hours_before: int, *posts: str, kind: str = "rights_request", matter: str = "") -> int:
    clock = RunningClock(kind, ("core.rightsrequest", "a", "H-CONTO"), posts, DUE, matter=matter)
    return actions.remind([clock], by=BY, at=DUE - timedelta(hours=hours_before))


@pytest.mark.parametrize(
    ("hours", "alarm"), [(73, None), (72, 72), (30, 72), (24, 24), (3, 6), (0, 0), (-90, 0)]
)
def test_the_reminder_that_stands_is_the_last_one_whose_time_has_come(hours: int, alarm: int | None) -> None:
    assert notices.due_alarm("breach", DUE, DUE - timedelta(hours=hours)) == alarm


def test_the_sentences_tell_nothing_of_what_was_reported_or_by_whom() -> None:
    for kind in notices.kinds().values():
        for word in ("lapor", "korban", "report", "victim", "nama"):
            assert word not in f"{kind.text.id} {kind.text.en}".lower()


class TestWithADatabase:
    pytestmark = database

    def test_a_reminder_is_made_once_for_each_post(self) -> None:
        posts = make.ratna().post, make.yosef().post
        assert remind(30, *posts) == 2
        assert remind(30, *posts) == 0
        assert remind(20, *posts) == 2
        assert len(reads.notices(make.ratna())) == 2

    def test_a_reminder_leaves_when_its_clock_has_ended(self) -> None:
        remind(30, make.ratna().post)
        assert actions.remind([], by=BY, at=DUE) == 0
        assert reads.notices(make.ratna()) == []

    def test_a_notice_is_for_its_own_post_only(self) -> None:
        actions.notify(by=make.ratna(), post=make.yosef().post, kind="message", subject=make.REPORT)
        assert [row.subject_code for row in reads.notices(make.yosef())] == ["L-CONTO"]
        assert reads.notices(make.ratna()) == []
        assert reads.notices(make.dewi()) == []

    def test_who_is_walled_off_is_not_reminded_and_no_further_query_is_made(self) -> None:
        remind(1, make.ratna().post, matter=make.REPORT[1])
        ratna = behind(make.ratna())
        walled = behind(replace(ratna, id="uji-lain"), make.REPORT[:2])
        with CaptureQueriesContext(connection) as seen:
            assert len(reads.notices(ratna)) == 1
        with CaptureQueriesContext(connection) as unseen:
            assert reads.notices(walled) == []
        assert len(seen) == len(unseen)

    def test_put_aside_is_what_one_s_own_post_was_told(self) -> None:
        actions.notify(by=make.ratna(), post=make.yosef().post, kind="message", subject=make.REPORT)
        pk = str(Notice.objects.get().pk)
        assert actions.mark_seen(by=make.ratna(), ids=[pk]) == 0
        assert actions.mark_seen(by=make.yosef(), ids=[pk]) == 1
        assert reads.notices(make.yosef()) == []
        assert AuditEntry.objects.filter(action="notice.seen").count() == 1

    def test_a_notice_behind_a_wall_is_not_put_aside(self) -> None:
        actions.notify(
            by=make.ratna(),
            post=make.yosef().post,
            kind="message",
            subject=make.REPORT,
            matter=make.REPORT[1],
        )
        pk = str(Notice.objects.get().pk)
        assert actions.mark_seen(by=behind(make.yosef(), make.REPORT[:2]), ids=[pk]) == 0
        assert actions.mark_seen(by=make.yosef(), ids=[pk]) == 1

    def test_a_notice_of_an_unknown_kind_is_refused(self) -> None:
        with pytest.raises(Denied, match="unknown_notice"):
            actions.notify(by=make.ratna(), post=make.yosef().post, kind="gosip", subject=make.REPORT)

    def test_the_desk_s_own_clocks_are_hand_offs_and_the_last_roster_of_a_region(self) -> None:
        row = make.hand_off(hours=2)
        make.roster(days=5)
        make.roster(days=20)
        clocks = {clock.kind: clock for clock in reads.running()}
        assert clocks["handoff"].posts == (make.yosef().post,)
        assert clocks["handoff"].matter == row.subject_id
        assert clocks["roster"].due.isoformat() == "2026-11-22T00:00:00+07:00"
        actions.accept(row, by=make.yosef())
        assert [clock.kind for clock in reads.running()] == ["roster"]

    def test_reading_notices_costs_the_same_with_more_of_them(self) -> None:
        ratna, yosef = make.ratna(), make.yosef()
        for count in (1, 5):
            for _ in range(count):
                actions.notify(by=ratna, post=yosef.post, kind="message", subject=make.REPORT)
            with CaptureQueriesContext(connection) as found:
                reads.notices(yosef)
            assert len(found) == 1
