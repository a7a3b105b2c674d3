"""Notes and conflicts on the page, accepting a group that nobody doubts, dropping with a reason, going on to the next."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gugus.core.models import AuditEntry
from gugus.intake.models import ArticleDraft
from gugus.registry.models import QuotedFigure, QuotedStatement
from gugus.registry.tests.make import KARAWANG
from gugus.web.articles.sheet import Sheet
from gugus.web.articles.tests import make
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _page(row: ArticleDraft) -> str:
    return english("article", row.article_id)


def _sheet(client: Client, row: ArticleDraft) -> Sheet:
    page: Sheet = client.get(_page(row)).context["page"]
    return page


def _group(client: Client, row: ArticleDraft, **sent: Any) -> Any:
    return client.post(english("drafts", row.article_id), sent)


def _named(rows: list[ArticleDraft], *keys: str) -> list[str]:
    return [str(row.pk) for row in rows if row.key in keys]


def test_notes_stand_in_folded_groups_by_kind() -> None:
    rows, client = make.noted(), browser("sekretaris")
    page = _sheet(client, rows[0])
    assert [(each.key, each.count, each.open) for each in page.notes] == [
        ("commitment", 1, False), ("claim", 2, False),
    ]  # fmt: skip
    assert "a rising trend, without its number" in text(client, _page(rows[0]))


def test_a_conflict_stands_on_both_figures_and_waits_for_nobody() -> None:
    rows, client = make.noted(), browser("sekretaris")
    page = _sheet(client, rows[0])
    cards = {each.key: each for each in page.cards}
    assert [each.others[0].sign for key in ("a5", "f2") for each in cards[key].against] == ["A7", "A5"]
    assert "n4" not in cards
    assert not cards["a5"].sure


def test_all_notes_are_accepted_in_one_step_and_each_is_a_decision() -> None:
    rows, client = make.noted(), browser("sekretaris")
    _group(client, rows[0], group="notes", do="accept", draft=_named(rows, "n1", "n2", "n3"))
    assert QuotedStatement.objects.count() == 3
    assert AuditEntry.objects.filter(action="draft.accepted").count() == 3


def test_only_what_the_form_named_is_accepted() -> None:
    rows, client = make.noted(), browser("sekretaris")
    _group(client, rows[0], group="claim", do="accept", draft=_named(rows, "n1", "n3"))
    assert [each.kind for each in QuotedStatement.objects.all()] == ["claim"]


def test_what_is_doubted_is_not_accepted_with_its_group() -> None:
    rows, client = make.noted(), browser("sekretaris")
    _group(client, rows[0], group="figure", do="accept", draft=_named(rows, "a5", "f2"))
    assert not QuotedFigure.objects.exists()


def test_notes_that_nobody_needs_are_dropped_together() -> None:
    rows, client = make.noted(), browser("sekretaris")
    _group(client, rows[0], group="notes", do="drop", draft=_named(rows, "n1", "n2", "n3"))
    found = ArticleDraft.objects.filter(key__startswith="n").exclude(key="n4").values_list("state", "reason")
    assert set(found) == {("dropped", "not_needed")}


def test_a_draft_is_dropped_with_its_reason_and_the_next_is_at_hand() -> None:
    rows, client = make.noted(), browser("sekretaris")
    row = next(each for each in rows if each.key == "a5")
    answer = client.post(english("draft", row.article_id, row.pk), {"do": "drop:wrong"})
    assert answer["Location"].endswith("#draf-7")
    row.refresh_from_db()
    assert (row.state, row.reason) == ("dropped", "wrong")
    assert "Read wrongly" in text(client, _page(row))


def test_after_the_last_draft_the_page_begins_anew() -> None:
    rows, client = make.noted(), browser("sekretaris")
    for key in ("a1", "a5", "a6", "f2", "n1", "n2", "n3"):
        row = next(each for each in rows if each.key == key)
        answer = client.post(english("draft", row.article_id, row.pk), {"do": "drop"})
    assert answer["Location"].endswith("#draf-judul")
    assert "All drafts of this article are decided." in text(client, _page(rows[0]))


def test_a_note_is_corrected_before_it_is_kept() -> None:
    rows, client = make.noted(), browser("sekretaris")
    row = next(each for each in rows if each.key == "n3")
    card = next(each for each in _sheet(client, row).cards if each.key == "n3")
    assert card.form is not None
    assert list(card.form.fields) == ["what", "owner", "due"]
    sent = {
        "do": "accept",
        "d10-what": "menambah anggaran kunjungan",
        "d10-owner": "Dinas Contoh",
        "d10-due": "",
    }
    client.post(card.action, sent)
    kept = QuotedStatement.objects.get()
    assert (kept.what, kept.owner, kept.due) == ("menambah anggaran kunjungan", "Dinas Contoh", "")


def test_corrections_and_drops_are_listed_as_examples() -> None:
    rows, client = make.noted(), browser("sekretaris")
    assert "No correction yet" in text(client, english("examples"))
    row = next(each for each in rows if each.key == "f2")
    sent = {"do": "accept", "d7-number": "29", "d7-bound": "exact", "d7-unit": "kasus"}
    client.post(english("draft", row.article_id, row.pk), sent)
    other = next(each for each in rows if each.key == "a6")
    client.post(english("draft", other.article_id, other.pk), {"do": "drop:not_about"})
    assert "2 corrections kept as examples" in text(client, make.LIST)
    shown = text(client, english("examples"))
    assert "29" in shown
    assert "dropped: Not about our work" in shown


def test_a_group_of_another_kabupaten_does_not_exist() -> None:
    rows, dewi = make.noted(), browser("sekretaris", code=KARAWANG)
    assert _group(dewi, rows[0], group="notes", do="drop", draft=_named(rows, "n1")).status_code == 404
    assert "corrections kept" not in text(dewi, make.LIST)


def test_a_reader_without_the_right_to_decide_changes_nothing() -> None:
    rows, reader = make.noted(), browser("penyidik", "lapangan")
    assert _group(reader, rows[0], group="notes", do="accept", draft=_named(rows, "n1")).status_code == 403
    assert not QuotedStatement.objects.exists()


def test_the_list_shows_what_waits_first_and_by_itself() -> None:
    rows, client = make.noted(), browser("sekretaris")
    make.paste(client)
    _group(client, rows[0], group="notes", do="drop", draft=_named(rows, "n1", "n2", "n3"))
    for key in ("a1", "a5", "a6", "f2"):
        row = next(each for each in rows if each.key == key)
        client.post(english("draft", row.article_id, row.pk), {"do": "drop"})
    lines = client.get(make.LIST).context["page"].lines.rows
    assert [each.waits for each in lines] == [True, False]
    for shown, count in (("menunggu", 1), ("selesai", 1), ("apa", 2)):
        assert len(client.get(f"{make.LIST}?tampil={shown}").context["page"].lines.rows) == count
