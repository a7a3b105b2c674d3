"""Walls on the report's page: proposals first, set with a reason, told to nobody behind them, lifted by two people."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.accounts.tests.make import entered, successor
from gugus.core import walls
from gugus.core.models import Wall
from gugus.core.rules import PartyKind, WallSource, WallState, party
from gugus.core.time import living_at, now
from gugus.desk.models import HandOff
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db
NOBODY = "Nobody who holds a post here bears this whole name"
ALLEGED = "Disebut meminta uang dari keluarga."
STORY = "Tolong. Pak kades minta uang 3 juta <b>untuk</b> surat anak saya."


@pytest.fixture
def row() -> Report:
    screening.on_duty()
    return screening.report()


@pytest.fixture
def chair() -> str:
    return party(PartyKind.POST, desk.post("ketua").pk)


@pytest.fixture
def told() -> Report:
    """A report in which the reader sees a part of a village office."""
    screening.on_duty()
    make.account("penyidik")
    return screening.report(screening.told(STORY))


def _url(row: Report) -> str:
    return f"/en/laporan/{row.pk}/"


def _page(client: Client, row: Report) -> str:
    return html.unescape(client.get(_url(row)).content.decode())


def _set(client: Client, row: Report, walled: str = "", reason: str = ALLEGED, **more: str) -> str:
    sent = {"party": walled, "reason": reason, **more}
    answer = client.post(f"{_url(row)}tembok/", sent, follow=True)
    return html.unescape(answer.content.decode())


def _step(client: Client, row: Report, step: str, walled: str, reason: str = "") -> str:
    sent = {"step": step, "party": walled, "reason": reason}
    return html.unescape(client.post(f"{_url(row)}tembok/langkah/", sent, follow=True).content.decode())


def _parties() -> list[str]:
    return sorted(walls.party_of(each) for each in Wall.objects.filter(lifted_at=None, follows=None))


def test_a_wall_is_set_and_shown_with_its_reason(row: Report, chair: str) -> None:
    page = _set(make.signed_in(), row, chair)
    assert "The wall stands." in page
    assert ALLEGED in page
    assert _parties() == [chair]


def test_whoever_is_walled_off_finds_no_trace(row: Report, chair: str) -> None:
    make.account("penyidik")
    leader = make.signed_in("ketua")
    assert row.code in _page(leader, row)
    _set(make.signed_in(), row, chair)
    assert leader.get(_url(row)).status_code == 404
    assert leader.get(f"{_url(row)}tembok/").status_code == 404
    assert row.code not in leader.get("/en/laporan/").content.decode()


@pytest.mark.parametrize(
    ("walled", "reason", "why"),
    [
        ("", ALLEGED, "Nothing was changed"), ("post:bukan-pos", ALLEGED, "not one of the available choices"),
        ("chair", "", "Write what they are said to have done"),
    ],
)  # fmt: skip
def test_half_a_form_changes_nothing_says_so_and_keeps_what_was_typed(
    row: Report, chair: str, walled: str, reason: str, why: str
) -> None:
    page = _set(make.signed_in(), row, chair if walled == "chair" else walled, reason)
    assert why in page
    assert reason in page
    assert not Wall.objects.exists()


def test_a_person_is_walled_off_by_the_whole_name(row: Report) -> None:
    make.account("penyidik")
    account = make.account("ketua")
    page = _set(make.signed_in(), row, name="Ketua, Ratna")
    assert "Ketua, Ratna" in page
    assert "said to have a part" in page
    assert ALLEGED in page
    assert entered(account).get(_url(row)).status_code == 404


def test_a_name_of_one_word_is_not_taken(row: Report) -> None:
    page = _set(make.signed_in(), row, name="Ratna")
    assert "not a whole name" in page
    assert not Wall.objects.exists()


def test_a_name_that_nobody_near_bears_is_said_to_be_so_to_officers_only(row: Report) -> None:
    client = make.signed_in()
    assert NOBODY in _set(client, row, name="Bripka Mawar Contoh Melati")
    assert NOBODY in _page(client, row).split("The wall stands.")[-1]
    named = screening.report(screening.told(names="Mawar Contoh Melati"))
    assert NOBODY in _page(client, named)


def test_a_name_that_somebody_near_bears_needs_no_more(row: Report) -> None:
    make.account("ketua")
    assert NOBODY not in _set(make.signed_in(), row, name="AKBP Ketua Ratna, S.H.")


def test_a_village_office_is_chosen_level_by_level(row: Report) -> None:
    client = make.signed_in()
    page = _set(client, row, pick="1", office_district="32.03.01")
    assert 'name="office_village"' in page
    assert ALLEGED in page
    _set(client, row, office_district="32.03.01", office_village="32.03.01.2001")
    assert _parties() == ["office:32.03.01.2001"]


def test_a_group_of_offices_an_office_and_an_account_are_offered(row: Report) -> None:
    client, agency = make.signed_in(), desk.post("ketua").agency
    page = html.unescape(client.get(f"{_url(row)}tembok/").content.decode())
    for value in ("group:kampus:32.03", f"agency:{agency.pk}", "account:"):
        assert f'value="{value}' in page
    _set(client, row, "group:kampus:32.03")
    assert "Campus, Kabupaten Cianjur" in _page(client, row)


def test_nobody_walls_off_the_own_office_by_its_group(row: Report) -> None:
    page = _set(make.signed_in(), row, "group:polisi:32.03")
    assert 'role="alert"' in page
    assert not Wall.objects.exists()


def test_one_person_asks_and_another_lifts(row: Report, chair: str) -> None:
    ratna, dewi = make.signed_in(), make.signed_in("penyidik")
    _set(ratna, row, chair)
    assert "Asked." in _step(ratna, row, "ask", chair, "Keliru orang.")
    assert "A second person must confirm." in _step(ratna, row, "lift", chair)
    assert "The wall is lifted." in _step(dewi, row, "lift", chair)
    assert {each.state for each in Wall.objects.all()} == {WallState.LIFTED}
    assert make.signed_in("ketua").get(_url(row)).status_code == 200


def test_the_second_person_lets_the_next_holder_in_and_keeps_the_wall_around_the_former_one(
    row: Report, chair: str
) -> None:
    officers = make.account(), make.account("penyidik")
    ratna, dewi = entered(officers[0]), entered(officers[1])
    _set(ratna, row, chair)
    _step(ratna, row, "ask", chair, "Pejabat baru tidak terlibat.")
    assert "Let the new holder in only" not in _page(dewi, row)
    tomorrow = now() + timedelta(days=1)
    account = successor(make.account("ketua"), "Dewi Rekaan Lestari", tomorrow.date())
    with living_at(tomorrow):
        dewi = entered(officers[1])
        assert entered(account).get(_url(row)).status_code == 404
        assert "Let the new holder in only" in _page(dewi, row)
        assert "may see it now" in _step(dewi, row, "next", chair)
        assert "The present holder may see it." in _page(dewi, row)
        assert entered(account).get(_url(row)).status_code == 200


@pytest.mark.parametrize(("step", "walled"), [("bongkar", "chair"), ("lift", "post:bukan-pos")])
def test_an_unknown_step_or_party_changes_nothing(row: Report, chair: str, step: str, walled: str) -> None:
    ratna = make.signed_in()
    _set(ratna, row, chair)
    assert "Nothing was changed." in _step(ratna, row, step, chair if walled == "chair" else walled)
    assert {each.state for each in Wall.objects.all()} == {WallState.STANDING}


def test_without_the_right_no_wall_is_set_or_shown(row: Report, chair: str) -> None:
    leader = make.signed_in("penyidik", "pimpinan")
    assert leader.post(f"{_url(row)}tembok/", {"party": chair, "reason": ALLEGED}).status_code == 403
    assert leader.get(f"{_url(row)}tembok/").status_code == 403
    assert not Wall.objects.exists()


def test_a_proposal_stands_first_with_its_reason_and_the_words_it_rests_on(told: Report) -> None:
    page = make.signed_in().get(_url(told)).content.decode()
    first, _, rest = page.partition("What was told")
    assert "Look at this first" in first
    assert "Village or kelurahan office, Kabupaten Cianjur" in first
    assert "<mark>Pak kades minta uang</mark>" in first
    assert "Look at this first" not in rest


def test_the_words_of_a_message_are_shown_as_text(told: Report) -> None:
    Wall.objects.all().delete()
    story = screening.report(screening.told("<b>Pak kades minta</b> uang 2 juta."))
    page = make.signed_in().get(_url(story)).content.decode()
    assert "<b>Pak kades" not in page


def test_a_proposal_is_confirmed_with_one_tap_everywhere_in_the_case(told: Report) -> None:
    client = make.signed_in()
    assert "The wall is confirmed." in _step(client, told, "confirm", Wall.objects.get().party)
    assert Wall.objects.get().state == WallState.STANDING
    page = _page(client, told)
    assert "Look at this first" not in page
    assert "---" not in walls.reason_of(Wall.objects.get())


def test_a_false_proposal_is_lifted_by_two(told: Report) -> None:
    ratna, yosef = make.signed_in(), make.signed_in("ketua")
    walled = Wall.objects.get().party
    assert "Asked." in _step(ratna, told, "ask", walled, "Pak kades menolong.")
    assert "Pak kades menolong." in _page(yosef, told)
    assert "The wall is lifted." in _step(yosef, told, "lift", walled)


def test_the_inbox_marks_reports_with_a_proposal(told: Report) -> None:
    assert "Wall proposed" in make.signed_in().get("/en/laporan/").content.decode()


def test_posts_behind_a_wall_are_not_offered_and_oversight_comes_first(row: Report) -> None:
    watching = screening.officer("inspektur", "pengawas", kind="inspektorat")
    screening.officer("kepala", "sekretariat", kind="uptd_ppa")
    walls.set_wall(
        ("intake.report", str(row.pk)), "group:perlindungan:32.03", by=desk.ratna(), source=WallSource.OFFICER,
        reason=ALLEGED,
    )  # fmt: skip
    page = _page(make.signed_in(), row)
    offered = re.findall(
        r'value="([0-9a-f-]{36})"[^>]*>([^<]*)', page.split('name="to_post"')[1].split("</select>")[0]
    )
    assert offered[0][0] == str(watching.appointment.post_id)
    assert "overseeing a named office" in offered[0][1]
    assert not [label for _pk, label in offered if label.startswith("Kepala")]


def test_oversight_is_offered_in_its_declared_order_and_by_right_not_by_name(row: Report) -> None:
    watching = ("inspektur", "pengawas", "inspektorat"), ("camat", "pimpinan", "kecamatan")
    inspector, camat = [screening.officer(key, role, kind=kind) for key, role, kind in watching]
    without, able = screening.officer("ketua", "pimpinan"), screening.officer("penyidik", "triase")
    walls.set_wall(
        ("intake.report", str(row.pk)),
        "group:desa:32.03",
        by=desk.ratna(),
        source=WallSource.OFFICER,
        reason=ALLEGED,
    )
    page = _page(make.signed_in(), row)
    offered = re.findall(r'value="([0-9a-f-]{36})"', page.split('name="to_post"')[1].split("</select>")[0])
    assert offered[:4] == [str(each.appointment.post_id) for each in (camat, inspector, able, without)]


def test_what_was_sent_to_oversight_opens_and_is_decided_there(row: Report) -> None:
    watching = screening.officer("inspektur", "pengawas", kind="inspektorat")
    make.account("penyidik")
    sent = screening.report(screening.told(STORY, groups=("polisi",)))
    client = entered(watching)
    listed = client.get("/en/laporan/").content.decode()
    assert sent.code in listed
    assert row.code not in listed
    assert client.get(_url(row)).status_code == 404
    page = client.get(_url(sent)).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    said = {"token": token[1], "decision": "urgent", "reason": "Diperiksa inspektorat."}
    assert client.post(f"{_url(sent)}putusan/", said).status_code == 302
    assert not HandOff.objects.exists()


def _cost(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_many_walls_cost_no_more_queries(told: Report) -> None:
    client: Any = make.signed_in()
    one = _cost(client, _url(told))
    for group in ("kampus", "sekolah", "imigrasi", "dukcapil"):
        _set(client, told, f"group:{group}:32.03")
    assert _cost(client, _url(told)) - one <= 2
