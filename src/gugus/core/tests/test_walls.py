"""Walls as rows: who stands behind one is keyed and sealed, and acts on a walled matter say which matter it is."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from gugus.core import audit, walls
from gugus.core.models import AuditEntry, Wall
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.tests.make_walls import behind
from gugus.core.viewer import Viewer, ViewerKind, system

pytestmark = pytest.mark.django_db
MATTER = ("intake.report", "5f0d4a1e-0000-4000-8000-00000000000a")
OTHER = ("casework.peristiwa", "5f0d4a1e-0000-4000-8000-00000000000b")
OFFICE = party(PartyKind.AGENCY, "5f0d4a1e-0000-4000-8000-00000000000c")
YOSEF = Viewer(ViewerKind.PERSON, id="y", parties=frozenset({OFFICE}))


def wall(who: str = OFFICE, matter: tuple[str, str] = MATTER) -> Wall:
    return walls.set_wall(
        matter, who, by=system("uji"), source=WallSource.REPORTER, reason="Disebut meminta uang."
    )


def test_a_copy_of_the_database_does_not_say_who_is_walled_off() -> None:
    row = wall()
    assert "0000000c" not in row.party
    assert b"0000000c" not in bytes(row.sealed_party)
    assert walls.party_of(row) == OFFICE


def test_a_party_is_keyed_once_and_a_name_like_all_others() -> None:
    assert walls.keyed(walls.keyed(OFFICE)) == walls.keyed(OFFICE) != walls.keyed("post:1")
    name = party(PartyKind.NAME, "0" * 32)
    assert "0" * 32 not in walls.keyed(name)


def test_a_wall_goes_by_what_a_form_sends_back() -> None:
    row = wall()
    assert wall(row.party).pk == row.pk
    assert walls.party_of(wall(row.party, OTHER)) == OFFICE


def test_whoever_has_a_party_asks_once_also_about_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    wall()
    with django_assert_num_queries(2):
        assert walls.hidden_among(YOSEF.parties, [MATTER, OTHER]) == {MATTER}
        assert walls.hidden_among(YOSEF.parties, []) == frozenset()


def test_many_walls_are_told_in_as_few_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [wall(f"post:{number}") for number in range(5)]
    with django_assert_num_queries(2, using="keys"):
        told = walls.told(rows)
    assert {each.party for each in told.values()} == {f"post:{number}" for number in range(5)}


def test_an_act_says_which_matter_it_was_about() -> None:
    row = wall()
    audit.record("wall.confirm", by=system("uji"), on=row)
    audit.record("person.search", by=system("uji"))
    audit.record("x", by=system("uji"), matter=OTHER[1])
    told = dict(AuditEntry.objects.values_list("action", "matter"))
    assert (told["wall.set"], told["person.search"], told["x"]) == (MATTER[1], "", OTHER[1])


def test_all_matters_behind_walls_are_known_to_the_night() -> None:
    behind(YOSEF, MATTER, OTHER)
    assert walls.walled_subjects() == {MATTER[1], OTHER[1]}
