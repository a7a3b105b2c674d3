"""The same event from two outlets: proposed with reasons, joined, both sources shown, taken apart again."""

from __future__ import annotations

import pytest
from django.test import Client

from gugus.coordination.tests import make as rakor
from gugus.intake.models import ArticleDraft
from gugus.outreach.models import Activity
from gugus.web.articles.cards import Card
from gugus.web.articles.tests import make
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _activity(client: Client, source: object) -> Card:
    cards: list[Card] = client.get(english("article", source)).context["page"].cards
    return next(each for each in cards if each.kind == "activity")


def _sent(card: Card, do: str) -> dict[str, object]:
    assert card.form is not None
    shown = {card.form.add_prefix(name): card.form[name].value() for name in card.form.fields}
    return {name: "" if value is None else value for name, value in shown.items()} | {"do": do}


def _joined(client: Client) -> tuple[Card, Activity]:
    """A second outlet's activity joined to the first one's."""
    first = _activity(client, make.paste(client, rakor.NEWS))
    client.post(first.action, _sent(first, "accept"))
    second = _activity(client, make.paste(client, make.SECOND, publisher="Kabar Contoh Dua"))
    client.post(second.action, _sent(second, f"same:{second.same[0].value}"))
    return second, Activity.objects.get()


def test_a_second_outlet_is_proposed_with_reasons_and_what_differs() -> None:
    client = browser("sekretaris")
    first = _activity(client, make.paste(client, rakor.NEWS))
    client.post(first.action, _sent(first, "accept"))
    card = _activity(client, make.paste(client, make.SECOND, publisher="Kabar Contoh Dua"))
    same = card.same[0]
    assert same.told == "Harian Contoh, 5 October 2026"
    assert same.reasons
    assert ("People online", "350", "400") in [(each.label, each.here, each.there) for each in same.beside]
    assert not card.sure


def test_joining_adds_the_source_and_overwrites_nothing() -> None:
    client = browser("sekretaris")
    _card, activity = _joined(client)
    assert (activity.online, activity.onsite) == (400, 60)
    shown = text(client, english("activity", activity.pk))
    assert "Kabar Contoh Dua" in shown
    assert "People online: 350, recorded is 400" in shown
    assert shown.count("the words in the article") == 2


def test_a_join_is_taken_apart_again() -> None:
    client = browser("sekretaris")
    card, activity = _joined(client)
    client.post(card.action, {"do": "undo"})
    assert ArticleDraft.objects.get(pk=card.pk).state == "proposed"
    assert "Kabar Contoh Dua" not in text(client, english("activity", activity.pk))


def test_another_event_is_accepted_on_its_own() -> None:
    client = browser("sekretaris")
    first = _activity(client, make.paste(client, rakor.NEWS))
    client.post(first.action, _sent(first, "accept"))
    second = _activity(client, make.paste(client, make.SECOND))
    client.post(second.action, _sent(second, "accept"))
    assert Activity.objects.count() == 2


def test_two_waiting_drafts_become_one_with_both_sources() -> None:
    client = browser("sekretaris")
    make.paste(client, rakor.NEWS)
    card = _activity(client, make.paste(client, make.SECOND))
    assert card.same[0].waits
    client.post(card.action, _sent(card, f"same:{card.same[0].value}"))
    assert Activity.objects.count() == 1
    assert set(ArticleDraft.objects.filter(kind="activity").values_list("state", flat=True)) == {"accepted"}


def test_only_what_is_proposed_can_be_joined() -> None:
    client = browser("sekretaris")
    card = _activity(client, make.paste(client, make.SECOND))
    answer = client.post(
        card.action, _sent(card, "same:outreach.activity:5f0d4a1e-0000-4000-8000-000000000009")
    )
    assert b"decided meanwhile" in answer.content
    assert ArticleDraft.objects.get(pk=card.pk).state == "proposed"


def test_the_words_are_for_those_who_may_read_articles() -> None:
    _card, activity = _joined(browser("sekretaris"))
    shown = text(browser("ketua", "pimpinan"), english("activity", activity.pk))
    assert "Kabar Contoh Dua" in shown
    assert "Aula Pancaniti, Senin" not in shown
