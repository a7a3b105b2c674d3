"""Who holds a post and another one as Plt. has two accounts and is one person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from gugus.accounts import actions, reads
from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.reads.persons import also_of
from gugus.accounts.tests import make
from gugus.accounts.tests.make_persons import name_of, plt, second_account
from gugus.core import search
from gugus.core.errors import Denied
from gugus.core.keys import VaultError
from gugus.core.time import living_at, now, today
from gugus.core.viewer import Viewer
from gugus.registry.models import Appointment, Seat
from gugus.registry.tests.make import KARAWANG

pytestmark = pytest.mark.django_db
REASON = "Korban melapor lewat telepon sedang dikejar."
EVENT = "9f0d4a1e-0000-4000-8000-000000000009"
OTHER = "Wulan Rekaan Lestari"


@pytest.fixture
def ratna() -> Account:
    return make.account("sekretaris", "kustodian", "admin", "sekretariat", "triase")


def _also(row: Account) -> frozenset[str]:
    return make.viewer(row).also


def test_a_viewer_knows_the_other_account_and_post_of_the_same_person(ratna: Account) -> None:
    assert _also(ratna) == frozenset()
    acting = second_account(ratna, "ketua", "kustodian")
    assert _also(ratna) == {str(acting.pk), str(acting.appointment.post_id)}
    assert _also(acting) == {str(ratna.pk), str(ratna.appointment.post_id)}


@pytest.mark.parametrize("written", ["Kompol {name}, S.H.", "{turned}"])
def test_another_spelling_or_order_is_the_same_person(ratna: Account, written: str) -> None:
    name = name_of(ratna)
    said = written.format(name=name, turned=" ".join(reversed(name.split())))
    assert _also(second_account(ratna, "ketua", "kustodian", holder=said)) >= {str(ratna.pk)}


def test_another_name_is_another_person(ratna: Account) -> None:
    second_account(ratna, "ketua", "kustodian", holder=OTHER)
    assert _also(ratna) == frozenset()


def test_another_task_force_changes_nothing_about_who_somebody_is(ratna: Account) -> None:
    away = second_account(ratna, "ketua", "kustodian", code=KARAWANG)
    assert str(away.pk) in _also(ratna)


def test_a_closed_account_and_one_at_the_same_post_are_the_same_person(ratna: Account) -> None:
    acting = second_account(ratna, "ketua", "kustodian")
    Account.objects.filter(pk=ratna.pk).update(is_active=False)
    again = make.account("sekretaris", "kustodian", name="lagi.cianjur")
    assert {str(ratna.pk), str(again.pk)} <= _also(acting)
    assert {str(ratna.pk), str(acting.pk)} <= _also(again)


def test_a_post_that_somebody_left_is_no_longer_theirs(ratna: Account) -> None:
    acting = second_account(ratna, "ketua", "kustodian")
    Appointment.objects.filter(pk=acting.appointment_id).update(valid_to=today("WIB", now()))
    assert str(acting.appointment.post_id) in _also(ratna)
    with living_at(now() + timedelta(days=2)):
        assert _also(ratna) == {str(acting.pk)}


def test_a_holder_whose_name_does_not_open_is_the_same_person_as_none_but_itself(ratna: Account) -> None:
    acting = second_account(ratna, "ketua", "kustodian")
    Appointment.objects.filter(pk=acting.appointment_id).update(sealed_holder=b"rusak" * 10)
    assert _also(ratna) == frozenset()
    assert _also(acting) == frozenset()
    with pytest.raises(VaultError):
        name_of(Account.objects.get(pk=acting.pk))


def test_one_name_that_does_not_open_hides_no_other(ratna: Account) -> None:
    acting = second_account(ratna, "ketua", "kustodian")
    broken = plt("penyidik", name_of(ratna))
    Appointment.objects.filter(pk=broken.pk).update(sealed_holder=b"rusak" * 10)
    assert _also(ratna) == {str(acting.pk), str(acting.appointment.post_id)}


def _queries(row: Account) -> int:
    on, _post = today("WIB", now()), row.appointment.post_id
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        also_of(row, on)
    return len(main) + len(keys)


def test_who_is_the_same_person_costs_the_same_for_one_namesake_as_for_many(ratna: Account) -> None:
    alone = second_account(ratna, "penyidik", "kustodian", holder=OTHER)
    second_account(ratna, "ketua", "kustodian")
    one = _queries(ratna)
    for code in ("32.15", "31.71", "62.04", "32.14"):
        second_account(ratna, "ketua", "kustodian", code=code)
    assert len(_also(ratna)) >= 10
    assert (_queries(ratna), one, _queries(alone)) == (4, 4, 2)


def test_words_in_common_alone_cost_nothing_but_a_look(ratna: Account) -> None:
    assert search.sharing("registry.appointment", str(ratna.appointment_id)) != []
    assert _also(ratna) == frozenset()


@pytest.fixture
def yosef() -> Account:
    return make.with_app(make.account("penyidik", "penyidik"))


def _acting(ratna: Account, *roles: str, holder: str = "") -> Viewer:
    return make.viewer(second_account(ratna, "ketua", *roles, holder=holder))


def test_whoever_asked_does_not_confirm_as_plt(ratna: Account, yosef: Account) -> None:
    asked = actions.ask_reset(yosef, by=make.viewer(ratna))
    acting = _acting(ratna, "kustodian")
    assert reads.waiting(acting, now()) == []
    with pytest.raises(Denied, match="same_person"):
        actions.confirm(asked.change, by=acting)


def test_two_people_of_different_names_change_an_account(ratna: Account, yosef: Account) -> None:
    asked = actions.ask_reset(yosef, by=make.viewer(ratna))
    other = _acting(ratna, "kustodian", holder=OTHER)
    assert reads.waiting(other, now()) == [asked.change]
    actions.confirm(asked.change, by=other)
    yosef.refresh_from_db()
    assert not yosef.has_usable_password()


@pytest.mark.parametrize("act", ["reset", "change", "disable", "confirm", "withdraw"])
def test_nobody_changes_their_other_account(ratna: Account, act: str) -> None:
    acting, third = _acting(ratna, "admin", "kustodian"), make.viewer(make.account("penyidik", "admin"))
    asked = actions.ask_reset(ratna, by=third)
    with pytest.raises(Denied, match="same_person"):
        {
            "reset": lambda: actions.ask_reset(ratna, by=acting),
            "change": lambda: actions.ask_change(
                ratna, by=acting, roles=["pengawas"], appointment=str(ratna.appointment_id)
            ),
            "disable": lambda: actions.disable(ratna, by=acting, reason="coba"),
            "confirm": lambda: actions.confirm(asked.change, by=acting),
            "withdraw": lambda: actions.withdraw(asked.change, by=acting),
        }[act]()


@pytest.mark.parametrize(("holder", "granted"), [("", False), (OTHER, True)])
def test_a_transition_is_granted_by_two_people(
    ratna: Account, yosef: Account, holder: str, granted: bool
) -> None:
    day = today("WIB", now())
    Seat.objects.filter(post=yosef.appointment.post).update(valid_to=day + timedelta(days=9))
    asked = actions.ask_transition(yosef, by=make.viewer(ratna), until=day + timedelta(days=30))
    second = _acting(ratna, "kustodian", holder=holder)
    if not granted:
        with pytest.raises(Denied, match="same_person"):
            actions.confirm(asked.change, by=second)
    else:
        actions.confirm(asked.change, by=second)
    yosef.refresh_from_db()
    assert (yosef.transition_to is not None) is granted


def _open(row: Account) -> BreakGlass:
    return actions.open_emergency(
        row, by=make.viewer(row), kind="casework.peristiwa", subject=EVENT, reason=REASON
    )


def test_an_emergency_is_told_to_another_person_or_not_opened(ratna: Account) -> None:
    second_account(ratna, "ketua", "kustodian")
    with pytest.raises(Denied, match="nobody_to_tell"):
        _open(ratna)


def _looked_at(ratna: Account, second: Viewer) -> BreakGlass:
    """An emergency of Ratna's that the second one has looked at and that is over."""
    make.account("penyidik", "kustodian")
    row = _open(ratna)
    actions.see_openings([each.row for each in reads.openings(second)], by=second)
    row.refresh_from_db()
    actions.end_emergency(row, by=make.viewer(ratna))
    return row


def test_nobody_reviews_the_own_emergency_as_plt(ratna: Account) -> None:
    acting = _acting(ratna, "kustodian")
    row = _looked_at(ratna, acting)
    assert (row.seen_at, reads.count_unseen(acting)) == (None, 0)
    with pytest.raises(Denied, match="same_person"):
        actions.review_emergency(row, by=acting, justified=True, finding="Tepat.")


def test_another_person_sees_and_reviews_an_emergency(ratna: Account) -> None:
    other = _acting(ratna, "kustodian", holder=OTHER)
    row = _looked_at(ratna, other)
    assert str(row.seen_by_id) == other.id
    actions.review_emergency(row, by=other, justified=True, finding="Tepat.")
    assert row.justified
