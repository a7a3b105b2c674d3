"""The figures accepted from articles: a list of their own, with the period in words and who said them once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from gugus.coordination import actions, readings
from gugus.coordination.tests import make
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft
from gugus.registry.tests.make import KARAWANG
from gugus.web.articles.periods import period_said
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PATH = "/en/artikel/angka/"


def _accepted(**changes: object) -> ArticleDraft:
    row = make.draft("figure")
    ArticleDraft.objects.filter(pk=row.pk).update(value={**row.value, **changes})
    row.refresh_from_db()
    actions.accept_draft(row, by=ratna())
    # The office that read it, as reading an article keeps it.
    type(row.article).objects.filter(pk=row.article_id).update(office=str(row.task_force_id))
    return row


def test_an_accepted_figure_stands_in_the_list_with_its_words_and_where_they_are() -> None:
    row = _accepted()
    shown = text(browser("sekretaris"), PATH)
    for words in (
        "at least 30",
        "kasus",
        "2025",
        "Kepala dinas, Dinas Contoh",
        "lebih dari 30 kasus",
        "Artikel contoh",
    ):
        assert words in shown
    assert f"/en/artikel/{row.article_id}/#t{row.spans[0]['start']}" in shown


def test_the_list_is_reached_from_the_articles_and_is_honest_when_empty() -> None:
    client = browser("sekretaris")
    assert f'href="{PATH}"' in text(client, "/en/artikel/")
    assert "No figure is accepted yet" in text(client, PATH)


def test_what_was_taken_back_is_in_no_list() -> None:
    row = _accepted()
    actions.take_back(row, by=ratna(), why="Salah baca")
    assert "No figure is accepted yet" in text(browser("sekretaris"), PATH)


def test_another_kabupaten_sees_none_of_it_and_others_may_not_look() -> None:
    _accepted()
    assert "lebih dari 30" not in text(browser("sekretaris", code=KARAWANG), PATH)
    assert browser("penyidik", "penyidik").get(PATH).status_code == 403


def test_more_figures_cost_no_more_queries() -> None:
    client, row = browser("sekretaris"), _accepted()
    client.get(PATH)
    with CaptureQueriesContext(connection) as one:
        client.get(PATH)
    for at in range(3):
        more = ArticleDraft.objects.create(
            article=row.article, task_force=row.task_force, region=row.region, number=50 + at, key=f"p{at}", kind="figure",
            value=row.value, spans=[{"start": at, "end": at + 4, "quote": "abc"}],
        )  # fmt: skip
        actions.accept_draft(more, by=ratna())
    with CaptureQueriesContext(connection) as four:
        client.get(PATH)
    assert len(four) == len(one)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-01", "2026-10", "Januari 2026 sampai Oktober 2026"),
        ("2025", "2025", "2025"),
        ("2026-01-05", "", "5 Januari 2026"),
        ("", "", "sepanjang tahun"),
        ("triwulan I", "", "triwulan I"),
    ],
)
def test_a_period_is_said_in_words(start: str, end: str, said: str) -> None:
    with override("id"):
        assert period_said(start, end, "sepanjang tahun").replace(" to ", " sampai ") == said


@pytest.mark.parametrize(
    ("post", "agency", "said"),
    [
        ("Kasat Reskrim", "Kasat Reskrim", "Kasat Reskrim"),
        ("Kasat Reskrim Polres Contoh", "Polres Contoh", "Kasat Reskrim Polres Contoh"),
        ("Kasat Reskrim", "Polres Contoh", "Kasat Reskrim, Polres Contoh"),
        ("", "Polres Contoh", "Polres Contoh"),
        ("", "", ""),
    ],
)
def test_a_speaker_is_named_once(post: str, agency: str, said: str) -> None:
    assert readings.spoken(post, agency) == said


def test_the_activities_lead_to_the_rakor() -> None:
    assert "/en/rakor/" in text(browser("sekretaris"), "/en/kegiatan/").partition("<main")[2]
    row = make.drafts(activity=make.activity_value(type="rakor"))[0]
    shown = text(browser("sekretaris"), english("article", row.article_id)).partition("<main")[2]
    assert "Accepted, it stands under:" in shown
