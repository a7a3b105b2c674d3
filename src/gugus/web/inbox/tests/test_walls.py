"""Walls on the report's page: set with a reason, told to nobody behind them, lifted by two people."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from gugus.core.models import Wall
from gugus.core.rules import PartyKind, WallState, party
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db
ALLEGED = "Disebut meminta uang dari keluarga."


@pytest.fixture
def row() -> Report:
    screening.on_duty()
    return screening.report()


@pytest.fixture
def chair() -> str:
    return party(PartyKind.POST, desk.post("ketua").pk)


def _url(row: Report) -> str:
    return f"/en/laporan/{row.pk}/"


def _page(client: Client, row: Report) -> str:
    return html.unescape(client.get(_url(row)).content.decode())


def _set(client: Client, row: Report, walled: str, reason: str = ALLEGED) -> str:
    answer = client.post(f"{_url(row)}tembok/", {"party": walled, "reason": reason}, follow=True)
    return html.unescape(answer.content.decode())


def _step(client: Client, row: Report, step: str, walled: str, reason: str = "") -> str:
    sent = {"step": step, "party": walled, "reason": reason}
    return html.unescape(client.post(f"{_url(row)}tembok/langkah/", sent, follow=True).content.decode())


def test_a_wall_is_set_and_shown_with_its_reason(row: Report, chair: str) -> None:
    page = _set(make.signed_in(), row, chair)
    assert "The wall stands." in page
    assert ALLEGED in page
    assert Wall.objects.get().party == chair


def test_whoever_is_walled_off_finds_no_trace(row: Report, chair: str) -> None:
    leader = make.signed_in("ketua")
    assert row.code in _page(leader, row)
    _set(make.signed_in(), row, chair)
    assert leader.get(_url(row)).status_code == 404
    assert row.code not in leader.get("/en/laporan/").content.decode()


@pytest.mark.parametrize(("walled", "reason"), [("", ALLEGED), ("post:bukan-pos", ALLEGED), ("ketua", "")])
def test_half_a_form_changes_nothing_and_says_so(row: Report, walled: str, reason: str) -> None:
    said = _set(make.signed_in(), row, walled, reason)
    assert "Nothing was changed" in said
    assert not Wall.objects.exists()


def test_one_person_asks_and_another_lifts(row: Report, chair: str) -> None:
    ratna, dewi = make.signed_in(), make.signed_in("penyidik")
    _set(ratna, row, chair)
    assert "Asked." in _step(ratna, row, "ask", chair, "Keliru orang.")
    assert "A second person must confirm." in _step(ratna, row, "lift", chair)
    assert "The wall is lifted." in _step(dewi, row, "lift", chair)
    assert Wall.objects.get().state == WallState.LIFTED
    assert make.signed_in("ketua").get(_url(row)).status_code == 200


@pytest.mark.parametrize(("step", "walled"), [("bongkar", "chair"), ("lift", "post:bukan-pos")])
def test_an_unknown_step_or_party_changes_nothing(row: Report, chair: str, step: str, walled: str) -> None:
    ratna = make.signed_in()
    _set(ratna, row, chair)
    assert "Nothing was changed." in _step(ratna, row, step, chair if walled == "chair" else walled)
    assert Wall.objects.get().state == WallState.STANDING


def test_without_the_right_no_wall_is_set_or_shown(row: Report, chair: str) -> None:
    leader = make.signed_in("penyidik", "pimpinan")
    assert leader.post(f"{_url(row)}tembok/", {"party": chair, "reason": ALLEGED}).status_code == 403
    assert not Wall.objects.exists()
