"""The end of a post and a single appointment on their pages: who may, what ends, what stays, who comes next."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.accounts import reads
from gugus.accounts.models import Account, SignIn
from gugus.accounts.tests import make
from gugus.casework.tests import make as casework
from gugus.core import walls
from gugus.core.models import AuditEntry
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at, now
from gugus.desk.tests import make as desk
from gugus.registry.models import Appointment, Seat, Source
from gugus.registry.reads import holders
from gugus.web.desk.tests.make import english, text

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
MUTASI = {"reason": "mutasi", "since": "2026-11-21", "number": "SK/88/XI/2026", "signed_on": "2026-11-18"}
NEXT = {
    "holder": "Dewi Rekaan Lestari", "kind": "definitive", "number": "SK/89/XI/2026", "signed_on": "2026-11-18",
    "valid_from": "2026-11-21", "valid_to": "",
}  # fmt: skip


@pytest.fixture
def yosef() -> Account:
    return make.account("penyidik", "penyidik")


@pytest.fixture
def admin() -> Client:
    return make.entered(make.account("ketua", "admin"))


def send(client: Client, path: str, data: dict[str, str]) -> str:
    return html.unescape(client.post(path, data, follow=True).content.decode())


def end(client: Client, row: Account, **other: str) -> str:
    return send(client, english("account_end", row.pk), {**MUTASI, **other})


def appoint(client: Client, row: Account, **other: str) -> str:
    sent = {**NEXT, "post": str(row.appointment.post_id), **other}
    return send(client, english("appointment_new"), sent)


def test_the_page_of_an_account_leads_to_the_end_of_its_post_and_the_pack(
    admin: Client, yosef: Account
) -> None:
    desk.hand_off(note="Mohon kunjungan rumah.")
    assert english("account_end", yosef.pk) in text(admin, english("account", yosef.pk))
    page = text(admin, english("account_end", yosef.pk))
    assert "1 thing is open at this post." in page
    assert english("account_handover", yosef.pk) in page
    pack = text(admin, english("account_handover", yosef.pk))
    assert "Open by kind" in pack
    assert "Hand-offs that wait for this post" in pack.partition("Nothing is open here")[0]
    assert "L-CONTO" not in pack
    assert "kunjungan" not in pack
    assert AuditEntry.objects.filter(
        action="handover.make", note=f"post={yosef.appointment.post_id}"
    ).exists()


def test_mutasi_ends_access_at_once_everywhere_and_says_so(admin: Client, yosef: Account) -> None:
    phone, office = make.entered(yosef), make.entered(yosef)
    page = end(admin, yosef)
    assert "The end of the post is recorded." in page
    assert "post has ended" in page
    assert "Transferred to another post" in page
    assert [each.get(english("desk")).status_code for each in (phone, office)] == [302, 302]
    assert set(SignIn.objects.filter(account=yosef).values_list("ending", flat=True)) == {"post"}
    row = Appointment.objects.get(pk=yosef.appointment_id)
    assert (row.ended_for, row.valid_to) == ("mutasi", TODAY - timedelta(days=1))
    assert row.end_letter is not None
    assert row.end_letter.title == "SK/88/XI/2026"
    ended = AuditEntry.objects.get(action="registry.end_appointment")
    assert ended.note == f"mutasi since={TODAY}"


def test_an_end_to_come_leaves_the_officer_in_until_that_day(admin: Client, yosef: Account) -> None:
    client = make.entered(yosef)
    end(admin, yosef, since="2026-11-24", reason="purna_tugas")
    assert client.get(english("desk")).status_code == 200
    with living_at(now() + timedelta(days=3)):
        assert reads.by_id(yosef.pk) is None


def test_no_decree_explains_a_recorded_end_so_no_transition_follows(admin: Client, yosef: Account) -> None:
    Seat.objects.filter(post=yosef.appointment.post).update(valid_to=TODAY - timedelta(days=1))
    assert "Ask for a transition" in text(admin, english("account", yosef.pk))
    end(admin, yosef)
    page = text(admin, english("account", yosef.pk))
    assert "post has ended" in page
    assert "Ask for a transition" not in page


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"reason": ""}, "This field is required"), ({"signed_on": ""}, "Write number and day of the letter"),
        ({"reason": "bosan"}, "Select a valid choice"), ({"since": "2026-01-01"}, "It can end on the day after that"),
        ({"number": "1"}, "Write the number of the letter"),
    ],
)  # fmt: skip
def test_half_a_form_changes_nothing_and_keeps_what_was_typed(
    admin: Client, yosef: Account, other: dict[str, str], told: str
) -> None:
    page = end(admin, yosef, **other)
    assert told in page
    assert 'name="number"' in page
    assert Appointment.objects.get(pk=yosef.appointment_id).valid_to is None


def test_nobody_ends_the_own_post_nor_one_of_another_region(admin: Client) -> None:
    own, far = (
        Account.objects.get(username__startswith="admin.ketua"),
        make.account("ketua", "admin", code="32.15"),
    )
    assert "Ask another administrator." in end(admin, own)
    assert admin.post(english("account_end", far.pk), MUTASI).status_code == 404
    assert admin.get(english("account_handover", far.pk)).status_code == 404
    assert not Appointment.objects.exclude(ended_for="").exists()


def test_only_who_looks_after_accounts_ends_a_post(yosef: Account) -> None:
    custodian = make.entered(make.account("sekretaris", "kustodian"))
    assert custodian.get(english("account", yosef.pk)).status_code == 200
    for page in ("account_end", "account_handover"):
        assert custodian.get(english(page, yosef.pk)).status_code == 403
    assert custodian.get(english("appointment_new")).status_code == 403


def test_the_next_holder_is_recorded_with_a_letter_invited_and_finds_the_work(
    admin: Client, yosef: Account
) -> None:
    sent = desk.hand_off(note="Mohon kunjungan rumah minggu ini.")
    end(admin, yosef)
    page = text(admin, english("account", yosef.pk))
    assert f"{english('appointment_new')}?post={yosef.appointment.post_id}" in page
    assert "opens no account by itself" in appoint(admin, yosef)
    row = Appointment.objects.get(post=yosef.appointment.post, valid_from=TODAY)
    assert holders(make.BY, [row]) == {str(row.pk): "Dewi Rekaan Lestari"}
    assert Source.objects.get(title="SK/89/XI/2026").kind == "letter"
    assert "Dewi Rekaan Lestari" in text(admin, english("account_invite"))
    dewi = make.actions.open_account(
        "penyidik.dewi", by=make.BY, appointment=str(row.pk), task_force=str(yosef.task_force_id), roles=["penyidik"],
        password=make.PASSWORD,
    )  # fmt: skip
    assert sent.subject_code in text(make.entered(dewi), english("desk"))
    assert AuditEntry.objects.filter(action="registry.appoint").count() == 1


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({}, "Somebody else holds the post"), ({"kind": "plt", "valid_to": "2026-12-21"}, "Somebody else holds the post"),
        ({"kind": "plh"}, "Plt. and Plh. need a last day"), ({"holder": "S.H."}, "Write the name of the holder."),
        ({"kind": "plh", "valid_to": "2026-11-01"}, "The period ends"), ({"post": "5f0d4a1e-0000-4000-8000-000000000009"}, "Select a valid choice"),
        ({"number": "x"}, "Write the number of the letter"), ({"holder": "Ketua, Ratna Contoh"}, "Nobody fills or ends the own post"),
        ({"holder": "Ratna Contoh Ketua Lestari"}, "Nobody fills or ends the own post"),
    ],
)  # fmt: skip
def test_an_appointment_that_does_not_fit_is_said_so(
    admin: Client, yosef: Account, other: dict[str, str], told: str
) -> None:
    before = Appointment.objects.count()
    page = appoint(admin, yosef, **other)
    assert told in page
    assert Appointment.objects.count() == before


def test_a_plh_stands_in_beside_the_holder_and_a_plt_where_nobody_holds_the_post(
    admin: Client, yosef: Account
) -> None:
    assert "is recorded" in appoint(admin, yosef, kind="plh", valid_to="2026-11-27")
    end(admin, yosef, since="2026-11-28")
    later = {"valid_from": "2026-11-28", "valid_to": "2027-02-27"}
    assert "is recorded" in appoint(admin, yosef, kind="plt", holder="Sari Rekaan", **later)
    assert "Somebody else holds the post" in appoint(
        admin, yosef, holder="Budi Rekaan", valid_from="2026-12-01"
    )


def test_the_pack_leaves_out_what_either_is_walled_off_from(admin: Client, yosef: Account) -> None:
    def told(url: str) -> str:
        return text(admin, url).partition("Nothing is open here")[0]

    event = casework.event(by=desk.viewer("sekretaris", "penyidik", "triase"))
    casework.letter(event, str(yosef.appointment.post_id))
    url = english("account_handover", yosef.pk)
    assert "Cases assigned to this post" in told(url)
    assert event.code not in text(admin, url)
    for key in ("ketua", "penyidik"):
        who = party(PartyKind.POST, desk.post(key).pk)
        row = walls.set_wall(
            ("casework.peristiwa", str(event.pk)),
            who,
            by=make.BY,
            source=WallSource.REPORTER,
            reason="Terlibat.",
        )
        assert "Cases assigned to this post" not in told(url)
        row.delete()


def test_the_pages_cost_the_same_with_more_rows(admin: Client, yosef: Account) -> None:
    def queries(page: str, *args: object) -> int:
        with CaptureQueriesContext(connection) as found:
            admin.get(english(page, *args))
        return len(found)

    pages: list[tuple[str, list[object]]] = [
        ("account_end", [yosef.pk]),
        ("account_handover", [yosef.pk]),
        ("appointment_new", []),
    ]
    desk.hand_off()
    [queries(page, *args) for page, args in pages]
    one = [queries(page, *args) for page, args in pages]
    for _ in range(4):
        desk.hand_off()
    assert [queries(page, *args) for page, args in pages] == one
