"""A decision about a draft is taken back with a reason while nothing rests on what it made."""

from __future__ import annotations

import pytest

from gugus.coordination import actions, reads
from gugus.coordination.models import Meeting, MeetingNote
from gugus.coordination.tests import make
from gugus.coordination.tests.make import noted
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft, ArticleExample
from gugus.intake.rules import DropReason
from gugus.outreach import reads as outreach
from gugus.outreach.models import Activity
from gugus.registry import reads as registry
from gugus.registry.models import QuotedFigure, QuotedStatement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
WHY = "Salah baca"


def _back(row: ArticleDraft, why: str = WHY) -> ArticleDraft:
    actions.take_back(row, by=ratna(), why=why)
    row.refresh_from_db()
    return row


def _rakor() -> list[ArticleDraft]:
    return make.drafts(activity=make.activity_value(type="rakor"))


def _acts() -> set[str]:
    return set(AuditEntry.objects.values_list("action", flat=True))


def test_an_accepted_activity_is_withdrawn_not_deleted_and_waits_again_with_its_people() -> None:
    rows = make.drafts()
    actions.accept_draft(rows[0], by=ratna(), correction=actions.Correction(venue="Aula Lain"))
    row = _back(rows[0])
    made = Activity.objects.get()
    assert made.withdrawn_at is not None
    assert outreach.activity(ratna(), made.pk) is None
    assert outreach.activities(ratna()) == []
    people = ArticleDraft.objects.filter(kind="participants").values_list("state", "made_id")
    assert (row.state, row.made_id, row.taken_back, "correction" in row.value) == ("proposed", "", WHY, False)
    assert set(people) == {("proposed", "")}
    assert not ArticleExample.objects.exists()
    assert {"draft.take_back", "activity.withdraw"} <= _acts()


def test_it_can_be_accepted_again() -> None:
    rows = make.drafts()
    actions.accept_draft(rows[0], by=ratna())
    actions.accept_draft(_back(rows[0]), by=ratna())
    assert Activity.objects.filter(withdrawn_at=None).count() == 1


def test_a_figure_and_a_statement_come_back_as_they_are_accepted_then() -> None:
    rows = {row.key: row for row in noted()}
    for key in ("a5", "n3"):
        actions.accept_draft(rows[key], by=ratna())
        _back(rows[key])
    source = rows["a5"].article_id
    assert (registry.figures(str(source)), registry.statements(ratna(), source)) == ([], [])
    actions.accept_draft(rows["a5"], by=ratna(), correction=actions.Correction(number=31))
    actions.accept_draft(rows["n3"], by=ratna(), correction=actions.Correction(owner="Dinas Lain"))
    assert [int(each.number) for each in registry.figures(str(source))] == [31]
    assert [each.owner for each in registry.statements(ratna(), source)] == ["Dinas Lain"]
    assert (QuotedFigure.objects.count(), QuotedStatement.objects.count()) == (1, 1)


def test_a_request_is_withdrawn_until_a_post_takes_it_on() -> None:
    rows = _rakor()
    meeting = actions.accept_draft(rows[0], by=ratna())
    note = actions.accept_draft(rows[5], by=ratna())
    assert isinstance(meeting, Meeting)
    assert isinstance(note, MeetingNote)
    _back(rows[5])
    assert reads.notes_of(meeting) == []
    again = actions.accept_draft(rows[5], by=ratna())
    assert isinstance(again, MeetingNote)
    actions.say_at_meeting(meeting, make.said(), by=ratna(), today=make.TODAY, note=again)
    with pytest.raises(Denied, match="back_taken"):
        _back(rows[5])


def test_a_rakor_that_was_used_stays_and_the_sentence_says_why() -> None:
    rows = _rakor()
    meeting = actions.accept_draft(rows[0], by=ratna())
    assert isinstance(meeting, Meeting)
    make.note(meeting)
    with pytest.raises(Denied, match="back_notes"):
        _back(rows[0])
    make.commitment(meeting)
    with pytest.raises(Denied, match="back_commitments"):
        _back(rows[0])
    actions.close_meeting(meeting, by=ratna())
    with pytest.raises(Denied, match="back_closed"):
        _back(rows[0])


def test_a_rakor_that_nobody_used_is_gone_from_every_list() -> None:
    rows = _rakor()
    meeting = actions.accept_draft(rows[0], by=ratna())
    assert isinstance(meeting, Meeting)
    _back(rows[0])
    assert (reads.meetings(ratna()), reads.meeting(ratna(), meeting.pk)) == ([], None)
    meeting.refresh_from_db()
    with pytest.raises(Denied, match="withdrawn"):
        make.commitment(meeting)


def test_what_another_article_was_joined_to_stays() -> None:
    one, two = make.drafts(), make.drafts(text="lain")
    made = actions.accept_draft(one[0], by=ratna())
    actions.accept_as_same(two[0], by=ratna(), kind="outreach.activity", pk=str(made.pk))
    with pytest.raises(Denied, match="told_again"):
        _back(one[0])
    with pytest.raises(Denied, match="draft_joined"):
        _back(two[0])


def test_a_dropped_activity_waits_again_with_those_dropped_with_it() -> None:
    rows = make.drafts()
    actions.drop_draft(rows[3], by=ratna())
    actions.drop_draft(rows[0], by=ratna(), reason=DropReason.NOT_NEEDED)
    row = _back(rows[0])
    states = {each.key: each.state for each in ArticleDraft.objects.filter(kind="participants")}
    assert (row.state, row.reason) == ("proposed", "")
    assert states == {"a2": "proposed", "a3": "proposed", "a4": "dropped"}
    assert _back(rows[3]).state == "proposed"
    assert not ArticleExample.objects.exists()


def test_people_of_a_decided_activity_go_with_it() -> None:
    rows = make.drafts()
    actions.drop_draft(rows[3], by=ratna())
    actions.accept_draft(rows[0], by=ratna())
    for row in (rows[3], ArticleDraft.objects.get(key="a2")):
        with pytest.raises(Denied, match="back_with_activity"):
            _back(row)


def test_a_reason_is_needed_and_only_decided_drafts_are_taken_back() -> None:
    row = make.draft("figure")
    with pytest.raises(Denied, match="draft_waits"):
        _back(row)
    actions.accept_draft(row, by=ratna())
    with pytest.raises(Denied, match="why_needed"):
        _back(row, "  ")


def test_an_article_named_after_its_activity_follows_its_correction_and_back() -> None:
    row = make.drafts()[0]
    title = "Artikel: Sosialisasi Dinas Contoh, Kabupaten Cianjur"
    type(row.article).objects.filter(pk=row.article_id).update(title=title)
    row.article.refresh_from_db()
    actions.accept_draft(row, by=ratna(), correction=actions.Correction(title="Pelatihan Dinas Contoh"))
    row.article.refresh_from_db()
    assert row.article.title == "Artikel: Pelatihan Dinas Contoh, Kabupaten Cianjur"
    _back(row)
    row.article.refresh_from_db()
    assert row.article.title == title
