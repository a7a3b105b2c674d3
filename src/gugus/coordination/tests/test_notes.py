"""Notes of an article are kept beside its drafts, and become quoted statements; conflicts only show."""

from __future__ import annotations

from typing import Any

import pytest

from gugus.coordination import actions, readings
from gugus.coordination.actions import ArticleRead, Correction
from gugus.coordination.models import Commitment, MeetingNote
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake import article_reads
from gugus.intake.models import ArticleDraft, ArticleExample
from gugus.intake.rules import DraftState, DropReason
from gugus.outreach.rules import Heads
from gugus.registry.models import QuotedStatement, Source
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PAGE = "https://kabar.contoh/tppo"


def _read(text: str = make.NOTES_ONLY, **rest: Any) -> ArticleRead:
    by = desk.ratna()
    return actions.read_article(
        text, by=by, task_force=by.task_force, region=CIANJUR, today=make.TODAY, **rest
    )


def _note(kind: str) -> ArticleDraft:
    return ArticleDraft.objects.select_related("article").get(article=_read().source, kind=kind)


def _conflict() -> ArticleDraft:
    first = make.drafts()[0]
    value = {"conflict": "figures_differ", "of": ["a5", "a6"]}
    found = [{"id": "n1", "kind": "conflict", "value": value, "spans": first.spans}]
    source = Source.objects.create(kind="article", title="Lain", text=make.TEXT)
    by = desk.ratna()
    return intake.keep_drafts(found, by=by, article=str(source.pk), task_force=by.task_force, region=CIANJUR)[
        0
    ]


def test_an_article_that_gives_only_notes_is_kept() -> None:
    read = _read()
    assert (read.problem, read.known) == (None, False)
    kinds = set(ArticleDraft.objects.filter(article=read.source).values_list("kind", flat=True))
    assert kinds >= {"commitment", "advice", "factor"}


def test_notes_wait_like_every_other_draft() -> None:
    read = _read()
    row = article_reads.articles(desk.ratna())[0]
    assert row.waiting == ArticleDraft.objects.filter(article=read.source, state="proposed").count() > 2


def test_a_promise_read_in_an_article_stays_a_quotation() -> None:
    row = _note("commitment")
    made = actions.accept_draft(row, by=desk.ratna())
    assert isinstance(made, QuotedStatement)
    assert (made.kind, made.owner, made.due) == (
        "commitment",
        "Dinas Sosial Kabupaten Cianjur",
        "mulai Juli 2027",
    )
    assert make.NOTES_ONLY[made.span_start : made.span_end] == made.quote
    assert not Commitment.objects.exists()
    assert not MeetingNote.objects.exists()


def test_advice_keeps_its_post_and_agency() -> None:
    made = actions.accept_draft(_note("advice"), by=desk.ratna())
    assert isinstance(made, QuotedStatement)
    assert made.post == "Kapolres Cianjur"
    assert made.what.startswith("mengimbau warga")
    assert str(made.region_id) == CIANJUR


def test_a_corrected_statement_leaves_an_example_and_its_own_reading() -> None:
    row = _note("advice")
    made = actions.accept_draft(
        row, by=desk.ratna(), correction=Correction(post="Kasat Reskrim", what="Agar waspada")
    )
    assert isinstance(made, QuotedStatement)
    assert (made.post, made.what) == ("Kasat Reskrim", "Agar waspada")
    examples = ArticleExample.objects.order_by("field").values_list("field", "read", "corrected")
    assert next(iter(examples)) == ("post", "Kapolres Cianjur", "Kasat Reskrim")
    assert len(examples) == 2


def test_a_statement_cannot_be_emptied() -> None:
    row = _note("factor")
    with pytest.raises(Denied, match="not_a_statement"):
        actions.accept_draft(row, by=desk.ratna(), correction=Correction(what=" "))
    row.refresh_from_db()
    assert row.state == DraftState.PROPOSED


