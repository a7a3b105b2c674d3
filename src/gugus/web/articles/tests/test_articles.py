"""From a pasted text to an activity with its source: what each browser sees and may do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.coordination.models import MeetingNote
from gugus.coordination.tests import make
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft
from gugus.outreach.models import Activity
from gugus.registry.models import QuotedFigure, Source
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.articles.tests.make import noted
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST = "/en/artikel/"
REASON = {"key": "article.place_organiser", "values": {"agency": "Dinas Contoh"}}


def _paste(client: Client, words: str = make.NEWS) -> Any:
    return client.post(LIST, {"text": words, "title": "", "publisher": "Harian Contoh"})


def _page(row: ArticleDraft) -> str:
    return english("article", row.article_id)


def _fields(client: Client, row: ArticleDraft, **changes: str) -> dict[str, str]:
    """What a browser sends when a draft's form is sent as it was shown, with some answers changed."""
    cards = client.get(_page(row)).context["page"].cards
    form = next(card.form for card in cards if card.pk == str(row.pk))
    shown = {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    return {**shown, **{form.add_prefix(name): value for name, value in changes.items()}, "do": "accept"}


def _decide(client: Client, row: ArticleDraft, sent: dict[str, str]) -> Any:
    return client.post(english("draft", row.article_id, row.pk), sent, follow=True)


def _accept(client: Client, row: ArticleDraft, **changes: str) -> Any:
    return _decide(client, row, _fields(client, row, **changes))


def test_paste_then_accept_makes_an_activity_with_source_and_span() -> None:
    client = browser("sekretaris")
    answer = _paste(client)
    assert answer.status_code == 302
    row = ArticleDraft.objects.get(kind="activity")
    assert b"Open the activity" in _accept(client, row).content
    made = Activity.objects.get()
    assert (made.online, made.onsite, made.held_on) == (400, 60, date(2026, 10, 5))
    assert made.source == Source.objects.get(kind="article")
    shown = text(client, english("activity", made.pk))
    assert f"#t{made.span_start}" in shown
    assert "Melati" not in shown


def test_the_same_text_twice_opens_the_same_drafts() -> None:
    client = browser("sekretaris")
    assert _paste(client)["Location"] == _paste(client, make.NEWS + "\n")["Location"]
    assert Source.objects.filter(kind="article").count() == 1


def test_without_a_text_the_form_says_what_is_missing() -> None:
    answer = _paste(browser("sekretaris"), "")
    assert answer.status_code == 200
    assert answer.context["page"].form.errors["text"]


@pytest.mark.parametrize(
    "words",
    [
        "The police held a meeting about trafficking in the town hall on Monday.",
        "Harga cabai rawit di Pasar Muka Cianjur naik pada Senin pagi. Pedagang menyebut pasokan berkurang.",
    ],
)
def test_a_text_that_gives_nothing_is_no_error_of_the_form(words: str) -> None:
    answer = _paste(browser("sekretaris"), words)
    page = answer.context["page"]
    assert (answer.status_code, page.form.errors, len(page.results)) == (200, {}, 1)
    assert page.results[0].said
    assert words in answer.content.decode()


def test_an_empty_shelf_says_how_it_fills() -> None:
    assert "No article has been read yet" in text(browser("sekretaris"), LIST)


def test_the_list_says_how_many_drafts_wait() -> None:
    client = browser("sekretaris")
    rows = make.drafts()
    assert "3 drafts wait" in text(client, LIST)
    for row in (rows[0], rows[4], rows[5]):
        _decide(client, row, {"do": "drop"})
    assert "0 drafts wait: 0 accepted, 3 dropped" in text(client, LIST)


def test_the_list_counts_what_the_page_shows() -> None:
    client, rows = browser("sekretaris"), noted()
    alone = {**rows[1].value, "of": "none"}
    ArticleDraft.objects.filter(pk=rows[1].pk).update(value=alone)
    shown = client.get(_page(rows[0])).context["page"]
    line = client.get(LIST).context["page"].lines.rows[0]
    assert (shown.count, len(shown.cards)) == (8, 8)
    assert (shown.waiting, line.line) == ("8 drafts wait for you.", "8 drafts wait")


def test_the_page_shows_text_marks_reasons_and_doubts() -> None:
    shown = text(browser("sekretaris"), _page(make.drafts()[0]))
    assert '<mark class="g-mark g-mark--activity" id="t0" data-of="1">' in shown
    assert "2020 or 2026. Proposed is 5 October 2026; please confirm." in shown
    assert "Online and onsite make 460 while 500 was quoted" in shown


def test_a_region_that_was_worked_out_is_to_be_confirmed() -> None:
    place = make.activity_value()["place"] | {"basis": "worked_out", "reason": REASON}  # type: ignore[operator]
    client, row = browser("sekretaris"), make.drafts(activity=make.activity_value(place=place))[0]
    card = client.get(_page(row)).context["page"].cards[0]
    assert any("Dinas Contoh" in each for each in card.doubts)
    assert not card.sure


def test_another_candidate_year_can_be_chosen() -> None:
    _accept(browser("sekretaris"), make.drafts()[0], day="2020-10-05")
    assert Activity.objects.get().held_on == date(2020, 10, 5)


def test_the_day_can_be_left_unknown_or_written() -> None:
    client = browser("sekretaris")
    _accept(client, make.drafts()[0], day="belum-diketahui")
    assert Activity.objects.get().held_on is None
    _accept(client, make.drafts(text=make.TEXT + " ")[0], day="tanggal-lain", another_day="6/10/2026")
    assert Activity.objects.filter(held_on=date(2026, 10, 6)).exists()


def test_an_unknown_region_must_be_chosen_before_anything_is_kept() -> None:
    row = make.drafts(activity=make.activity_value(place=None))[0]
    answer = _accept(browser("sekretaris"), row)
    assert b"Choose the region." in answer.content
    assert not Activity.objects.exists()


def test_ambiguous_places_are_choices() -> None:
    place = {"code": None, "name": "Cianjur", "candidates": [CIANJUR, f"{CIANJUR}.01"]}
    row = make.drafts(activity=make.activity_value(place=place))[0]
    client = browser("sekretaris")
    assert "Kecamatan Cianjur, Kabupaten Cianjur" in text(client, _page(row))
    _accept(client, row, region=f"{CIANJUR}.01")
    assert Activity.objects.get().region_id == f"{CIANJUR}.01"


def test_another_region_is_searched_by_name_without_script() -> None:
    client, row = browser("sekretaris"), make.drafts(activity=make.activity_value(place=None))[0]
    answer = _accept(client, row, region="lain", region_text="Sukaluyu")
    assert "Kecamatan Sukaluyu" in answer.content.decode()
    assert b"Choose one of the regions found" in answer.content
    code = next(each.form.fields["region"].choices[1][0] for each in answer.context["page"].cards[:1])
    _accept(client, row, region=code, region_text="Sukaluyu")
    assert Activity.objects.get().region_id == code


def test_a_region_that_no_name_finds_is_said() -> None:
    row = make.drafts(activity=make.activity_value(place=None))[0]
    answer = _accept(browser("sekretaris"), row, region="lain", region_text="Zzyzx")
    assert b"No region of that name" in answer.content


def test_a_region_elsewhere_is_refused_on_the_form() -> None:
    place = {"code": KARAWANG, "name": "Kabupaten Karawang", "candidates": []}
    answer = _accept(browser("sekretaris"), make.drafts(activity=make.activity_value(place=place))[0])
    assert answer.status_code == 200
    assert b"outside your area of work" in answer.content
    assert not Activity.objects.exists()


def test_a_thousand_written_with_a_dot_is_a_thousand() -> None:
    _accept(browser("sekretaris"), make.drafts()[0], online="1.000")
    assert Activity.objects.get().online == 1000


def test_a_figure_and_a_request_are_accepted_as_read() -> None:
    client, rows = browser("sekretaris"), make.drafts()
    shown = _accept(client, rows[4]).content.decode()
    figure = QuotedFigure.objects.get()
    assert (int(figure.number), figure.bound) == (30, "lower")
    assert f'id="angka-{figure.pk}"' in shown
    _accept(client, rows[5])
    note = MeetingNote.objects.get()
    assert f"#catatan-{note.pk}" in text(client, _page(rows[5]))


def test_dropping_keeps_the_words_of_the_article() -> None:
    client, row = browser("sekretaris"), make.drafts()[0]
    assert b"The draft is dropped" in _decide(client, row, {"do": "drop"}).content
    assert "Dinas Contoh menggelar" in text(client, _page(row))
    assert b"decided earlier" in _decide(client, row, {"do": "drop"}).content


def test_what_was_decided_in_another_window_is_not_decided_again() -> None:
    client, row = browser("sekretaris"), make.drafts()[0]
    sent = _fields(client, row)
    _decide(client, row, sent)
    assert b"decided already" in _decide(client, row, sent).content
    assert Activity.objects.count() == 1


def test_a_reader_sees_drafts_without_forms_and_may_not_decide() -> None:
    client, row = browser("penyidik", "lapangan"), make.drafts()[0]
    assert "Correct the draft" not in text(client, _page(row))
    assert "work of the secretariat" in text(client, LIST)
    assert client.post(english("draft", row.article_id, row.pk), {"do": "drop"}).status_code == 403
    assert _paste(client).status_code == 200
    assert not Source.objects.filter(title__startswith="Artikel: Sosialisasi").exists()


def test_another_kabupaten_finds_nothing() -> None:
    row, dewi = make.drafts()[0], browser("sekretaris", code=KARAWANG)
    assert dewi.get(_page(row)).status_code == 404
    assert dewi.post(english("draft", row.article_id, row.pk), {"do": "drop"}).status_code == 404
    assert "Artikel contoh" not in text(dewi, LIST)


def test_without_the_right_the_area_is_closed() -> None:
    assert browser("penyidik", "penyidik").get(LIST).status_code == 403


def test_a_draft_under_another_article_is_not_found() -> None:
    row, other = make.drafts()[0], make.drafts(text="lain")[0]
    client = browser("sekretaris")
    assert client.post(english("draft", other.article_id, row.pk), {"do": "drop"}).status_code == 404
    assert client.get(english("draft", row.article_id, row.pk)).status_code == 302


def test_the_pages_cost_the_same_with_more_rows() -> None:
    client, by = browser("sekretaris"), ratna()
    row = make.drafts(by=by)[0]
    for path in (LIST, _page(row)):
        client.get(path)
        with CaptureQueriesContext(connection) as one:
            client.get(path)
        make.drafts(by=by, text=f"lain {path}")
        ArticleDraft.objects.create(
            article=row.article, task_force=row.task_force, region=row.region, number=9, key=f"b{len(path)}",
            kind="figure", value=make.found()[4]["value"], spans=[make.span("500 peserta")],
        )  # fmt: skip
        with CaptureQueriesContext(connection) as two:
            client.get(path)
        assert len(two) == len(one), path
