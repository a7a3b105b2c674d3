"""One event told by two outlets is proposed as one, keeps both sources and what differs, and can be parted."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.coordination import actions, reads, same_reads
from gugus.coordination.models import Meeting, MeetingTold
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake_actions
from gugus.intake import reads as intake
from gugus.intake.models import ArticleDraft
from gugus.intake.rules import DraftState
from gugus.outreach import reads as outreach
from gugus.outreach.models import Activity, ActivityTold
from gugus.outreach.telling import Difference, differences, kept_of
from gugus.registry import reads as registry
from gugus.registry.models import QuotedFigure
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _read(text: str) -> dict[str, ArticleDraft]:
    """The drafts of an article by kind, the first of each."""
    by = desk.ratna()
    read = actions.read_article(text, by=by, task_force=by.task_force, region=CIANJUR, today=make.TODAY)
    return {row.kind: row for row in reversed(intake.drafts(by, read.source))}


def _proposed(rows: dict[str, ArticleDraft], kind: str) -> tuple[same_reads.Proposal, ...]:
    by = desk.ratna()
    all_of_it = intake.drafts(by, rows[kind].article_id)
    return same_reads.proposals(by, all_of_it).get(str(rows[kind].pk), ())


def _accepted(kind: str = "activity", text: str = make.NEWS) -> Any:
    return actions.accept_draft(_read(text)[kind], by=desk.ratna())


def _joined() -> tuple[Activity, ArticleDraft]:
    made, row = _accepted(), _read(make.AGAIN)["activity"]
    actions.accept_as_same(row, by=desk.ratna(), kind=same_reads.ACTIVITY, pk=str(made.pk))
    return made, row


def test_an_event_that_was_accepted_is_proposed_with_reasons_and_what_differs() -> None:
    made = _accepted()
    (found,) = _proposed(_read(make.AGAIN), "activity")
    assert (found.kind, found.pk, found.day) == (same_reads.ACTIVITY, str(made.pk), made.held_on)
    assert {"same_day", "same_organiser"} <= {each.key.rpartition(".")[2] for each in found.reasons}
    assert found.differences == (Difference("online", 400, 425),)


def test_an_event_that_waits_from_another_article_is_proposed_too() -> None:
    first = _read(make.NEWS)
    (found,) = _proposed(_read(make.AGAIN), "activity")
    assert (found.waits, found.pk, found.source) == (
        True,
        str(first["activity"].pk),
        str(first["activity"].article_id),
    )


def test_taking_it_for_the_same_counts_once_and_keeps_both_sources() -> None:
    made, row = _joined()
    assert Activity.objects.count() == 1
    (told,) = outreach.tellings(made)
    assert (told.source_id, told.span_start) == (row.article_id, row.spans[0]["start"])
    made.refresh_from_db()
    assert (made.online, told.telling.heads.online) == (400, 425)
    assert differences(kept_of(made), told.telling) == (Difference("online", 400, 425),)


def test_the_draft_and_its_participants_are_decided_with_it() -> None:
    made, row = _joined()
    rows = ArticleDraft.objects.filter(article=row.article_id, kind__in=["activity", "participants"])
    assert {(each.state, each.joined, each.made_id) for each in rows} == {("accepted", True, str(made.pk))}
    assert AuditEntry.objects.get(action="draft.accept_as_same").note == "outreach.activity"


def test_not_the_same_after_all_lets_it_wait_again_and_says_that_it_was_parted() -> None:
    made, row = _joined()
    row.refresh_from_db()
    actions.not_the_same(row, by=desk.ratna())
    assert list(outreach.tellings(made)) == []
    rows = ArticleDraft.objects.filter(article=row.article_id, kind__in=["activity", "participants"])
    assert {(each.state, each.joined, each.made_id) for each in rows} == {("proposed", False, "")}
    again = _proposed({"activity": ArticleDraft.objects.get(pk=row.pk)}, "activity")
    assert [(each.pk, each.parted) for each in again] == [(str(made.pk), True)]
    actions.accept_draft(ArticleDraft.objects.get(pk=row.pk), by=desk.ratna())
    assert Activity.objects.count() == 2


def test_what_was_parted_can_be_joined_after_all() -> None:
    made, row = _joined()
    actions.not_the_same(row, by=desk.ratna())
    actions.accept_as_same(row, by=desk.ratna(), kind=same_reads.ACTIVITY, pk=str(made.pk))
    assert (len(outreach.tellings(made)), Activity.objects.count()) == (1, 1)


def test_what_was_parted_stands_after_what_was_not() -> None:
    made, row = _joined()
    actions.not_the_same(row, by=desk.ratna())
    other = _accepted(text=make.NEWS + "\nSelesai.")
    again = _proposed({"activity": ArticleDraft.objects.get(pk=row.pk)}, "activity")
    assert [(each.pk, each.parted) for each in again] == [(str(other.pk), False), (str(made.pk), True)]


def test_only_what_was_joined_can_be_parted() -> None:
    row = _read(make.NEWS)["activity"]
    with pytest.raises(Denied, match="draft_not_joined"):
        actions.not_the_same(row, by=desk.ratna())
    actions.accept_draft(row, by=desk.ratna())
    with pytest.raises(Denied, match="draft_not_joined"):
        actions.not_the_same(row, by=desk.ratna())


def test_two_waiting_drafts_are_accepted_as_one() -> None:
    first, second = _read(make.NEWS)["activity"], _read(make.AGAIN)["activity"]
    made = actions.accept_with(second, by=desk.ratna(), also=[first])
    assert (Activity.objects.count(), ActivityTold.objects.get().source_id) == (1, first.article_id)
    first.refresh_from_db()
    assert (first.state, first.joined, first.made_id) == (DraftState.ACCEPTED, True, str(made.pk))


def test_a_rakor_told_again_stays_one_meeting() -> None:
    rakor = make.NEWS.replace("sosialisasi pencegahan", "rapat koordinasi pencegahan")
    made = _accepted(text=rakor)
    assert isinstance(made, Meeting)
    again = _read(make.AGAIN.replace("sosialisasi pencegahan", "rapat koordinasi pencegahan"))
    (found,) = _proposed(again, "activity")
    actions.accept_as_same(again["activity"], by=desk.ratna(), kind=found.kind, pk=found.pk)
    assert (Meeting.objects.count(), MeetingTold.objects.count()) == (1, 1)
    assert [each.telling.heads.online for each in reads.tellings(made)] == [425]
    again["activity"].refresh_from_db()
    actions.not_the_same(again["activity"], by=desk.ratna())
    assert list(reads.tellings(made)) == []


def test_a_figure_told_again_keeps_both_sources() -> None:
    made, again = _accepted("figure"), _read(make.AGAIN)
    (found,) = _proposed(again, "figure")
    assert (found.kind, found.pk) == (same_reads.FIGURE, str(made.pk))
    actions.accept_as_same(again["figure"], by=desk.ratna(), kind=found.kind, pk=found.pk)
    (told,) = registry.figure_tellings([made])[str(made.pk)]
    assert (QuotedFigure.objects.count(), told.source_id) == (1, again["figure"].article_id)
    again["figure"].refresh_from_db()
    actions.not_the_same(again["figure"], by=desk.ratna())
    assert registry.figure_tellings([made]) == {}
    (found,) = _proposed({"figure": ArticleDraft.objects.get(pk=again["figure"].pk)}, "figure")
    assert (found.pk, found.parted) == (str(made.pk), True)


@pytest.mark.parametrize(
    "text",
    [
        make.AGAIN.replace("Senin (5/10/2026)", "Selasa (20/10/2026)"),
        make.AGAIN.replace("Aula Pancaniti", "SMAN 2 Cianjur").replace("Dinas Sosial", "Kejaksaan Negeri"),
    ],
)
def test_another_event_is_not_proposed(text: str) -> None:
    _accepted()
    assert _proposed(_read(text), "activity") == ()


@pytest.mark.parametrize("kind", ["registry.quotedfigure", "intake.articledraft", "outreach.activity"])
def test_what_is_of_another_kind_or_unknown_is_no_proposal(kind: str) -> None:
    row = _read(make.NEWS)["activity"]
    with pytest.raises(Denied, match="not_a_proposal"):
        actions.accept_as_same(row, by=desk.ratna(), kind=kind, pk=str(row.pk))
    with pytest.raises(Denied, match="not_a_proposal"):
        actions.accept_as_same(row, by=desk.ratna(), kind=kind, pk="bukan-id")


def test_an_article_tells_nothing_again_that_it_told_itself() -> None:
    by, row = desk.ratna(), _read(make.NEWS)["activity"]
    made = actions.accept_draft(row, by=by)
    second = {"id": "a99", "kind": "activity", "value": row.value, "spans": row.spans}
    (other,) = intake_actions.keep_drafts(
        [second], by=by, article=str(row.article_id), task_force=by.task_force, region=CIANJUR
    )
    assert same_reads.proposals(by, [other]) == {str(other.pk): ()}
    with pytest.raises(Denied, match="not_a_proposal"):
        actions.accept_as_same(other, by=by, kind=same_reads.ACTIVITY, pk=str(made.pk))


def test_another_office_neither_sees_nor_joins_it() -> None:
    made = _accepted()
    row = _read(make.AGAIN)["activity"]
    assert same_reads.proposals(desk.dewi(), [row]) == {str(row.pk): ()}
    with pytest.raises(Denied):
        actions.accept_as_same(row, by=desk.dewi(), kind=same_reads.ACTIVITY, pk=str(made.pk))


def test_the_number_of_queries_does_not_grow_with_articles() -> None:
    by = desk.ratna()
    _accepted()
    rows = intake.drafts(by, _read(make.AGAIN)["activity"].article_id)
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            same_reads.proposals(by, rows)
        counts.append(len(queries))
        _read(f"{make.NEWS} Laporan ke-{number}.")
        actions.accept_draft(_read(f"{make.NEWS} Kabar ke-{number}.")["activity"], by=by)
    assert counts[0] == counts[1] == counts[2] <= 11
