"""A promise quoted from a rakor's own article: listed with its words, made a commitment of a post by one form."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.coordination import actions
from gugus.coordination.models import Commitment, Meeting
from gugus.desk.tests.make import post, ratna
from gugus.intake.models import ArticleDraft
from gugus.web.articles.tests.make import noted
from gugus.web.desk.tests.make import browser, english, text
from gugus.web.rakor.pages import MeetingPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _quoted(owner: str | None = None) -> tuple[Meeting, UUID]:
    """A rakor and the promise, both accepted from one article."""
    rows = {row.key: row for row in noted()}
    made = actions.accept_draft(rows["a1"], by=ratna(), correction=actions.Correction(kind="rakor"))
    assert isinstance(made, Meeting)
    return made, actions.accept_draft(rows["n3"], by=ratna(), correction=actions.Correction(owner=owner)).pk


def _page(client: Client, row: Meeting, asked: str = "") -> MeetingPage:
    page: MeetingPage = client.get(f"{english('meeting', row.pk)}{asked}").context["page"]
    return page


def _take(client: Client, row: Meeting, quoted: UUID, **changes: str) -> bytes:
    form = _page(client, row, f"?janji={quoted}").form
    shown = {name: str(form[name].value() or "") for name in form.fields}
    sent = {**shown, "due_on": "2026-11-30", **changes}
    return client.post(f"{english('meeting', row.pk)}?janji={quoted}", sent, follow=True).content


def test_the_promise_stands_at_its_rakor_with_its_words_and_its_source() -> None:
    row, quoted = _quoted()
    client = browser("sekretaris")
    promise = _page(client, row).promises[0]
    assert (promise.text, promise.words) == ("menambah anggaran", "menambah anggaran")
    assert "/artikel/" in promise.source_url
    page = text(client, english("meeting", row.pk))
    assert f'id="janji-{quoted}"' in page
    assert "1 promise quoted from the article" in page
    assert "Dinas Contoh" in page


def test_the_form_is_filled_in_and_says_who_and_when_as_written() -> None:
    row, quoted = _quoted()
    page = _page(browser("sekretaris"), row, f"?janji={quoted}")
    assert (page.form["deliverable"].value(), page.form["owner"].value()) == ("menambah anggaran", "")
    assert [each.value for each in page.as_written] == ["Dinas Contoh", "akhir tahun"]


def test_an_owner_whom_a_post_bears_by_name_is_chosen() -> None:
    owner = post("penyidik")
    row, quoted = _quoted(f"{owner.title} {owner.agency.name}")
    assert _page(browser("sekretaris"), row, f"?janji={quoted}").form["owner"].value() == str(owner.pk)


def test_it_becomes_a_commitment_of_a_post() -> None:
    row, quoted = _quoted()
    client = browser("sekretaris")
    _take(client, row, quoted, owner=str(post("penyidik").pk))
    made = Commitment.objects.get()
    assert made.quoted_id == quoted
    assert "commitment 1, owned by" in _page(client, row).promises[0].became
    assert "menambah anggaran" in text(client, english("commitment", made.pk))
    assert _page(client, row, f"?janji={quoted}").taking == ""


def test_without_an_owner_post_it_stays_a_quotation_and_what_was_typed_stays() -> None:
    row, quoted = _quoted()
    answer = _take(browser("sekretaris"), row, quoted, deliverable="Menambah anggaran rumah aman")
    assert b"Menambah anggaran rumah aman" in answer
    assert b"As the article writes it" in answer
    assert not Commitment.objects.exists()


def test_those_who_may_not_read_articles_see_the_promise_without_its_words() -> None:
    row, _quoted_pk = _quoted()
    promise = _page(browser("penyidik", "penyidik"), row).promises[0]
    assert (promise.text, promise.words, promise.source_url, promise.take_url) == (
        "menambah anggaran",
        "",
        "",
        "",
    )


@pytest.mark.parametrize("asked", ["?janji=bukan-id", "?janji=6f6c1a52-0000-4000-8000-000000000001"])
def test_an_id_of_nothing_opens_the_plain_form(asked: str) -> None:
    row, _pk = _quoted()
    assert _page(browser("sekretaris"), row, asked).taking == ""


def test_more_promises_cost_no_more_queries() -> None:
    row, _pk = _quoted()
    client, draft = browser("sekretaris"), ArticleDraft.objects.get(key="n3")
    client.get(english("meeting", row.pk))
    with CaptureQueriesContext(connection) as one:
        client.get(english("meeting", row.pk))
    for at in range(3):
        more = ArticleDraft.objects.create(
            article=draft.article, task_force=draft.task_force, region=draft.region, number=50 + at, key=f"p{at}",
            kind="commitment", value={**draft.value, "what": f"janji {at}"}, spans=[{"start": at, "end": 9, "quote": "abc"}],
        )  # fmt: skip
        actions.accept_draft(more, by=ratna())
    with CaptureQueriesContext(connection) as four:
        client.get(english("meeting", row.pk))
    assert len(four) == len(one)
