"""A promise quoted from an article stands at the rakor of that article until a post takes it on."""

from __future__ import annotations

from uuid import UUID

import pytest

from gugus.coordination import actions, reads
from gugus.coordination.models import Commitment, Meeting
from gugus.coordination.tests import make
from gugus.coordination.tests.make import noted
from gugus.core.errors import Denied
from gugus.desk.tests.make import ratna
from gugus.intake.models import ArticleDraft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _rakor() -> tuple[Meeting, dict[str, ArticleDraft]]:
    rows = {row.key: row for row in noted()}
    made = actions.accept_draft(rows["a1"], by=ratna(), correction=actions.Correction(kind="rakor"))
    assert isinstance(made, Meeting)
    return made, rows


def _quoted() -> tuple[Meeting, UUID]:
    meeting, rows = _rakor()
    return meeting, actions.accept_draft(rows["n3"], by=ratna()).pk


def _say(meeting: Meeting, quoted: UUID, **changes: object) -> object:
    return actions.say_at_meeting(meeting, make.said(**changes), by=ratna(), today=make.TODAY, quoted=quoted)


def test_only_accepted_promises_of_its_own_article_stand_at_a_rakor() -> None:
    meeting, rows = _rakor()
    assert reads.promises_of(meeting) == []
    made = actions.accept_draft(rows["n3"], by=ratna())
    actions.accept_draft(rows["n1"], by=ratna())
    assert [each.pk for each in reads.promises_of(meeting)] == [made.pk]
    assert reads.promises_of(make.meeting()) == []


def test_a_post_takes_a_quoted_promise_on_once() -> None:
    meeting, quoted = _quoted()
    row = _say(meeting, quoted)
    assert isinstance(row, Commitment)
    assert row.quoted_id == quoted
    with pytest.raises(Denied, match="note_taken"):
        _say(meeting, quoted)


def test_without_an_owner_post_it_stays_a_quotation() -> None:
    meeting, quoted = _quoted()
    with pytest.raises(Denied, match="no_owner"):
        _say(meeting, quoted, owner="")
    assert not reads.notes_of(meeting)


def test_a_promise_of_another_article_is_refused() -> None:
    _meeting, quoted = _quoted()
    with pytest.raises(Denied, match="promise_withdrawn"):
        _say(make.meeting(), quoted)


def test_a_promise_that_a_post_took_on_is_not_taken_back() -> None:
    meeting, rows = _rakor()
    quoted = actions.accept_draft(rows["n3"], by=ratna()).pk
    _say(meeting, quoted)
    with pytest.raises(Denied, match="back_taken"):
        actions.take_back(rows["n3"], by=ratna(), why="Salah baca")
    assert [each.pk for each in reads.promises_of(meeting)] == [quoted]
