"""Without script one always gets in: no sender takes the places of others, whatever it sends."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from gugus.core import limits, turns
from gugus.core.models import Pace
from gugus.core.time import now
from gugus.intake.models import Report
from gugus.registry.tests.make import CIANJUR
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make
from gugus.web.public.tests.make import TELL

pytestmark = pytest.mark.django_db
STORY = "Tolong saya, saya ditahan di gudang."
FLOOD, HONEST = "203.0.113.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def _busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A region on duty in which every sender is asked for work."""
    screening.on_duty(CIANJUR)
    monkeypatch.setattr(limits, "_level", lambda *_: 1)


def _post(sender: str, token: str, story: str = STORY, **more: str) -> Any:
    said = {"region": CIANJUR, "story": story, "urgency": "now", "token": token, **more}
    return Client(REMOTE_ADDR=sender).post(TELL, said)


def _pass(seconds: float, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    later = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: later)
    settings.GUGUS_NOW = now() + timedelta(seconds=seconds)


def test_empty_forms_use_no_place_and_do_not_wait() -> None:
    answers = [_post(FLOOD, make.form(), story="") for _ in range(5)]
    assert {each.status_code for each in answers} == {200}
    assert not Pace.objects.filter(expires_at__gt=now() + timedelta(hours=11)).exists()


@pytest.mark.parametrize("wrong", [{"token": "x"}, {"urgency": "y"}, {"story": " "}, {"story": ""}])
def test_a_form_that_cannot_be_received_uses_no_place(wrong: dict[str, str]) -> None:
    said = {"token": make.form(), "region": CIANJUR, "story": STORY, "urgency": "now", **wrong}
    assert Client(REMOTE_ADDR=FLOOD).post(TELL, said).status_code == 200
    assert not Pace.objects.filter(expires_at__gt=now() + timedelta(hours=11)).exists()


@pytest.mark.check
def test_a_flood_with_forms_fetched_before_shuts_out_nobody(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    person, fetched = make.form(), [make.form() for _ in range(75)]
    _pass(80, monkeypatch, settings)
    statuses = [_post(FLOOD, token).status_code for token in fetched]
    assert statuses.count(200) <= 25
    assert make.words(_post(HONEST, person))


@pytest.mark.check
def test_behind_the_same_address_the_promised_wait_is_kept(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    person, fetched = make.form(), [make.form() for _ in range(60)]
    _pass(80, monkeypatch, settings)
    for token in fetched:
        _post(FLOOD, token)
    page = _post(FLOOD, person)
    promised = int(page["Retry-After"])
    assert (page.status_code, 30 < promised <= 60) == (429, True)
    _pass(promised, monkeypatch, settings)
    for token in (make.form() for _ in range(10)):
        _post(FLOOD, token)
    assert make.words(_post(FLOOD, person, ticket=make.field(page, "ticket")))


def test_who_goes_back_and_sends_the_form_again_keeps_the_place(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    token = make.form()
    assert _post(HONEST, token)["Retry-After"] == "20"
    _pass(20, monkeypatch, settings)
    assert make.words(_post(HONEST, token, story=f"{STORY} Cepat."))


def test_a_double_click_after_the_wait_shows_the_same_words(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    token = make.form()
    _pass(20, monkeypatch, settings)
    one, other = (make.words(_post(HONEST, token)) for _ in range(2))
    assert one == other != ""
    assert Report.objects.count() == 1


def test_a_long_wait_is_said_in_minutes_and_that_the_place_is_kept() -> None:
    queue = turns.Queue("tell", CIANJUR, HONEST)
    for each in range(200):
        turns.left(queue, f"orang-{each}", 60)
    page = _post(HONEST, make.form())
    assert "Wait 3 minutes, then send it. Your place is kept." in make.text_of(page)


def test_a_second_letter_from_the_same_page_waits_once_and_is_sent(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    with monkeypatch.context() as calm:
        calm.setattr(limits, "_level", lambda *_: 0)
        seven, token = make.reported(), make.door()
    _pass(30, monkeypatch, settings)
    assert "in the mailbox" in make.text_of(make.opened(seven, token, text="Satu.", seen="0"))
    page = make.opened(seven, token, text="Dua.", seen="1")
    assert (page.status_code, page["Retry-After"]) == (429, "20")
    _pass(20, monkeypatch, settings)
    said = {"text": "Dua.", "seen": "1", "ticket": make.field(page, "ticket")}
    assert "in the mailbox" in make.text_of(make.opened(seven, token, **said))


@pytest.mark.parametrize("words", ["a b c d e f g", "a " * 300])
def test_an_unfinished_letter_tries_no_words_unasked(words: str) -> None:
    assert make.opened(words, make.door(), text="", seen="0").status_code == 429


def test_signing_in_says_how_long_and_keeps_the_place(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    said = {"username": "triase.contoh", "password": "gugus-contoh-rahasia"}
    page = Client().post("/en/masuk/", said)
    assert "Wait 20 seconds on this page" in make.text_of(page)
    _pass(20, monkeypatch, settings)
    again = Client().post("/en/masuk/", {**said, "ticket": make.field(page, "ticket")})
    assert "do not belong together" in make.text_of(again)
    assert "Wait" in make.text_of(Client().post("/en/masuk/", {**said, "ticket": make.field(page, "ticket")}))
