"""Walls are a condition of the query: ids and texts, no list that grows, nothing hidden that is no matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core import audit, walls
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry, Wall
from gugus.core.reads import beyond_walls
from gugus.core.rules import PartyKind, party
from gugus.core.tests.make_walls import behind
from gugus.core.viewer import Viewer, ViewerKind, system

pytestmark = pytest.mark.django_db
SITI = Viewer(ViewerKind.PERSON, id="siti")
REPORT = "intake.report"


def told_of(matter: str) -> str:
    audit.record("report.read", by=system("uji"), matter=matter)
    return matter


def seen(viewer: Viewer) -> set[str]:
    rows = beyond_walls(AuditEntry.objects.filter(action="report.read"), viewer)
    return set(rows.values_list("matter", flat=True))


def test_a_text_that_is_no_id_hides_nothing_and_stops_nothing() -> None:
    hidden, shown = told_of(str(new_id())), told_of("32.03")
    assert seen(behind(SITI, (REPORT, hidden))) == {shown}
    assert seen(SITI) == {hidden, shown}


def test_a_wall_around_another_kind_of_matter_with_the_same_id_counts_where_it_is_declared() -> None:
    matter = str(new_id())
    rows = Wall.objects.filter(subject=matter)
    viewer = behind(SITI, ("casework.perkara", matter))
    assert not beyond_walls(rows, viewer).exists()
    assert rows.exists()


def test_the_query_does_not_grow_with_the_walls() -> None:
    viewer, asked = behind(SITI, (REPORT, str(new_id()))), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as found:
            seen(viewer)
        asked.append([len(each["sql"]) for each in found.captured_queries])
        behind(viewer, *((REPORT, str(new_id())) for _ in range(30)))
    assert asked[0] == asked[1]
    assert len(asked[0]) == 1


def test_a_lifted_wall_hides_nothing() -> None:
    matter = told_of(str(new_id()))
    viewer = behind(SITI, (REPORT, matter))
    Wall.objects.update(state="lifted", lifted_by="a", lifted_at="2026-11-21T02:00:00Z")
    assert seen(viewer) == {matter}


def test_what_is_hidden_among_some_matters_is_asked_once() -> None:
    one, other, no_id = (REPORT, str(new_id())), (REPORT, str(new_id())), ("desk.dutyroster", "32.03")
    viewer = behind(SITI, one)
    with CaptureQueriesContext(connection) as found:
        assert walls.hidden_among(viewer.parties, [one, other, no_id]) == {one}
    assert len(found) == 1
    assert walls.hidden_among([], [one]) == walls.hidden_among(viewer.parties, [no_id]) == frozenset()


def test_a_wall_stands_for_its_own_party_only() -> None:
    matter = told_of(str(new_id()))
    behind(SITI, (REPORT, matter))
    assert seen(replace(SITI, parties=frozenset({party(PartyKind.ACCOUNT, "lain")}))) == {matter}
