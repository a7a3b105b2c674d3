"""Two who decide at one moment: all drafts are held first, in one order, with the participants of activities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.coordination import actions
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.desk.tests import make as desk
from gugus.intake.models import ArticleDraft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _held_first(act: Callable[[], Any]) -> str:
    """The statement that reads drafts before anything is written."""
    with CaptureQueriesContext(connection) as told:
        act()
    said = [each["sql"] for each in told.captured_queries]
    first_write = next(at for at, sql in enumerate(said) if sql.startswith(("INSERT", "UPDATE")))
    return next(sql for sql in said[:first_write] if '"intake_articledraft"' in sql)


def _is_lock(sql: str) -> bool:
    """Whether rows are read in the order of their ids, locked where the database has row locks."""
    ordered = sql.partition("ORDER BY ")[2].startswith(('"intake_articledraft"."id" ASC', "1 ASC"))
    return ordered and ("FOR UPDATE" in sql) == (connection.vendor == "postgresql")


def test_participants_are_held_with_their_activity() -> None:
    by, row = desk.ratna(), make.drafts()[0]
    sql = _held_first(lambda: actions.accept_draft(row, by=by))
    assert _is_lock(sql)
    assert "participants" in sql


def test_two_drafts_that_become_one_are_held_in_one_step() -> None:
    by, one, other = desk.ratna(), make.drafts()[0], make.drafts(text=make.TEXT + " ")[0]
    sql = _held_first(lambda: actions.accept_with(one, by=by, also=[other]))
    assert _is_lock(sql)
    assert all(str(each.pk).replace("-", "") in sql.replace("-", "") for each in (one, other))


def test_many_drafts_are_held_in_one_step() -> None:
    by, rows = desk.ratna(), [each for each in make.drafts() if each.kind in ("activity", "figure")]
    sql = _held_first(lambda: actions.accept_drafts(rows, by=by))
    assert all(str(each.pk).replace("-", "") in sql.replace("-", "") for each in rows)


def test_a_participant_loaded_before_its_activity_was_accepted_is_decided() -> None:
    by, rows = desk.ratna(), make.drafts()
    early = ArticleDraft.objects.get(pk=rows[1].pk)
    actions.accept_draft(rows[0], by=by)
    with pytest.raises(Denied, match="draft_decided"):
        actions.drop_draft(early, by=by)
