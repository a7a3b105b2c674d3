"""On the card: what an officer corrected beside what was read, and taking a decision back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gugus.coordination import actions
from gugus.coordination.models import Meeting
from gugus.coordination.tests import make
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft
from gugus.outreach.models import Activity
from gugus.registry.models import QuotedFigure
from gugus.web.articles.tests.make import noted
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _back(client: Client, row: ArticleDraft, why: str) -> Any:
    sent = {"do": "back", f"b{row.number}-why": why}
    return client.post(english("draft", row.article_id, row.pk), sent, follow=True)


def _card(client: Client, row: ArticleDraft) -> Any:
    return client.get(english("article", row.article_id)).context["page"].card_of(row.pk)


def test_a_corrected_card_shows_the_value_as_corrected_and_what_was_read() -> None:
    row = make.drafts()[0]
    fix = actions.Correction(title="Pelatihan kader desa", region="32.03.01", venue="Balai Desa")
    actions.accept_draft(row, by=ratna(), correction=fix)
    card = _card(browser("sekretaris"), row)
    assert card.title == "Pelatihan kader desa"
    said = {each.label: (each.value, each.read) for each in card.fixed}
    assert said["Name of the activity"] == ("Pelatihan kader desa", "Sosialisasi Dinas Contoh")
    assert said["Venue"] == ("Balai Desa", "Aula Contoh")
    assert said["Region"] == (
        "Kecamatan Cianjur, Kabupaten Cianjur",
        "Kabupaten Cianjur, Provinsi Jawa Barat",
    )


def test_a_corrected_figure_too() -> None:
    row = make.draft("figure")
    actions.accept_draft(row, by=ratna(), correction=actions.Correction(number=31, bound="exact"))
    client = browser("sekretaris")
    card = _card(client, row)
    assert (card.title, [each.read for each in card.fixed]) == ("31 kasus", ["30", "at least"])
    assert "read as “30”" in text(client, english("article", row.article_id))


def test_a_decision_is_taken_back_from_its_card_with_a_reason() -> None:
    client, row = browser("sekretaris"), make.draft("figure")
    actions.accept_draft(row, by=ratna())
    assert b"Taken back: the draft waits again" in _back(client, row, "Salah angka").content
    assert _card(client, row).form is not None
    assert "was taken back: Salah angka" in text(client, english("article", row.article_id))
    assert QuotedFigure.objects.get().withdrawn_at is not None


def test_without_a_reason_the_card_asks_for_it_and_nothing_changes() -> None:
    client, row = browser("sekretaris"), make.draft("figure")
    actions.accept_draft(row, by=ratna())
    answer = _back(client, row, "")
    assert b"Write the reason in one line." in answer.content
    assert _card(client, row).proposed is False


def test_a_rakor_that_was_used_says_why_and_keeps_the_reason_typed() -> None:
    client, row = browser("sekretaris"), make.drafts(activity=make.activity_value(type="rakor"))[0]
    made = actions.accept_draft(row, by=ratna())
    assert isinstance(made, Meeting)
    make.commitment(made)
    answer = _back(client, row, "Rakor lain")
    assert answer.status_code == 200
    assert b"already holds commitments (1)" in answer.content
    assert b'value="Rakor lain"' in answer.content


def test_a_dropped_draft_and_a_dropped_number_wait_again() -> None:
    client, rows = browser("sekretaris"), make.drafts()
    for row in (rows[3], rows[4]):
        actions.drop_draft(row, by=ratna())
        assert b"Taken back" in _back(client, row, "Ternyata perlu").content
        row.refresh_from_db()
        assert row.state == "proposed"


def test_a_joined_draft_is_taken_apart_instead() -> None:
    client, one, two = browser("sekretaris"), make.drafts(), make.drafts(text="lain")
    made = actions.accept_draft(one[0], by=ratna())
    actions.accept_as_same(two[0], by=ratna(), kind="outreach.activity", pk=str(made.pk))
    assert _card(client, two[0]).back is None
    assert b"no decision to take back" in _back(client, two[0], "Salah").content


def test_a_reader_of_the_office_cannot_take_back() -> None:
    row = make.draft("figure")
    actions.accept_draft(row, by=ratna())
    client = browser("penyidik", "lapangan")
    assert _card(client, row).back is None
    assert _back(client, row, "Salah angka").status_code == 403


def test_what_was_corrected_is_told_when_it_is_joined() -> None:
    client, one, two = browser("sekretaris"), make.drafts(), make.drafts(text="lain")
    actions.accept_draft(one[0], by=ratna())
    card = _card(client, two[0])
    shown = {card.form.add_prefix(name): card.form[name].value() or "" for name in card.form.fields}
    name = card.form.add_prefix("venue")
    sent = {**shown, name: "Aula Lain", "do": f"same:{card.same[0].value}"}
    client.post(english("draft", two[0].article_id, two[0].pk), sent)
    page = text(client, english("activity", Activity.objects.get().pk))
    assert "Venue: Aula Lain, recorded is Aula Contoh" in page


def test_an_accepted_promise_leads_to_the_rakor_of_its_article() -> None:
    rows = {row.key: row for row in noted()}
    quoted = actions.accept_draft(rows["n3"], by=ratna())
    client = browser("sekretaris")
    assert _card(client, rows["n3"]).became.url == ""
    made = actions.accept_draft(rows["a1"], by=ratna(), correction=actions.Correction(kind="rakor"))
    assert _card(client, rows["n3"]).became.url.endswith(f"{made.pk}/#janji-{quoted.pk}")


def test_the_accepted_activity_says_what_was_read() -> None:
    row = make.drafts()[0]
    made = actions.accept_draft(row, by=ratna(), correction=actions.Correction(venue="Balai Desa"))
    page = text(browser("sekretaris"), english("activity", made.pk))
    assert "Venue: Balai Desa" in page
    assert "read as “Aula Contoh”" in page
