"""The numbers of the night against fixtures counted by hand; what is late; who sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gugus.casework.models import Peristiwa
from gugus.coordination.tests import make as coordination
from gugus.core.models import AuditEntry
from gugus.core.tests.make_walls import behind
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS
from gugus.insight import actions, reads
from gugus.insight.models import Cell, LateItem
from gugus.insight.rules import LateKind
from gugus.insight.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG, PURWAKARTA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def cells(code: str = CIANJUR) -> dict[str, int]:
    """Value of each cell of a region."""
    return dict(Cell.objects.filter(region=code).values_list("key", "value"))


def test_people_and_cases_are_counted_each_in_its_own_unit() -> None:
    make.reports(7)
    make.event_with_people()
    make.casework.event()
    make.night()
    assert {key: cells()[key] for key in list(cells())[:7]} == {
        "laporan": 7, "peristiwa": 2, "perkara": 0, "korban_terindikasi": 6, "korban_dinyatakan_putusan": 1,
        "korban_dinilai_bukan": 2, "terlapor": 5,
    }  # fmt: skip


def test_prevention_keeps_online_and_onsite_apart() -> None:
    make.prevention()
    make.night()
    found = {row.key: (row.value, row.out_of, row.left_out) for row in Cell.objects.all()}
    assert found["kegiatan"] == (3, None, 1)
    assert found["peserta_daring"] == (1020, None, 0)
    assert found["peserta_luring"] == (234, None, 1)
    assert found["desa_terjangkau"] == (4, 360, 0)


def test_another_region_counts_nothing_of_it() -> None:
    make.reports(7)
    make.night(KARAWANG)
    assert cells(KARAWANG)["laporan"] == 0


def test_last_year_is_not_counted() -> None:
    make.reports(5)
    later = now().replace(year=2027)
    actions.build_night(make.registry.task_force(), by=make.NIGHT, now=later, holidays=make.HOLIDAYS)
    assert cells()["laporan"] == 0


def test_a_new_night_replaces_the_last() -> None:
    make.night()
    make.reports(6)
    make.night()
    assert cells()["laporan"] == 6
    assert Cell.objects.filter(key="laporan").count() == 1
    assert AuditEntry.objects.filter(action="night.build").count() == 2


def test_leaders_see_small_numbers_hidden_and_zero_open() -> None:
    make.reports(4)
    make.event_with_people()
    make.night()
    found = reads.figures(make.leader())
    assert found["laporan"].value is None
    assert found["perkara"].value == 0
    assert found["korban_terindikasi"].value == 6
    assert found["korban_dinilai_bukan"].value is None


def test_figures_carry_period_and_instant() -> None:
    make.night()
    figure = reads.figures(make.leader())["laporan"]
    assert (figure.period_from, figure.period_to, figure.as_of) == (
        date(2026, 1, 1),
        date(2026, 11, 21),
        now(),
    )


def test_only_those_with_the_right_see_their_own_task_force() -> None:
    make.night()
    assert reads.figures(make.leader(KARAWANG)) == {}
    assert reads.figures(make.desk.yosef()) == {}
    assert reads.late(make.desk.yosef()) == []
    assert reads.figures(ANONYMOUS) == {}


def test_a_forged_task_force_does_not_open_another_region() -> None:
    force = make.night()
    assert reads.figures(replace(make.leader(KARAWANG), task_force=str(force.pk))) == {}


def test_before_the_first_night_there_is_nothing() -> None:
    assert reads.figures(make.leader()) == {}
    assert reads.built_at() == {}


def test_what_is_late_is_told_by_owner_with_the_oldest_day() -> None:
    make.late_things()
    coordination.commitment(owner=make.desk.yosef().post, due_on=date(2026, 11, 1))
    make.night()
    office = make.desk.post("penyidik").agency.name
    found = [
        (each.kind, each.owner, each.party, each.count, each.oldest_due) for each in reads.late(make.leader())
    ]
    assert found == [
        (LateKind.STAGE, office, "penyidik", 2, date(2026, 10, 1)),
        (LateKind.COMMITMENT, f"Penyidik, {office}", "", 1, date(2026, 11, 1)),
        (LateKind.STAGE_DOUBTFUL, office, "penyidik", 1, date(2026, 11, 9)),
        (LateKind.HAND_OFF, f"Penyidik, {office}", "", 1, date(2026, 11, 20)),
    ]


def test_what_stands_behind_any_wall_is_named_to_no_leader() -> None:
    make.late_things()
    for each in (*Peristiwa.objects.values_list("pk", flat=True), make.desk.REPORT[1]):
        kind = "intake.report" if str(each) == make.desk.REPORT[1] else "casework.peristiwa"
        behind(make.leader(), (kind, str(each)))
    make.night()
    assert not LateItem.objects.exists()
    assert cells()["perkara"] == 2


def test_nothing_late_means_no_late_item() -> None:
    make.casework.file()
    make.night()
    assert not LateItem.objects.exists()


def test_late_is_read_within_the_region_only() -> None:
    make.late_things()
    make.night()
    assert reads.late(make.leader())
    assert reads.late(make.leader(KARAWANG)) == []


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (datetime(2026, 11, 21, 2, 0, tzinfo=UTC), datetime(2026, 11, 20, 18, 0, tzinfo=UTC)),
        (datetime(2026, 11, 20, 17, 59, tzinfo=UTC), datetime(2026, 11, 19, 18, 0, tzinfo=UTC)),
        (datetime(2026, 11, 20, 18, 0, tzinfo=UTC), datetime(2026, 11, 20, 18, 0, tzinfo=UTC)),
    ],
)
def test_the_last_night_is_at_one_in_jakarta(at: datetime, night: datetime) -> None:
    assert actions.last_night(at) == night


def test_only_missing_nights_are_built() -> None:
    for code in (CIANJUR, PURWAKARTA):
        make.registry.task_force(code)
    assert actions.build_missing(by=make.NIGHT, now=now(), holidays=make.HOLIDAYS) == 2
    assert actions.build_missing(by=make.NIGHT, now=now() + timedelta(hours=3), holidays=make.HOLIDAYS) == 0
    assert actions.build_missing(by=make.NIGHT, now=now() + timedelta(days=1), holidays=make.HOLIDAYS) == 2
    assert actions.build_nights(by=make.NIGHT, now=now(), holidays=make.HOLIDAYS) == 2
