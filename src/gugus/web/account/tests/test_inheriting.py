"""The next holder of a post finds its work; the former one finds nothing."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.accounts import actions
from gugus.accounts.tests import make
from gugus.core.ids import new_id
from gugus.core.vault import seal
from gugus.desk.tests import make as desk
from gugus.registry.actions import end_appointment
from gugus.registry.models import Appointment
from gugus.registry.tests.make import ending
from gugus.web.desk.tests.make import english, text

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def test_work_stays_with_the_post_when_its_holder_goes() -> None:
    yosef = make.account("penyidik", "penyidik")
    sent = desk.hand_off(note="Mohon kunjungan rumah minggu ini.")
    before = make.entered(yosef)
    assert sent.subject_code in text(before, english("desk"))
    end_appointment(yosef.appointment, ending(TODAY), by=make.BY)
    pk = new_id()
    Appointment.objects.create(
        id=pk, post=yosef.appointment.post, valid_from=TODAY,
        sealed_holder=seal("registry.appointment", pk, "holder", "Dewi Contoh"),
    )  # fmt: skip
    dewi = actions.open_account(
        "penyidik.dewi", by=make.BY, appointment=str(pk), task_force=str(yosef.task_force_id), roles=["penyidik"],
        password=make.PASSWORD,
    )  # fmt: skip
    after = make.entered(dewi)
    assert sent.subject_code in text(after, english("desk"))
    assert "Mohon kunjungan rumah" in text(after, english("hand_off", sent.pk))
    assert before.get(english("desk")).status_code == 302
