"""The page of emergency openings, and the notice on every page of a reviewer."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from gugus.accounts import reads
from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.tests import make
from gugus.casework.actions import wall_off
from gugus.casework.models import Peristiwa
from gugus.casework.tests import make as casework
from gugus.core.matters import Matter
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at, now
from gugus.core.viewer import system
from gugus.desk.tests import make as desk
from gugus.web.desk.tests.make import browser, english, text

pytestmark = pytest.mark.django_db
REASON = "Korban akan dibawa pergi malam ini dari rumah singgah."


@pytest.fixture
def thing() -> dict[str, str]:
    """An emergency about an event that another post opened."""
    row = casework.event(by=desk.viewer("ketua", "penyidik", "triase"))
    return {"kind": "casework.peristiwa", "subject": row.code, "reason": REASON}


@pytest.fixture
def yosef() -> Client:
    return make.entered(make.account("penyidik", "penyidik"))


@pytest.fixture
def custodian() -> Client:
    return make.entered(make.account("sekretaris", "kustodian"))


def test_the_reviewer_is_told_on_every_page_until_they_look(
    yosef: Client, custodian: Client, thing: dict[str, str]
) -> None:
    yosef.post(english("break_glass"), thing)
    assert "Opened in an emergency" in text(custodian, english("desk"))
    assert REASON in text(custodian, english("break_glass"))
    assert "Opened in an emergency" not in text(custodian, english("desk"))


def test_a_closed_page_may_lead_here_with_its_code(yosef: Client, custodian: Client) -> None:
    assert 'value="K-7QX2M"' in text(yosef, f"{english('break_glass')}?kind=casework.peristiwa&kode=K-7QX2M")


@pytest.mark.parametrize("change", [{"kind": "auth.user"}, {"subject": ""}, {"reason": "penting"}])
def test_what_is_refused_stays_typed(
    yosef: Client, custodian: Client, thing: dict[str, str], change: dict[str, str]
) -> None:
    said = yosef.post(english("break_glass"), {**thing, **change}).content.decode()
    assert "Some answers need another look" in said
    assert not BreakGlass.objects.exists()


def test_it_is_reviewed_the_next_day(yosef: Client, custodian: Client, thing: dict[str, str]) -> None:
    yosef.post(english("break_glass"), thing)
    row = BreakGlass.objects.get()
    with living_at(now() + timedelta(hours=1)):
        assert "to be reviewed by 22 November 2026" in text(make.entered(row.account), english("break_glass"))
    with living_at(now() + timedelta(days=1)):
        reviewer = make.entered(_account("kustodian"))
        typed = {"opening": str(row.pk), "justified": "yes", "finding": "Tepat."}
        assert reviewer.post(english("break_glass_review"), typed).status_code == 302
        assert "Tepat." in text(reviewer, english("break_glass"))


def _account(role: str, post: str = "sekretaris") -> Account:
    found = reads.account(f"{role}.{post}.3203")
    assert found is not None
    return found


def test_whoever_opened_ends_it_early(yosef: Client, custodian: Client, thing: dict[str, str]) -> None:
    yosef.post(english("break_glass"), thing)
    row = BreakGlass.objects.get()
    assert yosef.post(english("break_glass_end", row.pk)).status_code == 302
    row.refresh_from_db()
    assert row.ended_at is not None


def test_who_opens_cannot_review_and_who_has_no_part_sees_nothing(yosef: Client, custodian: Client) -> None:
    assert yosef.post(english("break_glass_review"), {}).status_code == 403
    assert browser("ketua", "sekretariat").get(english("break_glass")).status_code == 403


def test_an_emergency_opens_the_people_for_an_hour_and_no_wall(
    yosef: Client, custodian: Client, thing: dict[str, str]
) -> None:
    row = Peristiwa.objects.get(code=thing["subject"])
    casework.person(row, "Melati Contoh")
    address = english("event", row.pk)
    assert "M.C." not in text(yosef, address)
    assert f"kode={row.code}" in text(yosef, address)
    yosef.post(english("break_glass"), thing)
    assert "M.C." in text(yosef, address)
    assert row.code in text(custodian, english("break_glass"))
    with living_at(now() + timedelta(minutes=61)):
        assert "M.C." not in text(make.entered(_account("penyidik", "penyidik")), address)


def test_an_unknown_code_and_a_walled_one_are_refused_alike(
    yosef: Client, custodian: Client, thing: dict[str, str]
) -> None:
    row = Peristiwa.objects.get(code=thing["subject"])
    post = party(PartyKind.POST, reads.account("penyidik.penyidik.3203").appointment.post_id)  # type: ignore[union-attr]
    wall_off(
        (Matter.EVENT, str(row.pk)),
        post,
        by=system("uji"),
        source=WallSource.REPORTER,
        reason="Ikut terlibat.",
    )
    said = [
        yosef.post(english("break_glass"), {**thing, "subject": code}).content.decode()
        for code in (row.code, "K-TIADA")
    ]
    tokens = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert tokens.sub("", said[0].replace(row.code, "K-TIADA")) == tokens.sub("", said[1])
    assert not BreakGlass.objects.exists()
