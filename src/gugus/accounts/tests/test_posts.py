"""Access follows the appointment; work follows the post."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gugus.accounts import actions, reads
from gugus.accounts.tests import make
from gugus.core.ids import new_id
from gugus.core.time import living_at, now
from gugus.core.vault import seal
from gugus.registry.actions import end_appointment
from gugus.registry.models import Appointment, Post, Seat
from gugus.registry.tests.make import CIANJUR, ending

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def _appoint(post: Post, kind: str, first: date, last: date | None = None) -> Appointment:
    pk = new_id()
    return Appointment.objects.create(
        id=pk, post=post, kind=kind, valid_from=first, valid_to=last,
        sealed_holder=seal("registry.appointment", pk, "holder", "Dewi Contoh"),
    )  # fmt: skip


def test_mutasi_ends_access_the_next_day_and_the_session_with_it() -> None:
    yosef = make.account("penyidik", "penyidik")
    client = make.entered(yosef)
    end_appointment(yosef.appointment, ending(TODAY), by=make.BY)
    assert reads.by_id(yosef.pk) is None
    assert client.get("/en/meja/")["Location"].startswith("/en/masuk/")


def test_an_acting_holder_enters_until_the_own_last_day() -> None:
    post = make.account("penyidik", "penyidik").appointment.post
    acting = _appoint(post, "plh", TODAY, TODAY + timedelta(days=6))
    force = reads.account("penyidik.penyidik.3203")
    assert force is not None
    dewi = actions.open_account(
        "plh.cianjur", by=make.BY, appointment=str(acting.pk), task_force=str(force.task_force_id),
        roles=["penyidik"], password=make.PASSWORD,
    )  # fmt: skip
    assert reads.by_id(dewi.pk) is not None
    with living_at(now() + timedelta(days=7)):
        assert reads.by_id(dewi.pk) is None
        assert reads.by_id(force.pk) is not None


def test_a_decree_that_ran_out_closes_the_account_until_somebody_grants_a_transition() -> None:
    yosef = make.account("penyidik", "penyidik")
    Seat.objects.filter(post=yosef.appointment.post).update(valid_to=TODAY - timedelta(days=1))
    assert reads.by_id(yosef.pk) is None


def test_a_renewed_decree_opens_it_again() -> None:
    yosef = make.account("penyidik", "penyidik")
    old = Seat.objects.get(post=yosef.appointment.post)
    Seat.objects.filter(pk=old.pk).update(valid_to=TODAY - timedelta(days=1))
    Seat.objects.create(
        task_force=old.task_force, role=old.role, subgroup=old.subgroup, post=old.post, valid_from=TODAY
    )
    assert reads.by_id(yosef.pk) is not None


def test_sessions_end_when_the_account_moves_to_another_post() -> None:
    yosef, admin = make.account("penyidik", "lapangan"), make.viewer(make.account("ketua", "admin"))
    client = make.entered(yosef)
    other = Appointment.objects.get(post__agency__key=f"uji-polres-{CIANJUR}", post__key="sekretaris")
    actions.ask_change(yosef, by=admin, roles=["lapangan"], appointment=str(other.pk))
    assert client.get("/en/meja/").status_code == 302
