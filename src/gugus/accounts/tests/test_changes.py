"""Invitations, resets, changes and transitions: a link from one person, a word from another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gugus.accounts import actions, reads
from gugus.accounts.actions import Asked
from gugus.accounts.models import Account, AccountChange
from gugus.accounts.reads.changes import LINK, hash_of
from gugus.accounts.rules import rights_of
from gugus.accounts.rules.standing import TRANSITION_RIGHTS
from gugus.accounts.tests import make
from gugus.accounts.tests.make_persons import plt
from gugus.core import assignments
from gugus.core.errors import Denied
from gugus.core.models import Assignment
from gugus.core.time import living_at, now
from gugus.core.viewer import Viewer
from gugus.registry.models import Appointment, Seat
from gugus.registry.tests import make as registry

pytestmark = pytest.mark.django_db
NEW = "empat kata lain sama sekali"


@pytest.fixture
def admin() -> Viewer:
    return make.viewer(make.account("ketua", "admin"))


@pytest.fixture
def custodian() -> Viewer:
    return make.viewer(make.account("sekretaris", "kustodian"))


@pytest.fixture
def yosef() -> Account:
    return make.with_app(make.account("penyidik", "penyidik"))


def _invite(by: Viewer, *roles: str) -> Asked:
    held = registry.appointment(post_key="penyidik")
    return actions.invite(
        "baru.cianjur", by=by, appointment=str(held.pk), task_force=by.task_force, roles=roles
    )


def test_a_link_is_kept_as_a_keyed_hash_only(admin: Viewer) -> None:
    asked = _invite(admin, "lapangan")
    row = AccountChange.objects.get()
    assert row.link == hash_of(LINK, asked.link)
    assert asked.link not in str(vars(row))


def test_an_invitation_without_identities_opens_with_the_link_alone(admin: Viewer) -> None:
    asked = _invite(admin, "lapangan")
    found = reads.change_by_link(asked.link, now())
    assert found is not None
    account = actions.use_link(found, by=make.BY, password=NEW)
    assert account.is_active
    assert account.check_password(NEW)
    assert reads.change_by_link(asked.link, now()) is None


def test_a_role_that_reaches_identities_waits_for_link_and_word(admin: Viewer, custodian: Viewer) -> None:
    asked = _invite(admin, "penyidik")
    with pytest.raises(Denied, match="link_not_open"):
        actions.use_link(asked.change, by=make.BY, password=NEW)
    word = actions.confirm(asked.change, by=custodian)
    with pytest.raises(Denied, match="wrong_word"):
        actions.check_word(asked.change, by=make.BY, word="SALAH1")
    actions.check_word(asked.change, by=make.BY, word=f" {word[:3].lower()} {word[3:]}")
    assert actions.use_link(asked.change, by=make.BY, password=NEW).is_active


def _assign(held: Appointment, *, ahead: int = 0) -> None:
    begins = date(2026, 11, 1) + timedelta(days=ahead)
    matter = ("casework.peristiwa", "9f0d4a1e-0000-4000-8000-000000000009")
    assignments.assign(
        matter, str(held.post_id), letter="ST/1/UJI", valid_from=begins, valid_to=None, by=make.BY
    )


@pytest.mark.parametrize("ahead", [0, 60])
def test_an_account_at_an_assigned_post_is_opened_by_two_whatever_its_role(
    admin: Viewer, custodian: Viewer, ahead: int
) -> None:
    _assign(registry.appointment(post_key="penyidik"), ahead=ahead)
    asked = _invite(admin, "lapangan")
    with pytest.raises(Denied, match="link_not_open"):
        actions.use_link(asked.change, by=make.BY, password=NEW)
    word = actions.confirm(asked.change, by=custodian)
    actions.check_word(asked.change, by=make.BY, word=word)
    assert actions.use_link(asked.change, by=make.BY, password=NEW).is_active


def test_an_account_at_an_assigned_post_is_reset_by_two(admin: Viewer) -> None:
    ratna = make.account("penyidik", "lapangan")
    _assign(ratna.appointment)
    asked = actions.ask_reset(ratna, by=admin)
    ratna.refresh_from_db()
    assert ratna.has_usable_password()
    with pytest.raises(Denied, match="link_not_open"):
        actions.use_link(asked.change, by=make.BY, password=NEW)


def test_an_account_is_bound_to_an_assigned_post_by_two(admin: Viewer, custodian: Viewer) -> None:
    ratna, held = make.account("penyidik", "lapangan"), plt("sekretaris", "Wulan Rekaan Lestari")
    _assign(held)
    asked = actions.ask_change(ratna, by=admin, roles=["lapangan"], appointment=str(held.pk))
    ratna.refresh_from_db()
    assert ratna.appointment_id != held.pk
    actions.confirm(asked.change, by=custodian)
    ratna.refresh_from_db()
    assert ratna.appointment_id == held.pk


def test_a_link_that_one_person_made_opens_no_post_that_was_assigned_since(admin: Viewer) -> None:
    asked = _invite(admin, "lapangan")
    _assign(registry.appointment(post_key="penyidik"))
    with pytest.raises(Denied, match="link_not_open"):
        actions.use_link(asked.change, by=make.BY, password=NEW)


def test_an_assignment_that_ended_asks_for_nobody_else(admin: Viewer) -> None:
    held = registry.appointment(post_key="penyidik")
    _assign(held)
    Assignment.objects.update(ended_at=now(), valid_to=date(2026, 11, 2))
    assert actions.use_link(_invite(admin, "lapangan").change, by=make.BY, password=NEW).is_active


def test_who_asked_cannot_confirm(admin: Viewer) -> None:
    asked = _invite(admin, "kustodian")
    with pytest.raises(Denied, match="second_is_first"):
        actions.confirm(asked.change, by=admin)


def test_five_wrong_words_end_a_link(admin: Viewer, custodian: Viewer) -> None:
    asked = _invite(admin, "penyidik")
    actions.confirm(asked.change, by=custodian)
    for _ in range(5):
        with pytest.raises(Denied, match="wrong_word"):
            actions.check_word(asked.change, by=make.BY, word="SALAH1")
    assert reads.change_by_link(asked.link, now()) is None


def test_a_link_is_too_old_after_seventy_two_hours(admin: Viewer) -> None:
    asked = _invite(admin, "lapangan")
    assert reads.change_by_link(asked.link, now() + timedelta(hours=71, minutes=59)) is not None
    assert reads.change_by_link(asked.link, now() + timedelta(hours=72)) is None


def test_a_newer_link_ends_the_older_one(admin: Viewer, yosef: Account) -> None:
    first, second = actions.ask_reset(yosef, by=admin), actions.ask_reset(yosef, by=admin)
    assert reads.change_by_link(first.link, now()) is None
    assert reads.change_by_link(second.link, now()) is not None


def test_a_custodian_is_not_reset_by_one_administrator(admin: Viewer, custodian: Viewer) -> None:
    row = Account.objects.get(pk=custodian.id)
    asked = actions.ask_reset(row, by=admin)
    row.refresh_from_db()
    assert row.check_password(make.PASSWORD)
    with pytest.raises(Denied, match="own_account"):
        actions.confirm(asked.change, by=custodian)
    other = make.viewer(make.account("penyidik", "admin"))
    actions.confirm(asked.change, by=other)
    row.refresh_from_db()
    assert not row.has_usable_password()


def test_a_reset_ends_password_factors_and_sessions(admin: Viewer, custodian: Viewer, yosef: Account) -> None:
    client = make.entered(yosef)
    actions.confirm(actions.ask_reset(yosef, by=admin).change, by=custodian)
    yosef.refresh_from_db()
    assert not yosef.has_usable_password()
    assert not reads.factors_of([yosef])[str(yosef.pk)].any
    assert client.get("/en/meja/").status_code == 302


@pytest.mark.parametrize("act", ["reset", "change", "disable"])
def test_nobody_changes_the_own_account(admin: Viewer, act: str) -> None:
    own = Account.objects.get(pk=admin.id)
    with pytest.raises(Denied, match="own_account"):
        {
            "reset": lambda: actions.ask_reset(own, by=admin),
            "change": lambda: actions.ask_change(
                own, by=admin, roles=["admin", "kustodian"], appointment=str(own.appointment_id)
            ),
            "disable": lambda: actions.disable(own, by=admin, reason="coba"),
        }[act]()


def test_roles_that_reach_identities_hold_only_when_confirmed(admin: Viewer, custodian: Viewer) -> None:
    ratna = make.account("penyidik", "lapangan")
    asked = actions.ask_change(ratna, by=admin, roles=["triase"], appointment=str(ratna.appointment_id))
    ratna.refresh_from_db()
    assert ratna.roles == ["lapangan"]
    assert actions.confirm(asked.change, by=custodian) == ""
    ratna.refresh_from_db()
    assert ratna.roles == ["triase"]


def test_an_administrator_of_another_office_changes_nothing(yosef: Account) -> None:
    dewi = make.viewer(make.account("ketua", "admin", code=registry.KARAWANG))
    with pytest.raises(Denied, match="other_region"):
        actions.ask_reset(yosef, by=dewi)
    assert reads.person(dewi, yosef.pk, now()) is None
    with pytest.raises(Denied, match="other_region"):
        actions.invite(
            "baru.cianjur", by=dewi, appointment=str(yosef.appointment_id), task_force=str(yosef.task_force_id),
            roles=["lapangan"],
        )  # fmt: skip


def test_without_the_right_nobody_invites() -> None:
    ratna = make.viewer(make.account("sekretaris", "sekretariat"))
    with pytest.raises(Denied, match="not_allowed"):
        _invite(ratna, "lapangan")


def test_closing_an_account_ends_its_links_and_a_reset_opens_it_again(admin: Viewer) -> None:
    ratna = make.account("penyidik", "lapangan")
    first = actions.ask_reset(ratna, by=admin)
    actions.disable(ratna, by=admin, reason="ponsel dicuri")
    assert reads.change_by_link(first.link, now()) is None
    assert reads.by_id(ratna.pk) is None
    again = actions.ask_reset(ratna, by=admin)
    actions.use_link(again.change, by=make.BY, password=NEW)
    assert reads.by_id(ratna.pk) is not None


def test_closing_an_account_needs_a_reason_and_keeps_it_sealed(admin: Viewer) -> None:
    ratna = make.account("penyidik", "lapangan")
    with pytest.raises(Denied, match="reason_needed"):
        actions.disable(ratna, by=admin, reason=" ")
    actions.disable(ratna, by=admin, reason=" ponsel dicuri ")
    row = reads.changes_of(ratna)[0]
    assert (row.purpose, str(row.asked_by_id)) == ("disable", admin.id)
    assert b"ponsel" not in bytes(row.sealed_reason or b"")
    assert reads.reasons_of(admin, [row]) == {str(row.pk): "ponsel dicuri"}
    assert reads.reasons_of(make.viewer(make.account("ketua", "pimpinan")), [row]) == {}


def test_a_transition_is_granted_by_two_and_leaves_little_open(
    admin: Viewer, custodian: Viewer, yosef: Account
) -> None:
    Seat.objects.filter(post=yosef.appointment.post).update(valid_to=date(2026, 11, 30))
    asked = actions.ask_transition(yosef, by=admin, until=date(2027, 1, 31))
    actions.confirm(asked.change, by=custodian)
    with living_at(now() + timedelta(days=20)):
        fresh = reads.by_id(yosef.pk)
        assert fresh is not None
        viewer = reads.viewer_of(fresh)
    assert viewer.limited
    assert viewer.rights == TRANSITION_RIGHTS & rights_of(["penyidik"])
    with living_at(now() + timedelta(days=80)):
        assert reads.by_id(yosef.pk) is None


def test_what_waits_is_shown_to_the_second_person_only(admin: Viewer, custodian: Viewer) -> None:
    _invite(admin, "penyidik")
    assert [row.account.username for row in reads.waiting(custodian, now())] == ["baru.cianjur"]
    assert reads.waiting(admin, now()) == []


@pytest.mark.parametrize("password", ["pendek", "gugustugas2026"])
def test_a_link_takes_no_weak_password(admin: Viewer, password: str) -> None:
    asked = _invite(admin, "lapangan")
    with pytest.raises(Denied, match="password_"):
        actions.use_link(asked.change, by=make.BY, password=password)
