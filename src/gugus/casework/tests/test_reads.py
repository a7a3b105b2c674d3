"""Who sees events and files, people counted by role, timelines, clocks, query counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.casework import reads
from gugus.casework.models import Peristiwa, Perkara
from gugus.casework.rules import Act, PersonRole
from gugus.casework.tests import make
from gugus.core.viewer import system
from gugus.registry.holidays import national_holidays
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus_engine.process import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
HOLIDAYS = national_holidays(range(2025, 2028))


def test_events_are_seen_in_their_region_with_the_right() -> None:
    row = make.event()
    assert reads.peristiwa(make.officer(), row.pk) is not None
    assert reads.peristiwa(make.officer(KARAWANG), row.pk) is None
    assert reads.peristiwa(make.prosecutor(), row.pk) is None
    assert reads.peristiwa(system("test"), row.pk) is not None


def test_files_are_seen_in_their_region_with_the_right() -> None:
    row = make.file()
    assert reads.perkara(make.prosecutor(), row.pk) is not None
    assert reads.perkara(make.officer(KARAWANG), row.pk) is None
    assert reads.perkara(make.desk.ratna(), row.pk) is None
    assert len(reads.perkara_of(make.officer(), row.peristiwa)) == 1


def test_the_newest_come_first_and_in_parts() -> None:
    rows = [make.event() for _ in range(3)]
    for days, row in enumerate(rows):
        Peristiwa.objects.filter(pk=row.pk).update(opened_at=row.opened_at + timedelta(days=days))
    assert [row.pk for row in reads.latest_peristiwa(make.officer(), limit=2)] == [rows[2].pk, rows[1].pk]
    assert [row.pk for row in reads.latest_peristiwa(make.officer(), limit=2, skip=2)] == [rows[0].pk]


def test_people_are_read_once_with_all_their_roles() -> None:
    row = make.event()
    first = make.person(row, "Melati Contoh", is_child=True)
    make.person(row, "", PersonRole.TERLAPOR, act=Act.PEREKRUT, same_as=str(first.mention_id))
    make.person(row, "Bang Contoh", PersonRole.TERLAPOR, act=Act.PENAMPUNG)
    found = reads.people(make.assigned(make.officer(), row), row)
    people = {each.initials: (each.word, len(each.roles), each.is_child) for each in found}
    assert people == {"M.C.": ("child", 2, True), "B.C.": ("terlapor", 1, None)}
    assert [each.number for each in found] == [1, 2]


def test_role_counts_count_people_not_acts() -> None:
    row, empty = make.event(), make.event()
    who = make.person(row, "Bang Contoh", PersonRole.TERLAPOR, act=Act.PEREKRUT)
    make.person(row, "", PersonRole.TERLAPOR, act=Act.PENAMPUNG, same_as=str(who.mention_id))
    make.person(row, "Melati Contoh", is_child=True)
    make.person(row, "Dahlia Contoh", is_child=False)
    counts = reads.role_counts([row, empty])
    assert counts == {str(row.pk): reads.RoleCount(korban=2, children=1, terlapor=1)}


def test_a_child_told_in_another_role_is_a_child_among_the_victims() -> None:
    row = make.event()
    who = make.person(row)
    make.person(row, "", PersonRole.SAKSI, is_child=True, same_as=str(who.mention_id))
    assert reads.role_counts([row])[str(row.pk)].children == 1


def test_role_counts_cost_one_query() -> None:
    rows = [make.event() for _ in range(3)]
    for row in rows:
        make.person(row)
    with CaptureQueriesContext(connection) as found:
        reads.role_counts(rows)
    assert len(found) == 1


def test_a_report_is_found_by_its_code_within_reach() -> None:
    row = make.report()
    assert reads.report_by_code(make.officer(), f" {row.code.lower()} ") == row
    assert reads.report_by_code(make.officer(KARAWANG), row.code) is None


def test_events_of_a_report_are_found() -> None:
    report = make.report()
    row = make.event(resting_on=report)
    assert reads.peristiwa_of_report(make.officer(), report) == [row]
    assert reads.peristiwa_of_report(make.officer(KARAWANG), report) == []


def test_the_timeline_runs_from_report_to_stage() -> None:
    row = make.event(resting_on=make.report())
    make.person(row)
    make.stages(make.file(row), ("lidik", date(2026, 11, 3)))
    kinds = [each.kind for each in reads.timeline(make.assigned(make.officer(), row), row)]
    assert kinds == ["stage", "stage", "report", "opened", "part", "perkara"]
    kinds = [each.kind for each in reads.timeline(make.officer(), row)]
    assert kinds == ["stage", "stage", "opened", "perkara"]


def test_without_the_right_the_timeline_has_no_police_files() -> None:
    row = make.event()
    make.file(row)
    triage = make.desk.viewer("sekretaris", "triase")
    assert [each.kind for each in reads.timeline(triage, row)] == ["opened"]


def test_the_stage_now_and_what_may_come_next() -> None:
    row = make.file()
    lines = reads.entries(row)
    now = reads.stage_now(row, lines)
    steps, further = reads.next_stages(row, lines)
    assert now is not None
    assert (now[0].key, now[1]) == ("reported", date(2026, 11, 1))
    assert [step.to for step in steps] == ["lidik"]
    assert {"sidik", "p21", "closed"} <= {stage.key for stage in further}
    assert "signal" not in {stage.key for stage in further}


def test_an_overdue_clock_comes_first() -> None:
    row = make.file(reported=date(2026, 9, 1))
    lines = reads.entries(row)
    first = reads.due(row, lines, today=make.TODAY, holidays=HOLIDAYS)[0]
    assert (first.clock, first.state, first.due) == ("sp2hp", State.OVERDUE, date(2026, 10, 1))
    assert list(reads.years_of(lines, make.TODAY)) == [2026, 2027]


def test_uses_tell_how_often_a_counted_step_was_taken() -> None:
    row = make.file()
    day = date(2026, 11, 9)
    keys = ("lidik", "sidik", "suspect_named", "pemberkasan", "file_stage1", "p18_p19")
    make.stages(row, *((key, day) for key in keys))
    (use,) = reads.uses(row, reads.entries(row))
    assert (use.count.key, use.used, use.spent) == ("koordinasi", 1, True)


def test_a_changed_process_file_is_noticed() -> None:
    row = make.file()
    assert not reads.process_changed(row)
    Perkara.objects.filter(pk=row.pk).update(process_hash="0" * 64)
    row.refresh_from_db()
    assert reads.process_changed(row)


def test_dates_across_the_change_of_law_give_both_laws() -> None:
    assert [key for key, _ in reads.regimes(None, date(2025, 12, 20))] == [make.OLD, make.NEW]
    assert [key for key, _ in reads.regimes(date(2025, 1, 1), date(2026, 3, 1))] == [make.NEW]


def test_the_night_counts_people_once_in_a_role() -> None:
    row = make.event()
    who = make.person(row, "Bang Contoh", PersonRole.TERLAPOR, act=Act.PEREKRUT)
    make.person(row, "", PersonRole.TERLAPOR, act=Act.PENAMPUNG, same_as=str(who.mention_id))
    make.person(row, "", PersonRole.KORBAN, same_as=str(who.mention_id))
    start, end = row.opened_at.replace(year=2025), row.opened_at.replace(year=2027)
    assert reads.count_people(CIANJUR, start, end) == {("terlapor", ""): 1, ("korban", "terindikasi"): 1}
    assert reads.count_people(KARAWANG, start, end) == {}
    assert reads.count_opened("32", start, end) == {"peristiwa": 1, "perkara": 0}


def test_lines_of_many_files_cost_one_query() -> None:
    event = make.event()
    rows = [make.file(event, lp=f"LP/B/{number}/XI/2026") for number in (1, 2, 3)]
    with CaptureQueriesContext(connection) as found:
        lines = reads.entries_of(rows)
    assert (len(found), [len(lines[str(row.pk)]) for row in rows]) == (1, [1, 1, 1])
    with CaptureQueriesContext(connection) as found:
        assert len(reads.running(CIANJUR)) == 3
    assert len(found) == 2
