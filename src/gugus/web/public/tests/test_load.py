"""Under load a form asks for a sum or a short wait; nobody is refused and nothing typed is lost."""

from __future__ import annotations

import html
import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from gugus.core import limits, proof
from gugus.core.tests.test_proof import answer
from gugus.core.time import now
from gugus.intake.models import Message, Report
from gugus.registry.tests.make import CIANJUR
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make
from gugus.web.public.tests.make import MAILBOX, TELL

pytestmark = pytest.mark.django_db
HERE = "127.0.0.1"
STORY = "Tolong kami, <b>besok</b> berangkat."


@pytest.fixture(autouse=True)
def _on_duty(monkeypatch: pytest.MonkeyPatch) -> None:
    screening.on_duty(CIANJUR)
    monkeypatch.setattr(proof, "ROUNDS", 10)


def _load(form: str = "tell") -> None:
    """So many uses by one sender that the next ones are asked for work."""
    for _ in range(11):
        limits.count(form, HERE)


def _sum(page: Any) -> str:
    found = re.search(r'data-proof="([^"]*)"', page.content.decode())
    assert found is not None
    return html.unescape(found[1])


def _post(**said: str) -> Any:
    return Client().post(TELL, {"region": CIANJUR, "story": STORY, "urgency": "now", **said})


def _later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    later = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: later)


def test_in_calm_times_no_form_asks_for_anything() -> None:
    for path in (f"{TELL}?provinsi=32&kabupaten={CIANJUR}", MAILBOX, "/en/masuk/"):
        assert b"proof" not in Client().get(path).content


@pytest.mark.parametrize(
    ("form", "path"),
    [("tell", f"{TELL}?provinsi=32&kabupaten={CIANJUR}"), ("mailbox", MAILBOX), ("sign_in", "/en/masuk/")],
)
def test_under_load_the_form_carries_a_sum_to_be_done_while_typing(form: str, path: str) -> None:
    _load(form)
    page = Client().get(path)
    assert f'"form": "{form}"' in _sum(page)
    assert b"gugus/proof.js" in page.content
    assert not page.cookies or form == "sign_in"


def test_a_sum_done_while_typing_sends_the_report_at_once() -> None:
    _load()
    page = Client().get(TELL, {"provinsi": "32", "kabupaten": CIANJUR})
    sent = _post(token=make.field(page, "token"), altcha=answer(_sum(page)))
    assert len(make.words(sent).split()) == 7


def test_a_double_click_with_one_sum_shows_the_same_words() -> None:
    token = make.form()
    _load()
    done = answer(proof.challenge("tell", 1))
    one, other = (make.words(_post(token=token, altcha=done)) for _ in range(2))
    assert one == other != ""


def test_one_sum_sends_one_report_only() -> None:
    tokens = [make.form(), make.form()]
    _load()
    done = answer(proof.challenge("tell", 1))
    answers = [_post(token=token, altcha=done) for token in tokens]
    assert [each.status_code for each in answers] == [200, 429]
    assert Report.objects.count() == 1


def test_who_wrote_for_twenty_seconds_without_script_is_let_in(settings: Settings) -> None:
    token = make.form()
    _load()
    settings.GUGUS_NOW = now() + timedelta(seconds=20)
    assert make.words(_post(token=token))


def test_who_is_too_quick_gets_a_page_that_keeps_all_that_was_typed() -> None:
    token = make.form()
    _load()
    page = _post(token=token)
    said = make.text_of(page)
    assert (page.status_code, page["Retry-After"]) == (429, "20")
    assert "Wait 20 seconds" in said
    assert STORY in said
    assert "<b>besok" not in page.content.decode()
    assert (make.field(page, "token"), make.field(page, "urgency")) == (token, "now")
    assert not Report.objects.exists()
    assert not page.cookies


def test_after_the_wait_the_same_page_sends_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    token = make.form()
    _load()
    ticket = make.field(_post(token=token), "ticket")
    too_early = _post(token=token, ticket=ticket)
    assert too_early.status_code == 429
    assert make.field(too_early, "ticket") == ticket
    _later(monkeypatch, 21)
    assert make.words(_post(token=token, ticket=ticket))


@pytest.mark.parametrize("groups", [[], ["desa"], ["desa", "sekolah"]])
def test_the_wait_page_sends_just_what_was_typed_and_ticked(
    monkeypatch: pytest.MonkeyPatch, groups: list[str]
) -> None:
    screening.officer("petugas", kind="uptd_ppa")
    token = make.form()
    _load()
    said = {"region": CIANJUR, "story": STORY, "urgency": "now", "token": token, "groups": groups}
    kept = make.fields(Client().post(TELL, said))
    _later(monkeypatch, 21)
    assert kept.get("groups", []) == groups
    assert "names" not in kept
    assert make.words(Client().post(TELL, kept))


def test_the_page_that_waits_carries_a_sum_that_sends_it_at_once() -> None:
    token = make.form()
    _load()
    page = _post(token=token)
    assert b"data-alone" in page.content
    assert make.words(_post(token=token, altcha=answer(_sum(page))))


def test_words_are_tried_once_for_each_sum() -> None:
    seven, token = make.reported(), make.door()
    _load("mailbox")
    done = answer(proof.challenge("mailbox", 1))
    assert make.opened(f"{seven} x", token, altcha=done).status_code == 200
    page = make.opened(seven, token, altcha=done)
    assert page.status_code == 429
    assert make.field(page, "words") == seven


def test_a_letter_is_kept_by_the_wait_page_and_sent_by_it() -> None:
    seven, token = make.reported(), make.door()
    _load("letter")
    page = make.opened(seven, token, text="Dia pindah.", seen="0")
    assert (page.status_code, "Dia pindah." in make.text_of(page)) == (429, True)
    done = answer(_sum(page))
    assert "in the mailbox" in make.text_of(
        make.opened(seven, token, text="Dia pindah.", seen="0", altcha=done)
    )
    assert Message.objects.count() == 1


def test_the_quick_exit_never_waits() -> None:
    token = make.form()
    for _ in range(40):
        assert Client().post(make.LEAVE, {"token": token}).status_code == 303


def test_signing_in_under_load_looks_at_no_password_before_the_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    _load("sign_in")
    said = {"username": "triase.contoh", "password": "gugus-contoh-rahasia"}
    page = Client().post("/en/masuk/", said)
    assert "Wait 20 seconds on this page" in make.text_of(page)
    assert "gugus-contoh-rahasia" not in make.text_of(page)
    again = Client().post("/en/masuk/", {**said, "altcha": answer(_sum(page))})
    assert "do not belong together" in make.text_of(again)
