"""An article of another office: read only; what it recorded is proposed with its name; what was typed fills gaps."""

from __future__ import annotations

import pytest
from django.test import Client

from gugus.coordination.tests import make as rakor
from gugus.intake.models import ArticleDraft
from gugus.outreach.models import Activity
from gugus.registry.models import Source
from gugus.registry.tests.make import KARAWANG
from gugus.web.articles.cards import Card
from gugus.web.articles.tests import make
from gugus.web.articles.tests.make import LIST
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PROVINCE, OFFICE = "32", "Gugus Tugas TPPO 32.03"


def _card(client: Client, source: object, kind: str = "activity") -> Card:
    cards: list[Card] = client.get(english("article", source)).context["page"].cards
    return next(each for each in cards if each.kind == kind)


def _accept(client: Client, card: Card, do: str = "accept", **changes: object) -> None:
    assert card.form is not None
    shown = {name: card.form[name].value() for name in card.form.fields} | changes
    sent = {card.form.add_prefix(name): "" if value is None else value for name, value in shown.items()}
    client.post(card.action, sent | {"do": do})


def test_a_province_sees_the_event_that_its_kabupaten_has_recorded() -> None:
    ratna, province = browser("sekretaris"), browser("sekretaris", code=PROVINCE)
    _accept(ratna, _card(ratna, make.paste(ratna)))
    source = make.paste(province, publisher="Harian Provinsi")
    assert f"already recorded by {OFFICE}" in text(province, english("article", source))
    card = _card(province, source)
    _accept(province, card, f"same:{card.same[0].value}")
    assert Activity.objects.count() == 1


def test_an_article_of_another_office_is_read_only() -> None:
    source = make.paste(browser("sekretaris"))
    province = browser("sekretaris", code=PROVINCE)
    shown = text(province, english("article", source))
    assert f"{OFFICE} read this article. Only that office decides" in shown
    assert 'name="do"' not in shown
    assert "Drop" not in shown


@pytest.mark.parametrize("do", ["accept", "drop:wrong", "drop", "undo"])
def test_deciding_for_another_office_is_answered_alike_for_every_step(do: str) -> None:
    source = make.paste(browser("sekretaris"))
    province = browser("sekretaris", code=PROVINCE)
    card = _card(province, source)
    answer = province.post(card.action, {"do": do})
    assert answer.status_code == 403
    assert b"Only that office decides" in answer.content
    assert ArticleDraft.objects.get(pk=card.pk).state == "proposed"


def test_a_group_of_another_office_is_not_dropped_either() -> None:
    row, province = make.noted()[-2], browser("sekretaris", code=PROVINCE)
    url = english("drafts", row.article_id)
    province.post(url, {"group": "notes", "do": "drop", "draft": [str(row.pk)]})
    assert ArticleDraft.objects.get(pk=row.pk).state == "proposed"


def test_titles_and_corrections_stay_with_the_office_that_made_them() -> None:
    ratna, dewi = browser("sekretaris"), browser("sekretaris", code=KARAWANG)
    first = make.paste(ratna, title="Judul ketikan Cianjur", publisher="Harian Cianjur")
    _accept(ratna, _card(ratna, first, "figure"), unit="kasus di Cianjur")
    shown = text(dewi, english("article", make.paste(dewi))) + text(dewi, LIST)
    assert not [each for each in ("Judul ketikan", "Harian Cianjur", "kasus di Cianjur") if each in shown]


def test_a_text_pasted_again_says_when_it_was_read_and_takes_what_is_typed_now() -> None:
    client = browser("sekretaris")
    source = make.paste(client, publisher="")
    again = {"text": rakor.NEWS, "title": "Judul ketikan", "publisher": "Harian Contoh", "address": ""}
    answer = client.post(LIST, again, follow=True)
    (told,) = [str(each) for each in answer.context["messages"]]
    assert told.startswith("Pasted text: was read before on ")
    row = Source.objects.get(pk=source)
    assert (row.title, row.publisher) == ("Judul ketikan", "Harian Contoh")


def test_what_was_taken_apart_is_folded_and_can_be_joined_after_all() -> None:
    client = browser("sekretaris")
    _accept(client, _card(client, make.paste(client)))
    second = make.paste(client, make.SECOND)
    card = _card(client, second)
    _accept(client, card, f"same:{card.same[0].value}")
    client.post(card.action, {"do": "undo"})
    card = _card(client, second)
    assert (len(card.same), len(card.apart)) == (0, 1)
    assert "Joined before, then taken apart" in text(client, english("article", second))
    _accept(client, card, f"same:{card.apart[0].value}")
    assert (Activity.objects.count(), ArticleDraft.objects.get(pk=card.pk).joined) == (1, True)
