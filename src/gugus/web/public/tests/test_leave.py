"""Quick exit: a neutral page, and nothing behind "Back"."""

from __future__ import annotations

import pytest
from django.test import Client

from gugus.intake.models import Report
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make
from gugus.web.public.tests.make import LEAVE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_duty() -> None:
    screening.on_duty()


def test_leaving_leads_to_a_page_about_something_else() -> None:
    answer = Client().post(LEAVE, {"token": make.form()})
    assert (answer.status_code, answer["Location"]) == (303, LEAVE)
    page = make.text_of(Client().get(LEAVE)).lower()
    assert "gugus" not in page.split("<body")[1]
    assert not any(word in page for word in ("tppo", "trafficking", "laporan", "report"))


@pytest.mark.parametrize("token", ["", "bukan:token"])
def test_leaving_works_without_a_token_too(token: str) -> None:
    assert Client().post(LEAVE, {"token": token}).status_code == 303


def test_back_on_the_receipt_shows_neither_words_nor_story() -> None:
    token = make.form()
    seven = make.words(make.send(token, "Kisah yang rahasia."))
    Client().post(LEAVE, {"token": token})
    page = make.text_of(make.send(token, "Kisah yang rahasia."))
    assert "This page was closed" in page
    assert "rahasia" not in page
    assert not any(word in page.split("<main")[1].split() for word in seven.split())


def test_a_form_left_unsent_is_sent_with_a_fresh_one_and_its_text_is_kept() -> None:
    token = make.form()
    Client().post(LEAVE, {"token": token})
    answer = make.send(token, "Tetap saya kirim.")
    assert "Tetap saya kirim." in make.text_of(answer)
    assert not Report.objects.exists()
    assert make.words(make.send(make.field(answer, "token"), "Tetap saya kirim."))


def test_back_on_the_mailbox_asks_for_the_words_again() -> None:
    seven, token = make.reported(), make.door()
    make.opened(seven, token)
    Client().post(LEAVE, {"token": token})
    page = make.text_of(make.opened(seven, token))
    assert "This page was closed" in page
    assert seven not in page


def test_the_exit_button_carries_the_token_of_the_form_it_stands_above() -> None:
    page = make.text_of(Client().get(make.MAILBOX))
    exit_form = page.split("data-exit")[1].split("</form>")[0]
    assert 'name="token"' in exit_form
    assert 'action="/en/pergi/"' in page
