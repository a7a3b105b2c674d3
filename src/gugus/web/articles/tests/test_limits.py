"""Pages that stay open: very large figures, many drafts, decisions that crossed another's, characters nobody sees."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gugus.coordination.tests import make as rakor
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft
from gugus.registry.models import QuotedFigure, Source
from gugus.web.articles.order import PART
from gugus.web.articles.sheet import Sheet, sheet
from gugus.web.articles.tests import make
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
TRILLIONS = (
    "Kepala Dinas Sosial Kabupaten Cianjur mengatakan kerugian akibat tindak pidana perdagangan orang (TPPO) mencapai "
    "Rp{} triliun. Sebanyak 40 korban TPPO di Cianjur ditangani pada 2025."
)


def _sheet(client: Client, source: object) -> Sheet:
    page: Sheet = client.get(english("article", source)).context["page"]
    return page


def _fields(client: Client, row: ArticleDraft, **changes: str) -> dict[str, str]:
    """What a browser sends when a draft's form is sent as it was shown, with some answers changed."""
    form = next(each.form for each in _sheet(client, row.article_id).cards if each.pk == str(row.pk))
    assert form is not None
    shown = {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    return {**shown, **{form.add_prefix(name): value for name, value in changes.items()}, "do": "accept"}


def _send(client: Client, row: ArticleDraft, sent: dict[str, str]) -> Any:
    return client.post(english("draft", row.article_id, row.pk), sent, follow=True)


def _many(kind: str, count: int) -> ArticleDraft:
    """An article with so many more drafts of a kind, each with its own number; one of them."""
    row = next(each for each in make.noted() if each.kind == kind)
    rows = ArticleDraft.objects.bulk_create(
        ArticleDraft(
            article=row.article, task_force=row.task_force, region=row.region, number=100 + at, key=f"z{at}", kind=kind,
            value={**row.value, "number": 100 + at} if kind == "figure" else row.value,
            spans=[{"start": at % 90, "end": at % 90 + 3 + at // 90, "quote": "abc"}],
        )
        for at in range(count)
    )  # fmt: skip
    return rows[0]


def _press(client: Client, row: ArticleDraft, key: str, do: str) -> Any:
    """Press a button of a group as it was shown."""
    group = _sheet(client, row.article_id).group_of(key)
    assert group is not None
    sent = {"group": key, "do": do, "draft": list(group.many)}
    return client.post(english("drafts", row.article_id), sent, follow=True)


def test_a_hundred_and_fifty_trillion_rupiah_opens_again_here_and_elsewhere() -> None:
    client = browser("sekretaris")
    source = make.paste(client, TRILLIONS.format(150))
    row = ArticleDraft.objects.get(kind="figure", value__unit="rupiah")
    assert _send(client, row, _fields(client, row)).status_code == 200
    assert int(QuotedFigure.objects.get().number) == 150 * 10**12
    assert "150.000.000.000.000" in text(client, f"/artikel/{source}/")
    other = make.paste(client, TRILLIONS.format(150).replace("Kepala", "Pejabat"))
    assert "Rp150" in text(client, english("article", other))


def test_more_than_a_thousand_trillion_is_refused_on_its_form() -> None:
    client = browser("sekretaris")
    source = make.paste(client, TRILLIONS.format("2.400"))
    row = ArticleDraft.objects.get(kind="figure", value__unit="rupiah")
    assert b"too large to be kept" in _send(client, row, _fields(client, row)).content
    group = _sheet(client, source).group_of("figure")
    assert group is not None
    assert str(row.pk) not in group.sure
    assert not QuotedFigure.objects.exists()


def test_a_number_nobody_could_type_is_corrected_all_the_same() -> None:
    client, row = browser("sekretaris"), _many("figure", 1)
    ArticleDraft.objects.filter(pk=row.pk).update(value={**row.value, "number": 12.3456})
    _send(client, row, _fields(client, row, number="12,5"))
    assert float(QuotedFigure.objects.get().number) == 12.5


def test_a_number_too_large_for_anything_is_told_on_the_form() -> None:
    client, row = browser("sekretaris"), _many("figure", 1)
    answer = _send(client, row, _fields(client, row, number="9" * 38))
    assert b"too large to be kept" in answer.content
    assert b"9" * 38 in answer.content


def test_a_part_is_accepted_in_a_step_and_the_rest_is_counted() -> None:
    client, row = browser("sekretaris"), _many("figure", 60)
    shown = len(_sheet(client, row.article_id).cards)
    answer = _press(client, row, "figure", "accept")
    accepted = QuotedFigure.objects.count()
    assert 0 < accepted <= shown <= PART
    waiting = _sheet(client, row.article_id).order.tally("figure").waiting
    assert f"{waiting} more wait in this group".encode() in answer.content


def test_the_buttons_say_how_many_are_shown() -> None:
    client, row = browser("sekretaris"), _many("claim", 60)
    group = _sheet(client, row.article_id).group_of("claim")
    assert group is not None
    assert (group.drop, group.said) == (f"Drop the {len(group.rest)} shown", "62 wait")


def test_a_large_group_of_notes_is_dropped_part_by_part() -> None:
    client, row = browser("sekretaris"), _many("claim", 60)
    shown = len(_sheet(client, row.article_id).group_of("claim").rest)  # type: ignore[union-attr]
    assert f"{shown} notes dropped.".encode() in _press(client, row, "claim", "drop").content
    assert ArticleDraft.objects.filter(kind="claim", state="dropped").count() == shown


def test_a_form_names_no_more_drafts_than_a_request_may_hold() -> None:
    row = _many("claim", 1100)
    page = sheet(ratna(), row.article_id, timezone.now())
    assert page is not None
    assert max(len(each.many) for each in page.notes) <= PART


def test_what_was_decided_meanwhile_keeps_what_was_typed() -> None:
    client = browser("sekretaris")
    first, second = make.paste(client), make.paste(client, make.SECOND)
    row = ArticleDraft.objects.get(article=second, kind="activity")
    card = _sheet(client, second).card_of(row.pk)
    assert card is not None
    sent = _fields(client, row, venue="Aula yang saya ketik") | {"do": f"same:{card.same[0].value}"}
    _send(client, ArticleDraft.objects.get(article=first, kind="activity"), {"do": "drop:wrong"})
    answer = _send(client, row, sent)
    assert answer.status_code == 200
    assert b"decided meanwhile" in answer.content
    assert b"Aula yang saya ketik" in answer.content


def test_a_title_loses_what_nobody_sees() -> None:
    source = make.paste(browser("sekretaris"), title="Judul\u202egnp.exe\u200b", publisher="Ha\u200brian")
    row = Source.objects.get(pk=source)
    assert (row.title, row.publisher) == ("Judulgnp.exe", "Harian")


def test_a_character_nobody_sees_is_no_correction() -> None:
    client, row = browser("sekretaris"), rakor.drafts()[0]
    fields = _fields(client, row)
    name = next(each for each in fields if each.endswith("-venue"))
    _send(client, row, {**fields, name: f"{fields[name]}\u200b"})
    row.refresh_from_db()
    assert (row.state, "correction" in row.value) == ("accepted", False)


def test_many_activities_that_name_the_same_offices_cost_no_more_queries() -> None:
    client, rows = browser("sekretaris"), rakor.drafts()
    path, row = english("article", rows[0].article_id), rows[0]
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    ArticleDraft.objects.bulk_create(
        ArticleDraft(
            article=row.article, task_force=row.task_force, region=row.region, number=100 + at, key=f"z{at}",
            kind="activity", value=row.value, spans=[{"start": at, "end": at + 3, "quote": "abc"}],
        )
        for at in range(9)
    )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(one)
