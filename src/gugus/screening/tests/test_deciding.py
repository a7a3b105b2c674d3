"""Who decides about a report that walls stand around: triage while it can, else whoever the route leads to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.accounts.models import Account
from gugus.core import assignments
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus
from gugus.screening.routes import is_left_to
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db
LETTER = datetime(2026, 1, 1, tzinfo=UTC).date()


@pytest.fixture(autouse=True)
def _cianjur_on_duty() -> None:
    make.on_duty()


@pytest.fixture
def policeman() -> Account:
    return make.officer("sekretaris")


@pytest.fixture
def prosecutor() -> Account:
    return make.officer("pengawas", "pengawas", kind="kejari")


def _assign(row: Report, to: Account) -> None:
    post = str(to.appointment.post_id)
    assignments.assign(
        (Matter.REPORT, str(row.pk)),
        post,
        letter="ST/1/XI/2026",
        valid_from=LETTER,
        valid_to=None,
        by=system("uji"),
    )


def test_oversight_decides_where_everybody_who_triages_is_walled_off(
    policeman: Account, prosecutor: Account
) -> None:
    row, by = make.report(make.told(groups=("polisi",))), make.viewer_of(prosecutor)
    assert is_left_to(row, by, now())
    make.decided(row, by=by)
    row.refresh_from_db()
    assert row.status == ReportStatus.URGENT


def test_a_letter_alone_lets_oversight_read_and_not_decide(policeman: Account, prosecutor: Account) -> None:
    row = make.report()
    _assign(row, prosecutor)
    by = make.viewer_of(prosecutor)
    assert (make.sees(row, prosecutor), is_left_to(row, by, now())) == (True, False)
    with pytest.raises(Denied, match="decided_by_triage"):
        make.decided(row, by=by)


def test_who_was_told_only_so_that_two_could_lift_a_wall_does_not_decide(
    policeman: Account, prosecutor: Account
) -> None:
    make.officer("kepala", "triase", kind="dinsos")
    row = make.report(make.told(groups=("polisi",)))
    assert make.sees(row, prosecutor)
    with pytest.raises(Denied, match="decided_by_triage"):
        make.decided(row, by=make.viewer_of(prosecutor))


def test_who_reads_beside_the_office_above_does_not_decide(policeman: Account, prosecutor: Account) -> None:
    make.officer("petugas", kind="dinsos", code="32")
    row = make.report(make.told(groups=("polisi",)))
    assert make.sees(row, prosecutor)
    assert not is_left_to(row, make.viewer_of(prosecutor), now())


def test_a_custodian_does_not_decide_what_the_route_led_to_oversight(
    policeman: Account, prosecutor: Account
) -> None:
    custodian = make.officer("kepala", "kustodian", kind="uptd_ppa")
    row = make.report(make.told(groups=("polisi",)))
    _assign(row, custodian)
    assert not is_left_to(row, make.viewer_of(custodian), now())
    assert is_left_to(row, make.viewer_of(prosecutor), now())


def test_a_custodian_decides_where_nobody_else_is_left(policeman: Account) -> None:
    custodian = make.officer("kepala", "kustodian", kind="uptd_ppa")
    row = make.report(make.told(groups=("polisi",)))
    assert is_left_to(row, make.viewer_of(custodian), now())


def test_nothing_is_asked_for_those_who_triage_and_those_who_have_it_not() -> None:
    row, viewers = make.report(), (desk.ratna(), desk.yosef())
    with CaptureQueriesContext(connection) as asked:
        assert not [viewer for viewer in viewers if is_left_to(row, viewer, now())]
    assert len(asked) == 0
