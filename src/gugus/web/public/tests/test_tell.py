"""Telling what happened: choosing a region, the form, the receipt; nothing told is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from gugus.core.time import now
from gugus.intake.models import Message, Report
from gugus.intake.rules import Urgency
from gugus.registry.tests.make import BARITO_SELATAN, CIANJUR, KARAWANG, PURWAKARTA
from gugus.screening import rules
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make
from gugus.web.public.tests.make import TELL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_duty() -> None:
    for code in (CIANJUR, PURWAKARTA):
        screening.on_duty(code)


def _get(**params: str) -> str:
    return make.text_of(Client().get(TELL, params))


def test_the_first_step_offers_provinces_and_the_second_their_regencies() -> None:
    assert "Jawa Barat" in _get()
    assert 'name="kabupaten"' not in _get()
    second = _get(provinsi="32")
    assert f'value="{CIANJUR}"' in second
    assert f'value="{BARITO_SELATAN}"' not in second


def test_the_form_names_who_reads_it_and_when_before_its_first_field() -> None:
    page = _get(provinsi="32", kabupaten=CIANJUR)
    before, _, after = page.partition("<textarea")
    for said in ("Sekretaris", "Penyidik", "15 minutes", "today at 14.00 WIB", "24 hours", "history"):
        assert said in before
    assert 'name="urgency"' in after


def test_the_form_asks_for_no_more_than_two_things_and_one_more_under_a_fold() -> None:
    page = _get(provinsi="32", kabupaten=CIANJUR)
    main = page.split('id="isi"')[1]
    asked, _, folded = main.partition("<details")
    assert main.count("<textarea") == 1
    assert main.count('type="radio"') == 4
    assert 'type="text"' not in asked
    assert "may be skipped" in folded
    assert (main.count('type="checkbox"'), main.count('type="text"')) == (9, 1)
    assert main.count('autocomplete="off"') >= 2


def test_another_province_starts_the_choice_anew() -> None:
    page = _get(provinsi="62", kabupaten=CIANJUR)
    assert "<textarea" not in page
    assert f'value="{BARITO_SELATAN}"' in page


def test_without_a_roster_there_is_no_form_but_numbers_and_neighbours() -> None:
    page = _get(provinsi="32", kabupaten=KARAWANG)
    assert "<textarea" not in page
    assert "110" in page
    assert "129" in page
    assert f"provinsi=32&kabupaten={CIANJUR}" in page
    assert f"provinsi=32&kabupaten={PURWAKARTA}" in page


def test_a_province_on_duty_takes_what_its_regencies_cannot() -> None:
    screening.on_duty("62")
    assert "The whole province" in _get(provinsi="62")
    assert "The province is on duty" in _get(provinsi="62", kabupaten=BARITO_SELATAN)
    assert "<textarea" in _get(provinsi="62", kabupaten="62")


@pytest.mark.parametrize("code", ["32.99", "3299", "99", "bukan", "32.03.01", "\x00", "'--"])
def test_an_unknown_region_leads_back_to_the_choice(code: str) -> None:
    page = _get(kabupaten=code)
    assert "We do not know this region" in page
    assert "<textarea" not in page


def test_the_nearest_regions_are_offered_for_a_code_that_does_not_exist() -> None:
    assert f"kabupaten={CIANJUR}" in _get(kabupaten="32.04")


def test_sending_shows_seven_words_and_what_happens_next() -> None:
    answer = make.send(make.form(), urgency="now")
    page = make.text_of(answer)
    assert (answer.status_code, len(make.words(answer).split())) == (200, 7)
    assert "An officer reads it today at 09.15 WIB at the latest." in page
    assert "You may stop at any time" in page
    assert Report.objects.get().urgency == Urgency.NOW


def test_the_report_remembers_in_which_language_it_was_told() -> None:
    make.send(make.form())
    assert Report.objects.get().language == "en"


def test_the_same_form_sent_twice_shows_the_same_words() -> None:
    token = make.form()
    one, other = make.words(make.send(token)), make.words(make.send(token))
    assert one == other
    assert Report.objects.count() == 1


def test_ten_minutes_later_the_page_says_that_it_arrived_and_keeps_the_words_back(settings: Settings) -> None:
    token = make.form()
    make.send(token)
    settings.GUGUS_NOW = now() + timedelta(minutes=11)
    answer = make.send(token)
    assert make.words(answer) == ""
    assert "It has arrived" in make.text_of(answer)
    assert "not shown again" in make.text_of(answer)


def test_a_changed_text_is_added_and_said_so() -> None:
    token = make.form()
    make.send(token)
    assert "added to the same report" in make.text_of(make.send(token, "Sudah berangkat."))
    assert (Report.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize(("story", "urgency"), [("", "now"), ("Tolong kami.", ""), ("Tolong kami.", "besok")])
def test_a_missing_answer_keeps_the_other(story: str, urgency: str) -> None:
    token = make.form()
    answer = make.send(token, story, urgency)
    assert 'role="alert"' in make.text_of(answer)
    assert story in make.text_of(answer)
    assert make.field(answer, "token") == token
    assert not Report.objects.exists()


@pytest.mark.parametrize("token", ["", "bukan:token", "x" * 5000])
def test_a_forged_token_keeps_the_text_and_brings_a_fresh_form(token: str) -> None:
    answer = make.send(token, "Tolong kami.")
    page = make.text_of(answer)
    assert "was not accepted" in page
    assert "Tolong kami." in page
    assert "required" not in page.lower().split("was not accepted")[1].split("<form")[0]
    assert make.words(make.send(make.field(answer, "token"), "Tolong kami."))


def test_an_expired_token_keeps_the_text_and_brings_a_fresh_form(settings: Settings) -> None:
    token = make.form()
    settings.GUGUS_NOW = now() + timedelta(hours=13)
    answer = make.send(token, "Tolong kami.", "now")
    assert "Tolong kami." in make.text_of(answer)
    assert make.words(make.send(make.field(answer, "token"), "Tolong kami."))


def test_too_long_a_story_is_kept_whole_in_the_form() -> None:
    story = "a" * 20_001
    page = make.text_of(make.send(make.form(), story))
    assert story in page
    assert "20000" in page


def test_a_request_of_several_megabytes_is_refused_with_a_sentence() -> None:
    answer = make.send(make.form(), "a" * 5_000_000)
    assert answer.status_code == 400
    assert "more than we accept at once" in make.text_of(answer)
    assert not Report.objects.exists()


def test_a_flood_keeps_the_text_and_asks_for_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    token = make.form()
    monkeypatch.setattr(rules, "REPORTS_PER_MINUTE", 0)
    page = make.text_of(make.send(token, "Tolong kami."))
    assert "Try again in a minute" in page
    assert "Tolong kami." in page


def test_when_the_roster_ends_while_somebody_writes_the_text_is_not_lost(settings: Settings) -> None:
    settings.GUGUS_NOW = now() + timedelta(days=29, hours=14)
    token = make.form()
    settings.GUGUS_NOW = now() + timedelta(hours=2)
    page = make.text_of(make.send(token, "Tolong kami."))
    assert "Nobody is on duty" in page
    assert "Tolong kami." in page


def test_a_page_that_was_sent_offers_no_link_that_would_lose_it() -> None:
    answer = make.send(make.form())
    assert 'hreflang="id"' not in make.text_of(answer)
    assert 'hreflang="id"' in _get()


def test_a_story_is_printed_as_text_never_as_markup() -> None:
    page = make.send(make.form(), "<script>alert(1)</script>", "").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
