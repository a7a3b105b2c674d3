"""A database that is older than what was written beside it is noticed, and nothing is swept beside it."""

from __future__ import annotations

import pytest

from gugus.core import audit, checkpoints, standing
from gugus.core.models import AuditCheckpoint
from gugus.core.time import now
from gugus.core.viewer import system

pytestmark = pytest.mark.django_db


def _checkpoints(count: int) -> None:
    for _ in range(count):
        audit.record("report.read", by=system("uji"))
        assert checkpoints.take(now()) is not None


def test_an_office_as_it_should_be_is_not_behind() -> None:
    assert not standing.behind()
    _checkpoints(3)
    assert not standing.behind()


def test_a_database_that_lacks_checkpoints_of_the_file_is_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    _checkpoints(4)
    monkeypatch.setattr(checkpoints, "last", lambda: (1, now()))
    assert AuditCheckpoint.objects.count() == 4
    assert standing.behind()


def test_one_line_more_in_the_file_is_what_a_crash_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    _checkpoints(4)
    monkeypatch.setattr(checkpoints, "last", lambda: (3, now()))
    assert not standing.behind()
