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
from gugus.casework.actions.walls import closure
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
from gugus.registry.models import Appointment, Post, Seat
from gugus.registry.reads import party_of_name
from gugus.registry.reads.persons import FOLLOWED_DAYS
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
    matter, walled = ("intake.report", str(report.pk)), of_post(yosef)
    with living_at(now() + timedelta(days=1)):
        dewi = next_holder(yosef)
        assert not sees(dewi, report)
        let_in_by_two(matter, walled)
        assert sees(dewi, report)
    assert AuditEntry.objects.filter(action="wall.let_next_in").count() == 1
    assert walls.is_walled(held_by(party(PartyKind.ACCOUNT, yosef.pk), now()), matter)


def next_holder(row: Account) -> Account:
    """Somebody new at an account's post, from the next day on."""
    return make.successor(row, "Dewi Rekaan", TODAY + timedelta(days=1))


def let_in_by_two(matter: tuple[str, str], walled: str) -> None:
    """One asks and another one confirms; nobody does both."""
    with pytest.raises(Denied, match="lift_not_asked"):
        casework.let_next_in(matter, walled, by=triager("ketua"))
    casework.ask_lift(matter, walled, by=triager("ketua"), reason="Pejabat baru tidak terlibat.")
    with pytest.raises(Denied, match="second_person"):
        casework.let_next_in(matter, walled, by=triager("ketua"))
    casework.let_next_in(matter, walled, by=triager("sekretaris"))


def test_whoever_held_it_stays_out_after_the_next_holder_was_let_in(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef))
    matter = ("intake.report", str(report.pk))
    with living_at(now() + timedelta(days=1)):
        next_holder(yosef)
        let_in_by_two(matter, of_post(yosef))
        assert not sees(elsewhere(yosef), report)


def elsewhere(row: Account) -> Account:
    """The same person with a new account at the secretary's post."""
    return make.successor(make.account("sekretaris", "triase"), HOLDER, TODAY + timedelta(days=1))


def test_nobody_is_let_in_while_the_holder_stayed_whatever_a_form_sends(yosef: Account) -> None:
    report = reports.report()
    wall(report, of_post(yosef))
    matter = ("intake.report", str(report.pk))
    casework.ask_lift(matter, of_post(yosef), by=triager("ketua"), reason="Pejabat baru tidak terlibat.")
    with pytest.raises(Denied, match="wall_no_next"):
        casework.let_next_in(matter, of_post(yosef), by=triager("sekretaris"))
    assert {walls.party_of(each) for each in walls.leading([matter])} == {of_post(yosef)}


def test_what_is_left_of_a_wall_around_a_post_is_lifted_as_one(yosef: Account) -> None:
    report = reports.report()
    cases.event(resting_on=report, by=desk.viewer("ketua", "penyidik", "triase"))
    wall(report, of_post(yosef))
    matter = ("intake.report", str(report.pk))
    with living_at(now() + timedelta(days=1)):
        next_holder(yosef)
        let_in_by_two(matter, of_post(yosef))
    (left,) = {each.party for each in walls.leading(casework_of(matter))}
    casework.ask_lift(matter, left, by=triager("ketua"), reason="Ternyata hanya saksi.")
    casework.lift(matter, left, by=triager("sekretaris"))
    assert {each.state for each in Wall.objects.all()} == {WallState.LIFTED}


def casework_of(matter: tuple[str, str]) -> list[tuple[str, str]]:
    """The report and the event that rests on it."""
    found = closure(matter)
    assert len(found) == 2
    return found


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


def test_who_came_later_or_left_long_before_is_not_followed(yosef: Account) -> None:
    report = reports.report()
    leave(yosef)
    with living_at(now() + timedelta(days=FOLLOWED_DAYS + 1)):
        wall(report, of_post(yosef))
    dewi = appoint("penyidik", "Dewi Rekaan", "triase.dewi")
    assert not Wall.objects.exclude(follows=None).exists()
    assert not sees(dewi, report)


def test_an_end_written_down_for_an_earlier_day_takes_nobody_out(yosef: Account) -> None:
    of_post_, of_office = reports.report(), reports.report()
    accounts.end_post(yosef.appointment, ending(TODAY - timedelta(days=FOLLOWED_DAYS - 1)), by=make.BY)
    wall(of_post_, of_post(yosef))
    wall(of_office, party(PartyKind.AGENCY, yosef.appointment.post.agency_id))
    new = other_office(HOLDER)
    assert not any(sees(new, each) for each in (of_post_, of_office))


@pytest.mark.parametrize("granted", [True, False], ids=["transition", "waiting"])
@pytest.mark.parametrize("kind", [PartyKind.POST, PartyKind.AGENCY, PartyKind.ACCOUNT])
def test_whoever_waits_for_a_new_decree_is_followed(yosef: Account, kind: PartyKind, granted: bool) -> None:
    report, held = reports.report(), yosef.appointment
    run_out(yosef, TODAY - timedelta(days=100), granted=granted)
    keys = {PartyKind.POST: held.post_id, PartyKind.AGENCY: held.post.agency_id, PartyKind.ACCOUNT: yosef.pk}
    wall(report, party(kind, keys[kind]))
    assert not sees(other_office(HOLDER), report)


def run_out(row: Account, last: date, *, granted: bool) -> None:
    """The decree of an account's post ran out after a day; two people may have granted a transition."""
    Appointment.objects.filter(pk=row.appointment_id).update(valid_to=last)
    Seat.objects.filter(post=row.appointment.post).update(valid_to=last)
    if granted:
        Account.objects.filter(pk=row.pk).update(transition_to=last + timedelta(days=90))


def test_whose_period_ran_out_is_not_followed_once_somebody_else_was_appointed(yosef: Account) -> None:
    run_out(yosef, TODAY - timedelta(days=100), granted=False)
    assert party_of_name(HOLDER) in held_by(of_post(yosef), now())
    appoint("penyidik", "Dewi Rekaan", "triase.dewi")
    assert party_of_name(HOLDER) not in held_by(of_post(yosef), now())


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
