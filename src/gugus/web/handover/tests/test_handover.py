"""The hand-over pack and the notices of the desk as browsers see them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.casework.tests import make as casework
from gugus.coordination import actions as coordination
from gugus.coordination.tests import make as rakor
from gugus.core.models import AuditEntry
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.desk.models import Notice
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PACK, DESK = "/en/serah-terima/", "/en/meja/"


def yosef() -> Client:
    return browser("penyidik", "penyidik")


def reminded() -> None:
    desk.hand_off(hours=2, note="Mohon jemput Melati Contoh.")
    coordination.remind(by=system("reminders"), at=now())


def test_the_pack_names_what_is_open_by_code_and_what_is_made_anew() -> None:
    desk.hand_off(note="Mohon jemput Melati Contoh.")
    rakor.commitment(owner=desk.yosef().post)
    page = text(yosef(), PACK)
    assert "L-CONTO" in page
    assert "Kunjungi lima desa tanpa sinyal" in page
    assert "made anew" in page
    assert "Melati" not in page


def test_the_pack_names_the_cases_of_the_post_by_code_and_letter() -> None:
    row = casework.event(by=desk.viewer("ketua", "penyidik", "triase"))
    assert row.code not in text(yosef(), PACK)
    casework.letter(row, desk.yosef().post)
    page = text(yosef(), PACK)
    assert row.code in page
    assert "Letter of assignment" in page
    assert "restoran" not in page


def test_nothing_open_is_said_so() -> None:
    page = text(browser("penyidik", "penyidik", code=KARAWANG), PACK)
    assert "Nothing is open here" in page
    assert "Commitments from rakor" in page


def test_making_the_pack_is_audited() -> None:
    text(yosef(), PACK)
    assert AuditEntry.objects.filter(action="handover.make").count() == 1


def test_the_desk_shows_a_neutral_reminder_and_puts_it_aside() -> None:
    reminded()
    page = text(yosef(), DESK)
    assert "A hand-off waits for your post" in page
    assert "Melati" not in page
    pk = str(Notice.objects.get().pk)
    assert yosef().post(english("notices_seen"), {"ids": f"{pk},"}).status_code == 302
    assert "A hand-off waits for your post" not in text(yosef(), DESK)


def test_another_post_is_not_shown_the_reminder_and_cannot_put_it_aside() -> None:
    reminded()
    other = browser("sekretaris")
    assert "A hand-off waits for your post" not in text(other, DESK)
    other.post(english("notices_seen"), {"ids": str(Notice.objects.get().pk)})
    assert Notice.objects.get().seen_at is None
    assert other.get(english("notices_seen")).status_code == 405


@pytest.mark.parametrize("path", [PACK, DESK])
def test_a_page_costs_the_same_with_more_rows(path: str) -> None:
    client = yosef()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        return len(found)

    reminded()
    queries()
    one = queries()
    for _ in range(4):
        reminded()
    assert queries() == one
