"""Passing for two: whoever holds a post and another one as Plt. has two accounts, and is one person in every act of two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.accounts.tests.make_persons import second_account
from gugus.casework import actions as casework
from gugus.casework.reads.assigned import seats
from gugus.casework.tests import make as cases
from gugus.core import assignments, walls
from gugus.core.errors import Denied
from gugus.core.retention import actions as retention
from gugus.core.rights.rules import Decision, RequestKind
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.tests import make_rights as people
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import CIANJUR

pytestmark = pytest.mark.django_db
ROLES = ("triase", "kustodian", "sekretariat", "penyidik")
OTHER = "Wulan Rekaan Lestari"
DAY = date(2026, 11, 21)
Act = Callable[[Viewer], object]
Pair = tuple[Viewer, Viewer]


@pytest.fixture(autouse=True)
def _stones(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_TOMBSTONES = tmp_path / "tombstones.log"


@pytest.fixture
def ratna() -> Account:
    return make.account("sekretaris", *ROLES)


def _lifting(first: Viewer) -> Act:
    matter = ("intake.report", str(cases.report().pk))
    walled = party(PartyKind.AGENCY, "9f0d4a1e-0000-4000-8000-000000000003")
    casework.wall_off(matter, walled, by=first, source=WallSource.OFFICER, reason="Disebut meminta uang.")
    casework.ask_lift(matter, walled, by=first, reason="Ternyata hanya saksi.")
    return lambda by: casework.lift(matter, walled, by=by)


def _erasing(first: Viewer) -> Act:
    code = cases.report().code
    row = casework.take_in_request(people.asked(RequestKind.ERASE, subject=code), by=first, region=CIANJUR)
    said = {
        "decision": Decision.GRANTED,
        "ground": "",
        "answer": "Kami hapus.",
        "proof": "receipt",
        "subject": "",
    }
    casework.decide_request(row, by=first, **said)  # type: ignore[arg-type]
    return lambda by: casework.carry_out_request(row, by=by, typed=code)


def _destroying(first: Viewer) -> Act:
    report = cases.report()
    period = retention.confirm_period("cases", by=first, region=CIANJUR, months=12, basis="JRA contoh 2026")
    row = retention.draw_up(period, [("intake.report", str(report.pk), report.code)], by=first)
    return lambda by: retention.confirm(row, by=by, spared=[])


def _ending(first: Viewer) -> Act:
    row = cases.letter(cases.event(), first.post, by=desk.viewer("penyidik", "sekretariat"))
    return lambda by: assignments.end(row, on=DAY, by=by)


def _assigning(first: Viewer) -> Act:
    letter = casework.Letter(cases.event().code, first.post, "ST/1/XI/2026", DAY)
    return lambda by: casework.assign_case(letter, by=by, on=DAY)


ACTS = {
    "lift a wall": _lifting, "carry out an erasure": _erasing, "confirm a destruction": _destroying,
    "end an assignment": _ending, "assign a case": _assigning,
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_a_person_with_a_post_and_a_plt_does_not_pass_for_two(ratna: Account, name: str) -> None:
    act = ACTS[name](make.viewer(ratna))
    acting = make.viewer(second_account(ratna, "ketua", *ROLES))
    with pytest.raises(Denied, match="same_person"):
        act(acting)


@pytest.mark.parametrize("name", ACTS)
def test_two_people_of_different_names_are_two(ratna: Account, name: str) -> None:
    act = ACTS[name](make.viewer(ratna))
    act(make.viewer(second_account(ratna, "ketua", *ROLES, holder=OTHER)))


def test_the_other_post_of_the_same_person_is_not_offered_for_an_assignment(ratna: Account) -> None:
    assert len(seats(make.viewer(ratna), DAY)) == 2
    acting = second_account(ratna, "ketua", *ROLES)
    offered = seats(make.viewer(ratna), DAY)
    assert str(acting.appointment.post_id) not in offered
    assert len(offered) == 1


def test_one_person_at_two_posts_is_not_the_other_one_who_could_lift_a_wall(ratna: Account) -> None:
    acting = make.viewer(second_account(ratna, "ketua", *ROLES))
    matter = ("intake.report", str(cases.report().pk))
    one, two = (party(PartyKind.AGENCY, f"9f0d4a1e-0000-4000-8000-00000000000{n}") for n in (3, 4))
    casework.wall_off(matter, one, by=make.viewer(ratna), source=WallSource.OFFICER, reason="Meminta uang.")
    with pytest.raises(Denied, match="leaves_nobody"):
        casework.wall_off(matter, two, by=acting, source=WallSource.OFFICER, reason="Meminta uang.")
    assert len(walls.living([matter])) == 1
