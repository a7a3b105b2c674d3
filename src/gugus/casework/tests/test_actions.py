"""Opening events and files, people in roles, recording stages: what changes, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.casework import actions, reads
from gugus.casework.actions import PersonFacts
from gugus.casework.models import FileEntry, Part, Peristiwa, PeristiwaReport, Perkara
from gugus.casework.rules import Act, EntryMark, PersonRole
from gugus.casework.tests import make
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.viewer import Viewer
from gugus.intake.models import Mention
from gugus.registry.tests.make import KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def audited(action: str) -> int:
    """How often an act stands in the audit."""
    return AuditEntry.objects.filter(action=action).count()


def knowing(row: Peristiwa) -> Viewer:
    """The officer with what the assignment to this event opens."""
    return make.assigned(make.officer(), row)


def test_an_event_is_opened_sealed_and_may_rest_on_a_report() -> None:
    row = make.event(summary="Dijanjikan kerja restoran.", resting_on=make.report())
    assert b"restoran" not in bytes(row.sealed_summary)
    assert reads.summary(row) == "Dijanjikan kerja restoran."
    assert len(reads.reports_of(knowing(row), row)) == 1
    assert audited("peristiwa.open") == 1


def test_an_event_in_another_region_is_refused() -> None:
    with pytest.raises(Denied, match="other_region"):
        make.event(code=KARAWANG, by=make.officer())


def test_an_event_needs_the_right() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        make.event(by=make.prosecutor())


def test_joining_a_report_twice_joins_it_once() -> None:
    row, report = make.event(), make.report()
    actions.join_report(row, report, by=knowing(row))
    actions.join_report(row, report, by=knowing(row))
    assert PeristiwaReport.objects.count() == audited("peristiwa.join_report") == 1


def test_a_report_of_another_region_is_not_joined() -> None:
    row = make.event()
    with pytest.raises(Denied, match="other_region"):
        actions.join_report(row, make.report(code=KARAWANG), by=knowing(row))


def test_a_person_becomes_a_mention_with_a_sealed_name() -> None:
    part = make.person(make.event(), "Melati Contoh", is_child=True)
    assert b"Melati" not in bytes(part.mention.sealed_value)
    assert (part.role, part.status, part.is_child) == ("korban", "terindikasi", True)


def test_the_same_person_stands_in_a_second_role_without_a_second_mention() -> None:
    row = make.event()
    first = make.person(row, is_child=True)
    second = make.person(row, "", PersonRole.TERLAPOR, act=Act.PEREKRUT, same_as=str(first.mention_id))
    assert Mention.objects.count() == 1
    assert (second.mention_id, second.is_child) == (first.mention_id, True)


def test_the_same_role_is_not_given_twice() -> None:
    row = make.event()
    first = make.person(row)
    with pytest.raises(Denied, match="role_known"):
        make.person(row, same_as=str(first.mention_id))
    assert Part.objects.count() == 1


def test_a_person_of_another_event_cannot_be_pulled_in() -> None:
    stranger = make.person(make.event())
    with pytest.raises(Denied, match="person_not_here"):
        make.person(make.event(), same_as=str(stranger.mention_id))


def test_a_person_without_a_name_is_refused() -> None:
    row = make.event()
    with pytest.raises(Denied, match="name_needed"):
        actions.add_person(row, PersonFacts("", PersonRole.SAKSI), by=knowing(row))


def test_opening_a_page_is_audited_each_time() -> None:
    row = make.event()
    actions.open_page(row, by=make.officer())
    actions.open_page(row, by=make.officer())
    actions.open_file(make.file(row), by=make.prosecutor())
    assert (audited("peristiwa.read"), audited("perkara.read")) == (2, 1)


def test_opening_a_page_needs_the_right() -> None:
    row = make.event()
    with pytest.raises(Denied):
        actions.open_page(row, by=make.prosecutor())
    with pytest.raises(Denied):
        actions.open_file(make.file(row), by=make.desk.ratna())


def test_a_police_file_begins_as_reported_and_keeps_its_process() -> None:
    row = make.file(lp="LP/B/7/XI/2026  /SPKT")
    lines = reads.entries(row)
    assert [(line.key, line.on) for line in lines] == [("reported", date(2026, 11, 1))]
    assert (row.lp_number, row.process_key, row.process_version) == ("LP/B/7/XI/2026 /SPKT", make.NEW, 1)
    assert row.regime_confirmed_by is not None


def test_a_number_stands_once_in_a_unit() -> None:
    make.file(lp="LP/B/7/XI/2026")
    with pytest.raises(Denied, match="lp_known"):
        make.file(lp="lp/b/7/xi/2026")
    assert Perkara.objects.count() == 1


def test_a_law_that_came_to_an_end_before_is_refused() -> None:
    with pytest.raises(Denied, match="regime_does_not_apply"):
        make.file(process=make.OLD, reported=date(2026, 2, 1))


def test_a_file_that_crosses_the_change_of_law_may_take_either() -> None:
    row = make.event()
    for number, key in enumerate((make.OLD, make.NEW), start=1):
        assert (
            make.file(row, lp=f"LP/B/{number}/XII/2025", process=key, reported=date(2025, 12, 1)).process_key
            == key
        )


def test_stages_are_recorded_in_order_with_their_letters() -> None:
    row = make.file()
    make.stages(row, ("lidik", date(2026, 11, 3)), ("sidik", date(2026, 11, 5)))
    assert [(line.number, line.key) for line in reads.entries(row)] == [
        (1, "reported"),
        (2, "lidik"),
        (3, "sidik"),
    ]
    assert reads.entries(row)[2].letter_number == "No. sidik"


@pytest.mark.parametrize(
    ("key", "on", "why"),
    [
        ("p21", date(2026, 11, 5), "not_a_step"),
        ("lidik", date(2026, 10, 1), "earlier_than_last"),
        ("lidik", date(2026, 12, 1), "stage_in_future"),
        ("tidak_ada", date(2026, 11, 5), "unknown_stage"),
    ],
)
def test_an_impossible_stage_is_refused(key: str, on: date, why: str) -> None:
    row = make.file()
    with pytest.raises(Denied, match=why):
        make.stages(row, (key, on))
    assert FileEntry.objects.count() == 1


def test_a_recap_may_skip_stages_and_says_so() -> None:
    row = make.file()
    cautions = actions.record_entry(
        row,
        by=knowing(row.peristiwa),
        mark=EntryMark.STAGE,
        key="p21",
        on=date(2026, 11, 9),
        today=make.TODAY,
        recap=True,
    )
    assert [say.key for say in cautions] == ["process.skipped"]


def test_an_act_is_recorded_and_an_unknown_one_refused() -> None:
    row = make.file()
    by = knowing(row.peristiwa)
    on, today = date(2026, 11, 8), make.TODAY
    assert actions.record_entry(row, by=by, mark=EntryMark.ACT, key="spdp_sent", on=on, today=today) == ()
    with pytest.raises(Denied, match="unknown_act"):
        actions.record_entry(row, by=by, mark=EntryMark.ACT, key="surat_cinta", on=on, today=today)


def test_a_used_up_limit_warns_and_does_not_block() -> None:
    row = make.file()
    day = date(2026, 11, 9)
    make.stages(
        row, *((key, day) for key in ("lidik", "sidik", "suspect_named", "pemberkasan", "file_stage1"))
    )
    told = [
        say
        for key in ("p18_p19", "file_stage1", "p18_p19")
        for say in actions.record_entry(
            row, by=knowing(row.peristiwa), mark=EntryMark.STAGE, key=key, on=day, today=make.TODAY
        )
    ]
    assert [say.key for say in told] == ["process.limit_used", "process.limit_exceeded"]


def test_recording_needs_the_right_and_the_region() -> None:
    row = make.file()
    for viewer in (make.desk.ratna(), make.officer(KARAWANG)):
        with pytest.raises(Denied):
            actions.record_entry(
                row, by=viewer, mark=EntryMark.STAGE, key="lidik", on=date(2026, 11, 3), today=make.TODAY
            )
