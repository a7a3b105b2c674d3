"""The mailbox: seven words open it, anything else tells nothing; messages go both ways."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from gugus.core.time import now
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake.models import Message, Report
from gugus.intake.tests.make import words as other_words
from gugus.screening.rules import Decision
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_duty() -> None:
    screening.on_duty()


@pytest.mark.parametrize("typed", [str.upper, lambda each: " ".join(word[:4] for word in each.split())])
def test_the_words_open_the_mailbox_however_they_are_typed(typed: object) -> None:
    page = make.text_of(make.opened(typed(make.reported())))  # type: ignore[operator]
    assert "Your mailbox" in page
    assert "waits to be read by an officer" in page
    assert "Sekretaris" in page
    assert "An officer reads it tomorrow at 09.00 WIB at the latest." in page
    assert "You may stop at any time" in page


def test_wrong_words_and_no_such_mailbox_answer_alike() -> None:
    make.reported()
    answers = [make.opened(other_words()) for _ in range(2)]
    pages = [make.text_of(each).split("<main")[1].split("<form")[0] for each in answers]
    assert {each.status_code for each in answers} == {200}
    assert pages[0] == pages[1]
    assert "open no mailbox" in make.text_of(answers[0])


def test_a_misspelt_word_is_answered_with_the_nearest_from_the_public_list() -> None:
    seven = make.reported().split()
    wrong = "q" + seven[0][1:]
    page = make.text_of(make.opened(" ".join([wrong, *seven[1:]])))
    assert "Did you mean" in page
    assert f"“{wrong}”" in page
    assert "Your mailbox" not in page


@pytest.mark.parametrize("words", ["", "   ", "kata", "<b>x</b>", "a" * 5000])
def test_nonsense_is_asked_for_seven_words(words: str) -> None:
    answer = make.opened(words)
    assert answer.status_code == 200
    assert "Your mailbox" not in make.text_of(answer)


def test_a_message_is_added_and_shown() -> None:
    seven = make.reported()
    answer = make.opened(seven, text="Sudah berangkat.\nTolong.", seen="0")
    page = make.text_of(answer)
    assert "Your message is in the mailbox." in page
    assert "Sudah berangkat.<br>Tolong." in page
    assert "What you added waits to be read." in page
    assert make.field(answer, "seen") == "1"


def test_a_message_sent_twice_is_added_once() -> None:
    seven, token = make.reported(), make.door()
    for _ in range(2):
        answer = make.opened(seven, token, text="Sudah berangkat.", seen="0")
    assert "kept once" in make.text_of(answer)
    assert Message.objects.count() == 1


def test_an_empty_message_says_so_and_changes_nothing() -> None:
    page = make.text_of(make.opened(make.reported(), text=" ", seen="0"))
    assert "Write the message first." in page
    assert not Message.objects.exists()


def test_too_long_a_message_is_kept_in_the_form() -> None:
    text = "b" * 20_001
    assert text in make.text_of(make.opened(make.reported(), text=text, seen="0"))


def test_the_question_of_an_officer_waits_with_the_post_that_asked() -> None:
    seven = make.reported()
    screening.decided(Report.objects.select_related("region").get(), Decision.ASK, question="Di kota mana?")
    page = make.text_of(make.opened(seven))
    assert "Di kota mana?" in page
    assert "left a question below" in page


def test_a_referred_report_shows_the_office_and_when_it_answers() -> None:
    seven = make.reported()
    row = Report.objects.select_related("region").get()
    intake.open_report(row, by=desk.ratna())
    screening.decided(row, Decision.REFER, to=desk.yosef())
    page = make.text_of(make.opened(seven))
    assert "Penyidik" in page
    assert "tomorrow at 09.00 WIB at the latest whether it takes the report on" in page


def test_a_promise_that_was_not_kept_is_said_to_be_late(settings: Settings) -> None:
    seven = make.reported(urgency="now")
    settings.GUGUS_NOW = now() + timedelta(hours=1)
    assert "that is late" in make.text_of(make.opened(seven))


def test_the_story_itself_is_not_shown_in_the_mailbox() -> None:
    assert "Melati" not in make.text_of(make.opened(make.reported()))


@pytest.mark.parametrize("token", ["", "bukan:token"])
def test_an_old_page_asks_for_the_words_anew_and_keeps_the_message(token: str) -> None:
    seven = make.reported()
    answer = Client().post(
        make.MAILBOX, {"token": token, "words": seven, "text": "Belum terkirim.", "seen": "0"}
    )
    page = make.text_of(answer)
    assert seven not in page
    assert "Belum terkirim." in page
    again = make.opened(seven, make.field(answer, "token"), text="Belum terkirim.")
    assert "Your message is in the mailbox." in make.text_of(again)


def test_the_words_stand_in_no_address() -> None:
    seven = make.reported()
    page = make.text_of(make.opened(seven))
    assert 'method="post"' in page
    assert "?words" not in page
    assert Client().get(make.MAILBOX, {"words": seven}).content.count(seven.encode()) <= 1


def test_a_long_mailbox_costs_no_more_queries(django_assert_max_num_queries: object) -> None:
    seven, token = make.reported(), make.door()
    row = Report.objects.select_related("region").get()
    for number in range(10):
        intake.write_to_reporter(row, f"pesan {number}", by=desk.ratna())
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert "pesan 9" in make.text_of(make.opened(seven, token))
