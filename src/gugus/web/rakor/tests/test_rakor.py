"""A rakor from opening to closing, and the next one that opens with what it left."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.coordination.models import Commitment, Meeting, MeetingNote
from gugus.coordination.rules import CommitmentState, NoteKind
from gugus.coordination.tests import make
from gugus.core.ids import new_id
from gugus.desk.tests.make import post
from gugus.registry.tests.make import KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST, NEW = "/en/rakor/", "/en/rakor/baru/"


def _open(client: Client, day: str, title: str) -> Meeting:
    sent = {"key": str(new_id()), "title": title, "day": day, "venue": "Aula", "chair": str(post("ketua").pk)}
    assert client.post(NEW, sent).status_code == 302
    return Meeting.objects.get(title=title)


def _say(client: Client, at: Meeting, what: str, **changes: str) -> Any:
    plain = {
        "key": str(new_id()), "deliverable": what, "owner": str(post("penyidik").pk), "due_on": "2026-11-30",
        "evidence_wanted": "", "budget_need": "", "budget_line": "", "note": "",
    }  # fmt: skip
    return client.post(english("meeting", at.pk), {**plain, **changes}, follow=True)


def _move(client: Client, row: Commitment, to: str, account: str = "") -> Any:
    return client.post(english("commitment", row.pk), {"to": to, "account": account}, follow=True)


def test_the_next_rakor_opens_with_done_late_and_unfunded() -> None:
    client = browser()
    first = _open(client, "2026-10-05", "Rakor pertama")
    _say(client, first, "Kunjungi lima desa", due_on="2026-10-31")
    _say(client, first, "Susun SK baru", budget_need="150.000.000")
    _say(client, first, "Pasang daftar P3MI")
    done = Commitment.objects.get(deliverable="Pasang daftar P3MI")
    _move(client, done, "selesai", "Foto papan ada di map")
    second = _open(client, "2026-11-20", "Rakor kedua")
    shown = text(client, english("meeting", second.pk))
    assert "1 done, 1 late, 1 without a budget line" in shown
    for words in ("Kunjungi lima desa", "21 days late", "Rp150,000,000", "Unfunded", "Penyidik"):
        assert words in shown


def test_a_sentence_without_an_owner_becomes_a_note_and_the_page_says_so() -> None:
    client = browser()
    answer = _say(client, make.meeting(), "Semua pihak bersinergi", owner="", due_on="")
    assert b"kept as a note, not as a commitment" in answer.content
    assert MeetingNote.objects.get().text == "Semua pihak bersinergi"
    assert not Commitment.objects.exists()


def test_a_request_is_taken_on_by_a_post() -> None:
    client, row = browser(), make.meeting()
    request = make.note(None, text="Pemda menambah anggaran", kind=NoteKind.REQUEST)
    assert "not accepted yet by the side that was asked" in text(client, LIST)
    page = f"{english('meeting', row.pk)}?catatan={request.pk}"
    assert "A post takes on: “Pemda menambah anggaran”" in text(client, page)
    _say(client, row, "Pemda menambah anggaran", note=str(request.pk))
    request.refresh_from_db()
    assert request.commitment == Commitment.objects.get()
    assert "Requests no post" not in text(client, LIST)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due_on": ""}, "Set a due day"),
        ({"due_on": "2026-01-01"}, "before the day of the meeting (5 October 2026)"),
        ({"deliverable": "SK"}, "Write what was promised"),
        ({"budget_need": "banyak"}, "in digits"),
        ({"owner": "bukan-jabatan"}, "bukan-jabatan"),
    ],
)
def test_a_bad_commitment_is_said_and_everything_is_kept(changes: dict[str, str], words: str) -> None:
    row = make.meeting()
    answer = _say(browser(), row, **{"what": "Susun SK baru", "evidence_wanted": "Salinan SK", **changes})
    assert words in answer.content.decode()
    assert "Salinan SK" in answer.content.decode()
    assert not Commitment.objects.exists()


def test_the_same_commitment_sent_twice_is_one() -> None:
    client, row, key = browser(), make.meeting(), str(new_id())
    for _ in range(2):
        _say(client, row, "Susun SK baru", key=key)
    assert Commitment.objects.count() == 1


def test_ending_without_evidence_is_refused_on_the_form() -> None:
    client, row = browser(), make.commitment()
    assert b"Write the evidence of completion" in _move(client, row, "selesai").content
    assert b"under way" in _move(client, row, "berjalan").content.lower()
    assert b"Foto ada" in _move(client, row, "selesai", "Foto ada").content
    row.refresh_from_db()
    assert row.state == CommitmentState.SELESAI


def test_what_has_ended_shows_no_form() -> None:
    client, row = browser(), make.commitment()
    _move(client, row, "tidak_jadi", "Dibatalkan rapat pimpinan")
    assert "Move it on" not in text(client, english("commitment", row.pk))
    _move(client, row, "berjalan")
    row.refresh_from_db()
    assert row.state == CommitmentState.TIDAK_JADI


def test_the_owner_post_moves_its_own_and_others_may_not() -> None:
    row = make.commitment()
    _move(browser("penyidik", "penyidik"), row, "berjalan")
    row.refresh_from_db()
    assert row.state == CommitmentState.BERJALAN
    other = browser("ketua", "pimpinan")
    assert "Move it on" not in text(other, english("commitment", row.pk))
    assert b"does not carry the right" in _move(other, row, "selesai", "ada").content


def test_closing_ends_writing_but_not_moving() -> None:
    client, row = browser(), make.commitment()
    at = english("meeting", row.meeting_id)
    assert b"minutes are closed" in client.post(english("meeting_close", row.meeting_id), follow=True).content
    assert "Record it" not in text(client, at)
    assert b"This meeting is closed" in _say(client, row.meeting, "Masih mau bicara").content
    assert client.post(english("meeting_close", row.meeting_id)).status_code == 403
    _move(client, row, "berjalan")
    assert Commitment.objects.get().state == CommitmentState.BERJALAN


def test_a_rakor_without_a_day_is_not_opened() -> None:
    answer = browser().post(
        NEW, {"key": str(new_id()), "title": "Rakor", "day": "", "venue": "", "chair": ""}
    )
    assert answer.status_code == 200
    assert not Meeting.objects.exists()


def test_readers_read_and_strangers_find_nothing() -> None:
    row = make.commitment()
    reader = browser("penyidik", "lembaga")
    assert "Record it" not in text(reader, english("meeting", row.meeting_id))
    assert reader.get(NEW).status_code == 403
    assert reader.post(english("meeting_close", row.meeting_id)).status_code == 403
    dewi = browser(code=KARAWANG)
    for path in (english("meeting", row.meeting_id), english("commitment", row.pk)):
        assert dewi.get(path).status_code == 404
    assert browser("penyidik", "desa").get(LIST).status_code == 403


def test_a_list_says_when_a_meeting_left_no_commitment() -> None:
    client = browser()
    assert "No rakor is recorded yet" in text(client, LIST)
    make.meeting()
    assert "No commitment" in text(client, LIST)


@pytest.mark.parametrize("taking", ["bukan-id", "5f0d4a1e-0000-4000-8000-000000000001"])
def test_a_wrong_note_in_the_address_is_passed_over(taking: str) -> None:
    assert "A post takes on" not in text(
        browser(), f"{english('meeting', make.meeting().pk)}?catatan={taking}"
    )


def test_the_pages_cost_the_same_with_more_rows() -> None:
    client, row = browser(), make.meeting(held_on=make.HELD)
    make.commitment(row)
    make.note(row)
    last = english("meeting", make.meeting(title="Rakor akhir", held_on=make.TODAY).pk)
    for path in (LIST, english("meeting", row.pk), last):
        client.get(path)
        with CaptureQueriesContext(connection) as one:
            client.get(path)
        for _ in range(3):
            make.commitment(row)
            make.note(row)
            make.note(None, kind=NoteKind.REQUEST)
        with CaptureQueriesContext(connection) as many:
            client.get(path)
        assert len(many) == len(one), path
