"""An article with many drafts opens in parts: every draft is reached, links lead across, the queries stay the same."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.coordination.tests import make
from gugus.intake.models import ArticleDraft
from gugus.web.articles.order import PART, Order
from gugus.web.articles.sheet import Sheet
from gugus.web.desk.tests.make import browser, english

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _many(count: int) -> list[ArticleDraft]:
    """An article with `count` activities, three numbers of people, a figure and a request."""
    rows = make.drafts()
    first = rows[0]
    more = [
        ArticleDraft(
            article=first.article, task_force=first.task_force, region=first.region, number=100 + at, key=f"z{at}",
            kind="activity", value=first.value, spans=[{"start": at, "end": at + 3, "quote": "abc"}],
        )
        for at in range(count - 1)
    ]  # fmt: skip
    return [*rows, *ArticleDraft.objects.bulk_create(more)]


def _sheet(client: Client, row: ArticleDraft, part: str = "") -> Sheet:
    page: Sheet = client.get(f"{english('article', row.article_id)}{part}").context["page"]
    return page


def test_every_draft_stands_on_one_part() -> None:
    client, rows = browser("sekretaris"), _many(60)
    order = Order(rows)
    found = [card.pk for part in range(1, 4) for card in _sheet(client, rows[0], f"?bagian={part}").cards]
    assert (order.last, len(found)) == (3, 62)
    assert set(found) == {str(row.pk) for row in rows if row.kind != "participants"}


def test_a_short_article_has_no_parts() -> None:
    page = _sheet(browser("sekretaris"), make.drafts()[0])
    assert (page.pager.prev, page.pager.next, page.pager.shown) == ("", "", "")
    assert page.sections[0].url == "#kelompok-activity"


def test_signs_lead_to_cards_on_other_parts() -> None:
    client, rows = browser("sekretaris"), _many(60)
    figure = next(row for row in rows if row.kind == "figure")
    page = _sheet(client, rows[0])
    links = {end.number: end.link for part in page.parts for end in part.ends}
    assert links[figure.number] == f"?bagian=3#draf-{figure.number}"
    assert links[1] == "#draf-1"
    assert [each.url for each in page.sections][1] == f"?bagian=3#draf-{figure.number}"


def test_without_a_part_asked_for_the_first_that_waits_is_shown() -> None:
    client, rows = browser("sekretaris"), _many(60)
    done = [row.pk for row in Order(rows).shown(1)]
    ArticleDraft.objects.filter(pk__in=done).update(state="dropped")
    assert _sheet(client, rows[0]).pager.shown == "Part 2 of 3"
    assert _sheet(client, rows[0], "?bagian=1").pager.shown == "Part 1 of 3"
    assert _sheet(client, rows[0], "?bagian=99").pager.shown == "Part 2 of 3"


def test_a_decision_leads_to_the_next_that_waits_wherever_it_stands() -> None:
    client, rows = browser("sekretaris"), _many(60)
    last, following = Order(rows).shown(1)[-1], Order(rows).shown(2)[0]
    answer = client.post(english("draft", last.article_id, last.pk), {"do": "drop:wrong"})
    assert answer["Location"].endswith(f"?bagian=2#draf-{following.number}")


def test_a_refused_form_is_shown_on_its_own_part() -> None:
    client, rows = browser("sekretaris"), _many(60)
    row = Order(rows).shown(2)[3]
    answer = client.post(english("draft", row.article_id, row.pk), {"do": "accept"})
    assert answer.status_code == 200
    assert answer.context["page"].card_of(row.pk).form.errors


def test_two_hundred_and_ninety_activities_ask_no_more_than_thirty() -> None:
    client, rows = browser("sekretaris"), _many(30)
    path = english("article", rows[0].article_id)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    many = english("article", _more(rows[0]).article_id)
    with CaptureQueriesContext(connection) as lots:
        answer = client.get(many)
    assert len(lots) == len(few)
    assert answer.content.count(b"data-draft=") == PART


def _more(row: ArticleDraft) -> ArticleDraft:
    ArticleDraft.objects.bulk_create(
        ArticleDraft(
            article=row.article, task_force=row.task_force, region=row.region, number=500 + at, key=f"y{at}",
            kind="activity", value=row.value, spans=[{"start": at, "end": at + 3, "quote": "abc"}],
        )
        for at in range(260)
    )  # fmt: skip
    return row
