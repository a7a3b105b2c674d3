"""A wall against a post or an office stays around whoever held it that day, wherever they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gugus.accounts import actions as accounts
from gugus.accounts import reads
from gugus.accounts.models import Account
from gugus.accounts.reads.behind import held_by
from gugus.accounts.tests import make
from gugus.casework import actions as casework
from gugus.casework.tests import make as cases
from gugus.core import walls
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, Wall
from gugus.core.rules import PartyKind, WallSource, WallState, party
from gugus.core.time import living_at, now
from gugus.core.viewer import Viewer, system
from gugus.desk.tests import make as desk
from gugus.intake import reads as intake
from gugus.intake.models import Report
from gugus.intake.tests import make as reports
from gugus.registry import actions as registry
from gugus.registry.models import Post
from gugus.registry.rules.appointing import Appointing, Letter
from gugus.registry.rules.vocabulary import AppointmentKind
from gugus.registry.tests.make import CIANJUR, ending
from gugus.screening.tests import make as screening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
TODAY = date(2026, 11, 21)
ALLEGED = "Disebut meminta uang dari keluarga."
HOLDER = "Ratna Contoh Yosef"


def post(key: str) -> Post:
    return Post.objects.get(agency__key=f"uji-polres-{CIANJUR}", key=key)


def appoint(key: str, holder: str, name: str) -> Account:
    """Somebody new at a post, with an account of their own."""
    wanted = Appointing(holder, AppointmentKind.DEFINITIVE, Letter("SK/7/CONTOH", TODAY), TODAY)
    row = registry.appoint(post(key).pk, wanted, by=make.BY)
    force = str(desk.viewer("ketua", "admin").task_force)
    return accounts.open_account(
        name, by=make.BY, appointment=str(row.pk), task_force=force, roles=["triase"], password=make.PASSWORD
    )


def leave(row: Account) -> None:
    accounts.end_post(row.appointment, ending(TODAY), by=make.BY)


def wall(row: Report, who: str, source: WallSource = WallSource.REPORTER) -> None:
    casework.wall_off(("intake.report", str(row.pk)), who, by=system("uji"), source=source, reason=ALLEGED)


def of_post(row: Account) -> str:
    return party(PartyKind.POST, row.appointment.post_id)


def sees(row: Account, report: Report) -> bool:
    return intake.report(make.viewer(row), report.pk) is not None


def triager(key: str) -> Viewer:
    held = desk.viewer(key, "triase")
    return replace(held, rights=held.rights | {walls.RIGHT})


@pytest.fixture
def yosef() -> Account:
    return make.account("penyidik", "triase")


def other_office(holder: str) -> Account:
    """Somebody at an office of another kind in the same task force."""
    return screening.officer("petugas", kind="uptd_ppa", name=holder)


def moved(row: Account) -> Account:
    """The same person at the secretary's post, with a new account under the name written otherwise."""
    leave(row)
    leave(make.account("sekretaris", "triase"))
    return appoint("sekretaris", "Bripka Yosef Ratna Tjontoh", "triase.baru")


def test_whoever_held_a_walled_post_finds_nothing_at_the_next_post(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef))
    new = moved(yosef)
    assert not sees(new, report)
    assert not intake.reports(make.viewer(new)).exists()
    assert sees(new, reports.report())


def test_a_wall_against_an_office_or_an_account_follows_too(yosef: Account) -> None:
    of_office, of_account, of_group = reports.report(), reports.report(), reports.report()
    wall(of_office, party(PartyKind.AGENCY, yosef.appointment.post.agency_id))
    wall(of_account, party(PartyKind.ACCOUNT, yosef.pk))
    wall(of_group, f"group:polisi:{CIANJUR}")
    leave(yosef)
    elsewhere = other_office("Ratna Contoh Yosef")
    assert not any(sees(elsewhere, report) for report in (of_office, of_account, of_group))
    assert sees(elsewhere, reports.report())


def test_an_account_that_is_moved_to_another_post_stays_behind_the_wall(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef))
    leave(yosef)
    free = make.account("sekretaris", "lapangan").appointment
    Account.objects.filter(pk=yosef.pk).update(appointment=free)
    assert reads.by_id(yosef.pk) is not None
    assert not sees(yosef, report)


