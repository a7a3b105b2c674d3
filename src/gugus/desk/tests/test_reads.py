"""Who sees which hand-off, who is on duty, and how many queries a list costs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS, system
from gugus.desk import actions, reads
from gugus.desk.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def test_only_the_two_posts_know_of_a_hand_off() -> None:
    row = make.hand_off()
    assert reads.hand_off(make.ratna(), row.pk) is not None
    assert reads.hand_off(make.yosef(), row.pk) is not None
    assert reads.hand_off(make.dewi(), row.pk) is None
    assert reads.hand_off(make.viewer("ketua"), row.pk) is None
    assert reads.hand_off(ANONYMOUS, row.pk) is None


def test_what_waits_comes_first_answer_first_then_what_was_accepted() -> None:
    accepted, later, sooner = make.hand_off(hours=1), make.hand_off(hours=9), make.hand_off(hours=3)
    actions.accept(accepted, by=make.yosef())
    assert [row.pk for row in reads.for_post(make.yosef())] == [sooner.pk, later.pk, accepted.pk]


def test_what_ended_leaves_the_waiting_list() -> None:
    row = make.hand_off()
    actions.decline(row, by=make.yosef(), reason="Bukan wilayah kami.")
    assert not reads.for_post(make.yosef())
    assert [each.pk for each in reads.ended(make.yosef())] == [row.pk]
    assert [each.pk for each in reads.from_post(make.ratna())] == [row.pk]


def test_lists_come_in_parts() -> None:
    rows = [make.hand_off(hours=hours) for hours in (1, 2, 3)]
    assert [row.pk for row in reads.for_post(make.yosef(), limit=2, skip=1)] == [row.pk for row in rows[1:]]


def test_the_hand_offs_of_a_thing_are_seen_within_the_region() -> None:
    row = make.hand_off()
    assert [each.pk for each in reads.on_subject(make.ratna(), *make.REPORT[:2])] == [row.pk]
    assert not reads.on_subject(make.dewi(), *make.REPORT[:2])


def test_a_list_costs_the_same_with_more_rows() -> None:
    viewer = make.yosef()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            for row in reads.for_post(viewer):
                assert row.from_post.agency.name
        return len(found)

    make.hand_off()
    one = queries()
    for _ in range(4):
        make.hand_off()
    assert queries() == one


def test_an_unanswered_hand_off_is_overdue_after_its_time() -> None:
    make.hand_off(hours=1)
    late = now() + timedelta(hours=2)
    assert len(reads.overdue(CIANJUR, late)) == 1
    assert len(reads.overdue("32", late)) == 1
    assert not reads.overdue(KARAWANG, late)
    assert not reads.overdue(CIANJUR, now())


def test_the_roster_of_a_day_is_the_newest_that_holds_it() -> None:
    make.roster(start=date(2026, 11, 1), days=60)
    newest = make.roster(start=date(2026, 11, 20), days=5)
    found = reads.roster(CIANJUR, date(2026, 11, 21))
    assert found is not None
    assert found.pk == newest.pk
    assert reads.roster(CIANJUR, date(2026, 10, 31)) is None
    assert reads.regions_on_duty(date(2026, 11, 21)) == [CIANJUR]


def test_rosters_of_another_region_are_not_listed() -> None:
    make.roster()
    assert len(reads.rosters(make.ratna())) == 1
    assert not reads.rosters(make.dewi())
    assert len(reads.rosters(system("test"))) == 1


def test_the_next_reading_follows_the_regions_zone() -> None:
    row = make.roster(reads_at=("08:00", "13:00"))
    found = reads.roster(row.region_id, row.valid_from)
    assert found is not None
    assert (
        reads.next_reading(found, datetime(2026, 11, 21, 2, 0, tzinfo=UTC)).isoformat()
        == "2026-11-21T13:00:00+07:00"
    )