def test_a_conflict_never_waits_and_is_not_decided() -> None:
    row = _conflict()
    assert row.state == DraftState.SHOWN
    assert readings.conflict(row.value).of == ("a5", "a6")
    for decide in (actions.accept_draft, actions.drop_draft):
        with pytest.raises(Denied, match="draft_only_shown"):
            decide(row, by=desk.ratna())
    counted = {each.source: each.waiting for each in article_reads.articles(desk.ratna())}
    assert counted[row.article_id] == 0


def test_all_waiting_notes_are_dropped_or_accepted_at_once_and_nothing_else() -> None:
    by, read = desk.ratna(), _read()
    rows = list(ArticleDraft.objects.filter(article=read.source))
    actions.drop_draft(rows[0], by=by)
    count = actions.accept_notes(rows[:2], by=by)
    assert (count, actions.drop_notes(rows, by=by, reason=DropReason.NOT_NEEDED)) == (1, len(rows) - 2)
    assert actions.drop_notes(make.drafts(by=by), by=by) == 0


def test_why_a_draft_was_dropped_stays_with_its_example() -> None:
    row = _note("factor")
    actions.drop_draft(row, by=desk.ratna(), reason=DropReason.WRONG)
    row.refresh_from_db()
    shown = ArticleExample.objects.get(draft=row)
    assert (row.reason, shown.reason, shown.outcome, shown.corrected) == ("wrong", "wrong", "dropped", None)
    assert shown.read["what"] == "faktor ekonomi"


def test_a_corrected_activity_leaves_an_example_for_each_field() -> None:
    by = desk.ratna()
    row = make.draft("activity", by=by)
    fix = Correction(venue="Pendopo", heads=Heads(400, 75, 500), agencies=("Kejari Contoh", "Dinas Lain"))
    actions.accept_draft(row, by=by, correction=fix)
    found = ArticleExample.objects.order_by("field").values_list("field", "read", "corrected")
    assert list(found) == [
        ("agencies", ["Kejari Contoh"], ["Kejari Contoh", "Dinas Lain"]), ("onsite", 60, 75),
        ("venue", "Aula Contoh", "Pendopo"),
    ]  # fmt: skip


def test_a_draft_accepted_as_read_leaves_no_example() -> None:
    actions.accept_draft(make.draft("activity"), by=desk.ratna())
    assert not ArticleExample.objects.exists()


def test_the_address_is_kept_and_another_text_there_is_a_later_version() -> None:
    first, second = _read(make.NEWS, url=PAGE), _read(make.AGAIN, url=f"{PAGE}?utm_source=x")
    assert (first.earlier, second.earlier) == ("", first.source)
    assert Source.objects.get(pk=second.source).url == PAGE
    by = desk.ratna()
    before = article_reads.other_versions(by, Source.objects.get(pk=second.source).pk)
    assert [(str(each.source), each.is_later) for each in before] == [(first.source, False)]
    after = article_reads.other_versions(by, Source.objects.get(pk=first.source).pk)
    assert [(str(each.source), each.is_later) for each in after] == [(second.source, True)]
    assert article_reads.other_versions(desk.dewi(), Source.objects.get(pk=first.source).pk) == ()


def test_the_same_text_again_says_so_and_may_bring_its_address() -> None:
    first, again = _read(make.NEWS), _read(make.NEWS, url=PAGE)
    assert (again.known, again.source) == (True, first.source)
    assert Source.objects.get(pk=first.source).url == PAGE


def test_a_bad_address_keeps_nothing() -> None:
    with pytest.raises(Denied, match="bad_address"):
        _read(url="javascript:alert(1)")
    assert not Source.objects.filter(kind="article").exists()


def test_a_printed_publishing_day_is_the_articles() -> None:
    read = _read(f"Senin, 12 Oktober 2026 | 10:15 WIB\n\n{make.NEWS}")
    assert str(Source.objects.get(pk=read.source).published_on) == "2026-10-12"
