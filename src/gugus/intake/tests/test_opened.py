"""Which reports are open to somebody whose role reads none, whose decree ran out, or whose task it is not to decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gugus.accounts.rules.standing import TRANSITION_RIGHTS
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.models import AuditEntry
from gugus.core.tests.make_walls import behind
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.intake import actions, reads, rules
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus
from gugus.intake.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = pytest.mark.django_db


def assigned(viewer: Viewer, *rows: Report) -> Viewer:
    return replace(viewer, assigned=frozenset((Matter.REPORT, str(row.pk)) for row in rows))


def opened(viewer: Viewer, *rows: Report) -> Viewer:
    return replace(viewer, opened=frozenset(f"{Matter.REPORT}:{row.pk}" for row in rows))


def limited(viewer: Viewer) -> Viewer:
    return replace(viewer, limited=True, rights=viewer.rights & TRANSITION_RIGHTS)


def custodian() -> Viewer:
    return desk.viewer("ketua", "kustodian")


@pytest.mark.parametrize("by", [assigned, opened])
@pytest.mark.parametrize("who", [desk.yosef, custodian])
def test_whoever_triages_not_finds_exactly_what_was_assigned_or_opened(by: object, who: object) -> None:
    row, other = make.report(), make.report()
    viewer = by(who(), row)  # type: ignore[operator]
    assert list(reads.reports(viewer)) == [row]
    assert reads.report(viewer, other.pk) is None
    assert not reads.reports(who())  # type: ignore[operator]


@pytest.mark.parametrize("by", [assigned, opened])
def test_a_wall_closes_both(by: object) -> None:
    row = make.report()
    viewer = behind(by(desk.yosef(), row), (Matter.REPORT, str(row.pk)))  # type: ignore[operator]
    assert not reads.reports(viewer)


def test_nothing_comes_to_rest_on_what_only_an_emergency_opens() -> None:
    row = make.report()
    assert not reads.reports_to_work_on(opened(desk.yosef(), row))
    assert list(reads.reports_to_work_on(assigned(desk.yosef(), row))) == [row]


@pytest.mark.parametrize("by", [assigned, opened])
def test_reading_beside_the_desk_is_audited_and_leaves_the_report_waiting(by: object) -> None:
    row = make.report()
    actions.open_report(row, by=by(desk.yosef(), row))  # type: ignore[operator]
    row.refresh_from_db()
    assert (row.read_at, row.status) == (None, ReportStatus.RECEIVED)
    assert AuditEntry.objects.filter(action="report.read", object_id=str(row.pk)).count() == 1


def test_in_a_transition_only_assigned_reports_are_there() -> None:
    row, other = make.report(), make.report()
    viewer = limited(assigned(desk.ratna(), row))
    assert list(reads.reports(viewer)) == [row]
    rules.check_opens(viewer, row.pk, CIANJUR)
    rules.check_decides(viewer, row.pk, CIANJUR)
    for check in (rules.check_opens, rules.check_decides):
        with pytest.raises(Denied, match="only_assigned"):
            check(viewer, other.pk, CIANJUR)


@pytest.mark.parametrize("role", ["kustodian", "pengawas"])
def test_an_assignment_alone_is_no_task_to_decide(role: str) -> None:
    row = make.report()
    viewer = assigned(desk.viewer("ketua", role), row)
    with pytest.raises(Denied, match="decided_by_triage"):
        rules.check_decides(viewer, row.pk, CIANJUR)
    rules.check_decides(viewer, row.pk, CIANJUR, routed=True)
    with pytest.raises(Denied, match="decided_by_triage"):
        actions.set_status(row, ReportStatus.CLOSED, by=viewer)


def test_what_was_not_assigned_is_not_decided_by_its_route_either() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        rules.check_decides(custodian(), make.report().pk, CIANJUR, routed=True)


def test_no_emergency_lets_anybody_decide() -> None:
    row = make.report()
    for viewer in (opened(desk.yosef(), row), opened(custodian(), row)):
        with pytest.raises(Denied, match="not_allowed"):
            rules.check_decides(viewer, row.pk, CIANJUR)


def test_a_triage_officer_decides_for_the_own_region_and_elsewhere_by_letter() -> None:
    row, away = make.report(), make.report(code=KARAWANG)
    rules.check_decides(desk.ratna(), row.pk, CIANJUR)
    with pytest.raises(Denied, match="other_region"):
        rules.check_decides(desk.ratna(), away.pk, KARAWANG)
    rules.check_decides(assigned(desk.ratna(), away), away.pk, KARAWANG)