def test_the_next_holder_stays_out_until_two_people_let_them_in(yosef: Account) -> None:
    """practice.md: a wall follows the alleged part; issue 4: nobody but two people opens one."""
    report = reports.report()
    wall(report, of_post(yosef))
    leave(yosef)
    dewi = appoint("penyidik", "Dewi Rekaan", "triase.dewi")
    assert not sees(dewi, report)
    matter, walled = ("intake.report", str(report.pk)), of_post(yosef)
    with pytest.raises(Denied, match="lift_not_asked"):
        casework.let_next_in(matter, walled, by=triager("ketua"))
    casework.ask_lift(matter, walled, by=triager("ketua"), reason="Pejabat baru tidak terlibat.")
    with pytest.raises(Denied, match="second_person"):
        casework.let_next_in(matter, walled, by=triager("ketua"))
    casework.let_next_in(matter, walled, by=triager("sekretaris"))
    assert sees(dewi, report)
    assert AuditEntry.objects.filter(action="wall.let_next_in").count() == 1
    assert walls.is_walled(held_by(party(PartyKind.ACCOUNT, yosef.pk), now()), matter)


def test_whoever_held_it_stays_out_after_the_next_holder_was_let_in(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef))
    matter = ("intake.report", str(report.pk))
    casework.ask_lift(matter, of_post(yosef), by=triager("ketua"), reason="Pejabat baru tidak terlibat.")
    casework.let_next_in(matter, of_post(yosef), by=system_of_two())
    assert not sees(moved(yosef), report)


def system_of_two() -> Viewer:
    """A second officer who holds no post here."""
    return replace(triager("ketua"), id="5f0d4a1e-0000-4000-8000-000000000077", post="", also=frozenset())


def test_a_wall_that_is_lifted_lets_both_in_again(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef))
    matter = ("intake.report", str(report.pk))
    casework.ask_lift(matter, of_post(yosef), by=triager("ketua"), reason="Ternyata hanya saksi.")
    casework.lift(matter, of_post(yosef), by=system_of_two())
    assert {each.state for each in Wall.objects.all()} == {WallState.LIFTED}
    assert sees(moved(yosef), report)


def test_the_wall_around_a_person_goes_with_the_case(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef), WallSource.ENGINE)
    event = cases.event(resting_on=report)
    second = reports.report()
    by = desk.viewer("ketua", "penyidik", "triase")
    casework.join_report(event, second, by=cases.assigned(by, event))
    casework.confirm(("intake.report", str(report.pk)), of_post(yosef), by=triager("ketua"))
    beside = Wall.objects.exclude(follows=None)
    assert {each.state for each in beside} == {WallState.STANDING}
    assert {str(each.subject) for each in beside} == {str(report.pk), str(event.pk), str(second.pk)}
    assert not sees(moved(yosef), second)


def test_who_came_later_or_left_before_is_not_followed(yosef: Account) -> None:
    report = reports.report()
    leave(yosef)
    with living_at(now() + timedelta(days=1)):
        wall(report, of_post(yosef))
    dewi = appoint("penyidik", "Dewi Rekaan", "triase.dewi")
    assert not Wall.objects.exclude(follows=None).exists()
    assert not sees(dewi, report)


def test_nobody_walls_off_a_post_they_hold_under_another_name(yosef: Account) -> None:
    own = replace(
        make.viewer(yosef),
        post="",
        rights=frozenset({walls.RIGHT}),
        parties=make.viewer(yosef).parties - {of_post(yosef)},
    )
    with pytest.raises(Denied, match="oneself"):
        casework.wall_off(
            ("intake.report", str(reports.report().pk)), of_post(yosef), by=own, source=WallSource.OFFICER, reason=ALLEGED
        )  # fmt: skip


def test_a_name_beside_a_wall_is_sealed_and_keyed_like_the_wall(yosef: Account) -> None:
    wall(reports.report(), of_post(yosef))
    for row in Wall.objects.all():
        assert str(yosef.pk) not in f"{row.party}{row.sealed_party!r}"
        assert HOLDER.encode() not in bytes(row.sealed_party)
    assert AuditEntry.objects.filter(action="wall.set").count() == 1
