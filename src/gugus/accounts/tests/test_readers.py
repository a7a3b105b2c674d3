"""Who may read is found with the same queries for one account as for five."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.accounts import reads
from gugus.accounts.models import Account
from gugus.accounts.reads.readers import Reader, readers
from gugus.accounts.tests import make
from gugus.core import walls
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.registry import reads as registry
from gugus.registry.tests.make import CIANJUR

pytestmark = pytest.mark.django_db
MATTER = ("intake.report", "7f0d4a1e-0000-4000-8000-000000000007")


def _listed() -> list[Reader]:
    return list(readers(CIANJUR, "report.read", now()))


def _queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def _five(role: str) -> list[Account]:
    """Four more accounts beside the first."""
    keys = ("ketua", "ketua", "sekretaris", "sekretaris")
    return [make.account(key, role, name=f"{role}.{key}.{each}") for each, key in enumerate(keys)]


def test_readers_cost_the_same_for_one_account_as_for_five() -> None:
    make.account("sekretaris", "triase")
    _listed()
    one = _queries(_listed)
    _five("triase")
    assert (len(_listed()), _queries(_listed)) == (5, one)


def test_a_reader_has_the_parties_of_its_viewer() -> None:
    row = make.account("sekretaris", "triase")
    (found,) = _listed()
    assert found.parties == make.viewer(row).parties
    assert registry.parties_of(row.appointment) < found.parties
    assert any(each.startswith("name:") for each in found.parties)


def test_those_told_beside_a_wall_cost_the_same_for_one_as_for_five() -> None:
    opener, first = make.account("penyidik", "penyidik"), make.account("sekretaris", "kustodian")
    away = party(PartyKind.POST, make.account("ketua", "kustodian").appointment.post_id)
    walls.set_wall(MATTER, away, by=system("uji"), source=WallSource.REPORTER, reason="Terlibat.")
    assert list(reads.reviewers(opener, MATTER)) == [first]
    one = _queries(lambda: reads.reviewers(opener, MATTER))
    _five("kustodian")
    assert len(reads.reviewers(opener, MATTER)) == 3
    assert _queries(lambda: reads.reviewers(opener, MATTER)) == one
