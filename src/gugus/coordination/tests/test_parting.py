"""What was joined is taken apart again: nothing of the join stays, and nothing that rests on it is lost."""

from __future__ import annotations

import pytest

from gugus.coordination import actions, reads
from gugus.coordination.actions import Correction
from gugus.coordination.models import Meeting
from gugus.coordination.tests import make
from gugus.coordination.tests.make import noted
from gugus.core.errors import Denied
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft, ArticleExample
from gugus.outreach.models import Activity
from gugus.registry.models import FigureTold, QuotedFigure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
ACTIVITY, MEETING, FIGURE = "outreach.activity", "coordination.meeting", "registry.quotedfigure"


def _join(row: ArticleDraft, kind: str, made: Activity | Meeting | QuotedFigure, **changes: object) -> None:
    fix = Correction(**changes) if changes else None  # type: ignore[arg-type]
    actions.accept_as_same(row, by=ratna(), kind=kind, pk=str(made.pk), correction=fix)
    row.refresh_from_db()


def _part(row: ArticleDraft) -> None:
    actions.not_the_same(row, by=ratna())
    row.refresh_from_db()


def _typed_rakor_with_promise() -> tuple[Meeting, dict[str, ArticleDraft]]:
    meeting, rows = make.meeting(), {row.key: row for row in noted()}
    _join(rows["a1"], MEETING, meeting)
    return meeting, rows


def test_a_correction_of_a_join_goes_with_it() -> None:
    one, two = make.drafts(), make.drafts(text="lain")
    made = actions.accept_draft(one[0], by=ratna())
    assert isinstance(made, Activity)
    _join(two[0], ACTIVITY, made, venue="Aula Lain")
    assert ArticleExample.objects.exists()
    _part(two[0])
    assert "correction" not in two[0].value
    assert not ArticleExample.objects.exists()


def test_a_figure_joined_again_tells_its_new_number() -> None:
    one, two = make.draft("figure"), make.draft("figure", text="lain")
    made = actions.accept_draft(one, by=ratna())
    assert isinstance(made, QuotedFigure)
    _join(two, FIGURE, made, number=30)
    _part(two)
    _join(two, FIGURE, made, number=31)
    assert [int(told.number) for told in FigureTold.objects.filter(withdrawn_at=None)] == [31]


def test_a_promise_of_a_joined_article_stands_at_a_rakor_that_was_typed() -> None:
    meeting, rows = _typed_rakor_with_promise()
    quoted = actions.accept_draft(rows["n3"], by=ratna())
    assert [each.pk for each in reads.promises_of(meeting)] == [quoted.pk]


def test_an_article_is_not_taken_apart_once_a_post_took_its_promise_on() -> None:
    meeting, rows = _typed_rakor_with_promise()
    quoted = actions.accept_draft(rows["n3"], by=ratna())
    actions.say_at_meeting(meeting, make.said(), by=ratna(), today=make.TODAY, quoted=quoted.pk)
    with pytest.raises(Denied, match="back_taken"):
        _part(rows["a1"])


@pytest.mark.parametrize("why", ["\u200b\u200b\u200b\u200b", " \n\t ", "\u202e\u202e\u202e"])
def test_a_reason_of_unseen_signs_is_none(why: str) -> None:
    row = make.drafts()[0]
    actions.accept_draft(row, by=ratna())
    with pytest.raises(Denied, match="why_needed"):
        actions.take_back(row, by=ratna(), why=why)


def test_a_reason_is_kept_as_one_line() -> None:
    row = make.drafts()[0]
    actions.accept_draft(row, by=ratna())
    actions.take_back(row, by=ratna(), why="Salah\nbaca\u202e ini")
    row.refresh_from_db()
    assert row.taken_back == "Salah baca ini"
