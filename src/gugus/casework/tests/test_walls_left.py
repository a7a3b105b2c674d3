"""A wall of one officer leaves somebody else who could lift it: another triager, or whoever watches."""

from __future__ import annotations

import pytest

from gugus.accounts.models import Account
from gugus.casework import actions as casework
from gugus.core import walls
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import now
from gugus.intake.models import Report
from gugus.screening.routes import could_lift
from gugus.screening.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


@pytest.fixture
def row() -> Report:
    make.on_duty()
    return make.report()


@pytest.fixture
def social() -> Account:
    return make.officer("kepala", "triase", kind="dinsos")


def _wall_off(row: Report, other: Account, by: Account) -> None:
    """The office of another officer is walled off."""
    casework.wall_off(
        (Matter.REPORT, str(row.pk)), party(PartyKind.AGENCY, other.appointment.post.agency_id),
        by=make.viewer_of(by), source=WallSource.OFFICER, reason="Disebut meminta uang.",
    )  # fmt: skip


def test_one_wall_against_the_office_of_all_others_who_triage_is_refused(
    row: Report, social: Account
) -> None:
    police = [make.officer("sekretaris"), make.officer("penyidik")]
    with pytest.raises(Denied, match="leaves_nobody"):
        _wall_off(row, police[0], social)
    assert not walls.living([(Matter.REPORT, str(row.pk))])
    assert all(make.sees(row, each) for each in police)


def test_an_officer_of_two_walls_the_other_off_where_oversight_could_lift_it(
    row: Report, social: Account
) -> None:
    watching = make.officer("inspektur", "pengawas", kind="inspektorat")
    other = make.officer("sekretaris")
    _wall_off(row, other, social)
    assert not make.sees(row, other)
    assert str(watching.appointment.post_id) in could_lift(row, now())
    assert make.sees(row, watching)
