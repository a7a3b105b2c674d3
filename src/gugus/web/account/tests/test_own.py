"""One's own sessions and password; when a session ends, and what it asks before it lets one change how to enter."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gugus.accounts.models import Account, SignIn
from gugus.accounts.tests import make
from gugus.core.models import AuditEntry
from gugus.core.time import living_at, now
from gugus.registry.actions import end_appointment
from gugus.registry.tests.make import ending
from gugus.web.desk.tests.make import english, text

pytestmark = pytest.mark.django_db
DESK = "/en/meja/"
NEW = "empat kata lain sama sekali"


@pytest.fixture
def yosef() -> Account:
    return make.with_app(make.account("penyidik", "penyidik"))


def test_half_an_hour_without_a_request_ends_the_session_and_says_why(yosef: Account) -> None:
    client = make.entered(yosef)
    with living_at(now() + timedelta(minutes=29)):
        assert client.get(DESK).status_code == 200
    with living_at(now() + timedelta(minutes=58)):
        assert client.get(DESK).status_code == 200
    with living_at(now() + timedelta(minutes=89)):
        assert client.get(DESK).status_code == 302
        assert "nothing happened for 30 minutes" in text(client, "/en/masuk/")
        assert "nothing happened" not in text(client, "/en/masuk/")


def test_after_eight_hours_everybody_signs_in_again() -> None:
    client = make.entered(make.account("sekretaris", "lapangan"), factor="")
    with living_at(now() + timedelta(hours=7, minutes=59)):
        assert client.get(DESK).status_code == 200
    with living_at(now() + timedelta(hours=8)):
        assert client.get(DESK).status_code == 302


def test_all_sessions_end_everywhere_at_once(yosef: Account) -> None:
    here, there = make.entered(yosef), make.entered(yosef)
    assert "another one" in text(here, english("sessions"))
    here.post(english("sessions"), {"scope": "all"})
    assert [client.get(DESK).status_code for client in (here, there)] == [302, 302]


def test_the_others_end_and_this_one_stays(yosef: Account) -> None:
    here, there = make.entered(yosef), make.entered(yosef)
    here.post(english("sessions"), {"scope": "others"})
    assert [client.get(DESK).status_code for client in (here, there)] == [200, 302]


def test_a_new_password_ends_the_other_sessions(yosef: Account) -> None:
    here, there = make.entered(yosef), make.entered(yosef)
    typed = {"old": make.PASSWORD, "new": NEW, "again": NEW}
    assert here.post(english("password"), typed).status_code == 302
    assert [client.get(DESK).status_code for client in (here, there)] == [200, 302]
    yosef.refresh_from_db()
    assert yosef.check_password(NEW)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "bukan ini", "new": NEW, "again": NEW}, "not your present password"),
        ({"old": make.PASSWORD, "new": "pendek", "again": "pendek"}, "at least 12"),
        ({"old": make.PASSWORD, "new": NEW, "again": "lain"}, "not the same"),
    ],
)
def test_a_password_that_does_not_fit_changes_nothing(
    yosef: Account, typed: dict[str, str], said: str
) -> None:
    answer = make.entered(yosef).post(english("password"), typed)
    assert said in answer.content.decode()
    yosef.refresh_from_db()
    assert yosef.check_password(make.PASSWORD)


def test_a_while_after_signing_in_the_password_is_asked_again(yosef: Account) -> None:
    client = make.entered(yosef)
    with living_at(now() + timedelta(minutes=11)):
        answer = client.get(english("factor_app"))
        assert answer.headers["Location"] == "/en/akun-saya/pastikan/?next=%2Fen%2Fakun-saya%2Faplikasi%2F"
        assert client.post(english("recovery")).headers["Location"].startswith("/en/akun-saya/pastikan/")
        typed = {"password": make.PASSWORD, "next": "/en/akun-saya/aplikasi/"}
        assert client.post(english("confirm"), typed).headers["Location"] == "/en/akun-saya/aplikasi/"
        assert client.get(english("factor_app")).status_code == 200


def test_guessing_the_password_in_a_session_is_counted_too(yosef: Account) -> None:
    client = make.entered(yosef)
    said = [client.post(english("confirm"), {"password": "salah"}).status_code for _ in range(5)]
    assert said == [200, 200, 200, 200, 429]


def test_a_closed_account_is_out_at_once(yosef: Account) -> None:
    client, admin = make.entered(yosef), make.viewer(make.account("ketua", "admin"))
    make.actions.disable(yosef, by=admin, reason="ponsel dicuri")
    assert client.get(DESK).status_code == 302


def test_old_sessions_are_forgotten_by_the_clock(yosef: Account) -> None:
    make.entered(yosef)
    assert make.actions.sweep(by=make.BY, at=now() + timedelta(hours=9)) == 1
    make.actions.sweep(by=make.BY, at=now() + timedelta(days=40))
    assert not SignIn.objects.exists()


def test_a_session_id_that_is_none_opens_nothing(yosef: Account) -> None:
    client = make.entered(yosef)
    session = client.session
    session["sign_in"] = "bukan"
    session.save()
    assert client.get(DESK).status_code == 302


def test_when_the_post_ends_so_does_the_session_and_both_are_told(yosef: Account) -> None:
    client = make.entered(yosef)
    assert client.get(DESK).status_code == 200
    end_appointment(yosef.appointment, ending(now().date()), by=make.BY)
    assert client.get(DESK).status_code == 302
    assert "because your post has changed" in text(client, "/en/masuk/")
    row = SignIn.objects.get(account=yosef)
    assert (row.ending, AuditEntry.objects.filter(action="account.session_end", note="post").count()) == (
        "post",
        1,
    )
